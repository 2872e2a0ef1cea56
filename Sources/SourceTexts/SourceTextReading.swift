public import Diagnostics
public import Testimony

/// What reading a file gives: stable text, its structure, and the way back to the bytes.
public struct SourceTextReading: Sendable {
  /// The text, with notes at its end.
  public var text: String
  /// Its pages, blocks, notes and spans.
  public var structure: TextStructure
  /// The way back to the original.
  public var map: OffsetMap
  /// How the bytes were decoded.
  public var encoding: TextEncoding
  /// The media type it was read as.
  public var mediaType: String
  /// What the file says of itself: title, author, date, language …, in the order given.
  public var metadata: [Metadatum]
  /// How many bytes the UTF-8 has in which the map counts, where that is not the file's own bytes.
  public var textByteCount: Int?
  /// The program that converted the file, where one did.
  public var converter: String?
  /// What was noticed: calls without notes, notes without calls, an encoding that was guessed.
  public var diagnostics: [Diagnostic]

  /// A piece of information that a file gives of itself.
  public struct Metadatum: Hashable, Sendable {
    /// What it is, in the file's own word.
    public var key: String
    /// What it says.
    public var value: String
  }
}

/// A way of reading files of one kind.
public struct SourceTextFormat: Sendable {
  /// The media type, such as `text/markdown`.
  public let mediaType: String
  /// The endings of file names, without the dot.
  public let fileExtensions: [String]
  /// Reads a file's bytes; the encoding is `nil` where it is to be found out.
  let read:
    @Sendable ([UInt8], TextEncoding?, _ fileName: String) throws(SourceTextError) -> SourceTextReading

  /// Creates a way of reading files that are not text as they stand.
  public init(
    mediaType: String, fileExtensions: [String],
    readBytes:
      @escaping @Sendable ([UInt8], TextEncoding?, _ fileName: String) throws(SourceTextError) ->
      SourceTextReading
  ) {
    self.mediaType = mediaType
    self.fileExtensions = fileExtensions
    read = readBytes
  }

  /// Creates a way of reading text; an encoding that was guessed is said in the reading's diagnostics.
  ///
  /// - Parameters:
  ///   - mediaType: The media type.
  ///   - fileExtensions: The endings of file names, without the dot.
  ///   - mayGuess: Whether a file that is not in the encoding it declares may be read in another.
  ///   - declared: The encoding a file itself declares; by default files declare none.
  ///   - read: Reads the decoded text.
  public init(
    mediaType: String, fileExtensions: [String], mayGuess: Bool = true,
    declared: @escaping @Sendable ([UInt8], _ fileName: String) throws(SourceTextError) -> TextEncoding? = {
      _, _ in nil
    },
    read: @escaping @Sendable (DecodedText, _ fileName: String) throws(SourceTextError) -> SourceTextReading
  ) {
    self.init(mediaType: mediaType, fileExtensions: fileExtensions) {
      (bytes, encoding, fileName) throws(SourceTextError) in
      let said = encoding == nil ? try declared(bytes, fileName) : nil
      let decoded = try DecodedText(
        decoding: bytes, as: encoding, declared: said, mayGuess: mayGuess, fileName: fileName)
      var reading = try read(decoded, fileName)
      if decoded.encoding != .utf8 { reading.textByteCount = decoded.utf8.count }
      if let finding = Self.diagnostic(of: decoded, fileName) { reading.diagnostics.insert(finding, at: 0) }
      return reading
    }
  }

  /// What is said of an encoding that was neither told nor marked nor followed as declared.
  private static func diagnostic(of decoded: DecodedText, _ fileName: String) -> Diagnostic? {
    let used = decoded.encoding.rawValue
    let remedy = "look at accented letters, and name the encoding with --encoding if they are wrong"
    return switch decoded.finding {
    case .certain: nil
    case .guessed:
      Diagnostic(
        .warning, code: "text.encoding-guessed",
        Explanation(
          "the file is not UTF-8 and was read as \(used), for which its bytes speak", remedy: remedy),
        file: fileName)
    case .refuted(let declared):
      Diagnostic(
        .warning, code: "text.encoding-refuted",
        Explanation(
          "the file declares \(declared.rawValue), which its bytes refute, and was read as \(used)",
          remedy: remedy),
        file: fileName)
    }
  }

  /// Markdown: CommonMark with footnotes.
  public static let markdown = SourceTextFormat(
    mediaType: "text/markdown", fileExtensions: ["md", "markdown"]
  ) { decoded, _ throws(SourceTextError) in MarkdownTextReader(decoded).read() }

  /// Plain text, as typed or scanned.
  public static let plain = SourceTextFormat(mediaType: "text/plain", fileExtensions: ["txt", "text"]) {
    decoded, _ throws(SourceTextError) in PlainTextReader(decoded).read()
  }

  /// HTML, as Project Gutenberg, Wikisource and publishers have it.
  public static let html = SourceTextFormat(
    mediaType: "text/html", fileExtensions: ["html", "htm", "xhtml"],
    declared: { bytes, _ in DecodedText.declaredByHTML(in: bytes) }
  ) {
    (decoded, fileName) throws(SourceTextError) in
    var reader = HTMLTextReader(decoded, fileName: fileName)
    return try reader.read()
  }

  /// TEI P5.
  public static let tei = SourceTextFormat(
    mediaType: "application/tei+xml", fileExtensions: ["xml", "tei"], mayGuess: false,
    declared: { (bytes, fileName) throws(SourceTextError) in
      try DecodedText.declaredByXML(in: bytes, fileName: fileName)
    }
  ) {
    (decoded, fileName) throws(SourceTextError) in
    var reader = TEITextReader(decoded, fileName: fileName)
    return try reader.read()
  }
  /// EPUB: the documents of its spine, one after another.
  public static let epub = SourceTextFormat(mediaType: "application/epub+zip", fileExtensions: ["epub"]) {
    (bytes, _, fileName) throws(SourceTextError) in try EPUBTextReader.read(bytes, fileName: fileName)
  }
}

/// Reads the files of sources into stable text.
public struct SourceTextReader: Sendable {
  /// The formats it knows, in the order in which they are asked.
  public let formats: [SourceTextFormat]
  /// The largest file it reads, in bytes: by default some forty thousand printed pages, which a laptop can hold with
  /// all that is derived from them.
  public let sizeLimitInBytes: Int

  /// Creates a reader of these formats.
  public init(
    formats: [SourceTextFormat] = [.markdown, .plain, .html, .tei, .epub], sizeLimitInBytes: Int = 128 << 20
  ) {
    self.formats = formats
    self.sizeLimitInBytes = sizeLimitInBytes
  }

  /// Reads a file's bytes.
  ///
  /// - Parameters:
  ///   - bytes: The file, whole.
  ///   - fileName: Its name; the ending chooses the format, plain text where none fits.
  ///   - encoding: How its bytes are to be decoded; `nil` to find out.
  /// - Returns: The text, its structure and its map.
  /// - Throws: ``SourceTextError`` for files that are too large or are no text.
  /// - Complexity: O(*n*) in the number of bytes.
  public func read(
    _ bytes: [UInt8], fileName: String, encoding: TextEncoding? = nil
  ) throws(SourceTextError) -> SourceTextReading {
    guard bytes.count <= sizeLimitInBytes else {
      throw SourceTextError(.tooLarge(bytes: bytes.count, limit: sizeLimitInBytes), fileName: fileName)
    }
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let format = formats.first { $0.fileExtensions.contains(ending) } ?? .plain
    return try format.read(bytes, encoding, fileName)
  }
}
