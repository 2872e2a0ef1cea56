/// Finds the lines at the head and foot of pages that are no part of the text: running titles and page numbers.
///
/// A line is a running title when the first or last lines of at least three pages, a tenth of them or more, are the
/// same but for their numbers; a number beside one or alone is that of the page.
struct RunningHeads {
  /// The lines to leave out, by where they begin in the original.
  private(set) var lines: Set<Int> = []
  /// The number printed on each page, where there is one.
  private(set) var labels: [String?]

  /// The longest line that can be a running title, in scalars.
  private static let longest = 90

  /// - Parameter pages: The first and the last line of each page, where it begins and its words.
  init(_ pages: [[(start: Int, words: String)]]) {
    labels = [String?](repeating: nil, count: pages.count)
    var counts: [String: Set<Int>] = [:]
    for (page, lines) in pages.enumerated() {
      for line in lines where line.words.unicodeScalars.count <= Self.longest {
        counts[Self.key(line.words), default: []].insert(page)
      }
    }
    let least = max(3, pages.count / 10)
    for (page, lines) in pages.enumerated() {
      for line in lines where line.words.unicodeScalars.count <= Self.longest {
        guard counts[Self.key(line.words), default: []].count >= least else { continue }
        self.lines.insert(line.start)
        if labels[page] == nil { labels[page] = Self.number(in: line.words) }
      }
    }
    // Numbers that do not rise from page to page are of something else.
    let numbers = labels.compactMap { $0.flatMap { Int($0) } }
    if zip(numbers, numbers.dropFirst()).contains(where: { $0 >= $1 }) {
      labels = [String?](repeating: nil, count: pages.count)
    }
  }

  /// What is the same on all pages: the letters, without numbers; nothing for a line that is only a number.
  private static func key(_ words: String) -> String {
    let parts = words.lowercased().split(whereSeparator: \.isWhitespace).filter { part in
      !part.allSatisfy { $0.isNumber || "-–—.[]()|".contains($0) }
    }
    return parts.isEmpty && number(in: words) == nil ? words : parts.joined(separator: " ")
  }

  /// A number at either end of a line.
  private static func number(in words: String) -> String? {
    let parts = words.split(whereSeparator: \.isWhitespace).map { $0.filter { !"-–—.[]()|".contains($0) } }
      .filter { !$0.isEmpty }
    for part in [parts.first, parts.last].compactMap(\.self) {
      if (1...4).contains(part.count), part.allSatisfy({ $0.isASCII && $0.isNumber }) { return String(part) }
    }
    return nil
  }
}
