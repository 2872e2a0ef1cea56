import Archives
import Presentation

/// The sections of the workbench, in the order of its bar.
enum Section: String, CaseIterable, Sendable {
  case desk, chronology, contradictions, people, search, sources, history

  /// Where the section starts.
  var address: Address { Address(rawValue) }
}

/// How a visitor wants to be spoken to and shown things; kept in cookies.
struct Preferences: Sendable {
  /// The names of the cookies.
  static let languageCookie = "temoin-language"
  static let themeCookie = "temoin-theme"
  static let citationCookie = "temoin-citations"
  static let keysCookie = "temoin-keys"

  /// The themes.
  enum Theme: String, CaseIterable, Sendable {
    case system, light, dark
  }

  var language: InterfaceLanguage
  var theme: Theme
  /// How sources are cited.
  var citationStyle: CitationStyle
  /// Whether single letters are commands.
  var hasSingleKeys: Bool

  /// Reads what a visit says: the choice made here, or else what the browser prefers.
  init(_ visit: Visit) {
    let preferred = (visit.acceptLanguage ?? "").split(separator: ",").lazy.compactMap { range in
      InterfaceLanguage(rawValue: String(range.drop { $0 == " " }.prefix(2)).lowercased())
    }.first
    language =
      visit.cookies[Self.languageCookie].flatMap(InterfaceLanguage.init(rawValue:)) ?? preferred ?? .english
    theme = visit.cookies[Self.themeCookie].flatMap(Theme.init(rawValue:)) ?? .system
    citationStyle = visit.cookies[Self.citationCookie].flatMap(CitationStyle.named) ?? .standard
    hasSingleKeys = visit.cookies[Self.keysCookie] != "off"
  }

  var words: Catalogue { Catalogue.of(language) }
  var dates: DateWords { DateWords(language) }
}

/// What surrounds every page: the bar, the landmarks and the notices that sources ask for.
struct Frame: Sendable {
  /// What the inquiry is called.
  var inquiryTitle: String
  /// What the sources shown ask every page to say.
  var notices: [String]
  var preferences: Preferences
  var formToken: String
  var isReadOnly: Bool
  /// Whether the archive's file is still the one that was opened.
  var standing = FileStanding.same
  /// How many things are to be checked.
  var queries = 0
  /// The state of the archive the page was made from, by which it notices that it has changed elsewhere.
  var head: String = ""
  /// The sections that can be gone to.
  var sections: [Section] = Section.allCases
  /// The address of the page, for going back to it after a setting was changed.
  var here: Address

  var words: Catalogue { preferences.words }

  /// A whole page.
  ///
  /// - Parameters:
  ///   - title: The title of the page.
  ///   - section: The section it belongs to.
  ///   - layout: The class of its main part.
  ///   - modules: The modules it loads beside those of every page.
  ///   - refreshes: Whether it asks again of itself where scripts are off, because something goes on.
  ///   - content: The main part.
  /// - Returns: The page.
  func page(
    _ title: String, in section: Section?, layout: String = "plain", modules: [String] = ["part.js"],
    refreshes: Bool = false, @HTMLBuilder content: () -> HTML
  ) -> HTML {
    Tag.html(
      .lang(words.language.rawValue),
      preferences.theme == .system ? nil : .data("theme", preferences.theme.rawValue),
      head.isEmpty ? nil : .data("head", head), preferences.hasSingleKeys ? nil : .data("keys", "off")
    ) {
      Tag.head {
        Tag.meta(.plain("charset", "utf-8"))
        Tag.title(text: title + " · " + (inquiryTitle.isEmpty ? "Temoin" : inquiryTitle))
        Tag.meta(.name("viewport"), .plain("content", "width=device-width, initial-scale=1"))
        Tag.meta(.name("color-scheme"), .plain("content", "light dark"))
        for style in Assets.styles {
          Tag.link(.rel("stylesheet"), .href(Address("assets", style.name)))
        }
        Tag.link(.rel("icon"), .type("image/svg+xml"), .href(Address("assets", "mark.svg")))
        for module in modules + ["keys.js", "events.js", "drafts.js"] {
          HTML.module(Address("assets", module))
        }
        if refreshes {
          Tag.noscript { Tag.meta(.plain("http-equiv", "refresh"), .plain("content", "2")) }
        }
      }
      Tag.body {
        Tag.a(.class("skip"), .href(fragment: "main"), text: words("frame.skip"))
        bar(section)
        replaced
        Tag.main(.id("main"), .class(layout), .plain("tabindex", "-1")) { content() }
        Tag.footer(.class("foot")) {
          for notice in notices { Tag.p(text: notice) }
          if isReadOnly, standing == .same { Tag.p(text: words("frame.readOnly")) }
          if notices.isEmpty, !isReadOnly { Tag.p(text: words("frame.local")) }
          if queries > 0 {
            Tag.p(.class("to-check")) {
              Tag.a(.href(Address("notes")), text: words("notes.toCheck", count: queries))
            }
          }
          if !head.isEmpty {
            Tag.p(
              .class("printed"),
              text: words("frame.printed", ["address": here.description, "state": String(head.prefix(14))]))
          }
        }
        changed
      }
    }
  }

  /// What is said above every page once the archive's file is no longer the one that was opened.
  private var replaced: HTML {
    let (what, copy): (String, String?)
    switch standing {
    case .same: return .empty
    case .overwritten(let kept): (what, copy) = (words("frame.overwritten"), kept)
    case .replaced(let kept): (what, copy) = (words("frame.replaced"), kept)
    }
    let text =
      what + " " + (copy.map { words("frame.replacedCopy", ["path": $0]) } ?? words("frame.replacedNoCopy"))
    return Tag.div(.class("standing"), .role("alert")) {
      Tag.p {
        Tag.b(text: words("frame.replacedTitle"))
        " " + text + " " + words("frame.replacedRemedy")
      }
    }
  }

  /// What is said, once it is so, when the archive has changed elsewhere or the program no longer answers.
  private var changed: HTML {
    Tag.div(
      .id("changed"), .class("changed"), .flag("hidden"), .role("status"),
      // What is said beside a form that cannot be sent, and of words that were kept.
      .data("gone", words("desk.js.gone")), .data("ended", words("desk.js.ended")),
      .data("kept", words("desk.js.kept")), .data("restore", words("desk.js.restore")),
      .data("forget", words("desk.js.forget"))
    ) {
      Tag.p(.data("when", "changed"), .flag("hidden")) {
        words("frame.changed") + " "
        Tag.a(.href(here), text: words("frame.reload"))
      }
      Tag.p(.data("when", "replaced"), .flag("hidden")) {
        words("frame.replacedTitle") + " "
        Tag.a(.href(here), text: words("frame.replacedMore"))
      }
      Tag.p(.data("when", "lost"), .flag("hidden"), text: words("frame.lost"))
    }
  }

  private func bar(_ section: Section?) -> HTML {
    Tag.header(.class("top")) {
      Tag.a(.class("mark"), .href(Address())) {
        Tag.b(text: "Temoin")
        Tag.span(text: inquiryTitle)
      }
      Tag.nav(.aria("label", words("frame.sections"))) {
        Tag.ul {
          for item in sections {
            Tag.li {
              Tag.a(
                .href(item.address), .current(isCurrent: item == section),
                text: words("section." + item.rawValue))
            }
          }
        }
      }
      Tag.div(.class("tools")) {
        Tag.form(.class("find"), .role("search"), .action(Address("search"))) {
          Tag.input(
            .type("search"), .name("q"), .aria("label", words("frame.find")),
            .plain("placeholder", words("frame.find")), .plain("maxlength", "1000"))
        }
        Tag.a(
          .class("tool"), .href(Address("settings", query: ["back": here.description])),
          .aria("label", words("frame.settings")), .title(words("frame.settings"))
        ) {
          Tag.svg(.plain("viewBox", "0 0 16 16"), .aria("hidden", "true")) {
            Tag.circle(
              .plain("cx", "8"), .plain("cy", "8"), .plain("r", "6.2"), .plain("fill", "none"),
              .plain("stroke", "currentColor"), .plain("stroke-width", "1.5"))
            Tag.path(.plain("d", "M8 1.8a6.2 6.2 0 0 1 0 12.4z"), .plain("fill", "currentColor"))
          }
        }
      }
    }
  }
}
