/// A feast of the church year, fixed or counted from Easter.
public struct Feast: Hashable, Sendable, Identifiable {
  /// When a feast falls.
  public enum Rule: Hashable, Sendable {
    /// On a day of every year.
    case fixed(month: Int, day: Int)
    /// So many days after Easter Sunday.
    case fromEaster(Int)
  }

  /// A name for programs, such as `michaelmas`.
  public let id: String
  /// When it falls.
  public let rule: Rule

  /// Creates a feast.
  public init(id: String, rule: Rule) {
    self.id = id
    self.rule = rule
  }

  /// The day of the feast in a year of a calendar; `nil` if the calendar lacks it.
  ///
  /// Easter follows the Julian computus where the calendar is Julian on the day, and the Gregorian
  /// computus otherwise.
  public func day(inYear year: Int, calendar: CalendarSystem) -> DayNumber? {
    switch rule {
    case .fixed(let month, let day): return calendar.dayNumber(year, month, day)
    case .fromEaster(let days):
      let julian = Easter.julian(year)
      let isJulian = calendar.dayNumber(of: CalendarSystem.julian.civilDate(of: julian)) == julian
      return (isJulian ? julian : Easter.gregorian(year)) + days
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

  private static let movable = [
    ("septuagesima", -63), ("shrove_tuesday", -47), ("ash_wednesday", -46), ("palm_sunday", -7),
    ("maundy_thursday", -3), ("good_friday", -2), ("easter", 0), ("easter_monday", 1), ("low_sunday", 7),
    ("ascension", 39), ("pentecost", 49), ("whit_monday", 50), ("trinity", 56), ("corpus_christi", 60),
  ]

  private static let fixed = [
    ("circumcision", 1, 1), ("epiphany", 1, 6), ("candlemas", 2, 2), ("annunciation", 3, 25),
    ("st_george", 4, 23), ("st_mark", 4, 25), ("may_day", 5, 1), ("st_john", 6, 24), ("st_peter_paul", 6, 29),
    ("st_mary_magdalene", 7, 22), ("st_james", 7, 25), ("lammas", 8, 1), ("transfiguration", 8, 6),
    ("st_lawrence", 8, 10), ("assumption", 8, 15), ("st_bartholomew", 8, 24), ("nativity_of_mary", 9, 8),
    ("holy_cross", 9, 14), ("st_matthew", 9, 21), ("michaelmas", 9, 29), ("st_denis", 10, 9),
    ("st_luke", 10, 18),
    ("all_saints", 11, 1), ("all_souls", 11, 2), ("martinmas", 11, 11), ("st_catherine", 11, 25),
    ("st_andrew", 11, 30), ("st_nicholas", 12, 6), ("st_lucy", 12, 13), ("st_thomas", 12, 21),
    ("christmas", 12, 25), ("st_stephen", 12, 26), ("holy_innocents", 12, 28),
  ]
}
