import Algorithms

/// Where a text names people and places, by tokens.
struct MentionMap {
  /// A mention with the record it is of.
  struct Placed: Hashable {
    /// The tokens.
    let tokens: Range<Int>
    /// The index among the reading's people or places.
    let index: Int
  }

  /// The mentions, in order.
  let placed: [Placed]
  private let byStart: [Int: Int]
  private let byEnd: [Int: Int]

  /// Leads mentions back to tokens.
  ///
  /// - Parameters:
  ///   - mentions: Ranges in Unicode scalars with their index, in order.
  ///   - text: The text.
  /// - Complexity: O(*n* + *m*) for *n* tokens and *m* mentions.
  init(_ mentions: [(range: Range<Int>, index: Int)], in text: TokenizedText) {
    var placed: [Placed] = []
    var token = 0
    for mention in mentions {
      while token < text.tokens.count, Int(text.tokens[token].scalarStart) < mention.range.lowerBound {
        token += 1
      }
      var end = token
      while end < text.tokens.count, Int(text.tokens[end].scalarEnd) <= mention.range.upperBound { end += 1 }
      if end > token { placed.append(Placed(tokens: token..<end, index: mention.index)) }
    }
    self.placed = placed
    byStart = Dictionary(
      placed.indices.map { (placed[$0].tokens.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
    byEnd = Dictionary(
      placed.indices.map { (placed[$0].tokens.upperBound, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The mention that begins at a token.
  func starting(at token: Int) -> Placed? { byStart[token].map { placed[$0] } }

  /// The mention that ends before a token.
  func ending(at token: Int) -> Placed? { byEnd[token].map { placed[$0] } }

  /// The mentions inside a range of tokens, in order.
  func inside(_ range: Range<Int>) -> ArraySlice<Placed> {
    let first = partition { $0.tokens.lowerBound >= range.lowerBound }
    var last = first
    while last < placed.count, placed[last].tokens.upperBound <= range.upperBound { last += 1 }
    return placed[first..<last]
  }

  /// The last mentions before a token, the nearest last.
  func before(_ token: Int, most count: Int) -> ArraySlice<Placed> {
    let end = partition { $0.tokens.upperBound > token }
    return placed[max(0, end - count)..<end]
  }

  private func partition(by isAfter: (Placed) -> Bool) -> Int {
    placed.partitioningIndex(where: isAfter)
  }
}
