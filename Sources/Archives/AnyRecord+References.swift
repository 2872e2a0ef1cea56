package import Testimony

extension AnyRecord {
  /// The readable name, for the kinds that have one.
  package var slug: Slug? {
    switch self {
    case .source(let record): record.slug
    case .excerpt(let record): record.slug
    case .person(let record): record.slug
    case .group(let record): record.slug
    case .place(let record): record.slug
    case .work(let record): record.slug
    case .event(let record): record.slug
    case .statement(let record): record.slug
    case .identity(let record): record.slug
    case .rule(let record): record.slug
    case .hypothesis(let record): record.slug
    case .ruling(let record): record.slug
    case .note(let record): record.slug
    case .text, .mention, .proposal: nil
    }
  }

  /// The kind and the readable name, for messages.
  package var name: String {
    switch self {
    case .text(let text): "text “\(text.original.fileName)”"
    case .mention(let mention): "mention of “\(mention.passage.quotation)”"
    default: "\(reference.kind.rawValue) “\(slug?.rawValue ?? reference.id)”"
    }
  }

  /// Every passage the record holds.
  package var passages: [Passage] {
    switch self {
    case .statement(let statement): statement.passages + statement.claims.flatMap(\.passages)
    case .mention(let mention): [mention.passage]
    case .identity(let identity): identity.passages
    case .note(let note): note.passage.map { [$0] } ?? []
    case .proposal(let proposal): proposal.passages
    default: []
    }
  }

  /// The source with which the record's content would have to be destroyed; `nil` where it is of none, or of several.
  package var vault: String? {
    switch self {
    case .source(let source): return source.id.rawValue
    case .text(let text): return text.source.rawValue
    case .excerpt(let excerpt): return excerpt.source.rawValue
    case .statement(let statement): return statement.source?.rawValue
    case .proposal(let proposal): return proposal.source.rawValue
    default:
      guard let first = passages.first?.source, passages.allSatisfy({ $0.source == first }) else {
        return nil
      }
      return first.rawValue
    }
  }

  /// Every record this one names; built-in rules, which need no record, are left out.
  package var references: [RecordReference] {
    var list = ReferenceList()
    switch self {
    case .source(let source):
      source.contributions.forEach { list.add($0.person) }
      source.relations.forEach { list.add(.source, $0.source.rawValue) }
    case .text(let text): list.add(.source, text.source.rawValue)
    case .excerpt(let excerpt): list.add(.source, excerpt.source.rawValue)
    case .person, .group, .rule: break
    case .place(let place): place.containments.forEach { list.add(.place, $0.place.rawValue) }
    case .work(let work): work.authors.forEach { list.add(.person, $0.rawValue) }
    case .event(let event):
      event.participants.forEach { list.add($0.who) }
      list.add(.place, event.place?.rawValue)
      list.add(.event, event.partOf?.rawValue)
    case .statement(let statement): list.add(statement)
    case .mention(let mention): mention.referent.map { list.add($0) }
    case .identity(let identity):
      list.add(identity.left)
      list.add(identity.right)
    case .hypothesis(let hypothesis):
      hypothesis.doubts.forEach { list.add($0) }
      hypothesis.weights.forEach { list.add($0.of) }
    case .ruling(let ruling):
      ruling.evidence.forEach { list.add($0) }
      if case .doubts(let doubts) = ruling.verdict { doubts.forEach { list.add($0) } }
    case .note(let note): note.subject.map { list.add($0) }
    case .proposal(let proposal):
      list.add(.source, proposal.source.rawValue)
      if case .event(let event) = proposal.content { event.times.forEach { list.add($0.bound) } }
    }
    passages.forEach { list.add($0) }
    return list.references
  }

  /// Every claim this record names.
  package var claimReferences: [Claim.ID] {
    let doubts: [Doubt] =
      switch self {
      case .hypothesis(let hypothesis): hypothesis.doubts + hypothesis.weights.map(\.of)
      case .ruling(let ruling):
        ruling.evidence + { if case .doubts(let doubts) = ruling.verdict { doubts } else { [] } }()
      default: []
      }
    return doubts.compactMap { if case .claim(let id) = $0 { id } else { nil } }
  }
}

private struct ReferenceList {
  var references: [RecordReference] = []

  mutating func add(_ kind: RecordReference.Kind, _ id: String?) {
    if let id { references.append(RecordReference(kind, id: id)) }
  }

  mutating func add(_ referent: Referent) {
    switch referent {
    case .person(let id): add(.person, id.rawValue)
    case .group(let id): add(.group, id.rawValue)
    case .place(let id): add(.place, id.rawValue)
    case .work(let id): add(.work, id.rawValue)
    case .event(let id): add(.event, id.rawValue)
    case .source(let id): add(.source, id.rawValue)
    case .statement(let id): add(.statement, id.rawValue)
    }
  }

  mutating func add(_ passage: Passage) {
    add(.source, passage.source.rawValue)
    switch passage.place {
    case .text(let id, _), .orphan(let id, _): add(.text, id.rawValue)
    case .excerpt(let id, _): add(.excerpt, id.rawValue)
    }
  }

  mutating func add(_ holder: Voice.Holder) {
    switch holder {
    case .person(let id): add(.person, id.rawValue)
    case .group(let id): add(.group, id.rawValue)
    case .some(let id, _): add(.group, id?.rawValue)
    case .text, .editor, .rumour, .described: break
    }
  }

  mutating func add(_ doubt: Doubt) {
    switch doubt {
    case .statement(let id): add(.statement, id.rawValue)
    case .source(let id): add(.source, id.rawValue)
    case .witness(let holder), .link(let holder): add(holder)
    case .transmission(let holder, let other):
      add(holder)
      add(other)
    case .identity(let id): add(.identity, id.rawValue)
    case .mention(let id): add(.mention, id.rawValue)
    case .claim, .kind, .rule: break
    }
  }

  mutating func add(_ statement: Statement) {
    add(.source, statement.source?.rawValue)
    for voice in statement.voices {
      add(voice.holder)
      add(.event, voice.telling?.rawValue)
    }
    for claim in statement.claims { add(claim.content) }
  }

  mutating func add(_ content: ClaimContent) {
    switch content {
    case .occurrence(let occurrence):
      add(.event, occurrence.event.rawValue)
      occurrence.participants.forEach { add($0.who) }
      add(.place, occurrence.place?.rawValue)
    case .time(let event, let constraint):
      add(.event, event.rawValue)
      add(constraint.bound)
    case .age(let person, let event, _):
      add(.person, person.rawValue)
      add(.event, event.rawValue)
    case .kinship(let kinship):
      add(.person, kinship.person.rawValue)
      add(.person, kinship.other.rawValue)
    case .state(let state):
      add(.person, state.person.rawValue)
      state.object.map { add($0) }
      add(.event, state.event?.rawValue)
    case .trait(let referent, _, _), .opinion(let referent, _), .name(let referent, _): add(referent)
    case .identity(let left, let right, _):
      add(left)
      add(right)
    case .knowledge(let knowledge):
      add(.person, knowledge.person.rawValue)
      add(.statement, knowledge.statement.rawValue)
      add(.event, knowledge.since?.rawValue)
      add(.person, knowledge.from?.rawValue)
    case .relation(_, let other): add(.statement, other.rawValue)
    case .number: break
    case .rank(let event, _, _): add(.event, event.rawValue)
    case .proposition(_, let about, let event):
      about.forEach { add($0) }
      add(.event, event?.rawValue)
    }
  }

  mutating func add(_ bound: TimeConstraint.Bound) {
    switch bound {
    case .dated, .lasting, .recurring: break
    case .ordered(_, let anchor), .offset(_, let anchor), .same(_, let anchor), .following(_, _, let anchor):
      add(.event, anchor.event.rawValue)
    case .oneOf(let constraints): constraints.forEach { add($0.bound) }
    }
  }
}
