import SourceTexts

/// Reads files of a kind through another program, where that is installed.
package struct TextConverter: Sendable {
  /// The program.
  package var program: String
  /// How to get it, for the message where it is missing.
  package var advice: String
  /// The endings of the files it reads, with their media types.
  package var mediaTypes: [String: String]
  /// The ending of what it writes, which chooses the reader.
  package var outputEnding: String
  /// What it may use up.
  var limits: ProgramRun.Limits
  /// Its arguments.
  var arguments: @Sendable (_ ending: String, _ input: String, _ output: String) -> [String]

  /// Where the program is looked for.
  var folders: [String] = ProgramRun.folders

  /// Word processors' files through pandoc, as HTML; nothing else is opened, and its heap is bounded.
  package static let pandoc = TextConverter(
    program: "pandoc", advice: "install pandoc (apt install pandoc, brew install pandoc, or pandoc.org)",
    mediaTypes: [
      "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "odt": "application/vnd.oasis.opendocument.text", "rtf": "application/rtf",
    ], outputEnding: "html",
    // The address space of a Haskell program says nothing of the memory it uses; its own option does.
    limits: ProgramRun.Limits(addressSpace: nil),
    arguments: { ending, input, output in
      [
        "+RTS", "-M1g", "-RTS", "--sandbox", "--from", ending, "--to", "html", "--wrap=none", "--output",
        output, input,
      ]
    })

  /// PDF through pdftotext, as plain text with a form feed at the end of each page.
  package static let pdftotext = TextConverter(
    program: "pdftotext",
    advice: "install pdftotext (apt install poppler-utils, brew install poppler)",
    mediaTypes: ["pdf": "application/pdf"], outputEnding: "txt", limits: ProgramRun.Limits(),
    arguments: { _, input, output in ["-enc", "UTF-8", "-eol", "unix", input, output] })

  /// The programs that are asked.
  package static let builtIn = [pandoc, pdftotext]

  /// Whether the program is installed.
  package var isInstalled: Bool { ProgramRun.path(of: program, in: folders) != nil }

  /// Reads a file.
  ///
  /// - Returns: The reading of what the program writes; its places are counted in that, and it says so.
  /// - Throws: ``ConversionError``, or `SourceTextError` for what the program wrote.
  func read(_ bytes: [UInt8], fileName: String, with reader: SourceTextReader) throws -> SourceTextReading {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let path = ProgramRun.path(of: program, in: folders) else {
      throw ConversionError(.missing(program: program, advice: advice), fileName: fileName)
    }
    guard bytes.count <= reader.sizeLimitInBytes else {
      throw SourceTextError(.tooLarge(bytes: bytes.count, limit: reader.sizeLimitInBytes), fileName: fileName)
    }
    let output: [UInt8]
    do {
      output = try ProgramRun.run(path, on: bytes, ending: ending, limits: limits) { input, output in
        arguments(ending, input, output)
      }
    } catch let failure as ProgramRun.Failure {
      throw ConversionError(.init(failure, program: program), fileName: fileName)
    }
    var reading = try reader.read(output, fileName: "\(fileName).\(outputEnding)")
    guard reading.text.contains(where: { !$0.isWhitespace }) else {
      throw SourceTextError(.empty, fileName: fileName)
    }
    reading.mediaType = mediaTypes[ending] ?? reading.mediaType
    reading.textByteCount = output.count
    reading.converter = program
    return reading
  }
}
