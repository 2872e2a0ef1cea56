/// A calendar: rules that name days by year, month and day.
///
/// Two systems are equal when their identifiers are.
public struct CalendarSystem: Sendable, Identifiable {
  /// A name for programs, such as `french_republican`.
  public let id: String
  /// A name for people, in English.
  public let name: String
  /// The days the calendar can name.
  public let span: DaySet
  private let rules: any CalendarRules

  /// Creates a calendar from rules.
  public init(id: String, name: String, rules: some CalendarRules) {
    self.id = id
    self.name = name
    self.rules = rules
    span = rules.span
  }

  /// Whether its months are January to December, so that a date can be told in the words of the Gregorian.
  public var hasRomanMonths: Bool {
    rules is GregorianRules || rules is JulianRules || rules is SuccessiveRules
  }

  /// The day of a date; `nil` if the calendar has no such date.
  public func dayNumber(of date: CivilDate) -> DayNumber? {
    guard abs(date.astronomicalYear) <= Self.furthestYear,
      (1...max(1, rules.lastMonth(ofYear: date.astronomicalYear))).contains(date.month),
      rules.lastMonth(ofYear: date.astronomicalYear) > 0,
      date.day >= 1, date.day <= rules.lastDay(ofMonth: date.month, year: date.astronomicalYear)
    else { return nil }
    return rules.dayNumber(year: date.astronomicalYear, month: date.month, day: date.day)
  }

  /// The day of a date given in numbers; `nil` if the calendar has no such date.
  public func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> DayNumber? {
    dayNumber(of: CivilDate(astronomicalYear: year, month: month, day: day))
  }

  /// The date of a day; a day outside ``span`` is a programming error.
  public func civilDate(of day: DayNumber) -> CivilDate {
    precondition(span.contains(day), "the calendar does not reach this day")
    return rules.civilDate(of: day)
  }

  /// The number of the last month of a year; 0 if the calendar lacks the year.
  public func lastMonth(ofYear year: Int) -> Int {
    abs(year) <= Self.furthestYear ? rules.lastMonth(ofYear: year) : 0
  }

  /// The highest day number in a month; 0 if the year lacks the month.
  public func lastDay(ofMonth month: Int, year: Int) -> Int {
    (1...max(1, lastMonth(ofYear: year))).contains(month) && lastMonth(ofYear: year) > 0
      ? rules.lastDay(ofMonth: month, year: year) : 0
  }

  /// The days of a month, from the first that exists to the last; `nil` if there are none.
  public func days(ofMonth month: Int, year: Int) -> ClosedRange<DayNumber>? {
    let longest = lastDay(ofMonth: month, year: year)
    guard longest > 0 else { return nil }
    var first = 1
    while first < longest, dayNumber(year, month, first) == nil { first += 1 }
    guard let lower = dayNumber(year, month, first), let upper = dayNumber(year, month, longest) else {
      return nil
    }
    return lower...max(lower, upper)
  }

  /// The days of a year, from the first that exists to the last; `nil` if there are none.
  public func days(ofYear year: Int) -> ClosedRange<DayNumber>? {
    let months = 1...max(1, lastMonth(ofYear: year))
    var bounds: ClosedRange<DayNumber>?
    for month in [months.lowerBound, months.upperBound] {
      guard let days = days(ofMonth: month, year: year) else { continue }
      bounds = (bounds?.lowerBound ?? days.lowerBound)...days.upperBound
    }
    return bounds
  }

  /// No year further than this from year 0 is counted, so that day numbers cannot overflow.
  public static let furthestYear = 1_000_000_000_000_000
}

extension CalendarSystem: Hashable {
  /// Whether two systems have the same identifier.
  public static func == (left: CalendarSystem, right: CalendarSystem) -> Bool { left.id == right.id }
  /// Adds the identifier to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension CalendarSystem {
  /// The proleptic Gregorian calendar.
  public static let gregorian = CalendarSystem(id: "gregorian", name: "Gregorian", rules: GregorianRules())
  /// The proleptic Julian calendar.
  public static let julian = CalendarSystem(id: "julian", name: "Julian", rules: JulianRules())
  /// The French Republican calendar; month 13 holds the complementary days.
  public static let frenchRepublican = CalendarSystem(
    id: "french_republican", name: "French Republican", rules: RepublicanRules())
  /// The Hebrew calendar; months are numbered from Tishri, with 7 for Adar II.
  public static let hebrew = CalendarSystem(id: "hebrew", name: "Hebrew", rules: HebrewRules())
  /// The tabular Islamic calendar with the civil epoch, 16 July 622.
  public static let islamicCivil = CalendarSystem(
    id: "islamic_civil", name: "Islamic (tabular, civil)", rules: IslamicRules(epoch: IslamicRules.civilEpoch)
  )
  /// The tabular Islamic calendar with the astronomical epoch, 15 July 622.
  public static let islamicAstronomical = CalendarSystem(
    id: "islamic_astronomical", name: "Islamic (tabular, astronomical)",
    rules: IslamicRules(epoch: IslamicRules.astronomicalEpoch))
  /// The Persian solar calendar, by Birashk's rule of 2820 years.
  public static let persian = CalendarSystem(id: "persian", name: "Persian", rules: PersianRules())
  /// The Coptic calendar, era of the Martyrs.
  public static let coptic = CalendarSystem(id: "coptic", name: "Coptic", rules: CopticRules.coptic)
  /// The Ethiopian calendar, era of the Incarnation.
  public static let ethiopian = CalendarSystem(
    id: "ethiopian", name: "Ethiopian", rules: CopticRules.ethiopian)
  /// The calendars of Sweden: Julian, from 1 March 1700 to 30 February 1712 its own, Julian again,
  /// Gregorian from 1 March 1753.
  public static let swedish = CalendarSystem(
    id: "swedish", name: "Swedish",
    rules: SuccessiveRules(phases: [
      SuccessiveRules.Phase(firstDay: nil, rules: JulianRules()),
      SuccessiveRules.Phase(firstDay: JulianRules.dayNumber(1700, 2, 29), rules: SwedishRules()),
      SuccessiveRules.Phase(firstDay: JulianRules.dayNumber(1712, 3, 1), rules: JulianRules()),
      SuccessiveRules.Phase(firstDay: GregorianRules.dayNumber(1753, 3, 1), rules: GregorianRules()),
    ]))
}
