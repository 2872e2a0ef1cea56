/// A stretch of the calendar that a date can share with another, or follow.
public enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  /// A day.
  case day
  /// A week, from Monday.
  case week
  /// A month.
  case month
  /// March to May.
  case spring
  /// June to August.
  case summer
  /// September to November.
  case autumn
  /// December to February.
  case winter
  /// A year.
  case year
  /// Ten years from one whose number ends in 0.
  case decade
  /// A hundred years from one whose number ends in 00.
  case century

  /// The month in which a season starts; `nil` for units that follow each other without a gap.
  var firstMonth: Int? {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    default: nil
    }
  }

  /// The number of the unit a day lies in; for a season, that of the year.
  func block(_ day: Int) -> Int {
    switch self {
    case .day: return day
    case .week: return GregorianCount.floorDivide(day, 7)
    case .month:
      let date = GregorianCount.date(day)
      return date.year * 12 + date.month - 1
    case .decade: return GregorianCount.floorDivide(GregorianCount.year(day), 10)
    case .century: return GregorianCount.floorDivide(GregorianCount.year(day), 100)
    case .year, .spring, .summer, .autumn, .winter: return GregorianCount.year(day)
    }
  }

  /// The first day of a unit by its number; for a season, of the one that starts in the year.
  func firstDay(_ block: Int) -> Int {
    switch self {
    case .day: return block
    case .week: return block * 7
    case .month:
      let year = GregorianCount.floorDivide(block, 12)
      return GregorianCount.day(year: year, month: block - year * 12 + 1, day: 1)
    case .decade: return GregorianCount.day(year: block * 10, month: 1, day: 1)
    case .century: return GregorianCount.day(year: block * 100, month: 1, day: 1)
    case .year, .spring, .summer, .autumn, .winter:
      return GregorianCount.day(year: block, month: firstMonth ?? 1, day: 1)
    }
  }

  /// The last day of a unit by its number; for a season, of the one that starts in the year.
  func lastDay(_ block: Int) -> Int {
    guard let firstMonth else { return firstDay(block + 1) - 1 }
    let end = firstMonth + 3
    return GregorianCount.day(year: end > 12 ? block + 1 : block, month: end > 12 ? end - 12 : end, day: 1)
      - 1
  }
}

/// Days of the calendar that come again.
public enum Recurrence: Hashable, Sendable {
  /// A weekday, from 1 for Monday to 7 for Sunday.
  case weekday(Int)
  /// A month, from 1 to 12.
  case month(Int)
  /// A day of a month; 29 February comes in leap years only.
  case dayOfMonth(month: Int, day: Int)
  /// A season.
  case season(CalendarUnit)
  /// A movable feast: so many days after Easter Sunday, by the Gregorian or the Julian computus.
  case easter(daysAfter: Int, julian: Bool)
  /// A fixed day of the Julian calendar, as in the Orthodox year.
  case julianDay(month: Int, day: Int)

  /// Whether there are such days at all.
  public var exists: Bool {
    switch self {
    case .weekday(let day): (1...7).contains(day)
    case .month(let month): (1...12).contains(month)
    case .dayOfMonth(let month, let day), .julianDay(let month, let day):
      (1...12).contains(month) && day >= 1 && day <= GregorianCount.length(ofMonth: month, year: 2000)
    case .season(let unit): unit.firstMonth != nil
    case .easter(let days, _): abs(days) <= 180
    }
  }
}
