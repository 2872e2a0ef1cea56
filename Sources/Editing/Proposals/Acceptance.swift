import Testimony
import TextReading

/// Makes records of proposals, many in one act: whoever the first of them brings in, the others find.
struct Acceptance {
  private(set) var changes: [Change] = []
  private var inquiry: Inquiry
  private var names: ProposedNames
  private var fresh: FreshNames
  private let statementSlugs: Set<String>

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    names = ProposedNames(inquiry)
    fresh = FreshNames(inquiry)
    statementSlugs = Set(inquiry.statements.flatMap { [$0.slug] + $0.aliases }.map(\.rawValue))
  }

  /// Makes what a proposal says a part of the inquiry.
  ///
  /// - Parameters:
  ///   - proposal: The proposal.
  ///   - decision: How it was accepted, which stays on what is made of it.
  ///   - correction: What the editor changed in it.
  /// - Throws: ``EditingError`` where a name is borne by several; nothing has been made then.
  mutating func accept(
    _ proposal: Proposal, _ decision: Decision, _ correction: ProposalCorrection?
  ) throws {
    var said = proposal
    if let correction {
      said.content = correction.content ?? said.content
      said.passages = correction.passages ?? said.passages
      said.voices = correction.voices ?? said.voices
      said.kind = correction.kind ?? said.kind
      said.polarity = correction.polarity ?? said.polarity
      said.level = correction.level ?? said.level
    }
    let chosen = correction?.meanings ?? [:]
    for name in said.names where chosen[name] == nil {
      guard case .several(let bearers) = names.meaning(of: name, in: said.source) else { continue }
      throw EditingError(.ambiguousName(name.name, bearers: bearers.map { inquiry.name(of: $0) }))
    }
    if case .reference(let name) = said.content, chosen[name] == nil,
      names.meaning(of: name, in: said.source) == .new
    {
      throw EditingError(.unmeantWords(name.name))
    }
    var decided = proposal
    decided.decision = decision
    decided.made = []
    var people: [ProposedName: Referent] = chosen
    for name in said.names where people[name] == nil {
      people[name] = referent(for: name, in: said.source, &decided.made)
    }
    try make(said, decision, people, correction, &decided.made)
    put(.proposal(decided))
  }

  private mutating func put(_ record: AnyRecord) {
    changes.append(.put(record))
    inquiry.apply(.put(record))
  }

  private mutating func put(_ record: AnyRecord, _ made: inout [RecordReference]) {
    put(record)
    made.append(record.reference)
  }

  // MARK: Names

  /// Whom a name means; a record is made for whoever is new.
  private mutating func referent(
    for name: ProposedName, in source: Source.ID, _ made: inout [RecordReference]
  ) -> Referent {
    if case .known(let referent) = names.meaning(of: name, in: source) { return referent }
    let referent: Referent
    switch name.kind {
    case .person:
      let (slug, id) = fresh.name(
        .person, for: name.name, fallback: "person", in: \.persons, slug: \.slug, aliases: \.aliases)
      put(.person(Person(id: id, slug: slug, name: name.name)), &made)
      referent = .person(id)
    case .group:
      let (slug, id) = fresh.name(
        .group, for: name.name, fallback: "group", in: \.groups, slug: \.slug, aliases: \.aliases)
      put(.group(Group(id: id, slug: slug, name: name.name)), &made)
      referent = .group(id)
    case .place:
      let (slug, id) = fresh.name(
        .place, for: name.name, fallback: "place", in: \.places, slug: \.slug, aliases: \.aliases)
      put(.place(Place(id: id, slug: slug, name: name.name)), &made)
      referent = .place(id)
    case .work:
      let (slug, id) = fresh.name(
        .work, for: name.name, fallback: "work", in: \.works, slug: \.slug, aliases: \.aliases)
      put(.work(Work(id: id, slug: slug, title: name.name)), &made)
      referent = .work(id)
    }
    names.bear(referent, name)
    return referent
  }

  // MARK: Records

  private mutating func make(
    _ proposal: Proposal, _ decision: Decision, _ people: [ProposedName: Referent],
    _ correction: ProposalCorrection?, _ made: inout [RecordReference]
  ) throws {
    func referent(_ name: ProposedName) throws -> Referent {
      guard let referent = people[name] else {
        throw EditingError(.misplacedName(name.name, wanted: name.kind.rawValue))
      }
      return referent
    }
    func person(_ name: ProposedName) throws -> Person.ID {
      guard case .person(let id) = try referent(name) else {
        throw EditingError(.misplacedName(name.name, wanted: "person"))
      }
      return id
    }
    switch proposal.content {
    case .mention(let name), .reference(let name):
      guard let passage = proposal.passages.first else { return }
      let meant = try referent(name)
      let mention = Mention(
        id: Identifier(fresh.number("m", in: \.mentions)), passage: passage, referent: meant,
        origin: proposal.origin, decision: decision)
      put(.mention(mention), &made)
      names.bear(meant, name, in: proposal.source)
    case .identity(let left, let right, let isSame):
      let pair = (try referent(left), try referent(right))
      // Two names that mean one record already have nothing left to say.
      guard pair.0 != pair.1 else { return }
      let (slug, id) = fresh.name(
        .identity, for: "\(left.name) \(isSame ? "is" : "is not") \(right.name)", fallback: "identity",
        in: \.identities, slug: \.slug)
      put(
        .identity(
          Identity(
            id: id, slug: slug, pair.0, pair.1, isSame: isSame, reason: proposal.reason,
            passages: proposal.passages, origin: proposal.origin, decision: decision)), &made)
    case .event(let event):
      let id = try correction?.event ?? add(event, people, &made)
      let participants = try event.participants.map { Participation(try referent($0.who), role: $0.role) }
      var contents: [(ClaimContent, Claim.Level)] = [
        (
          .occurrence(
            Occurrence(
              of: id, participants: participants, place: try event.place.map { try place(referent($0)) })),
          .stated
        )
      ]
      contents += event.times.map { (.time(event: id, $0), proposal.level) }
      contents += try event.ages.map { (.age(person: try person($0.person), event: id, $0.age), .stated) }
      try add(contents, proposal, decision, people, &made)
    case .kinship(let one, let kind, of: let other):
      let tie = Kinship(try person(one), kind, of: try person(other))
      try add([(.kinship(tie), proposal.level)], proposal, decision, people, &made)
    case .trait(let name, let words):
      try add(
        [(.trait(of: try referent(name), words: words, label: nil), proposal.level)], proposal, decision,
        people, &made)
    case .name(let name, let dated):
      try add([(.name(of: try referent(name), dated), proposal.level)], proposal, decision, people, &made)
    case .detail(let detail):
      var who: Referent?
      if case .contribution(let name, role: _) = detail { who = try referent(name) }
      make(detail, of: proposal.source, who, &made)
    case .position(of: let name, let point, let origin):
      make(point, of: try place(referent(name)), origin: origin, &made)
    case .saying(let words, let about):
      let about = try about.map { try referent($0) }
      try add(
        [(.proposition(words: words, about: about, event: nil), proposal.level)], proposal, decision, people,
        &made)
    }
  }

  private mutating func make(
    _ detail: SourceDetail, of id: Source.ID, _ referent: Referent?, _ made: inout [RecordReference]
  ) {
    guard var source = inquiry.sources[id] else { return }
    let before = source
    switch detail {
    case .contribution(_, let role):
      guard let referent else { return }
      let contribution = Source.Contribution(referent, role: role)
      if !source.contributions.contains(contribution) { source.contributions.append(contribution) }
    case .composed(let date): source.composed = date
    case .published(let date): source.published = date
    }
    if source != before { put(.source(source), &made) }
  }

  /// Says where a place lies, with who says so in its note; what the editor has said stays.
  private mutating func make(
    _ point: Place.Coordinates, of id: Place.ID, origin: String, _ made: inout [RecordReference]
  ) {
    guard var place = inquiry.places[id], place.coordinates == nil else { return }
    place.coordinates = point
    place.note = [place.note, "Coordinates: \(origin)."].compactMap(\.self).joined(separator: " ")
    put(.place(place), &made)
  }

  private func place(_ referent: Referent) throws -> Place.ID {
    guard case .place(let id) = referent else {
      throw EditingError(.misplacedName(inquiry.name(of: referent), wanted: "place"))
    }
    return id
  }

  private mutating func add(
    _ event: ProposedEvent, _ people: [ProposedName: Referent], _ made: inout [RecordReference]
  ) throws -> Event.ID {
    let title = event.title ?? usualTitle(of: event, people)
    let year = event.times.lazy.compactMap(\.yearAsWritten).first
    let (slug, id) = fresh.name(
      .event, for: event.title == nil ? [title, year].compactMap(\.self).joined(separator: " ") : title,
      fallback: "event", in: \.events, slug: \.slug, aliases: \.aliases)
    let record = Event(
      id: id, slug: slug,
      title: [title, event.title == nil ? year : nil].compactMap(\.self).joined(separator: ", "),
      kind: event.kind, extent: event.kind == .stay || event.kind == .state ? .extended : .punctual,
      participants: event.participants.compactMap { participant in
        people[participant.who].map { Participation($0, role: participant.role) }
      }, place: try event.place.flatMap { people[$0] }.map { try place($0) })
    put(.event(record), &made)
    return id
  }

  /// A title of the kind of event and of whoever took part first.
  private func usualTitle(of event: ProposedEvent, _ people: [ProposedName: Referent]) -> String {
    let kind = (event.kind?.rawValue ?? "event").replacing("-", with: " ")
    let title = kind.prefix(1).uppercased() + kind.dropFirst()
    guard let who = event.participants.first.flatMap({ people[$0.who] }) else { return title }
    return "\(title): \(inquiry.name(of: who))"
  }

  private mutating func add(
    _ contents: [(ClaimContent, Claim.Level)], _ proposal: Proposal, _ decision: Decision,
    _ people: [ProposedName: Referent], _ made: inout [RecordReference]
  ) throws {
    let taken = statementSlugs
    let name = fresh.number("s", in: \.statements) { taken.contains($0) }
    guard let slug = Slug(name) else { return }
    let claims = contents.enumerated().map { index, content in
      Claim(
        id: Identifier("\(name).\(index + 1)"), content.0, level: content.1, kind: proposal.kind,
        polarity: proposal.polarity, witnessCertainty: proposal.certainty)
    }
    let statement = Statement(
      id: Identifier(name), slug: slug, source: proposal.source, passages: proposal.passages,
      voices: try proposal.voices.map { try voice($0, people) }, claims: claims, note: proposal.reason,
      origin: proposal.origin, decision: decision)
    put(.statement(statement), &made)
  }

  private func voice(_ voice: ProposedVoice, _ people: [ProposedName: Referent]) throws -> Voice {
    let holder: Voice.Holder
    switch voice.holder {
    case .text: holder = .text
    case .some(let words): holder = .some(of: nil, words: words)
    case .rumour(let words): holder = .rumour(words: words)
    case .described(let words): holder = .described(words: words)
    case .named(let name):
      switch people[name] {
      case .person(let id): holder = .person(id)
      case .group(let id): holder = .group(id)
      default: throw EditingError(.misplacedName(name.name, wanted: "person or group"))
      }
    }
    return Voice(
      holder, attribution: voice.attribution, manner: voice.manner, stance: voice.stance,
      rendering: voice.rendering)
  }
}

extension Acceptance {
  /// Proposes where the places lie that accepted proposals name, where nothing says so yet.
  mutating func proposePositions(of accepted: [Proposal], by atlas: PlaceAtlas) {
    var known: [Source.ID: KnownProposals] = [:]
    var number = inquiry.proposals.count + 1
    for proposal in accepted where inquiry.proposals[proposal.id]?.decision.isAccepted == true {
      let named: ProposedName? =
        switch proposal.content {
        case .mention(let name) where name.kind == .place: name
        case .event(let event): event.place
        default: nil
        }
      guard let named, let passage = proposal.passages.first,
        case .known(.place(let id)) = names.meaning(of: named, in: proposal.source),
        let place = inquiry.places[id], place.coordinates == nil,
        let record = atlas.record(named: place.name)
      else { continue }
      while inquiry.proposals.hasKnown(Identifier("p\(number)")) { number += 1 }
      let draft = SourceDrafts.position(of: ProposedName(.place, place.name), record)
      let position = Proposal(
        id: Identifier("p\(number)"), source: proposal.source, passages: [passage], draft.content,
        reason: draft.reason, score: draft.score, origin: draft.origin)
      var others =
        known.removeValue(forKey: proposal.source) ?? KnownProposals(inquiry, source: proposal.source)
      let isNew = !others.covers(position)
      if isNew { others.add(position) }
      known[proposal.source] = others
      guard isNew else { continue }
      put(.proposal(position))
    }
  }
}

extension TimeConstraint {
  /// The year a date begins with, where it is written in full.
  fileprivate var yearAsWritten: String? {
    guard case .dated(_, let date) = bound else { return nil }
    let digits = date.edtf.prefix(4)
    return digits.count == 4 && digits.allSatisfy { $0.isASCII && $0.isNumber } ? String(digits) : nil
  }
}
