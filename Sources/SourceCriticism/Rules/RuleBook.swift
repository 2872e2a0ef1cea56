internal import Calendars
public import Testimony

/// The rules in use: the built-in ones, and those of an inquiry in their place or beside them.
public struct RuleBook: Hashable, Sendable {
  /// The rules, the built-in ones first.
  public private(set) var rules: [Rule]

  /// Creates a book of rules.
  public init(_ rules: [Rule]) { self.rules = rules }

  /// The rule with an identifier.
  public subscript(id: Rule.ID) -> Rule? { rules.first { $0.id == id } }

  /// The rule with a readable name.
  public func rule(named slug: String) -> Rule? {
    rules.first { $0.slug.rawValue == slug || $0.id.rawValue == slug }
  }

  /// The rules as an inquiry changes them: a rule with a built-in identifier or slug takes its place.
  public func overridden(by inquiry: Inquiry) -> RuleBook {
    var result = rules
    for rule in inquiry.rules {
      if let place = result.firstIndex(where: { $0.id == rule.id || $0.slug == rule.slug }) {
        result[place] = rule
      } else {
        result.append(rule)
      }
    }
    return RuleBook(result)
  }

  /// The built-in rules.
  ///
  /// The plausibility bounds are round numbers on the safe side, as genealogy programs use them; what
  /// vague words mean is this project's reading, to be changed by whoever reads otherwise.
  public static let standard = RuleBook(
    [
      rule("mother-at-least", .motherAtLeast(years: 12)),
      rule("mother-at-most", .motherAtMost(years: 60)),
      rule("father-at-least", .fatherAtLeast(years: 12)),
      rule("father-dies-at-most", .fatherDiesAtMost(monthsBeforeBirth: 10)),
      rule("marriage-at-least", .marriageAtLeast(years: 12)),
      rule("life-at-most", .lifeAtMost(years: 120)),
      rule("acts-after-birth", .nobodyActsBeforeBirth),
      rule("acts-before-death", .nobodyActsAfterDeath),
      rule("one-place", .nobodyInTwoPlaces),
      rule("travel-at-most", .travelAtMost(kilometresPerDay: 1_500), isOn: false),
      rule("told-after", .toldAfterItHappened),
      rule("saw-alive", .whoSawWasAlive),
      rule("about-span", .aboutSpan(hundredths: 25)),
      rule("about-age", .aboutAge(years: 2)),
      rule("about-date", .aboutDate(units: 2)),
    ]
      + vagueWords.map { word in
        rule(
          "vague-\(word.language)-" + Slug(title: word.words, fallback: "words").rawValue,
          .vagueSpan(
            words: word.words, language: word.language,
            SpanRange(atLeast: word.atLeast, atMost: word.atMost)))
      })

  private static func rule(_ name: String, _ assumption: Rule.Assumption, isOn: Bool = true) -> Rule {
    Rule(
      id: Rule.ID(name), slug: Slug(name) ?? Slug(title: name, fallback: "rule"), assumption, isOn: isOn)
  }

  private typealias VagueWord = (
    words: String, language: String, atLeast: CalendarSpan?, atMost: CalendarSpan?
  )

  private static let vagueWords: [VagueWord] = {
    func days(_ low: Int, _ high: Int) -> (CalendarSpan?, CalendarSpan?) {
      (CalendarSpan(days: low), CalendarSpan(days: high))
    }
    func weeks(_ low: Int, _ high: Int) -> (CalendarSpan?, CalendarSpan?) {
      (CalendarSpan(weeks: low), CalendarSpan(weeks: high))
    }
    func months(_ low: Int, _ high: Int) -> (CalendarSpan?, CalendarSpan?) {
      (CalendarSpan(months: low), CalendarSpan(months: high))
    }
    func years(_ low: Int, _ high: Int) -> (CalendarSpan?, CalendarSpan?) {
      (CalendarSpan(years: low), CalendarSpan(years: high))
    }
    let table: [(String, String, (CalendarSpan?, CalendarSpan?))] = [
      ("a few days", "en", days(2, 10)), ("some days", "en", days(2, 14)),
      ("several days", "en", days(3, 14)), ("a couple of days", "en", days(2, 3)),
      ("a few weeks", "en", weeks(2, 8)), ("some weeks", "en", weeks(2, 10)),
      ("several weeks", "en", weeks(3, 10)), ("a couple of weeks", "en", weeks(2, 3)),
      ("a few months", "en", months(2, 8)), ("some months", "en", months(2, 10)),
      ("several months", "en", months(3, 11)), ("a couple of months", "en", months(2, 3)),
      ("a few years", "en", years(2, 8)), ("some years", "en", years(2, 10)),
      ("several years", "en", years(3, 10)), ("a couple of years", "en", years(2, 3)),
      ("at once", "en", days(0, 3)), ("immediately", "en", days(0, 3)), ("shortly", "en", days(0, 60)),
      ("soon", "en", days(0, 90)), ("not long", "en", days(0, 120)),
      ("quelques jours", "fr", days(2, 10)), ("plusieurs jours", "fr", days(3, 14)),
      ("deux ou trois jours", "fr", days(2, 3)),
      ("quelques semaines", "fr", weeks(2, 8)), ("plusieurs semaines", "fr", weeks(3, 10)),
      ("quelques mois", "fr", months(2, 8)), ("plusieurs mois", "fr", months(3, 11)),
      ("quelques années", "fr", years(2, 8)), ("plusieurs années", "fr", years(3, 10)),
      ("aussitôt", "fr", days(0, 3)), ("peu de temps", "fr", days(0, 60)), ("bientôt", "fr", days(0, 90)),
    ]
    return table.map { VagueWord(words: $0.0, language: $0.1, atLeast: $0.2.0, atMost: $0.2.1) }
  }()
}

extension RuleBook {
  /// The rule that is on for an assumption, found by a test of it.
  func first(where test: (Rule.Assumption) -> Bool) -> Rule? {
    rules.first { $0.isOn && test($0.assumption) }
  }

  /// The rule that gives vague words a length: of those whose words occur, the longest.
  func rule(forVague words: String) -> (rule: Rule, range: SpanRange)? {
    let folded = " " + Self.folded(words) + " "
    var best: (rule: Rule, range: SpanRange, length: Int)?
    for rule in rules {
      guard case .vagueSpan(let words, _, let range) = rule.assumption else { continue }
      let key = Self.folded(words)
      guard folded.contains(" " + key + " "), key.count > best?.length ?? 0 else { continue }
      best = (rule, range, key.count)
    }
    return best.map { ($0.rule, $0.range) }
  }

  /// Whether words say “about”.
  static func saysAbout(_ words: String) -> Bool {
    let folded = " " + folded(words) + " "
    return aboutWords.contains { folded.contains(" " + $0 + " ") }
  }

  private static let aboutWords = [
    "about", "around", "roughly", "approximately", "some", "nearly", "almost", "circa", "c.", "ca.",
    "environ", "à peu près", "vers", "près de", "presque", "une quinzaine", "une vingtaine",
  ]

  private static func folded(_ words: String) -> String {
    words.lowercased().split { $0.isWhitespace || $0 == "," || $0 == ";" }.joined(separator: " ")
  }
}
