internal import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// Why an event cannot be earlier or later: a proof of each bound of its windows that is not open.
  ///
  /// - Parameter event: An event of the inquiry.
  /// - Returns: The proofs, start before end and earliest before latest; none for an event no day fits.
  public func proofs(of event: Event.ID) -> [BoundProof] {
    guard let reference = translation.events[event] else { return [] }
    let start = translation.problem.start(of: reference)
    let end = translation.problem.end(of: reference)
    return (start == end ? [start] : [start, end]).flatMap { point in
      [WindowSide.earliest, .latest].compactMap { proof(of: point, side: $0) }
    }
  }

  /// Why a birth and a death cannot be earlier or later.
  ///
  /// - Parameter person: A person of the inquiry.
  /// - Returns: The proofs, birth before death and earliest before latest.
  public func proofs(of person: Person.ID) -> [BoundProof] {
    [translation.births[person], translation.deaths[person]].compactMap { $0 }.flatMap { reference in
      [WindowSide.earliest, .latest].compactMap {
        proof(of: translation.problem.start(of: reference), side: $0)
      }
    }
  }

  /// The proof of one bound.
  func proof(of point: TimePoint, side: WindowSide) -> BoundProof? {
    guard let window = table[point], let moment = translation.moments[point.index],
      let value = (side == .earliest ? window.earliest : window.latest)?.rawValue
    else { return nil }
    let bound: BoundSide = side == .earliest ? .earliest : .latest
    let out = left.union(blamed)
    if let proof = book?.proof(of: point, side: side), proof.value == value {
      let steps = self.steps(proof)
      return BoundProof(
        moment: moment, side: bound, day: DayNumber(value), steps: steps, isByCases: false,
        isChecked: accepts(proof), rootCount: rootCount(of: steps))
    }
    let steps = support(of: point, side: side, value: value, without: out)
    let isSupported = gives(Set(steps.map(\.ground)), day: DayNumber(value), of: point, side: bound)
    return BoundProof(
      moment: moment, side: bound, day: DayNumber(value), steps: steps, isByCases: true,
      isChecked: isSupported, rootCount: rootCount(of: steps))
  }

  /// The proofs of all bounds, of the shortest chains those from the fewest roots.
  var book: ProofBook<Link>? {
    shelf.book {
      let roots = rootNumbers
      return ProofBook(
        network, without: left.union(blamed), source: { roots[$0.ground] }, knowing: table.table)
    }
  }

  /// The steps of an engine's proof in the words of testimony.
  private func steps(_ proof: Proof<Link>) -> [ProofStep] {
    var result: [ProofStep] = []
    let steps = proof.steps
    for (place, step) in steps.enumerated() {
      let link = step.constraint.label
      let ground = translation.ground(of: link)
      let moment = translation.moments[step.to.index]
      // The last step of one use carries what follows; those before it name its other conditions.
      let isLast = place == steps.count - 1 || moment != nil
      let day = isLast ? DayNumber(step.toValue) : nil
      if ground == .nature {
        guard let moment, case .end = moment, place > 0, let event = moment.event,
          translation.moments[step.from.index] == .start(event)
        else { continue }
      }
      result.append(
        self.step(
          ground, translation.uses[Int(link.use)], moment: isLast ? moment : nil, day: day,
          from: translation.moments[step.from.index].map { ($0, DayNumber(step.fromValue)) },
          side: proof.side))
    }
    return result
  }

  private func step(
    _ ground: Ground, _ use: Use, moment: Moment?, day: DayNumber?, from: (Moment, DayNumber)?,
    side: WindowSide
  ) -> ProofStep {
    var claim: Claim?
    var statement: Statement?
    if case .claim(let id) = ground, let owner = translation.statementOfClaim[id] {
      statement = inquiry.statements[owner]
      claim = statement?.claims.first { $0.id == id }
    }
    var conclusion: Message?
    if let moment, let day {
      conclusion = Message(side == .earliest ? .notBefore : .notAfter, [.moment(moment), .day(day)])
      if let claim, case .age(_, _, let age) = claim.content, case .birth(let person)? = from?.0,
        let born = onlyDay(of: from?.0), let event = moment.event,
        let stretch = Ages.stretch(age, bornOn: born)
      {
        conclusion = Message(
          .ageFromTo,
          [
            .day(born), .age(age), .day(stretch.lowerBound), .day(stretch.upperBound), .person(person),
            .event(event),
          ])
      }
    }
    var passages = claim?.passages ?? []
    if passages.isEmpty { passages = statement?.passages ?? [] }
    if case .identity(let id) = ground { passages = inquiry.identities[id]?.passages ?? [] }
    return ProofStep(
      ground: ground, premise: premise(of: ground, use), conclusion: conclusion, moment: moment, day: day,
      claim: claim?.id, statement: statement?.id, passages: passages, level: claim?.level,
      isRead: statement.map { $0.decision == .accepted } ?? isRead(ground))
  }

  private func isRead(_ ground: Ground) -> Bool {
    guard case .identity(let id) = ground else { return true }
    return inquiry.identities[id]?.decision == .accepted
  }

  private func onlyDay(of moment: Moment?) -> DayNumber? {
    guard case .birth(let person)? = moment else { return nil }
    return life(of: person).birth?.onlyDay
  }

  /// What a bound rests on that no single chain proves: a smallest set of links without which it does not hold.
  private func support(
    of point: TimePoint, side: WindowSide, value: Int, without out: Set<Link>
  ) -> [ProofStep] {
    var network = self.network
    network.add(
      side == .earliest
        ? Constraint(from: .origin, to: point, atMost: value - 1, label: .query)
        : Constraint(from: .origin, to: point, atLeast: value + 1, label: .query))
    let found = network.conflicts(without: out, budget: SearchBudget(results: 1, steps: 1))
    var seen: Set<Ground> = []
    return (found.conflicts.first?.labels ?? []).compactMap { link in
      guard link != .query else { return nil }
      let ground = translation.ground(of: link)
      guard ground != .nature, seen.insert(ground).inserted else { return nil }
      return step(ground, translation.uses[Int(link.use)], moment: nil, day: nil, from: nil, side: side)
    }
  }

  // MARK: Premises

  /// What a ground says, in the use that is made of it.
  func premise(of ground: Ground, _ use: Use) -> Message {
    switch ground {
    case .claim(let id): return content(of: id)
    case .identity(let id):
      guard let identity = inquiry.identities[id] else { return Message(.sameThing) }
      guard identity.isSame else {
        return Message(.differentThings, [.referent(identity.left), .referent(identity.right)])
      }
      switch (identity.left, identity.right) {
      case (.event(let left), .event(let right)): return Message(.sameEvent, [.event(left), .event(right)])
      case (.person(let left), .person(let right)):
        return Message(.samePerson, [.person(left), .person(right)])
      default: return Message(.sameThing, [.referent(identity.left), .referent(identity.right)])
      }
    case .composition(let id):
      let source = inquiry.sources[id]
      return Message(
        .composed, [.source(id)] + ((source?.composed ?? source?.published).map { [.date($0)] } ?? []))
    case .style(.source(let id)): return Message(.oneStyle, [.source(id)])
    case .style(.voice(let holder, let source)):
      return Message(.oneStyleOfVoice, [.voice(holder)] + (source.map { [.source($0)] } ?? []))
    case .style(.passage(let place, let source)):
      return Message(
        .oneStyleOfPassage, [.source(source)] + (quotation(at: place).map { [.words($0)] } ?? []))
    case .rule(let id): return rule(id, use)
    case .nature:
      return Message(.endsAfterStart)
    }
  }

  /// The words of the passage at a place.
  func quotation(at place: Passage.Place) -> String? {
    for statement in inquiry.statements {
      for passage in statement.passages + statement.claims.flatMap(\.passages) where passage.place == place {
        return passage.quotation
      }
    }
    return nil
  }

  private func rule(_ id: Rule.ID, _ use: Use) -> Message {
    guard let rule = rules[id] else { return Message(.ownRecord) }
    switch rule.assumption {
    case .motherAtLeast(let years): return Message(.ruleMotherAtLeast, [.number(years)])
    case .motherAtMost(let years): return Message(.ruleMotherAtMost, [.number(years)])
    case .fatherAtLeast(let years): return Message(.ruleFatherAtLeast, [.number(years)])
    case .fatherDiesAtMost(let months): return Message(.ruleFatherDies, [.number(months)])
    case .marriageAtLeast(let years): return Message(.ruleMarriage, [.number(years)])
    case .lifeAtMost(let years): return Message(.ruleLife, [.number(years)])
    case .nobodyActsBeforeBirth:
      if case .bornBefore(let person, let event) = use {
        return Message(.ruleBornBefore, [.person(person), .event(event)])
      }
      return Message(.ruleBornBefore)
    case .nobodyActsAfterDeath:
      if case .diedAfter(let person, let event) = use {
        return Message(.ruleDiedAfter, [.person(person), .event(event)])
      }
      return Message(.ruleDiedAfter)
    case .nobodyInTwoPlaces:
      if case .onePlace(let person, let one, let other) = use {
        return Message(.ruleOnePlace, [.person(person), .event(one), .event(other)])
      }
      return Message(.ruleOnePlace)
    case .travelAtMost(let kilometres, let epoch):
      return Message(
        epoch == nil ? .ruleTravel : .ruleTravelDuring,
        [.number(kilometres)] + (epoch.map { [.date($0)] } ?? []))
    case .toldAfterItHappened:
      if case .told(let event, let source, let telling) = use {
        let teller: [Message.Argument] =
          source.map { [.source($0)] } ?? telling.map { [.event($0)] } ?? []
        return Message(.ruleTold, [.event(event)] + teller)
      }
      return Message(.ruleTold)
    case .whoSawWasAlive:
      switch use {
      case .bornBefore(let person, let event), .diedAfter(let person, let event):
        return Message(.ruleSaw, [.person(person), .event(event)])
      default: return Message(.ruleSaw)
      }
    case .vagueSpan(let words, _, let range): return Message(.ruleVague, [.words(words), .span(range)])
    case .aboutSpan(let hundredths): return Message(.ruleAboutSpan, [.number(hundredths)])
    case .aboutAge(let years): return Message(.ruleAboutAge, [.number(years)])
    case .aboutDate(let units): return Message(.ruleAboutDate, [.number(units)])
    }
  }
}
