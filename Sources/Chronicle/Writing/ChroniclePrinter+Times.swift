import Calendars
import Testimony

extension ChroniclePrinter {
  func written(_ constraint: TimeConstraint) -> String {
    switch constraint.part {
    case .whole: written(constraint.bound)
    case .start: "starts \(written(constraint.bound))"
    case .end: "ends \(written(constraint.bound))"
    }
  }

  private func written(_ bound: TimeConstraint.Bound) -> String {
    switch bound {
    case .dated(let relation, let date): written(relation, date)
    case .ordered(let relation, let anchor): "\(word(relation)) \(written(anchor))"
    case .offset(let distance, let anchor): "\(written(offset: distance)) \(written(anchor))"
    case .lasting(let distance): "lasts \(written(lasting: distance))"
    case .same(let unit, let anchor): "in the same \(unit.rawValue) as \(written(anchor))"
    case .following(let unit, let count, let anchor): written(unit, count, anchor)
    case .recurring(let recurrence): written(recurrence)
    case .oneOf(let constraints): "one of: \(constraints.map { alternative($0) }.joined(separator: " or "))"
    }
  }

  private func alternative(_ constraint: TimeConstraint) -> String {
    if case .oneOf = constraint.bound { return "(\(written(constraint)))" }
    return written(constraint)
  }

  private func written(_ relation: TimeConstraint.DateRelation, _ date: DateExpression) -> String {
    let word =
      switch relation {
      case .within: date.isDay ? "on" : "in"
      case .throughout: "throughout"
      case .overlapping: "overlapping"
      case .before: "before"
      case .after: "after"
      case .notAfter: "by"
      case .notBefore: "from"
      }
    return "\(word) \(written(date))"
  }

  private func word(_ relation: TimeConstraint.OrderRelation) -> String {
    switch relation {
    case .before: "before"
    case .after: "after"
    case .strictlyBefore: "strictly before"
    case .strictlyAfter: "strictly after"
    case .meets: "meets"
    case .metBy: "met by"
    case .during: "during"
    case .contains: "contains"
    case .overlaps: "overlaps"
    case .equals: "same time as"
    case .starts: "begins with"
    case .finishes: "finishes with"
    }
  }

  private func written(_ anchor: TimeConstraint.Anchor) -> String {
    switch anchor.part {
    case .whole: name(anchor.event)
    case .start: "start of \(name(anchor.event))"
    case .end: "end of \(name(anchor.event))"
    }
  }

  private func written(_ unit: TimeConstraint.CalendarUnit, _ count: Int, _ anchor: TimeConstraint.Anchor)
    -> String
  {
    let ordinal = abs(count) == 1 ? "" : "\(Spelling.ordinal(abs(count))) "
    return "in the \(ordinal)\(unit.rawValue) \(count < 0 ? "before" : "after") \(written(anchor))"
  }

  private func written(_ recurrence: TimeConstraint.Recurrence) -> String {
    switch recurrence {
    case .weekday(let day): "on a \(Spelling.weekdays[(max(day, 1) - 1) % 7])"
    case .month(let month): "in some \(Spelling.months[(max(month, 1) - 1) % 12])"
    case .dayOfMonth(let month, let day): "on some \(day) \(Spelling.months[(max(month, 1) - 1) % 12])"
    case .season(let season): "in some \(season.rawValue)"
    case .feast(let name): "on feast \(Quotation.wordOrQuoted(name))"
    }
  }

  // MARK: Lengths of time

  private func words(_ distance: TimeConstraint.Distance) -> String? {
    distance.words.map { Quotation.quoted($0) }
  }

  /// Vague words without a number of their own, or with the number they name, as they stand.
  private func vague(_ distance: TimeConstraint.Distance, without open: SpanRange) -> String? {
    guard let words = distance.words else { return nil }
    let span = VagueWords.isPlain(words) ? VagueWords.span(words) : nil
    if distance.range == open {
      return VagueWords.isPlain(words) && span == nil ? words : Quotation.quoted(words)
    }
    return span.map { distance.range == .exactly($0) } ?? false ? words : nil
  }

  private func written(offset distance: TimeConstraint.Distance) -> String {
    let after = distance.range
    if let words = vague(distance, without: SpanRange(atLeast: nil, atMost: nil)) { return "\(words) after" }
    let back = TimeConstraint.Distance(-after, words: distance.words)
    if let words = vague(back, without: SpanRange(atLeast: .zero, atMost: nil)) { return "\(words) before" }
    if distance.words == nil, after == SpanRange(atLeast: nil, atMost: .zero) { return "any time before" }
    let (length, direction) = Length.written(offset: after)
    return "\(length)\(words(distance).map { " \($0)" } ?? "") \(direction)"
  }

  private func written(lasting distance: TimeConstraint.Distance) -> String {
    vague(distance, without: SpanRange(atLeast: nil, atMost: nil))
      ?? Length.written(lasting: distance.range) + (words(distance).map { " \($0)" } ?? "")
  }

  // MARK: Ages

  func written(_ age: AgeExpression) -> String {
    if age.count == .ordinal, age.words == nil, let years = age.atLeast, age.atMost == years, years > 0 {
      return "in their \(Spelling.ordinal(years)) year"
    }
    var text = "aged"
    if let words = age.words, let years = VagueWords.years(words), VagueWords.isPlain(words),
      age.atLeast == years,
      age.atMost == years
    {
      return "aged \(words)" + counted(age.count)
    }
    switch (age.atLeast, age.atMost) {
    case (let low?, let high?): text += low == high ? " \(low)" : " \(low) to \(high)"
    case (let low?, nil): text += " at least \(low)"
    case (nil, let high?): text += " at most \(high)"
    case (nil, nil): if age.words == nil { text += " unknown" }
    }
    if let words = age.words {
      let isPlain =
        age.atLeast == nil && age.atMost == nil && VagueWords.isPlain(words) && VagueWords.years(words) == nil
        && !words.split(separator: " ").contains(where: { $0 == "at" || $0 == "counted" })
      text += " \(isPlain ? words : Quotation.quoted(words))"
    }
    return text + counted(age.count)
  }

  private func counted(_ count: AgeCount) -> String {
    switch count {
    case .completed: ""
    case .ordinal: " counted ordinal"
    case .yearDifference: " counted years"
    case .inclusive: " counted inclusive"
    }
  }
}

extension DateExpression {
  /// Whether the date looks like a single day.
  var isDay: Bool {
    let parts = edtf.split(separator: "-")
    return !edtf.contains("/") && !edtf.contains(",") && parts.count == 3
      && parts[2].utf8.first.map { $0 < 0x3A } ?? false
  }
}

extension Length {
  /// Prints a length of time by itself.
  static func written(lasting range: SpanRange) -> String {
    switch (range.atLeast, range.atMost) {
    case (nil, nil): return "any time"
    case (let low?, let high?):
      if low == high { return low.written }
      if low == .zero { return "at most \(high.written)" }
      return between(low, high)
    case (let low?, nil): return "at least \(low.written)"
    case (nil, let high?): return "no longer than \(high.written)"
    }
  }

  /// Prints a length of time from an event, and the direction in which it runs.
  static func written(offset range: SpanRange) -> (length: String, direction: String) {
    switch (range.atLeast, range.atMost) {
    case (nil, nil): return ("any time", "after")
    case (let low?, let high?):
      if low == high { return low.isBackwards ? ((-low).written, "before") : (low.written, "after") }
      if low == .zero, high.isForwards { return ("at most \(high.written)", "after") }
      if high == .zero, low.isBackwards { return ("at most \((-low).written)", "before") }
      if low.isBackwards, high.isBackwards { return (between(-high, -low), "before") }
      return (between(low, high), "after")
    case (let low?, nil):
      return low.isBackwards
        ? ("no earlier than \((-low).written)", "before") : ("at least \(low.written)", "after")
    case (nil, let high?):
      return high.isBackwards
        ? ("at least \((-high).written)", "before") : ("no later than \(high.written)", "after")
    }
  }

  private static func between(_ low: CalendarSpan, _ high: CalendarSpan) -> String {
    if let first = low.singleUnit, let second = high.singleUnit, first.unit == second.unit, first.number >= 0,
      second.number >= 0
    {
      return "\(first.number) to \(second.number) \(second.unit)\(second.number == 1 ? "" : "s")"
    }
    return "between \(low.written) and \(high.written)"
  }
}
