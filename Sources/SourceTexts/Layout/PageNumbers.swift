/// Finds the paragraphs that are nothing but the number of a page.
///
/// A number standing alone is taken for a page's when at least three of them rise through the text, each
/// by no more than four; a single number may be anything. Between them a page's length of text must stand, and
/// before the first no more than its number of pages: the figures of a table or of an appendix are no pages.
struct PageNumbers {
  private let labels: [Int: String]

  /// - Parameters:
  ///   - paragraphs: The text of each block, `nil` for those that cannot be a number.
  ///   - places: Where each block begins, in bytes.
  init(_ paragraphs: [String?], places: [Int]) {
    var best: [(index: Int, number: Int)] = []
    var run: [(index: Int, number: Int)] = []
    for (index, text) in paragraphs.enumerated() {
      guard let number = text.flatMap(Self.number) else { continue }
      if let last = run.last, !(last.number + 1...last.number + 4).contains(number) {
        if run.count > best.count { best = run }
        run = []
      }
      run.append((index, number))
    }
    if run.count > best.count { best = run }
    labels =
      best.count < 3 || !Self.arePages(best, places)
      ? [:] : Dictionary(uniqueKeysWithValues: best.map { ($0.index, String($0.number)) })
  }

  /// Whether numbers stand as far apart as those of pages do.
  private static func arePages(_ run: [(index: Int, number: Int)], _ places: [Int]) -> Bool {
    guard let first = run.first, let last = run.last, last.number > first.number else { return false }
    let page = (places[last.index] - places[first.index]) / (last.number - first.number)
    return (40...20_000).contains(page)
      && places[first.index] <= (first.number + 2) * max(page, 1_500) * 3 + 60_000
  }

  func label(at index: Int) -> String? { labels[index] }

  private static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 16 else { return nil }
    let core = text.unicodeScalars.filter { !" -–—[](){}.*_".unicodeScalars.contains($0) }
    let digits = core.first == "p" ? core.dropFirst() : core[...]
    guard (1...4).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return Int(String(String.UnicodeScalarView(digits)))
  }
}
