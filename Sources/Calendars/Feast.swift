/// A feast of the church year, fixed or counted from Easter.
public struct Feast: Hashable, Sendable, Identifiable {
  /// When a feast falls.
  public enum Rule: Hashable, Sendable {
    /// On a day of every year.
    case fixed(month: Int, day: Int)
    /// So many days after Easter Sunday.
    case fromEaster(Int)
    /// So many days after Advent Sunday, the fourth before Christmas.
    case fromAdvent(Int)
  }

  /// A name for programs, such as `michaelmas`.
  public let id: String
  /// When it falls, or begins.
  public let rule: Rule
  /// When it ends, if it lasts longer than a day, as Lent does.
  public let end: Rule?

  /// Creates a feast, or a season of the church year if it has an end of its own.
  public init(id: String, rule: Rule, through end: Rule? = nil) {
    self.id = id
    self.rule = rule
    self.end = end
  }

  /// The day of the feast in a year of a calendar, or its first; `nil` if the calendar lacks it.
  ///
  /// Easter follows the Julian computus where the calendar is Julian on the day, and the Gregorian
  /// computus otherwise.
  public func day(inYear year: Int, calendar: CalendarSystem) -> DayNumber? {
    Self.day(of: rule, inYear: year, calendar: calendar)
  }

  /// The days of the feast in a year of a calendar; `nil` if the calendar lacks one of its ends.
  public func days(inYear year: Int, calendar: CalendarSystem) -> ClosedRange<DayNumber>? {
    guard let first = day(inYear: year, calendar: calendar) else { return nil }
    guard let end else { return first...first }
    guard let last = Self.day(of: end, inYear: year, calendar: calendar), last >= first else { return nil }
    return first...last
  }

  private static func day(of rule: Rule, inYear year: Int, calendar: CalendarSystem) -> DayNumber? {
    switch rule {
    case .fixed(let month, let day): return calendar.dayNumber(year, month, day)
    case .fromEaster(let days):
      let julian = Easter.julian(year)
      let isJulian = calendar.dayNumber(of: CalendarSystem.julian.civilDate(of: julian)) == julian
      return (isJulian ? julian : Easter.gregorian(year)) + days
    case .fromAdvent(let days):
      guard let christmas = calendar.dayNumber(year, 12, 25) else { return nil }
      return Weekday.sunday.previous(atOrBefore: christmas - 1) - 21 + days
    }
  }

  /// The feasts of East and West that dates are given by.
  ///
  /// After C. R. Cheney and M. Jones, *A Handbook of Dates* (2000), p. 63–93, and H. Grotefend,
  /// *Taschenbuch der Zeitrechnung*; the fixed feasts of the East fall on the same days of the Julian
  /// calendar.
  public static let all: [Feast] =
    movable.map { Feast(id: $0.0, rule: .fromEaster($0.1)) }
    + fixed.map { Feast(id: $0.0, rule: .fixed(month: $0.1, day: $0.2)) }
    + [
      Feast(id: "advent_sunday", rule: .fromAdvent(0)),
      Feast(id: "advent", rule: .fromAdvent(0), through: .fixed(month: 12, day: 24)),
      Feast(id: "lent", rule: .fromEaster(-46), through: .fromEaster(-1)),
      Feast(id: "holy_week", rule: .fromEaster(-7), through: .fromEaster(-1)),
      Feast(id: "easter_week", rule: .fromEaster(0), through: .fromEaster(6)),
      Feast(id: "whit_week", rule: .fromEaster(49), through: .fromEaster(55)),
      Feast(id: "rogation_days", rule: .fromEaster(36), through: .fromEaster(38)),
    ]

  private static let movable = [
    ("septuagesima", -63), ("sexagesima", -56), ("quinquagesima", -49), ("clean_monday", -48),
    ("shrove_monday", -48), ("shrove_tuesday", -47), ("ash_wednesday", -46), ("quadragesima", -42),
    ("laetare", -21), ("passion_sunday", -14), ("lazarus_saturday", -8), ("palm_sunday", -7),
    ("maundy_thursday", -3), ("good_friday", -2), ("holy_saturday", -1), ("easter", 0), ("easter_monday", 1),
    ("easter_tuesday", 2), ("low_sunday", 7), ("hock_monday", 15), ("hock_tuesday", 16),
    ("rogation_sunday", 35),
    ("ascension", 39), ("pentecost", 49), ("whit_monday", 50), ("whit_tuesday", 51), ("trinity", 56),
    ("corpus_christi", 60), ("sacred_heart", 68),
  ]

  private static let fixed = [
    ("circumcision", 1, 1), ("st_genevieve", 1, 3), ("twelfth_night", 1, 5), ("epiphany", 1, 6),
    ("st_hilary", 1, 13),
    ("st_anthony", 1, 17), ("st_sebastian", 1, 20), ("st_agnes", 1, 21), ("st_vincent", 1, 22),
    ("conversion_of_paul", 1, 25), ("candlemas", 2, 2), ("st_blaise", 2, 3), ("st_valentine", 2, 14),
    ("st_matthias", 2, 24), ("st_david", 3, 1), ("st_gregory", 3, 12), ("st_patrick", 3, 17),
    ("st_joseph", 3, 19),
    ("st_benedict", 3, 21), ("annunciation", 3, 25), ("st_george", 4, 23), ("st_mark", 4, 25),
    ("may_day", 5, 1),
    ("invention_of_the_cross", 5, 3), ("st_nicholas_in_may", 5, 9), ("st_barnabas", 6, 11),
    ("st_vitus", 6, 15),
    ("st_john", 6, 24), ("st_peter_paul", 6, 29), ("visitation", 7, 2), ("translation_of_becket", 7, 7),
    ("st_swithin", 7, 15), ("bastille_day", 7, 14), ("st_margaret", 7, 20), ("st_elijah", 7, 20),
    ("st_mary_magdalene", 7, 22),
    ("st_james", 7, 25), ("st_anne", 7, 26), ("lammas", 8, 1), ("transfiguration", 8, 6),
    ("st_lawrence", 8, 10),
    ("assumption", 8, 15), ("st_bartholomew", 8, 24), ("st_louis", 8, 25), ("beheading_of_john", 8, 29),
    ("st_giles", 9, 1), ("nativity_of_mary", 9, 8), ("holy_cross", 9, 14), ("st_matthew", 9, 21),
    ("st_maurice", 9, 22), ("michaelmas", 9, 29), ("st_jerome", 9, 30), ("st_remigius", 10, 1),
    ("intercession", 10, 1),
    ("st_francis", 10, 4), ("st_denis", 10, 9), ("st_edward", 10, 13), ("st_luke", 10, 18),
    ("st_crispin", 10, 25),
    ("st_demetrius", 10, 26), ("st_simon_jude", 10, 28), ("all_saints", 11, 1), ("all_souls", 11, 2),
    ("guy_fawkes", 11, 5), ("martinmas", 11, 11), ("st_edmund", 11, 20), ("presentation_of_mary", 11, 21),
    ("st_cecilia", 11, 22), ("st_clement", 11, 23), ("st_catherine", 11, 25), ("st_andrew", 11, 30),
    ("st_barbara", 12, 4), ("st_nicholas", 12, 6), ("conception_of_mary", 12, 8), ("st_lucy", 12, 13),
    ("st_thomas", 12, 21), ("christmas_eve", 12, 24), ("christmas", 12, 25), ("st_stephen", 12, 26),
    ("st_john_evangelist", 12, 27),
    ("holy_innocents", 12, 28), ("st_sylvester", 12, 31),
  ]
}
