public import Calendars
public import EDTF

/// What a phrase about time says.
public struct PhraseReading: Hashable, Sendable {
  /// The kinds of thing a phrase can say.
  public enum Meaning: Hashable, Sendable {
    /// A date of its own.
    case absolute(AbsoluteDate)
    /// A time counted from an event or another date.
    case relative(RelativeTime)
    /// A length of time.
    case duration(DurationPhrase)
    /// Somebody's age.
    case age(AgePhrase)
  }

  /// What the phrase says.
  public let meaning: Meaning
  /// The words that were read.
  public let written: String
  /// The language of the words.
  public let language: String
}

/// A date read from a phrase.
public struct AbsoluteDate: Hashable, Sendable {
  /// What lies in the days.
  public enum Extent: String, Hashable, Sendable {
    /// Something at some time within them: “early 1919”, “between 1921 and 1928”.
    case within
    /// Something that lasts from the first to the last: “from 1921 to 1928”.
    case lasting
    /// Each of several dates: “1667 and 1668”.
    case each
  }

  /// The date in the Extended Date/Time Format, which is Gregorian.
  public let edtf: EDTFExpression
  /// The calendar the phrase was written in.
  public let calendar: CalendarChoice
  /// The days the phrase may mean; of an interval, every day from its earliest start to its latest end.
  public let days: DaySet
  /// What lies in the days; ``edtf`` writes a part such as “early 1919” as an interval, too.
  public let extent: Extent
  /// What was decided to read vague words, in the order of the words.
  public let decisions: [PhraseDecision]

  /// Creates a date.
  public init(
    edtf: EDTFExpression, calendar: CalendarChoice, days: DaySet, extent: Extent = .within,
    decisions: [PhraseDecision] = []
  ) {
    self.edtf = edtf
    self.calendar = calendar
    self.days = days
    self.extent = extent
    self.decisions = decisions
  }
}

/// A vague word and how it was taken, so that nothing is decided in silence.
public struct PhraseDecision: Hashable, Sendable {
  /// The words.
  public let words: String
  /// The rule that was used, such as `early.decade`.
  public let rule: String
}

/// A time counted from an anchor: “ten days after his release”, “spring of the following year”.
public struct RelativeTime: Hashable, Sendable {
  /// What the time is counted from.
  public enum Anchor: Hashable, Sendable {
    /// The event these words name; who reads them decides which it is.
    case event(words: String)
    /// A date the phrase gives.
    case date(AbsoluteDate)
    /// The time the text has just spoken of: “the following year”.
    case context
    /// The time of speaking: “ten years ago”, “last spring”.
    case speech
  }

  /// A stretch of the calendar that a phrase steps by.
  public enum Period: Hashable, Sendable {
    /// Days.
    case day
    /// Weeks from Monday.
    case week
    /// Months.
    case month
    /// Calendar years.
    case year
    /// Decades.
    case decade
    /// Centuries.
    case century
    /// The month with this number.
    case monthNamed(Int)
    /// A season or quarter.
    case season(SubYearGrouping)
    /// A weekday.
    case weekday(Weekday)
    /// A date of every year.
    case yearly(month: Int, day: Int)
    /// A part of every year, from one month to another: “early the following year”.
    case months(ClosedRange<Int>)
  }

  /// How the time lies to the anchor.
  public enum Relation: Hashable, Sendable {
    /// So long after the anchor, or before it if the span is negative.
    case offset(SpanRange)
    /// The period that holds the anchor (0), the next one (1), the one before (−1) and so on.
    case period(Period, step: Int)
    /// A period within the year that lies so many years from the anchor's: “spring of the following
    /// year” is spring, 1.
    case within(Period, yearStep: Int)
    /// A day of the month that lies so many months from the anchor's: “the 5th ult.” is 5, −1.
    case dayOfMonth(Int, monthStep: Int)
    /// After the anchor, and in the same period: “later that year”.
    case laterIn(Period)
    /// Before the anchor.
    case before
    /// After the anchor.
    case after
    /// Not before the anchor.
    case notBefore
    /// Not after the anchor.
    case notAfter
    /// While the anchor lasts.
    case during
    /// At the same time.
    case sameTime
    /// Between the anchor and another.
    case between(Anchor)
  }

  /// How the time lies to the anchor.
  public let relation: Relation
  /// What the time is counted from.
  public let anchor: Anchor
  /// Whether the phrase says “about”.
  public let isApproximate: Bool
  /// What was decided to read vague words.
  public let decisions: [PhraseDecision]

  /// Creates a relative time.
  public init(
    relation: Relation, anchor: Anchor, isApproximate: Bool = false, decisions: [PhraseDecision] = []
  ) {
    self.relation = relation
    self.anchor = anchor
    self.isApproximate = isApproximate
    self.decisions = decisions
  }
}

/// A length of time read from a phrase: “six weeks”, “some years”, “from two to ten days”.
public struct DurationPhrase: Hashable, Sendable {
  /// The shortest and longest it may be.
  public let range: SpanRange
  /// Whether the phrase says “about”.
  public let isApproximate: Bool
  /// What was decided to read vague words.
  public let decisions: [PhraseDecision]
}

/// An age read from a phrase: “aged fifteen”, “in his fifteenth year”, “a little over thirty”.
public struct AgePhrase: Hashable, Sendable {
  /// The least and greatest age, in completed units or as ``count`` counts.
  public let range: SpanRange
  /// The way of counting.
  public let count: AgeCount
  /// Whether the phrase says “about”.
  public let isApproximate: Bool
  /// What was decided to read vague words.
  public let decisions: [PhraseDecision]

  /// The days on which somebody born in a set of days has the age.
  ///
  /// Months, weeks and days of age are added to the birth; years are counted as ``count`` says.
  ///
  /// - Parameter birth: The days of birth.
  /// - Returns: Every day from the earliest to the latest.
  public func days(bornIn birth: DaySet) -> DaySet {
    func first(_ day: DayNumber, _ age: CalendarSpan) -> DayNumber {
      Self.isYears(age)
        ? count.days(ofAge: age.months / 12, bornOn: day).lowerBound
        : CalendarSystem.gregorian.adding(age, to: day)
    }
    func last(_ day: DayNumber, _ age: CalendarSpan) -> DayNumber {
      if Self.isYears(age) { return count.days(ofAge: age.months / 12, bornOn: day).upperBound }
      let unit = age.days != 0 ? CalendarSpan(days: age.days % 7 == 0 ? 7 : 1) : CalendarSpan(months: 1)
      let next = CalendarSpan(months: age.months + unit.months, days: age.days + unit.days)
      return CalendarSystem.gregorian.adding(next, to: day) - 1
    }
    return DaySet(
      from: birth.first.flatMap { day in range.atLeast.map { first(day, $0) } },
      through: birth.last.flatMap { day in range.atMost.map { last(day, $0) } })
  }

  private static func isYears(_ age: CalendarSpan) -> Bool { age.days == 0 && age.months % 12 == 0 }
}
