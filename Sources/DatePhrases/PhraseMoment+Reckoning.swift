import Calendars

extension PhraseMoment {
  /// The days found from another date, in each calendar that it may be of.
  func resolved(_ reckoning: PhraseReckoning, _ context: PhraseContext) throws(PhraseError) -> ResolvedMoment
  {
    let base: PhraseMoment =
      switch reckoning {
      case .weekday(_, _, let base), .weekdayWithin(_, _, let base), .week(let base),
        .stretch(_, _, let base):
        base
      }
    var result = DaySet.empty
    var decided = try base.resolved(context)
    let systems = decided.calendar.alternatives
    for system in systems {
      let days =
        systems.count == 1
        ? decided.days
        : try base.resolved(
          PhraseContext(
            calendar: .system(system), yearStyle: context.yearStyle, catalogue: context.catalogue)
        ).days
      guard let first = days.first, let last = days.last else {
        throw PhraseError(.tooShort, at: utf8Range.upperBound..<utf8Range.upperBound)
      }
      result = result.union(DaySet(Self.days(reckoning, first, last)))
    }
    decided.decisions = decisions + decided.decisions
    return resolved(result, decided.calendar, decided.decisions)
  }

  private static func days(
    _ reckoning: PhraseReckoning, _ first: DayNumber, _ last: DayNumber
  ) -> ClosedRange<DayNumber> {
    let day: DayNumber
    switch reckoning {
    case .weekday(let weekday, let count, _):
      day =
        count > 0
        ? weekday.next(atOrAfter: last + 1) + 7 * (count - 1)
        : weekday.previous(atOrBefore: first - 1) + 7 * (count + 1)
    case .weekdayWithin(let weekday, let number, _):
      day =
        number == 0 ? weekday.previous(atOrBefore: last) : weekday.next(atOrAfter: first) + 7 * (number - 1)
    case .stretch(let span, let isFirst, _):
      let calendar = CalendarSystem.gregorian
      return isFirst
        ? first...max(first, min(last, calendar.adding(span, to: first) - 1))
        : min(last, max(first, calendar.adding(-span, to: last + 1)))...last
    case .week:
      let monday = Weekday.monday.previous(atOrBefore: first)
      return monday...(Weekday.monday.previous(atOrBefore: last) + 6)
    }
    return day...day
  }

  /// The days of a year of a reign, or those in it that a month, day or feast names.
  func resolved(_ regnal: RegnalYear, _ context: PhraseContext) throws(PhraseError) -> ResolvedMoment {
    guard let span = regnal.reign.days(ofYear: regnal.year) else {
      throw PhraseError(.noSuchDate("\(regnal.year) \(regnal.reign.id)"), at: utf8Range)
    }
    let calendar = style ?? context.calendar ?? .country(regnal.reign.country)
    guard feast != nil || month != nil else { return resolved(DaySet(span), calendar, decisions) }
    var inner = self
    inner.regnal = nil
    inner.style = calendar
    var days = DaySet.empty
    for system in calendar.alternatives {
      let years = [span.lowerBound, span.upperBound].map { system.civilDate(of: $0).astronomicalYear }
      for year in years[0]...years[1] {
        inner.year = year
        do {
          let found = try inner.resolved(
            PhraseContext(calendar: .system(system), yearStyle: .january, catalogue: context.catalogue))
          days = days.union(found.days.intersection(DaySet(span)))
        } catch  where year < years[1] || !days.isEmpty {
          continue
        }
      }
    }
    guard !days.isEmpty else {
      throw PhraseError(.noSuchDate("\(numbers) \(regnal.reign.id)"), at: utf8Range)
    }
    return resolved(days, calendar, decisions)
  }

  /// Refuses a day of the republican week of ten that the day of the month is not.
  func checkDekad() throws(PhraseError) {
    guard let dekadDay, let day else { return }
    guard calendarID == "french_republican", month != 13, (day - 1) % 10 + 1 == dekadDay else {
      throw PhraseError(.noSuchDate("\(numbers) (\(dekadDay)/10)"), at: utf8Range)
    }
  }
}
