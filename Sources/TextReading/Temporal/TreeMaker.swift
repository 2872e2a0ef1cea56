/// The kinds of tree a rule can make from what it caught.
enum TreeMaker: String, Sendable {
  case calendar, inside, part, daypart, clock, offset, step, duration, age, recurring, feast, era
  case nth, range, alternative, oldstyle, bothstyles, approximate, period, same

  /// The tree, or nothing where the values do not go together.
  func tree(_ caught: TemporalCapture, grammar: TemporalGrammar) -> TemporalExpression? {
    switch self {
    case .same: return caught.first
    case .calendar:
      guard let fields = fields(caught) else { return nil }
      // “Three hundred years before Christ” is a round number.
      if caught[.year] == nil, let year = fields.year, year % 100 == 0 {
        return .approximate(.calendar(fields))
      }
      return .calendar(fields)
    case .inside:
      guard let fields = fields(caught) else { return nil }
      if let whole = caught.first { return .inside(fields, whole) }
      guard let step = step(caught) else { return nil }
      return .inside(
        fields, .step(step, by: caught[.by] ?? 0, caught[.ref].flatMap(Reference.init) ?? .story))
    case .part:
      guard let part = caught[.part].flatMap(DatePart.init), let whole = caught.first else { return nil }
      return .part(part, whole)
    case .daypart:
      guard let part = caught[.daypart].flatMap(DayPart.init) else { return nil }
      // A month or season has no morning: "April Dawn", "winter evening".
      if case .calendar(let fields)? = caught.first, fields.day == nil, fields.weekday == nil { return nil }
      return .dayPart(part, caught.first)
    case .clock: return clock(caught)
    case .offset:
      guard let amount = amount(caught), let direction = caught[.dir].flatMap(Direction.init) else {
        return nil
      }
      return .offset(amount, direction, caught[.ref].flatMap(Reference.init) ?? .story, caught.first)
    case .step:
      guard let step = step(caught) else { return nil }
      return .step(step, by: caught[.by] ?? 0, caught[.ref].flatMap(Reference.init) ?? .story)
    case .duration: return amount(caught).map { .duration($0) }
    case .age: return amount(caught).map { .age($0, isUpperBound: caught[.upper] == 1) }
    case .recurring: return recurrence(caught).map { .recurring($0) }
    case .feast:
      guard let index = caught[.feast], grammar.feasts.indices.contains(index) else { return nil }
      var year = caught.first
      if year == nil, caught[.year] != nil, let fields = fields(caught) { year = .calendar(fields) }
      return .feast(grammar.feasts[index], offsetInDays: caught[.plus] ?? 0, year)
    case .era: return caught[.time].flatMap(TimeReference.init).map { .era($0) }
    case .nth:
      guard let count = caught[.ord], let step = step(caught), let whole = caught.first else { return nil }
      switch step {
      case .unit(.day), .unit(.week), .unit(.month), .unit(.year), .unit(.decade), .weekday: break
      default: return nil
      }
      return .nth(count, step, whole)
    case .range:
      guard let first = caught.first, let second = caught.second else { return shortRange(caught) }
      return .range(first, second)
    case .alternative:
      guard let first = caught.first, let second = caught.second else { return nil }
      return .alternative(first, second)
    case .oldstyle: return caught.first.map { .oldStyle($0) }
    case .bothstyles: return bothStyles(caught)
    case .approximate:
      // "Towards the end of the month" is no vaguer than its end.
      if case .part? = caught.first { return nil }
      return caught.first.map { .approximate($0) }
    case .period:
      guard let index = caught[.period], grammar.periods.indices.contains(index) else { return nil }
      return .period(grammar.periods[index])
    }
  }

  private func fields(_ caught: TemporalCapture) -> CalendarFields? {
    var fields = CalendarFields()
    fields.isBeforeEra = caught[.bc] == 1
    fields.century = caught[.century]
    fields.decade = caught[.decade].map { $0 + (caught[.plus] ?? 0) }
    fields.year = caught[.year] ?? yearsOfEra(caught)
    fields.isShortYear = caught[.short] == 1
    fields.half = caught[.half]
    fields.quarter = caught[.quarter]
    fields.season = caught[.season]
    fields.month = caught[.month]
    fields.day = caught[.day]
    fields.lastDay = caught[.day2]
    fields.weekday = caught[.weekday]
    fields.isRepublican = caught[.republican] == 1
    fields.direction = caught[.dir].flatMap(Direction.init)
    fields.reference = caught[.ref].flatMap(Reference.init) ?? .story
    fields.isOpen = caught[.open] == 1
    if let day = fields.day, let month = fields.month, !fields.isRepublican {
      let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      guard lengths.indices.contains(month - 1), day <= lengths[month - 1] else { return nil }
    }
    if let quarter = fields.quarter, !(1...4).contains(quarter) { return nil }
    if let half = fields.half, !(1...2).contains(half) { return nil }
    if let century = fields.century, !(1...21).contains(century) { return nil }
    if let first = fields.day, let last = fields.lastDay, last != first + 1, last != 1 { return nil }
    return fields
  }

  /// The year that so many years or centuries before or after the era make.
  private func yearsOfEra(_ caught: TemporalCapture) -> Int? {
    guard caught[.bc] != nil, let count = caught[.n], count % 100 == 0,
      let unit = caught[.unit].flatMap(TimeUnit.init)
    else { return nil }
    switch unit {
    case .year: return count / 100
    case .century: return count
    case .decade: return count / 10
    default: return nil
    }
  }

  private func amount(_ caught: TemporalCapture) -> Amount? {
    guard let unit = caught[.unit].flatMap(TimeUnit.init), caught[.n] != 0 else { return nil }
    var count = caught[.n] ?? caught[.ord].map { $0 * 100 }
    if let value = count, let plus = caught[.plus] { count = value + plus }
    var amount = Amount(hundredths: count, upperHundredths: caught[.n2], unit: unit)
    amount.bound = caught[.bound].flatMap(Amount.Bound.init) ?? .exact
    return amount
  }

  private func step(_ caught: TemporalCapture) -> Step? {
    if let weekday = caught[.weekday] { return .weekday(weekday) }
    if let month = caught[.month] { return .month(month) }
    if let season = caught[.season] { return .season(season) }
    if let part = caught[.daypart].flatMap(DayPart.init) { return .dayPart(part) }
    if caught[.time] != nil { return .time }
    return caught[.unit].flatMap(TimeUnit.init).map { .unit($0) }
  }

  private func recurrence(_ caught: TemporalCapture) -> Recurrence? {
    if let weekday = caught[.weekday] { return .weekday(weekday) }
    if let month = caught[.month] { return .month(month) }
    if let season = caught[.season] { return .season(season) }
    if let part = caught[.daypart].flatMap(DayPart.init) { return .dayPart(part) }
    guard var amount = amount(caught) else { return nil }
    if amount.hundredths == nil { amount.hundredths = 100 }
    return .each(amount)
  }

  private func clock(_ caught: TemporalCapture) -> TemporalExpression? {
    let part = caught[.daypart].flatMap(DayPart.init)
    guard var hour = caught[.hour] ?? (part == .midday ? 12 : part == .midnight ? 0 : nil) else { return nil }
    var minute = caught[.minute] ?? 0
    if let plus = caught[.plus] { minute += plus }
    if minute < 0 {
      minute += 60
      hour -= 1
    }
    if hour < 12 {
      switch part {
      case .afternoon, .evening: hour += 12
      case .night where hour >= 6: hour += 12
      case .midday where hour > 0 && hour < 4: hour += 12
      default: break
      }
    }
    if part == .morning || part == .night, hour == 12 { hour = 0 }
    guard (0...24).contains(hour), (0..<60).contains(minute) else { return nil }
    return .clock(hour: hour, minute: minute, part, caught.first)
  }

  /// Two years of which the second shows only its last digits: "1914–18".
  private func shortRange(_ caught: TemporalCapture) -> TemporalExpression? {
    guard let first = caught[.year], var last = caught[.n2] else { return nil }
    if last < 100 { last += first / 100 * 100 }
    guard last > first, last - first <= 150 else { return nil }
    var start = CalendarFields()
    start.year = first
    start.season = caught[.season]
    var end = CalendarFields()
    end.year = last
    // "The winter of 1918–19" is one winter, of the year in which it begins.
    if start.season != nil { return last == first + 1 ? .calendar(start) : nil }
    return .range(.calendar(start), .calendar(end))
  }

  /// One day in both styles; the first may lack the month, and both may lack the year.
  private func bothStyles(_ caught: TemporalCapture) -> TemporalExpression? {
    var old: CalendarFields
    var new: CalendarFields
    if case .calendar(let first)? = caught.first, case .calendar(let second)? = caught.second {
      (old, new) = (first, second)
    } else if let day = caught[.day], let later = caught[.day2], let month = caught[.month] {
      old = CalendarFields()
      old.day = day
      new = CalendarFields()
      new.day = later
      new.month = month
    } else {
      return nil
    }
    new.year = new.year ?? caught[.year]
    guard let first = old.day, let second = new.day, let month = new.month else { return nil }
    if old.month == nil { old.month = first > second ? (month == 1 ? 12 : month - 1) : month }
    if old.month == month, !(10...13).contains(second - first) { return nil }
    if old.year == nil { old.year = new.year.map { old.month == 12 && month == 1 ? $0 - 1 : $0 } }
    return .bothStyles(.calendar(old), .calendar(new))
  }
}
