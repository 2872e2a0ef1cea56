import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var hypothesisRoutes: [Route] {
    [
      .page("/hypotheses") { call in
        let scene = try await scene(call)
        return .page(HypothesesPage(scene: scene, doubts: call.visit.queries("doubt")).html())
      },
      .page("/hypotheses/compare") { call in
        let scene = try await scene(call)
        let left = try await side(call.visit.query("a"), scene)
        let right = try await side(call.visit.query("b"), scene)
        guard let left, let right else { return notFound(scene) }
        return .page(ComparePage(scene: scene, left: left, right: right).html())
      },
      .page("/hypotheses/*") { call in
        let scene = try await scene(call)
        guard let hypothesis = scene.hypothesis(call.places[0]) else { return notFound(scene) }
        let reading = try await shelf.now(under: hypothesis)
        return .page(
          HypothesisPage(scene: scene, hypothesis: hypothesis, assessment: reading.assessment).html())
      },
      .action("/hypotheses") { call in
        let scene = try await scene(call)
        guard let form = call.visit.form else { return .refusal(.badRequest, "A hypothesis needs a title.") }
        guard let title = form["title"] else {
          return .page(
            HypothesesPage(
              scene: scene, doubts: form.values("doubt"), refusal: scene.words("error.needsName")
            ).html(), status: .unprocessable)
        }
        let doubts = scene.doubts(form.values("doubt"))
        let (slug, _) = scene.inquiry.freeName(
          for: title, fallback: "hypothesis", in: scene.inquiry.hypotheses,
          slugs: scene.inquiry.hypotheses.map(\.slug))
        return try await act(call, then: Address("hypotheses", slug.rawValue)) { desk, head in
          try desk.keepHypothesis(title, doubting: doubts, on: head)
        }
      },
      change("/hypotheses/*") { hypothesis, form, _ in
        hypothesis.title = form["title"] ?? ""
        hypothesis.note = form["note"]
      },
      doubtsRoute,
      change("/hypotheses/*/weights") { hypothesis, form, scene in
        if let removed = form["remove"] {
          hypothesis.weights.removeAll { scene.inquiry.notation(of: $0.of) == removed }
        }
        guard let weight = form["weight"].flatMap({ Int($0) }), (1...1000).contains(weight) else { return }
        for doubt in scene.doubts(form.values("of")) {
          hypothesis.weights.removeAll { $0.of == doubt }
          hypothesis.weights.append(Hypothesis.Weight(of: doubt, weight))
        }
      },
      .action("/hypotheses/*/remove") { call in
        let scene = try await scene(call)
        guard let hypothesis = scene.hypothesis(call.places[0]) else { return notFound(scene) }
        return try await act(call, then: Address("hypotheses")) { desk, head in
          try desk.removeHypothesis(hypothesis.id, on: head)
        }
      },
    ]
  }

  /// Adds and takes out doubts; one that is typed and cannot be read is shown again with what is wrong.
  private var doubtsRoute: Route {
    .action("/hypotheses/*/doubts") { call in
      let scene = try await scene(call)
      guard let hypothesis = scene.hypothesis(call.places[0]), let form = call.visit.form else {
        return notFound(scene)
      }
      var added = scene.doubts(form.values("doubt"))
      if let typed = form["typed"] {
        do {
          added.append(try scene.inquiry.doubt(typed, rules: scene.reading.assessment.rules))
        } catch {
          return .page(
            HypothesisPage(
              scene: scene, hypothesis: hypothesis,
              assessment: try await shelf.now(under: hypothesis).assessment,
              unread: (typed, scene.words("error.doubt", ["words": typed]))
            ).html(), status: .unprocessable)
        }
      }
      let (removed, more) = (form["remove"], added)
      return try await act(call, then: scene.address(of: hypothesis)) { desk, head in
        try desk.changeHypothesis(hypothesis.id, on: head) { hypothesis in
          hypothesis.doubts.removeAll { scene.inquiry.notation(of: $0) == removed }
          hypothesis.doubts += more
        }
      }
    }
  }

  /// A form that changes a hypothesis.
  private func change(
    _ pattern: String, _ change: @escaping @Sendable (inout Hypothesis, FormFields, Scene) -> Void
  ) -> Route {
    .action(pattern) { call in
      let scene = try await scene(call)
      guard let hypothesis = scene.hypothesis(call.places[0]), let form = call.visit.form else {
        return notFound(scene)
      }
      return try await act(call, then: scene.address(of: hypothesis)) { desk, head in
        try desk.changeHypothesis(hypothesis.id, on: head) { change(&$0, form, scene) }
      }
    }
  }

  /// One side of a comparison; `nil` for a hypothesis that is not there.
  private func side(_ slug: String?, _ scene: Scene) async throws -> ComparePage.Side? {
    guard let slug else { return ComparePage.Side(hypothesis: nil, assessment: scene.reading.assessment) }
    guard let hypothesis = scene.hypothesis(slug) else { return nil }
    return ComparePage.Side(
      hypothesis: hypothesis, assessment: try await shelf.now(under: hypothesis).assessment)
  }
}

extension Scene {
  /// Reads doubts as forms write them; what is none is left out.
  func doubts(_ notations: [String]) -> [Doubt] {
    notations.compactMap { try? inquiry.doubt($0, rules: reading.assessment.rules) }
  }
}
