import Archives
import ArgumentParser
import Calendars
import Diagnostics
import EDTF
import Editing
import SourceCriticism
import Testimony

struct OddsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "odds",
    abstract: "Say how likely the days of an event are, or the order of two: a probability, no proof.",
    discussion: """
      All chronologies in whole days that the testimony allows are taken to be equally likely, which is a choice. \
      What must hold, temoin explain says; nothing here enters a window. The same seed gives the same figures. An open \
      window has no odds: hold it to some days with --from and --to, and the figures depend on them.
      """)

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The event, by short name or title.")
  var event: String

  @Argument(help: "Another event, whose order to the first is wanted.")
  var other: String?

  @Option(help: "The number all chance comes from.")
  var seed: UInt64 = 1

  @Option(help: "How many chronologies are drawn.")
  var draws = 4_000

  @Option(help: "How many times the usual few seconds may be spent on events that hang together.")
  var effort = 1

  @Option(help: "The first day of windows that are open to the past (EDTF).")
  var from: String?

  @Option(help: "The last day of windows that are open to the future (EDTF).")
  var to: String?

  func validate() throws {
    guard (1...1_000_000).contains(draws) else { throw ValidationError("draw 1 to 1000000 chronologies") }
    guard (1...1_000).contains(effort) else {
      throw ValidationError("spend 1 to 1000 times the usual effort")
    }
    guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to go together") }
  }

  func run() throws {
    let assessment = try options.assessment()
    let inquiry = assessment.inquiry
    let events = try [event, other].compactMap(\.self).map { try inquiry.event(named: $0).id }
    do {
      let odds = try assessment.odds(
        of: events, seed: seed, count: draws, effort: effort, within: try range())
      let report = OddsReport(odds, inquiry)
      if options.json {
        JSONText.write(report.json)
      } else {
        report.write()
      }
    } catch let refusal as OddsRefusal {
      throw AssessmentOptions.Refusal(explanation: explanation(of: refusal, inquiry))
    }
  }

  private func range() throws -> ClosedRange<DayNumber>? {
    guard let from, let to else { return nil }
    guard let first = try EDTFExpression(parsing: from).bounds().earliest,
      let last = try EDTFExpression(parsing: to).bounds().latest, first <= last
    else {
      throw AssessmentOptions.Refusal(
        explanation: Explanation(
          "\(from) to \(to) is no stretch of days", remedy: "give --from and --to as dates, the earlier first"
        ))
    }
    return first...last
  }

  private func explanation(of refusal: OddsRefusal, _ inquiry: Inquiry) -> Explanation {
    let phrasing = Phrasing(.english, of: inquiry)
    switch refusal {
    case .unknownEvent(let id): return Explanation("there is no event \(id.rawValue)")
    case .contradicted(let id):
      return Explanation(
        "no day fits all that is said of “\(inquiry.events[id]?.title ?? id.rawValue)”",
        remedy: "see temoin check, and choose a hypothesis that resolves it with --hypothesis")
    case .open(let moments):
      let names = moments.prefix(3).map { phrasing.text($0) }.joined(separator: ", ")
      return Explanation(
        "over endless days nothing is likely: \(names.isEmpty ? "a window" : names) is open",
        remedy: "hold open windows to some days with --from and --to")
    case .noRoom:
      return Explanation(
        "no chronology lies within those days", remedy: "widen --from and --to")
    case .tooWide(let days, let most):
      return Explanation(
        "the events that hang together with this have \(days) possible days in all, more than the \(most) that can "
          + "be gone through where ages, months or seasons tie some of them",
        remedy:
          "date one of them to a day, hold open windows to fewer days with --from and --to, or leave out with "
          + "--hypothesis what ties so many together")
    case .tooMany(let moments, let most):
      return Explanation(
        "\(moments) days hang together with this, more than the \(most) that can be drawn at once",
        remedy:
          "date some of them to a day, which parts the others, or leave out with --hypothesis what ties so many"
      )
    case .alternativesTooRare(let tries):
      return Explanation(
        "of \(tries) chronologies hardly any takes an option of every alternative",
        remedy: "suppose one of the alternatives with --hypothesis")
    case .stopped:
      return Explanation("no chronology was found in the time allowed", remedy: "ask for fewer draws")
    }
  }
}

/// Shows odds, with method and seed beside every figure.
struct OddsReport {
  private let odds: EventOdds
  private let inquiry: Inquiry
  private let phrasing: Phrasing
  private let citing: Citing

  init(_ odds: EventOdds, _ inquiry: Inquiry) {
    self.odds = odds
    self.inquiry = inquiry
    phrasing = Phrasing(.english, of: inquiry)
    citing = Citing(inquiry)
  }

  /// The method, what the draws are worth, whether they are certified, and the seed: what stands behind every figure.
  private func mark(_ effectiveCount: Int?) -> String {
    let worth = effectiveCount.map { $0 < odds.count ? " worth \($0)" : "" } ?? ""
    let method =
      switch odds.method {
      case .fixed: "one day each"
      case .exact: "\(odds.count) exact draws, certified"
      case .coupled: "coupling from the past, \(odds.count) draws, certified"
      case .paired: "chains that met, \(odds.count) draws\(worth), certified"
      case .uncertified: "chains, \(odds.count) draws\(worth) at most, not certified"
      }
    return "[\(method), seed \(odds.seed)]"
  }

  func write() {
    Console.paragraph(
      "Probability, not proof: every chronology that the testimony allows is taken to be equally likely.")
    if let range = odds.range {
      Console.paragraph(
        "Open windows are held to \(DayText.day(range.lowerBound)) … \(DayText.day(range.upperBound)); the figures depend on that."
      )
    }
    if odds.method == .uncertified {
      Console.paragraph(
        "Not certified: these draws are from plain chains, which may look settled and be wrong. Spend more with "
          + "--effort; or a day for one of the events tied to these, or fewer ties, let them be drawn surely."
      )
    }
    for one in odds.days {
      Console.write()
      Console.write(Console.bold(Console.shown(phrasing.text(one.moment))))
      Console.write("   must lie in   \(DayText.window(one.window))")
      let figures = one.isExact ? "[exact sums, certified, seed \(odds.seed)]" : mark(one.effectiveCount)
      Console.paragraph("as likely before as after \(DayText.day(one.median)) \(figures)", first: "   ")
      Console.paragraph("half in \(span(one.half)) \(figures)", first: "   ")
      Console.paragraph("nine in ten in \(span(one.nineTenths)) \(figures)", first: "   ")
    }
    for (order, first, second) in [
      (odds.firstBefore, odds.events.first, odds.events.last),
      (odds.secondBefore, odds.events.last, odds.events.first),
    ] {
      guard let order, let first, let second else { continue }
      Console.write()
      Console.paragraph(
        "“\(citing.title(first))” ends before “\(citing.title(second))” starts: "
          + "\(Self.percent(order.share)) ± \(Self.percent(order.error)) \(mark(order.effectiveCount))",
        rest: "   ")
      if odds.method != .fixed {
        Console.paragraph(
          "after an eighth, a quarter, a half and all of the draws: "
            + order.course.map(Self.percent).joined(separator: ", "), first: "   ", rest: "     ")
      }
    }
  }

  private func span(_ days: ClosedRange<DayNumber>) -> String {
    "\(DayText.day(days.lowerBound)) … \(DayText.day(days.upperBound))"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1_000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  // MARK: For programs

  var json: CanonicalJSON {
    func order(_ order: EventOdds.Order?) -> CanonicalJSON? {
      order.map { order in
        JSONText.object([
          "share": .number(order.share), "error": .number(order.error),
          "course": .array(order.course.map { .number($0) }),
          "effectiveDraws": .integer(order.effectiveCount),
        ])
      }
    }
    return JSONText.object([
      "assumption": .string("all chronologies in whole days are equally likely"),
      "events": .array(odds.events.map { .string(citing.slug($0)) }),
      "method": .string(odds.method.rawValue), "certified": .bool(odds.isCertified),
      "seed": .string("\(odds.seed)"), "draws": .integer(odds.count),
      "heldTo": odds.range.map {
        JSONText.object([
          "from": .string(DayText.day($0.lowerBound)), "to": .string(DayText.day($0.upperBound)),
        ])
      },
      "days": .array(
        odds.days.map { one in
          JSONText.object([
            "moment": .string(OpenQuestions.word(one.moment)),
            "event": JSONText.text(one.moment.event.map { citing.slug($0) }),
            "window": DayText.json(one.window), "median": .string(DayText.day(one.median)),
            "half": json(one.half), "nineTenths": json(one.nineTenths), "exact": .bool(one.isExact),
            "firstDay": .string(DayText.day(one.firstDay)),
            "shares": .array(one.shares.map { .number($0) }), "daysPerShare": .integer(one.daysPerShare),
            "effectiveDraws": one.effectiveCount.map { .integer($0) },
          ])
        }), "firstBefore": order(odds.firstBefore), "secondBefore": order(odds.secondBefore),
    ])
  }

  private func json(_ days: ClosedRange<DayNumber>) -> CanonicalJSON {
    JSONText.object([
      "from": .string(DayText.day(days.lowerBound)), "to": .string(DayText.day(days.upperBound)),
    ])
  }
}
