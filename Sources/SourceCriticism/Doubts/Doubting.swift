package import Testimony

extension Translation {
  /// The grounds that some doubts take away.
  func grounds(doubtedBy doubts: some Sequence<Doubt>) -> Set<Ground> {
    var result: Set<Ground> = []
    for doubt in doubts {
      switch doubt {
      case .claim(let id): result.insert(.claim(id))
      case .identity(let id): result.insert(.identity(id))
      case .rule(let id): result.formUnion(ground(ofRule: id))
      case .statement(let id):
        for claim in inquiry.statements[id]?.claims ?? [] { result.insert(.claim(claim.id)) }
      case .source(let id):
        result.insert(.composition(id))
        for scope in styledClaims.keys where scope.source == id { result.insert(.style(scope)) }
        insertClaims(into: &result) { $0.source == id }
      case .kind(let kind):
        let sources = Set(inquiry.sources.filter { $0.kind == kind }.map(\.id))
        for id in sources.sorted() { result.insert(.composition(id)) }
        for scope in styledClaims.keys where scope.source.map({ sources.contains($0) }) ?? false {
          result.insert(.style(scope))
        }
        insertClaims(into: &result) { $0.source.map { sources.contains($0) } ?? false }
      case .witness(let holder):
        let voices = self.voices(of: holder)
        insertClaims(into: &result) { statement in
          voices.contains(statement.witness)
            || (statement.witness == .text && speaks(asText: voices, in: statement))
        }
      case .transmission(let teller, let told):
        let (tellers, sources) = (voices(of: teller), voices(of: told))
        insertClaims(into: &result) { statement in
          // The text's own voice stands before the first of the chain.
          var before = [Voice.Holder.text] + statement.voices.map(\.holder)
          if statement.voices.first?.holder == .text { before.removeFirst() }
          return zip(before, before.dropFirst()).contains { one, next in
            (tellers.contains(one) || (one == .text && speaks(asText: tellers, in: statement)))
              && sources.contains(next)
          }
        }
      case .link(let holder):
        let voices = self.voices(of: holder)
        for case .voice(let holder, let source) in styledClaims.keys where voices.contains(holder) {
          result.insert(.style(.voice(holder, in: source)))
        }
        insertClaims(into: &result) { statement in
          statement.voices.contains { voices.contains($0.holder) }
            || ((statement.voices.isEmpty || statement.voices.contains { $0.holder == .text })
              && speaks(asText: voices, in: statement))
        }
      case .mention(let id):
        guard let mention = inquiry.mentions[id] else { continue }
        for statement in inquiry.statements {
          for claim in statement.claims {
            let passages = claim.passages.isEmpty ? statement.passages : claim.passages
            if passages.contains(where: { $0.holds(mention.passage) }),
              mention.referent.map({ claim.content.speaks(of: $0) }) ?? true
            {
              result.insert(.claim(claim.id))
            }
          }
        }
      }
    }
    return result
  }

  /// A rule is found by identifier or by readable name.
  private func ground(ofRule id: Rule.ID) -> [Ground] {
    if rules[id] != nil { return [.rule(id)] }
    return rules.rule(named: id.rawValue).map { [.rule($0.id)] } ?? [.rule(id)]
  }

  private func insertClaims(into result: inout Set<Ground>, where isMeant: (Statement) -> Bool) {
    for statement in inquiry.statements where isMeant(statement) {
      for claim in statement.claims { result.insert(.claim(claim.id)) }
    }
  }

  /// A voice, and those that accepted identities make one with it.
  private func voices(of holder: Voice.Holder) -> Set<Voice.Holder> {
    guard case .person(let person) = holder else { return [holder] }
    var found: Set<Person.ID> = [person]
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for identity in inquiry.identities where identity.decision.isAccepted && identity.isSame {
        guard case (.person(let one), .person(let other)) = (identity.left, identity.right),
          found.contains(one) != found.contains(other)
        else { continue }
        found.formUnion([one, other])
        isGrowing = true
      }
    }
    return Set(found.map { .person($0) })
  }

  /// Whether a text's own voice is one of some people's.
  private func speaks(asText voices: Set<Voice.Holder>, in statement: Statement) -> Bool {
    if voices.contains(.text) { return statement.voices.isEmpty }
    if statement.source == nil { return voices.contains(.editor) }
    return (statement.source.flatMap { inquiry.sources[$0]?.authors } ?? []).contains { author in
      switch author {
      case .person(let id): voices.contains(.person(id))
      case .group(let id): voices.contains(.group(id))
      default: false
      }
    }
  }

  /// The links of some grounds.
  func links(of grounds: some Sequence<Ground>) -> Set<Link> {
    var result: Set<Link> = []
    for ground in grounds {
      if let index = groundIndex[ground] { result.formUnion(links[index]) }
    }
    return result
  }
}

extension Passage {
  /// Whether another passage stands within this one.
  func holds(_ other: Passage) -> Bool {
    switch (place, other.place) {
    case (.text(let text, let range), .text(let same, let inner)):
      return text == same && range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    case (.excerpt(let excerpt, let range), .excerpt(let same, let inner)):
      return excerpt == same && range.lowerBound <= inner.lowerBound && range.upperBound >= inner.upperBound
    default: return false
    }
  }
}

extension ClaimContent {
  /// Whether it names somebody or something.
  func speaks(of referent: Referent) -> Bool {
    switch self {
    case .occurrence(let occurrence):
      return referent == .event(occurrence.event) || occurrence.participants.contains { $0.who == referent }
        || occurrence.place.map { referent == .place($0) } ?? false
    case .time(let event, let constraint):
      return referent == .event(event) || constraint.bound.anchors.contains { referent == .event($0) }
    case .age(let person, let event, _): return referent == .person(person) || referent == .event(event)
    case .kinship(let tie): return referent == .person(tie.person) || referent == .person(tie.other)
    case .state(let state):
      return referent == .person(state.person) || referent == state.object
        || state.event.map { referent == .event($0) } ?? false
    case .trait(let of, _, _), .name(let of, _): return referent == of
    case .opinion(let about, _): return referent == about
    case .identity(let left, let right, _): return referent == left || referent == right
    case .knowledge(let knowledge):
      return referent == .person(knowledge.person) || referent == .statement(knowledge.statement)
    case .relation(_, let statement): return referent == .statement(statement)
    case .number: return false
    case .rank(let event, _, _): return referent == .event(event)
    case .proposition(_, let about, let event):
      return about.contains(referent) || event.map { referent == .event($0) } ?? false
    }
  }
}

extension TimeConstraint.Bound {
  /// The events it is reckoned from.
  package var anchors: [Event.ID] {
    switch self {
    case .dated, .lasting, .recurring: []
    case .ordered(_, let anchor), .offset(_, let anchor), .same(_, let anchor), .following(_, _, let anchor):
      [anchor.event]
    case .oneOf(let options): options.flatMap(\.bound.anchors)
    }
  }
}
