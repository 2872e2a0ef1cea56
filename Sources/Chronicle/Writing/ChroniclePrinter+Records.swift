import Testimony

extension ChroniclePrinter {
  private func start(_ kind: Kind, _ id: String) { current = RecordReference(kind, id: id) }

  func written(_ person: Person) -> String {
    start(.person, person.id.rawValue)
    var lines = RecordLines("person \(person.slug) \(Quotation.quoted(person.name))")
    addID(person.id.rawValue, person.slug, &lines)
    addAliases(person.aliases, &lines)
    addNames(person.names, &lines)
    addNote(person.note, &lines)
    return lines.text
  }

  func written(_ group: Group) -> String {
    start(.group, group.id.rawValue)
    let kind = group.kind.map { " [\(Quotation.wordOrQuoted($0))]" } ?? ""
    var lines = RecordLines("group \(group.slug) \(Quotation.quoted(group.name))\(kind)")
    addID(group.id.rawValue, group.slug, &lines)
    addAliases(group.aliases, &lines)
    addNames(group.names, &lines)
    addNote(group.note, &lines)
    return lines.text
  }

  func written(_ point: Place.Coordinates) -> String {
    "\(point.latitude), \(point.longitude)" + (point.uncertaintyInKilometres.map { " ± \($0) km" } ?? "")
  }

  func written(_ place: Place) -> String {
    start(.place, place.id.rawValue)
    var head = "place \(place.slug) \(Quotation.quoted(place.name))"
    if let point = place.coordinates { head += " @ \(written(point))" }
    var lines = RecordLines(head)
    if !place.containments.isEmpty {
      let larger = place.containments.map { containment in
        name(containment.place) + (containment.during.map { " during \(written($0))" } ?? "")
      }
      lines.add("in \(larger.joined(separator: ", "))")
    }
    addID(place.id.rawValue, place.slug, &lines)
    addAliases(place.aliases, &lines)
    addNames(place.names, &lines)
    addNote(place.note, &lines)
    return lines.text
  }

  func written(_ work: Work) -> String {
    start(.work, work.id.rawValue)
    var lines = RecordLines("work \(work.slug) \(Quotation.quoted(work.title))")
    if !work.authors.isEmpty { lines.add("by \(work.authors.map { name($0) }.joined(separator: ", "))") }
    addID(work.id.rawValue, work.slug, &lines)
    addAliases(work.aliases, &lines)
    addNames(work.names, &lines)
    addNote(work.note, &lines)
    return lines.text
  }

  func written(_ event: Event) -> String {
    start(.event, event.id.rawValue)
    let kind = event.kind.map { " [\(Quotation.wordOrQuoted($0.rawValue))]" } ?? ""
    var lines = RecordLines("event \(event.slug) \(Quotation.quoted(event.title))\(kind)")
    if event.extent != Event.usualExtent(of: event.kind) { lines.add(event.extent.rawValue) }
    if event.isRepeated { lines.add("repeated") }
    if !event.participants.isEmpty { lines.add("who \(participations(event.participants))") }
    if let place = event.place { lines.add("where \(name(place))") }
    if let whole = event.partOf { lines.add("part of \(name(whole))") }
    addID(event.id.rawValue, event.slug, &lines)
    addAliases(event.aliases, &lines)
    addNote(event.note, &lines)
    return lines.text
  }

  func written(_ excerpt: Excerpt) -> String {
    start(.excerpt, excerpt.id.rawValue)
    let locator = tokens(excerpt.locator).map { " \($0)" }.joined()
    let head = "excerpt \(excerpt.slug) of \(name(excerpt.source))\(locator)"
    let block = Quotation.block(excerpt.text)
    var lines = RecordLines("\(head) \(block == nil ? Quotation.quoted(excerpt.text) : "|")")
    for line in block ?? [] { lines.addLine(line, indented: line.isEmpty ? 0 : 1) }
    if block == nil {
      addExcerptClauses(excerpt, &lines)
      return lines.text
    }
    // What follows a block is deeper than its record and would belong to the block.
    var inline = RecordLines("\(head) \(Quotation.quoted(excerpt.text))")
    addExcerptClauses(excerpt, &inline)
    let hasClauses =
      excerpt.transcriber != nil || excerpt.transcribed != nil || excerpt.secondHand != nil
      || excerpt.id.rawValue != excerpt.slug.rawValue
    return hasClauses ? inline.text : lines.text
  }

  private func addExcerptClauses(_ excerpt: Excerpt, _ lines: inout RecordLines) {
    if let transcriber = excerpt.transcriber { lines.add("transcriber \(Quotation.quoted(transcriber))") }
    if let transcribed = excerpt.transcribed { lines.add("transcribed \(written(transcribed))") }
    if let secondHand = excerpt.secondHand { lines.add("second-hand \(Quotation.quoted(secondHand))") }
    addID(excerpt.id.rawValue, excerpt.slug, &lines)
  }

  func written(_ mention: Mention) -> String {
    start(.mention, mention.id.rawValue)
    let id = mention.id.rawValue
    let label = Slug(id) == nil || !Quotation.isSlugWord(id) ? Quotation.quoted(id) : id
    var head =
      "mention \(label) in \(name(mention.passage.source)) \(written(mention.passage, source: mention.passage.source))"
    if let referent = mention.referent { head += " is \(name(referent))" }
    if let certainty = mention.certainty { head += " [\(certainty.rawValue)]" }
    var lines = RecordLines(head)
    if let slip = mention.slipFor { lines.add("slip for \(Quotation.quoted(slip))") }
    for clause in proposal(mention.origin, mention.decision) { lines.add(clause) }
    return lines.text
  }

  func written(_ identity: Identity) -> String {
    start(.identity, identity.id.rawValue)
    var head =
      "identity \(identity.slug) \(name(identity.left)) is \(identity.isSame ? "" : "not ")\(name(identity.right))"
    var bracket: [String] = []
    if let certainty = identity.certainty { bracket.append(certainty.rawValue) }
    if let reason = identity.reason { bracket.append("because \(Quotation.quoted(reason))") }
    if !bracket.isEmpty { head += " [\(bracket.joined(separator: ", "))]" }
    var lines = RecordLines(head)
    for clause in proposal(identity.origin, identity.decision) { lines.add(clause) }
    addID(identity.id.rawValue, identity.slug, &lines)
    for passage in identity.passages { lines.addLine("rests on \(written(passage, source: nil))") }
    return lines.text
  }

  func written(_ note: EditorNote) -> String {
    start(.note, note.id.rawValue)
    var lines = RecordLines("\(note.isQuery ? "query" : "note") \(note.slug) \(Quotation.quoted(note.text))")
    if let subject = note.subject { lines.add("on \(name(subject))") }
    addID(note.id.rawValue, note.slug, &lines)
    if let passage = note.passage { lines.addLine("at \(written(passage, source: nil))") }
    return lines.text
  }

  func written(_ rule: Rule) -> String {
    start(.rule, rule.id.rawValue)
    var lines = RecordLines("rule \(rule.slug) \(written(rule.assumption))")
    if !rule.isOn { lines.add("off") }
    addID(rule.id.rawValue, rule.slug, &lines)
    return lines.text
  }

  private func written(_ assumption: Rule.Assumption) -> String {
    switch assumption {
    case .motherAtLeast(let years): "mother-at-least \(years)"
    case .motherAtMost(let years): "mother-at-most \(years)"
    case .fatherAtLeast(let years): "father-at-least \(years)"
    case .fatherDiesAtMost(let months): "father-dies-at-most \(months)"
    case .marriageAtLeast(let years): "marriage-at-least \(years)"
    case .lifeAtMost(let years): "life-at-most \(years)"
    case .nobodyActsBeforeBirth: "nobody-acts-before-birth"
    case .nobodyActsAfterDeath: "nobody-acts-after-death"
    case .nobodyInTwoPlaces: "nobody-in-two-places"
    case .travelAtMost(let kilometres, let epoch):
      "travel-at-most \(kilometres)" + (epoch.map { " during \(written($0))" } ?? "")
    case .toldAfterItHappened: "told-after-it-happened"
    case .whoSawWasAlive: "who-saw-was-alive"
    case .vagueSpan(let words, let language, let range):
      "vague \(Quotation.quoted(words)) [\(Quotation.wordOrQuoted(language))] \(Length.written(lasting: range))"
    case .aboutSpan(let hundredths): "about-span \(hundredths)"
    case .aboutAge(let years): "about-age \(years)"
    case .aboutDate(let units): "about-date \(units)"
    }
  }

  func written(_ hypothesis: Hypothesis) -> String {
    start(.hypothesis, hypothesis.id.rawValue)
    var lines = RecordLines("hypothesis \(hypothesis.slug) \(Quotation.quoted(hypothesis.title))")
    for doubt in hypothesis.doubts { lines.addLine("doubt \(written(doubt))") }
    for weight in hypothesis.weights { lines.addLine("weight \(weight.weight) \(written(weight.of))") }
    addID(hypothesis.id.rawValue, hypothesis.slug, &lines)
    addNote(hypothesis.note, &lines)
    return lines.text
  }

  func written(_ ruling: Ruling) -> String {
    start(.ruling, ruling.id.rawValue)
    var lines = RecordLines("ruling \(ruling.slug) \(Quotation.quoted(ruling.question))")
    if !ruling.evidence.isEmpty {
      lines.addLine("evidence \(ruling.evidence.map { written($0) }.joined(separator: ", "))")
    }
    switch ruling.verdict {
    case .acknowledged: lines.addLine("acknowledged")
    case .doubts(let doubts):
      lines.addLine(
        "doubts \(doubts.isEmpty ? "nothing" : doubts.map { written($0) }.joined(separator: ", "))")
    }
    lines.addWords("reason", ruling.reason)
    if let author = ruling.author { lines.addLine("author \(Quotation.quoted(author))") }
    if ruling.isOpenAgain { lines.addLine("reopened") }
    addID(ruling.id.rawValue, ruling.slug, &lines)
    return lines.text
  }

  private func written(_ doubt: Doubt) -> String {
    switch doubt {
    case .statement(let id): "statement \(name(id))"
    case .claim(let id):
      "claim \(Quotation.isSlugWord(id.rawValue) ? id.rawValue : Quotation.quoted(id.rawValue))"
    case .source(let id): "source \(name(id))"
    case .kind(let kind): "kind \(Quotation.wordOrQuoted(kind.rawValue))"
    case .witness(let holder): "witness \(written(holder))"
    case .transmission(let teller, let of): "transmission \(written(teller)) of \(written(of))"
    case .link(let holder): "link \(written(holder))"
    case .identity(let id): "identity \(name(.identity, id.rawValue, among: [.identity]))"
    case .mention(let id):
      "mention \(Quotation.isSlugWord(id.rawValue) ? name(.mention, id.rawValue, among: [.mention]) : Quotation.quoted(id.rawValue))"
    case .rule(let id): "rule \(rule(id))"
    }
  }

  private func rule(_ id: Rule.ID) -> String {
    if let name = names.name(.rule, id: id.rawValue) { return name }
    let isPlain = Quotation.isSlugWord(id.rawValue) && names.id(.rule, id.rawValue) == nil
    return isPlain ? id.rawValue : Quotation.quoted(id.rawValue)
  }
}

extension Quotation {
  /// Whether a name can stand as it is.
  static func isSlugWord(_ name: String) -> Bool { Slug(name) != nil }
}
