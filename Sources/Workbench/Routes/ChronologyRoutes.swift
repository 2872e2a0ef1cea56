import Calendars
import Presentation
import Testimony

extension Workspace {
  /// The names under which an address may choose events.
  private static let filterNames = ["person", "place", "kind", "witness"]

  var chronologyRoutes: [Route] {
    [
      .page("/chronology") { call in
        let reading = try await now()
        let visit = call.visit
        if let back = visit.query("with"), let event = visit.query("event") {
          return .redirect(to: visit.address.removing("without", back).with("with", nil).with("event", event))
        }
        let page = ChronologyPage(reading, visit)
        return .page(page.html(frame(call, reading)))
      }
    ]
  }
}

extension ChronologyPage {
  /// Makes the page an address asks for.
  init(_ reading: Reading, _ visit: Visit) {
    let language = Preferences(visit).language
    let words = Catalogue.of(language)
    let inquiry = reading.inquiry
    let names = Names(inquiry)
    var base = Address("chronology")
    var filters: [Filter] = []
    for name in ["person", "place", "kind"] {
      for value in visit.queries(name) where !value.isEmpty {
        base = base.adding(name, value)
        let label: String =
          switch name {
          case "person": names.person(slug: value)?.name ?? value
          case "place": names.place(slug: value)?.name ?? value
          default: words.word(value, in: "kind")
          }
        filters.append(Filter(name: name, value: value, label: label))
      }
    }
    let view = TimeSpan(from: visit.query("from"), to: visit.query("to") ?? visit.query("from"))
    if let view { base = base.with("from", view.names.from).with("to", view.names.to) }

    let chosenPersons = Set(visit.queries("person").compactMap { names.person(slug: $0)?.id })
    let chosenPlaces = Set(visit.queries("place").compactMap { names.place(slug: $0)?.id })
    let chosenKinds = Set(visit.queries("kind").filter { !$0.isEmpty })
    let isFiltered = !filters.isEmpty
    var events: [ChartEvent] = []
    var contradicted: [Contradiction] = []
    var kinds: Set<String> = []
    for event in inquiry.events {
      if let kind = event.kind?.rawValue { kinds.insert(kind) }
      let standing = reading.dating.standing(event.id)
      let figure = reading.dating.figure(event.id)
      if standing == .contradicted {
        contradicted.append(
          Contradiction(
            slug: event.slug.rawValue, title: event.title,
            words: figure.words(DateWords(language))))
      }
      if isFiltered {
        let persons = event.participants.compactMap { participation -> Person.ID? in
          if case .person(let id) = participation.who { id } else { nil }
        }
        guard chosenPersons.isEmpty || persons.contains(where: chosenPersons.contains),
          chosenPlaces.isEmpty || event.place.map(chosenPlaces.contains) == true,
          chosenKinds.isEmpty || chosenKinds.contains(event.kind?.rawValue ?? "")
        else { continue }
      }
      events.append(
        ChartEvent(
          slug: event.slug.rawValue, title: event.title,
          group: EventGroups.group(of: event.kind?.rawValue), figure: figure, standing: standing))
    }

    let chosen = visit.query("event").flatMap { slug in inquiry.events.first { $0.slug.rawValue == slug } }
    let without = visit.queries("without")
    let here = without.reduce(base.with("event", chosen?.slug.rawValue)) { $0.adding("without", $1) }
    self.init(
      chart: ChronologyChart(events, view: view, skipping: visit.query("skip").flatMap { Int($0) } ?? 0),
      address: base, filters: filters,
      choices: [
        Choice(
          name: "person", label: words("filter.person"),
          values: inquiry.persons.map { ($0.slug.rawValue, $0.name) }.sorted { $0.1 < $1.1 }),
        Choice(
          name: "place", label: words("filter.place"),
          values: inquiry.places.map { ($0.slug.rawValue, $0.name) }.sorted { $0.1 < $1.1 }),
        Choice(
          name: "kind", label: words("filter.kind"),
          values: kinds.sorted().map { ($0, words.word($0, in: "kind")) }),
      ].filter { $0.values.count > 1 && $0.values.count <= 400 },
      chosen: chosen?.slug.rawValue,
      proof: chosen.map { event in
        var proof = reading.dating.proof(event.id, without, language) { doubt in
          (without.contains(doubt) ? here.removing("without", doubt) : here.adding("without", doubt)).at(
            "proof")
        }
        if !without.isEmpty { proof.reset = base.with("event", event.slug.rawValue).at("proof") }
        return proof
      },
      contradictions: contradicted)
  }
}
