import Editing
import Presentation
import Testimony

/// The sheet of the desk: a stretch of a source's text, with paragraph numbers that lead to their sentences.
struct DeskSheet: Sendable {
  let scene: Scene
  let state: DeskState
  let text: SourceText
  let parts: [TextParts.Part]
  /// The stretch shown, from 1.
  let number: Int
  let marked: MarkedText

  private var part: TextParts.Part { parts[number - 1] }
  private var words: Catalogue { scene.words }

  func html() -> HTML {
    HTML {
      running()
      if let notice = state.source.notice { Tag.p(.class("muted source-notice"), text: notice) }
      Tag.div(
        .class("text"), .id("text"), .lang(state.source.languages.first), .data("part-number", String(number))
      ) {
        for section in sections() {
          Tag.section { for (block, paragraph) in section { self.block(block, paragraph) } }
        }
      }
      notes()
    }
  }

  private func running() -> HTML {
    Tag.div(.class("running")) {
      Tag.h1(
        .class("running-head"), .id("source-title"), .lang(state.source.languages.first),
        text: state.source.title)
      Tag.nav(.class("turn"), .aria("label", words("desk.turn"))) {
        if number > 1 {
          Tag.a(
            .href(state.address(part: number - 1)), .rel("prev"), .aria("label", words("desk.previous")),
            text: "‹")
        }
        Tag.span(
          text: part.isPage
            ? words("desk.page", ["page": part.label, "count": parts.last?.label ?? ""])
            : words("desk.part", ["part": part.label, "count": String(parts.count)]))
        if number < parts.count {
          Tag.a(
            .href(state.address(part: number + 1)), .rel("next"), .aria("label", words("desk.next")),
            text: "›")
        }
      }
    }
  }

  /// The blocks shown, some twenty to a section, so that a browser lays out only those in sight; each paragraph with
  /// its number in the text.
  private func sections() -> [[(block: TextStructure.Block, paragraph: Int?)]] {
    var result: [[(block: TextStructure.Block, paragraph: Int?)]] = [[]]
    var paragraph = 0
    for block in text.structure.blocks where block.kind != .note {
      var isHeading = false
      if case .heading = block.kind { isHeading = true } else { paragraph += 1 }
      guard block.range.lowerBound < part.range.upperBound else { break }
      guard block.range.overlaps(part.range) else { continue }
      if result[result.count - 1].count >= 20 { result.append([]) }
      result[result.count - 1].append((block, isHeading ? nil : paragraph))
    }
    return result
  }

  private func block(_ block: TextStructure.Block, _ paragraph: Int?) -> HTML {
    let clamped = block.range.clamped(to: part.range)
    let range = clamped.lowerBound.rawValue..<clamped.upperBound.rawValue
    let content = HTML {
      if let paragraph { paragraphNumber(paragraph) }
      marked.html(range)
    }
    let at = Attribute.data("at", String(range.lowerBound))
    let lang = Attribute.lang(block.language)
    switch block.kind {
    case .heading(let level): return level <= 1 ? Tag.h2(lang, at) { content } : Tag.h3(lang, at) { content }
    case .blockQuotation: return Tag.blockquote(lang) { Tag.p(at) { content } }
    case .dialogue, .listItem: return Tag.p(.class("turn-of-talk"), lang, at) { content }
    case .verse: return Tag.p(.class("verse"), lang, at) { content }
    case .preformatted: return Tag.pre(lang, at) { content }
    case .dateline: return Tag.p(.class("dateline"), lang, at) { content }
    case .paragraph, .note:
      return Tag.p(.class(block.range.lowerBound < part.range.lowerBound ? "goes-on" : ""), lang, at) {
        content
      }
    }
  }

  private func paragraphNumber(_ number: Int) -> HTML {
    guard !scene.frame.isReadOnly else { return .empty }
    return Tag.a(
      .class("paragraph-number"), .data("not-text"), .data("part", "apparatus"),
      .href(state.address(part: self.number).adding("paragraph", String(number)).at("apparatus")),
      .aria("label", words("desk.paragraph", ["number": String(number)])), text: "¶ \(number)")
  }

  private func notes() -> HTML {
    let shown = text.structure.notes.filter { note in
      guard let call = note.call, note.body != nil else { return false }
      return part.range.contains(call) || (number == parts.count && call == part.range.upperBound)
    }
    guard !shown.isEmpty else { return .empty }
    return Tag.ol(.class("notes"), .aria("label", words("desk.notes"))) {
      for note in shown {
        if let body = note.body {
          Tag.li(.id("note-" + note.label)) {
            Tag.a(
              .class("call"), .href(fragment: "call-" + note.label),
              .aria("label", words("desk.backToCall", ["label": note.label])), text: note.label)
            Tag.span(.data("at", String(body.lowerBound.rawValue))) {
              marked.html(body.lowerBound.rawValue..<body.upperBound.rawValue)
            }
          }
        }
      }
    }
  }
}
