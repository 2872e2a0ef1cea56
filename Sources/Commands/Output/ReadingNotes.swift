import Diagnostics
import SourceTexts
import Testimony

/// Prints what was noticed while a source's file was read.
enum ReadingNotes {
  /// How many messages of one kind are printed; a file of loose notes would fill the screen with them.
  private static let most = 12

  /// Prints messages with their lines, the first of each kind, and how many more there are.
  ///
  /// - Parameters:
  ///   - diagnostics: The messages.
  ///   - bytes: The file.
  ///   - text: The text that was read from it, which says how the bytes were decoded.
  static func write(_ diagnostics: [Diagnostic], of bytes: [UInt8], text: SourceText?) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(utf8: decoded(bytes, as: text?.original))
    var counts: [String: Int] = [:]
    for diagnostic in diagnostics {
      counts[diagnostic.code, default: 0] += 1
      if counts[diagnostic.code, default: 0] <= most { Console.error(renderer.render(diagnostic)) }
    }
    for (code, count) in counts.sorted(by: { $0.key < $1.key }) where count > most {
      Console.error("… and \(count - most) more of this kind (\(code))")
    }
  }

  /// The bytes in which the places of messages count: the file's own, or those of its text in UTF-8.
  private static func decoded(_ bytes: [UInt8], as original: SourceText.Original?) -> [UInt8] {
    guard let original, original.textByteCount != nil, original.converter == nil,
      let encoding = TextEncoding(rawValue: original.encoding), encoding != .utf8,
      let decoded = try? DecodedText(decoding: bytes, as: encoding, fileName: original.fileName)
    else { return bytes }
    return decoded.utf8
  }
}
