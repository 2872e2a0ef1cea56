import Calendars
import EDTF

/// A date as the words give it, before anything is decided.
struct PhraseMoment {
  enum Scale { case day, month, season, year, decade, century }

  var scale: Scale
  /// The year, counted astronomically; of a decade or century its first year; `nil` if none is given.
  var year: Int?
  var month: Int?
  var day: Int?
  /// The number of a season or quarter, 21 to 41.
  var grouping: Int?
  /// The calendar that the name of the month belongs to.
  var calendarID: String?
  /// The calendar that words such as “Old Style” name.
  var style: CalendarChoice?
  /// Whether the year is a dual one, such as 1731/2.
  var isDualYear = false
  /// The thirds meant, early 0, middle 1, late 2.
  var thirds: ClosedRange<Int>?
  /// The week of the month, from 1; 0 is the last.
  var week: Int?
  /// The half meant, 0 or 1.
  var half: Int?
  var isApproximate = false
  var isUncertain = false
  /// Whether “some day of” or “some month of” was said.
  var hasSomeDay = false
  var hasSomeMonth = false
  var weekday: Weekday?
  var feast: Feast?
  /// The days from the feast: −1 its eve, 7 its octave.
  var feastOffset = 0
  /// Whether the words say “night of”, which may run into the next day.
  var isNight = false
  /// Whether the day is named as Romans did, by kalends, nones and ides.
  var isRoman = false
  /// The day's place in the republican week of ten, where it is named.
  var dekadDay: Int?
  /// The year of a reign that stands for the year.
  var regnal: RegnalYear?
  /// A date found from another one.
  var reckoning: PhraseReckoning?
  /// A part of a century: a quarter or decade of it, counted from 0.
  var fraction: Fraction?
  /// The number of digits, if the moment is nothing but a number, which what follows may explain.
  var bareDigits: Int?
  var isBeforeChrist = false
  /// A day of the Julian and one of the Gregorian calendar written together, “10/23 March 1917”.
  var newStyleDay: Int?
  /// The month of ``newStyleDay``, where it is written.
  var newStyleMonth: Int?
  /// An expression typed as such.
  var expression: EDTFExpression?
  var decisions: [PhraseDecision] = []
  var utf8Range: Range<Int>

  init(_ scale: Scale, year: Int? = nil, month: Int? = nil, day: Int? = nil, at utf8Range: Range<Int>) {
    self.scale = scale
    self.year = year
    self.month = month
    self.day = day
    self.utf8Range = utf8Range
  }

  /// Whether it is the name of a month and nothing else.
  var isMonthAlone: Bool { scale == .month && month != nil && year == nil && day == nil }

  /// Takes the season or month of a date before it, where it is a year and nothing else: “summer of 1916 or 1917”.
  mutating func takeSeason(from first: PhraseMoment) {
    guard bareDigits ?? 0 >= 3, scale == .year, let year, first.year != nil, first.day == nil,
      first.grouping != nil || first.scale == .month
    else { return }
    let range = utf8Range
    self = first
    self.year = year
    utf8Range = range
  }

  /// The written name of the calendar's date.
  var numbers: String {
    [day.map(String.init), month.map { "month \($0)" }, year.map(String.init)].compactMap(\.self).joined(
      separator: " ")
  }
}

/// A part of a century.
enum Fraction: Hashable {
  /// One of so many equal parts, counted from 0.
  case part(Int, of: Int)
  /// The years on either side of its beginning.
  case turn
}

/// A year of a reign.
struct RegnalYear: Hashable {
  var reign: Reign
  var year: Int
}

/// A date found from another one.
indirect enum PhraseReckoning {
  /// The weekday so many times after the day, or before it if negative: “Monday after Michaelmas 1450”.
  case weekday(Weekday, count: Int, from: PhraseMoment)
  /// The weekday so many times within the days, 0 the last: “the first Sunday in May 1871”.
  case weekdayWithin(Weekday, number: Int, PhraseMoment)
  /// The week from Monday that holds the day.
  case week(PhraseMoment)
  /// So long from the beginning, or to the end: “the first three months of 1871”.
  case stretch(CalendarSpan, isFirst: Bool, PhraseMoment)
}

/// Years, months and days as EDTF writes them.
enum PhraseText {
  static func year(_ year: Int) -> String {
    let size = String(abs(year))
    if size.utf8.count > 4 { return "Y\(year)" }
    return (year < 0 ? "-" : "") + String(repeating: "0", count: 4 - size.utf8.count) + size
  }

  static func date(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> String {
    self.year(year) + (month.map { "-" + two($0) } ?? "") + (day.map { "-" + two($0) } ?? "")
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
