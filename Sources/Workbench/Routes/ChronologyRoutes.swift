import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var chronologyRoutes: [Route] {
    [
      .page("/chronology") { call in
        var scene = try await scene(call)
        if let hypothesis = call.visit.query("hypothesis").flatMap(scene.hypothesis) {
          scene = Scene(try await shelf.now(under: hypothesis), scene.frame)
        }
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
    for name in ["person", "place", "kind", "witness", "hypothesis"] {
      for value in visit.queries(name) where !value.isEmpty {
        base = base.adding(name, value)
        let label: String =
          switch name {
          case "person": index.person(value, inquiry)?.name ?? value
          case "place": index.place(value, inquiry)?.name ?? value
          case "witness": scene.holder(value).map { scene.name(of: $0) } ?? value
          case "hypothesis": scene.hypothesis(value)?.title ?? value
          default: words.word(value, in: "kind")
          }
        filters.append(Filter(name: name, value: value, label: label))
      }
    }
    let view = TimeSpan(from: visit.query("from"), to: visit.query("to") ?? visit.query("from"))
    if let view { base = base.with("from", view.names.from).with("to", view.names.to) }

    let named = visit.queries("person").compactMap { index.person($0, inquiry)?.id }
    let chosenPersons = Set(named.flatMap { reading.people.records(of: $0) })
    let chosenWitnesses = visit.queries("witness").compactMap(scene.holder)
    let chosenPlaces = Set(visit.queries("place").compactMap { index.place($0, inquiry)?.id })
    let chosenKinds = Set(visit.queries("kind").filter { !$0.isEmpty })
    let isFiltered = filters.contains { $0.name != "hypothesis" }
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
          chosenKinds.isEmpty || chosenKinds.contains(event.kind?.rawValue ?? ""),
          chosenWitnesses.isEmpty || chosenWitnesses.contains(where: { scene.tells($0, of: event) })
        else { continue }
      }
      guard named.count == 1, event.kind != .birth, charted.standing != .contradicted,
        let age = reading.assessment.age(of: named[0], at: event.id).flatMap({ scene.words(of: $0) })
      else {
        events.append(charted)
        continue
      }
      var aged = charted
      aged.aside = age
      events.append(aged)
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
          values: inquiry.persons.count > Choice.limit
            ? [] : inquiry.persons.map { ($0.slug.rawValue, $0.name) }.sorted { $0.1 < $1.1 }),
        Choice(
          name: "place", label: words("filter.place"),
          values: inquiry.places.count > Choice.limit
            ? [] : inquiry.places.map { ($0.slug.rawValue, $0.name) }.sorted { $0.1 < $1.1 }),
        Choice(
          name: "kind", label: words("filter.kind"),
          values: kinds.sorted().map { ($0, words.word($0, in: "kind")) }),
        Choice(
          name: "witness", label: words("filter.witness"),
          values: reading.witnesses.prefix(Choice.limit).map { holder in
            (
              String(inquiry.notation(of: .witness(holder)).dropFirst("witness:".count)),
              scene.name(of: holder)
            )
          }.sorted { $0.1 < $1.1 }),
        Choice(
          name: "hypothesis", label: words("filter.hypothesis"),
          values: inquiry.hypotheses.map { ($0.slug.rawValue, $0.title) }, isOpenToOne: true),
      ].filter { $0.values.count > ($0.isOpenToOne ? 0 : 1) && $0.values.count <= Choice.limit },
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
      doubts: without, contradictions: contradicted,
      contradictionCount: reading.assessment.contradictions.count,
      firstSteps: FirstSteps.areDue(scene) ? FirstSteps(scene) : nil,
      notes: chosen.map { NotesSection(scene: scene, on: .event($0.id), back: here) })
  }
}

extension Scene {
  /// A voice as an address names it.
  func holder(_ notation: String) -> Voice.Holder? {
    guard case .witness(let holder)? = try? inquiry.doubt("witness:" + notation) else { return nil }
    return holder
  }

  /// Whether a witness tells of an event.
  func tells(_ witness: Voice.Holder, of event: Event) -> Bool {
    (index.eventClaims[event.id] ?? []).contains { said in
      if said.statement.witness == witness { return true }
      guard said.statement.witness == .text, let source = said.statement.source else { return false }
      return (inquiry.sources[source]?.authors ?? []).contains { $0.isSame(as: witness) }
    }
  }
}

extension Referent {
  /// Whether a voice is this person's, or this group's.
  fileprivate func isSame(as holder: Voice.Holder) -> Bool {
    switch (self, holder) {
    case (.person(let id), .person(let other)): id == other
    case (.group(let id), .group(let other)): id == other
    default: false
    }
  }
}
