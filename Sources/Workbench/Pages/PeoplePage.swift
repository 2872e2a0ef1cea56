import Calendars
import Foundation
import Presentation
import SourceCriticism
import Testimony

/// The list of people: by name, with their lives on one line and the number of passages.
struct PeoplePage: Sendable {
  /// How many are listed on a page.
  private static let limit = 120
  /// The length of a window from which it says nothing of a life.
  private static let generationInDays = 30 * 365

  let scene: Scene
  /// The words a name must hold.
  let filter: String
  /// The orders of the list.
  enum Order: String, CaseIterable {
    case name, passages, birth
  }
  let order: Order
  let skipped: Int

  init(scene: Scene, visit: Visit) {
    self.scene = scene
    filter = visit.query("q") ?? ""
    order = visit.query("order").flatMap(Order.init(rawValue:)) ?? .name
    skipped = max(0, visit.query("skip").flatMap { Int($0) } ?? 0)
  }

  private struct Row {
    let person: Person
    let others: [DatedName]
    let life: LifeDating
    let count: Int
  }

  func html() -> HTML {
    let words = scene.words
    let all = rows
    let shown = all.dropFirst(skipped).prefix(Self.limit)
    let span = self.span(all)
    return scene.frame.page(words("section.people"), in: .people, layout: "sheet-page wide-list") {
      HTML.paints
      RecordSection.tabs(scene, current: .people)
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.people"))
        Tag.span(.class("muted"), text: words("people.count", count: all.count))
        if !scene.frame.isReadOnly {
          Tag.a(.class("button"), .href(Address("people", query: ["new": "yes"])), text: words("people.new"))
        }
      }
      filterForm(words)
      suspicions(words)
      if all.isEmpty {
        Tag.p(.class("notice"), text: words(filter.isEmpty ? "people.empty" : "people.noneFound"))
      }
      Tag.ol(.class("people-list")) {
        for row in shown { entry(row, span) }
      }
      pages(all.count, words)
    }
  }

  private var rows: [Row] {
    let people = scene.reading.people
    let wanted = Self.folded(filter)
    var rows: [Row] = []
    for head in people.heads {
      let records = people.records(of: head.id).compactMap { scene.inquiry.persons[$0] }
      var others: [DatedName] = []
      for record in records {
        if record.id != head.id { others.append(DatedName(record.name)) }
        others += record.names
      }
      let names = [head.name] + others.map(\.text)
      guard wanted.isEmpty || names.contains(where: { Self.folded($0).contains(wanted) }) else { continue }
      var statements: Set<Statement.ID> = []
      for record in records {
        for said in scene.index.claims[record.id] ?? [] { statements.insert(said.statement.id) }
      }
      rows.append(
        Row(
          person: head, others: others, life: scene.reading.assessment.life(of: head.id),
          count: statements.count))
    }
    let keyed = rows.map { (row: $0, name: Self.folded($0.person.name)) }
    return keyed.sorted { left, right in
      switch order {
      case .name: break
      case .passages where left.row.count != right.row.count: return left.row.count > right.row.count
      case .birth:
        let (one, other) = (
          left.row.life.birth?.earliest?.rawValue ?? .max, right.row.life.birth?.earliest?.rawValue ?? .max
        )
        if one != other { return one < other }
      default: break
      }
      return (left.name, left.row.person.slug) < (right.name, right.row.person.slug)
    }.map(\.row)
  }

  /// A name without its case and its marks, for finding and sorting.
  static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
  }

  /// The years that the lives on the page span.
  private func span(_ rows: [Row]) -> TimeSpan? {
    let days = rows.flatMap { row -> [DayNumber] in
      var days: [DayNumber] = []
      for window in [row.life.birth, row.life.death] {
        guard let first = window?.earliest, let last = window?.latest, last - first < Self.generationInDays
        else { continue }
        days += [first, last]
      }
      return days
    }
    guard let first = days.min(), let last = days.max(), first < last else { return nil }
    return TimeSpan(first, last)
  }

  private func filterForm(_ words: Catalogue) -> HTML {
    Tag.form(.class("list-filter"), .role("search"), .action(Address("people"))) {
      Tag.label(.for("people-filter"), text: words("people.filter"))
      Tag.input(
        .id("people-filter"), .type("search"), .name("q"), .value(filter), .plain("maxlength", "200"),
        .plain("autocomplete", "off"))
      Tag.label(.for("people-order"), text: words("people.order"))
      Tag.select(.id("people-order"), .name("order")) {
        for order in Order.allCases {
          Tag.option(
            .value(order.rawValue), .flag("selected", if: order == self.order),
            text: words("people.order." + order.rawValue))
        }
      }
      Tag.button(.class("button"), .type("submit"), text: words("chart.apply"))
      if !filter.isEmpty {
        Tag.a(.class("button quiet"), .href(Address("people")), text: words("people.all"))
      }
    }
  }

  /// The pairs of people that are suspected to be one, and wait for a decision.
  private func suspicions(_ words: Catalogue) -> HTML {
    let open = scene.inquiry.identities.filter { identity in
      guard case .person = identity.left else { return false }
      return identity.decision == .open
    }
    guard !open.isEmpty, filter.isEmpty else { return .empty }
    return Tag.section(.class("notice suspicions")) {
      Tag.h2(.class("small-title"), text: words("people.suspected", count: open.count))
      Tag.ul {
        for identity in open.prefix(8) {
          Tag.li {
            Tag.a(
              .href(Address("identities", identity.slug.rawValue)),
              text: words(
                "identity.question",
                [
                  "left": scene.voices.name(of: identity.left),
                  "right": scene.voices.name(of: identity.right),
                ]))
          }
        }
      }
    }
  }

  private func entry(_ row: Row, _ span: TimeSpan?) -> HTML {
    let words = scene.words
    let figure = self.figure(row.life)
    return Tag.li {
      Tag.span(.class("who")) {
        Tag.a(.class("name"), .href(scene.address(of: row.person)), text: row.person.name)
        if !row.others.isEmpty {
          Tag.span(.class("muted also")) {
            for (place, name) in row.others.prefix(4).enumerated() {
              if place > 0 { ", " }
              Tag.span(.lang(name.language), text: name.text)
            }
          }
        }
      }
      if let figure, let span { figure.line(over: span) } else { Tag.span(.class("track none")) }
      Tag.span(.class("when"), text: years(row.life))
      Tag.span(.class("count"), text: words("people.passages", count: row.count))
    }
  }

  /// The life as far as it is known within a generation; a window that only the length of lives gives says nothing.
  private func figure(_ life: LifeDating) -> TimeFigure? {
    func window(_ days: DayWindow?) -> PointWindow {
      guard let days, let count = days.dayCount, count < Self.generationInDays else { return .open }
      return PointWindow(days.earliest, days.latest)
    }
    let figure = TimeFigure(start: window(life.birth), end: window(life.death))
    return figure.isUndated ? nil : figure
  }

  private func years(_ life: LifeDating) -> String {
    func year(_ window: DayWindow?) -> String? {
      guard let first = window?.earliest, let last = window?.latest else { return nil }
      let (from, to) = (Gregorian.date(first).astronomicalYear, Gregorian.date(last).astronomicalYear)
      if from == to { return scene.dates.year(from) }
      return to - from <= 30 ? scene.dates.year(from) + "/" + scene.dates.year(to) : nil
    }
    let (born, died) = (year(life.birth), year(life.death))
    return born == nil && died == nil ? "" : (born ?? "…") + "–" + (died ?? "…")
  }

  private func pages(_ count: Int, _ words: Catalogue) -> HTML {
    guard count > Self.limit || skipped > 0 else { return .empty }
    let here = Address("people").with("q", filter.isEmpty ? nil : filter).with("order", order.rawValue)
    return Tag.nav(.class("outside"), .aria("label", words("people.pages"))) {
      if skipped > 0 {
        Tag.a(
          .href(here.with("skip", String(max(0, skipped - Self.limit)))), text: words("chart.previousRows"))
      } else {
        Tag.span()
      }
      if skipped + Self.limit < count {
        Tag.a(
          .href(here.with("skip", String(skipped + Self.limit))),
          text: words("chart.moreRows", count: count - skipped - Self.limit))
      }
    }
  }
}
