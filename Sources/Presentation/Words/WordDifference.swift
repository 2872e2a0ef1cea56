/// How one wording differs from another, word by word.
package struct WordDifference: Hashable, Sendable {
  /// A stretch of words.
  package enum Stretch: Hashable, Sendable {
    /// In both.
    case same(String)
    /// In the first only.
    case gone(String)
    /// In the second only.
    case new(String)
  }

  /// The stretches, in order.
  package private(set) var stretches: [Stretch] = []

  /// The most words on either side that are compared one by one; longer wordings are told whole.
  private static let limit = 600

  /// Compares two wordings by a longest common run of words (Hunt and Szymanski describe the problem, 1977).
  ///
  /// - Complexity: O(*n* · *m*) in the words that the wordings do not begin and end with in common.
  package init(from old: String, to new: String) {
    let (left, right) = (WordDifference.words(of: old), WordDifference.words(of: new))
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var end = 0
    while end < left.count - start, end < right.count - start,
      left[left.count - 1 - end] == right[right.count - 1 - end]
    { end += 1 }
    add(left[..<start], Stretch.same)
    let (a, b) = (Array(left[start..<(left.count - end)]), Array(right[start..<(right.count - end)]))
    if a.count > Self.limit || b.count > Self.limit {
      add(a[...], Stretch.gone)
      add(b[...], Stretch.new)
    } else {
      compare(a, b)
    }
    add(left[(left.count - end)...], Stretch.same)
  }

  private mutating func compare(_ a: [Substring], _ b: [Substring]) {
    var longest = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        longest[i][j] = a[i] == b[j] ? longest[i + 1][j + 1] + 1 : max(longest[i + 1][j], longest[i][j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i] == b[j] {
        add(a[i...i], Stretch.same)
        (i, j) = (i + 1, j + 1)
      } else if j == b.count || (i < a.count && longest[i + 1][j] >= longest[i][j + 1]) {
        add(a[i...i], Stretch.gone)
        i += 1
      } else {
        add(b[j...j], Stretch.new)
        j += 1
      }
    }
  }

  private mutating func add(_ words: ArraySlice<Substring>, _ make: (String) -> Stretch) {
    let text = words.joined()
    guard !text.isEmpty else { return }
    switch (stretches.last, make(text)) {
    case (.same(let before)?, .same): stretches[stretches.count - 1] = .same(before + text)
    case (.gone(let before)?, .gone): stretches[stretches.count - 1] = .gone(before + text)
    case (.new(let before)?, .new): stretches[stretches.count - 1] = .new(before + text)
    case (_, let stretch): stretches.append(stretch)
    }
  }

  /// Words, each with the white space behind it.
  private static func words(of text: String) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index].isWhitespace, next == text.endIndex || !text[next].isWhitespace {
        words.append(text[start..<next])
        start = next
      }
      index = next
    }
    if start < text.endIndex { words.append(text[start...]) }
    return words
  }

  /// The difference as markup: what is gone and what is new, each in its own way.
  package func html() -> HTML {
    HTML.joined(
      stretches.map { stretch in
        switch stretch {
        case .same(let text): HTML(text: text)
        case .gone(let text): Tag.del(text: text)
        case .new(let text): Tag.ins(text: text)
        }
      })
  }
}
