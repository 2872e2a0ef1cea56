package import Calendars

extension EDTFDate {
  /// Whether some reading of the unspecified digits is a date.
  func exists(in calendar: CalendarChoice?) -> Bool {
    if let calendar { return !strictDays(.northern, calendar).isEmpty }
    guard let day else { return true }
    guard let month else { return false }
    if let day = day.value, let month = month.value {
      if day <= 28 || month != 2 { return day <= GregorianMonth.longest(month) }
      return day == 29 && (0..<year.count).contains { year.year(at: $0).map(GregorianMonth.isLeap) ?? false }
    }
    return (1...12).contains { number in
      guard month.allows(number) else { return false }
      // Fewer than 29 days are in every year; 29 February needs a leap year among those possible.
      if (1...28).contains(where: day.allows) { return true }
      if number != 2 { return (29...GregorianMonth.longest(number)).contains(where: day.allows) }
      return day.allows(29)
        && (0..<year.count).contains { year.year(at: $0).map(GregorianMonth.isLeap) ?? false }
    }
  }

  /// The earliest day, `Int.min` never.
  package func firstDay(_ policy: EDTFPolicy, _ calendar: CalendarChoice? = nil) -> DayNumber {
    if calendar != nil || (isApproximate && !policy.isStrict) {
      return days(policy, calendar).first ?? DayNumber(0)
    }
    return strictFirst(policy.hemisphere)
  }

  /// The latest day.
  package func lastDay(_ policy: EDTFPolicy, _ calendar: CalendarChoice? = nil) -> DayNumber {
    if calendar != nil || (isApproximate && !policy.isStrict) {
      return days(policy, calendar).last ?? DayNumber(0)
    }
    return strictLast(policy.hemisphere)
  }

  private func strictFirst(_ hemisphere: Hemisphere) -> DayNumber {
    guard let month else { return GregorianMonth.first(1, ofYear: year.hull.lowerBound) }
    if let grouping {
      return GregorianMonth.first(grouping.months(in: hemisphere).first, ofYear: year.hull.lowerBound)
    }
    if year.mask == 0, let number = month.value {
      guard let day else { return GregorianMonth.first(number, ofYear: year.value) }
      if let day = day.value { return GregorianMonth.first(number, ofYear: year.value) + (day - 1) }
    }
    for index in 0..<year.count {
      guard let year = year.year(at: index) else { continue }
      for number in 1...12 where month.allows(number) {
        let first = GregorianMonth.first(number, ofYear: year)
        guard let day else { return first }
        if let found = (1...GregorianMonth.length(number, ofYear: year)).first(where: day.allows) {
          return first + (found - 1)
        }
      }
    }
    return GregorianMonth.first(1, ofYear: year.hull.lowerBound)
  }

  private func strictLast(_ hemisphere: Hemisphere) -> DayNumber {
    guard let month else { return GregorianMonth.first(1, ofYear: year.hull.upperBound + 1) - 1 }
    if let grouping {
      let (first, count) = grouping.months(in: hemisphere)
      return GregorianMonth.first(first + count, ofYear: year.hull.upperBound) - 1
    }
    if year.mask == 0, let number = month.value {
      guard let day else { return GregorianMonth.first(number + 1, ofYear: year.value) - 1 }
      if let day = day.value { return GregorianMonth.first(number, ofYear: year.value) + (day - 1) }
    }
    for index in (0..<year.count).reversed() {
      guard let year = year.year(at: index) else { continue }
      for number in (1...12).reversed() where month.allows(number) {
        guard let day else { return GregorianMonth.first(number + 1, ofYear: year) - 1 }
        if let found = (1...GregorianMonth.length(number, ofYear: year)).last(where: day.allows) {
          return GregorianMonth.first(number, ofYear: year) + (found - 1)
        }
      }
    }
    return GregorianMonth.first(1, ofYear: year.hull.upperBound + 1) - 1
  }

  /// All days the date may be, with what a policy adds for `~`.
  package func days(_ policy: EDTFPolicy, _ calendar: CalendarChoice? = nil) -> DaySet {
    let strict = calendar.map { strictDays(policy.hemisphere, $0) } ?? strictDays(policy.hemisphere)
    guard isApproximate, !policy.isStrict else { return strict }
    let reach = policy.approximation
    if approximate == parts {
      let span = reach.reach(of: granularity)
      return DaySet.union(of: strict.runs.map { Self.widened($0, by: span) })
    }
    var result = strict
    if approximate.contains(.day) {
      result = DaySet.union(of: result.runs.map { Self.widened($0, by: reach.day) })
    }
    if approximate.contains(.month) {
      let span = grouping != nil ? reach.season : reach.month
      result = Self.moved(result, by: span, step: CalendarSpan(months: 1))
    }
    if approximate.contains(.year) {
      result = Self.moved(result, by: reach.reach(of: year.granularity), step: CalendarSpan(years: 1))
    }
    return result
  }

  private static func widened(_ run: DaySet.Run, by span: CalendarSpan) -> DaySet {
    DaySet(
      from: run.first.map { CalendarSystem.gregorian.adding(-span, to: $0) },
      through: run.last.map { last in
        // A whole number of months later the end of a month is the end of a month again.
        let next = CalendarSystem.gregorian.adding(CalendarSpan(months: span.months), to: last + 1) - 1
        return next + span.days
      })
  }

  /// The union of a set moved by every multiple of a step up to a reach, in both directions.
  private static func moved(_ set: DaySet, by reach: CalendarSpan, step: CalendarSpan) -> DaySet {
    let steps = step.months == 0 ? 0 : reach.months / step.months
    var result = set
    if steps > 0 {
      result = DaySet.union(
        of: (-steps...steps).flatMap { count in
          set.runs.map { run in
            let span = CalendarSpan(months: count * step.months)
            return DaySet(
              from: run.first.map { CalendarSystem.gregorian.adding(span, to: $0) },
              through: run.last.map { CalendarSystem.gregorian.adding(span, to: $0 + 1) - 1 })
          }
        })
    }
    return reach.days == 0
      ? result : result.widened(before: reach.days, after: reach.days)
  }

  private func strictDays(_ hemisphere: Hemisphere) -> DaySet {
    let isOneRun = !hasUnspecifiedDigits || (month == nil && year.isContiguous)
    if isOneRun { return DaySet(from: strictFirst(hemisphere), through: strictLast(hemisphere)) }
    var runs: [ClosedRange<DayNumber>] = []
    for index in 0..<year.count {
      guard let year = year.year(at: index) else { continue }
      guard let month else {
        runs.append(GregorianMonth.first(1, ofYear: year)...(GregorianMonth.first(1, ofYear: year + 1) - 1))
        continue
      }
      if let grouping {
        let (first, count) = grouping.months(in: hemisphere)
        runs.append(
          GregorianMonth.first(first, ofYear: year)...(GregorianMonth.first(first + count, ofYear: year) - 1))
        continue
      }
      for number in 1...12 where month.allows(number) {
        let first = GregorianMonth.first(number, ofYear: year)
        let length = GregorianMonth.length(number, ofYear: year)
        guard let day, !day.isWhollyUnspecified else {
          runs.append(first...(first + (length - 1)))
          continue
        }
        for number in 1...length where day.allows(number) {
          runs.append((first + (number - 1))...(first + (number - 1)))
        }
      }
    }
    return DaySet(runs)
  }
}

extension EDTFDate {
  /// All days the numbers may mean in some calendar.
  private func strictDays(_ hemisphere: Hemisphere, _ calendar: CalendarChoice) -> DaySet {
    DaySet.union(of: calendar.alternatives.map { strictDays(hemisphere, $0) })
  }

  private func strictDays(_ hemisphere: Hemisphere, _ system: CalendarSystem) -> DaySet {
    let years = year.hull
    if month == nil, year.isContiguous {
      return DaySet(
        from: system.days(ofYear: years.lowerBound)?.lowerBound ?? system.span.first,
        through: system.days(ofYear: years.upperBound)?.upperBound ?? system.span.last
      ).intersection(system.span)
    }
    var runs: [ClosedRange<DayNumber>] = []
    for index in 0..<year.count {
      guard let year = year.year(at: index) else { continue }
      guard let month else {
        if let days = system.days(ofYear: year) { runs.append(days) }
        continue
      }
      if let grouping {
        let (first, count) = grouping.months(in: hemisphere)
        let last = first + count - 1
        if let lower = system.days(ofMonth: first, year: year)?.lowerBound,
          let upper = system.days(ofMonth: last > 12 ? last - 12 : last, year: last > 12 ? year + 1 : year)?
            .upperBound
        {
          runs.append(lower...upper)
        }
        continue
      }
      for number in 1...13 where month.allows(number) {
        let longest = system.lastDay(ofMonth: number, year: year)
        guard longest > 0 else { continue }
        guard let day else {
          if let days = system.days(ofMonth: number, year: year) { runs.append(days) }
          continue
        }
        for dayOfMonth in 1...longest where day.allows(dayOfMonth) {
          if let found = system.dayNumber(year, number, dayOfMonth) { runs.append(found...found) }
        }
      }
    }
    return DaySet(runs)
  }
}

/// Months of the proleptic Gregorian calendar, in which the format counts.
enum GregorianMonth {
  static func isLeap(_ year: Int) -> Bool { year & 3 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func longest(_ month: Int) -> Int { month == 2 ? 29 : 30 + ((month + (month >> 3)) & 1) }

  static func length(_ month: Int, ofYear year: Int) -> Int {
    month == 2 && !isLeap(year) ? 28 : longest(month)
  }

  /// The first day of a month; months beyond 12 belong to the next years.
  static func first(_ month: Int, ofYear year: Int) -> DayNumber {
    month > 12 ? DayNumber(gregorian: year + 1, month - 12, 1) : DayNumber(gregorian: year, month, 1)
  }
}
