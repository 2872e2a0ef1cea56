import Calendars

extension ChronologyChart {
  /// The strip of the whole span: how many events begin where, the part in view, contradictions as ticks.
  package func strip(_ words: Catalogue, _ dates: DateWords) -> HTML {
    let scale = TimeScale(span: whole)
    let most = Double(max(1, density.max() ?? 1))
    var path = ""
    for (place, count) in density.enumerated() where count > 0 {
      // The square root keeps single events visible beside crowded years.
      let height = (Double(count) / most).squareRoot() * 34
      let x = Double(place) / Double(density.count) * 900
      path +=
        "M\(Figures.decimal(x)) 42V\(Figures.decimal(42 - max(2.5, height)))h3.2V42z"
    }
    return Tag.div(.class("strip")) {
      Tag.svg(
        .class("strip-plot"), .plain("viewBox", "0 0 900 48"), .plain("preserveAspectRatio", "none"),
        .aria("hidden", "true")
      ) {
        if view != whole {
          Tag.rect(
            .class("in-view"), .number("x", scale.start(of: view.first) * 9), .plain("y", "0"),
            .number("width", max(3, (scale.end(of: view.last) - scale.start(of: view.first)) * 9)),
            .plain("height", "42"))
        }
        Tag.path(.class("density"), .plain("d", path))
        Tag.path(.class("ground"), .plain("d", "M0 42.5H900"))
        for day in contradictions {
          Tag.rect(
            .class("tick"), .number("x", scale.middle(of: day) * 9 - 1), .plain("y", "43"),
            .plain("width", "2.4"),
            .plain("height", "5"))
        }
      }
      Tag.svg(.class("strip-axis"), .aria("hidden", "true")) {
        let ticks = scale.ticks(dates, atMost: 8)
        for tick in ticks {
          Tag.text(
            .percent("x", scale.start(of: tick.day)), .plain("y", "12"),
            .plain(
              "text-anchor",
              scale.start(of: tick.day) < 3 ? "start" : scale.start(of: tick.day) > 97 ? "end" : "middle"),
            text: tick.label)
        }
      }
      Tag.p(
        .class("vh"),
        text: words(
          "chart.stripSentence",
          [
            "whole": dates.window(whole.first, whole.last), "view": dates.window(view.first, view.last),
            "contradictions": words("chart.contradictions", count: contradictions.count),
          ]))
    }
  }

  /// The key to the marks.
  package static func key(_ words: Catalogue) -> HTML {
    let a = Gregorian.day(2000)
    let scale = TimeScale(span: TimeSpan(a, a + 99))
    let marks = TimeMarks(scale: scale)
    func sample(_ content: HTML, _ key: String) -> HTML {
      Tag.li {
        Tag.svg(.class("sample"), .aria("hidden", "true")) { content }
        Tag.span(text: words(key))
      }
    }
    return Tag.ul(.class("key"), .aria("label", words("chart.key"))) {
      sample(
        marks.marks(of: TimeFigure(start: PointWindow(a, a), end: PointWindow(a + 99, a + 99))), "mark.must")
      sample(marks.marks(of: TimeFigure(on: PointWindow(a, a + 99))), "mark.may")
      sample(
        marks.marks(
          of: TimeFigure(on: PointWindow(a + 3, a + 96, earliestBound: .stated, latestBound: .stated))),
        "mark.stated")
      sample(
        marks.marks(of: TimeFigure(on: PointWindow(a, a + 99, latestBound: .approximate))), "mark.approximate"
      )
      sample(marks.marks(of: TimeFigure(on: PointWindow(a + 49, a + 49))), "mark.day")
      sample(marks.gap((a + 30)...(a + 70)), "mark.gap")
    }
  }

  /// The axis and the rows.
  ///
  /// - Parameters:
  ///   - words: What the program says.
  ///   - dates: How it says dates.
  ///   - chosen: The slug of the row whose proof is open.
  ///   - address: Where a row leads.
  /// - Returns: The part.
  package func rows(
    _ words: Catalogue, _ dates: DateWords, chosen: String?, address: (String) -> Address
  ) -> HTML {
    let scale = TimeScale(span: view)
    let marks = TimeMarks(scale: scale)
    let ticks = scale.ticks(dates)
    return Tag.div(.class("rows")) {
      Tag.svg(.class("defs"), .aria("hidden", "true"), .plain("width", "0"), .plain("height", "0")) {
        Tag.defs {
          TimeMarks.definitions
          Tag.g(.id("grid")) {
            for tick in ticks {
              Tag.line(
                .class("grid"), .percent("x1", scale.start(of: tick.day)),
                .percent("x2", scale.start(of: tick.day)), .plain("y1", "0"), .plain("y2", "32"))
            }
          }
        }
      }
      Tag.div(.class("axis"), .aria("hidden", "true")) {
        Tag.span()
        Tag.svg(.class("ticks")) {
          for (tick, before) in zip(ticks, [nil] + ticks.dropLast().map { scale.start(of: $0.day) }) {
            let x = scale.start(of: tick.day)
            // The last label stands left of its line, where there is room for it beside the one before.
            if x <= 92 || before.map({ x - $0 > 18 }) ?? true {
              Tag.text(
                .percent("x", x), .plain("dx", x > 92 ? "-4" : "4"), .plain("y", "15"),
                .plain("text-anchor", x > 92 ? "end" : "start"), text: tick.label)
            }
          }
        }
        Tag.span(.class("wd"), text: words("chart.window"))
      }
      for group in groups {
        Tag.section {
          Tag.h2(.class("group"), text: words("group." + group.name))
          Tag.ol {
            for event in group.rows {
              row(event, marks, words, dates, isChosen: event.slug == chosen, address(event.slug))
            }
          }
        }
      }
    }
  }

  private func row(
    _ event: ChartEvent, _ marks: TimeMarks, _ words: Catalogue, _ dates: DateWords, isChosen: Bool,
    _ address: Address
  ) -> HTML {
    let isContradicted = event.standing == .contradicted
    return Tag.li(
      .class("row" + (isChosen ? " chosen" : "") + (isContradicted ? " contradicted" : ""))
    ) {
      Tag.a(.href(address), .current("true", isCurrent: isChosen), .data("part", "proof"), text: event.title)
      Tag.svg(.class("track"), .aria("hidden", "true")) {
        Tag("use")(.href(fragment: "grid"))
        if isContradicted, let hull = event.figure.hull {
          marks.gap(hull)
        } else {
          marks.marks(of: event.figure)
        }
      }
      Tag.span(.class("wd")) {
        if isContradicted {
          Tag.b(text: words("chart.contradiction"))
        } else {
          event.figure.words(dates)
        }
        if let aside = event.aside { Tag.small(text: " " + aside) }
        if event.standing == .ruled { Tag.small(text: " " + words("chart.ruled")) }
      }
    }
  }
}
