import Testimony

extension ChroniclePrinter {
  func written(_ statement: Statement) -> String {
    current = RecordReference(.statement, id: statement.id.rawValue)
    var head = "statement \(statement.slug) "
    head += statement.source.map { "in \(name($0))" } ?? "by editor"
    if !statement.voices.isEmpty {
      head += " voice \(statement.voices.map { written($0) }.joined(separator: " < "))"
    }
    let clauses = proposal(statement.origin, statement.decision)
    let passages = statement.passages.map { written($0, source: statement.source) }
    var isInHead = false
    if passages.count == 1 {
      let whole = ([head + " " + passages[0]] + clauses).joined(separator: "; ")
      isInHead = whole.unicodeScalars.count <= RecordLines.width
    }
    var lines = RecordLines(isInHead ? head + " " + passages[0] : head)
    for clause in clauses { lines.add(clause) }
    addID(statement.id.rawValue, statement.slug, &lines)
    addAliases(statement.aliases, &lines)
    addNote(statement.note, &lines)
    addClaims(statement, passages, isInHead: isInHead, &lines)
    return lines.text
  }

  /// Prints claims below the passages they rest on, as far as the order of both allows.
  private func addClaims(
    _ statement: Statement, _ passages: [String], isInHead: Bool, _ lines: inout RecordLines
  ) {
    var printed = isInHead ? passages.count : 0
    var below: Int?
    func printPassages(through last: Int) {
      while printed <= last {
        lines.addLine(passages[printed])
        below = printed
        printed += 1
      }
    }
    if passages.count == 1, !isInHead { printPassages(through: 0) }
    for (number, claim) in statement.claims.enumerated() {
      let usualID = "\(statement.id.rawValue).\(number + 1)"
      let text = written(claim, of: statement, usualID: usualID)
      if passages.count > 1, claim.passages.count == 1, let only = claim.passages.first,
        let place = statement.passages.firstIndex(where: { $0.isSame(as: only) }),
        place >= printed || below == place
      {
        printPassages(through: place)
        lines.addLine(text, indented: 2)
        continue
      }
      if passages.count <= 1, claim.passages.isEmpty {
        lines.addLine(text, indented: below == nil ? 1 : 2)
        continue
      }
      if claim.passages.isEmpty || below == nil || passages.count > 1 {
        lines.addLine(text)
        below = nil
        addOwn(claim, statement, depth: 2, &lines)
      } else {
        lines.addLine(text, indented: 2)
        addOwn(claim, statement, depth: 3, &lines)
      }
    }
    if !passages.isEmpty { printPassages(through: passages.count - 1) }
  }

  private func addOwn(_ claim: Claim, _ statement: Statement, depth: Int, _ lines: inout RecordLines) {
    guard !claim.passages.isEmpty else { return }
    let items = claim.passages.map { passage in
      statement.passages.firstIndex { $0.isSame(as: passage) }.map { "\($0 + 1)" }
        ?? written(passage, source: statement.source)
    }
    lines.addLine("by \(items.joined(separator: ", "))", indented: depth)
  }

  // MARK: Voices

  func written(_ holder: Voice.Holder) -> String {
    switch holder {
    case .text: "text"
    case .editor: "editor"
    case .person(let id): name(.person, id.rawValue, among: [.person, .group])
    case .group(let id): name(.group, id.rawValue, among: [.person, .group])
    case .some(of: nil, let words): "some \(Quotation.quoted(words))"
    case .some(of: let group?, let words):
      "some of \(name(.group, group.rawValue, among: [.group])) \(Quotation.quoted(words))"
    case .rumour(let words): "rumour \(Quotation.quoted(words))"
    case .described(let words): "someone \(Quotation.quoted(words))"
    }
  }

  private func written(_ voice: Voice) -> String { written(voice.holder) + qualities(voice) }

  /// What stands in brackets behind a voice.
  func qualities(_ voice: Voice) -> String {
    var qualities: [String] = []
    switch voice.attribution {
    case .ownVoice: break
    case .words(let words): qualities.append(Quotation.quoted(words))
    case .editor(let reason): qualities.append("because \(Quotation.quoted(reason))")
    }
    if voice.manner != .notSaid { qualities.append(Spelling.kebab(voice.manner.rawValue)) }
    if voice.stance != .endorses { qualities.append(voice.stance.rawValue) }
    if let rendering = voice.rendering { qualities.append(Spelling.kebab(rendering.rawValue)) }
    if let telling = voice.telling { qualities.append("telling \(name(telling))") }
    if let calendar = voice.calendar { qualities.append("calendar \(written(calendar))") }
    return qualities.isEmpty ? "" : " (\(qualities.joined(separator: ", ")))"
  }

  // MARK: Claims

  private func written(_ claim: Claim, of statement: Statement, usualID: String) -> String {
    var text = claim.kind == .report ? "" : "\(claim.kind.rawValue) "
    text += written(claim.content)
    var bracket: [String] = []
    switch claim.level {
    case .stated: break
    case .implied: bracket.append("implied")
    case .inferred(let reason): bracket.append("inferred \(Quotation.quoted(reason))")
    }
    if claim.polarity == .denied { bracket.append("denied") }
    if let certainty = claim.editorCertainty { bracket.append(certainty.rawValue) }
    if let certainty = claim.witnessCertainty { bracket.append("witness \(certainty.rawValue)") }
    for stance in claim.stances {
      bracket.append("\(voice(stance.voice, of: statement)) \(stance.stance.rawValue)")
    }
    if claim.isAdopted { bracket.append("adopted") }
    if claim.id.rawValue != usualID { bracket.append("id \(Quotation.quoted(claim.id.rawValue))") }
    return bracket.isEmpty ? text : "\(text) [\(bracket.joined(separator: ", "))]"
  }

  /// A voice of the chain, by name where that says which.
  private func voice(_ number: Int, of statement: Statement) -> String {
    let voices = statement.voices
    if voices.indices.contains(number) {
      let holder = voices[number].holder
      switch holder {
      case .person, .group:
        let name = written(holder)
        if voices.filter({ $0.holder == holder }).count == 1, !Spelling.annotations.contains(name) {
          return name
        }
      default: break
      }
    }
    return "voice \(number + 1)"
  }

  func written(_ content: ClaimContent) -> String {
    switch content {
    case .occurrence(let occurrence):
      var text = "\(name(occurrence.event)) occurs"
      if !occurrence.participants.isEmpty { text += " with \(participations(occurrence.participants))" }
      if let place = occurrence.place { text += " at \(name(place))" }
      return text
    case .time(let event, let constraint): return "\(name(event)) \(written(constraint))"
    case .age(let person, let event, let age): return "\(name(event)): \(name(person)) \(written(age))"
    case .kinship(let tie):
      return
        "\(subject(.person, tie.person.rawValue)) is \(tie.kind == "not" ? "\"not\"" : Quotation.wordOrQuoted(tie.kind.rawValue)) of \(name(tie.other))"
    case .state(let state): return written(state)
    case .trait(let referent, let words, let label):
      return "\(name(referent)) trait \(Quotation.quoted(words))"
        + (label.map { " label \(Quotation.wordOrQuoted($0))" } ?? "")
    case .opinion(let referent, let words): return "\(name(referent)) opinion \(Quotation.quoted(words))"
    case .name(let referent, let dated): return "\(name(referent)) named \(written(dated, inClaim: true))"
    case .identity(let left, let right, let isSame):
      return "\(name(left)) is \(isSame ? "" : "not ")\(name(right))"
    case .knowledge(let knowledge): return written(knowledge)
    case .relation(.isSilentAbout, let statement): return "silent about \(name(statement))"
    case .relation(let relation, let statement): return "\(relation.rawValue) \(name(statement))"
    case .number(let quantity): return written(quantity)
    case .rank(let event, let rank, let scope):
      return "\(name(event)) \(rank.rawValue) of \(Quotation.quoted(scope))"
    case .proposition(let words, let about, let event):
      return "that \(Quotation.quoted(words))"
        + (about.isEmpty ? "" : " about \(about.map { name($0) }.joined(separator: ", "))")
        + (event.map { " at \(name($0))" } ?? "")
    }
  }

  private func subject(_ kind: Kind, _ id: String) -> String { name(kind, id, among: [kind]) }

  private func written(_ state: StateOfPerson) -> String {
    var text = name(state.person)
    var preposition = "of"
    switch state.kind {
    case "stay": (text, preposition) = (text + " stayed", "at")
    case "acquaintance": (text, preposition) = (text + " acquainted", "with")
    default: text += " was \(Quotation.wordOrQuoted(state.kind.rawValue))"
    }
    if let words = state.words { text += " \(Quotation.quoted(words))" }
    if let object = state.object { text += " \(preposition) \(name(object))" }
    if let event = state.event { text += " during \(name(event))" }
    return text
  }

  private func written(_ knowledge: Knowledge) -> String {
    "\(name(knowledge.person)) \(knowledge.isKnown ? "knew" : "did not know") \(name(knowledge.statement))"
      + (knowledge.since.map { " since \(name($0))" } ?? "")
      + (knowledge.from.map { " from \(name($0))" } ?? "")
  }

  private func written(_ quantity: Quantity) -> String {
    let subject = quantity.subject
    let isPlain =
      Slug(subject) != nil && !Spelling.reserved.contains(subject)
      && Spelling.value(subject, of: Claim.Kind.self) == nil
    var text = isPlain ? "\(subject) number" : "number of \(Quotation.quoted(subject))"
    switch quantity.comparison {
    case .exactly: if quantity.value == nil { text += " exactly" }
    case .atLeast: text += " at least"
    case .atMost: text += " at most"
    case .about: text += " about"
    }
    if let value = quantity.value { text += " \(value)" }
    if !quantity.words.isEmpty || quantity.value == nil { text += " \(Quotation.quoted(quantity.words))" }
    return text
  }
}

extension Passage {
  /// Whether two passages are the same, scalar by scalar.
  func isSame(as other: Passage) -> Bool {
    self == other && quotation.utf8.elementsEqual(other.quotation.utf8)
      && prefix.utf8.elementsEqual(other.prefix.utf8)
      && suffix.utf8.elementsEqual(other.suffix.utf8)
  }
}

extension Spelling {
  /// Words that qualify a claim in brackets, so that no voice can go by them.
  static let annotations: Set<String> = [
    "implied", "inferred", "stated", "denied", "affirmed", "adopted", "witness", "editor", "voice", "id",
  ]
}
