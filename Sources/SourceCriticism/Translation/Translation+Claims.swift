internal import Calendars
internal import Chronology
internal import EDTF
internal import Testimony

extension Translation {
  /// What one claim asks of the chronology.
  mutating func translate(_ claim: Claim, of statement: Statement) throws(ClaimFlaw) {
    let ground = Ground.claim(claim.id)
    let said = use(.said(claim.id))
    switch claim.content {
    case .occurrence(let occurrence):
      let event = try named(occurrence.event)
      speaks(claim, of: occurrence.event, in: statement)
      if let record = record(of: occurrence.event) {
        addParticipants(occurrence.participants, in: record, grounds: [ground])
        addPresences(of: occurrence, in: record, event, ground: ground)
      }
    case .time(let id, let constraint):
      let event = try named(id)
      let frame = Frame(claim: claim, statement: statement)
      let asked = try requirements(constraint, of: event, frame)
      if !asked.options.isEmpty { choices.append(.said(claim.id, id, asked.names)) }
      try add(asked, ground, said)
      if let scope = styleScope(constraint, claim, statement) {
        var readings: [TimeReading] = []
        for style in StyledClaim.styles {
          readings.append(
            try requirements(constraint, of: event, Frame(claim: claim, statement: statement, style: style)))
        }
        styledClaims[scope, default: []].append(StyledClaim(claim: claim.id, readings: readings))
        styledCount += 1
      }
      speaks(claim, of: id, in: statement)
      if constraint.bound.isDate {
        datingClaims.append(claim.id, to: Int32(truncatingIfNeeded: event.index))
      }
    case .age(let person, let id, let age):
      let event = try named(id)
      let birth = life(of: person).birth
      let (range, rule) = try years(age)
      require(
        .aged(EventPart(event), atLeast: range.low, atMost: range.high, age.count, born: EventPart(birth)),
        [ground] + (rule.map { [.rule($0)] } ?? []), said)
      speaks(claim, of: id, in: statement)
    case .kinship(let kinship):
      addKinship(kinship, ground)
    case .state(let state):
      guard let id = state.event else { throw ClaimFlaw(.noBound) }
      let event = try named(id)
      addLife(of: state.person, through: event, id, [ground])
      if case .person(let other) = state.object { addLife(of: other, through: event, id, [ground]) }
      if case .place(let place) = state.object, let record = inquiry.events[id] {
        presences.append(Presence(state.person, at: record, event, in: place, grounds: [ground]))
      }
      speaks(claim, of: id, in: statement)
    case .identity(let left, let right, let isSame):
      if isSame { identify(left, right, [ground], said) }
    case .rank(let id, let rank, let scope):
      let event = try named(id)
      isAllRead = false  // the records of all events are looked at
      let others = try self.others(in: scope, beside: id).map { EventPart($0) }
      require(
        rank == .first ? .first(EventPart(event), of: others) : .last(EventPart(event), of: others),
        [ground], said)
      speaks(claim, of: id, in: statement)
    default: break
    }
  }

  /// An event that a claim names.
  private mutating func named(_ id: Event.ID) throws(ClaimFlaw) -> EventReference {
    guard let event = reference(to: id) else { throw ClaimFlaw(.unknownEvent(id)) }
    return event
  }

  // MARK: Times

  /// What a time expression asks, with the rules its words need.
  typealias Asked = (requirement: Requirement, rules: [Rule.ID])

  private mutating func add(
    _ asked: TimeReading, _ ground: Ground, _ said: Int32
  ) throws(ClaimFlaw) {
    for one in asked.all { require(one.requirement, [ground] + one.rules.map { .rule($0) }, said) }
    guard !asked.options.isEmpty else { return }
    let label = link(ground, said)
    problem.requireOne(
      because: label,
      of: asked.options.map { option in
        option.map { one in
          (one.requirement, [ground].map { link($0, said) } + one.rules.map { link(.rule($0), said) })
        }
      })
  }

  /// What the words around a time expression say of its calendar.
  private struct Frame {
    var claim: Claim
    var statement: Statement
    /// The style to read shared dates of unknown style in; `nil` for either.
    var style: CalendarSystem?
  }

  /// A time expression read: what it asks for certain, and what it leaves to choose.
  struct TimeReading: Sendable {
    var all: [Asked] = []
    var options: [[Asked]] = []
    /// The expressions behind each option.
    var names: [[TimeConstraint]] = []
  }

  private mutating func requirements(
    _ constraint: TimeConstraint, of event: EventReference, _ frame: Frame
  ) throws(ClaimFlaw) -> TimeReading {
    let part = EventPart(event, Self.part(constraint.part))
    switch constraint.bound {
    case .dated(let relation, let date):
      return try dated(constraint, part, relation, date, frame)
    case .ordered(let relation, let anchor):
      return TimeReading(
        all: [(.ordered(part, Self.relation(relation), try self.part(of: anchor)), [])])
    case .offset(let distance, let anchor):
      let (range, rule) = try span(distance)
      return TimeReading(all: [(.offset(part, range, from: try self.part(of: anchor)), rule)])
    case .lasting(let distance):
      let (range, rule) = try span(distance)
      return TimeReading(all: [(.lasting(event, range), rule)])
    case .same(let unit, let anchor):
      return TimeReading(all: [(.same(part, Self.unit(unit), as: try self.part(of: anchor)), [])])
    case .following(let unit, let count, let anchor):
      return TimeReading(
        all: [(.following(part, Self.unit(unit), count: count, try self.part(of: anchor)), [])])
    case .recurring(let recurrence):
      return TimeReading(all: [(.recurring(part, try self.recurrence(recurrence)), [])])
    case .oneOf(let options):
      if let one = try unionOfDates(options, event, frame) {
        return TimeReading(all: [one])
      }
      var read: [[Asked]] = []
      var names: [[TimeConstraint]] = []
      for option in options {
        let reading = try requirements(option, of: event, frame)
        if reading.options.isEmpty {
          read.append(reading.all)
          names.append([option])
        } else {
          read += reading.options.map { $0 + reading.all }
          names += reading.names
        }
      }
      guard !read.isEmpty else { throw ClaimFlaw(.noBound) }
      return read.count == 1 ? TimeReading(all: read[0]) : TimeReading(options: read, names: names)
    }
  }

  /// Alternatives that are all dates of one part are one set of days, which needs no search.
  private mutating func unionOfDates(
    _ options: [TimeConstraint], _ event: EventReference, _ frame: Frame
  ) throws(ClaimFlaw) -> Asked? {
    guard let first = options.first else { return nil }
    var days = DaySet.empty
    var rules: [Rule.ID] = []
    for option in options {
      guard option.part == first.part, case .dated(.within, let date) = option.bound else { return nil }
      let (readings, used) = try self.days(of: date, frame)
      for more in readings { days = days.union(more.days) }
      for rule in used where !rules.contains(rule) { rules.append(rule) }
    }
    guard !days.isEmpty else { return nil }
    return (.dated(EventPart(event, Self.part(first.part)), .within, days), rules)
  }

  /// What a date asks: of a calendar in doubt, one of its readings.
  private func dated(
    _ constraint: TimeConstraint, _ part: EventPart, _ relation: TimeConstraint.DateRelation,
    _ date: DateExpression, _ frame: Frame
  ) throws(ClaimFlaw) -> TimeReading {
    let (readings, used) = try days(of: date, frame)
    let asked = Self.relation(relation)
    if let only = readings.first, only.days.isEmpty {
      // A date that the style lacks: no day is both of these.
      return TimeReading(all: [0, 1].map { (.dated(part, .within, DaySet(DayNumber($0))), used) })
    }
    if asked == .within || readings.count < 2 {
      return TimeReading(all: [(.dated(part, asked, DaySet.union(of: readings.map(\.days))), used)])
    }
    return TimeReading(
      options: readings.map { [(.dated(part, asked, $0.days), used)] },
      names: readings.map { reading in
        var named = date
        named.calendar = reading.calendar
        return [TimeConstraint(constraint.part, .dated(relation, named))]
      })
  }

  /// The days of a date in each calendar it may be of, and the rules its words need.
  private func days(
    of date: DateExpression, _ frame: Frame
  ) throws(ClaimFlaw) -> (readings: [(calendar: CalendarName, days: DaySet)], rules: [Rule.ID]) {
    let inForce = inquiry.calendar(of: date, in: frame.claim, of: frame.statement)
    guard var choice = calendar(inForce.name) else {
      throw ClaimFlaw(.unknownCalendar(inForce.name.rawValue))
    }
    let isShared = inForce.name == .unknownStyle && inForce.scope != nil
    if isShared, let style = frame.style { choice = .system(style) }
    var policy = EDTFPolicy.strict
    var used: [Rule.ID] = []
    if DateReading.isApproximate(date.edtf) {
      guard let (rule, units) = aboutDate else { throw ClaimFlaw(.vague(date.words ?? date.edtf)) }
      policy = EDTFPolicy(approximation: Self.tolerance(units))
      used = [rule]
    }
    var readings: [(calendar: CalendarName, days: DaySet)] = []
    for system in choice.alternatives {
      do {
        let days = try DateReading(in: .system(system), policy: policy).days(of: date.edtf)
        guard !days.isEmpty else { continue }
        guard days.first != nil || days.last != nil else { throw ClaimFlaw(.noBound) }
        readings.append((CalendarName(rawValue: system.id), days))
      } catch let flaw as ClaimFlaw {
        throw flaw
      } catch {
        // No date of this calendar; it may be one of another.
        continue
      }
    }
    // Under one style a date may not exist, as 29 February 1900: then it speaks for the other.
    if readings.isEmpty, isShared, frame.style != nil { readings = [(inForce.name, .empty)] }
    guard !readings.isEmpty else { throw ClaimFlaw(.noDate(date.edtf)) }
    return (readings, used)
  }

  private var aboutDate: (Rule.ID, Int)? {
    for rule in assumed {
      if case .aboutDate(let units) = rule.assumption { return (rule.id, units) }
    }
    return nil
  }

  private static func tolerance(_ units: Int) -> EDTFPolicy.Tolerance {
    EDTFPolicy.Tolerance(
      day: CalendarSpan(days: units), month: CalendarSpan(months: units), season: CalendarSpan(months: units),
      year: CalendarSpan(years: units), decade: CalendarSpan(years: 10 * units),
      century: CalendarSpan(years: 100 * units), millennium: CalendarSpan(years: 1_000 * units))
  }

  private mutating func part(of anchor: TimeConstraint.Anchor) throws(ClaimFlaw) -> EventPart {
    EventPart(try named(anchor.event), Self.part(anchor.part))
  }

  // MARK: Lengths and ages

  /// The bounds of a length, and the rule its words need.
  private func span(_ distance: TimeConstraint.Distance) throws(ClaimFlaw) -> (SpanRange, [Rule.ID]) {
    let given = distance.range
    guard let words = distance.words else {
      guard given.atLeast != nil || given.atMost != nil else { throw ClaimFlaw(.noBound) }
      return (given, [])
    }
    let isOpen = (given.atLeast ?? .zero) == .zero && (given.atMost ?? .zero) == .zero
    if isOpen, let (rule, range) = rules.rule(forVague: words) {
      guard rule.isOn else { throw ClaimFlaw(.vague(words)) }
      return (given.isBackward ? range.reversed : range, [rule.id])
    }
    if given.atLeast == given.atMost, RuleBook.saysAbout(words) {
      for rule in assumed {
        if case .aboutSpan(let hundredths) = rule.assumption {
          return (given.widened(byHundredths: hundredths), [rule.id])
        }
      }
      throw ClaimFlaw(.vague(words))
    }
    guard given.atLeast != nil || given.atMost != nil else { throw ClaimFlaw(.vague(words)) }
    return (given, [])
  }

  private func years(
    _ age: AgeExpression
  ) throws(ClaimFlaw) -> (range: (low: Int?, high: Int?), rule: Rule.ID?) {
    var (low, high) = (age.atLeast.map { min($0, 10_000) }, age.atMost.map { min($0, 10_000) })
    guard low != nil || high != nil else { throw ClaimFlaw(age.words.map { .vague($0) } ?? .noBound) }
    guard let words = age.words, RuleBook.saysAbout(words) else { return ((low, high), nil) }
    for rule in assumed {
      if case .aboutAge(let years) = rule.assumption {
        low = low.map { max(0, $0 - years) }
        high = high.map { $0 + years }
        return ((low, high), rule.id)
      }
    }
    throw ClaimFlaw(.vague(words))
  }

  // MARK: First and last

  /// The other events of a scope: those of its kind with a common participant, or its parts.
  private func others(in scope: String, beside id: Event.ID) throws(ClaimFlaw) -> [EventReference] {
    guard let event = inquiry.events[id] else { throw ClaimFlaw(.unknownEvent(id)) }
    let folded = scope.lowercased()
    var found: [EventReference] = []
    let people = Set(event.participants.map(\.who))
    let whole = inquiry.events.first {
      $0.slug.rawValue == scope || $0.id.rawValue == scope || $0.title.lowercased() == folded
    }
    for other in inquiry.events where other.id != id {
      let isPart = whole != nil && other.partOf == whole?.id
      let isKind =
        other.kind?.rawValue.lowercased() == folded
        && (people.isEmpty || other.participants.contains { people.contains($0.who) })
      if isPart || isKind, let reference = events[other.id] { found.append(reference) }
    }
    guard !found.isEmpty else { throw ClaimFlaw(.scope(scope)) }
    return found
  }

  // MARK: Vocabulary

  private static func part(_ part: TimeConstraint.Part) -> EventPart.Part {
    switch part {
    case .whole: .whole
    case .start: .start
    case .end: .end
    }
  }

  private static func relation(_ relation: TimeConstraint.DateRelation) -> Requirement.DateRelation {
    switch relation {
    case .within: .within
    case .throughout: .throughout
    case .overlapping: .overlapping
    case .before: .before
    case .after: .after
    case .notAfter: .notAfter
    case .notBefore: .notBefore
    }
  }

  private static func relation(_ relation: TimeConstraint.OrderRelation) -> Requirement.OrderRelation {
    switch relation {
    case .before: .before
    case .after: .after
    case .strictlyBefore: .strictlyBefore
    case .strictlyAfter: .strictlyAfter
    case .meets: .meets
    case .metBy: .metBy
    case .during: .during
    case .contains: .contains
    case .overlaps: .overlaps
    case .equals: .equals
    case .starts: .starts
    case .finishes: .finishes
    }
  }

  private static func unit(_ unit: TimeConstraint.CalendarUnit) -> Chronology.CalendarUnit {
    switch unit {
    case .day: .day
    case .week: .week
    case .month: .month
    case .spring: .spring
    case .summer: .summer
    case .autumn: .autumn
    case .winter: .winter
    case .year: .year
    case .decade: .decade
    case .century: .century
    }
  }

  private func recurrence(
    _ recurrence: TimeConstraint.Recurrence
  ) throws(ClaimFlaw) -> Chronology.Recurrence {
    let read: Chronology.Recurrence?
    switch recurrence {
    case .weekday(let day): read = .weekday(day)
    case .month(let month): read = .month(month)
    case .dayOfMonth(let month, let day): read = .dayOfMonth(month: month, day: day)
    case .season(let unit): read = .season(Self.unit(unit))
    case .feast(let name): read = Feasts.recurrence(named: name)
    }
    guard let read, read.exists else { throw ClaimFlaw(.noSuchRecurrence("\(recurrence)")) }
    return read
  }
}

extension TimeConstraint.Bound {
  /// Whether it gives a date and not only an order or a distance.
  var isDate: Bool {
    switch self {
    case .dated: true
    case .oneOf(let options): !options.isEmpty && options.allSatisfy { $0.bound.isDate }
    default: false
    }
  }
}

extension SpanRange {
  /// Whether it goes back in time.
  var isBackward: Bool {
    if let high = atMost {
      let days = high.months * 31 + high.days
      // At most nothing, and no least: before, by words that a rule measures.
      return days < 0 || days == 0 && atLeast == nil
    }
    if let low = atLeast { return low.months * 31 + low.days < 0 }
    return false
  }

  /// The same range in the other direction.
  var reversed: SpanRange { SpanRange(atLeast: atMost.map { -$0 }, atMost: atLeast.map { -$0 }) }

  /// The range widened by a share of its own bounds, counted in days where months are too coarse.
  func widened(byHundredths hundredths: Int) -> SpanRange {
    func moved(_ span: CalendarSpan, outward sign: Int) -> CalendarSpan {
      let days = abs(span.months) * 3044 / 100 + abs(span.days)
      let slack = max(1, (days * hundredths + 99) / 100)
      var moved = span
      moved.days += sign * slack
      return moved
    }
    return SpanRange(
      atLeast: atLeast.map { moved($0, outward: -1) }, atMost: atMost.map { moved($0, outward: 1) })
  }
}
