import Testimony

/// What is registered, proposed or decided of a source already, so that it is not proposed again.
struct KnownProposals {
  private struct Place: Hashable {
    var text: SourceText.ID
    var range: Range<ScalarOffset>
  }

  /// Where words are taken for a name already, by a mention or a proposal that is not rejected.
  private var named: Set<Place> = []
  /// Contents that were proposed at a place, whatever became of them.
  private var proposed: Set<String> = []
  /// Where statements of an event of a kind stand.
  private var told: [String: [Place]] = [:]

  init(_ inquiry: Inquiry, source: Source.ID) {
    for mention in inquiry.mentions where mention.passage.source == source {
      if let place = Self.place(mention.passage) { named.insert(place) }
    }
    for statement in inquiry.statements where statement.source == source {
      let passages = statement.passages + statement.claims.flatMap(\.passages)
      for kind in Self.kinds(of: statement, in: inquiry) {
        told[kind, default: []] += passages.compactMap(Self.place)
      }
    }
    for proposal in inquiry.proposals where proposal.source == source { add(proposal) }
    // An identity is one question, wherever it is asked.
    for proposal in inquiry.proposals where proposal.source != source {
      if case .identity = proposal.content { proposed.insert(Self.key(proposal)) }
    }
  }

  private static func place(_ passage: Passage) -> Place? {
    if case .text(let text, let range) = passage.place { Place(text: text, range: range) } else { nil }
  }

  /// The kinds of the events a statement tells of.
  private static func kinds(of statement: Statement, in inquiry: Inquiry) -> Set<String> {
    var kinds: Set<String> = []
    for claim in statement.claims {
      let event: Event.ID? =
        switch claim.content {
        case .occurrence(let occurrence): occurrence.event
        case .time(let event, _), .age(_, let event, _): event
        default: nil
        }
      if let kind = event.flatMap({ inquiry.events[$0]?.kind }) { kinds.insert(kind.rawValue) }
    }
    return kinds
  }

  /// Takes up a proposal.
  mutating func add(_ proposal: Proposal) {
    proposed.insert(Self.key(proposal))
    if case .mention = proposal.content, proposal.decision != .rejected {
      named.formUnion(proposal.passages.compactMap(Self.place))
    }
  }

  /// Whether a proposal says nothing that is not known, or was not proposed before.
  func covers(_ proposal: Proposal) -> Bool {
    if proposed.contains(Self.key(proposal)) { return true }
    switch proposal.content {
    case .mention, .reference: return proposal.passages.compactMap(Self.place).contains(where: named.contains)
    case .event(let event):
      let places = told[event.kind?.rawValue ?? ""] ?? []
      return proposal.passages.compactMap(Self.place).contains { place in
        places.contains { $0.text == place.text && $0.range.overlaps(place.range) }
      }
    default: return false
    }
  }

  /// Names what is proposed and where, alike for proposals that say the same of the same words.
  private static func key(_ proposal: Proposal) -> String {
    func name(_ name: ProposedName) -> String { "\(name.kind.rawValue):\(name.name.lowercased())" }
    let places = proposal.passages.compactMap(place).map {
      "\($0.text)/\($0.range.lowerBound.rawValue)-\($0.range.upperBound.rawValue)"
    }.joined(separator: "+")
    switch proposal.content {
    case .mention(let one): return "mention \(name(one)) \(places)"
    case .identity(let left, let right, let isSame):
      return "identity \([name(left), name(right)].sorted().joined(separator: "=")) \(isSame)"
    case .event(let event): return "event \(event.kind?.rawValue ?? event.title ?? "") \(places)"
    case .kinship(let left, let kind, of: let right):
      return "kinship \(name(left)) \(kind.rawValue) \(name(right)) \(places)"
    case .trait(let one, let words): return "trait \(name(one)) \(words) \(places)"
    case .name(let one, let dated): return "name \(name(one)) \(dated.text) \(places)"
    case .saying(let words, _): return "saying \(words) \(places)"
    case .reference: return "reference \(places)"
    case .detail(.contribution(let one, let role)): return "detail \(role) \(name(one))"
    case .detail(.composed(let date)): return "detail composed \(date.edtf)"
    case .detail(.published(let date)): return "detail published \(date.edtf)"
    // Where a place lies is one question in a source, wherever it is named.
    case .position(of: let one, _, origin: _): return "position \(name(one))"
    }
  }
}
