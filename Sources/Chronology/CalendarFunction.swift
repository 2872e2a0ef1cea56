internal import Calendars
internal import TemporalNetworks

/// A non-decreasing function of days that the calendar gives; the key of a network's table of functions.
enum CalendarFunction: Hashable, Sendable {
  /// Months later, end of month clamped, then days later.
  case adding(months: Int, days: Int)
  /// The birthday so many years later, 29 February passing to 1 March, and days later.
  case lateBirthday(years: Int, days: Int)
  /// The first day of the *n*th unit from the one the day lies in.
  case unitStart(CalendarUnit, Int)
  /// The last day of the *n*th unit from the one the day lies in.
  case unitEnd(CalendarUnit, Int)
  /// The first day of the *n*th season that starts after the day, or of the −*n*th that ended before it.
  case seasonStart(CalendarUnit, Int)
  /// The last day of that season.
  case seasonEnd(CalendarUnit, Int)
  /// The first day of the occurrence that belongs to the week or year of the day.
  case occurrenceStart(Recurrence)
  /// The last day of that occurrence.
  case occurrenceEnd(Recurrence)

  /// The function, with its adjoints.
  ///
  /// - Parameter span: The days it is defined for.
  /// - Returns: The function.
  func monotone(over span: ClosedRange<Int32>) -> MonotoneFunction {
    let shape = self.shape
    return MonotoneFunction(
      name: "\(self) \(span)", span: span,
      periodInDays: shape.isPeriodic ? Int32(GregorianCount.period) : nil,
      value: { Int32(clamping: shape.value(Int($0))) },
      greatestNotAbove: { bound in
        let day = shape.greatestNotAbove(Int(bound))
        return day < Int(span.lowerBound) ? .min : Int32(min(day, Int(span.upperBound)))
      },
      leastNotBelow: { bound in
        let day = shape.leastNotBelow(Int(bound))
        return day > Int(span.upperBound) ? .max : Int32(max(day, Int(span.lowerBound)))
      })
  }

  /// A function and its adjoints without ends.
  private struct Shape: Sendable {
    var isPeriodic = true
    var value: @Sendable (Int) -> Int
    var greatestNotAbove: @Sendable (Int) -> Int
    var leastNotBelow: @Sendable (Int) -> Int
  }

  private var shape: Shape {
    switch self {
    case .adding(let months, let days):
      return Self.smooth(guess: { GregorianCount.adding(months: -months, to: $0 - days) }) {
        GregorianCount.adding(months: months, to: $0) + days
      }
    case .lateBirthday(let years, let days):
      return Self.smooth(guess: { GregorianCount.adding(months: -12 * years, to: $0 - days) }) {
        GregorianCount.lateBirthday(years: years, born: $0) + days
      }
    case .unitStart(let unit, let count):
      return Self.steps(unit, shift: count) { unit.firstDay($0 + count) }
    case .unitEnd(let unit, let count):
      return Self.steps(unit, shift: count) { unit.lastDay($0 + count) }
    case .seasonStart(let season, let count):
      return Self.seasonal(season, count) { season.firstDay($0) }
    case .seasonEnd(let season, let count):
      return Self.seasonal(season, count) { season.lastDay($0) }
    case .occurrenceStart(let recurrence):
      return Self.steps(recurrence.unit, shift: 0, isPeriodic: recurrence.isPeriodic) {
        recurrence.occurrence($0).lowerBound
      }
    case .occurrenceEnd(let recurrence):
      return Self.steps(recurrence.unit, shift: 0, isPeriodic: recurrence.isPeriodic) {
        recurrence.occurrence($0).upperBound
      }
    }
  }

  /// A function that moves by about a day for each day.
  private static func smooth(
    guess: @escaping @Sendable (Int) -> Int, _ value: @escaping @Sendable (Int) -> Int
  ) -> Shape {
    Shape(
      value: value,
      greatestNotAbove: { bound in
        var day = guess(bound)
        while value(day) > bound { day -= 1 }
        while value(day + 1) <= bound { day += 1 }
        return day
      },
      leastNotBelow: { bound in
        var day = guess(bound)
        while value(day) < bound { day += 1 }
        while value(day - 1) >= bound { day -= 1 }
        return day
      })
  }

  /// A function that is the same for all days of a unit.
  private static func steps(
    _ unit: CalendarUnit, shift: Int, isPeriodic: Bool = true, _ value: @escaping @Sendable (Int) -> Int
  ) -> Shape {
    let (first, last) = unit.blockBounds
    return Shape(
      isPeriodic: isPeriodic, value: { value(unit.block($0)) },
      greatestNotAbove: { bound in
        var block = unit.block(bound) - shift
        while value(block) > bound { block -= 1 }
        while value(block + 1) <= bound { block += 1 }
        return last(block)
      },
      leastNotBelow: { bound in
        var block = unit.block(bound) - shift
        while value(block) < bound { block += 1 }
        while value(block - 1) >= bound { block -= 1 }
        return first(block)
      })
  }

  /// A function to the seasons after or before a day, which is the same between two of them.
  private static func seasonal(
    _ season: CalendarUnit, _ count: Int, _ value: @escaping @Sendable (Int) -> Int
  ) -> Shape {
    // For a positive count the blocks are bounded by starts: a day's first block is the season that
    // starts after it. For a negative one they are bounded by ends.
    @Sendable func block(_ day: Int) -> Int {
      let year = GregorianCount.year(day)
      if count > 0 { return season.firstDay(year) > day ? year : year + 1 }
      return season.lastDay(year) < day ? year : season.lastDay(year - 1) < day ? year - 1 : year - 2
    }
    let shift = count > 0 ? count - 1 : count + 1
    return Shape(
      value: { value(block($0) + shift) },
      greatestNotAbove: { bound in
        var year = GregorianCount.year(bound) - shift
        while value(year + shift) > bound { year -= 1 }
        while value(year + 1 + shift) <= bound { year += 1 }
        return count > 0 ? season.firstDay(year) - 1 : season.lastDay(year + 1)
      },
      leastNotBelow: { bound in
        var year = GregorianCount.year(bound) - shift
        while value(year + shift) < bound { year += 1 }
        while value(year - 1 + shift) >= bound { year -= 1 }
        return count > 0 ? season.firstDay(year - 1) : season.lastDay(year) + 1
      })
  }
}

extension CalendarUnit {
  /// The first and last day of the stretch over which ``block(_:)`` is the same.
  var blockBounds: (first: @Sendable (Int) -> Int, last: @Sendable (Int) -> Int) {
    let unit: CalendarUnit = firstMonth == nil ? self : .year
    return ({ unit.firstDay($0) }, { unit.firstDay($0 + 1) - 1 })
  }
}

extension Recurrence {
  /// The stretch of the calendar that has one occurrence.
  var unit: CalendarUnit {
    if case .weekday = self { .week } else { .year }
  }

  /// Whether the occurrences repeat after 400 Gregorian years.
  var isPeriodic: Bool {
    switch self {
    case .easter, .julianDay: false
    default: true
    }
  }

  /// The occurrence of a week or year, by its number.
  func occurrence(_ block: Int) -> ClosedRange<Int> {
    switch self {
    case .weekday(let day):
      return (block * 7 + day - 1)...(block * 7 + day - 1)
    case .month(let month):
      let first = GregorianCount.day(year: block, month: month, day: 1)
      return first...(first + GregorianCount.length(ofMonth: month, year: block) - 1)
    case .dayOfMonth(let month, let day):
      var year = block
      while day > GregorianCount.length(ofMonth: month, year: year) { year += 1 }
      let only = GregorianCount.day(year: year, month: month, day: day)
      return only...only
    case .season(let season):
      return season.firstDay(block)...season.lastDay(block)
    case .easter(let days, let isJulian):
      let only = (isJulian ? Easter.julian(block) : Easter.gregorian(block)).rawValue + days
      return only...only
    case .julianDay(let month, let day):
      var year = block
      while day == 29, month == 2, GregorianCount.floorRemainder(year, 4) != 0 { year += 1 }
      let only = CalendarSystem.julian.dayNumber(year, month, day)?.rawValue ?? 0
      return only...only
    }
  }
}
