import Archives
import Calendars
import SourceCriticism
import Testimony

/// Days and windows as figures: proleptic Gregorian, astronomical years, as ISO 8601 writes them.
enum DayText {
  /// A day, such as `1919-02-03`.
  static func day(_ day: DayNumber) -> String {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    return "\(year(date.astronomicalYear))-\(two(date.month))-\(two(date.day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func year(_ year: Int) -> String {
    let digits = "\(abs(year))"
    let filled = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return year < 0 ? "-\(filled)" : filled
  }

  /// A window as short as it can be said: `1919`, `1919-02`, `1919-02-03 … 1919-03-05`, `… 1919-03-05`.
  static func window(_ window: DayWindow?) -> String {
    guard let window else { return "no day fits" }
    switch (window.earliest, window.latest) {
    case (nil, nil): return "open"
    case (let first?, nil): return "\(start(first)) …"
    case (nil, let last?): return "… \(end(last))"
    case (let first?, let last?):
      if first == last { return day(first) }
      let (low, high) = (start(first), end(last))
      return low == high ? low : "\(low) … \(high)"
    }
  }

  /// A day that starts a year or month, as that year or month.
  private static func start(_ day: DayNumber) -> String {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    if date.month == 1, date.day == 1 { return year(date.astronomicalYear) }
    return date.day == 1 ? "\(year(date.astronomicalYear))-\(two(date.month))" : Self.day(day)
  }

  /// A day that ends a year or month, as that year or month.
  private static func end(_ day: DayNumber) -> String {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    if date.month == 12, date.day == 31 { return year(date.astronomicalYear) }
    let isLast = CalendarSystem.gregorian.civilDate(of: day + 1).day == 1
    return isLast ? "\(year(date.astronomicalYear))-\(two(date.month))" : Self.day(day)
  }

  /// How an event lies, start and end.
  static func extent(_ dating: EventDating) -> String {
    guard dating.extent == .extended, dating.start != dating.end || dating.start?.onlyDay == nil else {
      return window(dating.start)
    }
    if dating.start == nil, dating.end == nil { return window(nil) }
    return "\(window(dating.start)) → \(window(dating.end))"
  }

  /// How an event lies whose days fall apart: its stretches joined by “or”, start and end.
  static func extent(_ dating: EventDating, apart stretches: [MomentStretches]) -> String {
    guard !stretches.isEmpty else { return extent(dating) }
    return stretches.map { one in
      one.windows.map { window($0) }.joined(separator: " or ") + (one.isComplete ? "" : " or …")
    }.joined(separator: " → ")
  }

  /// A window for programs; null where no day fits.
  static func json(_ window: DayWindow?) -> CanonicalJSON {
    guard let window else { return .null }
    return JSONText.object([
      "earliest": JSONText.text(window.earliest.map(day)), "latest": JSONText.text(window.latest.map(day)),
    ])
  }
}

extension DayText {
  /// The whole years from one day to another.
  static func years(from birth: DayNumber, to day: DayNumber) -> Int {
    let from = CalendarSystem.gregorian.civilDate(of: birth)
    let to = CalendarSystem.gregorian.civilDate(of: day)
    let hadBirthday = (to.month, to.day) >= (from.month, from.day)
    return to.astronomicalYear - from.astronomicalYear - (hadBirthday ? 0 : 1)
  }
}
