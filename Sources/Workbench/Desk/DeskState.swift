import Editing
import Presentation
import Testimony

/// What the address of the desk says: where the reader is, and what is in hand.
struct DeskState: Sendable {
  /// What the apparatus shows.
  enum Hand: Sendable {
    /// Nothing: the statements of the page.
    case nothing
    /// A statement.
    case statement(Statement)
    /// The form, with passages or for a statement that is edited.
    case form
    /// A note on passages.
    case note
    /// The sentences of a paragraph, to choose one from.
    case paragraph(Int)
    /// The proposals of the first reading; the one in hand, or the first.
    case proposals(Proposal.ID?)
  }

  let source: Source
  /// Which stretch of the text is shown, from 1; `nil` where the address does not say.
  var part: Int?
  var hand: Hand = .nothing
  /// The passages in hand.
  var places: [StatementDraft.PassageDraft] = []
  /// The statement that is edited.
  var edited: Statement?
  /// The proposal that is corrected.
  var corrected: Proposal?
  /// The statement whose witness, people and place the next one starts from.
  var after: Statement?
  /// The proposal that was in hand when a note on its passage was begun.
  var proposal: Proposal.ID?
  /// Words that were looked for in the text.
  var quote: String?

  /// The desk with nothing in hand.
  init(source: Source) { self.source = source }

  /// Reads an address of the desk.
  init(_ visit: Visit, source: Source, scene: Scene) {
    self.source = source
    let inquiry = scene.inquiry
    part = visit.query("part").flatMap { Int($0) }
    places = visit.queries("at").compactMap { token in
      PlaceToken.read(token) { inquiry.excerpt(named: $0, of: source.id)?.id }
    }
    func statement(_ name: String) -> Statement? {
      visit.query(name).flatMap { scene.index.statement($0, inquiry) }
    }
    edited = statement("edit")
    after = statement("after")
    quote = visit.query("quote")
    proposal = visit.query("proposals").flatMap { inquiry.proposals[Identifier($0)]?.id }
    corrected = visit.query("correct").flatMap { inquiry.proposals[Identifier($0)] }.flatMap { proposal in
      proposal.source == source.id && !proposal.decision.isAccepted ? proposal : nil
    }
    if let corrected {
      hand = .form
      if places.isEmpty,
        let draft = StatementDraft(correcting: corrected, in: inquiry, names: scene.index.names)
      {
        places = draft.passages
      }
    } else if let edited, edited.source == source.id {
      hand = .form
      if places.isEmpty { places = edited.passages.indices.map { .kept($0) } }
    } else if visit.query("note") != nil, !places.isEmpty {
      hand = .note
    } else if !places.isEmpty {
      hand = .form
    } else if let paragraph = visit.query("paragraph").flatMap({ Int($0) }) {
      hand = .paragraph(paragraph)
    } else if visit.query("proposals") != nil {
      hand = .proposals(proposal)
    } else if let chosen = statement("statement") {
      hand = .statement(chosen)
    }
  }

  /// The address of a stretch of the text.
  func address(part: Int?, statement: Statement? = nil) -> Address {
    Address(
      "desk", source.slug.rawValue,
      query: [
        "part": part.map { String($0) }, "statement": statement?.slug.rawValue,
        "after": after?.slug.rawValue,
      ])
  }

  /// The address of the form for passages.
  func address(part: Int?, at places: [StatementDraft.PassageDraft], _ inquiry: Inquiry) -> Address {
    places.reduce(address(part: part)) { $0.adding("at", PlaceToken.write($1, inquiry)) }
  }
}
