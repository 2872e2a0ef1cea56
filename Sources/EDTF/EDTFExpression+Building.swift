public import Calendars

extension EDTFExpression {
  /// Creates an expression from what it says; its text is the canonical form.
  package init(_ content: Content) {
    var printer = EDTFPrinter()
    printer.print(content)
    let level: EDTFLevel
    do {
      level = try EDTFExpression(parsing: printer.text).level
    } catch {
      level = .two
    }
    self.init(content: content, written: printer.text, level: level)
  }

  /// Creates the shortest expression for a date that lies somewhere in a set of days.
  ///
  /// A set that is one day, month, year, decade or century becomes that; any other becomes a set of
  /// dates. A set of more runs than an expression can hold is given by its first and last day.
  ///
  /// - Parameters:
  ///   - days: The days; not empty.
  ///   - isApproximate: Whether every date is qualified with `~`.
  ///   - isUncertain: Whether every date is qualified with `?`.
  public init(dateIn days: DaySet, isApproximate: Bool = false, isUncertain: Bool = false) {
    func qualified(_ date: EDTFDate) -> EDTFDate {
      var date = date
      if isApproximate { date.approximate = date.parts }
      if isUncertain { date.uncertain = date.parts }
      return date
    }
    func date(_ day: DayNumber) -> EDTFDate { qualified(EDTFDate(of: day)) }
    let runs = days.runs.count <= 300 ? days.runs : days.hull.runs
    let members: [Member] = runs.map { run in
      switch (run.first, run.last) {
      case (let first?, let last?):
        if let whole = EDTFDate(from: first, through: last) { return .date(qualified(whole)) }
        return .range(date(first), date(last))
      case (let first?, nil): return .onOrAfter(date(first))
      case (nil, let last?): return .onOrBefore(date(last))
      case (nil, nil): return .date(EDTFDate(year: EDTFYear(magnitude: 0, mask: 15)))
      }
    }
    if members.count == 1, case .date(let only) = members[0] {
      self.init(.date(only))
    } else {
      self.init(.oneOf(members))
    }
  }
}

extension EDTFDate {
  /// The year, month and day of a day; the year alone where it needs more than four digits.
  package init(of day: DayNumber) {
    let date = day.gregorian
    self.init(year: EDTFYear(date.astronomicalYear))
    if !year.isPrefixed {
      month = EDTFDigits(date.month)
      self.day = EDTFDigits(date.day)
    }
  }

  /// The day, month, year, decade or century that consists of the days from one to another; `nil` if
  /// none does.
  package init?(from first: DayNumber, through last: DayNumber) {
    if first == last {
      self.init(of: first)
      return
    }
    let lower = first.gregorian
    let next = (last + 1).gregorian
    guard lower.day == 1, next.day == 1 else { return nil }
    let months = (next.astronomicalYear - lower.astronomicalYear) * 12 + next.month - lower.month
    var year = EDTFYear(lower.astronomicalYear)
    if months == 1, !year.isPrefixed {
      self.init(year: year, month: EDTFDigits(lower.month))
      return
    }
    guard lower.month == 1 else { return nil }
    switch months {
    case 12: self.init(year: year)
    case 120, 1200:
      let width = months / 12
      guard lower.astronomicalYear >= 0, !year.isPrefixed, year.magnitude % width == 0 else { return nil }
      year.mask = width == 10 ? 1 : 3
      self.init(year: year)
    default: return nil
    }
  }
}

extension EDTFYear {
  /// The year with a number, written with `Y` if it needs more than four digits.
  package init(_ astronomicalYear: Int) {
    self.init(magnitude: abs(astronomicalYear))
    isNegative = astronomicalYear < 0
    isPrefixed = magnitude > 9999
  }
}
