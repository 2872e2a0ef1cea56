package import Diagnostics

/// What is looked for: words that must all be there, in any order.
///
/// Words between quotation marks stand in that order; `word*` finds every word that starts so. Case and
/// diacritics do not matter.
package struct SearchQuery: Hashable, Sendable {
  /// Words that stand in a row.
  package struct Term: Hashable, Sendable {
    /// The words, folded.
    package var words: [String]
    /// Whether the last one may go on.
    package var isPrefix: Bool
  }

  /// The most characters a query may have.
  package static let characterLimit = 1_000
  /// The most terms a query may have.
  package static let termLimit = 64

  /// The terms.
  package let terms: [Term]

  /// Reads a query.
  package init(parsing text: String) throws(SearchQueryError) {
    guard text.unicodeScalars.count <= SearchQuery.characterLimit else { throw SearchQueryError(.tooLong) }
    var terms: [Term] = []
    for (part, isQuoted) in SearchQuery.parts(of: text) {
      let words = SearchWords.words(of: part)
      guard !words.isEmpty else { continue }
      terms.append(Term(words: words, isPrefix: !isQuoted && part.last == "*"))
    }
    guard !terms.isEmpty else { throw SearchQueryError(.noWords) }
    guard terms.count <= SearchQuery.termLimit else { throw SearchQueryError(.tooManyTerms) }
    self.terms = terms
  }

  private static func parts(of text: String) -> [(String, isQuoted: Bool)] {
    var parts: [(String, isQuoted: Bool)] = []
    var part = String.UnicodeScalarView()
    var isQuoted = false
    func close() {
      if !part.isEmpty { parts.append((String(part), isQuoted)) }
      part = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if ["\"", "“", "”", "«", "»", "„"].contains(scalar) {
        close()
        isQuoted.toggle()
      } else if !isQuoted, scalar.properties.isWhitespace {
        close()
      } else {
        part.append(scalar)
      }
    }
    close()
    return parts
  }

  /// Whether words in a row contain every term.
  package func matches(_ words: [Substring]) -> Bool {
    terms.allSatisfy { term in
      guard words.count >= term.words.count else { return false }
      return (0...(words.count - term.words.count)).contains { start in
        term.words.indices.allSatisfy { index in
          let isOpen = term.isPrefix && index == term.words.count - 1
          let found = words[start + index].utf8
          let wanted = term.words[index].utf8
          return isOpen ? found.starts(with: wanted) : found.elementsEqual(wanted)
        }
      }
    }
  }

  /// The first place in a text where a term stands, in scalars.
  package func firstMatch(in text: String) -> Range<Int>? {
    var words: [(word: [UInt8], range: Range<Int>)] = []
    SearchWords.scan(text) { words.append(($0, $1)) }
    var best: Range<Int>?
    for term in terms where words.count >= term.words.count {
      for start in 0...(words.count - term.words.count) {
        let fits = term.words.indices.allSatisfy { index in
          let isOpen = term.isPrefix && index == term.words.count - 1
          let found = words[start + index].word
          return isOpen
            ? found.starts(with: term.words[index].utf8) : found.elementsEqual(term.words[index].utf8)
        }
        guard fits else { continue }
        let range = words[start].range.lowerBound..<words[start + term.words.count - 1].range.upperBound
        if best.map({ range.lowerBound < $0.lowerBound }) ?? true { best = range }
        break
      }
    }
    return best
  }
}

/// Why a query cannot be looked for.
package struct SearchQueryError: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// There are no words in it.
    case noWords
    /// It is longer than the limit.
    case tooLong
    /// It has more terms than the limit.
    case tooManyTerms
  }

  /// What was wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .noWords: Explanation("there are no words to look for", remedy: "give at least one word")
    case .tooLong:
      Explanation("the query is too long", remedy: "give \(SearchQuery.characterLimit) characters at most")
    case .tooManyTerms:
      Explanation("the query has too many words", remedy: "give \(SearchQuery.termLimit) words at most")
    }
  }
}
