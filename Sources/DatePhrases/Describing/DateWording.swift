public import Calendars
import EDTF

/// Says days and lengths of time in the words of one language.
public struct DateWording: Sendable {
  /// The sentences of the language.
  public let sentences: DateSentences

  /// Creates a wording.
  public init(_ sentences: DateSentences) { self.sentences = sentences }

  /// A year, counted from the era.
  public func year(_ astronomicalYear: Int) -> String {
    astronomicalYear > 0
      ? String(astronomicalYear) : sentences("bc", ["year": String(1 - astronomicalYear)])
  }

  /// A month and its year.
  public func month(_ date: CivilDate) -> String {
    sentences("month", ["month": sentences.months[date.month - 1], "year": year(date.astronomicalYear)])
  }

  /// A day with its weekday, in the Gregorian calendar.
  public func day(_ day: DayNumber) -> String {
    let date = day.gregorian
    return sentences("day", ["weekday": weekday(day), "day": dayOfMonth(date.day), "month": month(date)])
  }

  /// The day's weekday.
  public func weekday(_ day: DayNumber) -> String { weekday(day.weekday) }

  /// A weekday.
  func weekday(_ weekday: Weekday) -> String { sentences.weekdays[weekday.rawValue] }

  /// The number of a day in a month: “1er” in French.
  func dayOfMonth(_ day: Int) -> String { day == 1 ? sentences("first", ["day": "1"]) : String(day) }

  /// A day in another calendar, with the month's name where the language has one.
  public func day(_ day: DayNumber, in calendar: CalendarSystem) -> String {
    let date = calendar.civilDate(of: day)
    if calendar.hasRomanMonths {
      return sentences("day.plain", ["day": dayOfMonth(date.day), "month": month(date)])
    }
    let isAdarOfTwo =
      calendar == .hebrew && date.month == 6 && calendar.lastDay(ofMonth: 7, year: date.astronomicalYear) > 0
    let month = sentences.month(date.month, of: calendar.id) + (isAdarOfTwo ? " I" : "")
    if calendar == .frenchRepublican {
      return sentences(
        "republican",
        ["day": dayOfMonth(date.day), "month": month, "year": RomanNumber.text(date.astronomicalYear)])
    }
    return sentences(
      "otherDate",
      ["day": dayOfMonth(date.day), "month": month, "year": String(date.astronomicalYear)])
  }

  // MARK: Lengths

  /// A length of time.
  public func span(_ span: CalendarSpan) -> String {
    let parts = self.parts(span).map { sentences("span.\($0.unit)", count: $0.count) }
    guard let first = parts.first else { return sentences("span.none") }
    return parts.dropFirst().reduce(first) { sentences("span.and", ["first": $0, "second": $1]) }
  }

  private func parts(_ span: CalendarSpan) -> [(count: Int, unit: String)] {
    var parts: [(Int, String)] = []
    func add(_ count: Int, _ unit: String) { if count != 0 { parts.append((count, unit)) } }
    add(span.months / 12, "year")
    add(span.months % 12, "month")
    if span.days % 7 == 0, abs(span.days) >= 14 { add(span.days / 7, "week") } else { add(span.days, "day") }
    return parts
  }

  /// A length of time between two.
  public func range(_ range: SpanRange) -> String {
    switch (range.atLeast, range.atMost) {
    case (let least?, let most?) where least == most: return span(least)
    case (.zero?, let most?): return sentences("range.atMost", ["span": span(most)])
    case (let least?, let most?):
      let (low, high) = (parts(least), parts(most))
      let isOneUnit = low.count == 1 && high.count == 1 && low[0].unit == high[0].unit
      return sentences(
        "range.both", ["least": isOneUnit ? String(low[0].count) : span(least), "most": span(most)])
    case (let least?, nil): return sentences("range.atLeast", ["span": span(least)])
    case (nil, let most?): return sentences("range.atMost", ["span": span(most)])
    case (nil, nil): return sentences("range.any")
    }
  }
}

/// Numbers in Roman figures.
enum RomanNumber {
  /// A number from 1 on in Roman figures.
  static func text(_ number: Int) -> String {
    var rest = number
    var text = ""
    let figures = [
      (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
      (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ]
    for (value, sign) in figures {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }
}
