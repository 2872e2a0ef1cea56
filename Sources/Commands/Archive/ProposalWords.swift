import Archives
import Editing
import Testimony

/// Puts proposals into words and into JSON.
struct ProposalWords {
  let inquiry: Inquiry
  private let names: ProposedNames

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    names = ProposedNames(inquiry)
  }

  // MARK: Words

  /// One proposal on a few lines.
  func write(_ proposal: Proposal) {
    let decision = proposal.decision == .open ? "" : ", \(Self.word(proposal.decision))"
    let place = [inquiry.sources[proposal.source]?.slug.rawValue, page(of: proposal)].compactMap(\.self)
    Console.write(
      Console.bold(Console.shown("\(proposal.id)"))
        + Console.shown("  \(sentence(proposal))\(decision)"))
    let quotation = proposal.passages.map { "“\(Self.shortened($0.quotation))”" }.joined(separator: " … ")
    Console.paragraph("\(place.joined(separator: " ")): \(quotation)", first: "    ")
    var reasons = ["\(proposal.score)", proposal.rule]
    if let reason = proposal.reason { reasons.append(reason) }
    for line in Console.wrapped(reasons.joined(separator: " · "), first: "    ", rest: "    ") {
      Console.write(Console.dim(line))
    }
  }

  private func page(of proposal: Proposal) -> String? {
    guard let passage = proposal.passages.first else { return nil }
    if passage.isOrphan { return "(lost)" }
    return passage.locator.page.map { "p. \($0)" }
  }

  /// What a proposal says.
  func sentence(_ proposal: Proposal) -> String {
    let denial = proposal.polarity == .denied ? "not: " : ""
    let voices = proposal.voices.compactMap { voice -> String? in
      switch voice.holder {
      case .text: nil
      case .named(let name): name.name
      case .some(let words), .rumour(let words), .described(let words): "“\(words)”"
      }
    }
    return denial + said(proposal) + (voices.isEmpty ? "" : ", says \(voices.joined(separator: " < "))")
      + (proposal.kind == .report ? "" : " [\(proposal.kind.rawValue)]")
  }

  private func said(_ proposal: Proposal) -> String {
    func name(_ name: ProposedName) -> String { self.name(name, in: proposal.source) }
    switch proposal.content {
    case .mention(let one): return "\(one.kind.rawValue) \(name(one))"
    case .identity(let left, let right, let isSame):
      return "\(name(left)) \(isSame ? "is" : "is not") \(name(right))"
    case .event(let event):
      var parts = [event.title ?? event.kind?.rawValue ?? "event"]
      parts += event.participants.map { name($0.who) + ($0.role.map { " as \($0)" } ?? "") }
      if let place = event.place { parts.append("at \(name(place))") }
      parts += event.times.compactMap(Self.words)
      parts += event.ages.map { "\($0.person.name) aged \(Self.words($0.age))" }
      return parts.joined(separator: " · ")
    case .kinship(let one, let kind, of: let other): return "\(name(one)) is \(kind) of \(name(other))"
    case .trait(let one, let words): return "\(name(one)) was “\(words)”"
    case .name(let one, let dated): return "\(name(one)) was called “\(dated.text)”"
    case .saying(let words, _): return "“\(Self.shortened(words))”"
    case .reference(let one): return "“\(one.name)” stands for \(meaning(of: one, in: proposal.source))"
    case .detail(.contribution(let one, let role)): return "the source’s \(role): \(name(one))"
    case .detail(.composed(let date)): return "the source was composed \(date.edtf)"
    case .detail(.published(let date)): return "the source was published \(date.edtf)"
    case .position(of: let one, let point, let origin):
      return "\(name(one)) lies at \(point.latitude), \(point.longitude) (\(origin))"
    }
  }

  /// A name, and whom it means where that is recorded.
  private func name(_ name: ProposedName, in source: Source.ID) -> String {
    switch names.meaning(of: name, in: source) {
    case .new: "“\(name.name)” (new)"
    case .known(let referent): "“\(name.name)” (\(inquiry.readableName(of: referent)))"
    case .several(let bearers):
      "“\(name.name)” (\(bearers.map { inquiry.readableName(of: $0) }.joined(separator: " or ")))"
    }
  }

  /// Whom words stand for, where that has been said.
  private func meaning(of name: ProposedName, in source: Source.ID) -> String {
    switch names.meaning(of: name, in: source) {
    case .new: "somebody: say whom"
    case .known(let referent): inquiry.readableName(of: referent)
    case .several(let bearers): bearers.map { inquiry.readableName(of: $0) }.joined(separator: " or ")
    }
  }

  private static func words(_ constraint: TimeConstraint) -> String? {
    guard case .dated(let relation, let date) = constraint.bound else { return nil }
    return (relation == .within ? "" : "\(relation.rawValue) ") + date.edtf
  }

  private static func words(_ age: AgeExpression) -> String {
    switch (age.atLeast, age.atMost) {
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "at most \(high)"
    case (nil, nil): age.words ?? "unknown"
    }
  }

  static func word(_ decision: Decision) -> String {
    switch decision {
    case .open: "open"
    case .accepted: "accepted"
    case .acceptedInBulk: "accepted in bulk, not read"
    case .rejected: "rejected"
    }
  }

  private static func shortened(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count > 160 ? line.prefix(160) + "…" : line
  }

  // MARK: JSON

  /// A proposal for programs.
  func json(_ proposal: Proposal) throws -> CanonicalJSON {
    let record = try AnyRecord.proposal(proposal).json
    return JSONText.object([
      "id": .string(proposal.id.rawValue),
      "source": .string(inquiry.sources[proposal.source]?.slug.rawValue ?? proposal.source.rawValue),
      "about": .string(proposal.subject.rawValue), "words": .string(sentence(proposal)),
      "quotations": .array(proposal.passages.map { .string($0.quotation) }),
      "places": .array(
        proposal.passages.map { passage in
          passage.textPlace.map {
            .array([.integer($0.range.lowerBound.rawValue), .integer($0.range.upperBound.rawValue)])
          } ?? .null
        }),
      "page": proposal.passages.first?.locator.page.map { .string($0) },
      "score": .integer(proposal.score), "rule": .string(proposal.rule),
      "reason": proposal.reason.map { .string($0) }, "decision": .string(proposal.decision.rawValue),
      "origin": record["origin"], "content": record["content"], "voices": record["voices"],
      "made": .array(
        proposal.made.map {
          .object([.init("kind", .string($0.kind.rawValue)), .init("id", .string($0.id))])
        }),
    ])
  }
}
