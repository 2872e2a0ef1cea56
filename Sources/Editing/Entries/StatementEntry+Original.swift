import Chronicle
package import Testimony

extension StatementEntry {
  /// A statement as its form shows it: what is typed in each field gives the statement again.
  package init(editing statement: Statement, in inquiry: Inquiry, names: NameBook? = nil) {
    let names = names ?? NameBook(inquiry)
    let fields = EntryFields(inquiry, names)
    self.init(
      source: statement.source, passages: statement.passages.indices.map { .kept($0) },
      voices: statement.voices.map(fields.voice),
      claims: statement.claims.map { fields.claim($0, of: statement) }, note: statement.note ?? "")
  }
}

/// Fills the fields of forms from records.
private struct EntryFields {
  let names: NameBook
  let notation: ChronicleNotation

  init(_ inquiry: Inquiry, _ names: NameBook) {
    self.names = names
    notation = ChronicleNotation(inquiry)
  }

  func voice(_ voice: Voice) -> VoiceEntry {
    var entry: VoiceEntry
    switch voice.holder {
    case .text: entry = VoiceEntry(.text)
    case .editor: entry = VoiceEntry(.editor)
    case .person(let id): entry = VoiceEntry(.named, name: names.name(of: .person(id), [.person, .group]))
    case .group(let id): entry = VoiceEntry(.named, name: names.name(of: .group(id), [.person, .group]))
    case .some(let group, let words):
      entry = VoiceEntry(.some, name: words)
      entry.group = group.map { names.name(of: .group($0), [.group]) } ?? ""
    case .rumour(let words): entry = VoiceEntry(.rumour, name: words)
    case .described(let words): entry = VoiceEntry(.described, name: words)
    }
    switch voice.attribution {
    case .ownVoice: break
    case .words(let words): entry.words = words
    case .editor(let reason): entry.reason = reason
    }
    entry.manner = voice.manner
    entry.stance = voice.stance
    entry.rendering = voice.rendering
    entry.telling = voice.telling.map { names.name(of: .event($0), [.event]) } ?? ""
    return entry
  }

  func claim(_ claim: Claim, of statement: Statement) -> ClaimEntry {
    var entry = ClaimEntry(content(claim.content))
    entry.id = claim.id
    entry.kind = claim.kind
    switch claim.level {
    case .stated: entry.level = .stated
    case .implied: entry.level = .implied
    case .inferred(let reason): (entry.level, entry.reason) = (.inferred, reason)
    }
    entry.polarity = claim.polarity
    entry.witnessCertainty = claim.witnessCertainty
    entry.editorCertainty = claim.editorCertainty
    entry.isAdopted = claim.isAdopted
    entry.passages = claim.passages.compactMap { statement.passages.firstIndex(of: $0) }
    return entry
  }

  private func content(_ content: ClaimContent) -> ContentEntry {
    let anything = EntryResolution.anything
    func person(_ id: Person.ID) -> String { names.name(of: .person(id), [.person]) }
    func event(_ id: Event.ID) -> String { names.name(of: .event(id), [.event]) }
    var entry: ContentEntry
    switch content {
    case .occurrence(let occurrence):
      entry = ContentEntry(.event)
      entry[.event] = event(occurrence.event)
      entry[.people] = occurrence.participants.map { participation in
        names.name(of: participation.who, [.person, .group]) + (participation.role.map { " (\($0))" } ?? "")
      }.joined(separator: "; ")
      entry[.place] = occurrence.place.map { names.name(of: .place($0), [.place]) } ?? ""
    case .time(let id, let constraint):
      entry = ContentEntry(.event)
      entry[.event] = event(id)
      entry[.when] = notation.text(of: constraint)
    case .age(let who, let id, let age):
      entry = ContentEntry(.age)
      entry[.person] = person(who)
      entry[.event] = event(id)
      entry[.age] = notation.text(of: age)
    case .kinship(let tie):
      entry = ContentEntry(.kinship)
      entry[.person] = person(tie.person)
      entry[.tie] = tie.kind.rawValue
      entry[.other] = person(tie.other)
    case .state(let state):
      entry = ContentEntry(.state)
      entry[.person] = person(state.person)
      entry[.stateKind] = state.kind.rawValue
      let kinds: [RecordReference.Kind] =
        state.kind == "stay" ? [.place, .group] : [.group, .person, .place, .work, .source]
      entry[.object] = state.object.map { names.name(of: $0, kinds) } ?? ""
      entry[.words] = state.words ?? ""
      entry[.event] = state.event.map(event) ?? ""
    case .trait(let of, let words, let label):
      entry = ContentEntry(.trait)
      entry[.about] = names.name(of: of, anything)
      entry[.words] = words
      entry[.label] = label ?? ""
    case .opinion(let about, let words):
      entry = ContentEntry(.opinion)
      entry[.about] = names.name(of: about, anything + [.statement])
      entry[.words] = words
    case .name(let of, let name):
      entry = ContentEntry(.name)
      entry[.about] = names.name(of: of, anything)
      entry[.name] = name.text
      entry[.language] = name.language ?? ""
      entry[.nameKind] = name.kind ?? ""
      entry[.used] = name.used.map { "in " + notation.text(of: $0) } ?? ""
    case .identity(let left, let right, let isSame):
      entry = ContentEntry(.identity)
      entry[.left] = names.name(of: left, anything)
      entry[.right] = names.name(of: right, [left.kind])
      entry[.isSame] = isSame ? "yes" : "no"
    case .number(let quantity):
      entry = ContentEntry(.number)
      entry[.subject] = quantity.subject
      entry[.comparison] = quantity.comparison.rawValue
      entry[.value] = quantity.value.map { String($0) } ?? ""
      entry[.words] = quantity.words
    case .rank(let id, let rank, let scope):
      entry = ContentEntry(.rank)
      entry[.event] = event(id)
      entry[.rank] = rank.rawValue
      entry[.scope] = scope
    case .knowledge(let knowledge):
      entry = ContentEntry(.knowledge)
      entry[.person] = person(knowledge.person)
      entry[.statement] = names.name(of: .statement(knowledge.statement), [.statement])
      entry[.isKnown] = knowledge.isKnown ? "yes" : "no"
      entry[.since] = knowledge.since.map(event) ?? ""
      entry[.from] = knowledge.from.map(person) ?? ""
    case .relation(let relation, let statement):
      entry = ContentEntry(.relation)
      entry[.relation] = relation.rawValue
      entry[.statement] = names.name(of: .statement(statement), [.statement])
    case .proposition(let words, let about, let id):
      entry = ContentEntry(.proposition)
      entry[.words] = words
      entry[.about] = about.map { names.name(of: $0, anything) }.joined(separator: "; ")
      entry[.event] = id.map(event) ?? ""
    }
    return entry
  }
}
