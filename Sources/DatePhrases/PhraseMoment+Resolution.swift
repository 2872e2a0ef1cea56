import Calendars
import EDTF

/// A moment decided: the first and last date as EDTF text in its calendar, and the days.
struct ResolvedMoment {
  /// The first and the last date, equal for a single one; Gregorian.
  var first: String
  var last: String
  /// The date as an expression, Gregorian.
  var expression: EDTFExpression
  var days: DaySet
  var calendar: CalendarChoice
  var decisions: [PhraseDecision]
}

/// What a reader assumes where the words leave it open.
struct PhraseContext: Sendable {
  let calendar: CalendarChoice?
  let yearStyle: YearStyle
  let catalogue: CalendarCatalogue
}

extension PhraseMoment {
  /// Decides what the moment means.
  func resolved(_ context: PhraseContext) throws(PhraseError) -> ResolvedMoment {
    let decided = try self.decided(context)
    guard isNight, scale == .day, decided.days.count.map({ $0 <= 2 }) ?? false else { return decided }
    let days = DaySet.union(
      of: decided.days.runs.compactMap { run in
        run.first.flatMap { first in run.last.map { DaySet(first...($0 + 1)) } }
      })
    return resolved(
      days, decided.calendar, decided.decisions + [PhraseDecision(words: "", rule: "night.two-days")])
  }

  private func decided(_ context: PhraseContext) throws(PhraseError) -> ResolvedMoment {
    if let expression { return ResolvedMoment(of: expression, decisions: decisions, sign: sign) }
    if let reckoning { return try resolved(reckoning, context) }
    if let regnal { return try resolved(regnal, context) }
    var decisions = decisions
    let choice = try calendar(context, &decisions)
    if let feast { return try resolved(feast, choice, decisions, context) }
    if isDualYear, let days = dualDays(choice) {
      return resolved(try filtered(days, choice), choice, decisions)
    }
    let (first, last) = try native(choice)
    if choice.isGregorian, context.yearStyle == .january, weekday == nil, dekadDay == nil {
      let text = first == last ? first + sign : "\(first)\(sign)/\(last)\(sign)"
      let expression = try parsed(text, .system(.gregorian))
      return ResolvedMoment(
        first: outer(first, isFirst: true) + sign, last: outer(last, isFirst: false) + sign,
        expression: expression,
        days: expression.bounds().days, calendar: choice, decisions: decisions)
    }
    let text = first == last ? first : "\(first)/\(last)"
    var days = try parsed(text, choice).bounds().days
    if context.yearStyle != .january { days = try styled(days, first, last, choice, context.yearStyle) }
    if let newStyleDay { days = try checked(days, newStyleDay: newStyleDay) }
    try checkDekad()
    days = try filtered(days, choice)
    return resolved(days, choice, decisions)
  }

  func resolved(
    _ days: DaySet, _ choice: CalendarChoice, _ decisions: [PhraseDecision]
  ) -> ResolvedMoment {
    let expression = EDTFExpression(dateIn: days, isApproximate: isApproximate, isUncertain: isUncertain)
    let first = days.first.map { EDTFExpression(dateIn: DaySet($0)).description } ?? ".."
    let last = days.last.map { EDTFExpression(dateIn: DaySet($0)).description } ?? ".."
    return ResolvedMoment(
      first: first + sign, last: last + sign, expression: expression, days: days, calendar: choice,
      decisions: decisions)
  }

  private var sign: String { isUncertain ? (isApproximate ? "%" : "?") : isApproximate ? "~" : "" }

  /// The first or last year of a decade; other texts as they are.
  private func outer(_ text: String, isFirst: Bool) -> String {
    scale == .decade ? text.replacing(last: "X", with: isFirst ? "0" : "9") : text
  }

  private func calendar(
    _ context: PhraseContext, _ decisions: inout [PhraseDecision]
  ) throws(PhraseError) -> CalendarChoice {
    if let calendarID, calendarID != "gregorian" {
      guard let system = context.catalogue.system(calendarID) else {
        throw PhraseError(.unknownCalendar(calendarID), at: utf8Range)
      }
      return .system(system)
    }
    if let style { return style }
    if newStyleDay != nil { return .system(.julian) }
    if let calendar = context.calendar { return calendar }
    if isDualYear {
      decisions.append(PhraseDecision(words: "\(year.map { $0 - 1 } ?? 0)/", rule: "dual-year.julian"))
      return .system(.julian)
    }
    if feast != nil || isRoman, let year, year < 1583 {
      decisions.append(PhraseDecision(words: String(year), rule: "feast-before-1583.julian"))
      return .system(.julian)
    }
    return .system(.gregorian)
  }

  /// The days of a dual year where they are not simply those of its second number: a bare one is the year from
  /// 25 March, and what lies behind 24 March may be in either.
  private func dualDays(_ choice: CalendarChoice) -> DaySet? {
    guard let year, thirds == nil, half == nil, week == nil else { return nil }
    guard let month else {
      guard scale == .year else { return nil }
      return DaySet.union(
        of: choice.alternatives.compactMap {
          YearStyle.annunciation.days(ofYear: year - 1, in: $0).map { DaySet($0) }
        })
    }
    guard month > 3 || (month == 3 && (day ?? 1) >= 25) else { return nil }
    let days = [year - 1, year].map { year in
      day.map { choice.days(of: CivilDate(astronomicalYear: year, month: month, day: $0)) }
        ?? choice.days(ofMonth: month, year: year)
    }
    return days[0].union(days[1])
  }

  private func resolved(
    _ feast: Feast, _ choice: CalendarChoice, _ decisions: [PhraseDecision], _ context: PhraseContext
  ) throws(PhraseError) -> ResolvedMoment {
    guard let year else { throw PhraseError(.tooShort, at: utf8Range.upperBound..<utf8Range.upperBound) }
    var days = DaySet.empty
    for system in choice.alternatives {
      guard context.yearStyle != .january else {
        if let found = feastDays(feast, year, system) { days = days.union(DaySet(found)) }
        continue
      }
      guard let labelled = context.yearStyle.days(ofYear: year, in: system) else { continue }
      for shift in -1...1 {
        guard let found = feastDays(feast, year + shift, system) else { continue }
        days = days.union(DaySet(found).intersection(DaySet(labelled)))
      }
    }
    guard !days.isEmpty else { throw PhraseError(.noSuchDate(String(year)), at: utf8Range) }
    return resolved(try filtered(days, choice), choice, decisions)
  }

  private func feastDays(_ feast: Feast, _ year: Int, _ system: CalendarSystem) -> ClosedRange<DayNumber>? {
    guard let days = feast.days(inYear: year, calendar: system) else { return nil }
    guard feastOffset != 0 else { return days }
    let day = days.lowerBound + feastOffset
    return day...day
  }

  /// The first and last date in the calendar's own numbers.
  private func native(_ choice: CalendarChoice) throws(PhraseError) -> (String, String) {
    guard let year else {
      let text = "XXXX-" + PhraseText.two(month ?? 1) + (day.map { "-" + PhraseText.two($0) } ?? "")
      guard thirds == nil, half == nil, month != nil else { throw PhraseError(.tooShort, at: utf8Range) }
      return (text, text)
    }
    if let thirds {
      return (third(thirds.lowerBound, year, choice).0, third(thirds.upperBound, year, choice).1)
    }
    if let week { return weeks(week, year, choice) }
    if let fraction { return part(fraction, year) }
    if let half { return halves(half, year, choice) }
    let text: String
    switch scale {
    case .day: text = PhraseText.date(year, month, day)
    case .month: text = PhraseText.date(year, month) + (hasSomeDay ? "-XX" : "")
    case .season: text = PhraseText.date(year, grouping)
    case .year:
      text = PhraseText.year(year) + (hasSomeMonth || hasSomeDay ? "-XX" : "") + (hasSomeDay ? "-XX" : "")
    case .decade: text = String(PhraseText.year(year).dropLast()) + "X"
    case .century:
      guard year != -99 else { return ("-0099", "0000") }
      text = String(PhraseText.year(year < 0 ? year + 99 : year).dropLast(2)) + "XX"
    }
    return (text, text)
  }

  /// The first and last date of an early, middle or late third.
  ///
  /// Months are cut at the 10th and 20th, years after April and August, seasons month by month, decades
  /// after the years 3 and 6, centuries after the years 33 and 66.
  private func third(_ third: Int, _ year: Int, _ choice: CalendarChoice) -> (String, String) {
    switch scale {
    case .day:
      let text = PhraseText.date(year, month, day)
      return (text, text)
    case .month:
      let last = third == 2 ? lastDay(year, choice) : 10 * third + 10
      return (PhraseText.date(year, month, 10 * third + 1), PhraseText.date(year, month, last))
    case .season:
      let (first, count) = months
      let lower = first + third * count / 3
      let upper = first + (third + 1) * count / 3 - 1
      return (monthText(lower, year), monthText(max(lower, upper), year))
    case .year: return (PhraseText.date(year, 4 * third + 1), PhraseText.date(year, 4 * third + 4))
    case .decade:
      return (
        PhraseText.year(year + [0, 4, 7][third]), PhraseText.year(year + [3, 6, 9][third])
      )
    case .century:
      let base = isBeforeChrist ? year : year + 1
      return (PhraseText.year(base + [0, 33, 66][third]), PhraseText.year(base + [32, 65, 99][third]))
    }
  }

  /// A quarter or decade of a century, or the twenty years around its beginning.
  private func part(_ fraction: Fraction, _ year: Int) -> (String, String) {
    switch fraction {
    case .turn: return (PhraseText.year(year - 10), PhraseText.year(year + 10))
    case .part(let index, let count):
      let base = (isBeforeChrist ? year : year + 1) + index * (100 / count)
      return (PhraseText.year(base), PhraseText.year(base + 100 / count - 1))
    }
  }

  private func weeks(_ week: Int, _ year: Int, _ choice: CalendarChoice) -> (String, String) {
    let last = lastDay(year, choice)
    let first = week == 0 ? last - 6 : 7 * week - 6
    return (PhraseText.date(year, month, first), PhraseText.date(year, month, min(first + 6, last)))
  }

  private func halves(_ half: Int, _ year: Int, _ choice: CalendarChoice) -> (String, String) {
    switch scale {
    case .day: return third(0, year, choice)
    case .month:
      return (
        PhraseText.date(year, month, half == 0 ? 1 : 16),
        PhraseText.date(year, month, half == 0 ? 15 : lastDay(year, choice))
      )
    case .season:
      let (first, _) = months
      return half == 0
        ? (monthText(first, year), monthText(first + 1, year))
        : (monthText(first + 1, year), monthText(first + 2, year))
    case .year: return (PhraseText.date(year, 6 * half + 1), PhraseText.date(year, 6 * half + 6))
    case .decade: return (PhraseText.year(year + 5 * half), PhraseText.year(year + 5 * half + 4))
    case .century:
      let base = isBeforeChrist ? year : year + 1
      return (PhraseText.year(base + 50 * half), PhraseText.year(base + 50 * half + 49))
    }
  }

  private var months: (first: Int, count: Int) {
    grouping.flatMap(SubYearGrouping.init)?.months(in: .northern) ?? (1, 12)
  }

  private func monthText(_ month: Int, _ year: Int) -> String {
    month > 12 ? PhraseText.date(year + 1, month - 12) : PhraseText.date(year, month)
  }

  private func lastDay(_ year: Int, _ choice: CalendarChoice) -> Int {
    choice.alternatives.map { $0.lastDay(ofMonth: month ?? 1, year: year) }.max() ?? 30
  }

  private func parsed(_ text: String, _ choice: CalendarChoice) throws(PhraseError) -> EDTFExpression {
    do {
      return try EDTFExpression(parsing: text, in: choice)
    } catch {
      if case .reversed = error.reason { throw PhraseError(.reversed, at: utf8Range) }
      throw PhraseError(.noSuchDate(text), at: utf8Range)
    }
  }

  /// The days whose year bears the number in another style.
  private func styled(
    _ days: DaySet, _ first: String, _ last: String, _ choice: CalendarChoice, _ style: YearStyle
  ) throws(PhraseError) -> DaySet {
    guard let year, scale != .decade, scale != .century else { return days }
    var result = DaySet.empty
    for system in choice.alternatives {
      guard let labelled = style.days(ofYear: year, in: system) else { continue }
      var moved = self
      for shift in -1...1 {
        moved.year = year + shift
        let (first, last) = try moved.native(.system(system))
        let text = first == last ? first : "\(first)/\(last)"
        // A date that its neighbour year lacks, 29 February, is none there.
        if let expression = try? EDTFExpression(parsing: text, in: .system(system)) {
          result = result.union(expression.bounds().days.intersection(DaySet(labelled)))
        }
      }
    }
    guard !result.isEmpty else { throw PhraseError(.noSuchDate(first), at: utf8Range) }
    return result
  }

  private func checked(_ days: DaySet, newStyleDay: Int) throws(PhraseError) -> DaySet {
    guard let found = days.first, found.gregorian.day == newStyleDay,
      newStyleMonth.map({ $0 == found.gregorian.month }) ?? true
    else {
      throw PhraseError(
        .noSuchDate("day \(day ?? 0) Old Style that is day \(newStyleDay) New Style"), at: utf8Range)
    }
    return days
  }

  /// The days that fall on the weekday named.
  private func filtered(_ days: DaySet, _ choice: CalendarChoice) throws(PhraseError) -> DaySet {
    guard let weekday else { return days }
    let fitting = weekday.days(in: days) ?? days
    if !fitting.isEmpty { return fitting }
    var fits: String?
    if let year, let month, let day {
      fits =
        [CalendarSystem.julian, .gregorian].first {
          $0.dayNumber(year, month, day).map { $0.weekday == weekday } ?? false
        }?.name
    }
    throw PhraseError(
      .otherWeekday(
        written: "\(weekday)".capitalizedFirst,
        actual: days.first.map { "\($0.weekday)".capitalizedFirst } ?? "", fits: fits),
      at: utf8Range)
  }
}

extension ResolvedMoment {
  /// An expression typed as such, with what was said about it beside.
  fileprivate init(of expression: EDTFExpression, decisions: [PhraseDecision], sign: String) {
    let qualified: EDTFExpression
    if sign.isEmpty {
      qualified = expression
    } else {
      do {
        qualified = try EDTFExpression(parsing: expression.description + sign)
      } catch {
        qualified = expression
      }
    }
    self.init(
      first: qualified.description, last: qualified.description, expression: qualified,
      days: expression.bounds().days, calendar: .system(.gregorian), decisions: decisions)
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  fileprivate func replacing(last character: Character, with other: Character) -> String {
    guard let index = lastIndex(of: character) else { return self }
    var copy = self
    copy.replaceSubrange(index...index, with: [other])
    return copy
  }
}
