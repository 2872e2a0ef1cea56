import Calendars
import Presentation
import SourceCriticism
import Testimony

/// A person: names as they were used, a life in passages, how others saw them, where they lived, kin and circle.
struct PersonPage: Sendable {
  /// How many facts are shown before all are asked for.
  private static let factLimit = 24

  let scene: Scene
  let person: Person
  let portrait: Portrait
  let isWhole: Bool

  init(scene: Scene, person: Person, portrait: Portrait, isWhole: Bool) {
    self.scene = scene
    self.person = person
    self.portrait = portrait
    self.isWhole = isWhole
  }

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(person.name, in: .people, layout: "sheet-page person") {
      HTML.paints
      header(words)
      identities()
      Tag.div(.class("two")) {
        Tag.div {
          lifeInPassages(words)
          Sketches(scene: scene, portrait: portrait, isWhole: isWhole).html()
          NotesSection(
            scene: scene, on: .person(person.id), identical: portrait.identical.map { .person($0) },
            back: scene.address(of: person)
          ).html()
        }
        Tag.div {
          places(words)
          CirclePart(scene: scene, person: person, portrait: portrait, isWhole: isWhole).html()
        }
      }
    }
  }

  /// The records that are this person.
  private var records: Set<Person.ID> { Set([portrait.person] + portrait.identical) }

  private var claims: [InquiryIndex.Said] {
    var seen: Set<Claim.ID> = []
    return records.sorted().flatMap { scene.index.claims[$0] ?? [] }.filter {
      seen.insert($0.claim.id).inserted
    }
  }

  // MARK: The head of the page

  private func header(_ words: Catalogue) -> HTML {
    let said = claims
    let statements = Set(said.map(\.statement.id)).count
    let witnesses = Set(said.map { scene.voices.name($0.statement.witness, in: $0.statement) }).count
    let assessment = scene.reading.assessment
    let contradictions = Set(
      portrait.entries.flatMap { assessment.dating(of: $0.event)?.contradictions ?? [] }
    ).count
    return Tag.header(.class("person-head")) {
      Tag.div(.class("frame-empty"), .aria("hidden", "true")) {
        Tag.span(.class("initials"), text: person.name.initials)
        Tag.span(text: words("person.noPortrait"))
      }
      Tag.div(.class("person-names")) {
        Tag.h1(.class("person-name"), text: person.name)
        Tag.p(.class("life")) { lifeDates(words) }
        names(words)
        if let note = person.note { Tag.p(.class("muted note"), text: note) }
        furtherLinks(words)
      }
      Tag.div(.class("person-links")) {
        Tag.a(
          .class("button"), .href(Address("chronology", query: ["person": person.slug.rawValue])),
          text: words("person.chronology"))
        if portrait.entries.contains(where: { scene.inquiry.events[$0.event]?.place != nil }) {
          Tag.a(
            .class("button"), .href(Address("people", person.slug.rawValue, "itinerary")),
            text: words("person.itinerary"))
        }
        Tag.a(
          .class("button"), .href(Address("people", person.slug.rawValue, "dossier")),
          text: words("person.printWhole"))
        Tag.ul(.class("figures")) {
          figure(statements, words("person.statements", count: statements))
          figure(witnesses, words("person.witnesses", count: witnesses))
          if contradictions > 0 {
            figure(contradictions, words("person.contradictions", count: contradictions), isBad: true)
          }
        }
      }
    }
  }

  /// The dossier, and what can be changed.
  private func furtherLinks(_ words: Catalogue) -> HTML {
    Tag.p(.class("small-links")) {
      Tag.a(
        .href(Address("people", person.slug.rawValue, "dossier.html")), .plain("download", ""),
        text: words("person.dossierPage"))
      Tag.a(
        .href(Address("people", person.slug.rawValue, "dossier.md")), .plain("download", ""),
        text: words("person.dossierMarkdown"))
      if !scene.frame.isReadOnly {
        Tag.a(.href(Address("people", person.slug.rawValue, "names")), text: words("person.editNames"))
        Tag.a(
          .href(Address("identities", query: ["of": "person:" + person.slug.rawValue])),
          text: words("person.merge"))
        Tag.a(
          .href(Address("parting", query: ["of": "person:" + person.slug.rawValue])),
          text: words("person.part"))
      }
    }
  }

  private func figure(_ count: Int, _ text: String, isBad: Bool = false) -> HTML {
    Tag.li(.class(isBad ? "bad" : "")) {
      Tag.b(text: scene.words.number(count))
      " " + text
    }
  }

  private func lifeDates(_ words: Catalogue) -> HTML {
    func part(_ window: DayWindow?, _ kind: Event.Kind, _ key: String) -> HTML {
      guard let event = lifeEvent(kind) else { return .empty }
      guard let window else { return HTML(text: words(key, ["window": words("chart.contradiction")])) }
      guard window.earliest != nil, window.latest != nil else { return .empty }
      return HTML {
        let place = event.place.flatMap { scene.inquiry.places[$0]?.name }
        words(
          key,
          ["window": (place.map { $0 + ", " } ?? "") + scene.dates.window(window.earliest, window.latest)])
        scene.citations(of: event, limit: 1)
      }
    }
    let born = part(portrait.life.birth, .birth, "person.born")
    let died = part(portrait.life.death, .death, "person.died")
    if born.isEmpty, died.isEmpty { return HTML(text: words("person.noLifeDates")) }
    return HTML {
      born
      if !born.isEmpty, !died.isEmpty { " " }
      died
    }
  }

  /// This person's own birth or death, not one they stood by.
  private func lifeEvent(_ kind: Event.Kind) -> Event? {
    portrait.entries.lazy.compactMap { scene.inquiry.events[$0.event] }.first { event in
      event.kind == kind
        && event.participants.contains { participation in
          guard case .person(let id) = participation.who, records.contains(id) else { return false }
          return [nil, "child", "deceased"].contains(participation.role)
        }
    }
  }

  /// The names as they were used, each with its years and its passage.
  private func names(_ words: Catalogue) -> HTML {
    var uses: [(name: DatedName, statements: [Statement])] = []
    for use in portrait.names where use.claim != nil || use.name.text != person.name {
      let statement = use.statement.flatMap { scene.inquiry.statements[$0] }
      if let place = uses.firstIndex(where: { $0.name.text == use.name.text }) {
        if let statement { uses[place].statements.append(statement) }
        if uses[place].name.used == nil { uses[place].name.used = use.name.used }
        if uses[place].name.kind == nil { uses[place].name.kind = use.name.kind }
      } else {
        uses.append((use.name, statement.map { [$0] } ?? []))
      }
    }
    guard !uses.isEmpty else { return .empty }
    return Tag.ul(.class("names")) {
      for use in uses {
        Tag.li {
          Tag.span(.class("as-used"), .lang(use.name.language), text: use.name.text)
          Tag.span(.class("muted")) {
            [use.name.kind.map { words.word($0, in: "nameKind") }, scene.years(of: use.name.used)]
              .compactMap(\.self).joined(separator: ", ")
            for statement in use.statements.prefix(2) { HTML(text: " ") + scene.citations(statement) }
          }
        }
      }
    }
  }

  /// What makes records one with this person, or keeps them apart, each with the way to take it back.
  private func identities() -> HTML {
    let own = scene.inquiry.identities.filter { identity in
      guard identity.decision != .rejected else { return false }
      return [identity.left, identity.right].contains { referent in
        if case .person(let id) = referent { records.contains(id) } else { false }
      }
    }
    return IdentityList(scene: scene, identities: own, label: "person.identities").html()
  }

  // MARK: A life in passages

  private func lifeInPassages(_ words: Catalogue) -> HTML {
    let facts = portrait.entries.compactMap { entry -> (Portrait.Entry, Event, ChartEvent)? in
      guard let event = scene.inquiry.events[entry.event], let charted = scene.chartEvent(event) else {
        return nil
      }
      return (entry, event, charted)
    }
    let shown = isWhole ? facts[...] : facts.prefix(Self.factLimit)
    let span = ChronologyChart(facts.map(\.2)).whole
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.life"))
        Tag.span(
          .class("muted"),
          text: shown.count == facts.count
            ? words("person.allFacts", count: facts.count)
            : words("person.facts", count: facts.count, ["shown": words.number(shown.count)]))
        if shown.count < facts.count {
          Tag.a(.href(scene.address(of: person).with("all", "yes")), text: words("person.showAll"))
        }
      }
      if facts.isEmpty {
        Tag.p(.class("notice"), text: words("person.noEvents"))
      } else {
        Tag.div(.class("fact-head"), .aria("hidden", "true")) {
          Tag.span(text: words("person.whatPassagesHold"))
          Tag.span(.class("ends")) {
            Tag.span(text: scene.dates.year(Gregorian.date(span.first).astronomicalYear))
            Tag.span(text: scene.dates.year(Gregorian.date(span.last).astronomicalYear))
          }
          Tag.span(text: words("person.when"))
          Tag.span(text: words("person.by"))
        }
      }
      Tag.ol(.class("facts")) {
        for (entry, event, charted) in shown { fact(entry, event, charted, span) }
      }
      if shown.count < facts.count {
        Tag.p(
          .class("printed"),
          text: words(
            "person.printedPart",
            [
              "shown": words.number(shown.count), "count": words.number(facts.count),
              "address": Address("people", person.slug.rawValue, "dossier").description,
            ]))
      }
    }
  }

  private func fact(_ entry: Portrait.Entry, _ event: Event, _ charted: ChartEvent, _ span: TimeSpan) -> HTML
  {
    let words = scene.words
    let isContradicted = charted.standing == .contradicted
    return Tag.li(.class("fact")) {
      Tag.span(.class("what")) {
        Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
        if isContradicted {
          " "
          Tag.span(.class("chip bad"), text: words("chart.contradiction"))
        }
      }
      charted.figure.line(over: span, isContradicted: isContradicted)
      Tag.span(.class("when")) {
        Tag.span(text: charted.figure.words(scene.dates))
        if let age = entry.age.flatMap({ scene.words(of: $0) }), event.kind != .birth {
          " "
          Tag.small(.class("age"), text: age)
        }
      }
      Tag.span(.class("by")) {
        scene.citations(of: event, limit: 2)
        if let certainty = scene.certainty(of: event) { certainty.html(words) }
      }
    }
  }

  // MARK: Places

  private func places(_ words: Catalogue) -> HTML {
    let itinerary = ItineraryOfPerson(scene, person.id)
    guard !itinerary.stays.isEmpty else { return .empty }
    let shown = isWhole ? itinerary.stays[...] : itinerary.stays.prefix(10)
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.places"))
        Tag.span(.class("muted"), text: words("itinerary.stays", count: itinerary.stays.count))
        Tag.a(
          .href(Address("people", person.slug.rawValue, "itinerary")), text: words("person.openItinerary"))
      }
      itinerary.map(MapFrame.View())
      Tag.ol(.class("ties")) {
        for stay in shown {
          Tag.li {
            scene.pageLink(to: .place(stay.place.id))
            Tag.span(.class("muted"), text: stay.title)
            Tag.span(.class("when"), text: stay.words(scene.dates))
          }
        }
      }
    }
  }
}

extension String {
  /// The first letters of the first two words.
  var initials: String { String(split(separator: " ").compactMap(\.first).filter(\.isLetter).prefix(2)) }
}
