import Calendars
import Presentation
import SourceCriticism
import Testimony

/// An event as every witness has it, in columns; what would narrow it most; whether it is one event or two.
struct EventPage: Sendable {
  /// How many columns are shown beside each other.
  private static let columnLimit = 24

  let scene: Scene
  let event: Event
  let synopsis: Synopsis

  func html() -> HTML {
    let words = scene.words
    let charted = scene.chartEvent(event)
    return scene.frame.page(event.title, in: .chronology, layout: "sheet-page event") {
      HTML.paints
      for one in scene.reading.assessment.contradictions where one.events.contains(event.id) {
        Tag.a(
          .class("chip bad"), .href(Address("contradictions", scene.reading.late.name(of: one))),
          text: words("proof.contradiction"))
      }
      Tag.div(.class("head")) {
        Tag.h1(text: event.title)
        Tag.span(.class("muted"), text: event.kind.map { words.word($0.rawValue, in: "kind") } ?? "")
      }
      Tag.p(.class("lede"), text: sentence(charted, words))
      Tag.p(.class("small-links")) {
        Tag.a(.href(scene.proofAddress(of: event)), text: words("event.proof"))
        if !scene.frame.isReadOnly {
          Tag.a(
            .href(Address("identities", query: ["of": "event:" + event.slug.rawValue])),
            text: words("event.merge"))
          Tag.a(
            .href(Address("parting", query: ["of": "event:" + event.slug.rawValue])),
            text: words("event.part"))
        }
      }
      identities()
      facts(words)
      tellings(words)
      narrowings(words)
      NotesSection(
        scene: scene, on: .event(event.id), identical: synopsis.identical.map { .event($0) },
        back: Address("events", event.slug.rawValue)
      ).html()
    }
  }

  private func sentence(_ charted: ChartEvent?, _ words: Catalogue) -> String {
    let date =
      charted.map { chart in
        chart.standing == .contradicted
          ? words("mark.gap") : chart.figure.words(scene.dates, style: .sentence)
      } ?? words("date.none")
    return capitalised(date) + ". " + words("event.roots", count: synopsis.rootCount)
  }

  private func identities() -> HTML {
    let own = scene.inquiry.identities.filter { identity in
      identity.decision != .rejected
        && [identity.left, identity.right].contains { referent in
          guard case .event(let id) = referent else { return false }
          return id == event.id || synopsis.identical.contains(id)
        }
    }
    return IdentityList(scene: scene, identities: own, label: "event.identities").html()
  }

  private func facts(_ words: Catalogue) -> HTML {
    let people = event.participants.map { participation in
      HTML {
        scene.pageLink(to: participation.who)
        if let role = participation.role {
          Tag.span(.class("muted"), text: " " + words.word(role, in: "role"))
        }
      }
    }
    let rows: [(key: String, content: [HTML])] = [
      ("event.who", people),
      ("event.where", event.place.map { [scene.pageLink(to: .place($0))] } ?? []),
      ("event.partOf", event.partOf.map { [scene.pageLink(to: .event($0))] } ?? []),
      (
        "event.parts",
        scene.inquiry.events.filter { $0.partOf == event.id }.prefix(20).map {
          scene.pageLink(to: .event($0.id))
        }
      ),
    ].filter { !$0.content.isEmpty }
    guard !rows.isEmpty else { return .empty }
    return Tag.dl(.class("facts-list")) {
      for row in rows {
        Tag.div {
          Tag.dt(text: words(row.key))
          Tag.dd { HTML.joined(row.content, separator: HTML(text: ", ")) }
        }
      }
    }
  }

  // MARK: Tellings

  private func tellings(_ words: Catalogue) -> HTML {
    let rows = synopsis.rows.prefix(Self.columnLimit)
    let figures = rows.map { TimeFigure($0.dating) }
    let span = TimeSpan(around: figures)
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("event.tellings"))
        Tag.span(.class("muted"), text: words("event.witnesses", count: synopsis.rows.count))
      }
      if rows.isEmpty { Tag.p(.class("notice"), text: words("event.untold")) }
      Tag.ul(.class("synopsis")) {
        for (row, figure) in zip(rows, figures) { column(row, figure, span) }
      }
    }
  }

  private func column(_ row: Synopsis.Row, _ figure: TimeFigure, _ span: TimeSpan?) -> HTML {
    let words = scene.words
    let statements = row.statements.compactMap { scene.inquiry.statements[$0] }
    let own = Set(row.claims)
    return Tag.li(.class("telling")) {
      let name = statements.first.map { scene.voices.name(row.witness, in: $0) } ?? ""
      Tag.h3(text: capitalised(name))
      if let source = row.source.flatMap({ scene.inquiry.sources[$0] }), source.title != name {
        Tag.p(.class("muted")) {
          Tag.a(.href(Address("sources", source.slug.rawValue)), text: source.title)
        }
      }
      Tag.p(.class("alone")) {
        Tag.span(.class("label"), text: words("event.alone"))
        " "
        Tag.b(text: scene.proofs.words(of: row.dating))
      }
      if let span, !figure.isUndated { figure.line(over: span) }
      for statement in statements {
        Tag.blockquote {
          Tag.p(
            .class("quotation"), .lang(row.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
            text: words.quoted(statement.quotation))
          Tag.p(.class("muted")) {
            scene.voices.witness(of: statement) + " "
            scene.citations(statement)
          }
          Tag.ul(.class("says")) {
            for claim in statement.claims where own.contains(claim.id) {
              Tag.li {
                scene.claims.sentence(claim)
                if claim.kind != .report {
                  Tag.span(.class("tag"), text: words.word(claim.kind.rawValue, in: "claimKind"))
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: What would narrow it

  private func narrowings(_ words: Catalogue) -> HTML {
    let found = scene.reading.assessment.narrowings(of: event.id)
    guard !found.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("event.narrow")) }
      Tag.p(.class("muted"), text: words("event.narrowWords", count: found[0].daysNow))
      Tag.ol(.class("narrowings")) {
        for one in found {
          Tag.li {
            moment(one.moment)
            Tag.span(
              .class("muted"),
              text: words(
                "event.narrowNow",
                ["window": scene.dates.window(one.window.earliest, one.window.latest, style: .compact)]))
            Tag.b(text: words("event.narrowThen", count: one.daysThen))
          }
        }
      }
    }
  }

  private func moment(_ moment: Moment) -> HTML {
    switch moment {
    case .start(let id), .end(let id), .day(let id):
      guard let event = scene.inquiry.events[id] else { return .empty }
      let key: String =
        switch moment {
        case .start: "moment.start"
        case .end: "moment.end"
        default: "moment.day"
        }
      return Tag.a(
        .href(Address("events", event.slug.rawValue)), text: scene.words(key, ["event": event.title]))
    case .birth(let id), .death(let id):
      let name = scene.voices.name(of: .person(id))
      let key = if case .birth = moment { "moment.birth" } else { "moment.death" }
      return HTML(text: scene.words(key, ["person": name]))
    }
  }
}
