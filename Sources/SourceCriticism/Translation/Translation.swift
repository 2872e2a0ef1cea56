internal import Calendars
internal import Chronology
internal import EDTF
internal import TemporalNetworks
internal import Testimony

/// An inquiry as a problem of chronology: the one place where testimony becomes constraints.
///
/// It knows no hypothesis: everything that can constrain is in it, and what is doubted is left out
/// of the network by its links.
struct Translation: Sendable {
  let inquiry: Inquiry
  let rules: RuleBook
  /// The rules that are on, but for what vague words mean: those that are gone through for every event and life.
  let assumed: [Rule]
  let calendars: CalendarCatalogue
  var problem: ChronologyProblem<Link>
  /// The grounds, in the order of first use.
  var grounds: [Ground] = []
  var groundIndex: [Ground: Int32] = [:]
  /// The claim that was linked last, most often the next one too.
  private var latestClaim: Int32?
  /// The links of each ground.
  var links = Threads<Link>()
  /// The uses, by the number in a link.
  var uses: [Use] = []
  private(set) var standings: [Claim.ID: ClaimStanding] = [:]
  private(set) var events: [Event.ID: EventReference] = [:]
  private(set) var births: [Person.ID: EventReference] = [:]
  private(set) var deaths: [Person.ID: EventReference] = [:]
  private(set) var personsInOrder: [Person.ID] = []
  /// What each point is, by its place; auxiliary points are not in it.
  private(set) var moments = MomentTable()
  /// The statement of each claim.
  private(set) var statementOfClaim: [Claim.ID: Statement.ID] = [:]
  /// The claims that say of an event, by its number, when it was.
  var datingClaims = Threads<Claim.ID>()
  /// The claims that constrain and speak of an event, by its number.
  var claimsOfEvent = Threads<Claim.ID>()
  /// Who was where, for the rule of one place.
  var presences: [Presence] = []
  /// The pairs of presences kept apart so far, with what each order rests on.
  var separated: [[String]: [Set<Ground>]] = [:]
  /// The points that are one day.
  var ties: [Tie] = []
  var composedDays: [Source.ID: DaySet] = [:]
  /// What each choice of the network is between, in the order of the network.
  var choices: [ChoiceMeaning] = []
  /// The claims whose dates share one unknown style, by what the style is set for.
  var styledClaims: [CalendarScope: [StyledClaim]] = [:]
  /// How many there are.
  var styledCount = 0
  /// Where the translation of each event's record begins, then of each statement, and at last where it ends.
  var stretches: [Stretch] = []
  /// What was looked at in translating the records: the numbers of events, and of births.
  var reads: [Int32] = []
  /// Whether all that the record at hand names was there to be looked at.
  var isAllRead = true
  /// Whether some date is of deep time.
  let isDeep: Bool
  /// How many claims there are.
  private let claimCount: Int

  /// Translates an inquiry.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - rules: The rules in use.
  ///   - calendars: The calendars that dates may name.
  ///   - earlier: The translation of another state: what is as it was there is taken from it.
  init(
    _ inquiry: Inquiry, rules: RuleBook, calendars: CalendarCatalogue, after earlier: Translation? = nil
  ) {
    self.init(inquiry, rules: rules, calendars: calendars, carrying: earlier)
    // The standings of claims cannot be carried over by name where one name stands for two.
    if earlier != nil, !hasUniqueClaims {
      self.init(inquiry, rules: rules, calendars: calendars, carrying: nil)
    }
  }

  private init(
    _ inquiry: Inquiry, rules: RuleBook, calendars: CalendarCatalogue, carrying earlier: Translation?
  ) {
    self.inquiry = inquiry
    self.rules = rules
    assumed = rules.rules.filter { rule in
      if case .vagueSpan = rule.assumption { false } else { rule.isOn }
    }
    self.calendars = calendars
    isDeep = inquiry.reachesDeepTime
    claimCount = inquiry.statements.reduce(0) { $0 + $1.claims.count }
    problem = ChronologyProblem(
      reach: isDeep ? ChronologyProblem<Link>.geologicalDays : ChronologyProblem<Link>.historicalDays)
    let carried = earlier.flatMap { CarriedTranslation($0, to: self) }
    reserveCapacity(carried)
    let knownCount = carried?.knownEventCount ?? 0
    for (number, event) in inquiry.events.enumerated() { add(event, isKnown: number < knownCount) }
    carried?.place(eventsOf: problem)
    for identity in inquiry.identities where identity.decision.isAccepted && identity.isSame {
      identify(identity.left, identity.right, [.identity(identity.id)], use(.identity(identity.id)))
    }
    // Records that stood side by side are taken over together.
    var run = 0..<0
    for (number, event) in inquiry.events.enumerated() {
      if let carried, extend(&run, carried.stretch(ofEvent: number), carried) { continue }
      let begin = mark()
      addRecord(of: event)
      close(begin)
    }
    readCompositions()
    for (number, statement) in inquiry.statements.enumerated() {
      if let carried, extend(&run, carried.stretch(ofStatement: number, in: statement.source), carried) {
        continue
      }
      let begin = mark()
      translate(statement)
      close(begin)
    }
    if let carried { carryOver(run, carried) }
    stretches.append(mark())
    addStyles()
    addDenials()
  }

  /// Whether no two claims have one name.
  var hasUniqueClaims: Bool { standings.count == claimCount }

  private mutating func reserveCapacity(_ carried: CarriedTranslation?) {
    let eventCount = inquiry.events.count
    // A claim is there for itself and for its telling, an event for the births and deaths about it.
    problem.reserveCapacity(4 * claimCount + 3 * eventCount)
    groundIndex.reserveCapacity(claimCount)
    grounds.reserveCapacity(claimCount)
    links.reserveCapacity(4 * claimCount + 3 * eventCount)
    moments.reserveCapacity(eventCount)
    uses.reserveCapacity(2 * claimCount + 3 * eventCount)
    stretches.reserveCapacity(eventCount + inquiry.statements.count + 1)
    reads.reserveCapacity(2 * (eventCount + claimCount))
    if let carried {
      standings = carried.standings
      statementOfClaim = carried.statementOfClaim
      if carried.knownEventCount > 0 { events = carried.earlier.events }
    } else {
      standings.reserveCapacity(claimCount)
      statementOfClaim.reserveCapacity(claimCount)
      events.reserveCapacity(eventCount)
    }
  }

  private mutating func translate(_ statement: Statement) {
    for claim in statement.claims {
      statementOfClaim[claim.id] = statement.id
      var standing = ClaimStanding.of(claim, in: statement)
      if standing == .constrains {
        do throws(ClaimFlaw) {
          try translate(claim, of: statement)
        } catch {
          standing = .unusable(error.flaw)
        }
      }
      standings[claim.id] = standing
    }
  }

  // MARK: Looking up

  /// An event of the problem, noted as looked at; `nil` for one that is not there.
  mutating func reference(to id: Event.ID) -> EventReference? {
    guard let event = events[id] else {
      isAllRead = false
      return nil
    }
    reads.append(Int32(truncatingIfNeeded: event.index))
    return event
  }

  /// The record of an event, noted as looked at; `nil` for one that is not there.
  mutating func record(of id: Event.ID) -> Event? { reference(to: id) == nil ? nil : inquiry.events[id] }

  /// The claims that constrain and speak of an event.
  func claims(about event: Event.ID) -> [Claim.ID] {
    events[event].map { claimsOfEvent[Int32(truncatingIfNeeded: $0.index)] } ?? []
  }

  // MARK: Denials

  /// What is said to be two and made one at once: every thing of such a group is given a place in an
  /// order, equal for what is one and different for what is two.
  private mutating func addDenials() {
    var same: [(left: Referent, right: Referent, ground: Ground)] = []
    var different: [(left: Referent, right: Referent, ground: Ground)] = []
    for identity in inquiry.identities where identity.decision.isAccepted {
      let one = (left: identity.left, right: identity.right, ground: Ground.identity(identity.id))
      if identity.isSame { same.append(one) } else { different.append(one) }
    }
    for statement in inquiry.statements {
      for claim in statement.claims {
        guard case .identity(let left, let right, let isSame) = claim.content,
          standings[claim.id] == .constrains
        else { continue }
        let one = (left: left, right: right, ground: Ground.claim(claim.id))
        if isSame { same.append(one) } else { different.append(one) }
      }
    }
    guard !different.isEmpty else { return }
    var roots: [Referent: Referent] = [:]
    func root(_ thing: Referent) -> Referent {
      var thing = thing
      while let next = roots[thing] { thing = next }
      return thing
    }
    for one in same {
      let (left, right) = (root(one.left), root(one.right))
      if left != right { roots[left] = right }
    }
    different.removeAll { root($0.left) != root($0.right) || $0.left == $0.right }
    let groups = Set(different.map { root($0.left) })
    guard !groups.isEmpty else { return }
    let nature = use(.nature)
    let natural = link(.nature, nature)
    var ranks: [Referent: EventReference] = [:]
    func isMeant(_ thing: Referent) -> Bool { groups.contains(root(thing)) }
    for one in same + different where isMeant(one.left) {
      for thing in [one.left, one.right] where ranks[thing] == nil {
        ranks[thing] = problem.addEvent(.punctual, because: natural)
      }
      guard let left = ranks[one.left], let right = ranks[one.right] else { continue }
      let label = link(one.ground, use(one.ground.asUse))
      if different.contains(where: { $0.ground == one.ground }) {
        choices.append(.difference)
        problem.requireOne(
          because: label,
          of: [
            [(.ordered(EventPart(left), .strictlyBefore, EventPart(right)), [label])],
            [(.ordered(EventPart(left), .strictlyAfter, EventPart(right)), [label])],
          ])
      } else {
        problem.require(.ordered(EventPart(left), .equals, EventPart(right)), because: [label])
      }
    }
  }

  // MARK: Links

  mutating func use(_ use: Use) -> Int32 {
    uses.append(use)
    return Int32(uses.count - 1)
  }

  mutating func link(_ ground: Ground, _ use: Int32) -> Link {
    let link = Link(ground: number(of: ground), use: use)
    if links.last(of: link.ground) != link { links.append(link, to: link.ground) }
    return link
  }

  /// The number of a ground, given to it at its first use.
  mutating func number(of ground: Ground) -> Int32 {
    let number: Int32
    if let latest = latestClaim, grounds[Int(latest)] == ground {
      number = latest
    } else if let known = groundIndex[ground] {
      number = known
    } else {
      number = Int32(truncatingIfNeeded: grounds.count)
      grounds.append(ground)
      groundIndex[ground] = number
    }
    if case .claim = ground { latestClaim = number }
    return number
  }

  mutating func require(_ requirement: Requirement, _ grounds: [Ground], _ use: Int32) {
    problem.require(requirement, because: grounds.map { link($0, use) })
  }

  func ground(of link: Link) -> Ground { grounds[Int(link.ground)] }

  // MARK: Events and people

  private mutating func add(_ event: Event, isKnown: Bool) {
    // What came again and again lasts from the first time to the last.
    let lasts = event.extent == .extended || event.isRepeated
    let nature = use(.nature)
    let natural = link(.nature, nature)
    let reference = problem.addEvent(lasts ? .extended : .punctual, because: natural)
    if !isKnown { events[event.id] = reference }
    if lasts {
      moments[problem.start(of: reference).index] = .start(event.id)
      moments[problem.end(of: reference).index] = .end(event.id)
    } else {
      moments[problem.start(of: reference).index] = .day(event.id)
    }
  }

  /// A person's birth and death as events of the problem.
  mutating func life(of person: Person.ID) -> (birth: EventReference, death: EventReference) {
    if let birth = births[person], let death = deaths[person] {
      reads.append(Int32(truncatingIfNeeded: birth.index))
      return (birth, death)
    }
    let nature = use(.nature)
    let natural = link(.nature, nature)
    let birth = problem.addEvent(.punctual, because: natural)
    let death = problem.addEvent(.punctual, because: natural)
    births[person] = birth
    deaths[person] = death
    personsInOrder.append(person)
    moments[problem.start(of: birth).index] = .birth(person)
    moments[problem.start(of: death).index] = .death(person)
    require(.ordered(EventPart(birth), .before, EventPart(death)), [.nature], nature)
    for rule in assumed {
      if case .lifeAtMost(let years) = rule.assumption {
        require(
          .aged(EventPart(death), atLeast: nil, atMost: years, .completed, born: EventPart(birth)),
          [.rule(rule.id)], use(.life(person)))
      }
    }
    return (birth, death)
  }

  mutating func identify(_ left: Referent, _ right: Referent, _ grounds: [Ground], _ use: Int32) {
    switch (left, right) {
    case (.event(let first), .event(let second)):
      guard let first = reference(to: first), let second = reference(to: second), first != second else {
        return
      }
      require(.ordered(EventPart(first), .equals, EventPart(second)), grounds, use)
      tie(first, second, grounds)
    case (.person(let first), .person(let second)):
      guard first != second else { return }
      let (one, other) = (life(of: first), life(of: second))
      require(.ordered(EventPart(one.birth), .equals, EventPart(other.birth)), grounds, use)
      require(.ordered(EventPart(one.death), .equals, EventPart(other.death)), grounds, use)
      tie(one.birth, other.birth, grounds)
      tie(one.death, other.death, grounds)
    default: return
    }
  }

  mutating func tie(_ first: EventReference, _ second: EventReference, _ grounds: [Ground]) {
    ties.append(
      Tie(left: problem.start(of: first).index, right: problem.start(of: second).index, grounds: grounds))
    if problem.start(of: first) != problem.end(of: first),
      problem.start(of: second) != problem.end(of: second)
    {
      ties.append(
        Tie(left: problem.end(of: first).index, right: problem.end(of: second).index, grounds: grounds))
    }
  }

  private mutating func readCompositions() {
    for source in inquiry.sources {
      guard let date = source.composed ?? source.published,
        let calendar = calendar(date.calendar ?? source.calendar),
        let days = try? DateReading(in: calendar, policy: .tolerant).days(of: date.edtf), !days.isEmpty
      else { continue }
      composedDays[source.id] = days
    }
  }

  /// The calendar a name stands for; the Gregorian where none is named.
  func calendar(_ name: CalendarName?) -> CalendarChoice? {
    guard let name, name != .gregorian else { return .system(.gregorian) }
    if name == .unknownStyle { return .unknownStyle }
    if let system = calendars.system(name.rawValue) { return .system(system) }
    return calendars.adoption(name.rawValue).map { .country($0) }
  }
}

/// What a choice of the network is between.
enum ChoiceMeaning: Sendable {
  /// What a claim leaves open about an event: for each option the time expressions that then hold.
  case said(Claim.ID, Event.ID, [[TimeConstraint]])
  /// Whether these dates of a source, a voice or a passage are in the old or in the new style.
  case style(CalendarScope, [Claim.ID])
  /// What a claim leaves open under each style, which hangs on the choice of the style.
  case underStyle
  /// Which of two things that are said to be two stands first in an order that means nothing.
  case difference
}

/// Why a claim cannot be translated.
struct ClaimFlaw: Error {
  var flaw: ClaimStanding.Flaw
  init(_ flaw: ClaimStanding.Flaw) { self.flaw = flaw }
}

/// That somebody was somewhere, for the rule of one place.
struct Presence: Sendable {
  var person: Person.ID
  var event: Event.ID
  var place: Place.ID
  var grounds: [Ground]
  /// The number of the event.
  var number: Int32
  /// Whether taking part in the event is being there all the while.
  var isThroughout: Bool

  init(
    _ person: Person.ID, at event: Event, _ reference: EventReference, in place: Place.ID, grounds: [Ground]
  ) {
    self.person = person
    self.event = event.id
    self.place = place
    self.grounds = grounds
    number = Int32(truncatingIfNeeded: reference.index)
    isThroughout = Translation.isPresence(event)
  }
}

extension Inquiry {
  /// Whether some claim gives a year of more than four digits, which the format marks with a `Y`.
  fileprivate var reachesDeepTime: Bool {
    statements.contains { statement in
      statement.claims.contains { claim in
        if case .time(_, let constraint) = claim.content { constraint.bound.reachesDeepTime } else { false }
      }
    }
  }
}

extension TimeConstraint.Bound {
  fileprivate var reachesDeepTime: Bool {
    switch self {
    case .dated(_, let date): date.edtf.utf8.contains(UInt8(ascii: "Y"))
    case .oneOf(let options): options.contains { $0.bound.reachesDeepTime }
    default: false
    }
  }
}

extension Ground {
  /// The use of a claim or identity as itself.
  fileprivate var asUse: Use {
    switch self {
    case .claim(let id): .said(id)
    case .identity(let id): .identity(id)
    default: .nature
    }
  }
}
