import Presentation
import Testimony

/// A source: its reference, its people, its relations, its text, and its statements page by page.
struct SourcePage: Sendable {
  /// The most statements that are shown at once.
  private static let limit = 60

  let scene: Scene
  let source: Source
  /// The label of the page whose statements are shown; `nil` for all.
  var page: String?

  func html() -> HTML {
    let words = scene.words
    let all = scene.index.statements[source.id] ?? []
    let shown = page == nil ? all : all.filter { label(of: $0) == page }
    return scene.frame.page(source.title, in: .sources, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: scene.sigla[source.id] ?? "")
      Tag.div(.class("head")) {
        Tag.h1(.lang(source.languages.first), text: source.title)
        if scene.index.texts[source.id] != nil {
          Tag.a(
            .class("button main"), .href(Address("desk", source.slug.rawValue)), text: words("sources.read"))
        }
        if !scene.frame.isReadOnly {
          Tag.a(
            .class("button"), .href(Address("sources", source.slug.rawValue, "edit")),
            text: words("sources.edit"))
          Tag.a(
            .class("button"), .href(Address("sources", source.slug.rawValue, "revise")),
            text: words("sources.revise"))
          if scene.inquiry.texts.contains(where: { $0.source == source.id && $0.number > 1 }) {
            Tag.a(
              .class("button"), .href(Address("sources", source.slug.rawValue, "unplaced")),
              text: words("unplaced.title"))
          }
        }
      }
      if let notice = source.notice { Tag.p(.class("notice"), text: notice) }
      Tag.p(.class("lede reference")) { scene.reference(source).html() }
      facts(words)
      Tag.section(.class("block"), .id("statements")) {
        Tag.div(.class("block-head")) {
          Tag.h2(text: words("sources.statements", count: all.count))
          Tag.a(
            .href(Address("search", query: ["q": "source:" + source.slug.rawValue])),
            text: words("sources.searchIn"))
        }
        if all.isEmpty { Tag.p(.class("muted"), text: words("desk.noStatements")) }
        pages(all, words)
        Tag.ol(.class("cards")) {
          for statement in shown.prefix(Self.limit) {
            StatementCard(scene: scene, statement: statement).html()
          }
        }
        if shown.count > Self.limit {
          Tag.p(.class("muted"), text: words("sources.moreStatements", count: shown.count - Self.limit))
        }
      }
      NotesSection(scene: scene, on: .source(source.id), back: scene.frame.here).html()
    }
  }

  /// Where a statement stands: the page of its first passage.
  private func label(of statement: Statement) -> String {
    statement.passages.first?.locator.page ?? ""
  }

  /// The pages that say something, each with how much.
  private func pages(_ all: [Statement], _ words: Catalogue) -> HTML {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for statement in all {
      let label = label(of: statement)
      if counts[label] == nil { order.append(label) }
      counts[label, default: 0] += 1
    }
    guard order.count > 1 else { return .empty }
    let here = Address("sources", source.slug.rawValue)
    return Tag.nav(.class("facets"), .aria("label", words("sources.byPage"))) {
      Tag.a(
        .class("chip"), .href(here.at("statements")), .current("true", isCurrent: page == nil),
        text: words("sources.allPages"))
      for label in order.prefix(120) {
        Tag.a(
          .class("chip"), .href(here.with("page", label).at("statements")),
          .current("true", isCurrent: page == label)
        ) {
          label.isEmpty ? words("sources.noPage") : words("sources.page", ["page": label])
          Tag.span(.class("of"), text: " " + words.number(counts[label] ?? 0))
        }
      }
    }
  }

  private func facts(_ words: Catalogue) -> HTML {
    var rows: [(String, HTML)] = []
    if let kind = source.kind {
      rows.append((words("sources.kind"), HTML(text: words.word(kind.rawValue, in: "sourceKind"))))
    }
    if !source.languages.isEmpty {
      rows.append(
        (
          words("sources.languages"),
          HTML(text: source.languages.map { words.word($0, in: "language") }.joined(separator: ", "))
        ))
    }
    for (label, date) in [("sources.composed", source.composed), ("sources.published", source.published)] {
      if let date { rows.append((words(label), HTML(text: date.words ?? date.edtf))) }
    }
    if let calendar = source.calendar {
      rows.append((words("sources.calendar"), HTML(text: words.word(calendar.rawValue, in: "calendar"))))
    }
    for contribution in source.contributions {
      let name = scene.voices.name(of: contribution.person)
      rows.append(
        (
          capitalised(words.word(contribution.role, in: "role")),
          scene.link(to: contribution.person) ?? HTML(text: name)
        ))
    }
    for relation in source.relations { append(relation, isOurs: true, to: &rows) }
    for other in scene.inquiry.sources where other.id != source.id {
      for relation in other.relations where relation.source == source.id {
        append(Source.Relation(relation.kind, other.id), isOurs: false, to: &rows)
      }
    }
    for text in scene.inquiry.texts where text.source == source.id {
      rows.append(
        (
          words("sources.text"),
          HTML(
            text: words(
              "sources.textWords",
              [
                "file": text.original.fileName, "number": String(text.number),
                "pages": String(max(1, text.structure.pages.count)),
              ]))
        ))
    }
    if let note = source.note { rows.append((words("sources.note"), HTML(text: note))) }
    return Tag.dl(.class("facts-list")) {
      for (name, value) in rows {
        Tag.div {
          Tag.dt(text: name)
          Tag.dd { value }
        }
      }
    }
  }

  private func append(_ relation: Source.Relation, isOurs: Bool, to rows: inout [(String, HTML)]) {
    guard let other = scene.inquiry.sources[relation.source] else { return }
    let key = (isOurs ? "sourceRelation." : "sourceRelation.of.") + relation.kind.rawValue
    rows.append(
      (scene.words(key), Tag.a(.href(Address("sources", other.slug.rawValue)), text: other.title)))
  }
}
