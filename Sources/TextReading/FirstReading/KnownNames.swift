/// The names an inquiry knows already, and what its editor said about them; they go before what is guessed.
package struct KnownNames: Sendable, Hashable {
  /// Somebody or something with its names.
  package struct Entry: Sendable, Hashable {
    /// What it is.
    package enum Kind: String, Sendable, Hashable {
      case person, place, group, work
    }

    /// What the caller knows it by, such as an identifier or a slug; proposals carry it back.
    package var key: String
    /// What it is.
    package var kind: Kind
    /// Its names, the main one first; every one is looked for as written, whatever its case.
    package var names: [String]

    /// Creates an entry.
    package init(key: String, kind: Kind, names: [String]) {
      self.key = key
      self.kind = kind
      self.names = names
    }
  }

  /// The entries.
  package var entries: [Entry]
  /// Pairs of names that the editor says are two people's; their merge is not proposed again.
  package var rejectedMerges: [(String, String)] {
    get { rejected.map { ($0.first, $0.second) } }
    set { rejected = newValue.map { Pair(first: $0.0, second: $0.1) } }
  }

  private struct Pair: Sendable, Hashable {
    var first: String
    var second: String
  }
  private var rejected: [Pair]

  /// Creates a list; without arguments nothing is known.
  package init(entries: [Entry] = [], rejectedMerges: [(String, String)] = []) {
    self.entries = entries
    rejected = rejectedMerges.map { Pair(first: $0.0, second: $0.1) }
  }

  /// Pairs of names that are one person's, for the clusterer.
  var aliases: [(String, String)] {
    entries.filter { $0.kind == .person }.flatMap { entry in
      entry.names.dropFirst().map { (entry.names[0], $0) }
    }
  }
}

/// Finds known names in a text, the longest at each place.
struct KnownNameFinder {
  private var byFirst: [UInt64: [(keys: [UInt64], entry: Int, isLower: Bool)]] = [:]

  /// Prepares the names for the search.
  init(_ known: KnownNames) {
    for (index, entry) in known.entries.enumerated() {
      for name in entry.names {
        let words = TokenizedText(name).tokens.filter { $0.kind == .word }
        guard let first = words.first else { continue }
        byFirst[first.key, default: []].append(
          (words.map(\.key), index, !words.contains { $0.flags.contains(.capital) }))
      }
    }
    byFirst = byFirst.mapValues { $0.sorted { ($1.keys.count, $0.entry) < ($0.keys.count, $1.entry) } }
  }

  /// Returns the known names, in order and apart, in tokens.
  ///
  /// A name that is written with a capital needs one in the text too.
  func names(in shape: TextShape) -> [(tokens: Range<Int>, entry: Int)] {
    guard !byFirst.isEmpty else { return [] }
    var found: [(tokens: Range<Int>, entry: Int)] = []
    var index = 0
    while index < shape.tokens.count {
      var end: Int?
      if shape.isWord(index), let names = byFirst[shape.tokens[index].key] {
        for name in names {
          guard let last = match(name.keys, at: index, in: shape),
            name.isLower || (index..<last).contains(where: { shape.isCapital($0) })
          else { continue }
          found.append((index..<last, name.entry))
          end = last
          break
        }
      }
      index = end ?? index + 1
    }
    return found
  }

  private func match(_ keys: [UInt64], at start: Int, in shape: TextShape) -> Int? {
    var index = start
    for (number, key) in keys.enumerated() {
      if number > 0 {
        while index < shape.tokens.count, shape.tokens[index].kind == .sign,
          shape.tokens[index].isSign("-") || shape.tokens[index].isSign("'")
            || shape.tokens[index].isSign(".")
        { index += 1 }
      }
      guard index < shape.tokens.count, shape.isWord(index), shape.tokens[index].key == key else {
        return nil
      }
      index += 1
    }
    return index
  }
}
