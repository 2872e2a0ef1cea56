import Archives
import Calendars
import DatePhrases
import EDTF
import SourceCriticism
import Testimony

/// Turns a time counted from an event or a date into constraints on the event it is said of.
struct RelativeTimes {
  private let inquiry: Inquiry
  private let names: NameBook
  private let text: String

  init(_ inquiry: Inquiry, _ names: NameBook, _ text: String) {
    self.inquiry = inquiry
    self.names = names
    self.text = text
  }

  /// Whether words give no number of their own, so that a rule gives them one.
  static func isVague(_ words: String, _ decisions: [PhraseDecision]) -> Bool {
    !decisions.isEmpty && RuleBook.standard.names(vague: words)
  }

  func constraints(_ time: RelativeTime) throws(TimeFlaw) -> [TimeConstraint] {
    if let date = time.anchor.date { return try fromDate(time, date) }
    let anchor = try self.anchor(time.anchor)
    func whole(_ bound: TimeConstraint.Bound) -> [TimeConstraint] { [TimeConstraint(.whole, bound)] }
    switch time.relation {
    case .offset(let range): return whole(.offset(distance(range, time), from: anchor))
    case .period(let period, let step): return periods(period, step: step, anchor)
    case .within(let period, let step):
      let year: TimeConstraint.Bound =
        step == 0 ? .same(.year, as: anchor) : .following(.year, count: step, anchor)
      return whole(year) + Self.recurring(period)
    case .dayOfMonth(_, let step):
      return whole(step == 0 ? .same(.month, as: anchor) : .following(.month, count: step, anchor))
    case .laterIn(let period):
      return whole(.ordered(.after, anchor)) + periods(period, step: 0, anchor)
    case .before: return whole(.ordered(.before, anchor))
    case .after: return whole(.ordered(.after, anchor))
    // *After* and *before* take in the day itself, so that after the start is not before the whole.
    case .notBefore: return whole(.ordered(.after, TimeConstraint.Anchor(anchor.event, .start)))
    case .notAfter: return whole(.ordered(.before, TimeConstraint.Anchor(anchor.event, .end)))
    case .during: return whole(.ordered(.during, anchor))
    case .sameTime:
      let lasts = inquiry.events[anchor.event]?.extent == .extended
      return whole(.ordered(lasts ? .overlaps : .equals, anchor))
    case .between(let other):
      return whole(.ordered(.after, anchor)) + whole(.ordered(.before, try self.anchor(other)))
    }
  }

  // MARK: What it is counted from

  private func anchor(_ anchor: RelativeTime.Anchor) throws(TimeFlaw) -> TimeConstraint.Anchor {
    switch anchor {
    case .event(let words): return TimeConstraint.Anchor(try event(words))
    case .context, .speech: throw TimeFlaw(.needsAnchor, at: 0..<text.utf8.count)
    case .date: throw TimeFlaw(.notUnderstood(text), at: 0..<text.utf8.count)
    }
  }

  private func event(_ words: String) throws(TimeFlaw) -> Event.ID {
    let place = range(of: words)
    let bare = Self.withoutArticles(words)
    for candidate in [words, bare] {
      if case .one(.event(let id)) = names.find(candidate, [.event]) { return id }
    }
    let wanted = SearchWords.words(of: bare)
    let ofKind = inquiry.events.filter { event in
      event.kind.map { SearchWords.words(of: $0.rawValue) == wanted } ?? false
    }
    if ofKind.count == 1 { return ofKind[0].id }
    var candidates = ofKind.map { Referent.event($0.id) }
    if candidates.isEmpty, case .several(let several) = names.find(bare, [.event]) { candidates = several }
    let isAmbiguous = !candidates.isEmpty
    if candidates.isEmpty { candidates = names.candidates(bare, [.event], atMost: 5) }
    let choices = candidates.prefix(5).map { referent in
      text.replacing(words, with: inquiry.readableName(of: referent), maxReplacements: 1)
    }
    throw TimeFlaw(
      isAmbiguous ? .severalEvents(words) : .unknownEvent(words), at: place, choices: Array(choices))
  }

  private func range(of words: String) -> Range<Int> {
    guard let found = text.ranges(of: words).last else { return 0..<text.utf8.count }
    let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
    return start..<(start + words.utf8.count)
  }

  /// Small words before a name in English and French.
  private static let articles: Set<String> = [
    "the", "his", "her", "their", "its", "my", "our", "this", "that", "a", "an",
    "le", "la", "les", "l", "un", "une", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "de",
    "du", "des", "d", "s",
  ]

  private static func withoutArticles(_ words: String) -> String {
    let all = SearchWords.words(of: words)
    let rest = all.drop { articles.contains($0) }
    return rest.isEmpty ? words : rest.joined(separator: " ")
  }

  // MARK: How it is counted

  private func distance(_ range: SpanRange, _ time: RelativeTime) -> TimeConstraint.Distance {
    let words = lengthWords(time)
    guard Self.isVague(words, time.decisions) else {
      return TimeConstraint.Distance(range, words: time.isApproximate ? words : nil)
    }
    let isBefore = range.atMost.map { $0.months < 0 || $0.days < 0 } ?? false
    return TimeConstraint.Distance(
      isBefore ? SpanRange(atLeast: nil, atMost: .zero) : SpanRange(atLeast: nil, atMost: nil), words: words)
  }

  private static let prepositions: Set<String> = [
    "after", "before", "following", "from", "since", "later", "than", "prior", "to", "après", "avant",
    "depuis", "plus", "tard", "tôt", "que", "de", "la", "le",
  ]

  /// The words that give the length: what stands before the event, without the preposition.
  private func lengthWords(_ time: RelativeTime) -> String {
    guard case .event(let words) = time.anchor, let found = text.ranges(of: words).last else { return text }
    var parts = text[..<found.lowerBound].split(whereSeparator: \.isWhitespace).map(String.init)
    while let last = parts.last, Self.prepositions.contains(last.lowercased()) { parts.removeLast() }
    return parts.isEmpty ? text : parts.joined(separator: " ")
  }

  private func periods(
    _ period: RelativeTime.Period, step: Int, _ anchor: TimeConstraint.Anchor
  ) -> [TimeConstraint] {
    if let unit = Self.unit(period) {
      return [
        TimeConstraint(
          .whole, step == 0 ? .same(unit, as: anchor) : .following(unit, count: step, anchor))
      ]
    }
    // A weekday, a month or a day of the year: the one that comes next, so many times.
    let length: CalendarSpan =
      if case .weekday = period { CalendarSpan(days: 7 * abs(step)) } else {
        CalendarSpan(years: abs(step))
      }
    let day = CalendarSpan(days: 1)
    let range =
      step == 0
      ? nil
      : step > 0 ? SpanRange(atLeast: day, atMost: length) : SpanRange(atLeast: -length, atMost: -day)
    return Self.recurring(period)
      + [
        TimeConstraint(
          .whole, range.map { .offset(TimeConstraint.Distance($0), from: anchor) } ?? .same(.year, as: anchor)
        )
      ]
  }

  private static func unit(_ period: RelativeTime.Period) -> TimeConstraint.CalendarUnit? {
    switch period {
    case .day: .day
    case .week: .week
    case .month: .month
    case .year: .year
    case .decade: .decade
    case .century: .century
    case .season(let grouping): season(grouping)
    case .monthNamed, .months, .weekday, .yearly: nil
    }
  }

  private static func season(_ grouping: SubYearGrouping) -> TimeConstraint.CalendarUnit? {
    switch grouping {
    case .spring, .northernSpring: .spring
    case .summer, .northernSummer: .summer
    case .autumn, .northernAutumn: .autumn
    case .winter, .northernWinter: .winter
    default: nil
    }
  }

  private static func recurring(_ period: RelativeTime.Period) -> [TimeConstraint] {
    func recurring(_ recurrence: TimeConstraint.Recurrence) -> TimeConstraint {
      TimeConstraint(.whole, .recurring(recurrence))
    }
    switch period {
    case .monthNamed(let month): return [recurring(.month(month))]
    case .months(let months):
      return [TimeConstraint(.whole, .oneOf(months.map { recurring(.month($0)) }))]
    case .weekday(let weekday): return [recurring(.weekday(weekday.rawValue + 1))]
    case .yearly(let month, let day): return [recurring(.dayOfMonth(month: month, day: day))]
    case .season(let grouping): return season(grouping).map { [recurring(.season($0))] } ?? []
    case .day, .week, .month, .year, .decade, .century: return []
    }
  }

  // MARK: From a date

  private func fromDate(_ time: RelativeTime, _ date: AbsoluteDate) throws(TimeFlaw) -> [TimeConstraint] {
    func dated(_ relation: TimeConstraint.DateRelation) -> [TimeConstraint] {
      [
        TimeConstraint(
          .whole, .dated(relation, DateExpression(date.edtf.description, calendar: .gregorian, words: text)))
      ]
    }
    switch time.relation {
    case .before: return dated(.before)
    case .after: return dated(.after)
    case .notBefore: return dated(.notBefore)
    case .notAfter: return dated(.notAfter)
    default:
      guard let days = time.days(relativeTo: date.days), !days.isEmpty else {
        throw TimeFlaw(.notUnderstood(text), at: 0..<text.utf8.count)
      }
      let edtf = EDTFExpression(dateIn: days).description
      return [
        TimeConstraint(.whole, .dated(.within, DateExpression(edtf, calendar: .gregorian, words: text)))
      ]
    }
  }
}

extension RuleBook {
  /// Whether a built-in rule gives these words a length.
  fileprivate func names(vague words: String) -> Bool {
    let wanted = " " + SearchWords.words(of: words).joined(separator: " ") + " "
    return rules.contains { rule in
      guard case .vagueSpan(let vague, _, _) = rule.assumption else { return false }
      return wanted.contains(" " + SearchWords.words(of: vague).joined(separator: " ") + " ")
    }
  }
}
