import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  var searchRoutes: [Route] {
    [
      .page("/search") { call in
        let scene = try await scene(call)
        let query = call.visit.query("q")
        let kind = call.visit.query("kind").flatMap(RecordReference.Kind.init(rawValue:))
        guard let query else {
          return .page(SearchPage(scene: scene, query: "", kind: nil, result: nil, refusal: nil).html())
        }
        do {
          let result = try shelf.desk.search(query, kinds: kind.map { [$0] } ?? [], limit: 100)
          return .page(
            SearchPage(scene: scene, query: query, kind: kind, result: result, refusal: nil).html())
        } catch {
          let page = SearchPage(
            scene: scene, query: query, kind: kind, result: nil, refusal: Refused(error).words)
          return .page(page.html(), status: .badRequest)
        }
      }
    ]
  }
}

/// Search: one field for texts, statements, people and everything else; the query can be cited.
struct SearchPage: Sendable {
  let scene: Scene
  let query: String
  let kind: RecordReference.Kind?
  let result: SearchResult?
  let refusal: String?

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(words("section.search"), in: .search, layout: "sheet-page narrow") {
      Tag.div(.class("head")) { Tag.h1(text: words("section.search")) }
      Tag.form(.class("big-search"), .action(Address("search")), .aria("label", words("section.search"))) {
        Tag.label(.class("vh"), .for("query"), text: words("search.field"))
        Tag.input(
          .id("query"), .type("search"), .name("q"), .value(query), .plain("maxlength", "1000"),
          .flag("autofocus", if: query.isEmpty))
        Tag.button(.class("button main"), .type("submit"), text: words("section.search"))
      }
      Tag.p(.class("muted"), text: words("search.help"))
      if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
      if let result {
        Tag.nav(.class("facets"), .aria("label", words("search.facets"))) {
          facet(nil, words("search.everything"))
          for kind in [RecordReference.Kind.text, .statement, .person, .event, .place, .source, .note] {
            facet(kind, words("recordKind." + kind.rawValue))
          }
        }
        Tag.p(.class("muted"), .role("status"), text: words("search.found", count: result.total))
        Tag.ol(.class("finds")) {
          for find in result.hits { entry(find) }
        }
      }
    }
  }

  private func facet(_ value: RecordReference.Kind?, _ label: String) -> HTML {
    Tag.a(
      .class("chip"), .href(Address("search", query: ["q": query, "kind": value?.rawValue])),
      .current("true", isCurrent: value == kind), text: label)
  }

  private func entry(_ find: SearchHit) -> HTML {
    let (siglum, title, address) = place(of: find)
    let scalars = Array(find.excerpt.unicodeScalars)
    let start = min(max(0, find.match.lowerBound), scalars.count)
    let end = min(max(start, find.match.upperBound), scalars.count)
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    return Tag.li {
      Tag.p(.class("find-head")) {
        if let address { Tag.a(.href(address), text: title) } else { title }
        Tag.span(.class("muted"), text: siglum)
      }
      Tag.p(.class("quotation")) {
        text(0..<start)
        if start < end { Tag.mark(.class("hit"), text: text(start..<end)) }
        text(end..<scalars.count)
      }
    }
  }

  private func place(of find: SearchHit) -> (siglum: String, title: String, address: Address?) {
    let words = scene.words
    let kind = words("recordKind." + find.record.kind.rawValue)
    switch scene.inquiry[find.record] {
    case .text(let text):
      guard let source = scene.inquiry.sources[text.source] else { return (kind, text.id.rawValue, nil) }
      let part = TextParts(text).part(holding: find.place?.lowerBound ?? ScalarOffset(0))
      let label =
        text.structure.pages.isEmpty
        ? ""
        : " " + (text.structure.pages.indices.contains(part - 1) ? text.structure.pages[part - 1].label : "")
      return (
        (scene.sigla[source.id] ?? "") + label, source.title,
        Address("desk", source.slug.rawValue, query: ["part": String(part)])
      )
    case .statement(let statement):
      return (
        kind + " " + (scene.index.numbers[statement.id].map { String($0) } ?? ""),
        statement.claims.first.map { scene.claims.sentence($0) } ?? statement.slug.rawValue,
        scene.deskAddress(of: statement)
      )
    case .person(let person): return (kind, person.name, scene.address(of: person))
    case .event(let event): return (kind, event.title, scene.proofAddress(of: event))
    case .place(let place):
      return (kind, place.name, Address("chronology", query: ["place": place.slug.rawValue]))
    case .source(let source): return (kind, source.title, Address("sources", source.slug.rawValue))
    case .group(let group): return (kind, group.name, nil)
    case .work(let work): return (kind, work.title, nil)
    case .hypothesis(let hypothesis): return (kind, hypothesis.title, nil)
    case .ruling(let ruling): return (kind, ruling.question, Section.contradictions.address)
    default: return (kind, find.record.id, nil)
    }
  }
}
