import Testimony

extension RandomInquiry {
  mutating func proposal() -> Proposal {
    let slug = slug(.proposal)
    return Proposal(
      id: Identifier(id(for: slug, .proposal)), source: source(), passages: several { $0.passage() },
      proposedContent(), voices: several { $0.proposedVoice() }, kind: pick(Claim.Kind.allCases),
      polarity: pick(Claim.Polarity.allCases),
      level: chance() ? .stated : chance() ? .implied : .inferred(reason: words()), certainty: certainty(),
      reason: maybe { $0.words() }, score: number(0...100), origin: origin(), decision: decision(),
      made: several(2) { random in
        RecordReference(random.pick(RecordReference.Kind.allCases), id: random.words())
      })
  }

  private mutating func proposedName() -> ProposedName {
    ProposedName(pick(ProposedName.Kind.allCases), words())
  }

  private mutating func proposedVoice() -> ProposedVoice {
    let holder: ProposedVoice.Holder =
      switch number(0...4) {
      case 0: .text
      case 1: .some(words: words())
      case 2: .rumour(words: words())
      case 3: .described(words: words())
      default: .named(proposedName())
      }
    return ProposedVoice(
      holder, attribution: chance() ? .ownVoice : chance() ? .words(words()) : .editor(reason: words()),
      manner: pick(Voice.Manner.allCases), stance: pick(Voice.Stance.allCases),
      rendering: maybe { $0.pick(Voice.Rendering.allCases) })
  }

  private mutating func proposedContent() -> Proposal.Content {
    switch number(0...12) {
    case 0: return .mention(proposedName())
    case 1: return .identity(proposedName(), proposedName(), isSame: chance())
    case 2:
      return .kinship(
        proposedName(), Kinship.Kind(rawValue: pick(["mother", "of", "half brother"])), of: proposedName())
    case 3: return .trait(of: proposedName(), words: words())
    case 4: return .name(of: proposedName(), datedName())
    case 5: return .saying(words: words(), about: several { $0.proposedName() })
    case 6: return .reference(proposedName())
    case 7: return .detail(.contribution(proposedName(), role: word()))
    case 8: return .detail(chance() ? .composed(date()) : .published(date()))
    case 9:
      return .position(
        of: proposedName(),
        Place.Coordinates(
          latitude: Double(number(-9_000...9_000)) / 100, longitude: Double(number(-18_000...18_000)) / 100,
          uncertaintyInKilometres: maybe { Double($0.number(1...500)) }), origin: words())
    default:
      return .event(
        ProposedEvent(
          maybe { Event.Kind(rawValue: $0.word()) }, title: maybe { $0.words() },
          participants: several { random in
            ProposedEvent.Participant(random.proposedName(), role: random.maybe { $0.word() })
          }, place: maybe { $0.proposedName() }, times: several(2) { $0.constraint(depth: 0) },
          ages: several(2) { random in
            ProposedEvent.Age(of: random.proposedName(), random.ageExpression())
          }))
    }
  }
}
