/// Joins and parts persons by pseudonyms, by misprints and by what the editor says.
extension NameClustering {
  mutating func joinPseudonyms() {
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
  func person(named name: PersonName) -> Int? {
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

  func root(_ person: Int) -> Int {
    var person = person
    var steps = 0
    while let next = persons[person].merged, steps < 100 {
      person = next
      steps += 1
    }
    return person
  }

  /// Joins a single surname whose letters are another's out of order, if only one other is so near.
  mutating func suspectMisprints() {
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
  static func isMisprint(_ one: String, of two: String) -> Bool {
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

  func form(named name: String) -> Int? {
    let folded = Self.folded(name)
    return names.firstIndex { Self.folded($0) == folded }.map { formOfMention[$0] }
  }
}
