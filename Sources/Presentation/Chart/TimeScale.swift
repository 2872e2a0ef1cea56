import Calendars

/// Lays days out along a line, in hundredths of its length, and chooses the marks of an axis.
struct TimeScale {
  /// A mark on an axis.
  struct Tick: Hashable {
    /// The day it marks.
    let day: DayNumber
    /// Its words.
    let label: String
  }

  let span: TimeSpan

  /// Where a day begins.
  func start(of day: DayNumber) -> Double {
    min(100, max(0, Double(day - span.first) / Double(span.dayCount) * 100))
  }
  /// Where a day ends.
  func end(of day: DayNumber) -> Double { start(of: day + 1) }
  /// Where the middle of a day lies.
  func middle(of day: DayNumber) -> Double {
    min(100, max(0, (Double(day - span.first) + 0.5) / Double(span.dayCount) * 100))
  }

  /// About ten marks at round places.
  func ticks(_ dates: DateWords, atMost limit: Int = 11) -> [Tick] {
    let years = span.dayCount / 365
    if years >= 3 {
      let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].first { years / $0 < limit } ?? 5000
      let first = Gregorian.date(span.first).astronomicalYear
      let last = Gregorian.date(span.last).astronomicalYear
      var year = (first >= 0 ? (first + step - 1) / step : first / step) * step
      var ticks: [Tick] = []
      while year <= last {
        let day = Gregorian.day(year)
        if day >= span.first { ticks.append(Tick(day: day, label: dates.year(year))) }
        year += step
      }
      return ticks
    }
    if span.dayCount > 45 { return monthTicks(dates, atMost: limit) }
    let step = [1, 2, 5, 7, 10, 14].first { span.dayCount / $0 < limit - 3 } ?? 14
    return stride(from: 0, to: span.dayCount, by: step).map { offset in
      let day = span.first + offset
      return Tick(day: day, label: dates.shortDay(day))
    }
  }

  private func monthTicks(_ dates: DateWords, atMost limit: Int) -> [Tick] {
    let months = span.dayCount / 30
    let step = [1, 2, 3, 6].first { months / $0 < limit - 2 } ?? 6
    var date = Gregorian.date(span.first)
    if date.day > 1 { date.month += 1 }
    date.day = 1
    var ticks: [Tick] = []
    while true {
      if date.month > 12 {
        date.month -= 12
        date.astronomicalYear += 1
      }
      let day = Gregorian.day(date.astronomicalYear, date.month)
      guard day <= span.last else { return ticks }
      if (date.month - 1) % step == 0 {
        let isNamed = ticks.isEmpty || date.month == 1
        ticks.append(
          Tick(day: day, label: dates.month(date.month, year: isNamed ? date.astronomicalYear : nil)))
      }
      date.month += 1
    }
  }
}

extension DateWords {
  /// A day without its year: “3 Feb”.
  func shortDay(_ day: DayNumber) -> String {
    let text = self.day(day, style: .compact)
    return String(text[..<(text.lastIndex(of: " ") ?? text.endIndex)])
  }

  /// A month, with its year where that is wanted: “Feb”, “Jan 1919”.
  func month(_ month: Int, year: Int?) -> String {
    let day = Gregorian.day(year ?? 2000, month)
    let words = window(day, Gregorian.lastDay(ofMonth: month, year: year ?? 2000), style: .compact)
    return year == nil ? String(words[..<(words.lastIndex(of: " ") ?? words.endIndex)]) : words
  }
}
