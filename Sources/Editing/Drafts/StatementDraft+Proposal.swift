import Chronicle
package import Testimony

extension StatementDraft {
  /// A proposal as the form shows it, for an editor who corrects it before accepting it; `nil` for what is no
  /// statement: words that name somebody or stand for somebody, what the source is, and where a place lies.
  package init?(correcting proposal: Proposal, in inquiry: Inquiry, names: NameBook? = nil) {
    let names = names ?? NameBook(inquiry)
    let fields = ProposalFields(names: names, notation: ChronicleNotation(inquiry))
    guard let contents = fields.contents(proposal.content) else { return nil }
    self.init(
      source: proposal.source,
      passages: proposal.passages.compactMap { passage in
        switch passage.place {
        case .text(_, let range): .text(range.lowerBound.rawValue..<range.upperBound.rawValue)
        case .excerpt(let id, let range):
          .excerpt(id, range.lowerBound.rawValue..<range.upperBound.rawValue)
        case .orphan: nil
        }
      },
      voices: proposal.voices.map(fields.voice),
      claims: contents.map { content in
        var claim = ClaimDraft(content)
        claim.kind = proposal.kind
        claim.polarity = proposal.polarity
        claim.witnessCertainty = proposal.certainty
        switch proposal.level {
        case .stated: claim.level = .stated
        case .implied: claim.level = .implied
        case .inferred(let reason): (claim.level, claim.reason) = (.inferred, reason)
        }
        return claim
      })
  }
}

/// Fills the fields of forms from what is proposed.
private struct ProposalFields {
  let names: NameBook
  let notation: ChronicleNotation

  /// The name by which the inquiry knows what is named, or the name proposed.
  func name(_ proposed: ProposedName) -> String {
    let kind: RecordReference.Kind =
      switch proposed.kind {
      case .person: .person
      case .group: .group
      case .place: .place
      case .work: .work
      }
    guard case .one(let referent) = names.find(proposed.name, [kind]) else { return proposed.name }
    return names.name(of: referent, [kind])
  }

  func voice(_ voice: ProposedVoice) -> VoiceDraft {
    var draft: VoiceDraft
    switch voice.holder {
    case .text: draft = VoiceDraft(.text)
    case .named(let proposed): draft = VoiceDraft(.named, name: name(proposed))
    case .some(let words): draft = VoiceDraft(.some, name: words)
    case .rumour(let words): draft = VoiceDraft(.rumour, name: words)
    case .described(let words): draft = VoiceDraft(.described, name: words)
    }
    draft.take(voice.attribution, voice.manner, voice.stance, voice.rendering)
    return draft
  }

  func contents(_ content: Proposal.Content) -> [ContentDraft]? {
    func draft(_ form: ContentDraft.Form, _ fields: [ContentDraft.Field: String]) -> ContentDraft {
      var draft = ContentDraft(form)
      for (field, text) in fields { draft[field] = text }
      return draft
    }
    switch content {
    case .mention, .reference, .detail, .position: return nil
    case .identity(let left, let right, let isSame):
      return [
        draft(.identity, [.left: name(left), .right: name(right), .isSame: isSame ? "yes" : "no"])
      ]
    case .kinship(let person, let tie, let other):
      return [draft(.kinship, [.person: name(person), .tie: tie.rawValue, .other: name(other)])]
    case .trait(let of, let words): return [draft(.trait, [.about: name(of), .words: words])]
    case .name(let of, let dated):
      return [
        draft(
          .name,
          [
            .about: name(of), .name: dated.text, .language: dated.language ?? "",
            .nameKind: dated.kind ?? "", .used: dated.used.map { "in " + notation.text(of: $0) } ?? "",
          ])
      ]
    case .saying(let words, let about):
      return [draft(.proposition, [.words: words, .about: about.map(name).joined(separator: "; ")])]
    case .event(let event): return events(event)
    }
  }

  /// The event with its first time, then further times and ages as claims of their own.
  private func events(_ event: ProposedEvent) -> [ContentDraft] {
    let people = event.participants.map { participant in
      name(participant.who) + (participant.role.map { " (\($0))" } ?? "")
    }
    let title = event.title ?? event.kind?.rawValue ?? ""
    var first = ContentDraft(.event)
    first[.event] = title
    first[.eventKind] = event.kind?.rawValue ?? ""
    first[.people] = people.joined(separator: "; ")
    first[.place] = event.place.map(name) ?? ""
    first[.when] = event.times.first.map { notation.text(of: $0) } ?? ""
    let times = event.times.dropFirst().map { time in
      var draft = ContentDraft(.event)
      draft[.event] = title
      draft[.when] = notation.text(of: time)
      return draft
    }
    let ages = event.ages.map { age in
      var draft = ContentDraft(.age)
      draft[.person] = name(age.person)
      draft[.event] = title
      draft[.age] = notation.text(of: age.age)
      return draft
    }
    return [first] + times + ages
  }
}
