import Calendars

extension TemporalResolver {
  /// So long before or after something.
  func place(
    _ amount: Amount, _ direction: Direction, _ reference: Reference, from: TemporalExpression?
  ) -> Placed? {
    let base: AnchoredTime
    if let from {
      guard let (placed, _) = place(from) else { return nil }
      base = placed
    } else if reference == .event {
      return nil
    } else if reference == .writing {
      // "Two years ago" in somebody's mouth: who spoke when is not known here.
      guard let writing = context.writing else { return nil }
      base = AnchoredTime(writing)
    } else if let anchor = context.anchor {
      base = anchor
    } else {
      return nil
    }
    guard let count = amount.hundredths, amount.upperHundredths == nil else {
      return vague(amount, direction, base)
    }
    let reason = TemporalReason.counted(amount.words, direction, from: base.timexValue)
    guard let time = shift(base, amount.unit, hundredths: count * direction.rawValue) else { return nil }
    return (time, reason)
  }

  /// "A few days later": near the anchor, and no more is said.
  private func vague(_ amount: Amount, _ direction: Direction, _ base: AnchoredTime) -> Placed? {
    let reason = TemporalReason.counted(amount.words, direction, from: base.timexValue)
    let way = direction.rawValue
    var time: AnchoredTime
    switch amount.unit {
    case .day, .week:
      guard base.extent <= .month else { return nil }
      let days = way * (amount.unit == .day ? 5 : 20)
      time = base.extent == .month ? base.bare : AnchoredTime(base.firstDay + days)
      time = .month(time.year, time.index)
    case .month:
      guard base.extent <= .year else { return nil }
      time = base.extent == .year ? base.bare : .year(AnchoredTime(base.firstDay + way * 120).year)
    default: return nil
    }
    time.isApproximate = true
    return (time, reason)
  }

  /// Moves a time by some of a unit and keeps the unit's granularity.
  func shift(_ base: AnchoredTime, _ unit: TimeUnit, hundredths: Int) -> AnchoredTime? {
    let whole = hundredths % 100 == 0
    let count = hundredths / 100
    switch unit {
    case .day:
      guard base.extent == .day, whole else { return nil }
      return AnchoredTime(base.firstDay + count)
    case .week, .weekend:
      guard base.extent <= .weekend, whole else { return nil }
      let (year, week) = AnchoredTime.week(of: base.firstDay + count * 7)
      return AnchoredTime(extent: unit == .week ? .week : .weekend, year: year, index: week)
    case .month:
      guard base.extent <= .month || base.extent == .season, whole else { return nil }
      let start = CalendarSystem.gregorian.civilDate(of: base.firstDay)
      return monthStep(start.astronomicalYear, start.month + count)
    case .quarter:
      guard base.extent <= .quarter, whole else { return nil }
      let start = CalendarSystem.gregorian.civilDate(of: base.firstDay)
      let target = monthStep(start.astronomicalYear, start.month + 3 * count)
      return AnchoredTime(extent: .quarter, year: target.year, index: (target.index - 1) / 3 + 1)
    case .half:
      guard base.extent <= .half, whole else { return nil }
      let start = CalendarSystem.gregorian.civilDate(of: base.firstDay)
      let target = monthStep(start.astronomicalYear, start.month + 6 * count)
      return AnchoredTime(extent: .half, year: target.year, index: (target.index - 1) / 6 + 1)
    case .year:
      guard base.extent <= .year else { return nil }
      if whole { return .year(base.year + count) }
      guard base.extent <= .month, hundredths % 50 == 0 else { return nil }
      let start = CalendarSystem.gregorian.civilDate(of: base.firstDay)
      return monthStep(start.astronomicalYear, start.month + hundredths * 12 / 100)
    case .decade where !whole, .century where !whole:
      // "Half a century later" is so many years later.
      let years = hundredths * (unit == .decade ? 10 : 100)
      guard years % 100 == 0, base.extent <= .year else { return nil }
      return .year(base.year + years / 100)
    case .decade:
      guard whole else { return nil }
      return decade(of: base.firstYear + 10 * count)
    case .century:
      guard whole else { return nil }
      return century(of: base.firstYear + 100 * count)
    case .second, .minute, .hour, .millennium: return nil
    }
  }

  private func monthStep(_ year: Int, _ month: Int) -> AnchoredTime {
    let date = CalendarSystem.gregorian.civilDate(of: AnchoredTime.day(year, month, 1))
    return .month(date.astronomicalYear, date.month)
  }

  private func decade(of year: Int) -> AnchoredTime {
    var time = AnchoredTime(extent: .decade, year: year > 0 ? year / 10 : (1 - year) / 10)
    time.isBeforeEra = year <= 0
    return time
  }

  private func century(of year: Int) -> AnchoredTime {
    var time = AnchoredTime(extent: .century, year: year > 0 ? year / 100 : (1 - year) / 100)
    time.isBeforeEra = year <= 0
    return time
  }

  /// "The next day", "last winter", "that May".
  func place(_ step: Step, by count: Int, _ reference: Reference) -> Placed? {
    let isWriting = reference == .writing && context.writing != nil
    // Days counted from the writing cannot be counted from the story.
    if reference == .writing, !isWriting {
      switch step {
      case .unit(.day), .dayPart, .unit(.week), .unit(.weekend), .weekday: return nil
      default: break
      }
    }
    let base: AnchoredTime
    if isWriting, let writing = context.writing {
      base = AnchoredTime(writing)
    } else if case .unit(let unit) = step, unit == .decade || unit == .century, let broad = context.broad {
      base = broad
    } else if let anchor = context.anchor {
      base = anchor
    } else {
      return nil
    }
    let text = base.timexValue
    let reason: TemporalReason =
      isWriting
      ? .writing(text) : count == 0 ? .same(as: text) : count > 0 ? .firstAfter(text) : .lastBefore(text)
    switch step {
    case .unit(.day), .dayPart:
      // "Le lendemain …, le surlendemain": both count from the same day.
      let counted = count == 2 ? context.dayBeforeNext ?? context.anchorDay : context.anchorDay
      guard let day = isWriting ? base.firstDay : counted else { return nil }
      var time = AnchoredTime(day + count)
      if case .dayPart(let part) = step { time.dayPart = part }
      return (time, reason)
    case .unit(.weekend) where count == 0 && isWriting && !context.looksForward:
      // Early in the week "this weekend" is the one that has just passed.
      let back = AnchoredTime.weekdayIndex(base.firstDay) <= 2 ? 7 : 0
      let (year, week) = AnchoredTime.week(of: base.firstDay - back)
      return (AnchoredTime(extent: .weekend, year: year, index: week), reason)
    case .unit(let unit):
      guard let time = shift(base, unit, hundredths: count * 100) else { return nil }
      return (time, reason)
    case .weekday(let weekday):
      guard let day = isWriting ? base.firstDay : context.anchorDay else { return nil }
      let target: DayNumber
      if count > 0 {
        target = Self.weekday(weekday, after: day) + (count - 1) * 7
      } else if count < 0 {
        target = Self.weekday(weekday, before: day)
      } else if isWriting {
        target =
          context.looksForward ? Self.weekday(weekday, after: day - 1) : nearestWeekday(weekday, to: day)
      } else {
        target = nearestWeekday(weekday, to: day)
      }
      return (AnchoredTime(target), reason)
    case .month(let month):
      let year = base.year
      let start = base.extent == .year && !isWriting ? 0 : base.firstDay.rawValue
      let all = (year - 2...year + 2).map { AnchoredTime.month($0, month) }
      if count > 0 {
        // After a year as such, "the following May" is in the next one.
        if start == 0 { return (.month(year + 1, month), reason) }
        let after = all.first { $0.firstDay > (isWriting ? base.firstDay : base.finalDay) }
        return after.map { ($0, reason) }
      }
      if count < 0 {
        if start == 0 { return (.month(year - 1, month), reason) }
        return all.last { $0.finalDay < base.firstDay }.map { ($0, reason) }
      }
      return (.month(year, month), reason)
    case .season(let season): return (place(season: season, by: count, base), reason)
    case .time: return (base, reason)
    }
  }

  private func nearestWeekday(_ weekday: Int, to day: DayNumber) -> DayNumber {
    let ahead = (weekday - 1 - AnchoredTime.weekdayIndex(day) + 7) % 7
    return ahead <= 3 ? day + ahead : day + ahead - 7
  }

  private func place(season: Int, by count: Int, _ base: AnchoredTime) -> AnchoredTime {
    let all = (base.year - 2...base.year + 2).map { AnchoredTime(extent: .season, year: $0, index: season) }
    if count > 0 {
      if base.extent == .year { return AnchoredTime(extent: .season, year: base.year + 1, index: season) }
      return all.first { $0.firstDay > base.firstDay && $0.finalDay > base.finalDay } ?? all[3]
    }
    if count < 0 {
      if base.extent == .year { return AnchoredTime(extent: .season, year: base.year - 1, index: season) }
      return all.last { $0.finalDay < base.firstDay } ?? all[1]
    }
    return season == 4 && base.extent < .half ? seasonAfter(season, base) : all[2]
  }

  /// A feast in its year, or the next one at or after the last date.
  func place(_ feast: Feast, plus days: Int, year: TemporalExpression?) -> Placed? {
    func day(_ year: Int) -> DayNumber {
      switch feast.rule {
      case .fixed(let month, let day): AnchoredTime.day(year, month, day) + days
      case .fromEaster(let offset):
        (year < 1583 ? Easter.julian(year) : Easter.gregorian(year)) + offset + days
      }
    }
    if let year {
      guard let (time, _) = place(year) else { return nil }
      return (AnchoredTime(day(time.year)), .feast(feast.name, year: time.year))
    }
    if context.manner == .contemporary, let writing = context.writing {
      let now = AnchoredTime(writing).year
      let best = [now - 1, now, now + 1].map(day).min { abs($0 - writing) < abs($1 - writing) }
      return best.map { (AnchoredTime($0), .nearest(to: AnchoredTime(writing).timexValue)) }
    }
    guard let anchor = context.anchor else { return nil }
    var target = anchor.year
    // A few days back is still the same feast; further back it is the next year's.
    if anchor.extent < .half, day(target) < anchor.firstDay - 120 { target += 1 }
    return (AnchoredTime(day(target)), .feast(feast.name, year: target))
  }

  /// A date marked as Old Style, in the Gregorian calendar.
  func oldStyle(_ date: TemporalExpression) -> Placed? {
    guard let (time, reason) = place(date) else { return nil }
    guard time.extent == .day, let day = CalendarSystem.julian.dayNumber(time.year, time.index, time.day)
    else {
      return (time, reason)
    }
    return (AnchoredTime(day), .oldStyle(days: day - time.firstDay))
  }

  /// The same day in both styles.
  func bothStyles(_ old: TemporalExpression, _ new: TemporalExpression) -> Placed? {
    guard let (time, _) = place(new), time.extent == .day else { return nil }
    guard case .calendar(var fields) = old else { return nil }
    if fields.year == nil { fields.year = fields.month == 12 && time.index == 1 ? time.year - 1 : time.year }
    guard let (first, _) = place(.calendar(fields)), first.extent == .day,
      let julian = CalendarSystem.julian.dayNumber(first.year, first.index, first.day)
    else { return nil }
    let days = time.firstDay - first.firstDay
    let expected = julian - first.firstDay
    guard abs(days - expected) <= 2 else { return nil }
    return (time, .bothStyles(days: days, expected: expected))
  }
}
