import Archives
import SourceCriticism
import Testimony

/// Finds the words behind claims, and says where they stand and who says them.
struct Citing {
  let inquiry: Inquiry
  private let claims: [Claim.ID: (statement: Statement, claim: Claim)]

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    var claims: [Claim.ID: (statement: Statement, claim: Claim)] = [:]
    for statement in inquiry.statements {
      for claim in statement.claims { claims[claim.id] = (statement, claim) }
    }
    self.claims = claims
  }

  func statement(of claim: Claim.ID) -> Statement? { claims[claim]?.statement }
  func claim(_ id: Claim.ID) -> Claim? { claims[id]?.claim }

  /// The words a claim rests on: its own, else its statement's.
  func passages(of id: Claim.ID) -> [Passage] {
    guard let (statement, claim) = claims[id] else { return [] }
    return claim.passages.isEmpty ? statement.passages : claim.passages
  }

  /// How to find a passage: `Notes on a memoir, p. 4, note 2`.
  func place(of passage: Passage) -> String {
    let locator = passage.locator
    let parts = [
      inquiry.sources[passage.source]?.title ?? passage.source.rawValue, locator.page.map { "p. \($0)" },
      locator.paragraph.map { "par. \($0)" }, locator.note.map { "note \($0)" }, locator.timeCode,
      locator.other,
    ]
    return parts.compactMap(\.self).joined(separator: ", ")
  }

  /// The chain of voices, from the text outwards; empty where the text speaks for itself.
  func chain(of statement: Statement) -> String {
    guard statement.source != nil else { return "the editor's own knowledge" }
    return statement.voices.map { name(of: $0.holder) }.joined(separator: " < ")
  }

  /// What a voice is called.
  func name(of holder: Voice.Holder) -> String {
    switch holder {
    case .text: "the text"
    case .editor: "the editor"
    case .person(let id): inquiry.persons[id]?.name ?? id.rawValue
    case .group(let id): inquiry.groups[id]?.name ?? id.rawValue
    case .some(let id, let words):
      "“\(words)”" + (id.flatMap { inquiry.groups[$0]?.name }.map { " of \($0)" } ?? "")
    case .rumour(let words): "rumour (“\(words)”)"
    case .described(let words): "“\(words)”"
    }
  }

  /// How far the words of a claim go, in words.
  static func words(_ level: Claim.Level) -> String {
    switch level {
    case .stated: "stated"
    case .implied: "implied"
    case .inferred(let reason):
      reason.isEmpty ? "inferred by the editor" : "inferred by the editor: \(reason)"
    }
  }

  /// The statement, the level and the voices of a claim: `s17, implied, The reader < Victor Serge`.
  func standing(of id: Claim.ID) -> String {
    guard let (statement, claim) = claims[id] else { return id.rawValue }
    var parts = [statement.slug.rawValue, Citing.words(claim.level)]
    let chain = chain(of: statement)
    if !chain.isEmpty { parts.append(chain) }
    if statement.decision == .acceptedInBulk { parts.append("not read by anybody") }
    return parts.joined(separator: ", ")
  }

  /// Writes the words of passages and where they stand.
  func write(_ passages: [Passage], indent: String) {
    for passage in passages {
      Console.paragraph(
        "“\(passage.quotation)” (\(place(of: passage)))", first: indent, rest: indent + " ")
    }
  }

  // MARK: For programs

  func json(_ passage: Passage) -> CanonicalJSON {
    let locator = passage.locator
    return JSONText.object([
      "source": .string(inquiry.sources[passage.source]?.slug.rawValue ?? passage.source.rawValue),
      "quotation": .string(passage.quotation), "page": locator.page.map { .string($0) },
      "paragraph": locator.paragraph.map { .integer($0) }, "note": locator.note.map { .string($0) },
      "place": .string(place(of: passage)),
    ])
  }

  func json(_ level: Claim.Level) -> [CanonicalJSON.Member] {
    switch level {
    case .stated: [CanonicalJSON.Member("level", .string("stated"))]
    case .implied: [CanonicalJSON.Member("level", .string("implied"))]
    case .inferred(let reason):
      [CanonicalJSON.Member("level", .string("inferred")), CanonicalJSON.Member("reason", .string(reason))]
    }
  }

  /// A ground as programs and doubts name it: `claim:s17.2`, `rule:life-at-most`; null for what needs no evidence.
  func notation(_ ground: Ground) -> CanonicalJSON {
    JSONText.text(ground.doubt.map { inquiry.notation(of: $0) })
  }

  /// A claim for programs.
  func json(_ id: Claim.ID) -> [CanonicalJSON.Member] {
    guard let (statement, claim) = claims[id] else { return [] }
    return [
      CanonicalJSON.Member("statement", .string(statement.slug.rawValue)),
      CanonicalJSON.Member("voices", .array(statement.voices.map { .string(name(of: $0.holder)) })),
    ] + json(claim.level) + [CanonicalJSON.Member("passages", .array(passages(of: id).map(json)))]
  }

  func slug(_ event: Event.ID) -> String { inquiry.events[event]?.slug.rawValue ?? event.rawValue }
  func slug(_ person: Person.ID) -> String { inquiry.persons[person]?.slug.rawValue ?? person.rawValue }
  func title(_ event: Event.ID) -> String { inquiry.events[event]?.title ?? event.rawValue }
}
