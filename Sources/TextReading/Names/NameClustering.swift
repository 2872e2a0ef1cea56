/// One run over one list of names.
struct NameClustering {
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

  static func folded(_ name: String) -> String {
    let words = name.lowercased().replacing("’", with: "'").split {
      $0 == " " || $0 == "\n" || $0 == "." || $0 == "\u{A0}"
    }
    return words.joined(separator: " ")
  }

  static func isShouted(_ name: String) -> Bool {
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
      let fullest = list.max { one, two in isHeading(two, before: one) }
      return NameCluster(
        name: fullest.map { names[$0] } ?? "", mentions: list,
        reasons: list.map { reasonOfMention[$0] ?? reasonOfForm[formOfMention[$0]] })
    }
  }

  /// Whether one mention makes the better heading: the fuller one, then one not in capitals, then one without a title,
  /// then the earlier.
  private func isHeading(_ one: Int, before two: Int) -> Bool {
    let (first, second) = (forms[formOfMention[one]], forms[formOfMention[two]])
    let (fullness, other) = (Self.fullness(first), Self.fullness(second))
    if fullness != other { return fullness > other }
    let (isShouted, isOtherShouted) = (Self.isShouted(names[one]), Self.isShouted(names[two]))
    if isShouted != isOtherShouted { return isOtherShouted }
    return first.hasTitle != second.hasTitle ? second.hasTitle : one < two
  }

  private static func fullness(_ form: PersonName) -> Int {
    var score = 0
    for given in form.given.prefix(2) { score += given.isInitial ? 1 : 3 }
    if form.surname != nil { score += 2 }
    return score
  }
}
