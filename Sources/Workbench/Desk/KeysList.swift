import Presentation

/// The keys of the workbench, each with what it does.
struct KeysList: Sendable {
  let words: Catalogue
  /// Whether single keys act.
  let isOn: Bool

  /// The keys, and what the catalogue calls what they do.
  static let keys: [(key: String, name: String)] = [
    ("J", "next"), ("K", "previous"), ("V", "select"), ("R", "register"), ("E", "edit"), ("S", "save"),
    ("⇧S", "saveNext"), ("A", "accept"), ("X", "reject"), ("N", "note"), ("O", "open"), ("/", "search"),
    ("U", "undo"),
    ("?", "help"),
  ]

  /// The list.
  func html() -> HTML {
    HTML {
      if !isOn { Tag.p(.class("notice"), text: words("keys.off")) }
      Tag.dl(.class("keys")) {
        for (key, name) in Self.keys {
          Tag.div {
            Tag.dt { Tag.kbd(text: key) }
            Tag.dd(text: words("keys." + name))
          }
        }
      }
      Tag.p(.class("muted"), text: words("keys.inSelect"))
      Tag.p(.class("muted"), text: words("keys.never"))
    }
  }

  /// The list as something that a key or a button brings up, with or without scripts; and the line that shows the
  /// most used of them at the foot of the desk.
  func popover() -> HTML {
    HTML {
      Tag.div(.class("key-bar"), .aria("label", words("keys.title")), .role("group")) {
        for (key, name) in Self.keys where ["J", "K", "R", "V", "O"].contains(key) && isOn {
          Tag.span {
            Tag.kbd(text: key)
            " " + words("keys." + name)
          }
        }
        Tag.button(.class("link"), .type("button"), .plain("popovertarget", "keys")) {
          if isOn {
            Tag.kbd(.aria("hidden", "true"), text: "?")
            " "
          }
          words("keys.all")
        }
      }
      Tag.div(
        .id("keys"), .class("keys-popover"), .plain("popover", ""), .aria("labelledby", "keys-title"),
        .role("dialog")
      ) {
        Tag.h2(.class("small-title"), .id("keys-title"), text: words("keys.title"))
        html()
        Tag.p {
          Tag.button(
            .class("button"), .type("button"), .plain("popovertarget", "keys"),
            .plain("popovertargetaction", "hide"), text: words("keys.close"))
        }
      }
    }
  }
}
