import Foundation

/// Given names that are one name, titles and pseudonyms, as the bundled lists give them.
struct NameVocabulary: Sendable {
  /// A word that stands before a name.
  struct Title: Sendable, Hashable {
    let gender: Gender
    /// Whether its bearers go by given name and number.
    let isRuler: Bool
    /// Whether it is an epithet or an article, which shows no rank: “old Cotter”.
    let isEpithet: Bool
  }

  /// The classes of a given name: one name may belong to two, as “Marine” does.
  private let classes: [UInt64: [Int]]
  private let genders: [Gender]
  private let members: [[NameSound]]
  private let initials: [Set<UInt8>]
  private let bySound: [[UInt8]: [Int]]
  private let titles: [UInt64: Title]
  /// Pairs of names that are one person's.
  let pseudonyms: [(String, String)]

  /// The bundled lists.
  static let builtIn = NameVocabulary()

  private init() {
    func lines(_ name: String) -> [Substring] {
      guard
        let url = Bundle.module.url(
          forResource: name, withExtension: "txt", subdirectory: "Resources/reading"),
        let data = try? Data(contentsOf: url)
      else { preconditionFailure("the bundled list \(name) is missing") }
      return String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    var classes: [UInt64: [Int]] = [:]
    var genders: [Gender] = []
    var members: [[NameSound]] = []
    var initials: [Set<UInt8>] = []
    var bySound: [[UInt8]: [Int]] = [:]
    for line in lines("given-names") {
      let words = line.split(separator: " ")
      guard words.count > 1 else { continue }
      let number = genders.count
      genders.append(words[0] == "f" ? .female : .male)
      var sounds: [NameSound] = []
      var letters: Set<UInt8> = []
      for word in words.dropFirst() {
        classes[WordKey.of(word), default: []].append(number)
        let sound = NameSound(word)
        sounds.append(sound)
        for reading in sound.readings {
          if let first = reading.first { letters.insert(first) }
          if bySound[reading]?.contains(number) != true { bySound[reading, default: []].append(number) }
        }
        // Forms whose first letter is a glide or mute keep it as an initial.
        letters.formUnion(Self.initialSounds(of: word))
      }
      members.append(sounds)
      initials.append(letters)
    }
    var titles: [UInt64: Title] = [:]
    for line in lines("titles") {
      let words = line.split(separator: " ")
      guard let head = words.first else { continue }
      let gender: Gender = head.hasPrefix("m") ? .male : head.hasPrefix("f") ? .female : .unknown
      for word in words.dropFirst() {
        titles[WordKey.of(word)] = Title(gender: gender, isRuler: head.hasSuffix("r"), isEpithet: head == "a")
      }
    }
    self.classes = classes
    self.genders = genders
    self.members = members
    self.initials = initials
    self.bySound = bySound
    self.titles = titles
    pseudonyms = lines("pseudonyms").compactMap { line in
      let sides = line.split(separator: "=").map { $0.split(separator: " ").joined(separator: " ") }
      return sides.count == 2 ? (sides[0], sides[1]) : nil
    }
  }

  func title(_ key: UInt64) -> Title? { titles[key] }

  /// Returns the classes of a given name, by its letters or, for other spellings, by its sound.
  func classes(of name: String) -> [Int] {
    if let known = classes[WordKey.of(name)] { return known }
    guard name.unicodeScalars.count >= 4 else { return [] }
    let sound = NameSound(name)
    var found: [Int] = []
    for reading in sound.readings where reading.count >= 3 {
      for number in bySound[reading] ?? [] where !found.contains(number) { found.append(number) }
    }
    return found
  }

  /// The classes of a given name as the list spells it.
  func classes(ofSpelled key: UInt64) -> [Int] { classes[key] ?? [] }

  /// Whether a word is a given name as the list spells it.
  func isGivenName(_ key: UInt64) -> Bool { classes[key] != nil }

  func gender(ofClasses numbers: [Int]) -> Gender {
    guard let first = numbers.first else { return .unknown }
    return numbers.allSatisfy { genders[$0] == genders[first] } ? genders[first] : .unknown
  }

  func gender(ofGivenName key: UInt64) -> Gender { gender(ofClasses: classes[key] ?? []) }

  /// The sounds an initial may stand for.
  func initials(ofClass number: Int) -> Set<UInt8> { initials[number] }

  /// The sounds with which a word or an initial may begin.
  static func initialSounds(of word: some StringProtocol) -> Set<UInt8> {
    guard let first = word.unicodeScalars.first else { return [] }
    var sounds: Set<UInt8> = []
    for reading in NameSound(String(first)).readings { if let sound = reading.first { sounds.insert(sound) } }
    switch LetterFolding.lowercase(first.value) {
    case 0x63: sounds.formUnion([0x63, 0x6B, 0x78, 0x73])
    case 0x6A, 0x79, 0x69, 0x44E, 0x44F, 0x435: sounds.formUnion([0x69, 0x65, 0x75, 0x61, 0x78])
    case 0x74, 0x444: sounds.formUnion([0x74, 0x66, 0x63])
    case 0x66: sounds.formUnion([0x66, 0x74])
    case 0x67, 0x68, 0x433: sounds.formUnion([0x67, 0x68, 0x78])
    case 0x7A: sounds.formUnion([0x73, 0x78])
    case 0x73: sounds.formUnion([0x73, 0x78])
    case 0x77, 0x76: sounds.insert(0x76)
    default: break
    }
    return sounds
  }
}
