import Testimony

/// How the words of the grammar are spelled, and how close a misspelled one comes.
enum Spelling {
  /// Words that begin a clause or a claim, so that a record of that name is written with its kind.
  static let reserved: Set<String> = [
    "a", "about", "acknowledged", "acquainted", "adopted", "after", "aged", "also", "an", "any", "archive",
    "as", "at", "author", "before", "begins", "between", "by", "calendar", "cited", "claim", "composed",
    "confirms", "contains", "corrects", "counted", "counterfactual", "csl", "decision", "denied", "depends",
    "described", "did", "disputes", "doubt", "doubts", "during", "edition", "editor", "edtf", "end", "ends",
    "evidence", "extended", "false", "feast", "finishes", "first", "formerly", "from", "id", "identity",
    "implied", "in", "inferred", "is", "judgement", "kind", "knew", "label", "lang", "language", "last",
    "lasts", "link",
    "lost", "meets", "mention", "met", "named", "no", "not", "note", "nothing", "notice", "nth", "number",
    "occurs", "of", "off", "on", "one", "open", "opinion", "or", "origin", "overlapping", "overlaps", "part",
    "portrait", "prediction", "published", "punctual", "query", "question", "quotes", "reason", "record",
    "reopened", "repeated", "report", "rests", "rule", "rumour", "same", "silent", "since", "slip", "some",
    "someone", "source", "start", "starts", "stated", "statement", "stayed", "strictly", "text", "that",
    "the", "throughout", "to", "trait", "transcribed", "transcriber", "translates", "translation",
    "transmission", "used", "voice", "was", "weight", "where", "who", "with", "witness",
  ]

  /// Roles in a source that are clauses of their own.
  static let roles = [
    "author", "addressee", "interviewer", "interviewee", "translator", "editor", "reviewer", "compiler",
    "witness", "transcriber",
  ]

  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static let smallNumbers = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

  /// The number a word stands for: `13`, `thirteen`, `forty-two`.
  static func number(_ word: String) -> Int? {
    if let number = Int(word) { return number }
    if let small = smallNumbers.firstIndex(of: word) { return small }
    let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
    guard let first = parts.first, let ten = tens.firstIndex(of: first) else { return nil }
    guard parts.count == 2 else { return (ten + 2) * 10 }
    guard let unit = smallNumbers.firstIndex(of: parts[1]), (1...9).contains(unit) else { return nil }
    return (ten + 2) * 10 + unit
  }

  /// The number of `1st`, `2nd`, `15th`, `fifteenth` is not read; digits only.
  static func ordinal(_ word: String) -> Int? {
    for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) { return Int(word.dropLast(2)) }
    return nil
  }

  /// A number as `15th`.
  static func ordinal(_ number: Int) -> String {
    let ending =
      (11...13).contains(number % 100) ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
    return "\(number)\(ending)"
  }

  /// Whether a scalar turns the direction of writing without being seen.
  static func turnsDirection(_ value: UInt32) -> Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The word for an enumeration's case: `freeIndirect` is `free-indirect`.
  static func kebab(_ name: String) -> String {
    var word = ""
    for character in name {
      if character.isUppercase { word += "-" + character.lowercased() } else { word.append(character) }
    }
    return word
  }

  /// The case a word stands for.
  static func value<Value: RawRepresentable & CaseIterable>(_ word: String, of _: Value.Type) -> Value?
  where Value.RawValue == String {
    Value.allCases.first { isKebab(word, of: $0.rawValue) }
  }

  /// Whether a word is the one for a case.
  private static func isKebab(_ word: String, of name: String) -> Bool {
    var rest = word.utf8[...]
    for byte in name.utf8 {
      let isCapital = (0x41...0x5A).contains(byte)
      if isCapital, rest.popFirst() != 0x2D { return false }
      guard rest.popFirst() == (isCapital ? byte | 0x20 : byte) else { return false }
    }
    return rest.isEmpty
  }

  /// The words for all cases of an enumeration.
  static func words<Value: RawRepresentable & CaseIterable>(_: Value.Type) -> [String]
  where Value.RawValue == String {
    Value.allCases.map { kebab($0.rawValue) }
  }

  /// Whether a word at the place of a date is one, and no name.
  static func looksLikeDate(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    guard let first = bytes.first else { return false }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    switch first {
    case 0x30...0x39, 0x2D, 0x2E, 0x2F, 0x3F, 0x7E, 0x25, 0x5B, 0x7B: return true
    case 0x59:  // Y
      return bytes.count > 1
        && (isDigit(bytes[1]) || (bytes[1] == 0x2D && bytes.count > 2 && isDigit(bytes[2])))
    case 0x58:  // X
      return bytes.allSatisfy { isDigit($0) || "X-~?%./ES".utf8.contains($0) }
    default: return false
    }
  }

  /// The candidates nearest to a word, all equally near, three at most.
  ///
  /// The distance is that of Damerau and Levenshtein between neighbours (“optimal string alignment”).
  static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
    let wanted = Array(word.lowercased().unicodeScalars)
    let limit = wanted.count <= 3 ? 1 : wanted.count <= 7 ? 2 : 3
    var found: [(word: String, distance: Int)] = []
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, other)
      if distance <= limit { found.append((candidate, distance)) }
    }
    found.sort { ($0.distance, $0.word) < ($1.distance, $1.word) }
    return found.prefix(3).filter { $0.distance == found[0].distance }.map(\.word)
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          current[column] + 1, previous[column + 1] + 1, previous[column] + (scalar == other ? 0 : 1))
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }

  /// “did you mean …”, or `otherwise` where nothing is near.
  static func suggestion(
    for word: String, among candidates: some Sequence<String>, otherwise: String? = nil
  ) -> String? {
    let near = nearest(to: word, among: candidates)
    guard !near.isEmpty else { return otherwise }
    return "did you mean \(near.joined(separator: " or "))?"
  }
}
