import Presentation
import Testimony

/// The reading desk: the text as it is, with what is said about it in the margins.
struct DeskPage: Sendable {
  let scene: Scene
  let source: Source
  let text: SourceText
  private let parts: [TextParts.Part]
  private let number: Int
  private let chosen: Statement?
  private let statements: [Statement]

  init(scene: Scene, source: Source, text: SourceText, part: Int, chosen: Statement?) {
    self.scene = scene
    self.source = source
    self.text = text
    self.chosen = chosen
    parts = TextParts(text).parts
    number = min(max(1, part), parts.count)
    let range = parts[number - 1].range
    statements = (scene.index.statements[source.id] ?? []).filter { statement in
      statement.decision != .rejected
        && statement.passages.contains { passage in
          if case .text(text.id, let place) = passage.place { place.overlaps(range) } else { false }
        }
    }
  }

  private var part: TextParts.Part { parts[number - 1] }

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(source.title, in: .desk, layout: "desk") {
      Tag.aside(.class("rail"), .aria("label", words("desk.source"))) { rail(words) }
      Tag.article(.class("sheet"), .aria("labelledby", "source-title")) { sheet(words) }
      Tag.aside(.class("apparatus"), .id("apparatus"), .aria("label", words("desk.apparatus"))) {
        apparatus(words)
      }
    }
  }

  private func address(part: Int, statement: Statement? = nil) -> Address {
    Address(
      "desk", source.slug.rawValue, query: ["part": String(part), "statement": statement?.slug.rawValue])
  }

  // MARK: The rail

  private func rail(_ words: Catalogue) -> HTML {
    let all = scene.index.statements[source.id] ?? []
    let contradicted = all.count { scene.index.contradicted.contains($0.id) }
    return HTML {
      Tag.h2(.class("source-name")) {
        Tag.a(.href(Address("sources", source.slug.rawValue)), text: source.title)
      }
      Tag.p(.class("muted")) {
        let authors = source.authors.map { scene.voices.name(of: $0) }
        if !authors.isEmpty {
          words.list(authors)
          Tag.br()
        }
        words("people.statements", count: all.count)
        if contradicted > 0 { " · " + words("desk.contradicted", count: contradicted) }
      }
      headings(words)
      Tag.h3(.class("label"), text: words("desk.byPage"))
      density(all)
      Tag.h3(.class("label"), text: words("desk.key"))
      Tag.ul(.class("underlines")) {
        for kind in ["saw", "heard", "infers", "contradicted"] {
          Tag.li {
            Tag.i(.class("u-" + kind))
            Tag.span(text: words("desk.key." + kind))
          }
        }
      }
      let others = scene.inquiry.sources.filter { $0.id != source.id && scene.index.texts[$0.id] != nil }
      if !others.isEmpty {
        Tag.h3(.class("label"), text: words("desk.others"))
        Tag.ul(.class("toc")) {
          for other in others.prefix(20) {
            Tag.li { Tag.a(.href(Address("desk", other.slug.rawValue)), text: other.title) }
          }
        }
      }
    }
  }

  private func headings(_ words: Catalogue) -> HTML {
    let headings = text.structure.blocks.filter { block in
      if case .heading(let level) = block.kind { level <= 2 } else { false }
    }
    guard headings.count > 1 else { return .empty }
    let list = TextParts(text)
    let current = headings.last { $0.range.lowerBound < part.range.upperBound }
    return Tag.nav(.aria("label", words("desk.chapters"))) {
      Tag.ul(.class("toc")) {
        for heading in headings.prefix(60) {
          Tag.li {
            Tag.a(
              .href(address(part: list.part(holding: heading.range.lowerBound))),
              .current("true", isCurrent: heading == current), text: slice(heading.range))
          }
        }
      }
    }
  }

  /// How many statements each part has, as a strip of bars; the part shown is in the rubric colour.
  private func density(_ all: [Statement]) -> HTML {
    let list = TextParts(text)
    var counts = [Int](repeating: 0, count: parts.count)
    for statement in all where statement.start != .max {
      counts[list.part(holding: ScalarOffset(statement.start)) - 1] += 1
    }
    let most = Double(max(1, counts.max() ?? 1))
    let width = 190 / Double(parts.count)
    return Tag.svg(
      .class("page-density"), .plain("viewBox", "0 0 190 40"), .plain("preserveAspectRatio", "none"),
      .aria("hidden", "true")
    ) {
      Tag.rect(
        .class("here"), .number("x", Double(number - 1) * width), .plain("y", "0"),
        .number("width", max(2, width)),
        .plain("height", "40"))
      for (place, count) in counts.enumerated().prefix(400) where count > 0 {
        let height = max(3, Double(count) / most * 36)
        Tag.rect(
          .class(place == number - 1 ? "bar on" : "bar"), .number("x", Double(place) * width),
          .number("y", 40 - height), .number("width", max(1, min(width * 0.8, 10))), .number("height", height)
        )
      }
    }
  }

  // MARK: The sheet

  private func sheet(_ words: Catalogue) -> HTML {
    HTML {
      Tag.div(.class("running")) {
        Tag.h1(.class("running-head"), .id("source-title"), .lang(source.languages.first), text: source.title)
        Tag.nav(.class("turn"), .aria("label", words("desk.turn"))) {
          if number > 1 {
            Tag.a(
              .href(address(part: number - 1)), .rel("prev"), .aria("label", words("desk.previous")),
              text: "‹")
          }
          Tag.span(
            text: part.isPage
              ? words("desk.page", ["page": part.label, "count": parts.last?.label ?? ""])
              : words("desk.part", ["part": part.label, "count": String(parts.count)]))
          if number < parts.count {
            Tag.a(
              .href(address(part: number + 1)), .rel("next"), .aria("label", words("desk.next")), text: "›")
          }
        }
      }
      if let notice = source.notice { Tag.p(.class("muted source-notice"), text: notice) }
      Tag.div(.class("text"), .lang(source.languages.first)) {
        for block in text.structure.blocks where block.kind != .note && block.range.overlaps(part.range) {
          self.block(block)
        }
      }
      notes(words)
    }
  }

  private func block(_ block: TextStructure.Block) -> HTML {
    let range = block.range.clamped(to: part.range)
    let content = marked(range)
    switch block.kind {
    case .heading(let level):
      return level <= 1
        ? Tag.h2(.lang(block.language)) { content } : Tag.h3(.lang(block.language)) { content }
    case .blockQuotation: return Tag.blockquote(.lang(block.language)) { Tag.p { content } }
    case .dialogue, .listItem: return Tag.p(.class("turn-of-talk"), .lang(block.language)) { content }
    case .verse: return Tag.p(.class("verse"), .lang(block.language)) { content }
    case .preformatted: return Tag.pre(.lang(block.language)) { content }
    case .dateline: return Tag.p(.class("dateline"), .lang(block.language)) { content }
    case .paragraph, .note:
      return Tag.p(
        .class(block.range.lowerBound < part.range.lowerBound ? "goes-on" : ""), .lang(block.language)
      ) {
        content
      }
    }
  }

  /// A passage of a statement as it stands in a range.
  private struct Mark {
    let statement: Statement
    let range: Range<Int>
    let isFirst: Bool
  }

  private func marks(in range: Range<ScalarOffset>) -> [Mark] {
    var marks: [Mark] = []
    for statement in statements {
      for (place, passage) in statement.passages.enumerated() {
        guard case .text(text.id, let words) = passage.place, words.overlaps(range) else { continue }
        let clamped = words.clamped(to: range)
        marks.append(
          Mark(
            statement: statement, range: clamped.lowerBound.rawValue..<clamped.upperBound.rawValue,
            isFirst: place == 0 && clamped.lowerBound == words.lowerBound))
      }
    }
    return marks
  }

  /// The words of a range with underlines for its statements, numbers for the margin and calls of notes.
  private func marked(_ range: Range<ScalarOffset>) -> HTML {
    let marks = marks(in: range)
    let calls = text.structure.notes.compactMap { note -> (place: Int, note: TextStructure.Note)? in
      guard let call = note.call, call >= range.lowerBound, call <= range.upperBound else { return nil }
      return (call.rawValue, note)
    }
    var edges: Set<Int> = [range.lowerBound.rawValue, range.upperBound.rawValue]
    for mark in marks { edges.formUnion([mark.range.lowerBound, mark.range.upperBound]) }
    for call in calls { edges.insert(call.place) }
    let sorted = edges.sorted()
    var result = HTML.empty
    var fragments: [HTML] = []
    for (place, edge) in sorted.enumerated() {
      for call in calls where call.place == edge { fragments.append(noteCall(call.note)) }
      for mark in marks where mark.isFirst && mark.range.lowerBound == edge {
        fragments.append(marginNumber(mark.statement))
      }
      guard place + 1 < sorted.count else { break }
      let piece = HTML(text: slice(ScalarOffset(edge)..<ScalarOffset(sorted[place + 1])))
      // The shortest statement wins where several overlap.
      let covering = marks.filter { $0.range.lowerBound <= edge && $0.range.upperBound >= sorted[place + 1] }
        .min { $0.range.count < $1.range.count }
      if let covering {
        fragments.append(
          Tag.mark(.class(classes(of: covering.statement, covered: marks, at: edge))) { piece })
      } else {
        fragments.append(piece)
      }
    }
    result = HTML.joined(fragments)
    return result
  }

  private func classes(of statement: Statement, covered marks: [Mark], at edge: Int) -> String {
    let all = marks.filter { $0.range.contains(edge) }
    var names: String
    if all.contains(where: { scene.index.contradicted.contains($0.statement.id) }) {
      names = "u-contradicted"
    } else {
      switch statement.voices.last?.manner ?? .notSaid {
      case .saw: names = "u-saw"
      case .heard, .read: names = "u-heard"
      case .infers: names = "u-infers"
      case .notSaid: names = "u-saw"
      }
      if statement.decision == .open { names = "u-open" }
    }
    if let chosen, all.contains(where: { $0.statement.id == chosen.id }) { names += " in-hand" }
    return names
  }

  private func marginNumber(_ statement: Statement) -> HTML {
    let number = scene.index.numbers[statement.id] ?? 0
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.a(
      .class("in-margin" + (isContradicted ? " bad" : "") + (statement.id == chosen?.id ? " on" : "")),
      .id("m-" + statement.slug.rawValue),
      .href(address(part: self.number, statement: statement).at("apparatus")),
      .aria("label", scene.words("desk.statement", ["number": String(number)])),
      .data("statement", statement.slug.rawValue),
      .current("true", isCurrent: statement.id == chosen?.id), text: String(number))
  }

  private func noteCall(_ note: TextStructure.Note) -> HTML {
    guard note.body != nil else { return Tag.sup(.class("call"), text: note.label) }
    return Tag.a(
      .class("call"), .id("call-" + note.label), .href(fragment: "note-" + note.label),
      .aria("label", scene.words("desk.note", ["label": note.label])), text: note.label)
  }

  private func notes(_ words: Catalogue) -> HTML {
    let shown = text.structure.notes.filter { note in
      guard let call = note.call, note.body != nil else { return false }
      return part.range.contains(call) || call == part.range.upperBound
    }
    guard !shown.isEmpty else { return .empty }
    return Tag.ol(.class("notes"), .aria("label", words("desk.notes"))) {
      for note in shown {
        if let body = note.body {
          Tag.li(.id("note-" + note.label)) {
            Tag.a(
              .class("call"), .href(fragment: "call-" + note.label),
              .aria("label", words("desk.backToCall", ["label": note.label])), text: note.label)
            Tag.span { marked(body) }
          }
        }
      }
    }
  }

  private func slice(_ range: Range<ScalarOffset>) -> String {
    let scalars = scene.index.scalars[source.id] ?? []
    let lower = min(max(0, range.lowerBound.rawValue), scalars.count)
    let upper = min(max(lower, range.upperBound.rawValue), scalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[lower..<upper])
    return String(view)
  }

  // MARK: The apparatus

  private func apparatus(_ words: Catalogue) -> HTML {
    HTML {
      if let chosen {
        Tag.section(.class("in-hand-card")) {
          Tag.div(.class("card-head")) {
            Tag.h2(.class("small-title"), text: words("desk.inHand"))
            Tag.a(
              .class("tool"), .href(address(part: number)), .aria("label", words("desk.close")), text: "×")
          }
          Tag.ol(.class("cards")) { StatementCard(scene: scene, statement: chosen, isChosen: true).html() }
        }
      }
      Tag.section {
        Tag.h2(.class("label"), text: words("desk.onPage"))
        if statements.isEmpty { Tag.p(.class("notice"), text: words("desk.empty")) }
        Tag.ol(.class("cards")) {
          for statement in statements where statement.id != chosen?.id { compact(statement) }
        }
      }
    }
  }

  private func compact(_ statement: Statement) -> HTML {
    let words = scene.words
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.li(.class("card" + (isContradicted ? " bad" : "")), .id("s-" + statement.slug.rawValue)) {
      Tag.a(
        .class("number"), .href(address(part: number, statement: statement).at("apparatus")),
        .aria("label", words("desk.statement", ["number": String(scene.index.numbers[statement.id] ?? 0)])),
        text: String(scene.index.numbers[statement.id] ?? 0))
      Tag.div {
        Tag.p(.class("claim"), text: statement.claims.first.map { scene.claims.sentence($0) } ?? "")
        Tag.p(.class("muted card-line")) {
          Tag.span {
            scene.voices.witness(of: statement)
            if statement.claims.count > 1 {
              " · " + words("desk.moreClaims", count: statement.claims.count - 1)
            }
          }
          if let certainty = statement.claims.lazy.compactMap({ $0.editorCertainty ?? $0.witnessCertainty })
            .first
          {
            certainty.html(words)
          }
        }
      }
    }
  }
}
