import Calendars
import Presentation
import SourceCriticism
import Testimony

/// A person: names as they were used, a life in passages, how others saw them, where they lived, kin and circle.
struct PersonPage: Sendable {
  /// How many facts are shown before all are asked for.
  private static let factLimit = 16

  let scene: Scene
  let person: Person
  let isWhole: Bool

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(person.name, in: .people, layout: "sheet-page person") {
      HTML.paints
      header(words)
      Tag.div(.class("two")) {
        Tag.div {
          lifeInPassages(words)
          portraits(words)
        }
        Tag.div {
          places(words)
          kin(words)
          circle(words)
        }
      }
    }
  }

  private var claims: [InquiryIndex.Said] { scene.index.claims[person.id] ?? [] }
  private var events: [Event] { scene.index.events[person.id] ?? [] }

  private func header(_ words: Catalogue) -> HTML {
    let contradictions = events.count { scene.chartEvent($0)?.standing == .contradicted }
    return Tag.header(.class("person-head")) {
      Tag.div(.class("frame-empty")) {
        Tag.span(.class("initials"), .aria("hidden", "true"), text: initials)
        Tag.span(text: words("person.noPortrait"))
      }
      Tag.div {
        Tag.h1(.class("person-name"), text: person.name)
        Tag.p(.class("life")) { lifeDates(words) }
        if !person.names.isEmpty {
          Tag.ul(.class("names")) {
            for name in person.names { nameEntry(name) }
          }
        }
        if let note = person.note { Tag.p(.class("muted"), text: note) }
      }
      Tag.div(.class("person-links")) {
        Tag.a(
          .class("button"), .href(Address("chronology", query: ["person": person.slug.rawValue])),
          text: words("person.chronology"))
        Tag.ul(.class("figures")) {
          Tag.li {
            Tag.b(text: words.number(claims.count)); " " + words("person.claims", count: claims.count)
          }
          Tag.li {
            let witnesses = Set(claims.map { scene.voices.name($0.statement.witness, in: $0.statement) })
              .count
            Tag.b(text: words.number(witnesses))
            " " + words("person.witnesses", count: witnesses)
          }
          if contradictions > 0 {
            Tag.li(.class("bad")) {
              Tag.b(text: words.number(contradictions))
              " " + words("person.contradictions", count: contradictions)
            }
          }
        }
      }
    }
  }

  private var initials: String {
    String(person.name.split(separator: " ").compactMap(\.first).filter(\.isLetter).prefix(2))
  }

  private func lifeDates(_ words: Catalogue) -> HTML {
    let life = scene.reading.assessment.life(of: person.id)
    func part(_ window: DayWindow?, _ kind: Event.Kind, _ key: String) -> HTML {
      guard let event = events.first(where: { event in event.kind == kind && isLifeEvent(event) }) else {
        return .empty
      }
      guard let window else { return HTML(text: words(key, ["window": words("chart.contradiction")])) }
      guard window.earliest != nil, window.latest != nil else { return .empty }
      return HTML {
        let place = event.place.flatMap { scene.inquiry.places[$0]?.name }
        words(
          key,
          ["window": (place.map { $0 + ", " } ?? "") + scene.dates.window(window.earliest, window.latest)])
        eventCitations(event, limit: 1)
      }
    }
    let born = part(life.birth, .birth, "person.born")
    let died = part(life.death, .death, "person.died")
    if born.isEmpty, died.isEmpty { return HTML(text: words("person.noLifeDates")) }
    return HTML {
      born
      if !born.isEmpty, !died.isEmpty { " " }
      died
    }
  }

  /// Whether the event is this person's own birth or death, not one they stood by.
  private func isLifeEvent(_ event: Event) -> Bool {
    let own = event.participants.first { $0.who == .person(person.id) }
    return own.map { $0.role == nil || $0.role == "child" || $0.role == "deceased" } ?? false
  }

  private func nameEntry(_ name: DatedName) -> HTML {
    let detail = [name.kind, name.used.map { $0.words ?? $0.edtf }].compactMap(\.self).joined(separator: ", ")
    return Tag.li {
      Tag.span(.class("as-used"), .lang(name.language), text: name.text)
      if !detail.isEmpty { Tag.span(.class("muted"), text: detail) }
    }
  }

  // MARK: A life in passages

  private func lifeInPassages(_ words: Catalogue) -> HTML {
    let sorted = events.compactMap { event in scene.chartEvent(event).map { (event, $0) } }
      .sorted { left, right in
        let (a, b) = (left.1.figure.hull?.lowerBound, right.1.figure.hull?.lowerBound)
        switch (a, b) {
        case (let a?, let b?): return a < b
        case (nil, _?): return false
        case (_?, nil): return true
        case (nil, nil): return left.0.slug < right.0.slug
        }
      }
    let shown = isWhole ? sorted[...] : sorted.prefix(Self.factLimit)
    let span = ChronologyChart(sorted.map(\.1)).whole
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.life"))
        Tag.span(
          .class("muted"),
          text: words("person.facts", count: sorted.count, ["shown": words.number(shown.count)]))
        if shown.count < sorted.count {
          Tag.a(.href(scene.address(of: person).with("all", "yes")), text: words("person.showAll"))
        }
      }
      if sorted.isEmpty { Tag.p(.class("notice"), text: words("person.noEvents")) }
      Tag.ol(.class("facts")) {
        for (event, charted) in shown {
          Tag.li(.class("fact")) {
            Tag.span(.class("what")) {
              Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
              if charted.standing == .contradicted {
                " "
                Tag.span(.class("chip bad"), text: words("chart.contradiction"))
              }
            }
            charted.figure.line(over: span, isContradicted: charted.standing == .contradicted)
            Tag.span(.class("when"), text: charted.figure.words(scene.dates))
            Tag.span(.class("by")) {
              eventCitations(event, limit: 2)
              if let certainty = certainty(of: event) { certainty.html(words) }
            }
          }
        }
      }
    }
  }

  private func eventCitations(_ event: Event, limit: Int) -> HTML {
    var seen: Set<Statement.ID> = []
    let statements = (scene.index.eventClaims[event.id] ?? []).map(\.statement).filter {
      seen.insert($0.id).inserted
    }
    if statements.count > limit + 1 {
      return Tag.a(
        .class("siglum"), .href(scene.proofAddress(of: event)),
        text: scene.words("person.passages", count: statements.count))
    }
    return HTML.joined(statements.prefix(limit + 1).map { HTML(text: " ") + scene.citations($0) })
  }

  private func certainty(of event: Event) -> Certainty? {
    (scene.index.eventClaims[event.id] ?? []).lazy.compactMap {
      $0.claim.editorCertainty ?? $0.claim.witnessCertainty
    }
    .first
  }

  // MARK: As others saw them

  private func portraits(_ words: Catalogue) -> HTML {
    let portraits = claims.compactMap { said -> (InquiryIndex.Said, String, String?)? in
      switch said.claim.content {
      case .trait(.person(person.id), let text, let label): (said, text, label)
      case .opinion(.person(person.id), let text): (said, text, nil)
      default: nil
      }
    }
    guard !portraits.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.portraits"))
        Tag.span(.class("muted"), text: words("person.portraitCount", count: portraits.count))
      }
      Tag.ul(.class("portraits")) {
        for (said, text, label) in portraits.prefix(isWhole ? .max : 12) {
          Tag.li {
            Tag.p(
              .class("quotation"),
              .lang(said.statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
              text: words.quoted(text))
            Tag.p(.class("muted")) {
              scene.voices.witness(of: said.statement) + " "
              scene.citations(said.statement)
              if let label { Tag.span(.class("tag"), text: label) }
            }
          }
        }
      }
    }
  }

  // MARK: Places, kin, circle

  private func places(_ words: Catalogue) -> HTML {
    let stays = events.compactMap { event in
      event.place.flatMap { scene.inquiry.places[$0] }.map { (event: event, place: $0) }
    }
    guard !stays.isEmpty else { return .empty }
    let sorted = stays.compactMap { stay in scene.chartEvent(stay.event).map { (stay.place, stay.event, $0) }
    }
    .sorted {
      ($0.2.figure.hull?.lowerBound.rawValue ?? .max) < ($1.2.figure.hull?.lowerBound.rawValue ?? .max)
    }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.places"))
        Tag.span(.class("muted"), text: words("person.placeCount", count: Set(sorted.map(\.0.id)).count))
      }
      Tag.ol(.class("ties")) {
        for (place, event, charted) in sorted {
          Tag.li {
            Tag.a(.href(Address("chronology", query: ["place": place.slug.rawValue])), text: place.name)
            Tag.span(.class("muted"), text: event.title)
            Tag.span(.class("when"), text: charted.figure.words(scene.dates))
          }
        }
      }
    }
  }

  private func kin(_ words: Catalogue) -> HTML {
    var rows: [(Person, String, Statement)] = []
    for said in claims {
      guard case .kinship(let tie) = said.claim.content, said.claim.polarity == .affirmed else { continue }
      if tie.other == person.id, let other = scene.inquiry.persons[tie.person] {
        rows.append((other, words.word(tie.kind.rawValue, in: "kin"), said.statement))
      } else if tie.person == person.id, let other = scene.inquiry.persons[tie.other] {
        rows.append(
          (other, words("person.isKinOf", ["kind": words.word(tie.kind.rawValue, in: "kin")]), said.statement)
        )
      }
    }
    guard !rows.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: words("person.kin")) }
      Tag.ul(.class("ties")) {
        for (other, kind, statement) in rows {
          Tag.li {
            Tag.a(.href(scene.address(of: other)), text: other.name)
            Tag.span(.class("muted"), text: kind)
            scene.citations(statement)
          }
        }
      }
    }
  }

  private func circle(_ words: Catalogue) -> HTML {
    var shared: [Person.ID: [Event]] = [:]
    var order: [Person.ID] = []
    for event in events {
      for participation in event.participants {
        guard case .person(let other) = participation.who, other != person.id else { continue }
        if shared[other] == nil { order.append(other) }
        shared[other, default: []].append(event)
      }
    }
    guard !order.isEmpty else { return .empty }
    let rows = order.compactMap { id -> (Person, [Event], DayNumber?)? in
      guard let other = scene.inquiry.persons[id], let events = shared[id] else { return nil }
      return (other, events, events.compactMap { scene.chartEvent($0)?.figure.hull?.lowerBound }.min())
    }.sorted { ($0.2?.rawValue ?? .max, $0.0.slug) < ($1.2?.rawValue ?? .max, $1.0.slug) }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.circle"))
        Tag.span(.class("muted"), text: words("people.count", count: rows.count))
      }
      Tag.ul(.class("ties")) {
        for (other, events, first) in rows.prefix(isWhole ? .max : 14) {
          Tag.li {
            Tag.a(.href(scene.address(of: other)), text: other.name)
            Tag.span(.class("muted"), text: events[0].title)
            Tag.span(
              .class("when"),
              text: first.map {
                words("person.from", ["year": scene.dates.year(Gregorian.date($0).astronomicalYear)])
              } ?? "")
          }
        }
      }
    }
  }
}
