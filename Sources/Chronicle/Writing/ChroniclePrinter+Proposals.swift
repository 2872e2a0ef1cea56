import Testimony

extension ChroniclePrinter {
  func written(_ proposal: Proposal) -> String {
    current = RecordReference(.proposal, id: proposal.id.rawValue)
    let id = proposal.id.rawValue
    let label = Slug(id) == nil || !Quotation.isSlugWord(id) ? Quotation.quoted(id) : id
    var head = "proposal \(label) in \(name(proposal.source))"
    if let first = proposal.passages.first { head += " \(written(first, source: proposal.source))" }
    var lines = RecordLines(head)
    for clause in clauses(of: proposal) { lines.add(clause) }
    for passage in proposal.passages.dropFirst() {
      lines.addLine("with \(written(passage, source: proposal.source))")
    }
    if !proposal.voices.isEmpty {
      lines.addLine("voice \(proposal.voices.map { written($0) }.joined(separator: " < "))")
    }
    for line in written(proposal.content) { lines.addLine(line) }
    if let reason = proposal.reason { lines.addLine("because \(Quotation.quoted(reason))") }
    if !proposal.made.isEmpty {
      let made = proposal.made.map { "\($0.kind.rawValue) \(Quotation.quoted($0.id))" }
      lines.addLine("made \(made.joined(separator: ", "))")
    }
    return lines.text
  }

  private func clauses(of proposal: Proposal) -> [String] {
    var clauses = ["score \(proposal.score)"]
    if proposal.kind != .report { clauses.append("kind \(proposal.kind.rawValue)") }
    if proposal.polarity == .denied { clauses.append("denied") }
    switch proposal.level {
    case .stated: break
    case .implied: clauses.append("implied")
    case .inferred(let reason): clauses.append("inferred \(Quotation.quoted(reason))")
    }
    if let certainty = proposal.certainty { clauses.append("witness \(certainty.rawValue)") }
    return clauses + self.proposal(proposal.origin, proposal.decision)
  }

  private func written(_ name: ProposedName) -> String {
    "\(name.kind.rawValue) \(Quotation.quoted(name.name))"
  }

  private func written(_ voice: ProposedVoice) -> String {
    let holder =
      switch voice.holder {
      case .text: "text"
      case .named(let name): written(name)
      case .some(let words): "some \(Quotation.quoted(words))"
      case .rumour(let words): "rumour \(Quotation.quoted(words))"
      case .described(let words): "someone \(Quotation.quoted(words))"
      }
    return holder
      + qualities(
        Voice(
          .text, attribution: voice.attribution, manner: voice.manner, stance: voice.stance,
          rendering: voice.rendering))
  }

  private func written(_ content: Proposal.Content) -> [String] {
    switch content {
    case .mention(let name): return ["mentions \(written(name))"]
    case .identity(let left, let right, let isSame):
      return ["\(isSame ? "same" : "distinct") \(written(left)), \(written(right))"]
    case .event(let event): return written(event)
    case .kinship(let person, let kind, let other):
      return ["kin \(written(person)) \(Quotation.wordOrQuoted(kind.rawValue)) of \(written(other))"]
    case .trait(let name, let words): return ["trait \(written(name)) \(Quotation.quoted(words))"]
    case .name(let name, let dated): return ["named \(written(name)) \(written(dated))"]
    case .saying(let words, let about):
      let names = about.map { written($0) }.joined(separator: ", ")
      return ["says \(Quotation.quoted(words))\(about.isEmpty ? "" : " about \(names)")"]
    case .reference(let name): return ["stands-for \(written(name))"]
    case .detail(.contribution(let name, let role)):
      return ["source by \(written(name)) as \(Quotation.wordOrQuoted(role))"]
    case .detail(.composed(let date)): return ["source composed \(written(date))"]
    case .detail(.published(let date)): return ["source published \(written(date))"]
    case .position(let name, let point, let origin):
      return ["lies \(written(name)) @ \(written(point)) \(Quotation.quoted(origin))"]
    }
  }

  private func written(_ event: ProposedEvent) -> [String] {
    let kind = event.kind.map { " [\(Quotation.wordOrQuoted($0.rawValue))]" } ?? ""
    var lines = ["event\(kind)\(event.title.map { " \(Quotation.quoted($0))" } ?? "")"]
    if !event.participants.isEmpty {
      let who = event.participants.map { participant in
        written(participant.who) + (participant.role.map { " as \(Quotation.wordOrQuoted($0))" } ?? "")
      }
      lines.append("who \(who.joined(separator: ", "))")
    }
    if let place = event.place { lines.append("where \(written(place))") }
    lines += event.times.map { "when \(written($0))" }
    lines += event.ages.map { "age \(written($0.person)) \(written($0.age))" }
    return lines
  }
}
