/// Places rulers and full names, which name one person by themselves.
extension NameClustering {
  mutating func placeRulers() {
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

  mutating func place(_ form: Int, with person: Int?, because reason: NameCluster.Reason) {
    if let person {
      persons[person].forms.append(form)
      personOfForm[form] = person
      reasonOfForm[form] = reason
    } else {
      personOfForm[form] = persons.count
      persons.append(Person(forms: [form], merged: nil))
    }
  }

  /// Places forms with a surname and a given name, then those with initials.
  mutating func placeFullNames() {
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
  func agreeing(_ bearers: [Int], with form: Int) -> [Int] {
    bearers.filter { person in
      // Every form of the person must agree, so that a chain of near names cannot grow.
      let agreements = persons[person].forms.prefix(16).map {
        forms[$0].agreement(with: forms[form], vocabulary: vocabulary)
      }
      return !agreements.contains(nil) && agreements.contains(true)
    }
  }
}
