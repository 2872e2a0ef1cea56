import Editing
import Presentation
import SourceCriticism
import Testimony

/// The list of contradictions: open ones, ruled ones, and rulings that are raised again.
struct ContradictionsPage: Sendable {
  let scene: Scene

  func html() -> HTML {
    let words = scene.words
    let assessment = scene.reading.assessment
    return scene.frame.page(words("section.contradictions"), in: .contradictions, layout: "sheet-page narrow")
    {
      DoubtSection.tabs(scene, current: .contradictions)
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.contradictions"))
        Tag.span(
          .class(assessment.contradictions.isEmpty ? "chip good" : "chip bad"),
          text: words("contradictions.open", count: assessment.contradictions.count))
      }
      if FirstSteps.areDue(scene) {
        Tag.p(.class("lede"), text: words("contradictions.nothingSaid"))
        FirstSteps(scene).html()
      } else if assessment.contradictions.isEmpty {
        Tag.p(.class("lede"), text: words("contradictions.none"))
      }
      Tag.ol(.class("findings")) {
        for one in assessment.contradictions { entry(one, ruling: nil) }
      }
      if !assessment.raised.isEmpty {
        Tag.h2(text: words("contradictions.raised"))
        Tag.ul(.class("findings")) {
          for raised in assessment.raised { raisedEntry(raised) }
        }
      }
      let decided = assessment.ruled + assessment.acknowledged
      if !decided.isEmpty {
        Tag.h2(text: words("contradictions.ruled"))
        Tag.ol(.class("findings quiet")) {
          for one in decided { entry(one.contradiction, ruling: scene.inquiry.rulings[one.ruling]) }
        }
      }
    }
  }

  private func entry(_ one: Contradiction, ruling: Ruling?) -> HTML {
    let words = scene.words
    return Tag.li {
      Tag.h2(.class("finding")) {
        if ruling == nil {
          Tag.a(.href(Address("contradictions", scene.reading.late.name(of: one))), text: title(one))
        } else {
          title(one)
        }
      }
      Tag.ol(.class("members")) {
        for member in one.members { self.member(member, of: one) }
      }
      if let ruling {
        Tag.p(.class("muted")) {
          words(
            "contradictions.ruling",
            ["reason": ruling.reason, "author": ruling.author ?? words("voice.editor")])
        }
        if !scene.frame.isReadOnly { reopenForm(ruling) }
      }
    }
  }

  /// What a member rests on: the words of the passage with their citation, and what they are taken to say.
  private func member(_ member: Ground, of one: Contradiction) -> HTML {
    let premise = capitalised(scene.claims.text(scene.reading.assessment.premise(of: member)))
    let statement = one.statements.lazy.compactMap { scene.inquiry.statements[$0] }.first { statement in
      statement.claims.contains { member == .claim($0.id) }
    }
    return Tag.li {
      if let statement, let passage = statement.passages.first {
        Tag.span(.class("quotation"), text: scene.words.quoted(String(passage.quotation.prefix(240))))
        " "
        scene.citations(statement)
        Tag.span(.class("muted premise"), text: premise)
      } else {
        premise + " "
        if let statement { scene.citations(statement) } else { scene.citation(of: member) }
      }
    }
  }

  private func raisedEntry(_ raised: RaisedRuling) -> HTML {
    let ruling = scene.inquiry.rulings[raised.ruling]
    return Tag.li {
      Tag.h3(.class("finding"), text: ruling?.question ?? raised.ruling.rawValue)
      Tag.p(.class("muted"), text: scene.words("raised." + raised.reason.rawValue))
      if let ruling {
        Tag.p(
          .class("muted"),
          text: scene.words(
            "contradictions.ruling",
            ["reason": ruling.reason, "author": ruling.author ?? scene.words("voice.editor")]))
        Tag.ul(.class("members")) {
          for doubt in ruling.evidence { Tag.li(text: capitalised(scene.words(of: doubt))) }
        }
        let evidence = Set(ruling.evidence)
        let open = scene.reading.assessment.contradictions.first { one in
          one.members.contains { $0.doubt.map(evidence.contains) ?? false }
        }
        if let open {
          Tag.p(.class("small-links")) {
            Tag.a(
              .href(Address("contradictions", scene.reading.late.name(of: open))),
              text: scene.words("contradictions.decideAgain"))
          }
        }
        if raised.reason != .reopened, !scene.frame.isReadOnly { reopenForm(ruling) }
      }
    }
  }

  private func reopenForm(_ ruling: Ruling) -> HTML {
    Tag.form(.plain("method", "post"), .action(Address("rulings", "reopen"))) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("ruling"), .value(ruling.id.rawValue))
      Tag.button(.class("button quiet"), .type("submit"), text: scene.words("contradictions.reopen"))
    }
  }

  private func title(_ one: Contradiction) -> String {
    let names =
      one.events.compactMap { scene.inquiry.events[$0]?.title }
      + one.persons.compactMap { scene.inquiry.persons[$0]?.name }
    return names.isEmpty ? scene.words("chart.contradiction") : scene.words.list(names.prefix(3).map(\.self))
  }
}
