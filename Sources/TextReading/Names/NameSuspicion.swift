/// Two names that may be one by a misprint or a slip of the pen; a suspicion beside the clusters, never a merge.
package struct NameSuspicion: Sendable, Hashable {
  /// What makes the two look like one.
  package enum Reason: String, Sendable, Hashable {
    /// The surnames differ by a letter or two.
    case misprint
    /// A surname that comes often with one given name comes once with another: “Raymond” for “Romain” Rolland.
    case slip
  }

  /// What makes the two look like one.
  package var reason: Reason
  /// The rarer name: an index into the people.
  package var one: Int
  /// The other.
  package var other: Int
  /// The two forms as written.
  package var forms: [String]
}

/// Suspects misprints among the people of one text.
struct MisprintFinder {
  /// Fewer letters can differ in too many ways.
  private static let fewestLetters = 6

  /// Returns the pairs whose last words begin and end alike and differ by one letter or a swap.
  ///
  /// - Parameters:
  ///   - names: The fullest name of each person, with the number of mentions.
  ///   - rejected: Pairs of names that the editor says are two people's.
  /// - Returns: The suspicions, by the order of the people.
  /// - Complexity: O(*n*) in the number of people, but for those that share their first and last letters.
  func suspicions(
    among names: [(name: String, count: Int)], rejected: [(String, String)]
  ) -> [NameSuspicion] {
    var buckets: [String: [Int]] = [:]
    var words: [[Unicode.Scalar]] = []
    var firsts: [String] = []
    for (index, entry) in names.enumerated() {
      let parts = entry.name.split(whereSeparator: \.isWhitespace)
      let last = Array((parts.last ?? "").lowercased().unicodeScalars)
      words.append(last)
      firsts.append(parts.count > 1 ? String(parts[0]).lowercased() : "")
      guard last.count >= Self.fewestLetters, let head = last.first, let tail = last.last else { continue }
      buckets["\(head)\(tail)", default: []].append(index)
    }
    let apart = Set(rejected.flatMap { [[$0.0, $0.1], [$0.1, $0.0]] })
    var found: [NameSuspicion] = []
    for key in buckets.keys.sorted() {
      let members = buckets[key] ?? []
      for (offset, one) in members.enumerated() {
        for other in members.dropFirst(offset + 1) where areNear(words[one], words[other]) {
          guard firsts[one].isEmpty || firsts[other].isEmpty || firsts[one] == firsts[other],
            !apart.contains([names[one].name, names[other].name])
          else { continue }
          let (rare, common) = names[one].count <= names[other].count ? (one, other) : (other, one)
          // Two names that both come often are two names.
          guard names[rare].count <= 2 else { continue }
          found.append(
            NameSuspicion(
              reason: .misprint, one: rare, other: common, forms: [names[rare].name, names[common].name]))
        }
      }
    }
    found += slips(among: names, words: words, apart: apart)
    return found.sorted { ($0.one, $0.other) < ($1.one, $1.other) }
  }

  /// Surnames that one given name goes with three times as often as another, which the text has once or twice.
  ///
  /// Both given names begin with one letter, as those have that a memory confuses; relatives mostly do not, and are
  /// decided by the editor in any case.
  private func slips(
    among names: [(name: String, count: Int)], words: [[Unicode.Scalar]], apart: Set<[String]>
  ) -> [NameSuspicion] {
    var families: [[Unicode.Scalar]: [Int]] = [:]
    for (index, entry) in names.enumerated() where PersonName(entry.name).givenWord != nil {
      families[words[index], default: []].append(index)
    }
    var found: [NameSuspicion] = []
    for family in families.values where family.count > 1 {
      guard let common = family.max(by: { (names[$0].count, $1) < (names[$1].count, $0) }) else { continue }
      for rare in family
      where rare != common && names[rare].count <= 2 && names[rare].count * 3 <= names[common].count {
        guard let slip = PersonName(names[rare].name).givenWord,
          let usual = PersonName(names[common].name).givenWord, slip.count > 2, usual.count > 2,
          slip.lowercased().first == usual.lowercased().first, slip.lowercased() != usual.lowercased(),
          !apart.contains([names[rare].name, names[common].name])
        else { continue }
        found.append(
          NameSuspicion(
            reason: .slip, one: rare, other: common, forms: [names[rare].name, names[common].name]))
      }
    }
    return found
  }

  private func areNear(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Bool {
    guard one != two else { return false }
    if differLittle(one, two) { return true }
    func word(_ scalars: [Unicode.Scalar]) -> String {
      String(String.UnicodeScalarView(scalars))
    }
    // Long words may hold two slips: “Zioniev” for “Zinoviev”.
    return min(one.count, two.count) >= 7 && NameClustering.isMisprint(word(one), of: word(two))
  }

  /// Whether two words differ by one letter put in, left out, put for another or swapped with its neighbour.
  private func differLittle(_ one: [Unicode.Scalar], _ two: [Unicode.Scalar]) -> Bool {
    guard one != two, abs(one.count - two.count) <= 1 else { return false }
    var head = 0
    while head < min(one.count, two.count), one[head] == two[head] { head += 1 }
    var tail = 0
    while tail < min(one.count, two.count) - head, one[one.count - 1 - tail] == two[two.count - 1 - tail] {
      tail += 1
    }
    let (left, right) = (one.count - head - tail, two.count - head - tail)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && one[head] == two[head + 1] && one[head + 1] == two[head]
  }
}
