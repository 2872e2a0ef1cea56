extension Dossier {
  /// The dossier as Markdown with footnotes.
  package var markdown: String {
    var text = "# " + Self.escaped(title) + "\n"
    for block in blocks {
      switch block {
      case .heading(let heading): text += "\n## " + Self.escaped(heading) + "\n"
      case .paragraph(let runs): text += "\n" + Self.line(runs) + "\n"
      case .list(let items): text += "\n" + items.map { "- " + Self.line($0) + "\n" }.joined()
      }
    }
    for notice in notices { text += "\n" + Self.escaped(notice) + "\n" }
    if !notes.isEmpty { text += "\n" }
    for (number, note) in notes.enumerated() { text += "[^\(number + 1)]: " + Self.line(note) + "\n" }
    return text
  }

  private static func line(_ runs: [Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let text), .quotation(let text, _): escaped(text)
      case .note(let number): "[^\(number)]"
      }
    }.joined()
  }

  /// Text that Markdown shows as it is, on one line.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&": result += "\\" + String(scalar)
      case "\n", "\r", "\t": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    // A line that starts like a list or a number would be one.
    guard let first = result.first, "-+".contains(first) else { return result }
    return "\\" + result
  }

  /// The dossier as a page that needs nothing else.
  package var document: String {
    Tag.html(.lang(language.rawValue)) {
      Tag.head {
        Tag.meta(.plain("charset", "utf-8"))
        Tag.title(text: title)
        Tag.meta(.name("viewport"), .plain("content", "width=device-width, initial-scale=1"))
        Tag("style")(text: Self.style)
      }
      Tag.body {
        Tag.main {
          Tag.h1(text: title)
          contents
          for notice in notices { Tag.p(.class("notice"), text: notice) }
        }
      }
    }.document()
  }

  /// What the dossier says, with its notes at the end, for a page that has a heading and says the notices itself.
  package var contents: HTML {
    HTML {
      for block in blocks {
        switch block {
        case .heading(let heading): Tag.h2(text: heading)
        case .paragraph(let runs): Tag.p { html(runs) }
        case .list(let items):
          Tag.ul {
            for item in items { Tag.li { html(item) } }
          }
        }
      }
      if !notes.isEmpty {
        Tag.section(.class("dossier-notes"), .aria("label", Catalogue.of(language)("desk.notes"))) {
          Tag.h2(text: Catalogue.of(language)("desk.notes"))
          Tag.ol(.class("notes")) {
            for (number, note) in notes.enumerated() {
              Tag.li(.id("note-\(number + 1)")) { html(note) }
            }
          }
        }
      }
    }
  }

  private func html(_ runs: [Run]) -> HTML {
    HTML.joined(
      runs.enumerated().map { place, run in
        switch run {
        case .note(let number) where place > 0 && runs[place - 1].isNote:
          // Two marks that touch would be read as one number.
          HTML {
            Tag.sup(text: ", ")
            Tag.sup { Tag.a(.href(fragment: "note-\(number)"), text: String(number)) }
          }
        case .text(let text): HTML(text: text)
        case .quotation(let text, let language): Tag.span(.lang(language), text: text)
        case .note(let number):
          Tag.sup { Tag.a(.href(fragment: "note-\(number)"), text: String(number)) }
        }
      })
  }

  /// Without quotation marks and angle brackets, which the page would escape.
  private static let style = """
    :root{color-scheme:light dark}
    body{margin:0;font:400 1.05rem/1.5 Libertinus Serif,Iowan Old Style,Palatino,Georgia,serif}
    main{max-width:38rem;margin:2.5rem auto;padding:0 1rem;overflow-wrap:break-word}
    h1{font-weight:400;font-size:2.2rem;margin:0 0 1rem}h2{font-weight:400;font-size:1.4rem;margin:2rem 0 .6rem}
    ul,ol{padding-left:1.3rem}li{margin:.3rem 0}
    sup a{padding:0 .15em;font-size:.72em;text-decoration:none}.notes{font-size:.9rem}.notice{font-style:italic}
    """
}
