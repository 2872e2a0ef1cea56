import Calendars
import DatePhrases
import EDTF

/// What is told of a phrase: a sentence, and facts below it.
struct DateReport {
  let text: String
  let reading: PhraseReading
  private let vocabulary = PhraseCatalogue.standard.vocabulary("en")
  /// What a relative time or age is counted from.
  let origin: DaySet?
  /// Whether the reader was told the calendar.
  let hasCalendar: Bool

  init(text: String, reading: PhraseReading, origin: DaySet?, hasCalendar: Bool) {
    self.text = text
    self.reading = reading
    self.origin = origin
    self.hasCalendar = hasCalendar
  }

  /// The days that are meant, if they are known.
  var days: DaySet? {
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

  private var edtf: EDTFExpression? {
    if case .absolute(let date) = reading.meaning { return date.edtf }
    return days.map { EDTFExpression(dateIn: $0) }
  }

  // MARK: Sentences

  /// What was understood, in a sentence.
  var sentence: String {
    switch reading.meaning {
    case .absolute(let date): Self.sentence(date.days, date.extent, date.edtf)
    case .relative(let time): relative(time)
    case .duration(let duration):
      "A length of time: \(duration.isApproximate ? "about " : "")\(DateWords.range(duration.range))."
    case .age(let age): Self.age(age)
    }
  }

  static func sentence(_ days: DaySet, _ extent: AbsoluteDate.Extent, _ edtf: EDTFExpression) -> String {
    let doubt =
      edtf.isUncertain
      ? (edtf.isApproximate ? ", uncertain and approximate" : ", uncertain")
      : edtf.isApproximate ? ", approximate" : ""
    if days.count == 1, let day = days.first { return "\(DateWords.day(day))\(doubt)." }
    if case .date(let date) = edtf.content, edtf.description.hasPrefix("XXXX-"), let month = date.month?.value
    {
      let day = date.day?.value.map { "\($0) " } ?? "Some day in "
      return "\(day)\(DateWords.months[month - 1]) of a year that is not given\(doubt)."
    }
    if extent == .each { return "Each of several dates, from \(ends(days))\(doubt)." }
    if extent == .lasting { return lasting(edtf, days) + "\(doubt)." }
    guard let first = days.first else {
      guard let last = days.last else { return "Any day: nothing is said about when\(doubt)." }
      return "Some day not after \(DateWords.day(last))\(doubt)."
    }
    guard let last = days.last else { return "Some day not before \(DateWords.day(first))\(doubt)." }
    if days.runs.count == 2, days.count == 2 {
      return "Either \(DateWords.day(first)) or \(DateWords.day(last))\(doubt)."
    }
    if !days.isContiguous {
      return
        "One of \(count(days)), the first \(DateWords.day(first)), the last \(DateWords.day(last))\(doubt)."
    }
    let whole = EDTFExpression(dateIn: days)
    if case .date(let date) = whole.content {
      switch date.granularity {
      case .month: return "Some day in \(DateWords.month(first.gregorian))\(doubt)."
      case .year: return "Some day in \(DateWords.year(first.gregorian.astronomicalYear))\(doubt)."
      case .decade: return "Some day in the \(first.gregorian.astronomicalYear)s\(doubt)."
      default: break
      }
    }
    return "Some day from \(ends(days))\(doubt)."
  }

  private static func lasting(_ edtf: EDTFExpression, _ days: DaySet) -> String {
    guard case .interval(let start, let end) = edtf.content else { return "From \(ends(days))" }
    let from =
      switch start {
      case .date(let date): "From \(edge(date, edtf, isStart: true))"
      case .open: "With no beginning"
      case .unknown: "From an unknown beginning"
      }
    let to =
      switch end {
      case .date(let date): "to \(edge(date, edtf, isStart: false))"
      case .open: "and going on"
      case .unknown: "to an unknown end"
      }
    return "\(from) \(to)"
  }

  private static func edge(_ date: EDTFDate, _ edtf: EDTFExpression, isStart: Bool) -> String {
    let bounds = edtf.bounds()
    let day = isStart ? bounds.earliest : bounds.latest
    guard let day else { return date.description }
    switch date.granularity {
    case .day: return DateWords.day(day)
    case .month: return "some day in \(DateWords.month(day.gregorian))"
    case .year: return "some day in \(DateWords.year(day.gregorian.astronomicalYear))"
    default: return date.description
    }
  }

  private static func ends(_ days: DaySet) -> String {
    let first = days.first.map(DateWords.day) ?? "an open beginning"
    let last = days.last.map(DateWords.day) ?? "an open end"
    return "\(first) to \(last)"
  }

  private static func count(_ days: DaySet) -> String {
    days.count.map { "\($0) day\($0 == 1 ? "" : "s")" } ?? "no limit"
  }

  private func relative(_ time: RelativeTime) -> String {
    let about = time.isApproximate ? "about " : ""
    let anchor = Self.words(time.anchor)
    let rule: String
    switch time.relation {
    case .offset(let range):
      let (size, isBefore) = DateWords.direction(range)
      rule =
        size == .exactly(.zero)
        ? "The same day as \(anchor)"
        : "\(about)\(DateWords.range(size)) \(isBefore ? "before" : "after") \(anchor)"
    case .period(let period, let step):
      rule = "\(about)\(Self.step(step)) \(Self.words(period)), counted from \(anchor)"
    case .within(let period, let step):
      rule = "\(about)\(Self.words(period)) of \(Self.step(step)) year, counted from \(anchor)"
    case .before: rule = "before \(anchor)"
    case .after: rule = "after \(anchor)"
    case .notBefore: rule = "not before \(anchor)"
    case .notAfter: rule = "not after \(anchor)"
    case .during: rule = "during \(anchor)"
    case .sameTime: rule = "at the time of \(anchor)"
    case .between(let other): rule = "between \(anchor) and \(Self.words(other))"
    }
    let sentence = rule.prefix(1).uppercased() + rule.dropFirst() + "."
    guard let days else { return sentence + " Say --relative-to a date to see the days." }
    return sentence + " " + Self.sentence(days, .within, EDTFExpression(dateIn: days))
  }

  private static func words(_ anchor: RelativeTime.Anchor) -> String {
    switch anchor {
    case .event(let words): "“\(words)”"
    case .date(let date): date.edtf.description
    case .context: "what was spoken of"
    case .speech: "the time of speaking"
    }
  }

  private static func step(_ step: Int) -> String {
    switch step {
    case 0: "the same"
    case 1: "the following"
    case -1: "the previous"
    default: step > 0 ? "\(step) later, the" : "\(-step) earlier, the"
    }
  }

  private static func words(_ period: RelativeTime.Period) -> String {
    switch period {
    case .day: "day"
    case .week: "week"
    case .month: "month"
    case .year: "year"
    case .decade: "decade"
    case .century: "century"
    case .monthNamed(let month): "month \(month)"
    case .season(let season): "\(season)"
    case .weekday(let weekday): "\(weekday)".prefix(1).uppercased() + "\(weekday)".dropFirst()
    case .yearly(let month, let day): "day \(day) of month \(month)"
    }
  }

  private static func age(_ age: AgePhrase) -> String {
    let about = age.isApproximate ? "about " : ""
    let range = DateWords.range(age.range)
    switch age.count {
    case .completed: return "An age of \(about)\(range), completed."
    case .ordinal:
      let year = (age.range.atLeast?.months ?? 12) / 12
      return
        "In \(about)the \(DateWords.ordinal(year)) year of life: \(year - 1) years completed, not yet \(year)."
    case .inclusive: return "An age of \(about)\(range), counting the first year as one."
    case .yearDifference: return "An age of \(about)\(range), counted by the years' numbers."
    }
  }

  // MARK: Facts

  /// Lines of facts, each a name and a value.
  var facts: [(String, String)] {
    var facts: [(String, String)] = []
    if let edtf { facts.append(("EDTF", edtf.description)) }
    if let days {
      if days.count == 1, let day = days.first {
        facts.append(("day", day.description))
        facts.append(("weekday", DateWords.weekday(day)))
      } else {
        facts.append(("earliest", days.first.map { "\($0), \(DateWords.weekday($0))" } ?? "open"))
        facts.append(("latest", days.last.map { "\($0), \(DateWords.weekday($0))" } ?? "open"))
        facts.append(("possible days", days.count.map(String.init) ?? "without end"))
      }
      if let edtf, edtf.isApproximate {
        let bounds = edtf.bounds(.tolerant)
        let first = bounds.earliest?.description ?? "open"
        facts.append(("if “about” is wide", "\(first) to \(bounds.latest?.description ?? "open")"))
      }
      if days.count == 1, let day = days.first { facts += calendars(day).map { ($0.0.name, $0.1) } }
    }
    for decision in decisions { facts.append(("decided", "“\(decision.words)”: \(Self.words(decision))")) }
    if let note { facts.append(("note", note)) }
    return facts
  }

  private var decisions: [PhraseDecision] {
    switch reading.meaning {
    case .absolute(let date): date.decisions
    case .relative(let time): time.decisions
    case .duration(let duration): duration.decisions
    case .age(let age): age.decisions
    }
  }

  /// What a decision means, in words.
  private static func words(_ decision: PhraseDecision) -> String {
    let parts = decision.rule.split(separator: ".", maxSplits: 1)
    let scale = parts.count > 1 ? String(parts[1]) : ""
    switch parts.first {
    case "early": return "the first third of the \(scale)"
    case "mid": return "the middle third of the \(scale)"
    case "late": return "the last third of the \(scale)"
    case "early-to-mid": return "the first two thirds of the \(scale)"
    case "mid-to-late": return "the last two thirds of the \(scale)"
    case "first-half": return "the first half of the \(scale)"
    case "second-half": return "the second half of the \(scale)"
    case "century": return "of the twentieth century"
    case "bound": return scale == "from" ? "from its first day on" : "up to its last day"
    case "dual-year": return "the Julian year that began in March of the first"
    case "feast-before-1583": return "before 1583, so the Julian calendar"
    case "week": return "seven days counted from the first of the month"
    case "winter": return "the winter that begins in December of the year"
    case "count": return "\(scale.replacing("-", with: " to "))"
    case "shortly": return "with no limit of time"
    default: return decision.rule
    }
  }

  /// A word of warning where the calendar was only assumed.
  private var note: String? {
    guard !hasCalendar, case .absolute(let date) = reading.meaning, date.calendar.isGregorian,
      let last = date.days.last, last < DayNumber(gregorian: 1582, 10, 15), date.days.count ?? 400 < 366
    else { return nil }
    return "counted in the Gregorian calendar, which is younger; a source of the time means --calendar julian"
  }

  private func calendars(_ day: DayNumber) -> [(CalendarSystem, String)] {
    let republican = DayNumber(gregorian: 1792, 9, 22)...DayNumber(gregorian: 1805, 12, 31)
    return CalendarCatalogue.standard.systems.compactMap { system in
      guard system != .gregorian, system != .swedish, system != .islamicAstronomical,
        system.span.contains(day),
        system != .frenchRepublican || republican.contains(day)
      else { return nil }
      return (system, DateWords.day(day, in: system, vocabulary))
    }
  }

  /// The report for programs.
  var json: JSONValue {
    func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
    var members = [
      JSONValue.Member(name: "text", value: .string(text)),
      JSONValue.Member(name: "language", value: .string(reading.language)),
      JSONValue.Member(name: "kind", value: .string(kind)),
      JSONValue.Member(name: "sentence", value: .string(sentence)),
      JSONValue.Member(name: "edtf", value: string(edtf?.description)),
      JSONValue.Member(name: "earliest", value: string(days?.first?.description)),
      JSONValue.Member(name: "latest", value: string(days?.last?.description)),
      JSONValue.Member(name: "days", value: days?.count.map { .number(String($0)) } ?? .null),
    ]
    if let days, days.count == 1, let day = days.first {
      members.append(JSONValue.Member(name: "weekday", value: .string("\(day.weekday)")))
      members.append(
        JSONValue.Member(
          name: "calendars",
          value: .object(
            calendars(day).map { system, _ in
              JSONValue.Member(name: system.id, value: .string(system.civilDate(of: day).description))
            })))
    }
    members.append(
      JSONValue.Member(
        name: "decisions",
        value: .array(
          decisions.map {
            .object([
              JSONValue.Member(name: "words", value: .string($0.words)),
              JSONValue.Member(name: "rule", value: .string($0.rule)),
            ])
          })))
    if let note { members.append(JSONValue.Member(name: "note", value: .string(note))) }
    return .object(members)
  }

  private var kind: String {
    switch reading.meaning {
    case .absolute: "date"
    case .relative: "relative"
    case .duration: "duration"
    case .age: "age"
    }
  }
}
