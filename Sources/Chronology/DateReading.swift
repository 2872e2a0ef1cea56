public import Calendars
public import EDTF

/// Reads dates written in the Extended Date/Time Format, in any calendar, into days.
///
/// The format counts in the Gregorian calendar. A date of another calendar is written in the same
/// notation with that calendar's years, months and days; its days are found here.
public struct DateReading: Sendable {
  /// What is known of the calendar.
  public var calendar: CalendarChoice
  /// How far `~` reaches.
  public var policy: EDTFPolicy

  /// Creates a reading.
  ///
  /// - Parameters:
  ///   - calendar: What is known of the calendar.
  ///   - policy: How far `~` reaches.
  public init(in calendar: CalendarChoice = .system(.gregorian), policy: EDTFPolicy = .strict) {
    self.calendar = calendar
    self.policy = policy
  }

  /// Returns the days a date may mean; of a calendar in doubt, the days under each reading.
  ///
  /// - Parameter text: The date.
  /// - Returns: The days; empty if the calendar has no such date.
  /// - Throws: ``EDTFError`` if the text is no date.
  public func days(of text: String) throws(EDTFError) -> DaySet {
    var result = DaySet.empty
    for system in calendar.alternatives { result = result.union(try days(of: text, in: system)) }
    return result
  }

  /// Whether a date is qualified as approximate.
  public static func isApproximate(_ text: String) -> Bool { text.contains { $0 == "~" || $0 == "%" } }

  private func days(of text: String, in system: CalendarSystem) throws(EDTFError) -> DaySet {
    if system == .gregorian { return try EDTFExpression(parsing: text).bounds(policy).days }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 2 {
      let first = try Self.isOpen(ends[0]) ? nil : days(of: ends[0], in: system).first
      let last = try Self.isOpen(ends[1]) ? nil : days(of: ends[1], in: system).last
      if Self.isOpen(ends[0]), Self.isOpen(ends[1]) { _ = try EDTFExpression(parsing: text) }
      return DaySet(from: first, through: last)
    }
    if let plain = PlainDate(text) { return widened(plain.days(in: system), plain) }
    return try relabelled(EDTFExpression(parsing: text).bounds(policy).days, in: system)
  }

  private static func isOpen(_ end: String) -> Bool { end.isEmpty || end == ".." }

  private func widened(_ days: DaySet, _ plain: PlainDate) -> DaySet {
    guard plain.isApproximate else { return days }
    let reach = policy.approximation.reach(of: plain.granularity)
    return DaySet(
      from: days.first.map { CalendarSystem.gregorian.adding(-reach, to: $0) },
      through: days.last.map { CalendarSystem.gregorian.adding(reach, to: $0) })
  }

  /// Reads the years, months and days that days have in the Gregorian calendar as those of another.
  private func relabelled(_ days: DaySet, in system: CalendarSystem) -> DaySet {
    DaySet.union(
      of: days.runs.map { run in
        DaySet(
          from: run.first.flatMap { Self.day(labelled: $0, in: system, isLast: false, of: run) },
          through: run.last.flatMap { Self.day(labelled: $0, in: system, isLast: true, of: run) })
      })
  }

  private static func day(
    labelled day: DayNumber, in system: CalendarSystem, isLast: Bool, of run: DaySet.Run
  ) -> DayNumber? {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    if isLast, run.first != run.last,
      date.day == CalendarSystem.gregorian.lastDay(ofMonth: date.month, year: date.astronomicalYear)
    {
      return system.days(ofMonth: date.month, year: date.astronomicalYear)?.upperBound
    }
    if let same = system.dayNumber(of: date) { return same }
    // A day that a change of calendar skips: the nearest that is inside.
    for step in 1...31 {
      let other = CalendarSystem.gregorian.civilDate(of: isLast ? day - step : day + step)
      if let found = system.dayNumber(of: other) { return found }
    }
    return nil
  }
}

/// A year, month or day in digits, with a qualifier at most.
private struct PlainDate {
  var year: Int
  var month: Int?
  var day: Int?
  var isApproximate = false

  init?(_ text: String) {
    var rest = Substring(text)
    if let mark = rest.last, mark == "?" || mark == "~" || mark == "%" {
      isApproximate = mark != "?"
      rest.removeLast()
    }
    var isNegative = false
    if rest.first == "-" {
      isNegative = true
      rest.removeFirst()
    }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 }),
      parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }), let year = Int(parts[0])
    else { return nil }
    self.year = isNegative ? -year : year
    month = parts.count > 1 ? Int(parts[1]) : nil
    day = parts.count > 2 ? Int(parts[2]) : nil
    // 21 and above are seasons, which are read by their months.
    if let month, month > 13 { return nil }
  }

  var granularity: Granularity { day != nil ? .day : month != nil ? .month : .year }

  func days(in system: CalendarSystem) -> DaySet {
    guard let month else { return system.days(ofYear: year).map { DaySet($0) } ?? .empty }
    guard let day else { return system.days(ofMonth: month, year: year).map { DaySet($0) } ?? .empty }
    return system.dayNumber(year, month, day).map { DaySet($0) } ?? .empty
  }
}
