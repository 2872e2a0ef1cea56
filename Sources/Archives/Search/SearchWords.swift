package import Testimony

/// Cuts text into words as search knows them.
package enum SearchWords {
  /// Calls `body` with each word, folded, as UTF-8, and where it stands, in scalars.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package static func scan(_ text: String, _ body: (_ word: [UInt8], _ scalars: Range<Int>) -> Void) {
    var word: [UInt8] = []
    var start = 0
    var end = 0
    var place = 0
    for scalar in text.unicodeScalars {
      defer { place += 1 }
      if FoldingTable.isMark(scalar) {
        if !word.isEmpty { end = place + 1 }
      } else if isLetter(scalar) {
        if word.isEmpty { start = place }
        append(scalar, to: &word)
        end = place + 1
      } else if !word.isEmpty {
        body(word, start..<end)
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { body(word, start..<end) }
  }

  /// The words of a text, folded.
  package static func words(of text: String) -> [String] {
    var words: [String] = []
    scan(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      return switch UInt8(scalar.value) {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: false
      }
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func append(_ scalar: Unicode.Scalar, to word: inout [UInt8]) {
    if scalar.value < 0x2000 {
      if let folded = FoldingTable.letters[Int(scalar.value)] {
        word.append(contentsOf: folded)
        return
      }
      if scalar.value < 0x80 {
        word.append(UInt8(scalar.value))
        return
      }
    }
    if scalar.value >= 0x530, scalar.properties.changesWhenLowercased {
      word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else {
      word.append(contentsOf: String(Character(scalar)).utf8)
    }
  }
}

extension AnyRecord {
  /// The texts under which the record is found, part by part.
  package var searchTexts: [String] {
    switch self {
    case .source(let source):
      [([source.slug.rawValue, source.title] + [source.note].compactMap(\.self)).joined(separator: "\n")]
    case .text(let text): text.searchParts.map(\.text)
    case .excerpt(let excerpt): [excerpt.text]
    case .person(let person): [names(person.slug, person.name, person.names, person.note)]
    case .group(let group): [names(group.slug, group.name, group.names, group.note)]
    case .place(let place): [names(place.slug, place.name, place.names, place.note)]
    case .work(let work): [names(work.slug, work.title, work.names, work.note)]
    case .event(let event): [names(event.slug, event.title, [], event.note)]
    case .statement(let statement):
      [
        ([statement.slug.rawValue] + statement.passages.map(\.quotation)
          + statement.claims.flatMap { $0.passages.map(\.quotation) + $0.content.words }
          + [statement.note].compactMap(\.self)).joined(separator: "\n")
      ]
    case .identity(let identity): identity.reason.map { [$0] } ?? []
    case .hypothesis(let hypothesis): [names(hypothesis.slug, hypothesis.title, [], hypothesis.note)]
    case .ruling(let ruling): [names(ruling.slug, ruling.question, [], ruling.reason)]
    case .note(let note): [note.text]
    case .rule, .mention, .proposal: []
    }
  }

  private func names(_ slug: Slug, _ name: String, _ names: [DatedName], _ note: String?) -> String {
    ([slug.rawValue, name] + names.map(\.text) + [note].compactMap(\.self)).joined(separator: "\n")
  }

  /// The rows by which search finds the record.
  package func searchRows(from first: Int) -> [SearchRow] {
    searchTexts.enumerated().compactMap { part, text in
      let words = SearchWords.words(of: text)
      return words.isEmpty ? nil : SearchRow(id: first + part, words: words.joined(separator: " "))
    }
  }
}

extension ClaimContent {
  /// The free words of the claim.
  fileprivate var words: [String] {
    switch self {
    case .trait(_, let words, let label): [words] + [label].compactMap(\.self)
    case .opinion(_, let words): [words]
    case .name(_, let name): [name.text]
    case .number(let quantity): [quantity.subject, quantity.words]
    case .rank(_, _, let scope): [scope]
    case .proposition(let words, _, _): [words]
    case .state(let state): [state.words].compactMap(\.self)
    case .occurrence, .time, .age, .kinship, .identity, .knowledge, .relation: []
    }
  }
}

extension SourceText {
  /// The stretches of the text that search finds one by one: its blocks, or its lines where it has no blocks.
  package var searchParts: [(range: Range<ScalarOffset>, text: String)] {
    let places = TextPlaces(text)
    let ranges = structure.blocks.isEmpty ? lines : structure.blocks.map(\.range)
    return ranges.compactMap { range in
      places.words(at: range).map { (range, String(decoding: $0, as: UTF8.self)) }
    }
  }

  private var lines: [Range<ScalarOffset>] {
    var lines: [Range<ScalarOffset>] = []
    var start = 0
    var place = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        if place > start { lines.append(ScalarOffset(start)..<ScalarOffset(place)) }
        start = place + 1
      }
      place += 1
    }
    if place > start { lines.append(ScalarOffset(start)..<ScalarOffset(place)) }
    return lines
  }
}
