import Calendars

/// Finds the place of an expression on the calendar from what the text said before it.
struct TemporalResolver {
  /// A place and the reason for it.
  typealias Placed = (time: AnchoredTime, reason: TemporalReason)

  let context: TemporalContext

  /// How many months a month may lie ahead before it is taken as one that went before.
  static let longestStepForward = 4

  /// The place of an expression, or nothing where there is none to be had.
  func place(_ tree: TemporalExpression) -> Placed? {
    switch tree {
    case .calendar(let fields): return place(fields)
    case .inside(let fields, let whole): return place(fields, in: whole)
    case .part(let part, let whole):
      guard var placed = place(whole) else { return nil }
      placed.time.part = part
      return placed
    case .dayPart(let part, let day): return onDay(day) { $0.dayPart = part }
    case .clock(let hour, let minute, _, let day): return onDay(day) { $0.minutes = hour * 60 + minute }
    case .offset(let amount, let direction, let reference, let from):
      return place(amount, direction, reference, from: from)
    case .step(let step, let count, let reference): return place(step, by: count, reference)
    case .feast(let feast, let days, let year): return place(feast, plus: days, year: year)
    case .nth(let count, let step, let whole): return place(count, step, of: whole)
    case .oldStyle(let date): return oldStyle(date)
    case .bothStyles(let old, let new): return bothStyles(old, new)
    case .approximate(let date):
      guard var placed = place(date) else { return nil }
      placed.time.isApproximate = true
      return placed
    case .range, .alternative: return nil
    case .duration, .age, .recurring, .era, .period: return nil
    }
  }

  /// Sets something on a day said or understood.
  private func onDay(_ day: TemporalExpression?, _ change: (inout AnchoredTime) -> Void) -> Placed? {
    var placed: Placed
    if let day {
      guard let found = place(day) else { return nil }
      placed = found
      if placed.time.extent != .day, placed.time.extent != .month, placed.time.extent != .week { return nil }
    } else {
      guard
        let known = context.manner == .contemporary ? context.storyDay ?? context.writing : context.anchorDay
      else { return nil }
      placed = (AnchoredTime(known), .same(as: AnchoredTime(known).timexValue))
    }
    change(&placed.time)
    return placed
  }

  // MARK: Dates

  private func place(_ fields: CalendarFields) -> Placed? {
    if fields.isRepublican { return republican(fields) }
    if let century = fields.century {
      var time = AnchoredTime(extent: .century, year: fields.isBeforeEra ? century - 1 : century - 1)
      time.isBeforeEra = fields.isBeforeEra
      return (time, .written)
    }
    if let decade = fields.decade { return place(decade: decade, fields) }
    if let written = fields.year {
      let year: Int
      if fields.isOpen, fields.isBeforeEra {
        guard let story = context.story, story.year <= 0, abs(story.year - (1 - written)) <= 200 else {
          return nil
        }
        return (.year(1 - written), .completed(from: story.timexValue))
      }
      if fields.isShortYear {
        guard let full = fullYear(written) else { return nil }
        year = full
      } else {
        year = fields.isBeforeEra ? 1 - written : written
      }
      let time = complete(fields, year: year)
      return (time, .written)
    }
    return yearless(fields)
  }

  /// A date with the year known.
  private func complete(_ fields: CalendarFields, year: Int) -> AnchoredTime {
    if let month = fields.month {
      guard let day = fields.day else { return .month(year, month) }
      var time = AnchoredTime(extent: .day, year: year, index: month, day: day)
      if day > CalendarSystem.gregorian.lastDay(ofMonth: month, year: year) { time = .month(year, month) }
      if let last = fields.lastDay {
        time.lastDay =
          last > day ? AnchoredTime.day(year, month, last) : AnchoredTime.day(year, month + 1, last)
      }
      return time
    }
    if let season = fields.season { return AnchoredTime(extent: .season, year: year, index: season) }
    if let quarter = fields.quarter { return AnchoredTime(extent: .quarter, year: year, index: quarter) }
    if let half = fields.half { return AnchoredTime(extent: .half, year: year, index: half) }
    return .year(year)
  }

  private func place(decade: Int, _ fields: CalendarFields) -> Placed? {
    if decade >= 100 || fields.isBeforeEra {
      var time = AnchoredTime(extent: .decade, year: decade / 10)
      time.isBeforeEra = fields.isBeforeEra
      return (time, .written)
    }
    guard let year = fullYear(decade) else { return nil }
    return (AnchoredTime(extent: .decade, year: year / 10), .completed(from: broadText))
  }

  /// The full year for its last two digits, near what the text speaks of.
  private func fullYear(_ short: Int) -> Int? {
    let written = context.created.map { AnchoredTime($0).year }
    let near =
      context.manner == .contemporary
      ? written ?? context.broad?.firstYear : context.broad?.firstYear ?? context.story?.year ?? written
    guard let near else { return nil }
    let century = near / 100 * 100
    let candidates = [century - 100 + short, century + short, century + 100 + short]
    let allowed = candidates.filter { year in written.map { year <= $0 + 1 } ?? true }
    // What lies close ahead is likelier than what lies as far back.
    return (allowed.isEmpty ? candidates : allowed).min { abs($0 - near - 5) < abs($1 - near - 5) }
  }

  private var broadText: String {
    context.broad?.timexValue ?? context.created.map { AnchoredTime($0).timexValue } ?? ""
  }

  private func republican(_ fields: CalendarFields) -> Placed? {
    guard let year = fields.year else { return nil }
    guard let month = fields.month else {
      guard let days = CalendarSystem.frenchRepublican.days(ofYear: year) else { return nil }
      var time = AnchoredTime(days.lowerBound)
      time.lastDay = days.upperBound
      return (time, .republican)
    }
    if let day = fields.day {
      guard let number = CalendarSystem.frenchRepublican.dayNumber(year, month, day) else { return nil }
      return (AnchoredTime(number), .republican)
    }
    guard let days = CalendarSystem.frenchRepublican.days(ofMonth: month, year: year) else { return nil }
    var time = AnchoredTime(days.lowerBound)
    time.lastDay = days.upperBound
    return (time, .republican)
  }

  /// A date without a year: the year of what follows at once, the nearest to the day of writing in a
  /// newspaper, and in a story the next one at or after the last date.
  private func yearless(_ fields: CalendarFields) -> Placed? {
    if fields.isOpen, context.writing == nil { return nil }
    if let direction = fields.direction { return directed(fields, direction) }
    if let following = context.following, fields.month != nil || fields.season != nil {
      var year = following.year
      if let month = fields.month, let later = following.monthOfYear, month > later { year -= 1 }
      if let season = fields.season, following.extent == .season, season > following.index { year -= 1 }
      return (complete(fields, year: year), .completed(from: following.timexValue))
    }
    if let month = fields.month { return yearless(month: month, fields) }
    if let season = fields.season {
      if context.manner == .contemporary, let writing = context.writing {
        return (nearestSeason(season, to: writing), .nearest(to: AnchoredTime(writing).timexValue))
      }
      guard let anchor = context.anchor else { return nil }
      return (seasonAfter(season, anchor), .completed(from: anchor.timexValue))
    }
    if let half = fields.half, let year = context.anchor?.year {
      return (AnchoredTime(extent: .half, year: year, index: half), .completed(from: "\(year)"))
    }
    if let quarter = fields.quarter, let year = context.anchor?.year {
      return (AnchoredTime(extent: .quarter, year: year, index: quarter), .completed(from: "\(year)"))
    }
    if let day = fields.day { return place(day: day, fields) }
    if let weekday = fields.weekday { return place(weekday: weekday) }
    return nil
  }

  private func yearless(month: Int, _ fields: CalendarFields) -> Placed? {
    if context.manner == .contemporary, let writing = context.writing {
      let year = AnchoredTime(writing).year
      let candidates = [year - 1, year, year + 1].map { complete(fields, year: $0) }
      let fitting = candidates.filter { candidate in
        fields.weekday.map { AnchoredTime.weekdayIndex(candidate.firstDay) == $0 - 1 } ?? true
      }
      guard
        let best = (fitting.isEmpty ? candidates : fitting).min(by: {
          distance($0, writing) < distance($1, writing)
        })
      else { return nil }
      return (best, .nearest(to: AnchoredTime(writing).timexValue))
    }
    guard let anchor = context.anchor else { return nil }
    let from: Int
    switch anchor.extent {
    case .day, .month: from = anchor.index
    case .season: from = anchor.index * 3
    case .quarter: from = anchor.index * 3 - 2
    case .half: from = anchor.index * 6 - 5
    default: from = 0
    }
    var year = anchor.year
    if from > 12 {
      // A winter: its January and February belong to the next year.
      if month <= 8 { year += 1 }
    } else if from > month, month + 12 - from <= Self.longestStepForward, !context.looksBack {
      // A year that was found may not be the ground for finding the next: one step only.
      let written = context.writtenYear ?? year
      if year <= written { year += 1 }
    }
    if let main = context.mainYear, main != anchor.year {
      let start = min(from, 12)
      let isNearer =
        abs(main - anchor.year) == 1
        && abs((main - anchor.year) * 12 + month - start) <= abs((year - anchor.year) * 12 + month - start)
      // A look out of the year of a chronicle: what is as near in that year belongs to it, and a day does whose year
      // only a mention of another year or month would give.
      if isNearer || fields.day != nil && anchor.extent > .day { year = main }
    }
    year = agreeing(fields, year, anchor)
    return (complete(fields, year: year), .completed(from: anchor.timexValue))
  }

  /// The year a day of the week asks for, where it is the anchor's or one beside it; one that fits none of them is
  /// the source's slip and moves nothing.
  private func agreeing(_ fields: CalendarFields, _ year: Int, _ anchor: AnchoredTime) -> Int {
    guard let weekday = fields.weekday, fields.day != nil else { return year }
    var candidates = [year, anchor.year]
    if context.mainYear == nil {
      candidates += [anchor.year + 1, anchor.year - 1]
    } else if context.mainYear != anchor.year, context.mainYear != year {
      candidates.append(anchor.year + 1)
    }
    return candidates.first { candidate in
      let time = complete(fields, year: candidate)
      return time.extent == .day && AnchoredTime.weekdayIndex(time.firstDay) == weekday - 1
    } ?? year
  }

  /// "Le 6 mai dernier", "le 3 avril prochain": the nearest before or after.
  private func directed(_ fields: CalendarFields, _ direction: Direction) -> Placed? {
    let base: AnchoredTime
    if fields.reference == .writing, let writing = context.writing {
      base = AnchoredTime(writing)
    } else if let anchor = context.anchor {
      base = anchor
    } else {
      return nil
    }
    if base.extent == .year, fields.reference == .story {
      return (complete(fields, year: base.year), .completed(from: base.timexValue))
    }
    let all = (base.year - 1...base.year + 1).map { complete(fields, year: $0) }
    let time =
      direction == .after
      ? all.first { $0.firstDay > base.firstDay } : all.last { $0.firstDay <= base.firstDay }
    let text = base.timexValue
    return time.map { ($0, direction == .after ? .firstAfter(text) : .lastBefore(text)) }
  }

  private func distance(_ time: AnchoredTime, _ day: DayNumber) -> Int {
    if (time.firstDay...time.finalDay).contains(day) { return 0 }
    return min(abs(time.firstDay - day), abs(time.finalDay - day))
  }

  /// A day of the month alone: in the month of the story, or the next one if it has passed.
  private func place(day: Int, _ fields: CalendarFields) -> Placed? {
    let base = context.anchorDay.map { AnchoredTime($0) }
    let month: AnchoredTime
    if context.manner == .contemporary, let writing = context.writing {
      month = AnchoredTime(writing)
    } else if let story = context.story, story.extent == .month {
      month = story
    } else if let base {
      month = base
    } else {
      return nil
    }
    var target = (month.year, month.index)
    if month.extent == .day, context.manner == .narrative, day < month.day { target.1 += 1 }
    if target.1 > 12 { target = (target.0 + 1, 1) }
    var completed = fields
    completed.month = target.1
    guard day <= CalendarSystem.gregorian.lastDay(ofMonth: target.1, year: target.0) else { return nil }
    return (complete(completed, year: target.0), .completed(from: month.timexValue))
  }

  private func place(weekday: Int) -> Placed? {
    if context.manner == .contemporary, let writing = context.writing {
      let today = AnchoredTime.weekdayIndex(writing)
      let ahead = (weekday - 1 - today + 7) % 7
      let day = context.looksForward ? writing + ahead : writing - (7 - ahead) % 7
      return (AnchoredTime(day), .nearest(to: AnchoredTime(writing).timexValue))
    }
    guard let day = context.anchorDay else { return nil }
    return (AnchoredTime(Self.weekday(weekday, after: day)), .firstAfter(AnchoredTime(day).timexValue))
  }

  static func weekday(_ weekday: Int, after day: DayNumber) -> DayNumber {
    let ahead = (weekday - 1 - AnchoredTime.weekdayIndex(day) + 7) % 7
    return day + (ahead == 0 ? 7 : ahead)
  }

  static func weekday(_ weekday: Int, before day: DayNumber) -> DayNumber {
    let back = (AnchoredTime.weekdayIndex(day) - (weekday - 1) + 7) % 7
    return day - (back == 0 ? 7 : back)
  }

  private func nearestSeason(_ season: Int, to day: DayNumber) -> AnchoredTime {
    let year = AnchoredTime(day).year
    let all = [year - 1, year, year + 1].map { AnchoredTime(extent: .season, year: $0, index: season) }
    return all.min { distance($0, day) < distance($1, day) } ?? all[1]
  }

  /// The season that holds an anchor or comes next after it in its year.
  func seasonAfter(_ season: Int, _ anchor: AnchoredTime) -> AnchoredTime {
    var time = AnchoredTime(extent: .season, year: anchor.year, index: season)
    guard anchor.extent < .half else { return time }
    let before = AnchoredTime(extent: .season, year: anchor.year - 1, index: season)
    if season == 4, before.finalDay >= anchor.firstDay { return before }
    // More than two seasons back it is the next year's.
    if time.finalDay < anchor.firstDay, anchor.firstDay - time.finalDay > 120 { time.year += 1 }
    return time
  }

  // MARK: Parts of dates inside others

  private func place(_ fields: CalendarFields, in whole: TemporalExpression) -> Placed? {
    guard let (frame, reason) = place(whole) else { return nil }
    var inner = fields
    if frame.extent != .year, fields.half != nil || fields.quarter != nil {
      let first = fields.half.map { _ in DatePart.firstHalf } ?? .firstQuarter
      var time = frame.bare
      time.part = DatePart(rawValue: first.rawValue + (fields.half ?? fields.quarter ?? 1) - 1)
      return (time, reason)
    }
    if fields.day != nil, fields.month == nil {
      guard frame.extent == .month || frame.extent == .day else { return nil }
      inner.month = frame.index
      if frame.extent == .day, let day = fields.day, day > frame.day, frame.day > 0, fields.lastDay == nil {
        // "from the 28th to 3 May": the first lies in the month before.
        inner.month = frame.index == 1 ? 12 : frame.index - 1
        return (complete(inner, year: frame.index == 1 ? frame.year - 1 : frame.year), reason)
      }
      return (complete(inner, year: frame.year), reason)
    }
    let year = frame.extent == .year ? frame.year : frame.year
    return (complete(inner, year: year), reason)
  }

  private func place(_ count: Int, _ step: Step, of whole: TemporalExpression) -> Placed? {
    guard let (frame, reason) = place(whole) else { return nil }
    let first = frame.firstDay
    let last = frame.finalDay
    var day: DayNumber
    switch step {
    case .weekday(let weekday):
      if count > 0 {
        day = Self.weekday(weekday, after: first - 1) + (count - 1) * 7
      } else {
        day = Self.weekday(weekday, before: last + 1) + (count + 1) * 7
      }
    case .unit(.day): day = count > 0 ? first + (count - 1) : last + (count + 1)
    case .unit(.week):
      day = count > 0 ? first + (count - 1) * 7 : last + (count + 1) * 7 - 6
      guard (first...last).contains(day) else { return nil }
      var time = AnchoredTime(day)
      time.lastDay = min(day + 6, last)
      return (time, reason)
    case .unit(.month) where frame.extent == .year || frame.extent == .half || frame.extent == .season:
      let months = (last - first + 1) / 28
      let start = CalendarSystem.gregorian.civilDate(of: first)
      let index = count > 0 ? count - 1 : months + count
      guard index >= 0, index < 12 else { return nil }
      let target = CalendarSystem.gregorian.civilDate(
        of: AnchoredTime.day(start.astronomicalYear, start.month + index, 1))
      return (.month(target.astronomicalYear, target.month), reason)
    case .unit(.year) where frame.extent >= .decade:
      return (
        .year(
          count > 0
            ? frame.firstYear + count - 1 : frame.firstYear + (frame.extent == .decade ? 10 : 100) + count),
        reason
      )
    case .unit(.decade) where frame.extent == .century:
      return (
        AnchoredTime(extent: .decade, year: frame.firstYear / 10 + (count > 0 ? count - 1 : 10 + count)),
        reason
      )
    default: return nil
    }
    guard (first...last).contains(day) else { return nil }
    return (AnchoredTime(day), reason)
  }
}
