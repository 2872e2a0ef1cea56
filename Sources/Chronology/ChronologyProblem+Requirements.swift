internal import Calendars
internal import TemporalNetworks

extension ChronologyProblem {
  /// A stretch from one point to another; both are one for a punctual event and for an end.
  private typealias Stretch = (first: TimePoint, last: TimePoint)

  private func stretch(_ part: EventPart) -> Stretch {
    switch part.part {
    case .whole: (start(of: part.event), end(of: part.event))
    case .start: (start(of: part.event), start(of: part.event))
    case .end: (end(of: part.event), end(of: part.event))
    }
  }

  /// The constraints that a requirement amounts to.
  @usableFromInline mutating func drafts(for requirement: Requirement) -> [ConstraintDraft] {
    switch requirement {
    case .dated(let part, let relation, let days):
      return dated(stretch(part), relation, days)
    case .ordered(let part, let relation, let other):
      return ordered(stretch(part), relation, stretch(other))
    case .offset(let part, let range, let anchor):
      return offset(stretch(part), range, from: stretch(anchor))
    case .lasting(let event, let range):
      return spanned(from: start(of: event), to: end(of: event), range)
    case .aged(let part, let atLeast, let atMost, let count, let birth):
      return aged(stretch(part), atLeast, atMost, count, born: stretch(birth).first)
    case .same(let part, let unit, let anchor):
      return same(stretch(part), unit, as: stretch(anchor))
    case .following(let part, let unit, let count, let anchor):
      return following(stretch(part), unit, count, stretch(anchor))
    case .recurring(let part, let recurrence):
      return recurring([stretch(part)], recurrence)
    case .first(let part, let others):
      return others.flatMap { ordered(stretch(part), .before, stretch($0), byStart: true) }
    case .last(let part, let others):
      return others.flatMap { ordered(stretch(part), .after, stretch($0), byStart: true) }
    case .oneOf(let options):
      // A choice inside an option: only what it cannot avoid is kept when there is one way to read it.
      return options.count == 1 ? options[0].flatMap { drafts(for: $0) } : []
    }
  }

  private func difference(_ from: TimePoint, _ to: TimePoint, atLeast: Int?, atMost: Int?) -> ConstraintDraft
  {
    ConstraintDraft(from: from, to: to, relation: .difference(atLeast: atLeast, atMost: atMost))
  }

  private mutating func bounded(
    _ from: TimePoint, _ to: TimePoint, notBefore: CalendarFunction?, notAfter: CalendarFunction?
  ) -> ConstraintDraft {
    ConstraintDraft(
      from: from, to: to,
      relation: .monotone(
        notBefore: notBefore.map { reference(to: $0) }, notAfter: notAfter.map { reference(to: $0) }))
  }

  private func notBefore(_ point: TimePoint, _ day: DayNumber?) -> [ConstraintDraft] {
    day.map { [difference(.origin, point, atLeast: $0.rawValue, atMost: nil)] } ?? []
  }

  private func notAfter(_ point: TimePoint, _ day: DayNumber?) -> [ConstraintDraft] {
    day.map { [difference(.origin, point, atLeast: nil, atMost: $0.rawValue)] } ?? []
  }

  private func dated(_ part: Stretch, _ relation: Requirement.DateRelation, _ days: DaySet)
    -> [ConstraintDraft]
  {
    guard !days.isEmpty else { return [ConstraintDraft(from: .origin, to: part.first, relation: .days([]))] }
    switch relation {
    case .within:
      return part.first == part.last
        ? [inside(part.first, days)] : [inside(part.first, days), inside(part.last, days)]
    case .overlapping:
      return notAfter(part.first, days.last) + notBefore(part.last, days.first)
    case .notAfter:
      return notAfter(part.last, days.last)
    case .notBefore:
      return notBefore(part.first, days.first)
    // Where the days fall apart they are readings of one date, and the widest counts.
    case .throughout:
      return notAfter(part.first, days.runs.last?.first) + notBefore(part.last, days.runs.first?.last)
    case .before:
      return notAfter(part.last, days.runs.last?.first.map { $0 - 1 })
    case .after:
      return notBefore(part.first, days.runs.first?.last.map { $0 + 1 })
    }
  }

  private func inside(_ point: TimePoint, _ days: DaySet) -> ConstraintDraft {
    if days.isContiguous {
      return difference(.origin, point, atLeast: days.first?.rawValue, atMost: days.last?.rawValue)
    }
    let farthest = 399_000_000
    return ConstraintDraft(
      from: .origin, to: point,
      relation: .days(
        days.runs.map { ($0.first?.rawValue ?? -farthest)...($0.last?.rawValue ?? farthest) }))
  }

  private func ordered(
    _ part: Stretch, _ relation: Requirement.OrderRelation, _ other: Stretch, byStart: Bool = false
  ) -> [ConstraintDraft] {
    switch relation {
    case .before: [difference(byStart ? part.first : part.last, other.first, atLeast: 0, atMost: nil)]
    case .after: [difference(byStart ? other.first : other.last, part.first, atLeast: 0, atMost: nil)]
    case .strictlyBefore: [difference(part.last, other.first, atLeast: 1, atMost: nil)]
    case .strictlyAfter: [difference(other.last, part.first, atLeast: 1, atMost: nil)]
    case .meets: [difference(other.first, part.last, atLeast: 0, atMost: 0)]
    case .metBy: [difference(other.last, part.first, atLeast: 0, atMost: 0)]
    case .during:
      [
        difference(other.first, part.first, atLeast: 0, atMost: nil),
        difference(other.last, part.last, atLeast: nil, atMost: 0),
      ]
    case .contains:
      [
        difference(other.first, part.first, atLeast: nil, atMost: 0),
        difference(other.last, part.last, atLeast: 0, atMost: nil),
      ]
    case .overlaps:
      [
        difference(other.last, part.first, atLeast: nil, atMost: 0),
        difference(other.first, part.last, atLeast: 0, atMost: nil),
      ]
    case .equals:
      part.first == part.last && other.first == other.last
        ? [difference(other.first, part.first, atLeast: 0, atMost: 0)]
        : [
          difference(other.first, part.first, atLeast: 0, atMost: 0),
          difference(other.last, part.last, atLeast: 0, atMost: 0),
        ]
    case .starts: [difference(other.first, part.first, atLeast: 0, atMost: 0)]
    case .finishes: [difference(other.last, part.last, atLeast: 0, atMost: 0)]
    }
  }

  /// So long from one point to another.
  private mutating func spanned(from: TimePoint, to: TimePoint, _ range: SpanRange) -> [ConstraintDraft] {
    let (low, high) = (range.atLeast, range.atMost)
    if (low?.months ?? 0) == 0, (high?.months ?? 0) == 0 {
      guard low != nil || high != nil else { return [] }
      return [difference(from, to, atLeast: low?.days, atMost: high?.days)]
    }
    return [
      bounded(
        from, to, notBefore: low.map { .adding(months: $0.months, days: $0.days) },
        notAfter: high.map { .adding(months: $0.months, days: $0.days) })
    ]
  }

  private mutating func offset(_ part: Stretch, _ range: SpanRange, from anchor: Stretch) -> [ConstraintDraft]
  {
    switch (range.atLeast.map(\.sign), range.atMost.map(\.sign)) {
    case (let low?, _) where low >= 0:
      return spanned(from: anchor.last, to: part.first, range)
    case (_, let high?) where high <= 0:
      return spanned(from: anchor.first, to: part.last, range)
    default:
      // On either side: near enough.
      var result: [ConstraintDraft] = []
      if let low = range.atLeast {
        result += spanned(from: anchor.first, to: part.last, SpanRange(atLeast: low, atMost: nil))
      }
      if let high = range.atMost {
        result += spanned(from: anchor.last, to: part.first, SpanRange(atLeast: nil, atMost: high))
      }
      return result
    }
  }

  /// Aged so much on some day of the part.
  private mutating func aged(
    _ part: Stretch, _ atLeast: Int?, _ atMost: Int?, _ count: AgeCount, born birth: TimePoint
  ) -> [ConstraintDraft] {
    var low: CalendarFunction?
    var high: CalendarFunction?
    switch count {
    case .completed:
      low = atLeast.map { .adding(months: 12 * $0, days: 0) }
      high = atMost.map { .lateBirthday(years: $0 + 1, days: -1) }
    case .ordinal:
      low = atLeast.map { .adding(months: 12 * ($0 - 1), days: 0) }
      high = atMost.map { .lateBirthday(years: $0, days: -1) }
    case .yearDifference:
      low = atLeast.map { .unitStart(.year, $0) }
      high = atMost.map { .unitEnd(.year, $0) }
    case .inclusive:
      low = atLeast.map { .unitStart(.year, $0 - 1) }
      high = atMost.map { .unitEnd(.year, $0 - 1) }
    }
    if part.first == part.last {
      return low == nil && high == nil ? [] : [bounded(birth, part.first, notBefore: low, notAfter: high)]
    }
    var result: [ConstraintDraft] = []
    if low != nil { result.append(bounded(birth, part.last, notBefore: low, notAfter: nil)) }
    if high != nil { result.append(bounded(birth, part.first, notBefore: nil, notAfter: high)) }
    return result
  }

  private mutating func same(_ part: Stretch, _ unit: CalendarUnit, as anchor: Stretch) -> [ConstraintDraft] {
    guard unit.firstMonth == nil else { return recurring([part, anchor], .season(unit)) }
    if part.first == part.last, anchor.first == anchor.last {
      return [
        bounded(
          anchor.first, part.first, notBefore: .unitStart(unit, 0), notAfter: .unitEnd(unit, 0))
      ]
    }
    return [
      bounded(anchor.first, part.first, notBefore: .unitStart(unit, 0), notAfter: nil),
      bounded(anchor.last, part.last, notBefore: nil, notAfter: .unitEnd(unit, 0)),
    ]
  }

  private mutating func following(
    _ part: Stretch, _ unit: CalendarUnit, _ count: Int, _ anchor: Stretch
  ) -> [ConstraintDraft] {
    guard count != 0 else { return same(part, unit, as: anchor) }
    let from = count > 0 ? anchor.last : anchor.first
    let isSeason = unit.firstMonth != nil
    let low: CalendarFunction = isSeason ? .seasonStart(unit, count) : .unitStart(unit, count)
    let high: CalendarFunction = isSeason ? .seasonEnd(unit, count) : .unitEnd(unit, count)
    if part.first == part.last { return [bounded(from, part.first, notBefore: low, notAfter: high)] }
    return [
      bounded(from, part.first, notBefore: low, notAfter: nil),
      bounded(from, part.last, notBefore: nil, notAfter: high),
    ]
  }

  /// All parts within one occurrence: they lie between the values of two functions of an auxiliary
  /// day, whose images are exactly the occurrences.
  private mutating func recurring(_ parts: [Stretch], _ recurrence: Recurrence) -> [ConstraintDraft] {
    guard recurrence.exists else {
      return parts.prefix(1).map { ConstraintDraft(from: .origin, to: $0.first, relation: .days([])) }
    }
    let block = addAuxiliaryPoint()
    return parts.flatMap { part -> [ConstraintDraft] in
      if part.first == part.last {
        return [
          bounded(
            block, part.first, notBefore: .occurrenceStart(recurrence), notAfter: .occurrenceEnd(recurrence))
        ]
      }
      return [
        bounded(block, part.first, notBefore: .occurrenceStart(recurrence), notAfter: nil),
        bounded(block, part.last, notBefore: nil, notAfter: .occurrenceEnd(recurrence)),
      ]
    }
  }
}

extension CalendarSpan {
  /// Whether the span goes forward, back, or nowhere: 1, −1 or 0.
  fileprivate var sign: Int { (months * 31 + days).signum() }
}
