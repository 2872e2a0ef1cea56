/// A date as a source gives it: EDTF in some calendar, with the words it was read from.
public struct DateExpression: Hashable, Sendable, Codable {
  /// The date in the Extended Date/Time Format, its years, months and days those of ``calendar``.
  public var edtf: String
  /// The calendar the date is given in; `nil` leaves it to the passage, then the voice, then the source, and
  /// is Gregorian where none of them says otherwise.
  public var calendar: CalendarName?
  /// The words in which the date was written; `nil` where it was entered as EDTF.
  public var words: String?

  /// Creates a date.
  public init(_ edtf: String, calendar: CalendarName? = nil, words: String? = nil) {
    self.edtf = edtf
    self.calendar = calendar
    self.words = words
  }
}

/// The name under which a catalogue holds a calendar, a country's adoption of one, or `unknown-style`
/// for *old or new style, unknown which*.
public struct CalendarName: OpenVocabulary {
  /// The name.
  public let rawValue: String
  /// Takes a name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The Gregorian calendar.
  public static let gregorian: CalendarName = "gregorian"
  /// The Julian calendar.
  public static let julian: CalendarName = "julian"
  /// Either the Julian or the Gregorian calendar: both readings are kept.
  public static let unknownStyle: CalendarName = "unknown-style"
}
