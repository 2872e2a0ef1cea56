import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var chronologyRoutes: [Route] {
    [
      .page("/chronology") { call in
        let scene = try await scene(call)
        return .page(ChronologyPage(scene, call.visit).html(scene.frame))
      },
      .action("/judgements") { call in
        guard let form = call.visit.form, let question = form["question"], let reason = form["reason"] else {
          return .refusal(.badRequest, "A judgement needs a question and a reason.")
        }
        let scene = try await scene(call)
        let rules = scene.reading.assessment.rules
        let doubts = form.values("doubt").compactMap { try? scene.inquiry.doubt($0, rules: rules) }
        let evidence = form.values("evidence").compactMap { try? scene.inquiry.doubt($0, rules: rules) }
        let verdict: Ruling.Verdict = doubts.isEmpty ? .acknowledged : .doubts(doubts)
        return try await act(call, then: Section.contradictions.address) { desk, head in
          _ = try desk.rule(on: question, evidence: evidence, verdict: verdict, because: reason, on: head)
        }
      },
    ]
  }
}

extension ChronologyPage {
  /// Makes the page an address asks for.
  init(_ scene: Scene, _ visit: Visit) {
    let words = scene.words
    let reading = scene.reading
    let inquiry = scene.inquiry
    let index = scene.index
    var base = Address("chronology")
    var filters: [Filter] = []
    for name in ["person", "place", "kind"] {
      for value in visit.queries(name) where !value.isEmpty {
        base = base.adding(name, value)
        let label: String =
          switch name {
          case "person": index.person(value, inquiry)?.name ?? value
          case "place": index.place(value, inquiry)?.name ?? value
          default: words.word(value, in: "kind")
          }
        filters.append(Filter(name: name, value: value, label: label))
      }
    }
    let view = TimeSpan(from: visit.query("from"), to: visit.query("to") ?? visit.query("from"))
    if let view { base = base.with("from", view.names.from).with("to", view.names.to) }

    let chosenPersons = Set(visit.queries("person").compactMap { index.person($0, inquiry)?.id })
    let chosenPlaces = Set(visit.queries("place").compactMap { index.place($0, inquiry)?.id })
    let chosenKinds = Set(visit.queries("kind").filter { !$0.isEmpty })
    let isFiltered = !filters.isEmpty
    var events: [ChartEvent] = []
    var contradicted: [Contradiction] = []
    var kinds: Set<String> = []
    for (event, charted) in zip(inquiry.events, reading.events) {
      if let kind = event.kind?.rawValue { kinds.insert(kind) }
      if charted.standing == .contradicted {
        contradicted.append(
          Contradiction(
            slug: event.slug.rawValue, title: event.title, words: charted.figure.words(scene.dates)))
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
      events.append(charted)
    }

    let chosen = visit.query("event").flatMap { index.event($0, inquiry) }
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
        var proof = scene.proofs.proof(of: event, without: without) { doubt in
          (without.contains(doubt) ? here.removing("without", doubt) : here.adding("without", doubt)).at(
            "proof")
        }
        proof.judgement.append((name: "head", value: reading.head))
        if !scene.frame.isReadOnly { proof.judgementAddress = Address("judgements") }
        if !without.isEmpty { proof.reset = base.with("event", event.slug.rawValue).at("proof") }
        return proof
      },
      contradictions: contradicted, contradictionCount: reading.assessment.contradictions.count)
  }
}
