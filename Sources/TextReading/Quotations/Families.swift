/// The people of a story by surname: who of one name is one person, and who is another of the family.
///
/// Those of one surname are apart where their given names or their titles differ; a surname alone means who was last
/// named, and a given name alone the one person who bears it, also in another form (“Harry” for Henry).
struct Families {
  private struct Member {
    let key: String
    var givens: Set<UInt64>
    var forms: Set<Int>
    var gender: Gender
    /// When the person was last named.
    var turn: Int
  }

  private let names: NameVocabulary
  private var members: [UInt64: [Member]] = [:]
  /// The families of each given name, by its spelling and by its form.
  private var byGiven: [UInt64: Set<UInt64>] = [:]
  private var byForm: [Int: Set<UInt64>] = [:]
  private var places: [String: (last: UInt64, index: Int)] = [:]
  private var clock = 0

  init(names: NameVocabulary) { self.names = names }

  /// Returns the person of a full name, and remembers him.
  @discardableResult
  mutating func add(given: UInt64, last: UInt64, gender: Gender) -> String {
    let forms = Set(names.classes(ofSpelled: given))
    var family = members[last] ?? []
    let known = family.firstIndex { member in
      (member.givens.contains(given) || !member.forms.isDisjoint(with: forms))
        && Self.agree(member.gender, gender)
    }
    let index = known ?? family.count
    if known == nil { family.append(member(of: last, number: index)) }
    family[index].givens.insert(given)
    family[index].forms.formUnion(forms)
    if family[index].gender == .unknown { family[index].gender = gender }
    members[last] = family
    byGiven[given, default: []].insert(last)
    for form in forms { byForm[form, default: []].insert(last) }
    return family[index].key
  }

  /// Returns the person whom one word names: by surname, by given name, or nobody known so far.
  mutating func person(alone word: UInt64, gender: Gender) -> String {
    if members[word] == nil, let only = bearer(ofGiven: word, gender: gender) { return only }
    let family = members[word] ?? []
    let fitting = family.indices.filter { Self.agree(family[$0].gender, gender) }
    // A surname alone means who of the family was last named.
    if let latest = fitting.max(by: { (family[$0].turn, $1) < (family[$1].turn, $0) }) {
      return family[latest].key
    }
    var fresh = member(of: word, number: family.count)
    fresh.gender = gender
    members[word, default: []].append(fresh)
    return fresh.key
  }

  /// Notes that somebody is named here.
  mutating func note(_ person: String, gender: Gender) {
    clock += 1
    guard let (last, index) = places[person] else { return }
    members[last]?[index].turn = clock
    if members[last]?[index].gender == .unknown { members[last]?[index].gender = gender }
  }

  func gender(of person: String) -> Gender {
    places[person].flatMap { members[$0.last]?[$0.index].gender } ?? .unknown
  }

  private mutating func member(of last: UInt64, number: Int) -> Member {
    let key = number == 0 ? "\(last)" : "\(last)/\(number)"
    places[key] = (last, number)
    return Member(key: key, givens: [], forms: [], gender: .unknown, turn: 0)
  }

  private func bearer(ofGiven word: UInt64, gender: Gender) -> String? {
    func only(_ lasts: Set<UInt64>, _ bears: (Member) -> Bool) -> String? {
      let found = lasts.flatMap { (members[$0] ?? []).filter { bears($0) && Self.agree($0.gender, gender) } }
      return found.count == 1 ? found.first?.key : nil
    }
    if let lasts = byGiven[word] { return only(lasts) { $0.givens.contains(word) } }
    let forms = Set(names.classes(ofSpelled: word))
    let lasts = forms.reduce(into: Set<UInt64>()) { $0.formUnion(byForm[$1] ?? []) }
    return only(lasts) { !$0.forms.isDisjoint(with: forms) }
  }

  private static func agree(_ one: Gender, _ other: Gender) -> Bool {
    one == .unknown || other == .unknown || one == other
  }
}
