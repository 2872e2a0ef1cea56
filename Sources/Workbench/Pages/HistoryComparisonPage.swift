import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

/// Two points of the history side by side: which records differ, which windows moved, which contradictions came and went.
struct HistoryComparisonPage: Sendable {
  /// The most records that are listed one by one, kind by kind.
  private static let limit = 100

  let scene: Scene
  let comparison: HistoryComparison
  /// The number of the last entry.
  let last: Int

  func html() -> HTML {
    let words = scene.words
    let title = words("differ.title", ["from": point(comparison.from), "to": point(comparison.to)])
    return scene.frame.page(title, in: .history, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: title)
        Tag.a(.class("button"), .href(Section.history.address), text: words("section.history"))
      }
      steps(words)
      if comparison.differences.isEmpty { Tag.p(.class("notice"), text: words("differ.same")) }
      moved(words)
      contradictions(words)
      for kind in RecordReference.Kind.allCases { records(of: kind, words) }
    }
  }

  private func point(_ number: Int) -> String {
    number == 0 ? scene.words("differ.beginning") : scene.words.number(number)
  }

  private func steps(_ words: Catalogue) -> HTML {
    let (from, to) = (comparison.from, comparison.to)
    return Tag.nav(.class("turn"), .aria("label", words("differ.steps"))) {
      if from > 0 { Tag.a(.href(Self.address(from - 1, from)), text: words("differ.earlier")) }
      if to < last {
        Tag.a(.href(Self.address(to, to + 1)), text: words("differ.later"))
        Tag.a(.href(Self.address(from, last)), text: words("differ.untilNow"))
      }
    }
  }

  private static func address(_ from: Int, _ to: Int) -> Address {
    Address("history", "compare", query: ["from": String(from), "to": String(to)])
  }

  // MARK: What follows

  private func moved(_ words: Catalogue) -> HTML {
    let movements = comparison.chronology.movements
    let arrived = comparison.differences.filter { $0.record.kind == .event && $0.kind == .added }
    guard !movements.isEmpty || !arrived.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("differ.moved", count: movements.count)) }
      if movements.isEmpty { Tag.p(.class("muted"), text: words("differ.noneMoved")) }
      Tag.table(.class("moves")) {
        if !movements.isEmpty {
          MovesHead.html(words)
        }
        Tag.tbody {
          for movement in movements.prefix(Self.limit) {
            Tag.tr {
              Tag.th(.plain("scope", "row")) { event(movement.event) }
              Tag.td(text: dating(movement.before, in: comparison.before))
              Tag.td(text: dating(movement.after, in: comparison.after))
            }
          }
        }
      }
      if movements.count > Self.limit {
        Tag.p(.class("muted"), text: words("differ.more", count: movements.count - Self.limit))
      }
    }
  }

  private func event(_ id: Event.ID) -> HTML {
    if let event = scene.inquiry.events[id] {
      return Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
    }
    return HTML(
      text: (comparison.after.inquiry.events[id] ?? comparison.before.inquiry.events[id])?.title
        ?? id.rawValue)
  }

  private func dating(_ dating: EventDating, in assessment: Assessment) -> String {
    ProofMaker(assessment, scene.frame.preferences.language) { _, _ in nil }.words(of: dating)
  }

  private func contradictions(_ words: Catalogue) -> HTML {
    let (resolved, arisen) = (comparison.chronology.resolved, comparison.chronology.arisen)
    guard !resolved.isEmpty || !arisen.isEmpty else { return .empty }
    func list(_ key: String, _ all: [Contradiction], of assessment: Assessment) -> HTML {
      guard !all.isEmpty else { return .empty }
      return HTML {
        Tag.h3(text: words(key, count: all.count))
        Tag.ul(.class("plain-list")) {
          for one in all.prefix(20) {
            Tag.li(text: words.list(one.events.prefix(3).compactMap { assessment.inquiry.events[$0]?.title }))
          }
        }
      }
    }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("section.contradictions")) }
      list("differ.arisen", arisen, of: comparison.after)
      list("differ.resolved", resolved, of: comparison.before)
    }
  }

  // MARK: Records

  private func records(of kind: RecordReference.Kind, _ words: Catalogue) -> HTML {
    let own = comparison.differences.filter { $0.record.kind == kind }
    guard !own.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: capitalised(words("recordKind." + kind.rawValue)))
        Tag.span(.class("muted"), text: words.number(own.count))
      }
      Tag.ul(.class("differences")) {
        for difference in own.prefix(Self.limit) {
          Tag.li {
            Tag.span(
              .class("tag " + difference.kind.rawValue), text: words("differ." + difference.kind.rawValue))
            Tag.a(
              .href(Address("history", difference.record.kind.rawValue, difference.record.id)),
              text: scene.title(of: difference.after ?? difference.before, in: comparison))
            changes(difference, words)
          }
        }
      }
      if own.count > Self.limit {
        Tag.p(.class("muted"), text: words("differ.more", count: own.count - Self.limit))
      }
    }
  }

  private func changes(_ difference: HistoryComparison.Difference, _ words: Catalogue) -> HTML {
    guard let before = difference.before, let after = difference.after else { return .empty }
    return RecordChanges(before, after).html(words)
  }
}

/// One record through the history: what each entry made of it.
struct RecordHistoryPage: Sendable {
  let scene: Scene
  let reference: RecordReference
  let states: [(entry: HistoryLine, record: AnyRecord?)]

  func html() -> HTML {
    let words = scene.words
    let last = states.last { $0.record != nil }?.record
    let name = scene.title(of: last, in: nil)
    return scene.frame.page(name, in: .history, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: words("recordKind." + reference.kind.rawValue))
      Tag.div(.class("head")) {
        Tag.h1(text: name)
        Tag.a(.class("button"), .href(Section.history.address), text: words("section.history"))
      }
      Tag.ol(.class("entries"), .flag("reversed")) {
        for place in states.indices.reversed() { entry(place, words) }
      }
    }
  }

  private func entry(_ place: Int, _ words: Catalogue) -> HTML {
    let (line, record) = states[place]
    let before = place > 0 ? states[place - 1].record : nil
    let moment = MomentOfDay(line.milliseconds)
    return Tag.li(.class(line.stands ? "entry" : "entry taken-back")) {
      line.comparisonLink(words)
      Tag.span(.class("what"), text: capitalised(line.reason))
      Tag.span(
        .class("tag"),
        text: words(record == nil ? "differ.removed" : before == nil ? "differ.added" : "differ.changed"))
      Tag.span(
        .class("muted"), text: line.author + ", " + scene.dates.day(moment.day) + ", " + moment.clock)
      if let before, let record { RecordChanges(before, record).html(words) }
    }
  }
}

/// The parts of a record that differ from one state of it to another.
struct RecordChanges: Sendable {
  private let rows: [(path: String, before: String?, after: String?)]

  init(_ before: AnyRecord, _ after: AnyRecord) {
    guard let left = try? before.json, let right = try? after.json else {
      rows = []
      return
    }
    var rows: [(path: String, before: String?, after: String?)] = []
    RecordChanges.collect(left, right, at: "", into: &rows)
    self.rows = rows
  }

  private static func collect(
    _ left: CanonicalJSON?, _ right: CanonicalJSON?, at path: String,
    into rows: inout [(path: String, before: String?, after: String?)]
  ) {
    guard left != right, rows.count < 24 else { return }
    func inner(_ name: String) -> String { path.isEmpty ? name : path + " · " + name }
    switch (left, right) {
    case (.object(let old)?, .object(let new)?):
      var names = old.map(\.name)
      for member in new where !names.contains(member.name) { names.append(member.name) }
      for name in names { collect(left?[name], right?[name], at: inner(name), into: &rows) }
    case (.array(let old)?, .array(let new)?):
      for place in 0..<max(old.count, new.count) {
        collect(
          place < old.count ? old[place] : nil, place < new.count ? new[place] : nil,
          at: inner(String(place + 1)),
          into: &rows)
      }
    default: rows.append((path, left.map(text), right.map(text)))
    }
  }

  private static func text(_ value: CanonicalJSON) -> String {
    let text = value.asText ?? value.canonicalText
    return text.unicodeScalars.count <= 240 ? text : String(text.unicodeScalars.prefix(239)) + "…"
  }

  func html(_ words: Catalogue) -> HTML {
    guard !rows.isEmpty else { return .empty }
    return Tag.dl(.class("changes")) {
      for (path, before, after) in rows {
        Tag.div {
          Tag.dt(text: path)
          Tag.dd {
            if let before { Tag.del(text: before) }
            if before != nil, after != nil { " " }
            if let after { Tag.ins(text: after) }
          }
        }
      }
    }
  }
}

extension Scene {
  /// What a record is called, as people read it.
  func title(of record: AnyRecord?, in comparison: HistoryComparison?) -> String {
    switch record {
    case .source(let record): record.title
    case .text(let record): record.original.fileName + " · " + String(record.number)
    case .excerpt(let record): String(record.text.prefix(80))
    case .person(let record): record.name
    case .group(let record): record.name
    case .place(let record): record.name
    case .work(let record): record.title
    case .event(let record): record.title
    case .statement(let record):
      record.passages.first.map { words.quoted(String($0.quotation.prefix(90))) } ?? record.slug.rawValue
    case .mention(let record): words.quoted(record.passage.quotation)
    case .identity(let record): record.slug.rawValue
    case .rule(let record): words.word(record.slug.rawValue, in: "rule")
    case .hypothesis(let record): record.title
    case .ruling(let record): record.question
    case .note(let record): String(record.text.prefix(80))
    case .proposal(let record):
      record.passages.first.map { words.quoted(String($0.quotation.prefix(90))) } ?? record.id.rawValue
    case nil: words("differ.gone")
    }
  }
}
