import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  var historyRoutes: [Route] {
    [
      .page("/history") { call in
        let scene = try await scene(call)
        let lines = try shelf.desk.history()
        return .page(HistoryPage(scene: scene, lines: lines, isAll: call.visit.query("all") != nil).html())
      },
      .action("/history/undo") { call in
        let back = Address.local(call.visit.form?["back"]) ?? Section.history.address
        return try await act(call, then: back) { try $0.undo(on: $1) }
      },
      .action("/history/redo") { call in
        try await act(call, then: Section.history.address) { try $0.redo(on: $1) }
      },
    ]
  }
}

/// The history: every change as a sentence with who and when, latest first, in sittings.
struct HistoryPage: Sendable {
  /// How long a pause divides two sittings, in milliseconds.
  private static let pause = 30 * 60 * 1000
  private static let limit = 200

  let scene: Scene
  let lines: [HistoryLine]
  let isAll: Bool

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(words("section.history"), in: .history, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.history"))
        Tag.span(.class("muted"), text: words("history.count", count: lines.count))
        if !scene.frame.isReadOnly {
          form("undo", words("history.undo"), isPossible: lines.contains(where: \.stands))
          form("redo", words("history.redo"), isPossible: lines.contains { !$0.stands })
        }
      }
      for sitting in sittings {
        Tag.section(.class("sitting")) {
          Tag.h2(.class("group"), text: title(of: sitting))
          Tag.ol(.class("entries"), .flag("reversed")) {
            for line in sitting {
              Tag.li(.class(line.stands ? "entry" : "entry taken-back")) {
                Tag.span(.class("number"), text: String(line.number))
                Tag.span(
                  .class("what"), text: capitalised(line.reason.isEmpty ? line.act.stored.name : line.reason))
                if !line.stands { Tag.span(.class("tag"), text: words("history.takenBack")) }
                Tag.span(.class("muted"), text: line.author + ", " + clock(line.milliseconds))
              }
            }
          }
        }
      }
      if !isAll, lines.count > Self.limit {
        Tag.p { Tag.a(.href(Section.history.address.with("all", "yes")), text: words("history.all")) }
      }
    }
  }

  /// Entries made without a long pause between them, latest first.
  private var sittings: [[HistoryLine]] {
    var result: [[HistoryLine]] = []
    for line in (isAll ? lines[...] : lines.suffix(Self.limit)).reversed() {
      if let last = result.last?.last, abs(last.milliseconds - line.milliseconds) < Self.pause {
        result[result.count - 1].append(line)
      } else {
        result.append([line])
      }
    }
    return result
  }

  private func title(of sitting: [HistoryLine]) -> String {
    guard let first = sitting.last, let last = sitting.first else { return "" }
    let day = scene.dates.day(MomentOfDay(first.milliseconds).day)
    let (from, to) = (clock(first.milliseconds), clock(last.milliseconds))
    return day + ", " + (from == to ? from : from + "–" + to)
  }

  private func clock(_ milliseconds: Int) -> String { MomentOfDay(milliseconds).clock }

  private func form(_ act: String, _ label: String, isPossible: Bool) -> HTML {
    guard isPossible else { return .empty }
    return Tag.form(.plain("method", "post"), .action(Address("history", act))) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      Tag.button(.class("button"), .type("submit"), text: label)
    }
  }
}
