import Archives
package import Testimony

/// A statement that can be recorded, with the records that are made beside it.
package struct ResolvedStatement: Hashable, Sendable {
  /// The statement.
  package let statement: Statement
  /// The records it is the first to name.
  package let made: [AnyRecord]

  /// The same, of another origin.
  func from(_ origin: Origin) -> ResolvedStatement {
    var statement = statement
    statement.origin = origin
    return ResolvedStatement(statement: statement, made: made)
  }

  /// What is recorded, in order.
  package var changes: [Change] {
    // A record that was completed after it was made stands here once, as it was left.
    var seen: Set<RecordReference> = []
    let last = made.reversed().filter { seen.insert($0.reference).inserted }.reversed()
    return last.map(Change.put) + [.put(.statement(statement))]
  }
}

extension StatementDraft {
  /// Looks up the names, reads the times and cuts the passages of a draft.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry it is entered into.
  ///   - names: The names of the inquiry; `nil` collects them.
  ///   - language: The language of times that is tried first.
  ///   - original: The statement that is edited.
  /// - Returns: The statement, and the records that are made beside it.
  /// - Throws: ``DraftRefusal``, with the flaw of each field.
  package func resolved(
    in inquiry: Inquiry, names: NameBook? = nil, language: String, editing original: Statement? = nil
  ) throws(DraftRefusal) -> ResolvedStatement {
    var resolution = DraftResolution(
      inquiry, names: names ?? NameBook(inquiry), language: language, editing: original)
    let statement = resolution.statement(self)
    guard let statement, resolution.flaws.isEmpty else { throw DraftRefusal(flaws: resolution.flaws) }
    return ResolvedStatement(statement: statement, made: resolution.made)
  }
}

extension DraftResolution {
  /// The statement a draft makes.
  mutating func statement(_ draft: StatementDraft) -> Statement? {
    let passages = passages(of: draft)
    let voices = voices(of: draft, passages)
    let name = statementName(draft)
    var claims: [Claim] = []
    var taken = Set((original?.claims ?? []).map(\.id.rawValue))
    func freshID() -> Claim.ID {
      var number = claims.count + 1
      while taken.contains("\(name.id.rawValue).\(number)") { number += 1 }
      let id = "\(name.id.rawValue).\(number)"
      taken.insert(id)
      return Identifier(id)
    }
    for (number, claim) in draft.claims.enumerated() {
      let field = "claim.\(number + 1)."
      if claim.level == .inferred, claim.reason.trimmed.isEmpty { refuse(field + "reason", .needsReason) }
      let earlier = claim.id.flatMap { id in original?.claims.first { $0.id == id } }
      for (place, content) in contents(claim.content, field: field).enumerated() {
        let id = place == 0 ? earlier?.id ?? freshID() : freshID()
        claims.append(made(claim, content, id: id, earlier: place == 0 ? earlier : nil, passages))
      }
    }
    if draft.claims.isEmpty { refuse("claims", .missing) }
    guard flaws.isEmpty else { return nil }
    var statement = Statement(
      id: name.id, slug: name.slug, source: draft.source, passages: passages, voices: voices, claims: claims,
      aliases: original?.aliases ?? [], note: draft.note.trimmed.nonEmpty)
    if let original {
      statement.origin = original.origin
      statement.decision =
        original.decision == .open || original.decision == .acceptedInBulk
        ? .accepted : original.decision
    }
    return statement
  }

  private func made(
    _ draft: ClaimDraft, _ content: ClaimContent, id: Claim.ID, earlier: Claim?, _ passages: [Passage]
  ) -> Claim {
    let level: Claim.Level =
      switch draft.level {
      case .stated: .stated
      case .implied: .implied
      case .inferred: .inferred(reason: draft.reason.trimmed)
      }
    var own = draft.passages.filter(passages.indices.contains).map { passages[$0] }
    if let earlier, let original {
      own += earlier.passages.filter { !original.passages.contains($0) }
    }
    return Claim(
      id: id, content, passages: own, level: level, kind: draft.kind, polarity: draft.polarity,
      witnessCertainty: draft.witnessCertainty, editorCertainty: draft.editorCertainty,
      stances: earlier?.stances ?? [], isAdopted: draft.isAdopted)
  }

  private func statementName(_ draft: StatementDraft) -> (slug: Slug, id: Statement.ID) {
    if let original { return (original.slug, original.id) }
    let slugs = Set(inquiry.statements.map(\.slug.rawValue))
    var number = slugs.count + 1
    while true {
      let name = "s\(number)"
      if !slugs.contains(name), !inquiry.statements.hasKnown(Identifier(name)), let slug = Slug(name) {
        return (slug, Identifier(name))
      }
      number += 1
    }
  }

  // MARK: Passages

  private mutating func passages(of draft: StatementDraft) -> [Passage] {
    var passages: [Passage] = []
    var cutter: PassageCutter?
    for place in draft.passages {
      var found: Passage?
      switch place {
      case .kept(let number):
        if let original, original.passages.indices.contains(number) { found = original.passages[number] }
      case .text(let range):
        if cutter == nil {
          cutter = draft.source.flatMap { inquiry.currentText(of: $0) }.map { PassageCutter($0) }
        }
        found = cutter?.passage(marked: range)
      case .excerpt(let id, let range):
        if let excerpt = inquiry.excerpts[id], excerpt.source == draft.source {
          found = excerpt.passage(marked: range)
        }
      }
      if let found { passages.append(found) } else { refuse("passage", .notInText(nearest: nil)) }
    }
    if draft.source != nil, passages.isEmpty, flaws.isEmpty, original?.passages.isEmpty != true {
      refuse("passage", .missing)
    }
    return passages
  }

  // MARK: Voices

  private mutating func voices(of draft: StatementDraft, _ passages: [Passage]) -> [Voice] {
    var voices: [Voice] = []
    for (number, typed) in draft.voices.enumerated() {
      let field = "voice.\(number + 1)."
      guard let holder = holder(typed, field) else { continue }
      var voice = Voice(
        holder, manner: typed.manner, stance: typed.stance, rendering: typed.rendering)
      let words = typed.words.trimmed
      let reason = typed.reason.trimmed
      if !words.isEmpty {
        if original?.voices.contains(where: { $0.attribution == .words(words) }) != true,
          !inquiry.stand(words, near: passages)
        {
          refuse(field + "words", .notInPassage(words))
        }
        voice.attribution = .words(words)
      } else if !reason.isEmpty {
        voice.attribution = .editor(reason: reason)
      } else if number > 0 || (typed.kind != .text && typed.kind != .editor) {
        let wasSo = original.map { original in
          original.voices.indices.contains(number) && original.voices[number].holder == holder
            && original.voices[number].attribution == .ownVoice
        }
        if wasSo != true { refuse(field + "words", .needsReason) }
      }
      if !typed.telling.trimmed.isEmpty { voice.telling = event(typed.telling, field: field + "telling") }
      voices.append(voice)
    }
    // The text's own voice, of which nothing is said, is the default and need not be written.
    if voices == [Voice(.text)], original?.voices != voices { return [] }
    return voices
  }

  private mutating func holder(_ voice: VoiceDraft, _ field: String) -> Voice.Holder? {
    let name = voice.name.trimmed
    switch voice.kind {
    case .text: return .text
    case .editor: return .editor
    case .named:
      switch referent(name, [.person, .group], new: .person, field: field + "name") {
      case .person(let id)?: return .person(id)
      case .group(let id)?: return .group(id)
      default: return nil
      }
    case .some, .rumour, .described:
      guard !name.isEmpty else {
        refuse(field + "name", .missing)
        return nil
      }
      if voice.kind == .rumour { return .rumour(words: name) }
      if voice.kind == .described { return .described(words: name) }
      guard !voice.group.trimmed.isEmpty else { return .some(of: nil, words: name) }
      guard case .group(let id)? = referent(voice.group, [.group], new: .group, field: field + "group")
      else { return nil }
      return .some(of: id, words: name)
    }
  }
}
