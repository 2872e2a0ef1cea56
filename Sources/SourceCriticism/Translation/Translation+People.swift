internal import Calendars
internal import Chronology
internal import Testimony

extension Translation {
  /// What the record of an event says by itself: its people, its place, the whole it is a part of.
  mutating func addRecord(of event: Event) {
    addParticipants(event.participants, in: event, grounds: [])
    if let place = event.place, !event.isRepeated, let reference = events[event.id] {
      for who in event.participants where ParticipantRoles.isThere(who.role, at: event.kind) {
        if case .person(let person) = who.who {
          presences.append(Presence(person, at: event, reference, in: place, grounds: []))
        }
      }
    }
    if let whole = event.partOf, let inner = events[event.id], let outer = reference(to: whole),
      inner != outer,
      inquiry.events[whole].map({ $0.extent == .extended || $0.isRepeated }) ?? false
    {
      require(.ordered(EventPart(inner), .during, EventPart(outer)), [.nature], use(.nature))
    }
  }

  /// What taking part in an event says of lives.
  mutating func addParticipants(_ participants: [Participation], in event: Event, grounds: [Ground]) {
    guard let reference = events[event.id] else { return }
    let roles = ParticipantRoles(of: participants, in: event.kind)
    for (place, participant) in participants.enumerated() {
      guard case .person(let person) = participant.who else { continue }
      switch roles.meaning(of: place) {
      case .born:
        let birth = life(of: person).birth
        require(
          .ordered(EventPart(birth), .equals, EventPart(reference)), grounds.isEmpty ? [.nature] : grounds,
          lifeUse(grounds))
        tie(birth, reference, grounds)
      case .dies:
        let death = life(of: person).death
        require(
          .ordered(EventPart(death), .equals, EventPart(reference)), grounds.isEmpty ? [.nature] : grounds,
          lifeUse(grounds))
        tie(death, reference, grounds)
      case .mother:
        for child in roles.born(in: participants) { addParent(person, of: child, isMother: true, grounds) }
      case .father:
        for child in roles.born(in: participants) { addParent(person, of: child, isMother: false, grounds) }
      case .marries:
        addLife(of: person, through: reference, event.id, grounds, isState: false)
        let birth = life(of: person).birth
        for rule in assumed {
          if case .marriageAtLeast(let years) = rule.assumption {
            require(
              .aged(EventPart(reference), atLeast: years, atMost: nil, .completed, born: EventPart(birth)),
              grounds + [.rule(rule.id)], use(.marriage(person, event.id)))
          }
        }
      case .acts:
        addLife(
          of: person, through: reference, event.id, grounds,
          isState: event.kind == .stay || event.kind == .state)
      case .none: continue
      }
    }
  }

  private mutating func lifeUse(_ grounds: [Ground]) -> Int32 {
    if case .claim(let claim)? = grounds.first { return use(.said(claim)) }
    return use(.nature)
  }

  /// That somebody was alive at an event: on some day of it, or through all of it if it is a state of theirs.
  mutating func addLife(
    of person: Person.ID, through reference: EventReference, _ id: Event.ID, _ grounds: [Ground],
    isState: Bool = true
  ) {
    let (birth, death) = life(of: person)
    for rule in assumed {
      switch rule.assumption {
      case .nobodyActsBeforeBirth:
        require(
          .ordered(EventPart(birth), .before, EventPart(reference, isState ? .start : .end)),
          grounds + [.rule(rule.id)], use(.bornBefore(person, id)))
      case .nobodyActsAfterDeath:
        require(
          .ordered(EventPart(death), .after, EventPart(reference, isState ? .end : .start)),
          grounds + [.rule(rule.id)], use(.diedAfter(person, id)))
      default: continue
      }
    }
  }

  // MARK: Kin

  mutating func addKinship(_ kinship: Kinship, _ ground: Ground) {
    switch kinship.kind.rawValue.lowercased() {
    case "mother", "mère": addParent(kinship.person, of: kinship.other, isMother: true, [ground])
    case "father", "père": addParent(kinship.person, of: kinship.other, isMother: false, [ground])
    case "parent": addParent(kinship.person, of: kinship.other, isMother: nil, [ground])
    case "child", "son", "daughter", "enfant", "fils", "fille":
      addParent(kinship.other, of: kinship.person, isMother: nil, [ground])
    default: return
    }
  }

  /// What being a parent asks; of a parent neither called mother nor father, what both have in common.
  private mutating func addParent(
    _ parent: Person.ID, of child: Person.ID, isMother: Bool?, _ grounds: [Ground]
  ) {
    guard parent != child else { return }
    let (elder, younger) = (life(of: parent), life(of: child))
    let born = EventPart(younger.birth)
    let kin = use(.parent(parent, of: child))
    require(
      .ordered(EventPart(elder.birth), .strictlyBefore, born), grounds.isEmpty ? [.nature] : grounds, kin)
    let fewest = assumed.compactMap { rule -> Int? in
      switch rule.assumption {
      case .motherAtLeast(let years), .fatherAtLeast(let years): return years
      default: return nil
      }
    }.min()
    for rule in assumed {
      let asked: Requirement
      switch (rule.assumption, isMother) {
      case (.motherAtLeast(let years), true), (.fatherAtLeast(let years), false):
        asked = .aged(born, atLeast: years, atMost: nil, .completed, born: EventPart(elder.birth))
      case (.motherAtLeast(let years), nil) where years == fewest,
        (.fatherAtLeast(let years), nil) where years == fewest:
        asked = .aged(born, atLeast: years, atMost: nil, .completed, born: EventPart(elder.birth))
      case (.motherAtMost(let years), true):
        asked = .aged(born, atLeast: nil, atMost: years, .completed, born: EventPart(elder.birth))
      case (.fatherDiesAtMost(let months), false), (.fatherDiesAtMost(let months), nil):
        asked = .offset(
          EventPart(elder.death), SpanRange(atLeast: CalendarSpan(months: -months), atMost: nil), from: born)
      case (.nobodyActsAfterDeath, true):
        asked = .ordered(EventPart(elder.death), .after, born)
      default: continue
      }
      require(asked, grounds + [.rule(rule.id)], use(.parent(parent, of: child)))
    }
  }

  // MARK: Tellings

  /// What follows from a claim's being told as past, and from a witness's having seen it.
  mutating func speaks(_ claim: Claim, of id: Event.ID, in statement: Statement) {
    guard let reference = reference(to: id) else { return }
    claimsOfEvent.append(claim.id, to: Int32(truncatingIfNeeded: reference.index))
    let ground = Ground.claim(claim.id)
    for rule in assumed {
      switch rule.assumption {
      case .toldAfterItHappened:
        if let source = statement.source, let days = composedDays[source], days.last != nil {
          require(
            .dated(EventPart(reference, .start), .notAfter, days),
            [.composition(source), ground, .rule(rule.id)], use(.told(id, inSource: source, at: nil)))
        }
        for voice in statement.voices {
          guard let telling = voice.telling, telling != id, let told = self.reference(to: telling) else {
            continue
          }
          require(
            .ordered(EventPart(told, .end), .after, EventPart(reference, .start)), [ground, .rule(rule.id)],
            use(.told(id, inSource: nil, at: telling)))
        }
      case .whoSawWasAlive:
        for voice in statement.voices where voice.manner == .saw {
          for person in persons(behind: voice.holder, in: statement) {
            let (birth, death) = life(of: person)
            require(
              .ordered(EventPart(birth), .before, EventPart(reference, .end)), [ground, .rule(rule.id)],
              use(.bornBefore(person, id)))
            require(
              .ordered(EventPart(death), .after, EventPart(reference, .start)), [ground, .rule(rule.id)],
              use(.diedAfter(person, id)))
            if let event = inquiry.events[id], !event.isRepeated, event.extent == .punctual,
              let place = event.place
            {
              presences.append(
                Presence(person, at: event, reference, in: place, grounds: [ground, .rule(rule.id)]))
            }
          }
        }
      default: continue
      }
    }
  }

  /// The people whose voice it is: of a text, its authors.
  func persons(behind holder: Voice.Holder, in statement: Statement) -> [Person.ID] {
    switch holder {
    case .person(let id): return [id]
    case .text:
      let authors = statement.source.flatMap { inquiry.sources[$0]?.authors } ?? []
      return authors.compactMap { if case .person(let id) = $0 { id } else { nil } }
    default: return []
    }
  }

  // MARK: Presence

  /// Who was where by a claim that an event took place.
  mutating func addPresences(
    of occurrence: Occurrence, in event: Event, _ reference: EventReference, ground: Ground
  ) {
    guard !event.isRepeated else { return }
    if let place = occurrence.place, place != event.place {
      for who in event.participants + occurrence.participants
      where ParticipantRoles.isThere(who.role, at: event.kind) {
        if case .person(let person) = who.who {
          presences.append(Presence(person, at: event, reference, in: place, grounds: [ground]))
        }
      }
    }
    if let place = event.place {
      for who in occurrence.participants where ParticipantRoles.isThere(who.role, at: event.kind) {
        guard case .person(let person) = who.who,
          !event.participants.contains(where: { $0.who == who.who })
        else { continue }
        presences.append(Presence(person, at: event, reference, in: place, grounds: [ground]))
      }
    }
  }
}

/// What the parts people take in an event mean for their lives.
struct ParticipantRoles {
  /// What taking part means.
  enum Meaning { case born, dies, mother, father, marries, acts, none }

  private let meanings: [Meaning]

  init(of participants: [Participation], in kind: Event.Kind?) {
    let hasNamedChild = participants.contains { ["child", "born", "enfant"].contains(Self.word($0.role)) }
    let hasNamedDead = participants.contains { ["deceased", "dead", "mort"].contains(Self.word($0.role)) }
    var hasUnnamed = false
    meanings = participants.map { participant in
      let role = Self.word(participant.role)
      let isFirstUnnamed = role.isEmpty && !hasUnnamed
      if role.isEmpty { hasUnnamed = true }
      switch kind?.rawValue.lowercased() {
      case "birth", "naissance":
        if ["child", "born", "enfant"].contains(role) || (isFirstUnnamed && !hasNamedChild) { return .born }
        if ["mother", "mère"].contains(role) { return .mother }
        return ["father", "père"].contains(role) ? .father : Self.general(role)
      case "death", "execution", "suicide", "mort", "décès":
        if ["deceased", "dead", "mort", "executed"].contains(role) || (isFirstUnnamed && !hasNamedDead) {
          return .dies
        }
        return Self.general(role)
      case "burial", "funeral", "cremation", "exhumation", "reburial", "commemoration", "rehabilitation",
        "publication", "probate", "enterrement", "obsèques":
        // Those it happened to may be dead; those with a part of their own are not.
        return role.isEmpty || role == "author" ? .none : Self.general(role)
      case "marriage", "wedding", "mariage":
        return role.isEmpty
          || ["spouse", "bride", "groom", "husband", "wife", "époux", "épouse"].contains(role)
          ? .marries : Self.general(role)
      default: return Self.general(role)
      }
    }
  }

  func meaning(of place: Int) -> Meaning { meanings[place] }

  func born(in participants: [Participation]) -> [Person.ID] {
    zip(participants, meanings).compactMap { participant, meaning in
      guard meaning == .born, case .person(let person) = participant.who else { return nil }
      return person
    }
  }

  private static func general(_ role: String) -> Meaning { absent.contains(role) ? .none : .acts }

  /// Parts that ask nobody to be alive.
  private static let absent: Set<String> = [
    "subject", "topic", "mentioned", "honoured", "honored", "commemorated", "deceased", "dead", "buried",
    "ancestor", "namesake", "dedicatee", "sujet", "défunt",
  ]

  /// Parts taken from elsewhere.
  private static let distant: Set<String> = [
    "addressee", "recipient", "correspondent", "absent", "father", "père", "in-absentia", "destinataire",
  ]

  private static func word(_ role: String?) -> String { role?.lowercased() ?? "" }

  /// Whether a part is taken on the spot.
  static func isThere(_ role: String?, at kind: Event.Kind?) -> Bool {
    let role = word(role)
    return !absent.contains(role) && !distant.contains(role)
      && !["publication", "probate", "rehabilitation", "commemoration"].contains(kind?.rawValue ?? "")
  }
}
