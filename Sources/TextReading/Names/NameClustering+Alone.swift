/// Places what names somebody only beside fuller forms: a surname with a title, a surname alone, a given name alone.
extension NameClustering {
  func personsByGroup() -> [[Int]] {
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

  func gender(of person: Int) -> Gender {
    for form in persons[person].forms where forms[form].gender != .unknown { return forms[form].gender }
    return .unknown
  }

  func seniority(of person: Int) -> PersonName.Seniority? {
    persons[person].forms.lazy.compactMap { forms[$0].seniority }.first
  }

  func isMarried(_ person: Int) -> Bool { persons[person].forms.contains { forms[$0].isMarried } }
  func isUnmarried(_ person: Int) -> Bool { persons[person].forms.contains { forms[$0].isUnmarried } }

  /// Places a surname with a title, as in “Mrs Pett” and “Admiral Kolchak”.
  mutating func placeTitled() {
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

  func nearest(_ candidates: [Int], before mention: Int) -> Int? {
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
  mutating func placeAlone() {
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
}
