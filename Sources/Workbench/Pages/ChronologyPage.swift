import Calendars
import Presentation

/// The chronology with, beside it, the proof of the chosen row.
struct ChronologyPage: Sendable {
  /// Something the events shown are chosen by.
  struct Filter: Sendable {
    /// The name in the address.
    let name: String
    /// The value in the address.
    let value: String
    /// Its words.
    let label: String
  }

  /// A filter that can be chosen, with what it can be set to.
  struct Choice: Sendable {
    /// How many values a list of choices takes; beyond that the address, search and pages choose.
    static let limit = 400

    /// The name in the address.
    let name: String
    /// Its words.
    let label: String
    /// The values with their words.
    let values: [(value: String, label: String)]
    /// Whether it is offered though there is but one value to choose.
    var isOpenToOne = false
  }

  /// An event that no day fits.
  struct Contradiction: Sendable {
    let slug: String
    let title: String
    let words: String
  }

  var chart: ChronologyChart
  /// The address of what is shown: filters and span, without the chosen row.
  var address: Address
  var filters: [Filter]
  var choices: [Choice]
  /// The slug of the row whose proof is open.
  var chosen: String?
  var proof: ProofView?
  /// What is set aside in the proof, as addresses write it.
  var doubts: [String] = []
  var contradictions: [Contradiction]
  /// How many open contradictions there are.
  var contradictionCount: Int
  /// What to do first, where there is nothing to show yet.
  var firstSteps: FirstSteps?
  /// The notes on the event whose proof is open.
  var notes: NotesSection?

  /// The page.
  func html(_ frame: Frame) -> HTML {
    let words = frame.words
    let dates = frame.preferences.dates
    return frame.page(
      words("section.chronology"), in: .chronology, layout: "chronology" + (proof == nil ? " alone" : ""),
      modules: ["part.js", "chrono.js"]
    ) {
      Tag.div(.class("chart"), .id("chart")) {
        head(words, dates)
        if isEmpty, let firstSteps {
          firstSteps.html()
        } else if isEmpty {
          Tag.p(.class("notice")) {
            words("chart.empty") + " "
            Tag.a(.href(Section.sources.address), text: words("chart.emptyLink"))
          }
        } else {
          chart.strip(words, dates)
          ChronologyChart.key(words)
          filterForm(words)
          chart.rows(words, dates, chosen: chosen) { slug in address.with("event", slug).at("proof") }
          outside(words, dates)
          undated(words)
        }
      }
      if let proof {
        Tag.aside(
          .class("aside proof"), .id("proof"), .data("with", "chart"), .aria("label", words("proof.title"))
        ) {
          proof.html(words, dates, token: frame.formToken)
          further(words, isReadOnly: frame.isReadOnly)
          if let notes { notes.html() }
          others(words)
        }
      }
    }
  }

  /// Whether there is no event at all under the filters.
  private var isEmpty: Bool {
    chart.inView == 0 && chart.undated.isEmpty && chart.earlier == nil && chart.later == nil
  }

  /// Where the proof leads on to: all tellings side by side, and keeping what is set aside as a hypothesis.
  private func further(_ words: Catalogue, isReadOnly: Bool) -> HTML {
    Tag.p(.class("small-links")) {
      if let chosen { Tag.a(.href(Address("events", chosen)), text: words("proof.tellings")) }
      if !doubts.isEmpty, !isReadOnly {
        Tag.a(
          .href(doubts.reduce(Address("hypotheses")) { $0.adding("doubt", $1) }),
          text: words("proof.keepHypothesis"))
      }
    }
  }

  private func head(_ words: Catalogue, _ dates: DateWords) -> HTML {
    Tag.div(.class("head")) {
      Tag.h1(text: words("section.chronology"))
      for filter in filters {
        Tag.a(
          .class("chip"), .href(address.removing(filter.name, filter.value)),
          .aria("label", words("chart.removeFilter", ["filter": filter.label]))
        ) {
          filter.label + " ×"
        }
      }
      if contradictionCount > 0 {
        Tag.a(
          .class("chip bad"), .href(Section.contradictions.address),
          text: words("chart.contradictions", count: contradictionCount))
      }
      if !isEmpty {
        Tag.nav(.class("scales"), .aria("label", words("chart.scales"))) { scales(words, dates) }
      }
    }
  }

  private func scales(_ words: Catalogue, _ dates: DateWords) -> HTML {
    let view = chart.view
    let middle = view.first + view.dayCount / 2
    let decade = TimeSpan.years(10, around: middle)
    let year = TimeSpan.years(1, around: middle)
    func link(_ span: TimeSpan, _ label: String) -> HTML {
      Tag.a(
        .href(leading(to: span)), .data("zoom", label), .current("true", isCurrent: span == view), text: label
      )
    }
    return HTML {
      Tag.a(
        .href(address.with("from", nil).with("to", nil).with("event", chosen)), .data("zoom", "whole"),
        .current("true", isCurrent: view == chart.whole),
        text: words("chart.whole"))
      if view != chart.whole, view != decade, view != year {
        link(view, dates.window(view.first, view.last, style: .compact))
      }
      // A view of about ten years is the decade one is looking at.
      if chart.whole.dayCount > 4500, view == decade || abs(view.dayCount - decade.dayCount) > 400 {
        link(decade, dates.window(decade.first, decade.last, style: .compact))
      }
      link(year, dates.window(year.first, year.last, style: .compact))
      Tag.a(
        .class("step-scale"), .href(leading(to: view.scaled(by: 2))), .data("zoom", "wider"),
        .aria("label", words("chart.wider")),
        text: "−")
      Tag.a(
        .class("step-scale"), .href(leading(to: view.scaled(by: 0.5))), .data("zoom", "closer"),
        .aria("label", words("chart.closer")),
        text: "+")
    }
  }

  private func leading(to span: TimeSpan) -> Address {
    address.with("from", span.names.from).with("to", span.names.to).with("event", chosen)
  }

  private func filterForm(_ words: Catalogue) -> HTML {
    guard !choices.isEmpty else { return .empty }
    return Tag.details(.class("filters")) {
      Tag.summary(text: words("chart.filter"))
      Tag.form(.action(Address("chronology"))) {
        for name in ["from", "to"] {
          for value in address.values(name) {
            Tag.input(.type("hidden"), .name(name), .value(value))
          }
        }
        for choice in choices {
          Tag.label {
            choice.label
            Tag.select(.name(choice.name)) {
              Tag.option(.value(""), text: words("chart.any"))
              for (value, label) in choice.values {
                Tag.option(
                  .value(value), .flag("selected", if: address.values(choice.name).contains(value)),
                  text: label)
              }
            }
          }
        }
        Tag.button(.class("button"), .type("submit"), text: words("chart.apply"))
      }
    }
  }

  private func outside(_ words: Catalogue, _ dates: DateWords) -> HTML {
    let shown = chart.groups.reduce(0) { $0 + $1.rows.count }
    let rest = chart.inView - chart.skipped - shown
    return HTML {
      if rest > 0 || chart.skipped > 0 {
        Tag.p(.class("outside")) {
          if chart.skipped > 0 {
            Tag.a(
              .href(address.with("skip", String(max(0, chart.skipped - ChronologyChart.rowLimit)))),
              text: words("chart.previousRows"))
          } else {
            Tag.span()
          }
          if rest > 0 {
            Tag.a(
              .href(address.with("skip", String(chart.skipped + shown))),
              text: words("chart.moreRows", count: rest))
          }
        }
      }
      Tag.p(.class("outside")) {
        if let earlier = chart.earlier {
          Tag.a(
            .href(leading(to: TimeSpan(earlier.span.first, earlier.span.last).rounded)),
            .data("zoom", "earlier"),
            text: "‹ "
              + words("chart.earlier", count: earlier.count, ["span": years(earlier.span, dates)]))
        } else {
          Tag.span()
        }
        if let later = chart.later {
          Tag.a(
            .href(leading(to: TimeSpan(later.span.first, later.span.last).rounded)), .data("zoom", "later"),
            text: words("chart.later", count: later.count, ["span": years(later.span, dates)]) + " ›")
        }
      }
    }
  }

  private func years(_ span: TimeSpan, _ dates: DateWords) -> String {
    let from = Gregorian.date(span.first).astronomicalYear
    let to = Gregorian.date(span.last).astronomicalYear
    return dates.window(Gregorian.day(from), Gregorian.day(to, 12, 31))
  }

  private func undated(_ words: Catalogue) -> HTML {
    guard !chart.undated.isEmpty else { return .empty }
    return Tag.section(.class("undated")) {
      Tag.h2(.class("group"), text: words("chart.undated", count: chart.undated.count))
      Tag.ul {
        for event in chart.undated.prefix(60) {
          Tag.li { Tag.a(.href(address.with("event", event.slug).at("proof")), text: event.title) }
        }
      }
    }
  }

  private func others(_ words: Catalogue) -> HTML {
    let others = contradictions.filter { $0.slug != chosen }
    guard !others.isEmpty else { return .empty }
    return Tag.section(.class("others")) {
      Tag.h3(.class("label"), text: words("proof.others"))
      Tag.ul {
        for other in others.prefix(6) {
          Tag.li {
            Tag.a(
              .href(address.with("event", other.slug).at("proof")), .data("part", "proof"), text: other.title)
            Tag.span(.class("muted"), text: other.words)
          }
        }
      }
    }
  }
}
