public import Calendars

/// An assumption with a number; it stands in proofs and contradictions beside the passages.
public struct Rule: Hashable, Sendable, Codable {
  /// Names a rule for good; the built-in rules have the identifier of their slug.
  public typealias ID = Identifier<Rule>

  /// What is assumed.
  public enum Assumption: Hashable, Sendable, Codable {
    /// A mother is at least so many years old at a child's birth.
    case motherAtLeast(years: Int)
    /// A mother is at most so many years old at a child's birth.
    case motherAtMost(years: Int)
    /// A father is at least so many years old at a child's birth.
    case fatherAtLeast(years: Int)
    /// A father lives until so many months before a child's birth.
    case fatherDiesAtMost(monthsBeforeBirth: Int)
    /// People marry at so many years of age or later.
    case marriageAtLeast(years: Int)
    /// Nobody lives longer than so many years.
    case lifeAtMost(years: Int)
    /// Nobody acts before birth.
    case nobodyActsBeforeBirth
    /// Nobody acts after death.
    case nobodyActsAfterDeath
    /// Nobody is in two places on the same days.
    case nobodyInTwoPlaces
    /// Nobody travels faster than so many kilometres a day; in these years, where they are given.
    case travelAtMost(kilometresPerDay: Int, during: DateExpression? = nil)
    /// What is told as past happened no later than it was told.
    case toldAfterItHappened
    /// Whoever saw it was alive then.
    case whoSawWasAlive
    /// Words that are vague mean this length of time: “a few days” is 2 to 10.
    case vagueSpan(words: String, language: String, SpanRange)
    /// “About” widens a length of time by this share of it, in hundredths.
    case aboutSpan(hundredths: Int)
    /// “About” widens an age by so many years on either side.
    case aboutAge(years: Int)
    /// “About” widens a date by so many of its own units: days, months, years, decades.
    case aboutDate(units: Int)
  }

  /// The rule's name for good.
  public let id: ID
  /// The readable name.
  public var slug: Slug
  /// What is assumed.
  public var assumption: Assumption
  /// Whether it is on.
  public var isOn: Bool

  /// Creates a rule.
  public init(id: ID, slug: Slug, _ assumption: Assumption, isOn: Bool = true) {
    self.id = id
    self.slug = slug
    self.assumption = assumption
    self.isOn = isOn
  }
}
