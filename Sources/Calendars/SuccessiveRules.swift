/// One calendar after another, as a country lived through them.
struct SuccessiveRules: CalendarRules {
  /// A calendar and the first day it counted; the first phase has none.
  struct Phase: Sendable {
    let firstDay: DayNumber?
    let rules: any CalendarRules
  }

  let phases: [Phase]

  var span: DaySet { .all }

  /// The days of one phase.
  private func days(ofPhase index: Int) -> DaySet {
    let next = phases.indices.contains(index + 1) ? phases[index + 1].firstDay : nil
    return DaySet(from: phases[index].firstDay, through: next.map { $0 - 1 })
  }

  func lastMonth(ofYear year: Int) -> Int { 12 }

  func lastDay(ofMonth month: Int, year: Int) -> Int {
    phases.indices.reduce(0) { longest, index in
      let rules = phases[index].rules
      var day = rules.lastDay(ofMonth: month, year: year)
      while day > longest {
        if let number = rules.dayNumber(year: year, month: month, day: day),
          days(ofPhase: index).contains(number)
        {
          return day
        }
        day -= 1
      }
      return longest
    }
  }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    for index in phases.indices.reversed() {
      let rules = phases[index].rules
      guard day <= rules.lastDay(ofMonth: month, year: year),
        let number = rules.dayNumber(year: year, month: month, day: day),
        days(ofPhase: index).contains(number)
      else { continue }
      return number
    }
    return nil
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    let phase = phases.last { $0.firstDay.map { $0 <= day } ?? true } ?? phases[0]
    return phase.rules.civilDate(of: day)
  }
}

/// The calendar of Sweden from 1 March 1700 to 30 February 1712: a day ahead of the Julian.
///
/// Sweden left out 29 February 1700, meaning to drop all leap days until 1740, and went back to the
/// Julian calendar with a thirtieth day of February in 1712 (R. Lamm et al., *Åtta artiklar om
/// kalendern*, 1993; Calendrical notes in L. O. Lodén, *Tid*, 1968).
struct SwedishRules: CalendarRules {
  var span: DaySet { .all }
  func lastMonth(ofYear year: Int) -> Int { 12 }

  func lastDay(ofMonth month: Int, year: Int) -> Int {
    if month == 2, year == 1700 { return 28 }
    if month == 2, year == 1712 { return 30 }
    return JulianRules.daysInMonth(month, ofYear: year)
  }

  func dayNumber(year: Int, month: Int, day: Int) -> DayNumber? {
    JulianRules.dayNumber(year, month, day) - 1
  }

  func civilDate(of day: DayNumber) -> CivilDate {
    let next = JulianRules.civilDate(day + 1)
    return next == CivilDate(astronomicalYear: 1712, month: 3, day: 1)
      ? CivilDate(astronomicalYear: 1712, month: 2, day: 30) : next
  }
}
