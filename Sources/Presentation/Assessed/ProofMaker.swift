import Calendars
package import SourceCriticism
package import Testimony

/// Makes the proof of an event's date into what a page shows of it.
package struct ProofMaker: Sendable {
  private let base: Assessment
  private let inquiry: Inquiry
  private let words: Catalogue
  private let dates: DateWords
  private let phrasing: Phrasing
  private let voices: VoiceWords
  private let sigla: Sigla
  private let claims: ClaimWords
  private let passageAddress: @Sendable (Statement, Passage?) -> Address?

  /// Creates a maker for one assessment and language.
  ///
  /// - Parameters:
  ///   - assessment: What the testimony amounts to with nothing more set aside.
  ///   - language: The language.
  ///   - passageAddress: Where a passage of a statement is read.
  package init(
    _ assessment: Assessment, _ language: InterfaceLanguage,
    passageAddress: @escaping @Sendable (Statement, Passage?) -> Address?
  ) {
    base = assessment
    inquiry = assessment.inquiry
    words = Catalogue.of(language)
    dates = DateWords(language)
    phrasing = Phrasing(language == .french ? .french : .english, of: assessment.inquiry)
    voices = VoiceWords(assessment.inquiry, Catalogue.of(language))
    sigla = Sigla(assessment.inquiry)
    claims = ClaimWords(assessment, language)
    self.passageAddress = passageAddress
  }

  /// The steps of several proofs by what they rest on, in the order in which they are first needed.
  private struct Collection {
    var order: [Ground] = []
    var steps: [Ground: ProofStep] = [:]
    var windows: [Ground: PointWindow] = [:]
    var conclusions: [Ground: [Message]] = [:]

    mutating func absorb(_ proofs: [BoundProof], of event: Event.ID) {
      for proof in proofs {
        for step in proof.steps where step.ground != .nature {
          add(step)
          guard step.moment?.event == event, let day = step.day else { continue }
          var window = windows[step.ground] ?? .open
          if proof.side == .earliest {
            window.earliest = max(window.earliest ?? day, day)
          } else {
            window.latest = min(window.latest ?? day, day)
          }
          windows[step.ground] = window
        }
      }
    }

    mutating func add(_ step: ProofStep) {
      if steps[step.ground] == nil {
        order.append(step.ground)
        steps[step.ground] = step
      }
      if let conclusion = step.conclusion, conclusions[step.ground]?.contains(conclusion) != true {
        conclusions[step.ground, default: []].append(conclusion)
      }
    }
  }

  /// The proof of an event's date.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - doubts: What is set aside in this view, as it is written in addresses.
  ///   - toggle: Where the view with one thing more, or less, set aside is.
  /// - Returns: The proof.
  package func proof(
    of event: Event, without doubts: [String], toggle: (String) -> Address
  ) -> ProofView {
    let read = doubts.compactMap { try? inquiry.doubt($0, rules: base.rules) }
    let shown = read.isEmpty ? base : base.supposing(read)
    let dating = shown.dating(of: event.id)
    let involved = (base.contradictions + base.acknowledged.map(\.contradiction))
      .filter { $0.events.contains(event.id) }
    var collection = Collection()
    if involved.isEmpty {
      collection.absorb(base.proofs(of: event.id), of: event.id)
    } else {
      // What each member allows is seen once another has been taken away.
      for member in involved.flatMap(\.members).prefix(8) {
        guard let doubt = member.doubt else { continue }
        collection.absorb(base.supposing([doubt]).proofs(of: event.id), of: event.id)
      }
    }
    if !read.isEmpty { collection.absorb(shown.proofs(of: event.id), of: event.id) }
    let members = Set(involved.flatMap(\.members))
    let setAside = Set(doubts)
    let steps = collection.order.compactMap { ground in
      collection.steps[ground].map { step in
        view(
          step, window: collection.windows[ground] ?? .open,
          conclusions: collection.conclusions[ground] ?? [],
          event: event.id, isInConflict: members.contains(ground), setAside: setAside, toggle: toggle)
      }
    }
    let figure = dating.flatMap {
      $0.hasNoDay ? nil : TimeFigure($0, stated: StatedBounds(shown, of: event.id))
    }
    var proof = ProofView(
      title: event.title, sentence: sentence(figure, steps),
      standing: base.dating(of: event.id)?.hasNoDay == true ? .contradicted : .consistent, figure: figure,
      steps: steps)
    if let first = involved.first {
      proof.conflict = conflict(first, collection.order)
      proof.waysOut = (
        Address("contradictions", first.address(in: inquiry)), base.waysOut(of: first).ways.count
      )
      proof.judgement =
        [(name: "question", value: event.title)]
        + first.members.compactMap(\.doubt).map {
          (name: "evidence", value: inquiry.notation(of: $0))
        }
    } else {
      proof.judgement = [(name: "question", value: event.title)]
    }
    proof.judgement += doubts.map { (name: "doubt", value: $0) }
    if !read.isEmpty {
      proof.moves = moves(from: base, to: shown, except: event.id)
    }
    return proof
  }

  /// The steps that a contradiction's members are, numbered as its page lists them.
  package func steps(of contradiction: Contradiction) -> [ProofView.Step] {
    var collection = Collection()
    let event = contradiction.events.first
    for member in contradiction.members.prefix(8) {
      guard let doubt = member.doubt, let event else { continue }
      collection.absorb(base.supposing([doubt]).proofs(of: event), of: event)
    }
    return contradiction.members.map { member in
      let premise = claims.text(base.premise(of: member))
      let window = collection.windows[member] ?? .open
      return ProofView.Step(
        ground: ground(member, premise: premise, passages: passages(of: member)), siglum: siglum(member),
        address: address(member), detail: detail(member), window: window,
        conclusion: premise, isInConflict: true, isRead: collection.steps[member]?.isRead ?? true)
    }
  }

  /// What moves from one assessment to another.
  package func moves(from before: Assessment, to after: Assessment, except event: Event.ID?) -> [ProofView
    .Move]
  {
    before.compared(with: after, proofLimit: 0).movements.compactMap { movement in
      guard movement.event != event, let moved = inquiry.events[movement.event] else { return nil }
      let (was, now) = (words(of: movement.before), words(of: movement.after))
      guard was != now else { return nil }
      return ProofView.Move(
        title: moved.title,
        address: Address("chronology", query: ["event": moved.slug.rawValue], fragment: "proof"),
        before: was, after: now)
    }
  }

  /// A dating in short words.
  package func words(of dating: EventDating) -> String {
    dating.hasNoDay ? words("chart.contradiction") : TimeFigure(dating).words(dates)
  }

  /// The phrasing of the language.
  package var phrases: Phrasing { phrasing }

  // MARK: Steps

  private func view(
    _ step: ProofStep, window: PointWindow, conclusions: [Message], event: Event.ID, isInConflict: Bool,
    setAside: Set<String>, toggle: (String) -> Address
  ) -> ProofView.Step {
    let premise = claims.text(step.premise)
    let doubt = step.ground.doubt.map { inquiry.notation(of: $0) }
    let followsForEvent = window != .open
    let conclusion =
      followsForEvent
      ? words("proof.so", ["window": dates.window(window.earliest, window.latest)])
      : conclusions.map { phrasing.text($0) }.joined(separator: "; ")
    let quotes = !step.passages.isEmpty
    return ProofView.Step(
      ground: ground(step.ground, premise: premise, passages: step.passages), siglum: siglum(step.ground),
      address: address(step.ground),
      detail: [detail(step.ground), quotes ? premise : nil].compactMap(\.self).joined(separator: " · "),
      window: window, conclusion: conclusion,
      isInConflict: isInConflict, isSetAside: doubt.map(setAside.contains) ?? false,
      toggle: doubt.map(toggle), isRead: step.isRead)
  }

  private func ground(_ ground: Ground, premise: String, passages: [Passage]) -> ProofView.Step.Ground {
    if case .rule = ground { return .rule(words("proof.rule", ["rule": premise])) }
    let quotation = passages.map(\.quotation).joined(separator: " […] ")
    if quotation.isEmpty { return .editor(capitalised(premise)) }
    let language = passages.first.flatMap { inquiry.sources[$0.source]?.languages.first }
    return .passage(quotation: quotation, language: language)
  }

  private func statement(of ground: Ground) -> (Statement, Claim)? {
    guard case .claim(let id) = ground else { return nil }
    for statement in inquiry.statements {
      if let claim = statement.claims.first(where: { $0.id == id }) { return (statement, claim) }
    }
    return nil
  }

  private func passages(of ground: Ground) -> [Passage] {
    if case .identity(let id) = ground { return inquiry.identities[id]?.passages ?? [] }
    guard let (statement, claim) = statement(of: ground) else { return [] }
    return claim.passages.isEmpty ? statement.passages : claim.passages
  }

  private func siglum(_ ground: Ground) -> String {
    switch ground {
    case .claim: passages(of: ground).first.map(sigla.citation) ?? words("voice.editor")
    case .identity: words("proof.identity")
    case .rule: ""
    case .composition(let id): sigla[id] ?? ""
    case .style(let scope): scope.source.flatMap { sigla[$0] } ?? ""
    case .nature: ""
    }
  }

  private func address(_ ground: Ground) -> Address? {
    switch ground {
    case .claim:
      statement(of: ground).flatMap { passageAddress($0.0, passages(of: ground).first) }
    case .composition(let id), .style(.source(let id)), .style(.passage(_, in: let id)),
      .style(.voice(_, in: let id?)):
      inquiry.sources[id].map { Address("sources", $0.slug.rawValue) }
    default: nil
    }
  }

  private func detail(_ ground: Ground) -> String? {
    guard let (statement, claim) = statement(of: ground) else { return nil }
    guard statement.source != nil else { return statement.note ?? voices.level(claim.level) }
    return [voices.witness(of: statement), voices.level(claim.level)].compactMap(\.self).joined(
      separator: " · ")
  }

  // MARK: Sentences

  private func sentence(_ figure: TimeFigure?, _ steps: [ProofView.Step]) -> String {
    let counted = steps.count { if case .rule = $0.ground { false } else { !$0.isSetAside } }
    guard let figure else { return words("proof.noDay", count: counted) }
    guard !figure.isUndated else { return words("proof.undated") }
    return words(
      "proof.dated", count: counted, ["window": capitalised(figure.words(dates, style: .sentence))])
  }

  private func conflict(_ contradiction: Contradiction, _ order: [Ground]) -> String? {
    let numbers = contradiction.members.compactMap { member in
      order.firstIndex(of: member).map { $0 + 1 }
    }.sorted().map { String($0) }
    guard numbers.count > 1 else { return nil }
    return numbers.count == 2
      ? words("proof.conflictOfTwo", ["numbers": words.list(numbers)])
      : words("proof.conflict", ["numbers": words.list(numbers)])
  }

  private func capitalised(_ text: String) -> String {
    guard let first = text.first, first.isLowercase else { return text }
    return first.uppercased() + text.dropFirst()
  }
}

extension Contradiction {
  /// The name of a contradiction in an address: it depends on its members only (FNV-1a of their notations).
  package func address(in inquiry: Inquiry) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in members.compactMap(\.doubt).map({ inquiry.notation(of: $0) }).joined(separator: "\n").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
