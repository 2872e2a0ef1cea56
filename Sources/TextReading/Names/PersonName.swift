/// A person's name taken apart: titles, given names or initials, surname, number, seniority.
struct PersonName: Sendable, Hashable {
  /// A given name or an initial.
  struct Given: Sendable, Hashable {
    let text: String
    let isInitial: Bool
    let classes: [Int]
    let sound: NameSound

    init(text: String, isInitial: Bool, classes: [Int]) {
      self.text = text
      self.isInitial = isInitial
      self.classes = classes
      sound = NameSound(text)
    }
  }

  /// The name as written.
  let text: String
  /// Given names, patronymics and initials, in order.
  let given: [Given]
  /// The last word of the surname, or the only word of the name.
  let surname: String?
  /// The number of a ruler: 2 in “Nicholas II”.
  let number: Int?
  /// What tells bearers of one name apart: father and son, elder and younger.
  let seniority: Seniority?
  let gender: Gender
  let hasTitle: Bool
  /// Whether a ruler's title stands before it.
  let isRuler: Bool
  /// Whether it stands for a married woman, an unmarried one.
  let isMarried: Bool
  let isUnmarried: Bool
  /// Whether it names a family or a people: “the Ambersons”.
  let isPlural: Bool
  /// Whether the only word is known as a given name.
  let isGivenAlone: Bool

  /// Father and son, elder and younger.
  enum Seniority: Sendable, Hashable { case elder, younger }

  /// The first given name that is written out.
  var givenWord: String? { given.first { !$0.isInitial }?.text }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(separator: " ").map { WordKey.of($0) })
  }
  private static let particles = keys(
    "von van de du des d la le der den zu zur of di da del della dos y af av ten ter the el al bin ibn ben фон де ван"
  )
  private static let elders = keys("père senior sr elder aîné aine старший ältere l'ancien")
  private static let youngers = keys("fils junior jr younger cadet младший jüngere")
  private static let marriedTitles = keys("mrs mme madame frau señora signora lady")
  private static let unmarriedTitles = keys("miss mlle mademoiselle fräulein señorita signorina")
  private static let ordinals: [UInt64: Int] = Dictionary(
    uniqueKeysWithValues: [
      ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("fifth", 5), ("sixth", 6), ("seventh", 7),
      ("eighth", 8),
      ("premier", 1), ("ier", 1), ("1er", 1), ("первый", 1), ("второй", 2), ("третий", 3),
    ].map { (WordKey.of($0.0), $0.1) })

  init(_ text: String, vocabulary: NameVocabulary = .builtIn) {
    self.text = text
    var words: [(text: String, hasStop: Bool)] = []
    var current = String.UnicodeScalarView()
    func flush(_ stop: Bool) {
      if !current.isEmpty { words.append((String(current), stop)) }
      current = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case " ", "\n", "\t", "\u{A0}", ",", "(", ")", "[", "]": flush(false)
      case ".":
        if current.isEmpty, let last = words.indices.last { words[last].hasStop = true } else { flush(true) }
      case "\u{AD}", "_", "*": break
      case "’": current.append("'")
      default: current.append(scalar)
      }
    }
    flush(false)

    var gender = Gender.unknown
    var hasTitle = false
    var isRuler = false
    var isMarried = false
    var isUnmarried = false
    var startsWithArticle = false
    while words.count > 1, let first = words.first {
      let key = WordKey.of(first.text)
      // “A. Ivanov”: a letter with a full stop is an initial, unless it is the French “M.”.
      let isInitial = first.hasStop && first.text.unicodeScalars.count == 1 && key != WordKey.of("m")
      guard !isInitial else { break }
      guard let title = vocabulary.title(key) else {
        // “the lovely Charlotte Temple”, “good-natured Miss Jemima”: an epithet before the name.
        guard !Self.isCapital(first.text), !Self.particles.contains(key), Self.isLowercaseLatin(first.text),
          words.dropFirst().contains(where: { Self.isCapital($0.text) })
        else { break }
        words.removeFirst()
        continue
      }
      if key == WordKey.of("the") || key == WordKey.of("les") { startsWithArticle = true }
      if title.gender != .unknown {
        gender = title.gender
        hasTitle = true
      }
      if title.isRuler { isRuler = true }
      if Self.marriedTitles.contains(key) { isMarried = true }
      if Self.unmarriedTitles.contains(key) { isUnmarried = true }
      words.removeFirst()
    }
    var number: Int?
    var seniority: Seniority?
    var rest: [(text: String, hasStop: Bool)] = []
    for (index, word) in words.enumerated() {
      let key = WordKey.of(word.text)
      if Self.elders.contains(key), index > 0 {
        seniority = .elder
      } else if Self.youngers.contains(key), index > 0 {
        seniority = .younger
      } else if index > 0, let value = Self.roman(word.text) ?? Self.ordinals[key], words.count > 1 {
        // “K. I. Marx”: a single I among initials is an initial.
        if value == 1, word.text == "I", word.hasStop, index + 1 < words.count {
          rest.append(word)
        } else {
          number = value
        }
      } else if Self.particles.contains(key) {
        continue
      } else if rest.count > 1, vocabulary.title(key) != nil, index == words.count - 1 {
        continue
      } else {
        rest.append(word)
      }
    }
    // “d'Urberville”, “L'Estrange”
    rest = rest.map { word in
      guard let quote = word.text.firstIndex(of: "'"),
        word.text.distance(from: word.text.startIndex, to: quote) <= 2,
        word.text[quote...].count > 3
      else { return (word.text.hasSuffix("'s") ? String(word.text.dropLast(2)) : word.text, word.hasStop) }
      return (String(word.text[word.text.index(after: quote)...]), word.hasStop)
    }
    let last = rest.last?.text
    let isInitialLast = (last?.unicodeScalars.count ?? 0) == 1
    var given: [Given] = []
    let surname: String?
    if number != nil, let first = rest.first {
      given = [Given(text: first.text, isInitial: false, classes: vocabulary.classes(of: first.text))]
      surname = nil
    } else {
      for word in rest.dropLast() {
        let isInitial =
          word.text.unicodeScalars.count == 1 || word.hasStop && word.text.unicodeScalars.count <= 2
        for part in word.text.split(separator: "-").prefix(2) {
          given.append(
            Given(
              text: String(part), isInitial: isInitial,
              classes: isInitial ? [] : vocabulary.classes(of: String(part))))
        }
      }
      surname = isInitialLast ? rest.dropLast().last?.text : last
    }
    self.given = given
    self.surname = surname
    self.number = number
    self.seniority = seniority
    let isGivenAlone = given.isEmpty && surname.map { vocabulary.isGivenName(WordKey.of($0)) } ?? false
    self.isGivenAlone = isGivenAlone
    self.isMarried = isMarried
    self.isUnmarried = isUnmarried
    self.hasTitle = hasTitle || isRuler
    self.isRuler = isRuler
    if gender == .unknown {
      if let first = given.first, !first.isInitial {
        gender = vocabulary.gender(ofClasses: first.classes)
      } else if isGivenAlone, let surname {
        gender = vocabulary.gender(ofGivenName: WordKey.of(surname))
      }
    }
    self.gender = gender
    let isPluralForm = surname.map { $0.count > 4 && $0.hasSuffix("s") && !$0.hasSuffix("ss") } ?? false
    isPlural = startsWithArticle && !hasTitle && given.isEmpty && isPluralForm
  }

  private static func isLowercaseLatin(_ word: String) -> Bool {
    word.unicodeScalars.first.map {
      LetterFolding.lowercase($0.value) == $0.value && LetterFolding.isLetter($0.value)
    }
      ?? false
  }

  private static func isCapital(_ word: String) -> Bool {
    word.unicodeScalars.first.map { LetterFolding.isUppercase($0.value) } ?? false
  }

  /// Returns the value of a Roman numeral up to 39.
  private static func roman(_ word: String) -> Int? {
    let values: [UInt8: Int] = [UInt8(ascii: "I"): 1, UInt8(ascii: "V"): 5, UInt8(ascii: "X"): 10]
    let bytes = Array(word.utf8)
    guard !bytes.isEmpty, bytes.count <= 6 else { return nil }
    var total = 0
    for (index, byte) in bytes.enumerated() {
      guard let value = values[byte] else { return nil }
      let next = index + 1 < bytes.count ? values[bytes[index + 1]] ?? 0 : 0
      total += value < next ? -value : value
    }
    return total > 0 && total < 40 ? total : nil
  }

  /// Whether two names can be one person's as far as given names, gender and seniority go.
  ///
  /// - Returns: `nil` when they cannot; otherwise whether a given name or an initial speaks for it.
  func agreement(with other: PersonName, vocabulary: NameVocabulary = .builtIn) -> Bool? {
    if seniority != other.seniority, seniority != nil || other.seniority != nil { return nil }
    if gender != .unknown, other.gender != .unknown, gender != other.gender { return nil }
    guard let mine = given.first, let theirs = other.given.first else { return false }
    guard Self.agree(mine, theirs, vocabulary: vocabulary) else { return nil }
    // A second initial or name that differs is another person's: “F. M.”, “F. A.”.
    if given.count > 1, other.given.count > 1, !Self.agree(given[1], other.given[1], vocabulary: vocabulary) {
      return nil
    }
    return true
  }

  static func agree(_ one: Given, _ two: Given, vocabulary: NameVocabulary) -> Bool {
    if one.isInitial || two.isInitial {
      let (initial, name) = one.isInitial ? (one, two) : (two, one)
      var sounds = NameVocabulary.initialSounds(of: name.text)
      for number in name.classes { sounds.formUnion(vocabulary.initials(ofClass: number)) }
      return !NameVocabulary.initialSounds(of: initial.text).isDisjoint(with: sounds)
    }
    if !one.classes.isEmpty, !two.classes.isEmpty { return one.classes.contains { two.classes.contains($0) } }
    return one.text == two.text || one.sound.likeness(to: two.sound) >= 0.8
  }
}
