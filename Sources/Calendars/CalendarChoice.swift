/// What is known of the calendar a date is written in.
public indirect enum CalendarChoice: Hashable, Sendable {
  /// One calendar.
  case system(CalendarSystem)
  /// The calendars of a country, one after another.
  case country(CalendarAdoption)
  /// Old or new style: Julian or Gregorian, nobody said which.
  case unknownStyle

  /// The calendars the date may be written in, in a fixed order.
  ///
  /// For a diary whose style is one unknown for all its dates, solve once for each.
  public var alternatives: [CalendarSystem] {
    switch self {
    case .system(let system): [system]
    case .country(let adoption): [adoption.calendar]
    case .unknownStyle: [.julian, .gregorian]
    }
  }

  /// Whether the choice is the Gregorian calendar and nothing else.
  public var isGregorian: Bool { self == .system(.gregorian) }

  /// The days a date may be: one, two of an unknown style, or none if no calendar has the date.
  public func days(of date: CivilDate) -> DaySet {
    DaySet.union(of: alternatives.compactMap { $0.dayNumber(of: date).map { DaySet($0) } })
  }

  /// The days a month may hold.
  public func days(ofMonth month: Int, year: Int) -> DaySet {
    DaySet.union(of: alternatives.compactMap { $0.days(ofMonth: month, year: year).map { DaySet($0) } })
  }

  /// The days a year may hold.
  public func days(ofYear year: Int) -> DaySet {
    DaySet.union(of: alternatives.compactMap { $0.days(ofYear: year).map { DaySet($0) } })
  }
}
