/// Prints messages with the line they are about and a caret under the words.
public struct DiagnosticRenderer: Sendable {
  private let utf8: [UInt8]
  private let lineStarts: [Int]

  /// Creates a renderer for the messages of one text.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public init(text: String) {
    self.init(utf8: Array(text.utf8))
  }

  /// Creates a renderer for the messages of one file's bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(utf8: [UInt8]) {
    self.utf8 = utf8
    var starts = [0]
    for (offset, byte) in utf8.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Returns the line and column of a place, both from 1; columns count Unicode scalars.
  public func position(ofUTF8Offset offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), utf8.count)
    let line = lineIndex(of: offset)
    let column = utf8[lineStarts[line]..<offset].count { $0 & 0xC0 != 0x80 }
    return (line + 1, column + 1)
  }

  /// Returns the message as a compiler would print it: summary, place, line, caret and hint.
  public func render(_ diagnostic: Diagnostic) -> String {
    var lines = ["\(diagnostic.severity.rawValue): \(diagnostic.explanation.summary)"]
    if let range = diagnostic.utf8Range {
      let (line, column) = position(ofUTF8Offset: range.lowerBound)
      lines.append(" --> \(diagnostic.file.map { "\($0):" } ?? "")\(line):\(column)")
      lines += excerpt(of: range, line: line - 1)
    } else if let file = diagnostic.file {
      lines.append(" --> \(file)")
    }
    if let remedy = diagnostic.explanation.remedy { lines.append("hint: \(remedy)") }
    return lines.joined(separator: "\n")
  }

  private func excerpt(of range: Range<Int>, line: Int) -> [String] {
    let start = lineStarts[line]
    let end = lineStarts.indices.contains(line + 1) ? lineStarts[line + 1] - 1 : utf8.count
    guard end - start <= 400 else { return [] }
    let text = printable(utf8[start..<max(start, end)])
    let lower = min(max(range.lowerBound, start), end)
    let before = printable(utf8[start..<lower]).unicodeScalars.count
    let upper = min(max(range.upperBound, lower), end)
    let width = max(1, printable(utf8[lower..<upper]).unicodeScalars.count)
    return [
      "  | \(text)",
      "  | \(String(repeating: " ", count: before))\(String(repeating: "^", count: width))",
    ]
  }

  /// The bytes as text that cannot move a terminal's cursor: control characters become `·`.
  private func printable(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      scalars.append(isControl ? "·" : scalar)
    }
    return String(scalars)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
