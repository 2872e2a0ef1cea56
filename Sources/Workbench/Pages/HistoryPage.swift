import Archives
import Editing
import Presentation
import Testimony

/// The history: every change as a sentence with who, when and why, latest first, in sittings.
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
      if lines.count > 1 { comparing(words) }
      for sitting in sittings {
        Tag.section(.class("sitting")) {
          Tag.div(.class("sitting-head")) {
            Tag.h2(.class("group"), text: title(of: sitting))
            if let first = sitting.last?.number, let last = sitting.first?.number, lines.count > 1 {
              Tag.a(
                .href(Address("history", "compare", query: ["from": String(first - 1), "to": String(last)])),
                .aria("label", words("history.compareSitting", ["sitting": title(of: sitting)])),
                text: words("history.whatChanged"))
            }
          }
          Tag.ol(.class("entries"), .flag("reversed")) {
            for line in sitting { entry(line, words) }
          }
        }
      }
      if !isAll, lines.count > Self.limit {
        Tag.p { Tag.a(.href(Section.history.address.with("all", "yes")), text: words("history.all")) }
      }
    }
  }

  private func entry(_ line: HistoryLine, _ words: Catalogue) -> HTML {
    Tag.li(.class(line.stands ? "entry" : "entry taken-back")) {
      line.comparisonLink(words)
      Tag.span(.class("what")) {
        switch line.act {
        // The name of a file keeps its letters.
        case .edit: line.reason.prefix { $0 != " " }.contains(".") ? line.reason : capitalised(line.reason)
        case .undo(let number): words("history.undid", ["number": String(number), "what": line.reason])
        case .redo(let number): words("history.redid", ["number": String(number), "what": line.reason])
        }
      }
      if !line.stands { Tag.span(.class("tag"), text: words("history.takenBack")) }
      if line.isClockBackwards { Tag.span(.class("tag"), text: words("history.clock")) }
      Tag.span(.class("muted"), text: line.author + ", " + clock(line.milliseconds))
    }
  }

  private func comparing(_ words: Catalogue) -> HTML {
    Tag.form(.class("compare-form"), .action(Address("history", "compare"))) {
      Tag.span(.class("label"), text: words("history.compare"))
      Tag.label {
        Tag.span(text: words("history.from"))
        number("from", "0")
      }
      Tag.label {
        Tag.span(text: words("history.to"))
        number("to", String(lines.count))
      }
      Tag.button(.class("button"), .type("submit"), text: words("history.compareButton"))
    }
  }

  private func number(_ name: String, _ value: String) -> HTML {
    Tag.input(
      .type("number"), .name(name), .value(value), .plain("min", "0"), .plain("max", String(lines.count)),
      .plain("inputmode", "numeric"))
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

extension HistoryLine {
  /// The number of the entry, as a link to what it changed.
  func comparisonLink(_ words: Catalogue) -> HTML {
    Tag.a(
      .class("number"),
      .href(Address("history", "compare", query: ["from": String(number - 1), "to": String(number)])),
      .aria("label", words("history.compareEntry", ["number": String(number)])), text: String(number))
  }
}
