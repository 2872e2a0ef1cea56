import Archives
import Calendars
import Editing
import Presentation
import SourceCriticism
import Testimony

/// Records and what follows from them, as JSON.
struct APIView: Sendable {
  let reading: Reading
  let phrasing: Phrasing
  let words: ClaimWords

  init(_ reading: Reading) {
    self.reading = reading
    phrasing = Phrasing(.english, of: reading.inquiry)
    words = ClaimWords(reading.assessment, .english)
  }

  var inquiry: Inquiry { reading.inquiry }
  var assessment: Assessment { reading.assessment }

  // MARK: Names

  func slug(_ event: Event.ID) -> CanonicalJSON {
    .string(inquiry.events[event]?.slug.rawValue ?? event.rawValue)
  }
  func slug(_ person: Person.ID) -> CanonicalJSON {
    .string(inquiry.persons[person]?.slug.rawValue ?? person.rawValue)
  }
  func slug(_ statement: Statement.ID) -> CanonicalJSON {
    .string(inquiry.statements[statement]?.slug.rawValue ?? statement.rawValue)
  }
  func slug(_ source: Source.ID) -> CanonicalJSON {
    .string(inquiry.sources[source]?.slug.rawValue ?? source.rawValue)
  }

  /// A witness or another voice, as doubts and queries name it.
  func holder(_ holder: Voice.Holder) -> CanonicalJSON {
    .string(String(inquiry.notation(of: .witness(holder)).dropFirst("witness:".count)))
  }

  /// A ground, as doubts name it; null for what needs no evidence.
  func ground(_ ground: Ground) -> CanonicalJSON { .text(ground.doubt.map { inquiry.notation(of: $0) }) }

  // MARK: Days and windows

  /// A day in the Gregorian calendar, as ISO 8601 and EDTF write it.
  static func day(_ day: DayNumber) -> CanonicalJSON {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    func padded(_ number: Int, _ length: Int) -> String {
      let digits = String(number.magnitude)
      return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, length - digits.count)) + digits
    }
    let year = padded(date.astronomicalYear, 4)
    return .string(
      (year.count > 5 ? "Y" : "") + year + "-" + padded(date.month, 2) + "-" + padded(date.day, 2))
  }

  static func day(_ day: DayNumber?) -> CanonicalJSON { day.map { Self.day($0) } ?? .null }

  /// A window; null where no day fits.
  static func window(_ window: DayWindow?) -> CanonicalJSON {
    guard let window else { return .null }
    return .members(["earliest": day(window.earliest), "latest": day(window.latest)])
  }

  /// How an event is dated.
  func dating(_ dating: EventDating) -> CanonicalJSON {
    self.dating(dating, of: inquiry.events[dating.event])
  }

  /// How an event is dated, which need not be of the state that is looked at.
  func dating(_ dating: EventDating, of event: Event?) -> CanonicalJSON {
    .members([
      "event": .string(event?.slug.rawValue ?? dating.event.rawValue), "title": .string(event?.title ?? ""),
      "kind": .text(event?.kind?.rawValue), "extent": .string(dating.extent.rawValue),
      "basis": .string(dating.basis.rawValue), "start": Self.window(dating.start),
      "end": Self.window(dating.end),
      "isContradicted": .bool(dating.hasNoDay),
      "contradictions": .array(dating.contradictions.map { .integer($0) }),
    ])
  }

  // MARK: Passages, statements, proofs

  func passage(_ passage: Passage) -> CanonicalJSON {
    var start: Int?
    var end: Int?
    var text: String?
    var isLost = false
    switch passage.place {
    case .text(let id, let range):
      (text, start, end) = (id.rawValue, range.lowerBound.rawValue, range.upperBound.rawValue)
    case .excerpt(let id, let range):
      (text, start, end) = (id.rawValue, range.lowerBound.rawValue, range.upperBound.rawValue)
    case .orphan(let id, let range):
      (text, start, end) = (id.rawValue, range.lowerBound.rawValue, range.upperBound.rawValue)
      isLost = true
    }
    let locator = passage.locator
    return .members([
      "source": slug(passage.source), "quotation": .string(passage.quotation),
      "prefix": .string(passage.prefix),
      "suffix": .string(passage.suffix), "citation": .string(reading.sigla.citation(passage)),
      "page": .text(locator.page), "paragraph": locator.paragraph.map { .integer($0) } ?? .null,
      "note": .text(locator.note), "text": .text(text), "start": start.map { .integer($0) } ?? .null,
      "end": end.map { .integer($0) } ?? .null, "isLost": .bool(isLost),
    ])
  }

  func statement(_ statement: Statement) -> CanonicalJSON {
    .members([
      "name": .string(statement.slug.rawValue), "source": statement.source.map { slug($0) } ?? .null,
      "number": reading.index.numbers[statement.id].map { .integer($0) } ?? .null,
      "passages": .array(statement.passages.map { passage($0) }), "witness": holder(statement.witness),
      "voices": .array(
        statement.voices.map { voice in
          .members([
            "who": holder(voice.holder), "manner": .string(voice.manner.rawValue),
            "stance": .string(voice.stance.rawValue), "rendering": .text(voice.rendering?.rawValue),
            "telling": voice.telling.map { slug($0) } ?? .null,
          ])
        }),
      "claims": .array(statement.claims.map { claim($0, of: statement) }),
      "decision": .string(statement.decision.name), "origin": .string(statement.origin.name),
      "isContradicted": .bool(reading.index.contradicted.contains(statement.id)),
      "note": .text(statement.note),
    ])
  }

  func claim(_ claim: Claim, of statement: Statement) -> CanonicalJSON {
    var reason: String?
    if case .inferred(let words) = claim.level { reason = words }
    return .members([
      "name": .string(inquiry.notation(of: .claim(claim.id))), "kind": .string(claim.kind.rawValue),
      "polarity": .string(claim.polarity.rawValue), "level": .string(claim.level.name),
      "reason": .text(reason),
      "witnessCertainty": .text(claim.witnessCertainty?.rawValue),
      "editorCertainty": .text(claim.editorCertainty?.rawValue),
      "text": .string(words.sentence(claim)), "standing": .text(assessment.standing(of: claim.id)?.name),
      "passages": .array(claim.passages.map { passage($0) }),
    ])
  }

  func proof(_ proof: BoundProof) -> CanonicalJSON {
    .members([
      "moment": .string(proof.moment.name), "side": .string(proof.side.rawValue), "day": Self.day(proof.day),
      "isByCases": .bool(proof.isByCases), "roots": .integer(proof.rootCount),
      "steps": .array(proof.steps.map { step($0) }),
    ])
  }

  private func step(_ step: ProofStep) -> CanonicalJSON {
    .members([
      "ground": ground(step.ground), "premise": .string(phrasing.text(step.premise)),
      "conclusion": .text(step.conclusion.map { phrasing.text($0) }), "day": Self.day(step.day),
      "statement": step.statement.map { slug($0) } ?? .null, "level": .text(step.level?.name),
      "isRead": .bool(step.isRead), "passages": .array(step.passages.map { passage($0) }),
    ])
  }

  // MARK: Contradictions

  func contradiction(
    _ one: Contradiction, ruling: Ruling.ID? = nil, ways: (ways: [WayOut], isComplete: Bool)? = nil
  )
    -> CanonicalJSON
  {
    .members([
      "name": .string(reading.late.name(of: one)), "group": .integer(one.group),
      "members": .array(
        one.members.map { member in
          .members([
            "ground": ground(member), "text": .string(phrasing.text(assessment.premise(of: member))),
          ])
        }),
      "statements": .array(one.statements.map { slug($0) }), "events": .array(one.events.map { slug($0) }),
      "persons": .array(one.persons.map { slug($0) }),
      "ruling": .text(ruling.map { inquiry.rulings[$0]?.slug.rawValue ?? $0.rawValue }),
      "waysOut": ways.map { .array($0.ways.map { wayOut($0) }) },
      "areWaysOutComplete": ways.map { .bool($0.isComplete) },
    ])
  }

  private func wayOut(_ way: WayOut) -> CanonicalJSON {
    var doubts: [Ground] = []
    switch way.kind {
    case .doubt(let grounds): doubts = grounds
    case .misidentification: break
    case .misreading(let claims), .slipOfThePen(let claims): doubts = claims.map { .claim($0) }
    case .wrongCalendar(let claim, _, _): doubts = [.claim(claim)]
    }
    return .members([
      "kind": .string(way.kind.name), "text": .string(phrasing.text(way, in: assessment)),
      "doubts": .array(doubts.map { ground($0) }), "weight": way.weight.map { .integer($0) } ?? .null,
      "effects": .array(way.effects.map { dating($0) }),
    ])
  }

  /// What differs between two readings of the same inquiry.
  func comparison(_ comparison: Comparison) -> CanonicalJSON {
    .members([
      "moved": .array(
        comparison.movements.map { movement in
          .members([
            "event": slug(movement.event), "before": dating(movement.before), "after": dating(movement.after),
            "lostProofs": .array(movement.lost.map { proof($0) }),
            "gainedProofs": .array(movement.gained.map { proof($0) }),
          ])
        }),
      "resolved": .array(comparison.resolved.map { contradiction($0) }),
      "arisen": .array(comparison.arisen.map { contradiction($0) }),
    ])
  }

  // MARK: Any record

  /// A record as the archive keeps it, with its kind.
  func record(_ record: AnyRecord) throws -> CanonicalJSON {
    .members([
      "kind": .string(record.reference.kind.rawValue), "id": .string(record.reference.id),
      "name": .text(record.slug?.rawValue), "record": try record.json,
    ])
  }
}

extension ClaimStanding {
  /// Its name for programs.
  fileprivate var name: String {
    switch self {
    case .constrains: "constrains"
    case .saysNothingOfTime: "says-nothing-of-time"
    case .undecided: "undecided"
    case .kind: "kind-moves-no-date"
    case .denied: "denied"
    case .notEndorsed: "not-endorsed"
    case .unusable: "unusable"
    case .doubted: "doubted"
    }
  }
}

extension Moment {
  /// The person whose birth or death it is.
  var person: Person.ID? {
    switch self {
    case .start, .end, .day: nil
    case .birth(let id), .death(let id): id
    }
  }

  /// Its name for programs.
  var name: String {
    switch self {
    case .start: "start"
    case .end: "end"
    case .day: "day"
    case .birth: "birth"
    case .death: "death"
    }
  }
}
