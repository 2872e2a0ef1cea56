import Calendars
import EDTF

extension PhraseParser {
  /// Reads a date, range, list or bound.
  mutating func absolute() throws(PhraseError) -> AbsoluteDate? {
    try attempt { parser throws(PhraseError) in try parser.anyAbsolute() }
  }

  private mutating func anyAbsolute() throws(PhraseError) -> AbsoluteDate? {
    if let found = try attempt({ parser throws(PhraseError) in try parser.typedExpression() }) {
      return found
    }
    if let found = try attempt({ parser throws(PhraseError) in try parser.undated() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.bracketed() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.between() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.markedList() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.fromTo() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.bound() }) { return found }
    return try momentAndMore()
  }

  /// An expression of the Extended Date/Time Format that makes up the whole phrase.
  private mutating func typedExpression() throws(PhraseError) -> AbsoluteDate? {
    guard index == 0 else { return nil }
    var words = text.drop { $0.isWhitespace }
    while words.last?.isWhitespace == true { words = words.dropLast() }
    let trimmed = String(words)
    guard let expression = try? EDTFExpression(parsing: trimmed, in: context.calendar ?? .system(.gregorian)),
      !isYearRange
    else { return nil }
    advance(tokens.count)
    let calendar = context.calendar ?? .system(.gregorian)
    let days = expression.bounds().days
    var gregorian = expression
    if !calendar.isGregorian {
      gregorian = EDTFExpression(
        dateIn: days, isApproximate: expression.isApproximate, isUncertain: expression.isUncertain)
    }
    let extent: AbsoluteDate.Extent =
      switch expression.content {
      case .date, .oneOf: .within
      case .interval: .lasting
      case .allOf: .each
      }
    return AbsoluteDate(edtf: gregorian, calendar: calendar, days: days, extent: extent)
  }

  /// Whether the text is two years such as 1910-30, which the format would take for a summer.
  private var isYearRange: Bool {
    guard tokens.count >= 3, tokens[0].kind == .digits, tokens[0].text.utf8.count == 4, tokens[1].text == "-",
      tokens[2].kind == .digits, tokens[2].text.utf8.count == 2, let year = Int(tokens[0].text),
      let second = Int(tokens[2].text)
    else { return false }
    return (25...41).contains(second) && second > year % 100 && (tokens.count == 3 || tokens[3].text != "-")
  }

  /// `n.d.`, `sans date`: nothing is known.
  private mutating func undated() throws(PhraseError) -> AbsoluteDate? {
    guard index == 0, role("undated"), isAtEnd else { return nil }
    return try date("/", .within, context.calendar ?? .system(.gregorian), [], 0..<text.utf8.count)
  }

  /// `[c. 1871]`: a date that a cataloguer supplies.
  private mutating func bracketed() throws(PhraseError) -> AbsoluteDate? {
    guard index == 0, tokens.last?.text == "]", sign("["), let found = try anyAbsolute(), sign("]") else {
      return nil
    }
    return found
  }

  /// `between 1921 and 1928`.
  private mutating func between() throws(PhraseError) -> AbsoluteDate? {
    fillers()
    _ = role("sometime")
    guard role("between"), let first = try moment(), role("and"), let second = try moment() else {
      return nil
    }
    return try range(first, second, extent: .within)
  }

  /// `from 1921 to 1928`, `? to 1984`.
  private mutating func fromTo() throws(PhraseError) -> AbsoluteDate? {
    if sign("?"), role("to") || sign("-") {
      guard let last = try moment() else { return nil }
      let resolved = try last.resolved(context)
      return try date("/\(resolved.last)", .lasting, resolved.calendar, resolved.decisions, last.utf8Range)
    }
    guard role("from") else { return nil }
    guard let first = try moment() else { return nil }
    guard role("to") || sign("-") else { return nil }
    guard let second = try moment() else { return nil }
    return try range(first, second, extent: .lasting)
  }

  /// `before 1930`, `not before May 1871`, `since 1930`.
  private mutating func bound() throws(PhraseError) -> AbsoluteDate? {
    let isLower: Bool
    let start = index
    if role("notBefore") {
      isLower = true
    } else if role("notAfter") {
      isLower = false
    } else if role("before") {
      isLower = false
    } else if role("after") {
      isLower = true
    } else {
      return nil
    }
    let rule = words(from: start, to: index)
    guard let moment = try moment() else { return nil }
    if isLower { _ = role("orLater") }
    let resolved = try moment.resolved(context)
    let text = isLower ? "\(resolved.first)/.." : "../\(resolved.last)"
    let decisions =
      resolved.decisions + [PhraseDecision(words: rule, rule: isLower ? "bound.from" : "bound.through")]
    return try date(text, .within, resolved.calendar, decisions, moment.utf8Range)
  }

  /// `either 1667 or 1668`, `both 1667 and 1668`, `One of: 1985, 1987`.
  private mutating func markedList() throws(PhraseError) -> AbsoluteDate? {
    let isChoice: Bool
    if role("either") {
      isChoice = true
    } else if role("both") {
      isChoice = false
    } else {
      return nil
    }
    _ = sign(":")
    guard let first = try moment() else { return nil }
    var moments = [first]
    while true {
      let place = index
      let isSeparated = role(isChoice ? "or" : "and") || sign(",")
      let isRepeated = isChoice && role("either")
      guard isSeparated || isRepeated, let next = try moment() else {
        index = place
        break
      }
      moments.append(next)
    }
    guard moments.count > 1 else { return nil }
    return try list(moments, isChoice: isChoice)
  }

  /// A date, and what may follow it: a second one, “or later”, “or 1668”.
  private mutating func momentAndMore() throws(PhraseError) -> AbsoluteDate? {
    guard let first = try moment() else { return nil }
    if role("orLater") {
      let resolved = try first.resolved(context)
      return try date("\(resolved.first)/..", .within, resolved.calendar, resolved.decisions, first.utf8Range)
    }
    if role("orEarlier") {
      let resolved = try first.resolved(context)
      return try date("[..\(resolved.last)]", .within, resolved.calendar, resolved.decisions, first.utf8Range)
    }
    let start = index
    // “May/June 1871”
    if first.isMonthAlone, sign("/"), let second = try moment(), second.scale == .month, second.day == nil {
      return try list([first, second], isChoice: true)
    }
    index = start
    if role("to") || sign("-") {
      if let second = try moment() { return try range(first, second, extent: .lasting) }
      // “1848–?” ended at a time nobody knows, “1932–” goes on.
      let isUnknown = sign("?")
      if isUnknown || isAtEnd, first.scale == .year || first.year != nil {
        let resolved = try first.resolved(context)
        return try date(
          "\(resolved.first)/\(isUnknown ? "" : "..")", .lasting, resolved.calendar, resolved.decisions,
          first.utf8Range)
      }
      index = start
    }
    for (name, isChoice) in [("or", true), ("and", false)] {
      var moments = [first]
      var isNamed = false
      while true {
        let place = index
        let isWord = role(name)
        guard isWord || sign(","), var next = try moment() else {
          index = place
          break
        }
        if isChoice { next.takeSeason(from: first) }
        isNamed = isNamed || isWord
        moments.append(next)
      }
      if moments.count > 1, isNamed { return try list(moments, isChoice: isChoice) }
      index = start
    }
    let resolved = try first.resolved(context)
    return AbsoluteDate(
      edtf: resolved.expression, calendar: resolved.calendar, days: resolved.days, extent: .within,
      decisions: resolved.decisions)
  }

  // MARK: Putting together

  private func list(_ moments: [PhraseMoment], isChoice: Bool) throws(PhraseError) -> AbsoluteDate {
    var texts: [String] = []
    var decisions: [PhraseDecision] = []
    var calendar = CalendarChoice.system(.gregorian)
    for index in moments.indices {
      var moment = moments[index]
      if let last = moments.last { Self.complete(&moment, from: last) }
      let resolved = try moment.resolved(context)
      calendar = resolved.calendar
      let isRange = resolved.expression.description.contains("/")
      texts.append(isRange ? "\(resolved.first)..\(resolved.last)" : resolved.expression.description)
      decisions += resolved.decisions
    }
    let text = texts.joined(separator: ",")
    let range = (moments.first?.utf8Range.lowerBound ?? 0)..<(moments.last?.utf8Range.upperBound ?? 0)
    return try date(
      isChoice ? "[\(text)]" : "{\(text)}", isChoice ? .within : .each, calendar, decisions, range)
  }

  private func range(
    _ first: PhraseMoment, _ second: PhraseMoment, extent: AbsoluteDate.Extent
  ) throws(PhraseError) -> AbsoluteDate {
    var first = first
    var second = second
    if let digits = second.bareDigits, let year = first.year, let end = second.year, digits <= 2,
      first.scale == .year,
      first.bareDigits ?? 0 >= 3 || first.isApproximate
    {
      let unit = digits == 2 ? 100 : 10
      second.year = year - year % unit + end
      if let full = second.year, full < year { throw PhraseError(.reversed, at: second.utf8Range) }
    } else if let digits = second.bareDigits, digits <= 2, let day = second.year, first.scale == .day,
      first.day != nil
    {
      second = first
      second.day = day
      second.utf8Range = first.utf8Range
    }
    Self.complete(&first, from: second)
    if second.year == nil, let year = first.year {
      second.year = year
      if let month = first.month, let last = second.month, last < month { second.year = year + 1 }
    }
    // “The night of 9–10 November” is one night.
    let extent = first.isNight ? .within : extent
    first.isNight = false
    second.isNight = false
    let start = try first.resolved(context)
    let end = try second.resolved(context)
    let range = first.utf8Range.lowerBound..<max(second.utf8Range.upperBound, first.utf8Range.upperBound)
    return try date(
      "\(start.first)/\(end.last)", extent, start.calendar, start.decisions + end.decisions, range)
  }

  /// Gives a date the parts it shares with the one behind it: “3–5 May 1871”, “50–40 BC”, “17th–19th century”.
  private static func complete(_ first: inout PhraseMoment, from second: PhraseMoment) {
    if first.style == nil { first.style = second.style }
    if let digits = first.bareDigits, let number = first.year {
      if digits <= 2, second.scale == .day, second.day != nil, (1...31).contains(number) {
        let range = first.utf8Range
        let (isApproximate, isUncertain) = (first.isApproximate, first.isUncertain)
        first = second
        first.day = number
        (first.isApproximate, first.isUncertain) = (isApproximate, isUncertain)
        first.weekday = nil
        first.utf8Range = range
      } else if second.scale == .century, digits <= 2 {
        first.scale = .century
        first.isBeforeChrist = second.isBeforeChrist
        first.year = second.isBeforeChrist ? -100 * number + 1 : 100 * (number - 1)
      } else if second.isBeforeChrist {
        first.year = 1 - number
        first.isBeforeChrist = true
      }
      first.bareDigits = nil
    }
    guard first.year == nil, let year = second.year else { return }
    first.year = year
    first.calendarID = first.calendarID ?? second.calendarID
    first.isBeforeChrist = second.isBeforeChrist
    if let month = first.month, let last = second.month, month > last { first.year = year - 1 }
    if let code = first.grouping, let last = second.grouping, code > last { first.year = year - 1 }
  }

  private func date(
    _ text: String, _ extent: AbsoluteDate.Extent, _ calendar: CalendarChoice, _ decisions: [PhraseDecision],
    _ range: Range<Int>
  ) throws(PhraseError) -> AbsoluteDate {
    do {
      let expression = try EDTFExpression(parsing: text)
      return AbsoluteDate(
        edtf: expression, calendar: calendar, days: expression.bounds().days, extent: extent,
        decisions: decisions)
    } catch {
      if case .reversed = error.reason { throw PhraseError(.reversed, at: range) }
      throw PhraseError(.noSuchDate(text), at: range)
    }
  }
}
