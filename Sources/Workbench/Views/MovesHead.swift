import Presentation

/// The head of a table of windows that move: the event, its window before, its window after.
enum MovesHead {
  static func html(_ words: Catalogue) -> HTML {
    Tag.thead {
      Tag.tr {
        for key in ["differ.event", "differ.before", "differ.after"] {
          Tag.th(.plain("scope", "col"), text: words(key))
        }
      }
    }
  }
}
