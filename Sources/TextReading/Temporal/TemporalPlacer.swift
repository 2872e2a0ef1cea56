import Calendars

/// The second pass: gives each expression its place, in the order of the text.
struct TemporalPlacer {
  let grammar: TemporalGrammar
  let bytes: [UInt8]
  let found: [FoundExpression]
  private var context = TemporalContext()
  private var storyRange: Range<Int>?
  private var datelineRange: Range<Int>?
  private var mentions: [TemporalMention] = []
  /// Expressions that turned out to be none.
  private var unplaced: Set<Int> = []
  /// What was known before a note in brackets began.
  private var beforeNote: TemporalContext?

  init(grammar: TemporalGrammar, bytes: [UInt8], found: [FoundExpression], created: DayNumber?) {
    self.grammar = grammar
    self.bytes = bytes
    self.found = found
    context.created = created
    context.manner = Self.manner(found, created: created, length: bytes.count)
    context.mainYear = Self.mainYear(found)
  }

  /// Whether a text speaks from the day it was written, as newspapers do.
  ///
  /// It does when it is short and its first date has no year, or when it says "yesterday" and the like
  /// more than it names years, and no year it names is far from its own.
  private static func manner(_ found: [FoundExpression], created: DayNumber?, length: Int)
    -> TemporalContext.Manner
  {
    guard let created else { return .narrative }
    let year = AnchoredTime(created).year
    var deictic = 0
    var near = 0
    var far = 0
    var startsWithYear: Bool?
    for expression in found where !expression.isInParentheses {
      if expression.isDateline { return .narrative }
      if expression.isOfToday { deictic += 1 }
      switch expression.tree.yearShown {
      case .written(let written):
        if abs(written - year) <= 2 || written < 100 { near += 1 } else { far += 1 }
        startsWithYear = startsWithYear ?? true
      case .missing: startsWithYear = startsWithYear ?? false
      case .none: break
      }
    }
    if startsWithYear == false, length < 8000 { return .contemporary }
    if deictic > 0, deictic * 2 >= near + far, far <= near { return .contemporary }
    return .narrative
  }

  /// The year most of a text tells of, if it is the chronicle of one year.
  private static func mainYear(_ found: [FoundExpression]) -> Int? {
    var counts: [Int: Int] = [:]
    var all = 0
    for expression in found where !expression.isInParentheses {
      guard case .written(let year) = expression.tree.yearShown, (1000...2100).contains(year) else {
        continue
      }
      counts[year, default: 0] += 1
      all += 1
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 5,
      most.value * 2 >= all
    else { return nil }
    return most.key
  }

  /// Places every expression.
  mutating func place() -> TemporalReader.Reading {
    mentions.reserveCapacity(found.count)
    for index in found.indices { place(index) }
    let ranges = ranges()
    let kept = mentions.indices.filter { !unplaced.contains($0) }.map { mentions[$0] }
    return TemporalReader.Reading(mentions: kept, ranges: ranges)
  }

  private mutating func place(_ index: Int) {
    let expression = found[index]
    if expression.isInNote {
      if beforeNote == nil { beforeNote = context }
    } else if let known = beforeNote {
      context = known
      beforeNote = nil
    }
    context.moveOn(to: expression.scalarRange.lowerBound)
    context.looksForward = expression.looksForward
    context.looksBack = expression.looksBack
    context.following = following(index)
    var mention = TemporalMention(
      scalarRange: expression.scalarRange, utf8Range: expression.utf8Range,
      text: String(decoding: bytes[expression.utf8Range], as: UTF8.self), expression: expression.tree,
      kind: .date,
      value: "", rule: grammar.rules[Int(expression.rule)].id, reason: .open)
    mention.isDateline = expression.isDateline
    describe(expression.tree, &mention)
    context.neighbour = neighbour(index)
    if expression.isHabitual, context.manner == .narrative {
      // What came again every spring is no day: it keeps its words and gets no place.
      if case .calendar(let fields) = expression.tree { mention.value = fields.openValue }
    } else if let (time, reason) = TemporalResolver(context: context).place(expression.tree) {
      set(&mention, time, reason)
      note(expression, time, mention)
    } else if case .calendar(let fields) = expression.tree, fields.isOpen, fields.isBeforeEra {
      // A number is a year before the era only in a story of such years.
      unplaced.insert(index)
    } else if mention.value.isEmpty, mention.kind == .date, case .calendar(let fields) = expression.tree,
      fields.season != nil
    {
      mention.value = fields.openValue
    }
    if mention.edtf == nil, grammar.language == "en", case .calendar(let fields) = expression.tree,
      fields.season != nil
    {
      // "The spring" and "the fall" are seasons only where something dates them.
      unplaced.insert(index)
    }
    mentions.append(mention)
  }

  private func set(_ mention: inout TemporalMention, _ time: AnchoredTime, _ reason: TemporalReason) {
    mention.reason = reason
    mention.edtf = time.edtf
    let bounds = time.bounds
    mention.earliest = bounds.lowerBound
    mention.latest = bounds.upperBound
    switch mention.expression {
    case .offset(let amount, let direction, _, _)
    where amount.hundredths == nil || amount.upperHundredths != nil:
      mention.value = direction == .after ? "FUTURE_REF" : "PAST_REF"
    case .nth(_, .unit(.week), _):
      mention.kind = .duration
      mention.value = "P1W"
    default:
      mention.value = time.timexValue
      mention.mod = time.timexMod
    }
    if case .offset = mention.expression { mention.kind = .date }
    if time.dayPart != nil || time.minutes != nil { mention.kind = .time }
    if reason != .written { mention.anchor = storyRange ?? datelineRange }
    if case .writing = reason { mention.anchor = datelineRange }
  }

  private mutating func note(_ expression: FoundExpression, _ time: AnchoredTime, _ mention: TemporalMention)
  {
    if expression.isDateline, time.extent == .day {
      context.dateline = time.firstDay
      context.datelinePlace = mention.scalarRange.lowerBound
      datelineRange = mention.scalarRange
    }
    // A year in brackets is a place in a bibliography, not in the story.
    if expression.isInParentheses, time.extent >= .year { return }
    // What is planned for a year, or has lasted since one, does not move the story there.
    if time.extent == .year, time.part == nil, context.story != nil,
      expression.isSince || expression.looksForward
    {
      return
    }
    if case .offset(let amount, _, _, _) = expression.tree, amount.hundredths == nil { return }
    // "In 1917 the winter was hard": a season without a year does not move a story told by years.
    if time.extent == .season, case .calendar(let fields) = expression.tree, fields.year == nil,
      context.story?.extent == .year
    {
      return
    }
    if context.manner == .contemporary, expression.isOfToday, time.extent == .day, time.dayPart == nil,
      time.minutes == nil
    {
      context.storyDay = time.firstDay
    }
    if case .step(.unit(.day), by: 1, .story) = expression.tree {
      context.dayBeforeNext = context.anchorDay
    } else {
      context.dayBeforeNext = nil
    }
    if time.extent <= .year, let created = context.created, time.year > AnchoredTime(created).year + 2 {
      return
    }
    if case .calendar(let fields) = expression.tree, fields.direction != nil, fields.reference == .story {
      return
    }
    var isWritten = false
    if case .written = expression.tree.yearShown { isWritten = true }
    context.note(time, at: mention.scalarRange.lowerBound, isWritten: isWritten)
    if time.extent <= .year { storyRange = mention.scalarRange }
    if expression.isBirth, time.extent <= .year {
      context.birth = time
      context.birthPlace = mention.scalarRange.lowerBound
    }
  }

  /// The day that stands right after a time of the clock: "vers 0 h 40, jeudi".
  private func neighbour(_ index: Int) -> DayNumber? {
    guard index + 1 < found.count,
      found[index + 1].scalarRange.lowerBound - found[index].scalarRange.upperBound <= 2
    else { return nil }
    switch found[index + 1].tree {
    case .calendar, .step:
      guard let (time, _) = TemporalResolver(context: context).place(found[index + 1].tree),
        time.extent == .day
      else {
        return nil
      }
      return time.firstDay
    default: return nil
    }
  }

  /// The date that shows what this one leaves out.
  private func following(_ index: Int) -> AnchoredTime? {
    var next = index
    while next + 1 < found.count, next - index < 3, found[next].tie != .none {
      next += 1
      if let (time, _) = TemporalResolver(context: TemporalContext()).place(found[next].tree),
        time.extent <= .year,
        time.extent != .year || next == index + 1
      {
        // A bare year shows the year of a month only where it follows a month itself.
        return time.extent == .year ? nil : time
      }
    }
    return nil
  }

  /// What can be said without a place.
  private func describe(_ tree: TemporalExpression, _ mention: inout TemporalMention) {
    switch tree {
    case .duration(let amount):
      mention.kind = .duration
      mention.value = amount.timexValue
      mention.mod = amount.timexMod
      mention.reason = .written
    case .age(let amount, let isUpperBound):
      mention.kind = .age
      mention.reason = .written
      guard !isUpperBound else { return }
      mention.value = amount.timexValue
      guard let years = amount.whole, amount.unit == .year, let birth = context.birth else { return }
      age(years, birth, &mention)
    case .recurring(let recurrence):
      mention.kind = .set
      mention.reason = .written
      mention.value = recurrence.timexValue
    case .era(let reference):
      mention.reason = .written
      switch reference {
      case .past: mention.value = "PAST_REF"
      case .present: mention.value = "PRESENT_REF"
      case .future: mention.value = "FUTURE_REF"
      }
    case .period(let period): describe(period, &mention)
    case .range(let from, let to):
      mention.kind = .range
      let resolver = TemporalResolver(context: context)
      guard let first = resolver.place(from), let last = resolver.place(to) else { return }
      mention.reason = first.reason
      mention.edtf = first.time.edtf + "/" + last.time.edtf
      mention.earliest = first.time.bounds.lowerBound
      mention.latest = max(first.time.bounds.lowerBound, last.time.bounds.upperBound)
    case .offset(let amount, _, .event, _) where amount.unit == .day && amount.hundredths == 100: break
    case .offset(let amount, _, _, _)
    where amount.unit.rawValue < TimeUnit.day.rawValue && amount.hundredths != nil:
      mention.kind = .duration
      mention.value = amount.timexValue
      mention.mod = amount.timexMod
    case .offset(let amount, _, .event, _):
      mention.kind = .duration
      mention.value = amount.timexValue
      mention.mod = amount.timexMod
    case .offset(let amount, .after, .writing, _):
      // "In three days", without a day of writing, is a length.
      mention.kind = .duration
      mention.value = amount.timexValue
    case .offset(let amount, let direction, let reference, _):
      if amount.hundredths == nil || reference == .writing {
        mention.value = direction == .after ? "FUTURE_REF" : "PAST_REF"
      }
    case .clock(let hour, let minute, _, _):
      mention.kind = .time
      mention.value = AnchoredTime(extent: .day, year: 1).clockText(hour, minute)
    case .dayPart(let part, _):
      mention.kind = .time
      mention.value = "XXXX-XX-XX" + AnchoredTime.code(of: part)
    case .calendar(let fields): mention.value = fields.openValue
    case .step(.unit(.day), by: let count, .writing):
      mention.value = count == 0 ? "PRESENT_REF" : count < 0 ? "PAST_REF" : "FUTURE_REF"
    case .approximate(let inner), .part(_, let inner): describe(inner, &mention)
    default: break
    }
  }

  private func describe(_ period: NamedPeriod, _ mention: inout TemporalMention) {
    guard period.first.count == 3, period.last.count == 3 else { return }
    let first = AnchoredTime.day(period.first[0], period.first[1], period.first[2])
    let last = AnchoredTime.day(period.last[0], period.last[1], period.last[2])
    mention.value = period.first[0] == period.last[0] ? AnchoredTime.year(period.first[0]).timexValue : ""
    mention.edtf = AnchoredTime(first).edtf + "/" + AnchoredTime(last).edtf
    mention.earliest = first
    mention.latest = max(first, last)
    mention.reason = .period(period.name)
  }

  /// The year of life that an age names.
  private func age(_ years: Int, _ birth: AnchoredTime, _ mention: inout TemporalMention) {
    mention.reason = .age(years, from: birth.timexValue)
    if birth.extent == .day {
      let from = AnchoredTime.day(birth.year + years, birth.index, birth.day)
      let to = AnchoredTime.day(birth.year + years + 1, birth.index, birth.day) - 1
      mention.edtf = AnchoredTime(from).edtf + "/" + AnchoredTime(to).edtf
      mention.earliest = from
      mention.latest = to
    } else {
      mention.edtf =
        AnchoredTime.year(birth.year + years).edtf + "/" + AnchoredTime.year(birth.year + years + 1).edtf
      mention.earliest = AnchoredTime.year(birth.year + years).firstDay
      mention.latest = AnchoredTime.year(birth.year + years + 1).finalDay
    }
  }

  /// The stretches and choices that tied expressions make.
  private func ranges() -> [TemporalRange] {
    var ranges: [TemporalRange] = []
    for (index, expression) in found.enumerated() where index + 1 < found.count {
      guard expression.tie == .range || expression.tie == .alternative else { continue }
      let (from, to) = (mentions[index], mentions[index + 1])
      guard let first = from.edtf, let last = to.edtf, from.kind != .age, to.kind != .age,
        let start = from.earliest, let end = to.latest, !first.contains("/") || !last.contains("/")
      else { continue }
      let span = expression.tieStart..<to.scalarRange.upperBound
      if expression.tie == .alternative {
        guard !first.contains("/"), !last.contains("/") else { continue }
        ranges.append(
          TemporalRange(scalarRange: span, edtf: "[\(first),\(last)]", isHyphenated: false))
      } else if start < end {
        let lower = first.split(separator: "/").first.map(String.init) ?? first
        let upper = last.split(separator: "/").last.map(String.init) ?? last
        ranges.append(
          TemporalRange(
            scalarRange: span, edtf: "\(lower)/\(upper)", isHyphenated: expression.isHyphenated))
      }
    }
    return ranges
  }
}

extension Recurrence {
  /// The value of a TIMEX3 set.
  var timexValue: String {
    switch self {
    case .each(let amount): amount.timexValue
    case .weekday(let weekday): "XXXX-WXX-\(weekday)"
    case .month(let month): "XXXX-" + AnchoredTime(extent: .day, year: 1).two(month)
    case .season(let season): "XXXX-" + ["SP", "SU", "FA", "WI"][max(0, min(3, season - 1))]
    case .dayPart(let part): "XXXX-XX-XX" + AnchoredTime.code(of: part)
    }
  }
}

extension CalendarFields {
  /// The value with what is missing shown as missing.
  var openValue: String {
    let text = AnchoredTime(extent: .day, year: 1)
    if let season { return "XXXX-" + ["SP", "SU", "FA", "WI"][max(0, min(3, season - 1))] }
    if let month { return "XXXX-" + text.two(month) + (day.map { "-" + text.two($0) } ?? "") }
    if let day { return "XXXX-XX-" + text.two(day) }
    if let weekday { return "XXXX-WXX-\(weekday)" }
    return ""
  }
}

extension AnchoredTime {
  func clockText(_ hour: Int, _ minute: Int) -> String { "XXXX-XX-XXT\(two(hour)):\(two(minute))" }
}
