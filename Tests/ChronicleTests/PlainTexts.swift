import Crypto
import Diagnostics
import Interchange
import Testimony

@testable import Chronicle

/// A plain reading of texts for tests: form feeds end pages, blank lines paragraphs, `[1] …` at the start of a paragraph is a note.
enum PlainTexts {
  static let reader = TextReader { request in
    guard let text = String(validating: request.bytes, as: UTF8.self) else { throw NotText() }
    return read(text, request)
  }

  struct NotText: Error, CustomStringConvertible {
    let description = "it is not UTF-8"
  }

  static func read(_ bytes: [UInt8], _ name: String, _ source: Source.ID, _ number: Int) -> SourceText {
    read(
      String(decoding: bytes, as: UTF8.self),
      TextRequest(bytes: bytes, fileName: name, source: source, number: number))
  }

  private static func read(_ text: String, _ request: TextRequest) -> SourceText {
    let checksum = Checksum.hexadecimal(request.bytes)
    let scalars = Array(text.unicodeScalars)
    var structure = TextStructure()
    var start = 0
    func range(_ lower: Int, _ upper: Int) -> Range<ScalarOffset> {
      ScalarOffset(lower)..<ScalarOffset(upper)
    }
    if scalars.contains("\u{C}") {
      for (place, scalar) in scalars.enumerated() where scalar == "\u{C}" || place == scalars.count - 1 {
        structure.pages.append(.init(label: "\(structure.pages.count + 1)", range: range(start, place + 1)))
        start = place + 1
      }
    }
    start = 0
    var place = 0
    while place <= scalars.count {
      let isEnd = place == scalars.count
      if isEnd || (scalars[place] == "\n" && place + 1 < scalars.count && scalars[place + 1] == "\n") {
        if place > start {
          let isNote = scalars[start] == "["
          if isNote {
            structure.notes.append(
              .init(label: String(Character(scalars[start + 1])), call: nil, body: range(start, place)))
          }
          structure.blocks.append(.init(isNote ? .note : .paragraph, range: range(start, place)))
        }
        start = place + 2
        place += 1
      }
      place += 1
    }
    return SourceText(
      id: Identifier(Checksum.hexadecimal(Array("\(checksum) \(request.source) \(request.number)".utf8))),
      source: request.source,
      number: request.number,
      original: .init(
        fileName: request.fileName, mediaType: request.mediaType ?? "text/plain",
        encoding: request.encoding ?? "UTF-8",
        checksum: checksum, byteCount: request.bytes.count),
      text: text, structure: structure,
      map: OffsetMap(runs: [
        .init(text: 0, utf8Offset: 0, scalarCount: scalars.count, byteCount: request.bytes.count)
      ]))
  }
}

/// Reads a chronicle whose texts are given beside it.
func read(_ chronicle: String, texts: [String: String] = ["texts/notes.md": notes]) -> ChronicleReading {
  ChronicleReader(texts: PlainTexts.reader).read(Array(chronicle.utf8), name: "inquiry.chronicle") {
    texts[$0].map { Array($0.utf8) }
  }
}

/// Prints the messages of a reading as the command line would.
func messages(_ chronicle: String, texts: [String: String] = ["texts/notes.md": notes]) -> String {
  let renderer = DiagnosticRenderer(text: chronicle)
  return read(chronicle, texts: texts).diagnostics.map { renderer.render($0) }.joined(separator: "\n")
}

func printed(_ inquiry: Inquiry, _ originals: [SourceText.ID: [UInt8]]) -> FormatWriting {
  ChronicleWriter(texts: PlainTexts.reader).write(inquiry) { originals[$0.id] }
}

/// The text of the tests.
let notes = """
  He was fifteen when the household fell apart. Serge writes that they
  came for him a second time in 1933.

  The river at Orenburg was his next address. He was released; he was let go.
  \u{C}
  « une poignée, pas davantage » said Kalinin of the arrests. He was ill.

  [1] The physician remembered it otherwise.

  """
