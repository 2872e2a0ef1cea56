public import Calendars
public import EDTF

/// What is told of a phrase, in one language: a sentence, and facts below it.
public struct PhraseReport: Sendable {
  /// What was read.
  public let reading: PhraseReading
  /// What a relative time or age is counted from.
  public let origin: DaySet?
  /// Whether the reader was told the calendar.
  public let hasCalendar: Bool
  let wording: DateWording

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - reading: What was read.
  ///   - origin: What a relative time or age is counted from.
  ///   - hasCalendar: Whether the reader was told the calendar.
  ///   - language: The language to write; that of the words unless another is given.
  public init(
    of reading: PhraseReading, relativeTo origin: DaySet? = nil, hasCalendar: Bool = false,
    in language: String? = nil
  ) {
    self.reading = reading
    self.origin = origin
    self.hasCalendar = hasCalendar
    wording = DateWording(.of(language ?? reading.language))
  }

  var say: DateSentences { wording.sentences }

  /// The days that are meant, if they are known.
  public var days: DaySet? {
    switch reading.meaning {
    case .absolute(let date): date.days
    case .relative(let time): (time.anchor.date?.days ?? origin).flatMap { time.days(relativeTo: $0) }
    case .duration(let duration):
      origin.flatMap { origin in
        RelativeTime(relation: .offset(duration.range), anchor: .context).days(relativeTo: origin)
      }
    case .age(let age): origin.flatMap { age.days(bornIn: $0) }
    }
  }

  /// The days as an expression of the Extended Date/Time Format, if they are known.
  public var edtf: EDTFExpression? {
    if case .absolute(let date) = reading.meaning { return date.edtf }
    return days.map { EDTFExpression(dateIn: $0) }
  }

  /// What was decided to read vague words.
  public var decisions: [PhraseDecision] {
    switch reading.meaning {
    case .absolute(let date): date.decisions
    case .relative(let time): time.decisions
    case .duration(let duration): duration.decisions
    case .age(let age): age.decisions
    }
  }

  // MARK: Sentences

  /// What was understood, in a sentence.
  public var sentence: String {
    switch reading.meaning {
    case .absolute(let date): sentence(date.days, date.extent, date.edtf)
    case .relative(let time): relative(time)
    case .duration(let duration):
      say("length", ["range": about(wording.range(duration.range), duration.isApproximate)])
    case .age(let age): self.age(age)
    }
  }

  private func about(_ words: String, _ isApproximate: Bool) -> String {
    isApproximate ? say("about", ["words": words]) : words
  }

  private func sentence(_ days: DaySet, _ extent: AbsoluteDate.Extent, _ edtf: EDTFExpression) -> String {
    let doubt =
      switch (edtf.isUncertain, edtf.isApproximate) {
      case (true, true): say("doubt.both")
      case (true, false): say("doubt.uncertain")
      case (false, true): say("doubt.approximate")
      case (false, false): ""
      }
    return Self.capitalised(sentence(days, extent, edtf, doubt))
  }

  private func sentence(
    _ days: DaySet, _ extent: AbsoluteDate.Extent, _ edtf: EDTFExpression, _ doubt: String
  ) -> String {
    if days.count == 1, let day = days.first {
      return say("exactly", ["day": wording.day(day), "doubt": doubt])
    }
    if case .date(let date) = edtf.content, edtf.description.hasPrefix("XXXX-"),
      let month = date.month?.value,
      say.months.indices.contains(month - 1)
    {
      let name = say.months[month - 1]
      guard let day = date.day?.value else { return say("yearly.month", ["month": name, "doubt": doubt]) }
      return say("yearly.day", ["day": wording.dayOfMonth(day), "month": name, "doubt": doubt])
    }
    let first = days.first.map(wording.day) ?? say("edge.first")
    let last = days.last.map(wording.day) ?? say("edge.last")
    if extent == .each { return say("each", ["first": first, "last": last, "doubt": doubt]) }
    if extent == .lasting { return lasting(edtf, first, last, doubt) }
    guard let start = days.first else {
      return days.last == nil ? say("any", ["doubt": doubt]) : say("notAfter", ["day": last, "doubt": doubt])
    }
    guard days.last != nil else { return say("notBefore", ["day": first, "doubt": doubt]) }
    if days.runs.count == 2, days.count == 2 {
      return say("either", ["first": first, "last": last, "doubt": doubt])
    }
    if !days.isContiguous {
      return say("scattered", ["days": count(days), "first": first, "last": last, "doubt": doubt])
    }
    if case .date(let date) = EDTFExpression(dateIn: days).content {
      let year = start.gregorian.astronomicalYear
      switch date.granularity {
      case .month: return say("in.month", ["month": wording.month(start.gregorian), "doubt": doubt])
      case .year: return say("in.year", ["year": wording.year(year), "doubt": doubt])
      case .decade where year > 0: return say("in.decade", ["year": String(year), "doubt": doubt])
      default: break
      }
    }
    return say("stretch", ["first": first, "last": last, "doubt": doubt])
  }

  private func lasting(_ edtf: EDTFExpression, _ first: String, _ last: String, _ doubt: String) -> String {
    guard case .interval(let start, let end) = edtf.content else {
      return say("lasting.hull", ["first": first, "last": last, "doubt": doubt])
    }
    let bounds = edtf.bounds()
    return say(
      "lasting",
      [
        "from": edge(start, bounds.earliest, "from"), "to": edge(end, bounds.latest, "to"), "doubt": doubt,
      ])
  }

  private func edge(_ edge: EDTFExpression.End, _ day: DayNumber?, _ side: String) -> String {
    switch edge {
    case .open: return say("\(side).open")
    case .unknown: return say("\(side).unknown")
    case .date(let date):
      guard let day else { return say("\(side).other", ["edtf": date.description]) }
      switch date.granularity {
      case .day: return say("\(side).day", ["day": wording.day(day)])
      case .month: return say("\(side).month", ["month": wording.month(day.gregorian)])
      case .year: return say("\(side).year", ["year": wording.year(day.gregorian.astronomicalYear)])
      default: return say("\(side).other", ["edtf": date.description])
      }
    }
  }

  private func count(_ days: DaySet) -> String {
    days.count.map { say("days", count: $0) } ?? say("days.none")
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  // MARK: Times counted from others

  private func relative(_ time: RelativeTime) -> String {
    let anchor = words(time.anchor)
    let rule: String
    switch time.relation {
    case .offset(let range): rule = offset(range, time.isApproximate, anchor)
    case .period(let period, let step):
      rule = about(self.step("period", step, words(period), anchor), time.isApproximate)
    case .within(let period, let step):
      rule = about(self.step("within", step, words(period), anchor), time.isApproximate)
    case .dayOfMonth(let day, let step):
      let month = self.step("period", step, words(.month), anchor)
      rule = say("relative.dayOfMonth", ["day": wording.dayOfMonth(day), "month": month])
    case .laterIn(let period):
      rule = say("relative.laterIn", ["anchor": anchor, "period": words(period)])
    case .before: rule = say("relative.before", ["anchor": anchor])
    case .after: rule = say("relative.after", ["anchor": anchor])
    case .notBefore: rule = say("relative.notBefore", ["anchor": anchor])
    case .notAfter: rule = say("relative.notAfter", ["anchor": anchor])
    case .during: rule = say("relative.during", ["anchor": anchor])
    case .sameTime: rule = say("relative.sameTime", ["anchor": anchor])
    case .between(let other):
      rule = say("relative.between", ["anchor": anchor, "other": words(other)])
    }
    let sentence = Self.capitalised(rule) + "."
    guard let days else { return sentence + " " + say("relative.none") }
    return sentence + " " + self.sentence(days, .within, EDTFExpression(dateIn: days))
  }

  private func offset(_ range: SpanRange, _ isApproximate: Bool, _ anchor: String) -> String {
    if range == .exactly(.zero) { return say("relative.sameDay", ["anchor": anchor]) }
    if let least = range.atLeast, let most = range.atMost, -least == most {
      return say("relative.either", ["range": about(wording.span(most), isApproximate), "anchor": anchor])
    }
    let isBefore = [range.atLeast, range.atMost].contains {
      $0.map { $0.months < 0 || $0.days < 0 } ?? false
    }
    let length = about(wording.range(isBefore ? -range : range), isApproximate)
    return say(
      isBefore ? "relative.offset.before" : "relative.offset.after", ["range": length, "anchor": anchor])
  }

  private func words(_ anchor: RelativeTime.Anchor) -> String {
    switch anchor {
    case .event(let words): say("anchor.event", ["words": words])
    case .date(let date): date.edtf.description
    case .context: say("anchor.context")
    case .speech: say("anchor.speech")
    }
  }

  private func step(_ form: String, _ step: Int, _ period: String, _ anchor: String) -> String {
    let key = say.has("\(form).\(step)") ? "\(form).\(step)" : step > 0 ? "\(form).later" : "\(form).earlier"
    return say(key, ["period": period, "count": String(abs(step)), "anchor": anchor])
  }

  private func words(_ period: RelativeTime.Period) -> String {
    switch period {
    case .day: say("period.day")
    case .week: say("period.week")
    case .month: say("period.month")
    case .year: say("period.year")
    case .decade: say("period.decade")
    case .century: say("period.century")
    case .monthNamed(let month): say("period.monthNamed", ["month": say.months[month - 1]])
    case .season(let season): say("period.grouping", ["grouping": say.grouping(season.rawValue)])
    case .weekday(let weekday): say("period.weekday", ["weekday": wording.weekday(weekday)])
    case .months(let range):
      say(
        "period.months",
        ["first": say.months[range.lowerBound - 1], "last": say.months[range.upperBound - 1]])
    case .yearly(let month, let day):
      say("period.yearly", ["day": wording.dayOfMonth(day), "month": say.months[month - 1]])
    }
  }

  private func age(_ age: AgePhrase) -> String {
    let range = about(wording.range(age.range), age.isApproximate)
    switch age.count {
    case .completed: return say("age.completed", ["range": range])
    case .inclusive: return say("age.inclusive", ["range": range])
    case .yearDifference: return say("age.difference", ["range": range])
    case .ordinal:
      let year = (age.range.atLeast?.months ?? 12) / 12
      return say(
        age.isApproximate ? "age.ordinal.about" : "age.ordinal",
        [
          "ordinal": say.ordinal(year), "before": wording.span(CalendarSpan(years: year - 1)),
          "number": wording.span(CalendarSpan(years: year)),
        ])
    }
  }
}
