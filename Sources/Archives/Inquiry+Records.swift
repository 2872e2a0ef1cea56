package import Testimony

extension Inquiry {
  /// Every record, kind by kind, in order.
  package var allRecords: [AnyRecord] {
    var records: [AnyRecord] = []
    records += sources.map(AnyRecord.source)
    records += texts.map(AnyRecord.text)
    records += excerpts.map(AnyRecord.excerpt)
    records += persons.map(AnyRecord.person)
    records += groups.map(AnyRecord.group)
    records += places.map(AnyRecord.place)
    records += works.map(AnyRecord.work)
    records += events.map(AnyRecord.event)
    records += statements.map(AnyRecord.statement)
    records += mentions.map(AnyRecord.mention)
    records += identities.map(AnyRecord.identity)
    records += rules.map(AnyRecord.rule)
    records += hypotheses.map(AnyRecord.hypothesis)
    records += rulings.map(AnyRecord.ruling)
    records += notes.map(AnyRecord.note)
    records += proposals.map(AnyRecord.proposal)
    return records
  }

  /// Keeps the place of a record that has been taken out, so that it stands there again when it is put back.
  package mutating func reserve(_ reference: RecordReference) {
    let id = reference.id
    switch reference.kind {
    case .source: sources.reserve(Identifier(id))
    case .text: texts.reserve(Identifier(id))
    case .excerpt: excerpts.reserve(Identifier(id))
    case .person: persons.reserve(Identifier(id))
    case .group: groups.reserve(Identifier(id))
    case .place: places.reserve(Identifier(id))
    case .work: works.reserve(Identifier(id))
    case .event: events.reserve(Identifier(id))
    case .statement: statements.reserve(Identifier(id))
    case .mention: mentions.reserve(Identifier(id))
    case .identity: identities.reserve(Identifier(id))
    case .rule: rules.reserve(Identifier(id))
    case .hypothesis: hypotheses.reserve(Identifier(id))
    case .ruling: rulings.reserve(Identifier(id))
    case .note: notes.reserve(Identifier(id))
    case .proposal: proposals.reserve(Identifier(id))
    }
  }
}
