/// Finds which named person a description stands for in a dialogue: “the painter” comes where Basil’s turns come.
///
/// Two are one where turns show it (both come back to the same partner, or who is called answers), or where the story
/// names only one man or woman there, and nothing speaks against it (neither answers or calls the other, and their
/// genders agree). What is found holds for one stretch of dialogue: another scene may have another “girl”.
struct DescribedSpeakers {
  /// A turn whose speaker is settled for now.
  struct Turn {
    let person: String?
    let odds: Double
    let closeness: Double
    let called: [String]
    /// Who the speaker says he is, as in “I am Parson Tringham”.
    let introduced: String?
    let start: Int
  }

  let people: StoryPeople

  /// A longer stretch of narrative begins another stretch of dialogue.
  private static let pause = 400
  /// Odds under which somebody else is taken to speak.
  private static let answers = -1.0

  /// Returns for each turn the names that descriptions in its stretch stand for.
  func identities(in turns: [Turn]) -> [[String: String]] {
    var result: [[String: String]] = []
    var start = 0
    while start < turns.count {
      var end = start + 1
      while end < turns.count, turns[end].start - turns[end - 1].start < Self.pause { end += 1 }
      let first = turns[start].start
      let last = turns[end - 1].start
      let found = identities(
        of: Array(turns[start..<end]), named: named(in: (first - Self.pause)..<(last + 1)))
      result += Array(repeating: found, count: end - start)
      start = end
    }
    return result
  }

  /// The one man and the one woman whom a stretch names, if it names one of them and again.
  private func named(in tokens: Range<Int>) -> Only {
    var all: [Gender: [String: Int]] = [:]
    var grown: [Gender: [String: Int]] = [:]
    for mention in people.mentions(in: tokens) where mention.isNamed && mention.gender != .unknown {
      all[mention.gender, default: [:]][mention.person, default: 0] += 1
      if people.isHeadOfHousehold(mention) {
        grown[mention.gender, default: [:]][mention.person, default: 0] += 1
      }
    }
    func only(_ counts: [Gender: [String: Int]]) -> [Gender: String] {
      counts.compactMapValues { people in
        people.count == 1 ? people.first.flatMap { $0.value >= 2 ? $0.key : nil } : nil
      }
    }
    return Only(all: only(all), grown: only(grown))
  }

  /// Who alone of a gender is named, among all and among those with the title of a householder.
  private struct Only {
    let all: [Gender: String]
    let grown: [Gender: String]
  }

  private func identities(of turns: [Turn], named: Only) -> [String: String] {
    var support: [String: [String: Double]] = [:]
    var against: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for (index, turn) in turns.enumerated() {
      guard let person = turn.person else { continue }
      counts[person, default: 0] += 1
      if let name = turn.introduced, name != person { add(&support, person, name, 2) }
      for called in turn.called {
        against[person, default: []].insert(called)
        against[called, default: []].insert(person)
      }
      guard index > 0, let last = turns[index - 1].person, last != person, turn.odds <= Self.answers else {
        continue
      }
      against[person, default: []].insert(last)
      against[last, default: []].insert(person)
      for called in turns[index - 1].called where called != person {
        add(&support, person, called, 1)
      }
      guard index > 1, turns[index - 1].odds <= Self.answers, let before = turns[index - 2].person,
        before != person, before != last
      else { continue }
      add(&support, person, before, 1)
    }
    for person in counts.keys where people.isDescription(person) {
      let gender = people.gender(ofPerson: person)
      // “The mother” is Mrs. Morel, though her daughter is named too.
      if let only = named.all[gender] ?? (people.isParent(person) ? named.grown[gender] : nil) {
        add(&support, person, only, 0.5)
      }
    }
    var found: [String: String] = [:]
    for person in support.keys.sorted() where people.isDescription(person) {
      let fitting = (support[person] ?? [:]).filter { other, _ in
        other != SpeakerFinder.narrator && against[person]?.contains(other) != true && agree(person, other)
          && (!people.isDescription(other) || (counts[other] ?? 0) >= (counts[person] ?? 0))
      }
      guard let best = fitting.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
        fitting.filter({ $0.value == best.value }).count == 1
      else { continue }
      // Two descriptions that lead to each other lead nowhere.
      if found[best.key] == nil { found[person] = best.key }
    }
    return found
  }

  private func add(
    _ support: inout [String: [String: Double]], _ one: String, _ other: String, _ weight: Double
  ) {
    support[one, default: [:]][other, default: 0] += weight
    support[other, default: [:]][one, default: 0] += weight
  }

  private func agree(_ one: String, _ other: String) -> Bool {
    let (left, right) = (people.gender(ofPerson: one), people.gender(ofPerson: other))
    return left == .unknown || right == .unknown || left == right
  }
}
