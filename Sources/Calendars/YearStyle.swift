/// The day on which a year's number changes.
///
/// See C. R. Cheney and M. Jones, *A Handbook of Dates* (2000), p. 8–14, and A. Giry, *Manuel de
/// diplomatique* (1894), p. 103–129.
public enum YearStyle: String, Hashable, Sendable, CaseIterable {
  /// 1 January, the style of the Circumcision and of today.
  case january
  /// 1 March after today's new year (*more veneto*, old Russia before 1492).
  case march
  /// 25 March after today's new year: Florence, England until 1751 (*calculus Florentinus*).
  case annunciation
  /// 25 March before today's new year: Pisa (*calculus Pisanus*).
  case annunciationPisan = "annunciation_pisan"
  /// 1 September before today's new year: Byzantium, Russia 1492–1699.
  case september
  /// 25 December before today's new year.
  case christmas
  /// Easter after today's new year: France until 1564 (*mos Gallicanus*).
  case easter

  /// The year number that this style gives to a date whose year begins on 1 January.
  public func label(of date: CivilDate, in calendar: CalendarSystem = .julian) -> Int {
    let year = date.astronomicalYear
    let isFromAnnunciation = date.month > 3 || (date.month == 3 && date.day >= 25)
    switch self {
    case .january: return year
    case .march: return date.month >= 3 ? year : year - 1
    case .annunciation: return isFromAnnunciation ? year : year - 1
    case .annunciationPisan: return isFromAnnunciation ? year + 1 : year
    case .september: return date.month >= 9 ? year + 1 : year
    case .christmas: return date.month == 12 && date.day >= 25 ? year + 1 : year
    case .easter:
      let easter = calendar == .gregorian ? Easter.gregorian(year) : Easter.julian(year)
      return calendar.dayNumber(of: date).map { $0 >= easter } ?? false ? year : year - 1
    }
  }

  /// The dates, their years beginning on 1 January, that this style writes as `date`.
  ///
  /// - Returns: One date as a rule; with ``easter`` two or none for some days of March and April.
  public func dates(writtenAs date: CivilDate, in calendar: CalendarSystem = .julian) -> [CivilDate] {
    (-1...1).compactMap { shift in
      let candidate = CivilDate(
        astronomicalYear: date.astronomicalYear + shift, month: date.month, day: date.day)
      guard calendar.dayNumber(of: candidate) != nil,
        label(of: candidate, in: calendar) == date.astronomicalYear
      else { return nil }
      return candidate
    }
  }

  /// The days of the year that bears a number in this style; `nil` if the calendar lacks it.
  public func days(ofYear year: Int, in calendar: CalendarSystem = .julian) -> ClosedRange<DayNumber>? {
    guard let first = newYear(year, in: calendar), let next = newYear(year + 1, in: calendar) else {
      return nil
    }
    return first...(next - 1)
  }

  /// The first day of the year that bears a number in this style.
  private func newYear(_ year: Int, in calendar: CalendarSystem) -> DayNumber? {
    switch self {
    case .january: calendar.days(ofYear: year)?.lowerBound
    case .march: calendar.dayNumber(year, 3, 1)
    case .annunciation: calendar.dayNumber(year, 3, 25)
    case .annunciationPisan: calendar.dayNumber(year - 1, 3, 25)
    case .september: calendar.dayNumber(year - 1, 9, 1)
    case .christmas: calendar.dayNumber(year - 1, 12, 25)
    case .easter: calendar == .gregorian ? Easter.gregorian(year) : Easter.julian(year)
    }
  }
}
