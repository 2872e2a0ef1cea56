extension CalendarSystem {
  /// The date a span after another: months first, shortened to the last day of a month that lacks the
  /// day, then days.
  ///
  /// The sum is non-decreasing in `date`.
  ///
  /// - Returns: `nil` if the date does not exist or the sum leaves the calendar.
  public func adding(_ span: CalendarSpan, to date: CivilDate) -> CivilDate? {
    guard let day = dayNumber(of: date), let sum = addingIfPossible(span, to: day), self.span.contains(sum)
    else { return nil }
    return civilDate(of: sum)
  }

  /// The day a span after another: months first, shortened to the last day of a month that lacks the
  /// day, then days.
  ///
  /// The sum is non-decreasing in `day`. Where the months leave the calendar they are counted in the
  /// Gregorian one.
  public func adding(_ span: CalendarSpan, to day: DayNumber) -> DayNumber {
    addingIfPossible(span, to: day) ?? CalendarSystem.gregorian.addingIfPossible(span, to: day) ?? day
  }

  private func addingIfPossible(_ span: CalendarSpan, to day: DayNumber) -> DayNumber? {
    guard span.months != 0 else { return day + span.days }
    guard self.span.contains(day) else { return nil }
    let date = civilDate(of: day)
    guard let (year, month) = month(span.months, after: date.month, year: date.astronomicalYear) else {
      return nil
    }
    var last = min(date.day, lastDay(ofMonth: month, year: year))
    while last > 0 {
      if let sum = dayNumber(year, month, last) { return sum + span.days }
      last -= 1
    }
    // A month that lost its first days, as September 1752 in Britain did not but October 1582 could.
    return days(ofMonth: month, year: year).map { $0.lowerBound + span.days }
  }

  /// The month a number of months later; twelve of them are a year in every calendar, so that a year
  /// of thirteen months keeps the month's number where it can.
  private func month(_ count: Int, after month: Int, year: Int) -> (year: Int, month: Int)? {
    let years = count.flooredQuotient(by: 12)
    var rest = count.flooredRemainder(by: 12)
    var year = year + years
    guard lastMonth(ofYear: year) > 0 else { return nil }
    var month = min(month, lastMonth(ofYear: year))
    if lastDay(ofMonth: month, year: year) == 0 { month -= 1 }
    while rest > 0 {
      month += 1
      if month > lastMonth(ofYear: year) {
        year += 1
        month = 1
        guard lastMonth(ofYear: year) > 0 else { return nil }
      }
      if lastDay(ofMonth: month, year: year) > 0 { rest -= 1 }
    }
    return (year, month)
  }
}
