import Archives
import SourceCriticism
import Testimony

/// Shows contradictions: the passages that cannot all be true, and what each way out would cost.
struct ContradictionReport {
  let assessment: Assessment
  let citing: Citing
  let phrasing: Phrasing

  init(_ assessment: Assessment) {
    self.assessment = assessment
    citing = Citing(assessment.inquiry)
    phrasing = Phrasing(.english, of: assessment.inquiry)
  }

  /// Writes a contradiction with its ways out.
  func write(_ contradiction: Contradiction, heading: String, waysOutLimit: Int = Self.usualWaysOut) {
    writeMembers(of: contradiction, heading: heading)
    writeWaysOut(of: contradiction, limit: waysOutLimit)
  }

  /// How many ways out are shown where nobody asks for more.
  static let usualWaysOut = 4

  /// Writes the passages that cannot all be true.
  func writeMembers(of contradiction: Contradiction, heading: String) {
    let events = contradiction.events.map { citing.title($0) }
    let people = contradiction.persons.map { assessment.inquiry.persons[$0]?.name ?? $0.rawValue }
    let about = (events + people).isEmpty ? "" : " about " + (events + people).joined(separator: "; ")
    Console.paragraph(heading + about, rest: "   ")
    Console.write("   These cannot all be true:")
    for (number, ground) in contradiction.members.enumerated() {
      let words = phrasing.text(assessment.premise(of: ground))
      let kind: String
      switch ground {
      case .claim(let id): kind = citing.standing(of: id)
      default: kind = ground.doubt.map { assessment.inquiry.notation(of: $0) } ?? "needs no evidence"
      }
      Console.paragraph("\(words) [\(kind)]", first: "   \(number + 1). ", rest: "      ")
      if case .claim(let id) = ground { citing.write(citing.passages(of: id), indent: "      ") }
    }
  }

  /// Writes the ways out of a contradiction and of those that hang together with it, the smallest doubts first.
  func writeWaysOut(of contradiction: Contradiction, limit: Int) {
    let (ways, isComplete) = assessment.waysOut(of: contradiction)
    guard !ways.isEmpty else { return }
    let doubts = ways.filter { if case .doubt = $0.kind { true } else { false } }
    Console.write("   Ways out:")
    for way in doubts.prefix(limit) {
      let weight = way.weight.map { " (weight \($0))" } ?? ""
      Console.paragraph(phrasing.text(way, in: assessment) + weight, first: "   - ", rest: "     ")
      for dating in way.effects {
        Console.paragraph(
          "then \(citing.title(dating.event)): \(DayText.extent(dating))", first: "     ", rest: "       ")
      }
    }
    if doubts.count > limit {
      Console.write(
        "   - and \(doubts.count - limit) more sets of doubts (--ways \(doubts.count) shows them)")
    }
    if !isComplete { Console.write("   There may be more ways out.") }
    for way in ways { writeEditorsWay(way) }
  }

  /// Writes a way out that only the editor can take, on one line where one will do.
  private func writeEditorsWay(_ way: WayOut) {
    func line(_ words: String) { Console.paragraph(words, first: "   - ", rest: "     ") }
    func names(_ claims: [Claim.ID]) -> String {
      var seen: Set<Statement.ID> = []
      let statements = claims.compactMap { citing.statement(of: $0) }.filter { seen.insert($0.id).inserted }
      return statements.map(\.slug.rawValue).joined(separator: " or ")
    }
    switch way.kind {
    case .doubt: break
    case .misidentification: line(phrasing.text(way, in: assessment))
    case .misreading(let claims): line("a passage is misread in \(names(claims))")
    case .slipOfThePen(let claims): line("the writer slipped in \(names(claims))")
    case .wrongCalendar(_, _, let resolves):
      if resolves { line(phrasing.text(way, in: assessment)) }
    }
  }

  // MARK: For programs

  /// Contradictions for programs; those that hang together share their ways out.
  func json(_ contradictions: [Contradiction]) -> CanonicalJSON {
    var ways: [Int: CanonicalJSON] = [:]
    return .array(
      contradictions.map { contradiction in
        let shared = ways[contradiction.group] ?? waysOut(of: contradiction)
        ways[contradiction.group] = shared
        return json(contradiction, ways: shared)
      })
  }

  /// A contradiction that a ruling decides, for programs.
  func json(_ ruled: RuledContradiction) -> CanonicalJSON {
    json(ruled.contradiction, ways: nil, ruling: ruled.ruling)
  }

  private func waysOut(of contradiction: Contradiction) -> CanonicalJSON {
    let (ways, isComplete) = assessment.waysOut(of: contradiction)
    return JSONText.object(["complete": .bool(isComplete), "ways": .array(ways.map(json))])
  }

  private func json(
    _ contradiction: Contradiction, ways: CanonicalJSON?, ruling: Ruling.ID? = nil
  ) -> CanonicalJSON {
    JSONText.object([
      "events": .array(contradiction.events.map { .string(citing.slug($0)) }),
      "people": .array(contradiction.persons.map { .string(citing.slug($0)) }),
      "group": .integer(contradiction.group),
      "members": .array(contradiction.members.map(member)),
      "waysOut": ways?["ways"], "waysOutComplete": ways?["complete"],
      "ruling": ruling.map { .string(assessment.inquiry.rulings[$0]?.slug.rawValue ?? $0.rawValue) },
    ])
  }

  private func member(_ ground: Ground) -> CanonicalJSON {
    var members = [
      CanonicalJSON.Member("ground", citing.notation(ground)),
      CanonicalJSON.Member("text", .string(phrasing.text(assessment.premise(of: ground)))),
    ]
    if case .claim(let id) = ground { members += citing.json(id) }
    return .object(members)
  }

  private func json(_ way: WayOut) -> CanonicalJSON {
    let kind: String
    var doubts: CanonicalJSON?
    switch way.kind {
    case .doubt(let grounds):
      kind = "doubt"
      doubts = .array(grounds.map { citing.notation($0) })
    case .misidentification: kind = "misidentification"
    case .misreading(let claims):
      kind = "misreading"
      doubts = .array(claims.map { citing.notation(.claim($0)) })
    case .slipOfThePen(let claims):
      kind = "slip-of-the-pen"
      doubts = .array(claims.map { citing.notation(.claim($0)) })
    case .wrongCalendar(let claim, _, _):
      kind = "wrong-calendar"
      doubts = .array([citing.notation(.claim(claim))])
    }
    return JSONText.object([
      "kind": .string(kind), "text": .string(phrasing.text(way, in: assessment)), "doubts": doubts,
      "weight": way.weight.map { .integer($0) },
      "effects": .array(
        way.effects.map { dating in
          JSONText.object([
            "event": .string(citing.slug(dating.event)), "start": DayText.json(dating.start),
            "end": DayText.json(dating.end),
          ])
        }),
    ])
  }
}
