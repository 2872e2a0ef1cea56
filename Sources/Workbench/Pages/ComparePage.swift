import Presentation
import SourceCriticism
import Testimony

/// Two hypotheses side by side: which windows differ, and on which passages each bound rests.
struct ComparePage: Sendable {
  /// How many events are listed.
  private static let limit = 60
  /// How many grounds of a bound are shown.
  private static let reasonLimit = 5

  /// One side: a hypothesis, or the default that doubts nothing.
  struct Side: Sendable {
    let hypothesis: Hypothesis?
    let assessment: Assessment
  }

  let scene: Scene
  let left: Side
  let right: Side

  func html() -> HTML {
    let words = scene.words
    let comparison = left.assessment.compared(with: right.assessment)
    let title = words("compare.title")
    return scene.frame.page(title, in: .contradictions, layout: "sheet-page compare") {
      HTML.paints
      DoubtSection.tabs(scene, current: .hypotheses)
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.div(.class("side-by-side")) {
        card(left, words)
        card(right, words)
      }
      if comparison.isEmpty { Tag.p(.class("notice"), text: words("compare.same")) }
      movements(comparison, words)
      contradictions(comparison.resolved, "compare.onlyLeft", left.assessment, words)
      contradictions(comparison.arisen, "compare.onlyRight", right.assessment, words)
    }
  }

  private func name(_ side: Side) -> String { side.hypothesis?.title ?? scene.words("hypothesis.default") }

  private func card(_ side: Side, _ words: Catalogue) -> HTML {
    Tag.article(.class("record-card")) {
      Tag.h2(.class("small-title")) {
        if let hypothesis = side.hypothesis {
          Tag.a(.class("name"), .href(scene.address(of: hypothesis)), text: hypothesis.title)
        } else {
          words("hypothesis.default")
        }
      }
      Tag.p(
        .class("muted"), text: words("chart.contradictions", count: side.assessment.contradictions.count))
      if let doubts = side.hypothesis?.doubts, !doubts.isEmpty {
        Tag.ul {
          for doubt in doubts.prefix(12) { Tag.li(text: capitalised(scene.words(of: doubt))) }
        }
      } else if side.hypothesis != nil {
        Tag.p(text: words("hypothesis.doubtsNothing"))
      }
    }
  }

  private func movements(_ comparison: Comparison, _ words: Catalogue) -> HTML {
    let rows = comparison.movements.compactMap { movement in
      scene.inquiry.events[movement.event].map { (event: $0, movement: movement) }
    }
    guard !rows.isEmpty else { return .empty }
    let datings = rows.flatMap { [$0.movement.before, $0.movement.after] }
    let span = TimeSpan(around: datings.map { TimeFigure($0) })
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("compare.moved"))
        Tag.span(.class("muted"), text: words("consequences.moves", count: rows.count))
      }
      Tag.ol(.class("compared")) {
        for row in rows.prefix(Self.limit) {
          Tag.li {
            Tag.h3 { Tag.a(.href(Address("events", row.event.slug.rawValue)), text: row.event.title) }
            side(row.movement.before, row.movement.lost, name(left), span)
            side(row.movement.after, row.movement.gained, name(right), span)
          }
        }
      }
      if rows.count > Self.limit {
        Tag.p(.class("muted"), text: words("proof.moreMoves", count: rows.count - Self.limit))
      }
    }
  }

  private func side(_ dating: EventDating, _ proofs: [BoundProof], _ name: String, _ span: TimeSpan?) -> HTML
  {
    var seen: Set<Ground> = []
    let grounds = proofs.flatMap(\.grounds).filter { seen.insert($0).inserted }
    let figure = dating.hasNoDay ? nil : TimeFigure(dating)
    return Tag.div(.class("compared-side")) {
      Tag.p(.class("label"), text: name)
      Tag.p(.class("when")) { Tag.b(text: scene.proofs.words(of: dating)) }
      if let figure, let span, !figure.isUndated { figure.line(over: span) }
      if !grounds.isEmpty {
        Tag.p(.class("muted"), text: scene.words("compare.because") + scene.words("punctuation.colon"))
        Tag.ul(.class("reasons")) {
          for ground in grounds.prefix(Self.reasonLimit) { Tag.li { reason(ground) } }
        }
        if grounds.count > Self.reasonLimit {
          Tag.p(
            .class("muted"), text: scene.words("proof.moreMoves", count: grounds.count - Self.reasonLimit))
        }
      }
    }
  }

  /// What a bound rests on: the words of a passage before its citation, a rule or an identity as such.
  private func reason(_ ground: Ground) -> HTML {
    guard case .claim(let id) = ground, let statement = scene.index.owner(of: id, in: scene.inquiry) else {
      return scene.citation(of: ground)
    }
    let quotation = statement.quotation
    let words = quotation.count <= 70 ? quotation : String(quotation.prefix(68)) + "…"
    return HTML {
      Tag.span(
        .class("quotation"), .lang(statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
        text: scene.words.quoted(words))
      " "
      scene.citations(statement)
    }
  }

  private func contradictions(
    _ list: [Contradiction], _ key: String, _ assessment: Assessment, _ words: Catalogue
  ) -> HTML {
    guard !list.isEmpty else { return .empty }
    let claims = ClaimWords(assessment, words.language)
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words(key)) }
      Tag.ul(.class("findings")) {
        for one in list.prefix(20) {
          Tag.li {
            Tag.ol(.class("members")) {
              for member in one.members {
                Tag.li(text: capitalised(claims.text(assessment.premise(of: member))))
              }
            }
          }
        }
      }
    }
  }
}
