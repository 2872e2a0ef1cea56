import Editing
import Presentation
import SourceCriticism
import Testimony

/// One contradiction: its smallest set of passages, and every way out side by side.
struct ContradictionPage: Sendable {
  let scene: Scene
  let contradiction: Contradiction
  /// What is set aside in this view, as addresses write it.
  var without: [String] = []

  private var address: Address { Address("contradictions", scene.reading.late.name(of: contradiction)) }

  /// The passages with their switches.
  private func steps(_ proofs: ProofMaker) -> [ProofView.Step] {
    let here = without.reduce(address) { $0.adding("without", $1) }
    return zip(proofs.steps(of: contradiction), contradiction.members).map { step, member in
      guard let doubt = member.doubt.map({ scene.inquiry.notation(of: $0) }) else { return step }
      var step = step
      step.isSetAside = without.contains(doubt)
      step.toggle = (step.isSetAside ? here.removing("without", doubt) : here.adding("without", doubt)).at(
        "what-if")
      return step
    }
  }

  /// What follows when the chosen passages are set aside, and the judgement that would make it so.
  private func whatIf(_ words: Catalogue) -> HTML {
    let doubts = scene.doubts(without)
    guard !doubts.isEmpty else { return .empty }
    return Tag.div(.class("then")) {
      Consequences(scene, to: scene.reading.assessment.supposing(doubts)).html(
        heading: words("contradiction.ifSetAside"))
      if !scene.frame.isReadOnly {
        form(doubts: doubts, label: words("proof.record"), id: "what-if-reason")
        Tag.p(.class("small-links")) {
          Tag.a(
            .href(without.reduce(Address("hypotheses")) { $0.adding("doubt", $1) }),
            text: words("proof.keepHypothesis"))
          Tag.a(.href(address), text: words("proof.reset"))
        }
      }
    }
  }

  func html() -> HTML {
    let words = scene.words
    let proofs = scene.proofs
    let (ways, isComplete) = scene.reading.assessment.waysOut(of: contradiction)
    let title =
      contradiction.events.first.flatMap { scene.inquiry.events[$0]?.title } ?? words("chart.contradiction")
    return scene.frame.page(title, in: .contradictions, layout: "sheet-page") {
      Tag.p(.class("chip bad"), text: words("proof.contradiction"))
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.p(.class("lede"), text: words("contradiction.set", count: contradiction.members.count))
      Tag.div(.id("proof")) {
        Tag.h2(.class("vh"), text: words("proof.title"))
        Tag.ol(.class("steps proof")) {
          for (number, step) in steps(proofs).enumerated() { step.html(number + 1, words) }
        }
        Tag.div(.id("what-if")) { whatIf(words) }
      }
      Tag.p(.class("links")) {
        for event in contradiction.events.prefix(6) {
          if let event = scene.inquiry.events[event] {
            Tag.a(
              .href(scene.proofAddress(of: event)),
              text: words("contradiction.inChronology", ["event": event.title]))
          }
        }
      }
      Tag.h2(text: words("contradiction.waysOut", count: ways.count))
      Tag.p(.class("muted"), text: words(isComplete ? "contradiction.unranked" : "contradiction.notAll"))
      Tag.ol(.class("ways")) {
        for way in ways { card(way, proofs) }
      }
      if !scene.frame.isReadOnly {
        Tag.section(.class("way acknowledge")) {
          Tag.h3(text: words("contradiction.acknowledge"))
          Tag.p(.class("muted"), text: words("contradiction.acknowledgeWords"))
          form(doubts: [], label: words("contradiction.letStand"), id: "stand")
        }
      }
      NotesSection(
        scene: scene,
        among: contradiction.events.map { .event($0) } + contradiction.statements.map { .statement($0) },
        back: address
      ).html()
    }
  }

  private func card(_ way: WayOut, _ proofs: ProofMaker) -> HTML {
    let words = scene.words
    let text = capitalised(scene.claims.text(way))
    var doubts: [Doubt] = []
    if case .doubt(let grounds) = way.kind { doubts = grounds.compactMap(\.doubt) }
    return Tag.li(.class("way")) {
      Tag.p(.class("chip"), text: words("way." + way.kind.name))
      Tag.h3(text: text)
      if !way.effects.isEmpty {
        Tag.dl {
          for effect in way.effects.prefix(6) {
            if let event = scene.inquiry.events[effect.event] {
              Tag.div {
                Tag.dt(text: event.title)
                Tag.dd(text: proofs.words(of: effect))
              }
            }
          }
        }
      }
      if case .misidentification(let things) = way.kind, !scene.frame.isReadOnly {
        Tag.p(.class("small-links")) {
          for thing in things {
            if let notation = scene.notation(of: thing) {
              Tag.a(
                .href(Address("parting", query: ["of": notation])),
                text: words("contradiction.part", ["what": scene.subject(thing)]))
            }
          }
        }
      }
      passages(way)
      if !doubts.isEmpty, !scene.frame.isReadOnly {
        form(doubts: doubts, label: words("proof.record"), id: String(text.hashValueForMarkup))
      }
    }
  }

  /// Where to look again, for ways out that the words themselves must decide.
  private func passages(_ way: WayOut) -> HTML {
    let claims: [Claim.ID] =
      switch way.kind {
      case .misreading(let claims), .slipOfThePen(let claims): claims
      case .wrongCalendar(let claim, _, _): [claim]
      case .doubt, .misidentification: []
      }
    var seen: Set<Statement.ID> = []
    let statements = claims.compactMap { scene.index.owner(of: $0, in: scene.inquiry) }.filter {
      seen.insert($0.id).inserted
    }
    guard !statements.isEmpty else { return .empty }
    return Tag.p(.class("look-again")) {
      scene.words("contradiction.lookAgain") + " "
      HTML.joined(statements.map { scene.citations($0) + HTML(text: " ") })
    }
  }

  private func form(doubts: [Doubt], label: String, id: String) -> HTML {
    Tag.form(.class("judgement"), .plain("method", "post"), .action(Address("judgements"))) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      Tag.input(
        .type("hidden"), .name("question"),
        .value(contradiction.events.first.flatMap { scene.inquiry.events[$0]?.title } ?? "contradiction"))
      for doubt in contradiction.members.compactMap(\.doubt) {
        Tag.input(.type("hidden"), .name("evidence"), .value(scene.inquiry.notation(of: doubt)))
      }
      for doubt in doubts {
        Tag.input(.type("hidden"), .name("doubt"), .value(scene.inquiry.notation(of: doubt)))
      }
      Tag.label(.for("reason-" + id), text: scene.words("proof.reason"))
      Tag.input(
        .id("reason-" + id), .type("text"), .name("reason"), .flag("required"), .plain("maxlength", "2000"),
        .plain("autocomplete", "off"))
      Tag.button(.class("button"), .type("submit"), text: label)
    }
  }
}

extension WayOut.Kind {
  /// The key of its kind.
  var name: String {
    switch self {
    case .doubt: "doubt"
    case .misidentification: "misidentification"
    case .misreading: "misreading"
    case .slipOfThePen: "slip"
    case .wrongCalendar: "calendar"
    }
  }
}

extension String {
  /// A number that tells texts of one page apart (FNV-1a), the same on every run.
  var hashValueForMarkup: UInt32 {
    utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
