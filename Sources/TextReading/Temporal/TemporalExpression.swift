/// What a stretch of text says about time, before anything is known of where it stands.
///
/// One tree per mention; its two renderings (TIMEX3 and EDTF) come from the same resolution.
package indirect enum TemporalExpression: Hashable, Sendable {
  /// Parts of a calendar date, some missing: "14 March 1890", "in October", "the 1920s".
  case calendar(CalendarFields)
  /// Parts of a date inside another one: "the spring of that year", "le 3 du mois dernier".
  case inside(CalendarFields, TemporalExpression)
  /// A stretch of a date: "early 1919", "the end of that month".
  case part(DatePart, TemporalExpression)
  /// A part of a day, of a day said or understood: "the evening of 4 August", "hier soir".
  case dayPart(DayPart, TemporalExpression?)
  /// A time of the clock, of a day said or understood.
  case clock(hour: Int, minute: Int, DayPart?, TemporalExpression?)
  /// So long before or after something: "three years later", "il y a deux ans".
  case offset(Amount, Direction, Reference, TemporalExpression?)
  /// One counted from where the text stands: "the next day", "last winter", "cet automne-là".
  case step(Step, by: Int, Reference)
  /// A length of time.
  case duration(Amount)
  /// A person's age; `isUpperBound` in "not yet twenty".
  case age(Amount, isUpperBound: Bool)
  /// What comes again and again: "every Thursday".
  case recurring(Recurrence)
  /// A feast or day with a name, of a year said or understood.
  case feast(Feast, offsetInDays: Int, TemporalExpression?)
  /// The past, the present or the future as such.
  case era(TimeReference)
  /// A counted day, week or weekday of something: "the first Sunday in May 1920"; negative from the end.
  case nth(Int, Step, TemporalExpression)
  /// From one to another.
  case range(TemporalExpression, TemporalExpression)
  /// One or another.
  case alternative(TemporalExpression, TemporalExpression)
  /// A date marked as Old Style.
  case oldStyle(TemporalExpression)
  /// The same day in both styles: "25 October/7 November 1917".
  case bothStyles(TemporalExpression, TemporalExpression)
  /// Said to be near: "about 1843".
  case approximate(TemporalExpression)
  /// A period with a name.
  case period(NamedPeriod)
}

/// The parts of a calendar date that were written.
package struct CalendarFields: Hashable, Sendable {
  /// Whether the years are counted before the era.
  package var isBeforeEra = false
  /// The century, counted from 1.
  package var century: Int?
  /// The first year of a decade; below 100 when only the tens were written.
  package var decade: Int?
  /// The year of the era.
  package var year: Int?
  /// Whether only the last two digits of the year were written.
  package var isShortYear = false
  /// The half of the year.
  package var half: Int?
  /// The quarter of the year.
  package var quarter: Int?
  /// The season, spring first.
  package var season: Int?
  /// The month.
  package var month: Int?
  /// The day of the month.
  package var day: Int?
  /// The later of two days, as in "the night of the 16th to the 17th".
  package var lastDay: Int?
  /// The day of the week, Monday first.
  package var weekday: Int?
  /// Whether month and year are those of the French Republic.
  package var isRepublican = false
  /// Whether the nearest one before or after an anchor is meant: "le 6 mai dernier".
  package var direction: Direction?
  /// The anchor of ``direction``.
  package var reference = Reference.story
  /// Whether only the day of writing could show the year: "ce 29 juillet" at the head of a letter.
  package var isOpen = false

  package init() {}
}

/// A stretch of a date.
package enum DatePart: Int, Hashable, Sendable {
  case early = 1
  case middle, late, beginning, end
  case firstHalf, secondHalf
  case firstQuarter, secondQuarter, thirdQuarter, lastQuarter

  /// Whether its ends are exact, as halves and quarters have them.
  package var isExact: Bool { rawValue >= DatePart.firstHalf.rawValue }
}

/// A part of the day, with its TIMEX3 code.
package enum DayPart: Int, Hashable, Sendable {
  case morning = 1
  case midday, afternoon, evening, night, daytime, dawn, midnight
}

/// Which way an offset counts.
package enum Direction: Int, Hashable, Sendable {
  case before = -1
  case after = 1
}

/// From where an expression counts.
package enum Reference: Int, Hashable, Sendable {
  /// From what the text last spoke of.
  case story = 1
  /// From the day of writing.
  case writing
  /// From an event in words, which a later step has to find.
  case event
}

/// The past, present or future.
package enum TimeReference: Int, Hashable, Sendable {
  case past = 1
  case present, future
}

/// A unit of time.
package enum TimeUnit: Int, Hashable, Sendable {
  case second = 1
  case minute, hour, day, week, month, quarter, half, year, decade, century, weekend, millennium
}

/// What a step counts.
package enum Step: Hashable, Sendable {
  case unit(TimeUnit)
  case weekday(Int)
  case month(Int)
  case season(Int)
  case dayPart(DayPart)
  /// A time that is not said to be of any length: "at that time".
  case time
}

/// How many of a unit.
package struct Amount: Hashable, Sendable {
  /// How a number is qualified.
  package enum Bound: Int, Hashable, Sendable {
    case exact = 0
    case about, lessThan, moreThan, atMost, atLeast
  }

  /// The count in hundredths; nothing for "some", "several", "a few".
  package var hundredths: Int?
  /// A second count: "three or four years".
  package var upperHundredths: Int?
  /// The unit.
  package var unit: TimeUnit
  /// How the number is qualified.
  package var bound: Bound = .exact

  /// The count, if it is a whole number.
  package var whole: Int? { hundredths.flatMap { $0 % 100 == 0 ? $0 / 100 : nil } }
}

/// What comes again.
package enum Recurrence: Hashable, Sendable {
  case each(Amount)
  case weekday(Int)
  case month(Int)
  case season(Int)
  case dayPart(DayPart)
}

/// A feast, fixed or movable.
package struct Feast: Hashable, Sendable {
  /// How its day is found.
  package enum Rule: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    case fromEaster(Int)
  }

  /// Its name in the vocabulary.
  package var name: String
  /// How its day is found.
  package var rule: Rule
}

/// A period that has a name and two days.
package struct NamedPeriod: Hashable, Sendable {
  /// Its name in the vocabulary.
  package var name: String
  /// Its first day.
  package var first: [Int]
  /// Its last day.
  package var last: [Int]
}

extension TemporalExpression {
  /// Whether an expression shows a year, needs one, or has nothing to do with years.
  enum YearShown {
    case none, missing
    case written(Int)
  }

  /// The year an expression shows.
  var yearShown: YearShown {
    switch self {
    case .calendar(let fields):
      if let year = fields.year, !fields.isRepublican { return .written(fields.isBeforeEra ? -year : year) }
      if fields.century != nil || fields.decade != nil || fields.isRepublican { return .written(0x1_0000) }
      return fields.season != nil && fields.month == nil ? .none : .missing
    case .inside(_, let whole), .part(_, let whole), .nth(_, _, let whole), .oldStyle(let whole),
      .approximate(let whole), .range(let whole, _), .alternative(let whole, _), .bothStyles(_, let whole):
      return whole.yearShown
    case .dayPart(_, let day), .clock(_, _, _, let day): return day?.yearShown ?? .missing
    case .feast(_, _, let year): return year?.yearShown ?? .missing
    case .offset(_, _, .writing, _), .step(_, by: _, .writing): return .missing
    case .period: return .written(0x1_0000)
    case .offset(_, _, _, let from): return from?.yearShown ?? .none
    case .step, .duration, .age, .recurring, .era: return .none
    }
  }
}
