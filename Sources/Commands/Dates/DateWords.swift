import Calendars
import DatePhrases
import EDTF

/// Days and lengths of time in English words.
enum DateWords {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November",
    "December",
  ]

  static func year(_ astronomicalYear: Int) -> String {
    astronomicalYear > 0 ? String(astronomicalYear) : "\(1 - astronomicalYear) BC"
  }

  static func month(_ date: CivilDate) -> String {
    "\(months[date.month - 1]) \(year(date.astronomicalYear))"
  }

  /// A day with its weekday, in the Gregorian calendar.
  static func day(_ day: DayNumber) -> String {
    let date = day.gregorian
    return "\(weekday(day)) \(date.day) \(month(date))"
  }

  static func weekday(_ day: DayNumber) -> String {
    let name = "\(day.weekday)"
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// A day in another calendar, with the month's name where the vocabulary has it.
  static func day(_ day: DayNumber, in calendar: CalendarSystem, _ vocabulary: PhraseVocabulary?) -> String {
    let date = calendar.civilDate(of: day)
    let isChristian = calendar == .julian || calendar == .gregorian || calendar == .swedish
    if isChristian { return "\(date.day) \(month(date))" }
    let names = vocabulary?.monthNames[calendar.id.hasPrefix("islamic") ? "islamic_civil" : calendar.id] ?? []
    let isCommonAdar =
      calendar == .hebrew && date.month == 6 && calendar.lastDay(ofMonth: 7, year: date.astronomicalYear) > 0
    let name = names.indices.contains(date.month - 1) ? names[date.month - 1] : "month \(date.month)"
    let words = name.split(separator: " ").map {
      $0 == "i" || $0 == "ii" ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst()
    }.joined(separator: " ")
    if calendar == .frenchRepublican { return "\(date.day) \(words), year \(roman(date.astronomicalYear))" }
    return "\(date.day) \(words)\(isCommonAdar ? " I" : "") \(date.astronomicalYear)"
  }

  /// A length of time.
  static func span(_ span: CalendarSpan) -> String {
    var parts: [String] = []
    func add(_ count: Int, _ unit: String) {
      if count != 0 { parts.append("\(count) \(unit)\(abs(count) == 1 ? "" : "s")") }
    }
    add(span.months / 12, "year")
    add(span.months % 12, "month")
    if span.days % 7 == 0, abs(span.days) >= 14 { add(span.days / 7, "week") } else { add(span.days, "day") }
    return parts.isEmpty ? "no time" : parts.joined(separator: " and ")
  }

  static func range(_ range: SpanRange) -> String {
    switch (range.atLeast, range.atMost) {
    case (let least?, let most?) where least == most: span(least)
    case (let least?, let most?) where least == .zero: "at most \(span(most))"
    case (let least?, let most?):
      unit(least) != nil && unit(least) == unit(most)
        ? "\(span(least).prefix { $0 != " " }) to \(span(most))" : "\(span(least)) to \(span(most))"
    case (let least?, nil): "at least \(span(least))"
    case (nil, let most?): "at most \(span(most))"
    case (nil, nil): "any time"
    }
  }

  /// The unit of a length that has one only, in the singular.
  private static func unit(_ span: CalendarSpan) -> String? {
    let words = self.span(span).split(separator: " ")
    return words.count == 2 ? words[1].last == "s" ? String(words[1].dropLast()) : String(words[1]) : nil
  }

  private static func roman(_ number: Int) -> String {
    var rest = number
    var text = ""
    for (value, sign) in [
      (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ] {
      while rest >= value {
        text += sign
        rest -= value
      }
    }
    return text
  }

  /// An ordinal number in digits.
  static func ordinal(_ number: Int) -> String {
    let ending =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }

  /// The range with its sign taken off, and whether it lies before.
  static func direction(_ range: SpanRange) -> (SpanRange, isBefore: Bool) {
    let isBefore = [range.atLeast, range.atMost].contains { $0.map { $0.months < 0 || $0.days < 0 } ?? false }
    return (isBefore ? -range : range, isBefore)
  }
}
