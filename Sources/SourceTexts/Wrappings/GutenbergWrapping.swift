import Diagnostics

/// What Project Gutenberg puts around a text: the header, the transcribers' line and the licence.
///
/// It is known by its own words, not by its place: the lines `*** START OF THE PROJECT GUTENBERG EBOOK …` and
/// `*** END OF …` of every form since 1991, and the “small print” that the oldest files end their header with. It is
/// no part of what the source says, so it is left out of the text; the bytes stay in the original, and what the header
/// says of the book is read.
struct GutenbergWrapping {
  /// The stretches that are left out, in order.
  private(set) var ranges: [Range<Int>] = []
  /// What the header says of the book, as ``SourceTextReading`` names it, with `released` for the day of the
  /// electronic text and `library` and `number` for where it comes from.
  private(set) var metadata: [SourceTextReading.Metadatum] = []
  private let utf8: [UInt8]

  /// The longest header or licence; text that is longer is the source's own, whatever stands before or after it.
  private static let longest = 64 << 10
  /// The most texts of Project Gutenberg that one file holds.
  private static let mostVolumes = 200

  /// Looks for a wrapping.
  ///
  /// - Parameters:
  ///   - utf8: The document.
  ///   - isMarkup: Whether it is HTML, whose tags are taken out of what the header says.
  /// - Complexity: O(*n*) in the number of bytes.
  init(in utf8: [UInt8], isMarkup: Bool = false) {
    self.utf8 = utf8
    let marks = marks()
    guard !marks.isEmpty else { return }
    var outside: Int? =
      if case .start(let range, _)? = marks.first, range.upperBound <= Self.longest { 0 } else { nil }
    var nextStarts = [Int](repeating: utf8.count, count: marks.count)
    for index in marks.indices.dropLast().reversed() {
      if case .start(let range, _) = marks[index + 1] {
        nextStarts[index] = range.lowerBound
      } else {
        nextStarts[index] = nextStarts[index + 1]
      }
    }
    for (index, mark) in marks.enumerated() {
      switch mark {
      case .start(let range, let isSmallPrint):
        // A small print may follow the line that says the text starts.
        let from =
          outside
          ?? (isSmallPrint
            ? ranges.last.flatMap { range.lowerBound - $0.upperBound < 20_000 ? $0.lowerBound : nil } : nil)
        guard let from, range.upperBound - from <= Self.longest else { continue }
        if outside == nil { ranges.removeLast() }
        ranges.append(from..<credits(after: range.upperBound))
        outside = nil
      case .end(let place):
        guard outside == nil else { continue }
        if nextStarts[index] - place <= Self.longest { outside = place }
      }
    }
    // A file of nothing but such lines is no library's.
    guard ranges.count <= Self.mostVolumes else {
      ranges = []
      return
    }
    if let outside { ranges.append(outside..<utf8.count) }
    if let header = ranges.first, header.lowerBound == 0 {
      metadata = GutenbergHeader(utf8[header], isMarkup: isMarkup).metadata
    }
  }

  /// One note for each stretch that was left out.
  var diagnostics: [Diagnostic] {
    ranges.map { range in
      Diagnostic(
        .note, code: "text.wrapping",
        Explanation(
          range.lowerBound == 0
            ? "Project Gutenberg’s header is no part of the text and was left out"
            : "Project Gutenberg’s licence is no part of the text and was left out"), utf8Range: range)
    }
  }

  // MARK: Marks

  private enum Mark {
    /// The text begins behind this, which may be the small print of old files.
    case start(Range<Int>, isSmallPrint: Bool)
    /// The text ends before this.
    case end(Int)
  }

  private static let starts = [
    "START OF THE PROJECT GUTENBERG", "START OF THIS PROJECT GUTENBERG", "START OF PROJECT GUTENBERG",
  ]
  private static let ends = [
    "END OF THE PROJECT GUTENBERG", "END OF THIS PROJECT GUTENBERG", "END OF PROJECT GUTENBERG",
  ]

  /// The lines that say where the text begins or ends, in order.
  private func marks() -> [Mark] {
    var found: [Mark] = []
    let words = (gutenberg: Array("GUTENBERG".utf8), print: Array("SMALL PRINT".utf8))
    for position in utf8.indices where utf8[position] & 0xDF == 0x47 || utf8[position] & 0xDF == 0x53 {
      if stands(words.gutenberg, at: position) {
        guard let start = lineStart(before: position) else { continue }
        let line = folded(start..<position + words.gutenberg.count)
        if Self.starts.contains(where: line.hasPrefix) {
          found.append(.start(start..<endOfMark(from: position), isSmallPrint: false))
        } else if Self.ends.contains(where: line.hasPrefix) {
          found.append(.end(start))
        }
      } else if stands(words.print, at: position) {
        // `*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*`
        guard let start = lineStart(before: position), utf8[start] == 0x2A,
          folded(start..<position).hasPrefix("END")
        else { continue }
        let end = utf8[position...].firstIndex(of: 0x0A) ?? utf8.count
        found.append(.start(start..<end, isSmallPrint: true))
      }
    }
    // The small print is Gutenberg’s only where Gutenberg is named before it.
    return namesGutenberg(found) ? found : []
  }

  private func namesGutenberg(_ marks: [Mark]) -> Bool {
    let isNamed = marks.contains { if case .start(_, isSmallPrint: true) = $0 { false } else { true } }
    return isNamed
      || String(decoding: utf8.prefix(4_000), as: UTF8.self).lowercased().contains("project gutenberg")
  }

  private func stands(_ word: [UInt8], at position: Int) -> Bool {
    position + word.count <= utf8.count
      && word.indices.allSatisfy { index in
        let byte = utf8[position + index]
        return (byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte) == word[index]
      }
  }

  /// Where the line begins, or the words behind a tag; `nil` where that is far away, as no mark’s is.
  private func lineStart(before position: Int) -> Int? {
    var start = position
    while start > 0, utf8[start - 1] != 0x0A, utf8[start - 1] != 0x0D, utf8[start - 1] != 0x3E {
      guard position - start < 60 else { return nil }
      start -= 1
    }
    return start
  }

  /// Words in capitals without asterisks, one blank between them.
  private func folded(_ range: Range<Int>) -> String {
    String(decoding: utf8[range], as: UTF8.self).uppercased().split { !$0.isLetter && $0 != "'" }.joined(
      separator: " ")
  }

  /// The end of a mark, behind its closing asterisks, which a long title may bring to the next line.
  private func endOfMark(from position: Int) -> Int {
    let line = utf8[position...].firstIndex(of: 0x0A) ?? utf8.count
    let reach = min(utf8.count, position + 600)
    var index = position
    while index + 2 < reach {
      if utf8[index] == 0x2A, utf8[index + 1] == 0x2A, utf8[index + 2] == 0x2A {
        return utf8[index...].firstIndex { $0 != 0x2A } ?? utf8.count
      }
      index += 1
    }
    return line
  }

  private static let creditWords = [
    "produced by", "e-text prepared by", "etext prepared by", "this etext was p", "this e-text was p",
    "this ebook was p", "transcribed from", "transcribed by", "digitized by", "credits:",
  ]

  /// The end of the transcribers' line where one follows, else the place itself.
  private func credits(after place: Int) -> Int {
    var start = place
    while start < utf8.count {
      if utf8[start] <= 0x20 || utf8[start] == 0x2A {
        start += 1
      } else if utf8[start] == 0x3C, let end = utf8[start...].prefix(400).firstIndex(of: 0x3E) {
        start = end + 1
      } else {
        break
      }
    }
    let words = String(decoding: utf8[start..<min(utf8.count, start + 40)], as: UTF8.self).lowercased()
    guard Self.creditWords.contains(where: words.hasPrefix) else { return place }
    var end = start
    var lineEnds = 0
    while end < utf8.count, end - start < 4_000 {
      if utf8[end] == 0x0A { lineEnds += 1 } else if utf8[end] > 0x20 { lineEnds = 0 }
      if lineEnds == 2 { return end }
      if ["</p", "</pre", "</div"].contains(where: { utf8[end...].starts(with: $0.utf8) }) { return end }
      end += 1
    }
    return end - start < 4_000 ? end : place
  }
}
