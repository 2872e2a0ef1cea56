import Editing
import Presentation
import SourceCriticism
import Testimony

/// Says in a sentence or two what a statement would change in the chronology before it is saved.
struct ConsequenceNote: Sendable {
  /// What was found out.
  enum Finding: Sendable {
    /// What it would change.
    case change(Consequence)
    /// It does not say anything yet, or not everything it needs.
    case incomplete
  }

  let scene: Scene
  let finding: Finding?

  /// How many events are named one by one.
  private static let most = 4

  func html() -> HTML {
    let words = scene.words
    guard case .change(let consequence)? = finding else {
      return Tag.p(
        .class("muted"), text: words(finding == nil ? "consequence.ask" : "consequence.incomplete"))
    }
    let arisen = consequence.comparison.arisen
    let moved = consequence.comparison.movements.filter { movement in
      !arisen.contains { $0.events.contains(movement.event) }
    }
    return HTML {
      Tag.p {
        if consequence.isNone {
          Tag.b(text: words("consequence.none") + " ")
          words("consequence.noneMore")
        }
        for event in consequence.newEvents.prefix(Self.most) {
          Tag.b(text: words("consequence.newEvent", ["event": event.title]) + " ")
          dated(event, consequence.after) + " "
        }
        for contradiction in arisen.prefix(2) {
          Tag.b(.class("bad"), text: words("consequence.contradiction") + " ")
          numbers(contradiction, words) + " "
        }
        for movement in moved.prefix(Self.most) {
          words(
            "consequence.moves",
            [
              "event": scene.inquiry.events[movement.event]?.title ?? "",
              "after": scene.proofs.words(of: movement.after),
              "before": scene.proofs.words(of: movement.before),
            ]) + " "
        }
        if moved.count > Self.most { words("consequence.moreMoves", count: moved.count - Self.most) + " " }
        if !consequence.comparison.resolved.isEmpty {
          words("consequence.resolved", count: consequence.comparison.resolved.count) + " "
        }
      }
      if !consequence.newNames.isEmpty {
        Tag.p(
          .class("muted"),
          text: words("consequence.newNames", ["names": words.list(consequence.newNames.map(name))]))
      }
    }
  }

  private func dated(_ event: Event, _ after: Assessment) -> String {
    guard let dating = after.dating(of: event.id), dating.basis != .undated else {
      return scene.words("consequence.undated")
    }
    return capitalised(scene.proofs.words(of: dating)) + "."
  }

  private func numbers(_ contradiction: Contradiction, _ words: Catalogue) -> String {
    let numbers = contradiction.statements.compactMap { scene.index.numbers[$0] }.map { String($0) }
    guard !numbers.isEmpty else { return words("consequence.alone") }
    return words("consequence.with", ["numbers": words.list(numbers)])
  }

  private func name(_ record: AnyRecord) -> String {
    switch record {
    case .person(let one): one.name
    case .group(let one): one.name
    case .place(let one): one.name
    case .work(let one): one.title
    default: ""
    }
  }
}
