import Archives
import Chronicle
import Presentation
import Testimony
import TextReading

extension DraftResolution {
  /// What may be named where somebody or something is meant.
  static let anything: [RecordReference.Kind] = [.person, .group, .place, .work, .event, .source]

  /// Reads what a claim says.
  ///
  /// - Parameters:
  ///   - draft: The form as typed.
  ///   - field: The start of the names of its fields, such as `claim.1.`.
  /// - Returns: Its own content first, then what the same words say besides; nothing where a field is flawed.
  mutating func contents(_ draft: ContentDraft, field: String) -> [ClaimContent] {
    switch draft.form {
    case .event: return eventContents(draft, field)
    case .age: return ageContents(draft, field)
    case .state: return stateContents(draft, field)
    case .kinship:
      guard let person = person(draft[.person], field: field + "person"),
        let tie = needed(draft[.tie], field + "tie"),
        let other = self.person(draft[.other], field: field + "other")
      else { return [] }
      return [.kinship(Kinship(person, Kinship.Kind(rawValue: tie), of: other))]
    case .trait:
      guard let of = referent(draft[.about], Self.anything, new: .person, field: field + "about"),
        let words = needed(draft[.words], field + "words")
      else { return [] }
      return [.trait(of: of, words: words, label: draft[.label].nonEmpty)]
    case .opinion:
      guard
        let about = referent(
          draft[.about], Self.anything + [.statement], new: .person, field: field + "about"),
        let words = needed(draft[.words], field + "words")
      else { return [] }
      return [.opinion(about: about, words: words)]
    case .name: return nameContents(draft, field)
    case .identity:
      guard let left = referent(draft[.left], Self.anything, new: nil, field: field + "left"),
        let right = referent(draft[.right], [left.kind], new: left.kind, field: field + "right")
      else { return [] }
      return [.identity(left, right, isSame: draft[.isSame] != "no")]
    case .number: return numberContents(draft, field)
    case .rank:
      guard let event = event(draft[.event], field: field + "event"),
        let scope = needed(draft[.scope], field + "scope")
      else { return [] }
      return [.rank(event: event, Rank(rawValue: draft[.rank]) ?? .first, scope: scope)]
    case .knowledge: return knowledgeContents(draft, field)
    case .relation:
      guard let statement = statement(draft[.statement], field: field + "statement") else { return [] }
      return [.relation(StatementRelation(rawValue: draft[.relation]) ?? .corrects, to: statement)]
    case .proposition:
      guard let words = needed(draft[.words], field + "words") else { return [] }
      let about = list(draft[.about], Self.anything, new: .person, field: field + "about").map(\.who)
      let event = draft[.event].trimmed.isEmpty ? nil : event(draft[.event], field: field + "event")
      return [.proposition(words: words, about: about, event: event)]
    case .notation:
      do throws(NotationError) {
        return [try ChronicleNotation(inquiry).content(draft[.notation].trimmed)]
      } catch {
        refuse(field + "notation", .notation(error.explanation))
        return []
      }
    }
  }

  private mutating func needed(_ text: String, _ field: String) -> String? {
    let text = text.trimmed
    if text.isEmpty { refuse(field, .missing) }
    return text.nonEmpty
  }

  // MARK: Events

  private mutating func eventContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    let title = draft[.event].trimmed
    guard !title.isEmpty else {
      refuse(field + "event", .missing)
      return []
    }
    guard let id = event(title, field: field + "event"), var event = event(id) else { return [] }
    let isNew = inquiry.events[id] == nil
    if isNew { event.kind = kind(draft[.eventKind].trimmed, title: title) }
    let people = list(draft[.people], [.person, .group], new: .person, field: field + "people")
    let place = place(draft[.place], field + "place")
    var reading: TimeReading?
    if !draft[.when].trimmed.isEmpty {
      reading = time(
        draft[.when], draft[.calendar], extent: isNew ? nil : event.extent, field: field + "when")
    }
    if isNew {
      let lasts = reading?.lasts ?? false || event.kind == .stay || event.kind == .state
      if lasts { event.extent = .extended }
      event.participants = people
      event.place = place
      make(.event(event))
    }
    let times = (reading?.constraints ?? []).map { ClaimContent.time(event: id, $0) }
    // Who took part and where is a claim of its own, so that it can be doubted by itself.
    if !people.isEmpty || place != nil || times.isEmpty {
      let occurrence = ClaimContent.occurrence(Occurrence(of: id, participants: people, place: place))
      return times + [occurrence]
    }
    return times
  }

  /// The kind that was typed, or else the one the title names.
  private func kind(_ typed: String, title: String) -> Event.Kind? {
    if !typed.isEmpty { return Event.Kind(rawValue: typed) }
    let words = SearchWords.words(of: title)
    let known = Set(EventGroups.kinds).union(inquiry.events.compactMap { $0.kind?.rawValue })
    let named =
      words.first { known.contains($0) }
      ?? ["en", "fr"].lazy.compactMap { Sentences.eventKind(of: title, language: $0) }.first
    return named.map { Event.Kind(rawValue: $0) }
  }

  private mutating func place(_ text: String, _ field: String) -> Place.ID? {
    guard !text.trimmed.isEmpty, case .place(let id)? = referent(text, [.place], new: .place, field: field)
    else { return nil }
    return id
  }

  private mutating func ageContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    guard let person = person(draft[.person], field: field + "person"),
      let event = event(draft[.event], field: field + "event")
    else { return [] }
    do throws(TimeFlaw) {
      let reading = try times.readAge(draft[.age])
      guard case .age(let age) = reading.meaning else { return [] }
      return [.age(person: person, event: event, age)]
    } catch {
      refuse(field + "age", draft[.age].trimmed.isEmpty ? .missing : .time(error))
      return []
    }
  }

  private mutating func stateContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    guard let person = person(draft[.person], field: field + "person"),
      let kind = needed(draft[.stateKind], field + "stateKind")
    else { return [] }
    var object: Referent?
    if !draft[.object].trimmed.isEmpty {
      let new: RecordReference.Kind =
        kind == "stay" ? .place : kind == "acquaintance" ? .person : .group
      let kinds: [RecordReference.Kind] =
        kind == "stay" ? [.place, .group] : [.group, .person, .place, .work, .source]
      object = referent(draft[.object], kinds, new: new, field: field + "object")
    }
    var state = StateOfPerson(
      of: person, StateOfPerson.Kind(rawValue: kind), object: object, words: draft[.words].trimmed.nonEmpty)
    let when = draft[.when].trimmed
    if let title = draft[.event].trimmed.nonEmpty {
      state.event = event(title, field: field + "event")
    } else if !when.isEmpty {
      state.event = event(stateTitle(person, kind, object, state.words), field: field + "event")
    }
    guard let id = state.event else { return [.state(state)] }
    if inquiry.events[id] == nil, var event = event(id) {
      event.extent = .extended
      event.kind = kind == "stay" ? .stay : .state
      event.participants = [Participation(.person(person))]
      if case .place(let place)? = object { event.place = place }
      make(.event(event))
    }
    guard !when.isEmpty,
      let reading = time(when, draft[.calendar], extent: .extended, field: field + "when")
    else { return [.state(state)] }
    return [.state(state)] + reading.constraints.map { .time(event: id, $0) }
  }

  private func stateTitle(_ person: Person.ID, _ kind: String, _ object: Referent?, _ words: String?)
    -> String
  {
    let name = title(.person(person))
    return [name, words ?? kind, object.map { title($0) }].compactMap(\.self).joined(separator: " · ")
  }

  private func title(_ referent: Referent) -> String {
    for record in made {
      switch (record, referent) {
      case (.person(let one), .person(let id)) where one.id == id: return one.name
      case (.group(let one), .group(let id)) where one.id == id: return one.name
      case (.place(let one), .place(let id)) where one.id == id: return one.name
      case (.work(let one), .work(let id)) where one.id == id: return one.title
      default: continue
      }
    }
    return inquiry.name(of: referent)
  }

  // MARK: Other things

  private mutating func nameContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    guard let of = referent(draft[.about], Self.anything, new: .person, field: field + "about"),
      let text = needed(draft[.name], field + "name")
    else { return [] }
    var name = DatedName(
      text, language: draft[.language].trimmed.nonEmpty, kind: draft[.nameKind].trimmed.nonEmpty)
    if !draft[.used].trimmed.isEmpty {
      let typed = draft[.used].trimmed
      // The years of use are a window, so an interval is one date here.
      guard let reading = time(typed, "", extent: .punctual, field: field + "used") else { return [] }
      guard case .dated(.within, let date)? = reading.constraints.first?.bound, reading.constraints.count == 1
      else {
        refuse(field + "used", .time(TimeFlaw(.notUnderstood(typed), at: 0..<typed.utf8.count)))
        return []
      }
      name.used = date
    }
    return [.name(of: of, name)]
  }

  private mutating func numberContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    guard let subject = needed(draft[.subject], field + "subject") else { return [] }
    let typed = draft[.value].trimmed
    var value: Int?
    if !typed.isEmpty {
      value = Int(typed.filter { !$0.isWhitespace })
      if value == nil { refuse(field + "value", .noNumber(typed)) }
    }
    let words = draft[.words].trimmed
    if typed.isEmpty, words.isEmpty { refuse(field + "value", .missing) }
    return [
      .number(
        Quantity(
          of: subject, Quantity.Comparison(rawValue: draft[.comparison]) ?? .exactly, value: value,
          words: words))
    ]
  }

  private mutating func knowledgeContents(_ draft: ContentDraft, _ field: String) -> [ClaimContent] {
    guard let person = person(draft[.person], field: field + "person"),
      let statement = statement(draft[.statement], field: field + "statement")
    else { return [] }
    var knowledge = Knowledge(person, of: statement, isKnown: draft[.isKnown] != "no")
    if !draft[.since].trimmed.isEmpty { knowledge.since = event(draft[.since], field: field + "since") }
    if !draft[.from].trimmed.isEmpty { knowledge.from = self.person(draft[.from], field: field + "from") }
    return [.knowledge(knowledge)]
  }
}

extension String {
  /// The text, or nothing where it is empty.
  package var nonEmpty: String? { isEmpty ? nil : self }
}
