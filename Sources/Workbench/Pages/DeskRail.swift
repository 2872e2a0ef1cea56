import Editing
import Presentation
import Testimony

/// The rail of the desk: the source, its chapters, its statements by page, the key to the marks.
struct DeskRail: Sendable {
  let scene: Scene
  let state: DeskState
  let text: SourceText?
  let parts: [TextParts.Part]
  let number: Int

  private var source: Source { state.source }

  func html() -> HTML {
    let words = scene.words
    let all = scene.index.statements[source.id] ?? []
    let contradicted = all.count { scene.index.contradicted.contains($0.id) }
    let queries = scene.inquiry.notes.count { $0.isQuery }
    return Tag.aside(.class("rail"), .aria("label", words("desk.source"))) {
      Tag.h2(.class("source-name")) {
        Tag.a(.href(Address("sources", source.slug.rawValue)), text: source.title)
      }
      Tag.p(.class("muted")) {
        let authors = source.authors.map { scene.voices.name(of: $0) }
        if !authors.isEmpty {
          words.list(authors)
          Tag.br()
        }
        words("people.statements", count: all.count)
        if contradicted > 0 { " · " + words("desk.contradicted", count: contradicted) }
      }
      Tag.p(.class("rail-links")) {
        Tag.a(.href(Address("notes")), text: words("notes.toCheck", count: queries))
      }
      if let text { headings(text) }
      if text != nil {
        Tag.h3(.class("label"), text: words("desk.byPage"))
        density(all)
      }
      Tag.h3(.class("label"), text: words("desk.key"))
      Tag.ul(.class("underlines")) {
        for kind in ["saw", "heard", "infers", "contradicted"] {
          Tag.li {
            Tag.i(.class("u-" + kind))
            Tag.span(text: words("desk.key." + kind))
          }
        }
      }
      others()
    }
  }

  private func others() -> HTML {
    let others = scene.inquiry.sources.filter { $0.id != source.id }
    guard !others.isEmpty else { return .empty }
    return HTML {
      Tag.h3(.class("label"), text: scene.words("desk.others"))
      Tag.ul(.class("toc")) {
        for other in others.prefix(20) {
          Tag.li { Tag.a(.href(Address("desk", other.slug.rawValue)), text: other.title) }
        }
      }
    }
  }

  private func headings(_ text: SourceText) -> HTML {
    let headings = text.structure.blocks.filter { block in
      if case .heading(let level) = block.kind { level <= 2 } else { false }
    }
    guard headings.count > 1, let list = scene.index.parts[source.id] else { return .empty }
    let part = parts[number - 1]
    let current = headings.last { $0.range.lowerBound < part.range.upperBound }
    let scalars = scene.index.scalars[source.id] ?? []
    let counts = counts(under: headings.map(\.range.lowerBound.rawValue))
    return Tag.nav(.aria("label", scene.words("desk.chapters"))) {
      Tag.ul(.class("toc")) {
        for (heading, count) in zip(headings, counts).prefix(60) {
          Tag.li {
            Tag.a(
              .href(state.address(part: list.part(holding: heading.range.lowerBound))),
              .current("true", isCurrent: heading == current),
              text: scalars.words(heading.range.lowerBound.rawValue..<heading.range.upperBound.rawValue))
            if count > 0 {
              Tag.span(
                .class("of"), .title(scene.words("people.statements", count: count)),
                text: scene.words.number(count))
            }
          }
        }
      }
    }
  }

  /// How many statements begin under each heading, before the next one.
  private func counts(under starts: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: starts.count)
    for statement in scene.index.statements[source.id] ?? [] where statement.start != .max {
      if let place = starts.lastIndex(where: { $0 <= statement.start }) { counts[place] += 1 }
    }
    return counts
  }

  /// How many statements each part has, as a strip of bars; the part shown is in the rubric colour.
  private func density(_ all: [Statement]) -> HTML {
    guard let list = scene.index.parts[source.id] else { return .empty }
    var counts = [Int](repeating: 0, count: parts.count)
    for statement in all where statement.start != .max {
      counts[list.part(holding: ScalarOffset(statement.start)) - 1] += 1
    }
    let most = Double(max(1, counts.max() ?? 1))
    let width = 190 / Double(parts.count)
    return Tag.svg(
      .class("page-density"), .plain("viewBox", "0 0 190 40"), .plain("preserveAspectRatio", "none"),
      .aria("hidden", "true")
    ) {
      Tag.rect(
        .class("here"), .number("x", Double(number - 1) * width), .plain("y", "0"),
        .number("width", max(2, width)),
        .plain("height", "40"))
      for (place, count) in counts.enumerated().prefix(400) where count > 0 {
        let height = max(3, Double(count) / most * 36)
        Tag.rect(
          .class(place == number - 1 ? "bar on" : "bar"), .number("x", Double(place) * width),
          .number("y", 40 - height), .number("width", max(1, min(width * 0.8, 10))), .number("height", height)
        )
      }
    }
  }
}

extension [Unicode.Scalar] {
  /// The words of a range, as far as it lies inside.
  func words(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self[range])
    return String(view)
  }
}
