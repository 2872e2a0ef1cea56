import Chronicle
package import Testimony

extension StatementDraft {
  /// A statement as its form shows it: what is typed in each field gives the statement again.
  package init(editing statement: Statement, in inquiry: Inquiry, names: NameBook? = nil) {
    let names = names ?? NameBook(inquiry)
    let fields = DraftFields(inquiry, names)
    self.init(
      source: statement.source, passages: statement.passages.indices.map { .kept($0) },
      voices: statement.voices.map(fields.voice),
      claims: statement.claims.map { fields.claim($0, of: statement) }, note: statement.note ?? "")
  }
}

/// Fills the fields of forms from records.
private struct DraftFields {
  let inquiry: Inquiry
  let names: NameBook
  let notation: ChronicleNotation
  let times: TimeReader

  init(_ inquiry: Inquiry, _ names: NameBook) {
    self.inquiry = inquiry
    self.names = names
    notation = ChronicleNotation(inquiry)
    times = TimeReader(inquiry, names: names, language: "en")
  }

  /// A time as it is typed, with its calendar: in its own words or its EDTF where these are read back as it, else in
  /// the notation.
  private func typed(_ constraint: TimeConstraint, of event: Event.ID) -> (text: String, calendar: String) {
    guard case .dated(.within, let date) = constraint.bound, constraint.part == .whole else {
      return (notation.text(of: constraint), "")
    }
    for candidate in [date.words, date.edtf].compactMap(\.self) {
      let reading = try? times.read(candidate, calendar: date.calendar, extent: inquiry.events[event]?.extent)
      if reading?.meaning == .constraints([constraint]) { return (candidate, date.calendar?.rawValue ?? "") }
    }
    return (notation.text(of: constraint), "")
  }

  func voice(_ voice: Voice) -> VoiceDraft {
    var draft: VoiceDraft
    switch voice.holder {
    case .text: draft = VoiceDraft(.text)
    case .editor: draft = VoiceDraft(.editor)
    case .person(let id): draft = VoiceDraft(.named, name: names.name(of: .person(id), [.person, .group]))
    case .group(let id): draft = VoiceDraft(.named, name: names.name(of: .group(id), [.person, .group]))
    case .some(let group, let words):
      draft = VoiceDraft(.some, name: words)
      draft.group = group.map { names.name(of: .group($0), [.group]) } ?? ""
    case .rumour(let words): draft = VoiceDraft(.rumour, name: words)
    case .described(let words): draft = VoiceDraft(.described, name: words)
    }
    draft.take(voice.attribution, voice.manner, voice.stance, voice.rendering)
    draft.telling = voice.telling.map { names.name(of: .event($0), [.event]) } ?? ""
    return draft
  }

  func claim(_ claim: Claim, of statement: Statement) -> ClaimDraft {
    var draft = ClaimDraft(content(claim.content))
    draft.id = claim.id
    draft.kind = claim.kind
    switch claim.level {
    case .stated: draft.level = .stated
    case .implied: draft.level = .implied
    case .inferred(let reason): (draft.level, draft.reason) = (.inferred, reason)
    }
    draft.polarity = claim.polarity
    draft.witnessCertainty = claim.witnessCertainty
    draft.editorCertainty = claim.editorCertainty
    draft.isAdopted = claim.isAdopted
    draft.passages = claim.passages.compactMap { statement.passages.firstIndex(of: $0) }
    return draft
  }

  private func content(_ content: ClaimContent) -> ContentDraft {
    let anything = DraftResolution.anything
    func person(_ id: Person.ID) -> String { names.name(of: .person(id), [.person]) }
    func event(_ id: Event.ID) -> String { names.name(of: .event(id), [.event]) }
    var draft: ContentDraft
    switch content {
    case .occurrence(let occurrence):
      draft = ContentDraft(.event)
      draft[.event] = event(occurrence.event)
      draft[.people] = occurrence.participants.map { participation in
        names.name(of: participation.who, [.person, .group]) + (participation.role.map { " (\($0))" } ?? "")
      }.joined(separator: "; ")
      draft[.place] = occurrence.place.map { names.name(of: .place($0), [.place]) } ?? ""
    case .time(let id, let constraint):
      draft = ContentDraft(.event)
      draft[.event] = event(id)
      (draft[.when], draft[.calendar]) = typed(constraint, of: id)
    case .age(let who, let id, let age):
      draft = ContentDraft(.age)
      draft[.person] = person(who)
      draft[.event] = event(id)
      draft[.age] = notation.text(of: age)
    case .kinship(let tie):
      draft = ContentDraft(.kinship)
      draft[.person] = person(tie.person)
      draft[.tie] = tie.kind.rawValue
      draft[.other] = person(tie.other)
    case .state(let state):
      draft = ContentDraft(.state)
      draft[.person] = person(state.person)
      draft[.stateKind] = state.kind.rawValue
      let kinds: [RecordReference.Kind] =
        state.kind == "stay" ? [.place, .group] : [.group, .person, .place, .work, .source]
      draft[.object] = state.object.map { names.name(of: $0, kinds) } ?? ""
      draft[.words] = state.words ?? ""
      draft[.event] = state.event.map(event) ?? ""
    case .trait(let of, let words, let label):
      draft = ContentDraft(.trait)
      draft[.about] = names.name(of: of, anything)
      draft[.words] = words
      draft[.label] = label ?? ""
    case .opinion(let about, let words):
      draft = ContentDraft(.opinion)
      draft[.about] = names.name(of: about, anything + [.statement])
      draft[.words] = words
    case .name(let of, let name):
      draft = ContentDraft(.name)
      draft[.about] = names.name(of: of, anything)
      draft[.name] = name.text
      draft[.language] = name.language ?? ""
      draft[.nameKind] = name.kind ?? ""
      draft[.used] = name.used.map { "in " + notation.text(of: $0) } ?? ""
    case .identity(let left, let right, let isSame):
      draft = ContentDraft(.identity)
      draft[.left] = names.name(of: left, anything)
      draft[.right] = names.name(of: right, [left.kind])
      draft[.isSame] = isSame ? "yes" : "no"
    case .number(let quantity):
      draft = ContentDraft(.number)
      draft[.subject] = quantity.subject
      draft[.comparison] = quantity.comparison.rawValue
      draft[.value] = quantity.value.map { String($0) } ?? ""
      draft[.words] = quantity.words
    case .rank(let id, let rank, let scope):
      draft = ContentDraft(.rank)
      draft[.event] = event(id)
      draft[.rank] = rank.rawValue
      draft[.scope] = scope
    case .knowledge(let knowledge):
      draft = ContentDraft(.knowledge)
      draft[.person] = person(knowledge.person)
      draft[.statement] = names.name(of: .statement(knowledge.statement), [.statement])
      draft[.isKnown] = knowledge.isKnown ? "yes" : "no"
      draft[.since] = knowledge.since.map(event) ?? ""
      draft[.from] = knowledge.from.map(person) ?? ""
    case .relation(let relation, let statement):
      draft = ContentDraft(.relation)
      draft[.relation] = relation.rawValue
      draft[.statement] = names.name(of: .statement(statement), [.statement])
    case .proposition(let words, let about, let id):
      draft = ContentDraft(.proposition)
      draft[.words] = words
      draft[.about] = about.map { names.name(of: $0, anything) }.joined(separator: "; ")
      draft[.event] = id.map(event) ?? ""
    }
    return draft
  }
}
