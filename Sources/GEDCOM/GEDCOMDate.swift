public import Calendars

/// A date value of GEDCOM 5.5.1 or 7, kept as it says it.
public struct GEDCOMDate: Hashable, Sendable {
  /// A year, month or day of some calendar.
  public struct Point: Hashable, Sendable {
    /// The calendar.
    public var calendar: CalendarSystem
    /// The year as numbered in its era, from 1.
    public var yearOfEra: Int
    /// Whether the era is the one before Christ.
    public var isBeforeChrist: Bool
    /// The second number of a dual year such as 1750/51; `nil` if there is one number.
    public var dualYear: Int?
    /// The month, in the calendar's own numbers; `nil` if none is given.
    public var month: Int?
    /// The day of the month; `nil` if none is given.
    public var day: Int?

    /// The year, counted astronomically in the Christian calendars.
    public var year: Int { isBeforeChrist ? 1 - yearOfEra : yearOfEra }
  }

  /// How sure a single date is.
  public enum Precision: String, Hashable, Sendable, CaseIterable {
    /// As given.
    case exact = ""
    /// `ABT`: not exact.
    case about = "ABT"
    /// `CAL`: calculated from other data.
    case calculated = "CAL"
    /// `EST`: estimated from other data.
    case estimated = "EST"
  }

  /// What a value is.
  public enum Form: Hashable, Sendable {
    /// A single date.
    case date(Point, Precision)
    /// `BEF`: no later than a date.
    case before(Point)
    /// `AFT`: no earlier than a date.
    case after(Point)
    /// `BET … AND …`: no earlier than one date, no later than another.
    case between(Point, Point)
    /// `FROM … TO …`: lasting from one date to another; at least one is given.
    case period(from: Point?, to: Point?)
    /// `INT … (…)`: a date read into words.
    case interpreted(Point, words: String)
    /// `(…)`: words only.
    case words(String)
  }

  /// What the value is.
  public let form: Form
  /// The payload as it was read.
  public let written: String
}
