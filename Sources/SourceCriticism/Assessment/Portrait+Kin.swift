public import Testimony

extension Portrait {
  /// A tie of kinship that the parts taken in a birth or a wedding make, as seen from the person.
  public struct KinByEvent: Hashable, Sendable {
    /// The other.
    public let other: Person.ID
    /// What the other is to the person.
    public let kind: Kinship.Kind
    /// The birth or wedding.
    public let event: Event.ID
    /// The statements on it, in the order of the inquiry.
    public let statements: [Statement.ID]
  }
}

extension Assessment {
  /// The kin whom the parts taken in births and weddings give a person: mother and father of the born, the born to
  /// them, and whoever married.
  ///
  /// - Parameter portrait: What is said of the person.
  /// - Returns: The ties, in the order of the portrait's events; somebody may be kin by more than one.
  public func kinByEvents(_ portrait: Portrait) -> [Portrait.KinByEvent] {
    let own = Set([portrait.person] + portrait.identical)
    var result: [Portrait.KinByEvent] = []
    for entry in portrait.entries {
      guard let event = inquiry.events[entry.event] else { continue }
      let participants = event.participants + sayings(of: entry)
      let roles = ParticipantRoles(of: participants, in: event.kind)
      var people: [(person: Person.ID, meaning: ParticipantRoles.Meaning)] = []
      for (place, participant) in participants.enumerated() {
        guard case .person(let person) = participant.who else { continue }
        let meaning = roles.meaning(of: place)
        if !people.contains(where: { $0.person == person && $0.meaning == meaning }) {
          people.append((person, meaning))
        }
      }
      for part in people where own.contains(part.person) {
        for other in people where !own.contains(other.person) {
          guard let kind = Self.kind(of: other.meaning, to: part.meaning) else { continue }
          let tie = Portrait.KinByEvent(
            other: other.person, kind: kind, event: entry.event, statements: entry.statements)
          if !result.contains(tie) { result.append(tie) }
        }
      }
    }
    return result
  }

  /// The parts that claims give people in an event, beside those of its record.
  private func sayings(of entry: Portrait.Entry) -> [Participation] {
    let own = Set(entry.claims)
    return entry.statements.compactMap { inquiry.statements[$0] }.flatMap(\.claims).flatMap { claim in
      guard own.contains(claim.id), claim.polarity == .affirmed, claim.kind == .report,
        case .occurrence(let occurrence) = claim.content
      else { return [Participation]() }
      return occurrence.participants
    }
  }

  private static func kind(of other: ParticipantRoles.Meaning, to own: ParticipantRoles.Meaning) -> Kinship
    .Kind?
  {
    switch (own, other) {
    case (.born, .mother): Kinship.Kind(rawValue: "mother")
    case (.born, .father): Kinship.Kind(rawValue: "father")
    case (.mother, .born), (.father, .born): Kinship.Kind(rawValue: "child")
    case (.marries, .marries): Kinship.Kind(rawValue: "spouse")
    default: nil
    }
  }
}
