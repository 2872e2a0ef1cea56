/// Finds the dates of lives in brackets behind a name: “Victor Serge (1890–1947)”, “(born 1890)”, “(† 1947)”.
struct LifeDatesReader {
  let shape: TextShape
  let vocabulary: EventVocabulary
  let people: MentionMap
  let dates: MentionMap
  /// Whether a mention of time is a stretch from one to another.
  let isRange: (Int) -> Bool

  /// Returns a birth, a death or both for each name with such brackets, in order.
  func candidates() -> [CandidateStatement] {
    people.placed.flatMap { candidates(behind: $0) }
  }

  private func candidates(behind person: MentionMap.Placed) -> [CandidateStatement] {
    let open = person.tokens.upperBound
    guard open + 1 < shape.tokens.count, shape.tokens[open].isSign("(") else { return [] }
    var close = open + 1
    while close < shape.tokens.count, close - open < 24, !shape.tokens[close].isSign(")") { close += 1 }
    guard close < shape.tokens.count, shape.tokens[close].isSign(")") else { return [] }
    let inside = Array(dates.inside((open + 1)..<close))
    guard let first = inside.first, inside.count <= 2 else { return [] }
    // Nothing else may stand in the brackets: words of birth and death, signs, a place behind “in”.
    let lead = words((open + 1)..<first.tokens.lowerBound)
    let kind = lead.flatMap { self.kind(of: $0) } ?? sign(open + 1)
    guard lead == nil || kind != nil else { return [] }
    if inside.count == 2 {
      guard isDash((first.tokens.upperBound)..<inside[1].tokens.lowerBound) || kind == "birth" else {
        return []
      }
      return [
        candidate(person, "birth", (open + 1)..<first.tokens.upperBound, first.index, .whole, close),
        candidate(
          person, "death", inside[1].tokens.lowerBound..<close, inside[1].index, .whole, close),
      ]
    }
    if isRange(first.index), kind == nil, first.tokens.lowerBound == open + 1 {
      return [
        candidate(person, "birth", first.tokens, first.index, .start, close),
        candidate(person, "death", first.tokens, first.index, .end, close),
      ]
    }
    // “(1890– )” and “(1890–?)” give a birth only; a year alone in brackets is mostly a reference.
    if let kind {
      return [candidate(person, kind, (open + 1)..<first.tokens.upperBound, first.index, .whole, close)]
    }
    let next = first.tokens.upperBound
    if shape.isDash(next) || shape.tokens[next].isSign("-"),
      next + 1 == close || shape.tokens[next + 1].isSign("?")
    {
      return [candidate(person, "birth", first.tokens, first.index, .whole, close)]
    }
    return []
  }

  private func words(_ range: Range<Int>) -> Range<Int>? {
    let words = range.filter { shape.isWord($0) }
    guard let first = words.first, let last = words.last else { return nil }
    return first..<(last + 1)
  }

  /// Birth or death, as words before a date say.
  private func kind(of words: Range<Int>) -> String? {
    for token in words {
      let key = shape.tokens[token].key
      if vocabulary.lifeWords["birth"]?.contains(key) == true { return "birth" }
      if vocabulary.lifeWords["death"]?.contains(key) == true { return "death" }
    }
    return nil
  }

  private func sign(_ index: Int) -> String? {
    if shape.tokens[index].isSign("*") { return "birth" }
    return shape.tokens[index].isSign("†") ? "death" : nil
  }

  private func isDash(_ range: Range<Int>) -> Bool {
    range.contains { shape.isDash($0) || shape.tokens[$0].isSign("-") } || range.contains { shape.isWord($0) }
  }

  private func candidate(
    _ person: MentionMap.Placed, _ kind: String, _ words: Range<Int>, _ date: Int,
    _ use: CandidateStatement.DateUse,
    _ close: Int
  ) -> CandidateStatement {
    CandidateStatement(
      range: shape.scalars(person.tokens.lowerBound..<(close + 1)), event: kind,
      trigger: shape.scalars(words),
      participants: [
        CandidateStatement.Participant(
          who: .person(person.index), role: kind == "birth" ? "child" : "deceased",
          words: shape.scalars(person.tokens), isResolved: false)
      ],
      people: [person.index], dates: [date], dateUse: use, places: [], isDenied: false, isSupposed: false,
      grounds: [.lifeDates, .date])
  }
}
