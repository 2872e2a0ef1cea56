import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// Groups, places and works; the names of these and of people; and events.
  var recordRoutes: [Route] {
    let lists: [(RecordSection, RecordReference.Kind)] = [
      (.groups, .group), (.places, .place), (.works, .work),
    ]
    var routes = namesRoutes(.people, .person)
    for (section, kind) in lists {
      routes += listRoutes(section, kind)
      routes += namesRoutes(section, kind)
    }
    routes.append(eventRoute)
    return routes
  }

  private var eventRoute: Route {
    .page("/events/*") { call in
      let scene = try await scene(call)
      guard let event = scene.index.event(call.places[0], scene.inquiry),
        let synopsis = scene.reading.assessment.synopsis(of: event.id)
      else { return notFound(scene) }
      return .page(EventPage(scene: scene, event: event, synopsis: synopsis).html())
    }
  }

  private func listRoutes(_ section: RecordSection, _ kind: RecordReference.Kind) -> [Route] {
    [
      .page("/" + section.rawValue) { call in
        let scene = try await scene(call)
        if call.visit.query("new") != nil {
          guard !scene.frame.isReadOnly else { return closed(scene) }
          return .page(NamesPage(scene: scene, section: section, referent: nil, names: NewNames("")).html())
        }
        return .page(
          RecordListPage(scene: scene, section: section, filter: call.visit.query("q") ?? "").html())
      },
      .page("/" + section.rawValue + "/*") { call in
        let scene = try await scene(call)
        guard let referent = scene.referent(kind.rawValue + ":" + call.places[0]) else {
          return notFound(scene)
        }
        return .page(RecordPage(scene: scene, section: section, referent: referent).html())
      },
    ]
  }

  private func namesRoutes(_ section: RecordSection, _ kind: RecordReference.Kind) -> [Route] {
    [
      .page("/" + section.rawValue + "/*/names") { call in
        let scene = try await scene(call)
        guard let referent = scene.referent(kind.rawValue + ":" + call.places[0]),
          let names = scene.inquiry.names(of: referent)
        else { return notFound(scene) }
        guard !scene.frame.isReadOnly else { return closed(scene) }
        return .page(NamesPage(scene: scene, section: section, referent: referent, names: names).html())
      },
      .action("/" + section.rawValue + "/*/names") { call in
        let scene = try await scene(call)
        guard let referent = scene.referent(kind.rawValue + ":" + call.places[0]),
          let known = scene.inquiry.names(of: referent), let form = call.visit.form
        else { return notFound(scene) }
        let names = NewNames(form, known: known.names)
        return try await name(call, scene, section, referent, names) { desk, head in
          try desk.rename(referent, names, on: head)
        }
      },
      .action("/" + section.rawValue) { call in
        let scene = try await scene(call)
        guard let form = call.visit.form else { return .refusal(.badRequest, "A record needs a name.") }
        let names = NewNames(form)
        return try await name(call, scene, section, nil, names) { desk, head in
          try desk.add(kind, names, on: head)
        }
      },
    ]
  }

  /// Records names and leads to the record; names that cannot be recorded are shown again with what is wrong.
  private func name(
    _ call: Route.Call, _ scene: Scene, _ section: RecordSection, _ referent: Referent?, _ names: NewNames,
    _ record: @escaping @Sendable (Desk, Head?) throws -> Void
  ) async throws -> Answer {
    do {
      try names.check()
    } catch {
      return .page(
        NamesPage(
          scene: scene, section: section, referent: referent, names: names, refusal: scene.words(of: error)
        ).html(), status: .unprocessable)
    }
    return try await act(
      call, then: referent.flatMap { scene.address(of: $0) } ?? section.address.with("q", names.name), record)
  }
}

extension Inquiry {
  /// What somebody or something is called, as a form shows it.
  func names(of referent: Referent) -> NewNames? {
    switch referent {
    case .person(let id): persons[id].map { NewNames($0.name, names: $0.names, note: $0.note) }
    case .group(let id): groups[id].map { NewNames($0.name, names: $0.names, note: $0.note) }
    case .place(let id): places[id].map { NewNames($0.name, names: $0.names, note: $0.note) }
    case .work(let id): works[id].map { NewNames($0.title, names: $0.names, note: $0.note) }
    case .event, .source, .statement: nil
    }
  }
}
