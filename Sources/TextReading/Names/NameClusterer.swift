/// Groups the ways in which people are named, across spellings, scripts, initials and titles.
///
/// A wrong merge costs more than a split: names meet only where consonants agree in some reading, and given
/// names, initials, numbers, titles and seniority veto. A surname alone joins the one person who bears it;
/// where several do, a text's nearest earlier bearer takes it, and across texts it stays apart as a question.
package struct NameClusterer: Sendable {
  /// What the names come from.
  package enum Scope: Sendable {
    /// Mentions of one text, in its order.
    case text
    /// Forms from anywhere, in no order.
    case collection
  }

  private let vocabulary = NameVocabulary.builtIn

  /// Makes a clusterer with the bundled given names, titles and pseudonyms.
  package init() {}

  /// Returns the clusters in the order of their first mentions.
  ///
  /// - Parameters:
  ///   - names: The mentions as written.
  ///   - scope: Whether they follow one another in a text.
  ///   - aliases: Pairs of names that the editor says are one person's, beside the known pseudonyms.
  ///   - rejected: Pairs of names that the editor says are two people's; they are not proposed again.
  /// - Returns: Clusters that together hold every mention once.
  /// - Complexity: About linear in the number of different names, which meet by their consonants.
  package func clusters(
    of names: [String], scope: Scope, aliases: [(String, String)] = [], rejected: [(String, String)] = []
  ) -> [NameCluster] {
    var work = Clustering(names, scope: scope, vocabulary: vocabulary)
    work.run()
    work.join(aliases)
    work.part(rejected)
    return work.clusters()
  }
}

/// One run over one list of names.
private struct Clustering {
  let vocabulary: NameVocabulary
  let scope: NameClusterer.Scope
  /// The different forms and where they stand.
  var forms: [PersonName] = []
  var formOfMention: [Int] = []
  var mentionsOfForm: [[Int]] = []
  /// The person each form names, where one does for all its mentions.
  var personOfForm: [Int?] = []
  /// The person of single mentions whose form is shared.
  var personOfMention: [Int: Int] = [:]
  var reasonOfForm: [NameCluster.Reason] = []
  var reasonOfMention: [Int: NameCluster.Reason] = [:]
  var persons: [Person] = []
  /// The surname group of each form, or nothing.
  var groupOfForm: [Int?] = []
  var groupCount = 0
  /// How each form's surname sounds.
  var soundOfForm: [NameSound?] = []

  struct Person {
    /// The forms that make it up, fullest first in time.
    var forms: [Int]
    var merged: Int?
  }

  init(_ names: [String], scope: NameClusterer.Scope, vocabulary: NameVocabulary) {
    self.scope = scope
    self.vocabulary = vocabulary
    var known: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      let folded = Self.folded(name)
      let form: Int
      if let found = known[folded] {
        form = found
      } else {
        form = forms.count
        known[folded] = form
        forms.append(PersonName(Self.isShouted(name) ? name.lowercased() : name, vocabulary: vocabulary))
        mentionsOfForm.append([])
      }
      mentionsOfForm[form].append(index)
      formOfMention.append(form)
    }
    personOfForm = Array(repeating: nil, count: forms.count)
    groupOfForm = Array(repeating: nil, count: forms.count)
    soundOfForm = Array(repeating: nil, count: forms.count)
    reasonOfForm = Array(repeating: .sameWords, count: forms.count)
    self.names = names
  }

  let names: [String]

  private static func folded(_ name: String) -> String {
    let words = name.lowercased().replacing("’", with: "'").split {
      $0 == " " || $0 == "\n" || $0 == "." || $0 == "\u{A0}"
    }
    return words.joined(separator: " ")
  }

  private static func isShouted(_ name: String) -> Bool {
    name.contains { $0.isUppercase } && !name.contains { $0.isLowercase } && name.count > 3
      && !name.split(separator: " ").contains {
        $0.count <= 3 && $0.allSatisfy { "IVX".contains($0) } && name.split(separator: " ").count > 1
      }
  }

  mutating func run() {
    groupSurnames()
    placeRulers()
    placeFullNames()
    placeTitled()
    placeAlone()
    if scope == .collection { suspectMisprints() }
    joinPseudonyms()
  }

  // MARK: - Surnames

  /// Groups forms by surname, where surnames sound alike.
  private mutating func groupSurnames() {
    var spellings: [String: Int] = [:]
    var sounds: [NameSound] = []
    var texts: [String] = []
    var formsOfSpelling: [[Int]] = []
    for (index, form) in forms.enumerated() {
      guard let surname = form.surname, form.number == nil else { continue }
      let key = surname.lowercased()
      let spelling: Int
      if let found = spellings[key] {
        spelling = found
      } else {
        spelling = sounds.count
        spellings[key] = spelling
        sounds.append(NameSound(surname))
        texts.append(key)
        formsOfSpelling.append([])
      }
      formsOfSpelling[spelling].append(index)
    }
    var parents = Array(sounds.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index { index = parents[index] }
      return index
    }
    var buckets: [[UInt8]: [Int]] = [:]
    var bySound: [[[UInt8]]: Int] = [:]
    for (index, sound) in sounds.enumerated() {
      // What sounds the same in every reading needs no comparison.
      if let first = bySound[sound.readings], !sound.readings.isEmpty {
        parents[index] = first
        continue
      }
      bySound[sound.readings] = index
      for key in sound.keys {
        buckets[key, default: []].append(index)
        if scope == .collection, key.count >= 3 { buckets[[0x2D] + key, default: []].append(index) }
        // Under each key with one consonant left out meet names that differ by one.
        if scope == .collection, key.count >= 4 {
          for position in key.indices {
            var shorter = key
            shorter.remove(at: position)
            let marked = [0x2D] + shorter
            if buckets[marked]?.last != index { buckets[marked, default: []].append(index) }
          }
        }
      }
    }
    for bucket in buckets.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let members = bucket.value.prefix(400)
      for (offset, one) in members.enumerated() {
        for two in members.dropFirst(offset + 1) where root(one) != root(two) {
          if areAlike(sounds[one], sounds[two], texts[one], texts[two]) {
            let (low, high) = (min(root(one), root(two)), max(root(one), root(two)))
            parents[high] = low
          }
        }
      }
    }
    var numbers: [Int: Int] = [:]
    for spelling in sounds.indices {
      let top = root(spelling)
      let number = numbers[top] ?? numbers.count
      numbers[top] = number
      for form in formsOfSpelling[spelling] {
        groupOfForm[form] = number
        soundOfForm[form] = sounds[spelling]
      }
    }
    groupCount = numbers.count
  }

  private func areAlike(_ one: NameSound, _ two: NameSound, _ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let length = min(one.readings.first?.count ?? 0, two.readings.first?.count ?? 0)
    if scope == .text {
      // One text spells a name one way; what differs by a vowel is another person.
      return one.likeness(to: two) >= (one.isCyrillic == two.isCyrillic ? 0.96 : 0.85) && length >= 4
    }
    let same = one.likeness(to: two)
    if same >= (length >= 7 ? 0.8 : length >= 5 ? 0.84 : 0.88) { return true }
    return length >= 6 && one.likeness(to: two, slack: 1) >= 0.885
  }

  // MARK: - Rulers

  private mutating func placeRulers() {
    var made: [(form: Int, person: Int)] = []
    for (index, form) in forms.enumerated() where form.number != nil {
      let match = made.first { other in
        guard forms[other.form].number == form.number, let a = forms[other.form].given.first,
          let b = form.given.first
        else { return false }
        return PersonName.agree(a, b, vocabulary: vocabulary)
      }
      place(index, with: match?.person, because: .spelling)
      if match == nil, let person = personOfForm[index] { made.append((index, person)) }
    }
  }

  private mutating func place(_ form: Int, with person: Int?, because reason: NameCluster.Reason) {
    if let person {
      persons[person].forms.append(form)
      personOfForm[form] = person
      reasonOfForm[form] = reason
    } else {
      personOfForm[form] = persons.count
      persons.append(Person(forms: [form], merged: nil))
    }
  }

  // MARK: - Full names

  /// Places forms with a surname and a given name, then those with initials.
  private mutating func placeFullNames() {
    var groups: [[Int]] = Array(repeating: [], count: groupCount)
    for (index, form) in forms.enumerated() where !form.given.isEmpty && personOfForm[index] == nil {
      if let group = groupOfForm[index] { groups[group].append(index) }
    }
    for group in groups {
      var bearers: [Int] = []
      for form in group where forms[form].given.first?.isInitial == false {
        let matches = agreeing(bearers, with: form)
        place(form, with: matches.first, because: .spelling)
        if matches.isEmpty, let person = personOfForm[form] { bearers.append(person) }
      }
      for form in group where personOfForm[form] == nil {
        let matches = agreeing(bearers, with: form)
        place(form, with: matches.count == 1 ? matches[0] : nil, because: .initials)
        if matches.count != 1, let person = personOfForm[form] { bearers.append(person) }
      }
    }
  }

  /// Returns the persons whose given names fit a form.
  private func agreeing(_ bearers: [Int], with form: Int) -> [Int] {
    bearers.filter { person in
      // Every form of the person must agree, so that a chain of near names cannot grow.
      let agreements = persons[person].forms.prefix(16).map {
        forms[$0].agreement(with: forms[form], vocabulary: vocabulary)
      }
      return !agreements.contains(nil) && agreements.contains(true)
    }
  }

  // MARK: - Titles and surnames alone

  private func personsByGroup() -> [[Int]] {
    var result: [[Int]] = Array(repeating: [], count: groupCount)
    for (number, person) in persons.enumerated() {
      for form in person.forms {
        if let group = groupOfForm[form], result[group].last != number, !result[group].contains(number) {
          result[group].append(number)
        }
      }
    }
    return result
  }

  private func gender(of person: Int) -> NameVocabulary.Gender {
    for form in persons[person].forms where forms[form].gender != .unknown { return forms[form].gender }
    return .unknown
  }

  private func seniority(of person: Int) -> PersonName.Seniority? {
    persons[person].forms.lazy.compactMap { forms[$0].seniority }.first
  }

  private func isMarried(_ person: Int) -> Bool { persons[person].forms.contains { forms[$0].isMarried } }
  private func isUnmarried(_ person: Int) -> Bool { persons[person].forms.contains { forms[$0].isUnmarried } }

  /// Places a surname with a title, as in “Mrs Pett” and “Admiral Kolchak”.
  private mutating func placeTitled() {
    var byGroup = personsByGroup()
    for (index, form) in forms.enumerated()
    where personOfForm[index] == nil && form.hasTitle && form.given.isEmpty && !form.isPlural {
      guard let group = groupOfForm[index] else { continue }
      // “Sir Walter”, “Miss Betsey”: a given name after the title.
      if form.isGivenAlone, scope == .text, byGroup[group].isEmpty, !form.isRuler { continue }
      let candidates = byGroup[group].filter { person in
        let theirs = gender(of: person)
        if theirs != .unknown, form.gender != .unknown, theirs != form.gender { return false }
        if form.gender == .female, theirs == .unknown { return false }
        if form.isMarried, isUnmarried(person) || form.isUnmarried && isMarried(person) { return false }
        if form.isUnmarried, isMarried(person) { return false }
        // “Mrs. Hilbery” is not Katharine Hilbery unless the text calls her so.
        if scope == .text, form.isMarried, !isMarried(person) { return false }
        return true
      }
      if candidates.count == 1 {
        place(index, with: candidates[0], because: .surnameAlone)
      } else if candidates.count > 1, scope == .text {
        place(index, with: nearest(candidates, before: mentionsOfForm[index][0]), because: .nearest)
      } else {
        place(index, with: nil, because: .sameWords)
        if let person = personOfForm[index] { byGroup[group].append(person) }
      }
    }
  }

  private func nearest(_ candidates: [Int], before mention: Int) -> Int? {
    var best: (distance: Int, person: Int)?
    for person in candidates {
      for form in persons[person].forms {
        guard let last = mentionsOfForm[form].last(where: { $0 < mention }) ?? mentionsOfForm[form].first
        else { continue }
        let distance = last < mention ? mention - last : 100_000 + last
        if best.map({ distance < $0.distance }) ?? true { best = (distance, person) }
      }
    }
    return best?.person
  }

  /// Places single words: a surname alone, a given name alone.
  private mutating func placeAlone() {
    let byGroup = personsByGroup()
    var byGiven: [Int: [Int]] = [:]
    var byGivenText: [String: [Int]] = [:]
    for (number, person) in persons.enumerated() {
      for form in person.forms {
        guard let first = forms[form].given.first, !first.isInitial, forms[form].number == nil else {
          continue
        }
        if byGivenText[first.text.lowercased()]?.contains(number) != true {
          byGivenText[first.text.lowercased(), default: []].append(number)
        }
        for number_ in first.classes where byGiven[number_]?.contains(number) != true {
          byGiven[number_, default: []].append(number)
        }
      }
    }
    var open: [Int: Int] = [:]
    var families: [String: Int] = [:]
    for (index, form) in forms.enumerated() where form.isPlural && personOfForm[index] == nil {
      let key = form.surname?.lowercased() ?? ""
      place(index, with: families[key], because: .sameWords)
      families[key] = personOfForm[index]
    }
    for (index, form) in forms.enumerated() where personOfForm[index] == nil {
      guard let surname = form.surname else {
        place(index, with: nil, because: .sameWords)
        continue
      }
      if form.given.isEmpty, !form.hasTitle, let family = families[surname.lowercased()] {
        place(index, with: family, because: .sameWords)
        continue
      }
      let group = groupOfForm[index]
      var candidates = group.map { byGroup[$0] } ?? []
      candidates = candidates.filter { person in
        form.gender == .unknown || form.isGivenAlone || gender(of: person) == .unknown
          || gender(of: person) == form.gender
      }
      if let seniority = form.seniority {
        candidates = candidates.filter { self.seniority(of: $0) == seniority }
      }
      var reason = NameCluster.Reason.surnameAlone
      if candidates.isEmpty, scope == .text {
        candidates = byGivenText[surname.lowercased()] ?? []
        if candidates.isEmpty, !form.hasTitle {
          let classes = vocabulary.classes(of: surname)
          candidates = classes.flatMap { byGiven[$0] ?? [] }
        }
        if form.gender != .unknown {
          candidates = candidates.filter { gender(of: $0) == .unknown || gender(of: $0) == form.gender }
        }
        reason = .givenNameAlone
      }
      if scope == .text, reason == .surnameAlone, !form.hasTitle {
        // A surname without a title is rarely a lady's.
        candidates = candidates.filter { person in
          !isMarried(person) && !(isUnmarried(person) && candidates.count > 1)
        }
      }
      switch candidates.count {
      case 1: place(index, with: candidates[0], because: reason)
      case 0:
        // Alone in its group: other spellings of the same surname join it.
        if let group, let person = open[group] {
          place(index, with: person, because: .spelling)
        } else {
          place(index, with: nil, because: .sameWords)
          if let group { open[group] = personOfForm[index] }
        }
      default:
        if scope == .text {
          for mention in mentionsOfForm[index] {
            personOfMention[mention] = nearest(candidates, before: mention)
            reasonOfMention[mention] = .nearest
          }
          place(index, with: nil, because: .nearest)
        } else if let group, let person = open[group] {
          place(index, with: person, because: .spelling)
        } else {
          place(index, with: nil, because: .sameWords)
          if let group { open[group] = personOfForm[index] }
        }
      }
    }
  }

  // MARK: - What the editor says

  mutating func join(_ aliases: [(String, String)]) {
    for (one, two) in aliases {
      guard let first = form(named: one), let second = form(named: two), let a = personOfForm[first],
        let b = personOfForm[second], root(a) != root(b)
      else { continue }
      persons[root(b)].merged = root(a)
      for form in persons[b].forms { reasonOfForm[form] = .alias }
    }
  }

  /// Gives the second form of each rejected pair a person of its own where both had one.
  mutating func part(_ rejected: [(String, String)]) {
    for (one, two) in rejected {
      guard let first = form(named: one), let second = form(named: two), let a = personOfForm[first],
        let b = personOfForm[second], root(a) == root(b)
      else { continue }
      // The rarer form leaves.
      let leaving = mentionsOfForm[first].count < mentionsOfForm[second].count ? first : second
      personOfForm[leaving] = persons.count
      persons.append(Person(forms: [leaving], merged: nil))
      reasonOfForm[leaving] = .sameWords
      for mention in mentionsOfForm[leaving] {
        personOfMention[mention] = nil
        reasonOfMention[mention] = nil
      }
    }
  }

  private func form(named name: String) -> Int? {
    let folded = Self.folded(name)
    return names.firstIndex { Self.folded($0) == folded }.map { formOfMention[$0] }
  }

  // MARK: - Misprints

  /// Joins a single surname whose letters are another's out of order, if only one other is so near.
  private mutating func suspectMisprints() {
    for (index, form) in forms.enumerated().reversed() {
      guard form.given.isEmpty, let surname = form.surname, let person = personOfForm[index],
        persons[person].forms.count == 1, forms.count < 5000, mentionsOfForm[index].count == 1,
        surname.count >= 7
      else { continue }
      var near: Set<Int> = []
      for (other, candidate) in forms.enumerated() where other != index {
        guard let theirs = candidate.surname, let owner = personOfForm[other], owner != person,
          persons[owner].merged == nil,
          theirs.first == surname.first, theirs.last == surname.last,
          Self.isMisprint(surname, of: theirs)
        else { continue }
        near.insert(owner)
      }
      guard near.count == 1, let owner = near.first else { continue }
      persons[person].merged = owner
      reasonOfForm[index] = .misprint
    }
  }

  /// Whether two words begin and end alike and differ by a swap and one letter at most.
  private static func isMisprint(_ one: String, of two: String) -> Bool {
    let a = Array(one.lowercased().unicodeScalars)
    let b = Array(two.lowercased().unicodeScalars)
    guard abs(a.count - b.count) <= 1, b.count >= 7, a[0] == b[0], a.suffix(2) == b.suffix(2) else {
      return false
    }
    var rows: [[Int]] = [Array(0...b.count)]
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var best = min(
          rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), rows[i - 1][j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, rows[i - 2][j - 2] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count] <= 2 && a.sorted().filter { b.contains($0) }.count >= a.count
  }

  // MARK: - Pseudonyms

  private mutating func joinPseudonyms() {
    let known = vocabulary.pseudonyms.map { (PersonName($0.0), PersonName($0.1)) }
    for (pen, birth) in known {
      guard let one = person(named: pen), let two = person(named: birth), root(one) != root(two) else {
        continue
      }
      persons[root(two)].merged = root(one)
      for form in persons[two].forms { reasonOfForm[form] = .pseudonym }
    }
  }

  /// Returns the one person a name of the list fits: by its full name, or by a rare surname alone.
  private func person(named name: PersonName) -> Int? {
    guard let surname = name.surname else { return nil }
    let sound = NameSound(surname)
    var found: Set<Int> = []
    for (index, form) in forms.enumerated() {
      guard let theirs = form.surname, let person = personOfForm[index], form.number == nil,
        theirs.first?.isUppercase ?? false || theirs == theirs.lowercased(),
        let theirSound = soundOfForm[index], !Set(theirSound.keys).isDisjoint(with: sound.keys),
        theirSound.likeness(to: sound) >= 0.88
      else { continue }
      if form.given.isEmpty || name.given.isEmpty {
        guard !form.isGivenAlone else { continue }
        found.insert(person)
      } else if form.agreement(with: name, vocabulary: vocabulary) == true {
        found.insert(person)
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private func root(_ person: Int) -> Int {
    var person = person
    var steps = 0
    while let next = persons[person].merged, steps < 100 {
      person = next
      steps += 1
    }
    return person
  }

  // MARK: - Result

  func clusters() -> [NameCluster] {
    var mentions: [Int: [Int]] = [:]
    var order: [Int] = []
    for (mention, form) in formOfMention.enumerated() {
      guard let person = personOfMention[mention] ?? personOfForm[form] else { continue }
      let top = root(person)
      if mentions[top] == nil { order.append(top) }
      mentions[top, default: []].append(mention)
    }
    return order.map { person in
      let list = mentions[person] ?? []
      let fullest = list.max { one, two in
        let (a, b) = (forms[formOfMention[one]], forms[formOfMention[two]])
        return (Self.fullness(a), -one) < (Self.fullness(b), -two)
      }
      return NameCluster(
        name: fullest.map { names[$0] } ?? "", mentions: list,
        reasons: list.map { reasonOfMention[$0] ?? reasonOfForm[formOfMention[$0]] })
    }
  }

  private static func fullness(_ form: PersonName) -> Int {
    var score = 0
    for given in form.given.prefix(2) { score += given.isInitial ? 1 : 3 }
    if form.surname != nil { score += 2 }
    if form.hasTitle { score -= 1 }
    return score
  }
}
