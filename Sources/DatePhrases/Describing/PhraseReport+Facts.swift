public import Calendars
import EDTF

extension PhraseReport {
  /// Lines of facts, each a name and a value.
  public var facts: [(name: String, value: String)] {
    var facts: [(String, String)] = []
    let open = say("fact.open")
    if let edtf { facts.append(("EDTF", edtf.description)) }
    if let days {
      func dated(_ day: DayNumber) -> String {
        say("fact.dayAndWeekday", ["day": day.description, "weekday": wording.weekday(day)])
      }
      if days.count == 1, let day = days.first {
        facts.append((say("fact.day"), day.description))
        facts.append((say("fact.weekday"), wording.weekday(day)))
      } else {
        facts.append((say("fact.earliest"), days.first.map(dated) ?? open))
        facts.append((say("fact.latest"), days.last.map(dated) ?? open))
        facts.append((say("fact.days"), days.count.map(String.init) ?? say("fact.endless")))
      }
      if let edtf, edtf.isApproximate {
        let bounds = edtf.bounds(.tolerant)
        let ends = (bounds.earliest?.description ?? open, bounds.latest?.description ?? open)
        facts.append((say("fact.wide"), say("fact.to", ["first": ends.0, "last": ends.1])))
      }
      if days.count == 1, let day = days.first {
        let names = CalendarNames.of(say.language)
        facts += otherCalendars(of: day).map { (names.name(of: $0), wording.day(day, in: $0)) }
      }
    }
    for decision in decisions {
      facts.append(
        (say("fact.decided"), say("fact.decision", ["words": decision.words, "rule": words(decision)])))
    }
    if let note { facts.append((say("fact.note"), note)) }
    return facts.map { (name: $0.0, value: $0.1) }
  }

  /// What a decision means, in words.
  private func words(_ decision: PhraseDecision) -> String {
    if say.has("decision.\(decision.rule)") { return say("decision.\(decision.rule)") }
    let parts = decision.rule.split(separator: ".", maxSplits: 1).map(String.init)
    guard let rule = parts.first, say.has("decision.\(rule)") else { return decision.rule }
    let detail = parts.count > 1 ? parts[1] : ""
    let bounds = detail.split(separator: "-").map(String.init)
    return say(
      "decision.\(rule)",
      ["scale": say.scale(detail), "low": bounds.first ?? "", "high": bounds.last ?? "", "detail": detail])
  }

  /// A word of warning where the calendar was only assumed.
  public var note: String? {
    guard !hasCalendar, case .absolute(let date) = reading.meaning, date.calendar.isGregorian,
      let last = date.days.last, last < DayNumber(gregorian: 1582, 10, 15), date.days.count ?? 400 < 366
    else { return nil }
    return say("note.gregorian")
  }

  /// The calendars beside the Gregorian in which a day is worth telling.
  public func otherCalendars(of day: DayNumber) -> [CalendarSystem] {
    let republican = DayNumber(gregorian: 1792, 9, 22)...DayNumber(gregorian: 1805, 12, 31)
    return CalendarCatalogue.standard.systems.filter { system in
      system != .gregorian && system != .swedish && system != .islamicAstronomical
        && system.span.contains(day) && (system != .frenchRepublican || republican.contains(day))
    }
  }
}
