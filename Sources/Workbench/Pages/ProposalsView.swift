import Editing
import Presentation
import Testimony

/// What the first reading proposes on a page, worked through one by one: accept, correct or reject.
struct ProposalsView: Sendable {
  let scene: Scene
  let state: DeskState
  let text: SourceText?
  /// The stretch of the text that is shown, from 1.
  let number: Int
  /// The proposal in hand; `nil` takes the first.
  let chosen: Proposal.ID?

  /// The most proposals that are listed at a time.
  private static let most = 60

  private var words: Catalogue { scene.words }
  private var mayEdit: Bool { !scene.frame.isReadOnly }
  private var address: Address { Address("desk", state.source.slug.rawValue, "proposals") }

  /// The open proposals of the source.
  private var filter: ProposalFilter {
    var filter = ProposalFilter()
    filter.source = state.source.id
    return filter
  }

  private func part(_ proposal: Proposal) -> Int? {
    // What is read from a file's header has no place in the text, and stands at its beginning.
    guard let passage = proposal.passages.first else { return 1 }
    guard case .text(_, let range) = passage.place else { return nil }
    return scene.index.parts[state.source.id]?.part(holding: range.lowerBound)
  }

  // MARK: The line that leads here

  /// How many there are, with the way to them; or the button that has the text read.
  func line() -> HTML {
    guard text != nil else { return .empty }
    let filter = filter
    let open = scene.inquiry.proposals.filter(filter.admits)
    if open.isEmpty {
      let wasRead = scene.inquiry.proposals.contains { $0.source == state.source.id }
      guard mayEdit, !wasRead else { return .empty }
      return Tag.section(.class("proposals-line")) { readForm() }
    }
    let here = open.count { part($0) == number }
    return Tag.section(.class("proposals-line")) {
      Tag.a(
        .href(state.address(part: number).adding("proposals", "next").at("apparatus")),
        .data("part", "apparatus"), text: words("proposals.count", count: open.count))
      " "
      Tag.span(.class("muted"), text: words("proposals.here", count: here))
    }
  }

  private func readForm() -> HTML {
    Tag.form(.plain("method", "post"), .action(address)) {
      hidden()
      Tag.p(.class("muted"), text: words("proposals.teach"))
      Tag.button(
        .class("button"), .type("submit"), .name("act"), .value("read"), text: words("proposals.read"))
    }
  }

  private func hidden() -> HTML {
    HTML {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("part"), .value(String(number)))
    }
  }

  // MARK: The list

  func html() -> HTML {
    let open = scene.inquiry.proposals(filter, by: .place)
    let here = open.filter { part($0) == number }
    let current = here.first { $0.id == chosen } ?? here.first
    return Tag.section(.class("proposals"), .aria("labelledby", "proposals-title")) {
      Tag.div(.class("card-head")) {
        Tag.h2(.class("small-title"), .id("proposals-title"), text: words("proposals.title"))
        Tag.a(
          .class("tool"), .href(state.address(part: number).at("apparatus")), .data("part", "apparatus"),
          .aria("label", words("proposals.close")), text: "×")
      }
      Tag.p(.class("muted proposals-count")) {
        words("proposals.count", count: open.count) + " · " + words("proposals.here", count: here.count)
      }
      if here.isEmpty { elsewhere(open) }
      Tag.ol(.class("cards")) {
        for proposal in shown(here, current) { card(proposal, isCurrent: proposal.id == current?.id) }
      }
      if here.count > Self.most {
        Tag.p(.class("muted"), text: words("proposals.more", count: here.count - Self.most))
      }
      if mayEdit, here.count > 1 { bulk(here.count) }
    }
  }

  /// The proposals around the one in hand.
  private func shown(_ here: [Proposal], _ current: Proposal?) -> [Proposal] {
    guard here.count > Self.most, let current, let place = here.firstIndex(where: { $0.id == current.id })
    else { return here }
    let start = max(0, min(place - Self.most / 3, here.count - Self.most))
    return Array(here[start..<(start + Self.most)])
  }

  private func elsewhere(_ open: [Proposal]) -> HTML {
    let next = open.first { (part($0) ?? 0) > number } ?? open.first
    return HTML {
      Tag.p(.class("notice good"), text: words(open.isEmpty ? "proposals.done" : "proposals.doneHere"))
      if let next, let part = part(next) {
        Tag.p {
          Tag.a(
            .class("button"),
            .href(state.address(part: part).adding("proposals", next.id.rawValue).at("apparatus")),
            text: words("proposals.goOn"))
        }
      }
    }
  }

  private func card(_ proposal: Proposal, isCurrent: Bool) -> HTML {
    Tag.li(.class("proposal" + (isCurrent ? " current" : "")), .id("p-" + proposal.id.rawValue)) {
      Tag.a(
        .class("what"), .data("stop"), .data("part", "apparatus"), .current("true", isCurrent: isCurrent),
        .href(
          state.address(part: number).adding("proposals", proposal.id.rawValue).at(
            "p-" + proposal.id.rawValue))
      ) {
        Tag.span(.class("tag"), text: words("proposalKind." + proposal.subject.rawValue))
        " " + sentence(proposal)
      }
      if isCurrent { details(proposal) }
    }
  }

  private func details(_ proposal: Proposal) -> HTML {
    HTML {
      Tag.div(
        .data(
          "places",
          proposal.passages.compactMap(\.scalars).map { "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: " "))
      ) {
        for passage in proposal.passages.prefix(3) where passage.quotation != sentence(proposal) {
          Tag.p(
            .class("quotation"), .lang(state.source.languages.first),
            text: words.quoted(String(passage.quotation.prefix(400))))
        }
      }
      Tag.p(.class("muted")) {
        [
          proposal.reason, proposal.voices.isEmpty ? nil : chain(proposal),
          words("proposals.score", ["score": String(proposal.score)]),
        ].compactMap(\.self).joined(separator: " · ")
      }
      if mayEdit { decide(proposal) }
    }
  }

  private func decide(_ proposal: Proposal) -> HTML {
    Tag.form(.class("acts"), .plain("method", "post"), .action(address), .data("decide")) {
      hidden()
      Tag.input(.type("hidden"), .name("proposal"), .value(proposal.id.rawValue))
      if let name = proposal.wordsToMean {
        Tag.input(
          .type("text"), .name("name"), .value(proposal.subject == .reference ? "" : name.name),
          .plain("list", "proposal-names"),
          .aria("label", words("proposals.means")), .plain("placeholder", words("proposals.means")),
          .plain("autocomplete", "off"), .data("key", "e-field"))
        Tag("datalist")(.id("proposal-names")) {
          for title in scene.index.names.titles([.person, .group, .place], atMost: 80) {
            Tag.option(.value(title))
          }
        }
      }
      Tag.button(
        .class("button main"), .type("submit"), .name("act"), .value("accept"), .data("key", "a")
      ) {
        words("proposals.accept")
        Tag.kbd(.aria("hidden", "true"), text: "A")
      }
      if case .mention(let name) = proposal.content {
        let filter = filter
        let count = scene.inquiry.proposals.count { filter.admits($0) && $0.content == .mention(name) }
        if count > 1 {
          Tag.button(
            .class("button"), .type("submit"), .name("act"), .value("accept-name"),
            text: words("proposals.acceptName", count: count))
        }
      } else if ![.reference, .source, .position].contains(proposal.subject) {
        Tag.a(
          .class("button"), .data("key", "e"), .data("part", "apparatus"),
          .href(state.address(part: number).adding("correct", proposal.id.rawValue).at("register"))
        ) {
          words("proposals.correct")
          Tag.kbd(.aria("hidden", "true"), text: "E")
        }
      }
      Tag.button(.class("button"), .type("submit"), .name("act"), .value("reject"), .data("key", "x")) {
        words("proposals.reject")
        Tag.kbd(.aria("hidden", "true"), text: "X")
      }
      if let range = proposal.passages.lazy.compactMap(\.scalars).first {
        Tag.a(
          .class("button quiet"), .data("part", "apparatus"), .data("key", "n"),
          .href(
            state.address(part: number, at: [.text(range)], scene.inquiry).adding("note", "yes")
              .adding("proposals", proposal.id.rawValue).at("register")), text: words("notes.add"))
      }
    }
  }

  private func bulk(_ count: Int) -> HTML {
    Tag.form(.class("bulk"), .plain("method", "post"), .action(address), .data("decide")) {
      hidden()
      Tag.p(.class("muted"), text: words("proposals.bulkWords"))
      Tag.button(
        .class("button quiet"), .type("submit"), .name("act"), .value("accept-page"),
        text: words("proposals.bulk", count: count))
    }
  }

  // MARK: In words

  private func sentence(_ proposal: Proposal) -> String {
    switch proposal.content {
    case .mention(let name), .reference(let name): return name.name
    case .detail(.contribution(let name, let role)): return "\(words.word(role, in: "role")) · \(name.name)"
    case .detail(.composed(let date)): return words("proposals.composed", ["when": date.words ?? date.edtf])
    case .detail(.published(let date)): return words("proposals.published", ["when": date.words ?? date.edtf])
    case .position(let name, let point, let origin):
      return words(
        "proposals.position",
        [
          "place": name.name, "where": "\(point.latitude), \(point.longitude)", "origin": origin,
        ])
    case .identity(let left, let right, let isSame):
      return words(isSame ? "claim.same" : "claim.notSame", ["left": left.name, "right": right.name])
    case .event(let event):
      let kind = event.kind.map { words.word($0.rawValue, in: "kind") }
      let who = event.participants.map(\.who.name)
      let times = event.times.compactMap { time -> String? in
        if case .dated(_, let date) = time.bound { date.words ?? date.edtf } else { nil }
      }
      return
        ([event.title ?? kind ?? words("when.event")] + who + [event.place?.name].compactMap(\.self) + times)
        .joined(separator: " · ")
    case .kinship(let person, let tie, let other):
      return "\(person.name) · \(words.word(tie.rawValue, in: "kin")) · \(other.name)"
    case .trait(let of, let said):
      return of.name + words("punctuation.colon") + words.quoted(String(said.prefix(120)))
    case .name(let of, let name): return words("claim.name", ["who": of.name, "name": name.text])
    case .saying(let said, let about):
      let names = about.map(\.name)
      return (names.isEmpty ? "" : words.list(names) + words("punctuation.colon"))
        + words.quoted(String(said.prefix(120)))
    }
  }

  private func chain(_ proposal: Proposal) -> String {
    proposal.voices.map { voice in
      switch voice.holder {
      case .text: words("voiceKind.text")
      case .named(let name): name.name
      case .some(let said), .rumour(let said), .described(let said): said
      }
    }.joined(separator: " ‹ ")
  }
}

extension Proposal {
  /// The words whose bearer an editor may name while accepting it.
  fileprivate var wordsToMean: ProposedName? {
    switch content {
    case .mention(let name), .reference(let name): name
    default: nil
    }
  }
}
