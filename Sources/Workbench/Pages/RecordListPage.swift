import Presentation
import Testimony

/// A list of groups, places or works.
struct RecordListPage: Sendable {
  /// A row of the list.
  struct Row: Sendable {
    let referent: Referent
    let name: String
    let others: [DatedName]
    let detail: String
  }

  let scene: Scene
  let section: RecordSection
  let filter: String

  func html() -> HTML {
    let words = scene.words
    let wanted = PeoplePage.folded(filter)
    let all = rows.filter { row in
      wanted.isEmpty
        || ([row.name] + row.others.map(\.text)).contains { PeoplePage.folded($0).contains(wanted) }
    }.sorted { PeoplePage.folded($0.name) < PeoplePage.folded($1.name) }
    let counts = statementCounts
    let title = words("records." + section.rawValue)
    return scene.frame.page(title, in: .people, layout: "sheet-page wide-list") {
      RecordSection.tabs(scene, current: section)
      Tag.div(.class("head")) {
        Tag.h1(text: title)
        if !scene.frame.isReadOnly {
          Tag.a(
            .class("button"), .href(section.address.with("new", "yes")),
            text: words("names.new." + section.rawValue))
        }
      }
      Tag.form(.class("list-filter"), .role("search"), .action(section.address)) {
        Tag.label(.for("record-filter"), text: words("people.filter"))
        Tag.input(
          .id("record-filter"), .type("search"), .name("q"), .value(filter), .plain("maxlength", "200"),
          .plain("autocomplete", "off"))
        Tag.button(.class("button"), .type("submit"), text: words("chart.apply"))
      }
      if all.isEmpty {
        Tag.p(
          .class("notice"),
          text: words((wanted.isEmpty ? "records.none." : "records.noneFound.") + section.rawValue))
      }
      Tag.ul(.class("listing")) {
        for row in all.prefix(400) {
          Tag.li {
            scene.pageLink(to: row.referent)
            Tag.span(.class("muted also")) {
              for (place, name) in row.others.prefix(4).enumerated() {
                if place > 0 { ", " }
                Tag.span(.lang(name.language), text: name.text)
              }
            }
            Tag.span(
              .class("count"),
              text: [row.detail, words("people.passages", count: counts[row.referent] ?? 0)]
                .filter { !$0.isEmpty }.joined(separator: " · "))
          }
        }
      }
    }
  }

  private var statementCounts: [Referent: Int] {
    var counts: [Referent: Int] = [:]
    for statement in scene.inquiry.statements where statement.decision != .rejected {
      var named: Set<Referent> = []
      for claim in statement.claims {
        claim.content.concerns { referent in
          named.insert(referent)
          // What happened somewhere is said of the place too.
          if case .event(let id) = referent, let place = scene.inquiry.events[id]?.place {
            named.insert(.place(place))
          }
        }
      }
      for referent in named { counts[referent, default: 0] += 1 }
    }
    return counts
  }

  private var rows: [Row] {
    switch section {
    case .people: []
    case .groups:
      scene.inquiry.groups.map { group in
        Row(
          referent: .group(group.id), name: group.name, others: group.names,
          detail: group.kind.map { scene.words.word($0, in: "groupKind") } ?? "")
      }
    case .places:
      scene.inquiry.places.map { place in
        Row(
          referent: .place(place.id), name: place.name, others: place.names,
          detail: place.containments.first.flatMap { scene.inquiry.places[$0.place]?.name } ?? "")
      }
    case .works:
      scene.inquiry.works.map { work in
        Row(
          referent: .work(work.id), name: work.title, others: work.names,
          detail: scene.words.list(work.authors.compactMap { scene.inquiry.persons[$0]?.name }))
      }
    }
  }
}
