import Markup

/// Finds the emphasis of plain text: `_italics_` and `=bold=`, as the transcribers of Project Gutenberg write it.
///
/// After Distributed Proofreaders' “Formatting Guidelines”. A mark opens before a word and closes behind one, both in
/// one paragraph, so that *snake_case*, `____` to be filled in and a lone underscore stay what they are.
struct PlainEmphasis {
  /// Whether `=` marks bold words in this text, rather than standing for itself.
  private let readsBold: Bool
  private let utf8: [UInt8]

  private static let underscore: UInt8 = 0x5F
  private static let equals: UInt8 = 0x3D

  /// Prepares for a text.
  ///
  /// - Parameters:
  ///   - utf8: The text.
  ///   - isTranscribed: Whether it is known to be a transcription; else three pairs of `=` have to show it.
  init(utf8: [UInt8], isTranscribed: Bool) {
    self.utf8 = utf8
    readsBold = isTranscribed || Self.hasPairsOfEquals(utf8)
  }

  private static func hasPairsOfEquals(_ utf8: [UInt8]) -> Bool {
    let emphasis = PlainEmphasis(utf8: utf8)
    var pairs = 0
    var position = 0
    while pairs < 3, let start = utf8[position...].firstIndex(of: equals) {
      guard emphasis.canOpen(start),
        let end = utf8[(start + 1)...].prefix(2_000).firstIndex(where: { $0 == equals || $0 == 0x0A }),
        utf8[end] == equals, emphasis.canClose(end)
      else {
        position = start + 1
        continue
      }
      pairs += 1
      position = end + 1
    }
    return pairs >= 3
  }

  private init(utf8: [UInt8]) {
    self.utf8 = utf8
    readsBold = true
  }

  /// Takes the marks out of a paragraph's content and puts the beginnings and ends of emphasis in their places.
  ///
  /// - Complexity: O(*n*) in the bytes of the paragraph.
  func applied(to content: [InlineContent]) -> [InlineContent] {
    var marks: [Int: InlineContent] = [:]
    for (mark, style) in [(Self.underscore, InlineContent.Style.emphasis), (Self.equals, .strong)]
    where mark == Self.underscore || readsBold {
      var opened: Int?
      for case .text(let range) in content {
        for position in range where utf8[position] == mark {
          if let start = opened, canClose(position), position > start + 1 {
            marks[start] = .begin(style)
            marks[position] = .end(style)
            opened = nil
          } else if canOpen(position) {
            opened = position
          }
        }
      }
    }
    guard !marks.isEmpty else { return content }
    return content.flatMap { inline -> [InlineContent] in
      guard case .text(let range) = inline else { return [inline] }
      var parts: [InlineContent] = []
      var start = range.lowerBound
      for position in range {
        guard let mark = marks[position] else { continue }
        if start < position { parts.append(.text(start..<position)) }
        parts.append(mark)
        start = position + 1
      }
      if start < range.upperBound { parts.append(.text(start..<range.upperBound)) }
      return parts
    }
  }

  /// Whether a mark stands before a word and behind none.
  private func canOpen(_ position: Int) -> Bool {
    guard let next = scalar(at: position + 1), !next.properties.isWhitespace, next != scalar(at: position)
    else { return false }
    return !isOfWord(scalar(before: position))
  }

  /// Whether a mark stands behind a word and before none.
  private func canClose(_ position: Int) -> Bool {
    guard let last = scalar(before: position), !last.properties.isWhitespace, last != scalar(at: position)
    else { return false }
    return !isOfWord(scalar(at: position + 1))
  }

  private func isOfWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
      || scalar == "="
  }

  private func scalar(at position: Int) -> Unicode.Scalar? {
    String(decoding: utf8[min(position, utf8.count)..<min(position + 4, utf8.count)], as: UTF8.self)
      .unicodeScalars.first
  }

  private func scalar(before position: Int) -> Unicode.Scalar? {
    guard position > 0 else { return nil }
    var start = position - 1
    while start > 0, start > position - 4, utf8[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: utf8[start..<position], as: UTF8.self).unicodeScalars.last
  }
}
