import Editing
import Presentation

extension Workspace {
  var eventRoutes: [Route] {
    [
      .page("/events") { _ in
        var answer = Answer.events(EventLines.stream(of: await bulletin.listen()))
        answer.headers = [("cache-control", "no-store"), ("x-accel-buffering", "no")]
        return answer
      },
      .page("/jobs/*") { call in
        let scene = try await scene(call)
        guard let job = await jobs[call.places[0]] else { return notFound(scene) }
        if case .done(let address) = job.stage { return .redirect(to: address) }
        return .page(JobPage(scene: scene, job: job).html())
      },
    ]
  }
}

/// The page one waits on while work goes on: it asks again of itself, and is told sooner where scripts run.
struct JobPage: Sendable {
  let scene: Scene
  let job: Job

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(
      words("job.title"), in: .sources, layout: "sheet-page narrow", refreshes: !job.stage.isOver
    ) {
      Tag.div(.class("head")) { Tag.h1(text: words("job.title")) }
      Tag.p(.class("lede"), text: job.title)
      if case .refused(let why) = job.stage {
        Tag.p(.class("notice bad"), .role("alert"), text: why)
        Tag.p { Tag.a(.class("button"), .href(Address("add-source")), text: words("job.again")) }
      } else {
        Tag.ol(.class("stages"), .data("job", job.id)) {
          for stage in AddingStage.allCases {
            Tag.li(
              .class(standing(stage)), .data("stage", stage.rawValue),
              .current("step", isCurrent: job.stage == .working(stage)),
              text: words("job.stage." + stage.rawValue))
          }
        }
        Tag.p(.class("muted"), .role("status"), text: words("job.wait"))
      }
    }
  }

  private func standing(_ stage: AddingStage) -> String {
    guard case .working(let now) = job.stage, let here = AddingStage.allCases.firstIndex(of: now),
      let place = AddingStage.allCases.firstIndex(of: stage)
    else { return "stage" }
    return place < here ? "stage past" : place == here ? "stage now" : "stage"
  }
}
