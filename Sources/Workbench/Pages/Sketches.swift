import Calendars
import Presentation
import SourceCriticism
import Testimony

/// Portraits in passing: what witnesses said somebody was like, by year and age, the words before any label.
struct Sketches: Sendable {
  /// How many are shown before all are asked for.
  private static let limit = 12

  let scene: Scene
  let portrait: Portrait
  let isWhole: Bool

  private struct Entry {
    let sketch: Portrait.Sketch
    let statement: Statement
    /// When the person was as described, where the same statement dates it.
    let seen: EventDating?
    /// When it was told, where the telling or the source is dated.
    let told: String?
    let sortKey: Int
  }

  func html() -> HTML {
    let words = scene.words
    let all = entries
    guard !all.isEmpty else { return .empty }
    let shown = isWhole ? all[...] : all.prefix(Self.limit)
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.portraits"))
        Tag.span(.class("muted"), text: words("person.portraitCount", count: all.count))
        if shown.count < all.count, let person = scene.inquiry.persons[portrait.person] {
          Tag.a(.href(scene.address(of: person).with("all", "yes")), text: words("person.passInReview"))
        }
      }
      Tag.ol(.class("passing")) {
        for entry in shown { item(entry) }
      }
    }
  }

  private var entries: [Entry] {
    portrait.sketches.enumerated().compactMap { place, sketch -> Entry? in
      guard let statement = scene.inquiry.statements[sketch.statement] else { return nil }
      let seen = dating(of: statement)
      let told = self.told(statement)
      let day = seen?.start?.earliest ?? seen?.start?.latest ?? told.day
      return Entry(
        sketch: sketch, statement: statement, seen: seen, told: told.words,
        sortKey: (day?.rawValue ?? Int(Int32.max)))
    }.enumerated().sorted { ($0.element.sortKey, $0.offset) < ($1.element.sortKey, $1.offset) }.map(\.element)
  }

  /// The event that the statement itself speaks of beside the portrait: the occasion on which the person was so.
  private func dating(of statement: Statement) -> EventDating? {
    for claim in statement.claims {
      var found: EventDating?
      claim.content.concerns { referent in
        guard found == nil, case .event(let id) = referent,
          portrait.entries.contains(where: { $0.event == id }),
          let dating = scene.reading.assessment.dating(of: id), dating.basis != .undated, !dating.hasNoDay
        else { return }
        found = dating
      }
      if let found { return found }
    }
    return nil
  }

  /// When it was told: the event of the telling, or else the composition of the source.
  private func told(_ statement: Statement) -> (words: String?, day: DayNumber?) {
    for voice in statement.voices.reversed() {
      if let telling = voice.telling, let dating = scene.reading.assessment.dating(of: telling),
        !dating.hasNoDay, dating.basis != .undated
      {
        return (scene.proofs.words(of: dating), dating.start?.earliest ?? dating.start?.latest)
      }
    }
    guard let source = statement.source.flatMap({ scene.inquiry.sources[$0] }),
      let composed = source.composed ?? source.published
    else { return (nil, nil) }
    return (scene.years(of: composed), scene.firstDay(of: composed))
  }

  private func item(_ entry: Entry) -> HTML {
    let words = scene.words
    let year = entry.seen?.start.flatMap { scene.yearWords($0) }
    let age = entry.seen.flatMap { seen in
      scene.reading.assessment.age(of: portrait.person, at: seen.event).flatMap { scene.words(of: $0) }
    }
    return Tag.li {
      Tag.div(.class("in-year")) {
        if let year {
          Tag.b(text: year)
          if let age { Tag.small(text: age) }
        } else {
          Tag.small(text: words("sketch.yearNotSaid"))
        }
      }
      Tag.div {
        Tag.p(
          .class("quotation"),
          .lang(entry.statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
          text: words.quoted(entry.sketch.words))
        Tag.p(.class("muted")) {
          scene.voices.witness(of: entry.statement)
          if let told = entry.told { words("sketch.told", ["date": told]) }
          " "
          scene.citations(entry.statement)
          if let label = entry.sketch.label { Tag.span(.class("tag"), text: label) }
          if entry.sketch.isOpinion { Tag.span(.class("tag"), text: words("claimKind.judgement")) }
        }
      }
    }
  }
}
