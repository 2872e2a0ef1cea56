import Presentation
import Testimony

/// The identities of one record, each with its reason and the page on which it is decided.
struct IdentityList: Sendable {
  let scene: Scene
  let identities: [Identity]
  /// The key of what the list is called.
  let label: String

  func html() -> HTML {
    guard !identities.isEmpty else { return .empty }
    let words = scene.words
    return Tag.section(.class("identities"), .aria("label", words(label))) {
      Tag.ul {
        for identity in identities {
          Tag.li {
            Tag.span(text: scene.sentence(on: identity))
            if let reason = identity.reason { Tag.span(.class("muted"), text: reason) }
            Tag.a(
              .href(Address("identities", identity.slug.rawValue)),
              text: words(identity.decision == .open ? "identity.decide" : "identity.reconsider"))
          }
        }
      }
    }
  }
}
