package import Testimony

/// What a proposal is about, for choosing among many.
package enum ProposalKind: String, Hashable, Sendable, CaseIterable {
  /// Words that name a person.
  case person
  /// Words that name a group.
  case group
  /// Words that name a place.
  case place
  /// Words that name a work.
  case work
  /// That two names are one's, or are not.
  case identity
  /// An event.
  case event
  /// A tie of kinship.
  case kinship
  /// What somebody was like.
  case trait
  /// Another name.
  case name
  /// Anything else that is said.
  case saying
  /// Words that stand for somebody without a name.
  case reference
  /// What the source itself is: its people, when it was written.
  case source
  /// Where a place lies.
  case position
}

extension Proposal {
  /// What it is about.
  package var subject: ProposalKind {
    switch content {
    case .mention(let name):
      switch name.kind {
      case .person: .person
      case .group: .group
      case .place: .place
      case .work: .work
      }
    case .identity: .identity
    case .event: .event
    case .kinship: .kinship
    case .trait: .trait
    case .name: .name
    case .saying: .saying
    case .reference: .reference
    case .detail: .source
    case .position: .position
    }
  }

  /// The rule that proposed it, or the program or model that did.
  package var rule: String {
    switch origin {
    case .editor: "editor"
    case .firstReading(let rule): rule
    case .imported(let format): format
    case .model(let name, _): name
    }
  }
}

/// Which proposals are wanted; a part that is `nil` or empty asks for nothing.
package struct ProposalFilter: Hashable, Sendable {
  /// What has become of them.
  package var decisions: Set<Decision> = [.open]
  /// Of which source.
  package var source: Source.ID?
  /// About what.
  package var kinds: Set<ProposalKind> = []
  /// By which rule; `statement` asks for every rule `statement.…`.
  package var rule: String?
  /// Which name they have to hold.
  package var name: ProposedName?
  /// The lowest score.
  package var score = 0

  /// Asks for the open ones.
  package init() {}

  /// Whether a proposal is wanted.
  package func admits(_ proposal: Proposal) -> Bool {
    decisions.contains(proposal.decision) && source.map { $0 == proposal.source } ?? true
      && (kinds.isEmpty || kinds.contains(proposal.subject)) && proposal.score >= score
      && rule.map { proposal.rule == $0 || proposal.rule.hasPrefix($0 + ".") } ?? true
      && name.map { proposal.names.contains($0) } ?? true
  }
}

/// In which order proposals are worked through.
package enum ProposalOrder: String, Hashable, Sendable, CaseIterable {
  /// As they stand in the texts, source by source.
  case place
  /// The highest score first.
  case score
}

/// A name under which a source proposes mentions, with all of them.
package struct ProposedNameGroup: Hashable, Sendable {
  /// The name.
  package var name: ProposedName
  /// The source.
  package var source: Source.ID
  /// Whom it means.
  package var meaning: ProposedNames.Meaning
  /// The ways in which the text writes it, with how often, the most frequent first.
  package var spellings: [(words: String, count: Int)]
  /// The mentions proposed, in order of place.
  package var proposals: [Proposal]

  /// Whether two groups hold the same proposals.
  package static func == (left: ProposedNameGroup, right: ProposedNameGroup) -> Bool {
    left.name == right.name && left.meaning == right.meaning && left.proposals == right.proposals
  }

  /// Hashes the group.
  package func hash(into hasher: inout Hasher) { hasher.combine(proposals) }
}

extension Inquiry {
  /// The proposals a filter asks for, in order.
  ///
  /// - Complexity: O(*n* log *n*) in the number of proposals.
  package func proposals(_ filter: ProposalFilter = ProposalFilter(), by order: ProposalOrder = .place)
    -> [Proposal]
  {
    var sources: [Source.ID: Int] = [:]
    for (index, source) in self.sources.enumerated() { sources[source.id] = index }
    let found = self.proposals.filter(filter.admits).map { proposal in
      (
        proposal: proposal, source: sources[proposal.source] ?? .max,
        place: proposal.passages.first.map(\.start) ?? .max,
        // The wider of two that begin together encloses the other.
        end: -(proposal.passages.first.map(\.end) ?? 0)
      )
    }
    func key(_ item: (proposal: Proposal, source: Int, place: Int, end: Int)) -> (Int, Int, Int, Int) {
      (order == .score ? -item.proposal.score : 0, item.source, item.place, item.end)
    }
    return found.sorted { left, right in
      let (first, second) = (key(left), key(right))
      return first == second ? left.proposal.id < right.proposal.id : first < second
    }.map(\.proposal)
  }

  /// The names under which mentions are proposed, those with the most mentions first.
  package func proposedNames(_ filter: ProposalFilter = ProposalFilter()) -> [ProposedNameGroup] {
    struct Key: Hashable {
      var source: Source.ID
      var name: ProposedName
    }
    let meanings = ProposedNames(self)
    var order: [Key] = []
    var groups: [Key: [Proposal]] = [:]
    for proposal in proposals(filter) {
      guard case .mention(let name) = proposal.content else { continue }
      let key = Key(source: proposal.source, name: name)
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(proposal)
    }
    let found = order.map { key in
      let proposals = groups[key] ?? []
      var counts: [String: Int] = [:]
      for words in proposals.flatMap({ $0.passages.prefix(1) }).map(\.quotation) {
        counts[words, default: 0] += 1
      }
      return ProposedNameGroup(
        name: key.name, source: key.source, meaning: meanings.meaning(of: key.name, in: key.source),
        spellings: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) },
        proposals: proposals)
    }
    return found.enumerated().sorted {
      ($1.element.proposals.count, $0.offset) < ($0.element.proposals.count, $1.offset)
    }.map(\.element)
  }
}

extension Passage {
  /// Where it begins in its text or excerpt; lost passages stand behind all others.
  var start: Int {
    switch place {
    case .text(_, let range), .excerpt(_, let range): range.lowerBound.rawValue
    case .orphan: .max
    }
  }

  /// Where it ends.
  var end: Int {
    switch place {
    case .text(_, let range), .excerpt(_, let range), .orphan(_, let range): range.upperBound.rawValue
    }
  }
}
