import Testimony

extension AnyRecord {
  /// The record with each passage put in the place of another, or taken out where `change` gives `nil`.
  ///
  /// A mention cannot be without its words: `nil` leaves them as they are.
  func changingPassages(_ change: (Passage) -> Passage?) -> AnyRecord {
    switch self {
    case .statement(var statement):
      statement.passages = statement.passages.compactMap(change)
      for index in statement.claims.indices {
        statement.claims[index].passages = statement.claims[index].passages.compactMap(change)
      }
      return .statement(statement)
    case .mention(var mention):
      mention.passage = change(mention.passage) ?? mention.passage
      return .mention(mention)
    case .identity(var identity):
      identity.passages = identity.passages.compactMap(change)
      return .identity(identity)
    case .note(var note):
      note.passage = note.passage.flatMap(change)
      return .note(note)
    case .proposal(var proposal):
      proposal.passages = proposal.passages.compactMap(change)
      return .proposal(proposal)
    case .source, .text, .excerpt, .person, .group, .place, .work, .event, .rule, .hypothesis, .ruling:
      return self
    }
  }

  /// What became of it, for kinds that are proposed; everything else counts as accepted.
  var decision: Decision {
    switch self {
    case .statement(let statement): statement.decision
    case .mention(let mention): mention.decision
    case .identity(let identity): identity.decision
    case .proposal(let proposal): proposal.decision
    default: .accepted
    }
  }
}

extension Inquiry {
  /// Every record that can hold passages.
  var recordsWithPassages: [AnyRecord] {
    statements.map(AnyRecord.statement) + mentions.map(AnyRecord.mention) + identities.map(AnyRecord.identity)
      + notes.map(AnyRecord.note) + proposals.map(AnyRecord.proposal)
  }
}
