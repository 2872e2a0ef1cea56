import Calendars
import Editing
import Presentation
import SourceCriticism
import Testimony

/// A group, a place or a work: names with their years, what belongs to it, events and passages.
struct RecordPage: Sendable {
  /// How many events and passages are listed.
  private static let limit = 40

  let scene: Scene
  let section: RecordSection
  let referent: Referent

  func html() -> HTML {
    let words = scene.words
    let name = scene.voices.name(of: referent)
    return scene.frame.page(name, in: .people, layout: "sheet-page narrow record") {
      HTML.paints
      RecordSection.tabs(scene, current: section)
      Tag.div(.class("head")) {
        Tag.h1(text: name)
        if let kind { Tag.span(.class("muted"), text: kind) }
      }
      if !names.isEmpty {
        Tag.ul(.class("names")) {
          for name in names {
            Tag.li {
              Tag.span(.class("as-used"), .lang(name.language), text: name.text)
              Tag.span(
                .class("muted"),
                text: [name.kind.map { words.word($0, in: "nameKind") }, scene.years(of: name.used)]
                  .compactMap(\.self).joined(separator: ", "))
            }
          }
        }
      }
      if let note { Tag.p(.class("muted note"), text: note) }
      facts(words)
      acts(words)
      placeMap(words)
      members(words)
      eventList(words)
      passages(words)
      NotesSection(scene: scene, on: referent, back: scene.frame.here).html()
    }
  }

  // MARK: What the record says

  private var names: [DatedName] {
    switch referent {
    case .group(let id): scene.inquiry.groups[id]?.names ?? []
    case .place(let id): scene.inquiry.places[id]?.names ?? []
    case .work(let id): scene.inquiry.works[id]?.names ?? []
    default: []
    }
  }

  private var note: String? {
    switch referent {
    case .group(let id): scene.inquiry.groups[id]?.note
    case .place(let id): scene.inquiry.places[id]?.note
    case .work(let id): scene.inquiry.works[id]?.note
    default: nil
    }
  }

  private var kind: String? {
    guard case .group(let id) = referent else { return nil }
    return scene.inquiry.groups[id]?.kind.map { scene.words.word($0, in: "groupKind") }
  }

  private var place: Place? {
    guard case .place(let id) = referent else { return nil }
    return scene.inquiry.places[id]
  }

  private func facts(_ words: Catalogue) -> HTML {
    let rows: [(key: String, content: [HTML])] =
      if let place {
        [
          (
            "place.within",
            place.containments.map { containment in
              HTML {
                scene.pageLink(to: .place(containment.place))
                if let years = scene.years(of: containment.during) { " " + years }
              }
            }
          ),
          (
            "place.holds",
            scene.inquiry.places.filter { $0.containments.contains { $0.place == place.id } }.map { inner in
              HTML {
                scene.pageLink(to: .place(inner.id))
                let during = inner.containments.first { $0.place == place.id }?.during
                if let years = scene.years(of: during) { " " + years }
              }
            }
          ),
          ("place.coordinates", place.coordinates.map { [HTML(text: $0.text(words))] } ?? []),
        ]
      } else if case .work(let id) = referent, let work = scene.inquiry.works[id] {
        [("work.authors", work.authors.map { scene.pageLink(to: .person($0)) })]
      } else {
        []
      }
    let shown = rows.filter { !$0.content.isEmpty }
    guard !shown.isEmpty else { return .empty }
    return Tag.dl(.class("facts-list")) {
      for row in shown {
        Tag.div {
          Tag.dt(text: words(row.key))
          Tag.dd { HTML.joined(row.content, separator: HTML(text: ", ")) }
        }
      }
    }
  }

  private func acts(_ words: Catalogue) -> HTML {
    Tag.p(.class("small-links")) {
      if let place {
        Tag.a(
          .href(Address("chronology", query: ["place": place.slug.rawValue])),
          text: words("person.chronology"))
      }
      if !scene.frame.isReadOnly, let slug = scene.inquiry.slug(of: referent)?.rawValue,
        let notation = scene.notation(of: referent)
      {
        Tag.a(.href(Address(section.rawValue, slug, "names")), text: words("person.editNames"))
        Tag.a(.href(Address("identities", query: ["of": notation])), text: words("person.merge"))
      }
    }
  }

  private func placeMap(_ words: Catalogue) -> HTML {
    guard let place, let point = place.point else { return .empty }
    let spot = ItineraryMap.Spot(
      point: point, name: place.name, numbers: [1], years: "")
    return Tag.figure(.class("map-figure small-map")) {
      ItineraryMap(spots: [spot], ways: []).html(title: words("place.mapTitle", ["place": place.name]))
      Tag.figcaption(.class("muted"), text: words("itinerary.land"))
    }
  }

  // MARK: Members, events, passages

  private func members(_ words: Catalogue) -> HTML {
    guard case .group = referent else { return .empty }
    var rows: [(person: Person, state: StateOfPerson, statement: Statement)] = []
    for said in scene.said(of: [referent]) {
      guard case .state(let state) = said.claim.content, state.object == referent,
        said.claim.polarity == .affirmed, let person = scene.inquiry.persons[state.person]
      else { continue }
      rows.append((person, state, said.statement))
    }
    guard !rows.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("group.members"))
        Tag.span(.class("muted"), text: words("people.count", count: Set(rows.map(\.person.id)).count))
      }
      Tag.ul(.class("ties")) {
        for row in rows.prefix(Self.limit) {
          Tag.li {
            Tag.a(.href(scene.address(of: row.person)), text: row.person.name)
            Tag.span(
              .class("muted"), text: row.state.words ?? words.word(row.state.kind.rawValue, in: "state"))
            Tag.span(.class("when")) {
              if let event = row.state.event { scene.words(of: event) + " " }
              scene.citations(row.statement)
            }
          }
        }
      }
    }
  }

  private func eventList(_ words: Catalogue) -> HTML {
    let named = Set(
      scene.said(of: [referent]).flatMap { said -> [Event.ID] in
        var found: [Event.ID] = []
        said.claim.content.concerns { if case .event(let id) = $0 { found.append(id) } }
        return found
      })
    let events = scene.inquiry.events.filter { event in
      if let place { return event.place == place.id }
      return event.participants.contains { $0.who == referent } || named.contains(event.id)
    }
    let rows = events.compactMap { event in scene.chartEvent(event).map { (event, $0) } }.sorted {
      ($0.1.figure.hull?.lowerBound.rawValue ?? .max, $0.0.slug)
        < ($1.1.figure.hull?.lowerBound.rawValue ?? .max, $1.0.slug)
    }
    guard !rows.isEmpty else { return .empty }
    let span = ChronologyChart(rows.map(\.1)).whole
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words(place == nil ? "record.events" : "place.events"))
        Tag.span(
          .class("muted"),
          text: rows.count <= Self.limit
            ? words("person.allFacts", count: rows.count)
            : words("person.facts", count: rows.count, ["shown": words.number(Self.limit)]))
      }
      Tag.ol(.class("facts")) {
        for (event, charted) in rows.prefix(Self.limit) {
          let isContradicted = charted.standing == .contradicted
          Tag.li(.class("fact")) {
            Tag.span(.class("what")) {
              Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
            }
            charted.figure.line(over: span, isContradicted: isContradicted)
            Tag.span(
              .class("when"),
              text: isContradicted ? words("chart.contradiction") : charted.figure.words(scene.dates))
            Tag.span(.class("by")) { scene.citations(of: event, limit: 1) }
          }
        }
      }
    }
  }

  private func passages(_ words: Catalogue) -> HTML {
    var seen: Set<Statement.ID> = []
    let said = scene.said(of: [referent]).filter { seen.insert($0.statement.id).inserted }
    guard !said.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("record.passages"))
        Tag.span(.class("muted"), text: words("people.passages", count: said.count))
      }
      Tag.ol(.class("passing plain")) {
        for one in said.prefix(Self.limit) {
          Tag.li {
            Tag.div {
              Tag.p(
                .class("quotation"),
                .lang(one.statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
                text: words.quoted(one.statement.quotation))
              Tag.p(.class("muted")) {
                scene.voices.witness(of: one.statement) + " "
                scene.citations(one.statement)
              }
            }
          }
        }
      }
    }
  }
}

extension Place.Coordinates {
  /// The point in words: “51.77° N, 55.1° E”.
  func text(_ words: Catalogue) -> String {
    func degrees(_ value: Double) -> String {
      let hundredths = Int((value.magnitude * 100).rounded())
      let rest = hundredths % 100
      return "\(hundredths / 100)"
        + (rest == 0 ? "" : words("number.point") + (rest < 10 ? "0" : "") + "\(rest)") + "°"
    }
    let point = [
      degrees(latitude) + " " + words(latitude < 0 ? "compass.south" : "compass.north"),
      degrees(longitude) + " " + words(longitude < 0 ? "compass.west" : "compass.east"),
    ].joined(separator: ", ")
    guard let reach = uncertaintyInKilometres else { return point }
    return point + " " + words("place.reach", ["kilometres": String(Int(reach.rounded(.up)))])
  }
}
