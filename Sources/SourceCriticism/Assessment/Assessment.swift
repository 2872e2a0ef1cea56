public import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

/// What the testimony of an inquiry amounts to under a hypothesis.
public struct Assessment: Sendable {
  /// How much an assessment may spend on contradictions and alternatives.
  public struct Budget: Hashable, Sendable {
    /// How many contradictions to collect at most.
    public var contradictions: Int
    /// How many steps the search for them may take.
    public var steps: Int
    /// How many ways out of a group to list at most.
    public var waysOut: Int

    /// Creates a budget.
    public init(contradictions: Int = 200, steps: Int = 20_000, waysOut: Int = 24) {
      self.contradictions = contradictions
      self.steps = steps
      self.waysOut = waysOut
    }

    /// Enough for everyday work.
    public static let standard = Budget()
  }

  /// The inquiry.
  public var inquiry: Inquiry { translation.inquiry }
  /// The rules in use.
  public var rules: RuleBook { translation.rules }
  /// The hypothesis; `nil` for the default, which doubts nothing.
  public let hypothesis: Hypothesis?
  /// When each event was, in the order of the inquiry.
  public let datings: [EventDating]
  /// The open contradictions, smallest first.
  public let contradictions: [Contradiction]
  /// Whether these are all the minimal contradictions there are.
  public let areContradictionsComplete: Bool
  /// The contradictions that rulings in force answer by doubt.
  public let ruled: [RuledContradiction]
  /// The contradictions that the editor has acknowledged.
  public let acknowledged: [RuledContradiction]
  /// The rulings that no longer apply.
  public let raised: [RaisedRuling]

  /// What the earliest or the latest chronology breaks: an internal error that makes all windows doubtful.
  ///
  /// Both are checked against every constraint each time windows are computed; `nil` if they satisfy everything.
  public let fault: Ground?

  /// The inquiry translated, without what hangs on the hypothesis.
  private let base: Translation
  /// The same, with the presences that must be kept apart under it.
  let translation: Translation
  let budget: Budget
  let network: TemporalNetwork<Link>
  /// The grounds that are not believed.
  let doubted: Set<Ground>
  /// The links of those grounds.
  let left: Set<Link>
  /// The links of what takes part in a contradiction.
  let blamed: Set<Link>
  /// All contradictions, the acknowledged ones among them: what ``EventDating/contradictions`` counts in.
  let all: [Contradiction]
  /// The conflicts of links.
  let conflicts: [Conflict<Link>]
  /// The links that take part in each contradiction.
  let links: [Set<Link>]
  let ties: Ties
  let table: DayTable
  let shelf = AnswerShelf()
  /// What is known of the parts of the network, also under other doubts.
  let memory: PartMemory
  /// The assessment that others of the same inquiry were first made from, which doubts least.
  private let root: Root?

  /// Assesses an inquiry.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - hypothesis: What is not believed, and what weighs more; `nil` doubts nothing.
  ///   - rules: The built-in rules; the inquiry's own take their places.
  ///   - calendars: The calendars that dates may name.
  ///   - budget: How much to spend.
  ///   - earlier: An assessment of an earlier state of the inquiry, or of a similar one: what is as it was there
  ///     is not worked out again. The answers are the same without it.
  public init(
    of inquiry: Inquiry, under hypothesis: Hypothesis? = nil, rules: RuleBook = .standard,
    calendars: CalendarCatalogue = .standard, budget: Budget = .standard, knowing earlier: Assessment? = nil
  ) {
    self.init(
      Translation(
        inquiry, rules: rules.overridden(by: inquiry), calendars: calendars, after: earlier?.base),
      hypothesis, budget, earlier?.memory.next() ?? PartMemory())
  }

  /// An assessment kept for those made from it.
  private final class Root: Sendable {
    let assessment: Assessment
    init(_ assessment: Assessment) { self.assessment = assessment }
  }

  /// Assesses the same inquiry under another hypothesis, without reading it again.
  ///
  /// What this assessment, or the first of the inquiry, knows of the contradictions is used again where the
  /// hypothesis doubts no less.
  ///
  /// - Parameter hypothesis: The hypothesis; `nil` doubts nothing.
  /// - Returns: The assessment.
  public func under(_ hypothesis: Hypothesis?) -> Assessment {
    Assessment(base, hypothesis, budget, memory, after: self)
  }

  /// Assesses the same inquiry with more doubts.
  public func supposing(_ doubts: [Doubt]) -> Assessment {
    var next =
      hypothesis
      ?? Hypothesis(
        id: Hypothesis.ID("supposition"), slug: Slug(title: "supposition", fallback: "supposition"),
        title: "")
    next.doubts += doubts
    return under(next)
  }

  private init(
    _ base: Translation, _ hypothesis: Hypothesis?, _ budget: Budget, _ memory: PartMemory,
    after previous: Assessment? = nil
  ) {
    self.base = base
    self.memory = memory
    self.hypothesis = hypothesis
    self.budget = budget
    let own = base.grounds(doubtedBy: hypothesis?.doubts ?? [])
    let rulings = RulingsInForce(base, beside: own)
    let doubted = own.union(rulings.doubted)
    self.doubted = doubted
    raised = rulings.raised
    let spend = SearchBudget(results: budget.contradictions, steps: budget.steps)
    root = previous.map { $0.root ?? Root($0) }
    let solution =
      [previous, root?.assessment].lazy.compactMap(\.self)
      .compactMap { Solution(narrowing: $0, to: doubted) }.first
      ?? Solution(base, doubted: doubted, spend, memory)
    let translation = solution.translation
    self.translation = translation
    let network = translation.problem.network
    self.network = network
    let left = translation.links(of: doubted)
    self.left = left
    conflicts = solution.conflicts
    fault = solution.windows.fault.map { translation.ground(of: $0) }
    let found = Contradictions(solution.conflicts, translation, doubted: doubted)
    ties = found.ties
    links = found.links
    all = found.all
    blamed = found.blamed
    let isAcknowledged = all.map { one in rulings.acknowledging(one, translation) }
    contradictions = zip(all, isAcknowledged).filter { $1 == nil }.map(\.0)
    acknowledged = zip(all, isAcknowledged).compactMap { one, ruling in
      ruling.map { RuledContradiction(contradiction: one, ruling: $0) }
    }
    areContradictionsComplete = solution.isComplete
    ruled = rulings.decided(translation, network, own: own, spend: spend)
    table = DayTable(solution.windows, found.ties, touched: solution.touched)
    // What bounds an event once told-after and the length of a life are set aside.
    let weak = translation.links(
      of: translation.rules.rules.compactMap { rule in
        switch rule.assumption {
        case .toldAfterItHappened, .lifeAtMost: .rule(rule.id)
        default: nil
        }
      })
    let strong = DayTable(
      network.windows(without: left.union(found.blamed).union(weak), budget: spend, memory: memory),
      found.ties)
    var datings: [EventDating] = []
    datings.reserveCapacity(translation.inquiry.events.count)
    for (number, event) in translation.inquiry.events.enumerated() {
      datings.append(
        Self.dating(
          of: event, EventReference(index: number), translation, table, strong: strong, doubted: doubted,
          contradictions: found.byEvent[event.id] ?? []))
    }
    self.datings = datings
  }

  /// When an event was; `nil` for an event that is not in the inquiry.
  public func dating(of event: Event.ID) -> EventDating? {
    translation.events[event].map { datings[$0.index] }
  }

  /// When somebody was born and died; open where nothing is said of the person.
  public func life(of person: Person.ID) -> LifeDating {
    guard let birth = translation.births[person], let death = translation.deaths[person] else {
      return LifeDating(person: person, birth: .open, death: .open)
    }
    return LifeDating(
      person: person, birth: table[translation.problem.start(of: birth)],
      death: table[translation.problem.start(of: death)])
  }

  /// Whether a claim constrains, and why not where it does not; `nil` for a claim that is not in the inquiry.
  public func standing(of claim: Claim.ID) -> ClaimStanding? {
    guard let standing = translation.standings[claim] else { return nil }
    return standing == .constrains && doubted.contains(.claim(claim)) ? .doubted : standing
  }

  /// How many events are stated, inferred and undated.
  public var basisCounts: (stated: Int, inferred: Int, undated: Int) {
    var counts = (stated: 0, inferred: 0, undated: 0)
    for dating in datings {
      switch dating.basis {
      case .stated: counts.stated += 1
      case .inferred: counts.inferred += 1
      case .undated: counts.undated += 1
      }
    }
    return counts
  }

  // MARK: Making

  static func window(_ window: Window<Int>?) -> DayWindow? {
    window.map {
      DayWindow(earliest: $0.earliest.map { DayNumber($0) }, latest: $0.latest.map { DayNumber($0) })
    }
  }

  static func dating(
    of event: Event, _ reference: EventReference, _ translation: Translation, _ table: DayTable,
    strong: DayTable, doubted: Set<Ground>, contradictions: [Int]
  ) -> EventDating {
    let start = translation.problem.start(of: reference)
    let end = translation.problem.end(of: reference)
    let isStated = translation.datingClaims[Int32(truncatingIfNeeded: reference.index)].contains {
      !doubted.contains(.claim($0))
    }
    let isBounded = [strong[start], strong[end]].contains { window in
      window?.earliest != nil || window?.latest != nil
    }
    return EventDating(
      event: event.id, extent: start == end ? .punctual : .extended,
      basis: isStated ? .stated : isBounded || !contradictions.isEmpty ? .inferred : .undated,
      start: table[start], end: table[end], contradictions: contradictions)
  }
}
