import Presentation
import Testimony

/// What to do first in an inquiry in which nothing is said yet: bring in a source, register, ask.
struct FirstSteps: Sendable {
  private enum Step: String, CaseIterable {
    case source, statement, chronology
  }

  let scene: Scene

  init(_ scene: Scene) { self.scene = scene }

  /// Whether there is nothing yet that pages could show.
  static func areDue(_ scene: Scene) -> Bool {
    scene.inquiry.statements.isEmpty && scene.inquiry.events.isEmpty
  }

  private var current: Step { scene.inquiry.sources.isEmpty ? .source : .statement }

  func html() -> HTML {
    let words = scene.words
    guard !scene.frame.isReadOnly else { return Tag.p(.class("notice"), text: words("first.readOnly")) }
    return Tag.section(.class("first-steps"), .aria("labelledby", "first-steps")) {
      Tag.h2(.id("first-steps"), text: words("first.title"))
      Tag.ol {
        for step in Step.allCases {
          Tag.li(.class(step == current ? "now" : ""), .current("step", isCurrent: step == current)) {
            Tag.h3(text: words("first." + step.rawValue))
            Tag.p(text: words("first." + step.rawValue + ".words"))
            if step == current {
              Tag.p {
                Tag.a(
                  .class("button main"), .href(address(of: step)),
                  text: words("first." + step.rawValue + ".go"))
              }
            }
          }
        }
      }
    }
  }

  private func address(of step: Step) -> Address {
    switch step {
    case .source: Address("add-source")
    case .statement: Section.desk.address
    case .chronology: Section.chronology.address
    }
  }
}
