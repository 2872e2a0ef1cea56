import Presentation
import SourceCriticism
import Testimony

/// What would follow from an edit or a doubt: which windows move, which contradictions go and which come.
struct Consequences: Sendable {
  /// How many of each are listed before the rest is counted.
  private static let limit = 12

  private let scene: Scene
  private let after: Assessment
  private let comparison: Comparison
  private let newEvents: [Event]

  /// Compares the state of now with another.
  ///
  /// - Parameters:
  ///   - scene: The state of now.
  ///   - after: The other, of the same inquiry or of an edited one.
  init(_ scene: Scene, to after: Assessment) {
    self.scene = scene
    self.after = after
    comparison = scene.reading.assessment.compared(with: after, proofLimit: Self.limit)
    newEvents =
      after.inquiry.events.count == scene.inquiry.events.count
      ? [] : after.inquiry.events.filter { scene.inquiry.events[$0.id] == nil }
  }

  /// Whether nothing would change.
  var isEmpty: Bool { comparison.isEmpty && newEvents.isEmpty }

  /// The part of a page that says so.
  func html(id: String = "consequences", heading: String? = nil) -> HTML {
    let words = scene.words
    let moves = moved
    return Tag.section(.class("consequences"), .id(id)) {
      Tag.h2(.class("small-title"), text: heading ?? words("consequences.title"))
      Tag.p(.class("lede"), text: sentence(moves.count - newEvents.count))
      if !moves.isEmpty {
        Tag.table(.class("moves")) {
          Tag.thead {
            Tag.tr {
              Tag.th(.plain("scope", "col"), text: words("consequences.event"))
              Tag.th(.plain("scope", "col"), text: words("consequences.now"))
              Tag.th(.plain("scope", "col"), text: words("consequences.then"))
            }
          }
          Tag.tbody {
            for move in moves.prefix(Self.limit) {
              Tag.tr {
                Tag.th(.plain("scope", "row")) {
                  if scene.inquiry.events[move.event.id] == nil {
                    move.event.title
                  } else {
                    Tag.a(.href(scene.proofAddress(of: move.event)), text: move.event.title)
                  }
                }
                Tag.td(.data("label", words("consequences.now")), text: move.before)
                Tag.td(
                  .class("then-cell"), .data("label", words("consequences.then")), text: move.after)
              }
            }
          }
        }
        if moves.count > Self.limit {
          Tag.p(.class("muted"), text: words("proof.moreMoves", count: moves.count - Self.limit))
        }
      }
      contradictions(comparison.arisen, "consequences.arise", "bad", ClaimWords(after, words.language), after)
      contradictions(
        comparison.resolved, "consequences.go", "good", scene.claims, scene.reading.assessment)
    }
  }

  private var moved: [(event: Event, before: String, after: String)] {
    let proofs = scene.proofs
    var result = comparison.movements.compactMap {
      movement -> (event: Event, before: String, after: String)? in
      guard let event = scene.inquiry.events[movement.event] else { return nil }
      let (before, after) = (proofs.words(of: movement.before), proofs.words(of: movement.after))
      return before == after ? nil : (event, before, after)
    }
    for event in newEvents {
      result.append(
        (event, "—", after.dating(of: event.id).map { proofs.words(of: $0) } ?? scene.words("date.none")))
    }
    return result
  }

  private func sentence(_ moves: Int) -> String {
    let words = scene.words
    var parts: [String] = []
    if moves > 0 { parts.append(words("consequences.moves", count: moves)) }
    if !comparison.arisen.isEmpty {
      parts.append(words("consequences.arising", count: comparison.arisen.count))
    }
    if !comparison.resolved.isEmpty {
      parts.append(words("consequences.going", count: comparison.resolved.count))
    }
    return parts.isEmpty ? words("consequences.none") : capitalised(words.list(parts)) + "."
  }

  private func contradictions(
    _ list: [Contradiction], _ key: String, _ tone: String, _ claims: ClaimWords, _ assessment: Assessment
  ) -> HTML {
    guard !list.isEmpty else { return .empty }
    return HTML {
      Tag.h3(.class("label"), text: scene.words(key))
      Tag.ul(.class("findings " + tone)) {
        for one in list.prefix(Self.limit) {
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
