import Calendars
import Diagnostics
import EDTF
import Testimony

extension ChronicleParser {
  typealias Bound = TimeConstraint.Bound

  // MARK: Dates

  /// Whether a date comes next, and no name.
  func isAtDate(_ cursor: inout Cursor) -> Bool {
    if cursor.isAtWords { return true }
    guard let next = cursor.next else { return false }
    if next == 0x5B || next == 0x7B { return true }
    guard let word = cursor.peekWord()?.text else { return false }
    return word == "edtf" || Spelling.looksLikeDate(word)
  }

  /// Reads a date, its calendar and its words.
  func date(_ cursor: inout Cursor) throws(Flaw) -> DateExpression {
    if cursor.isAtWords { return try phrase(&cursor) }
    let here = cursor.here
    let edtf: Word
    if cursor.take(word: "edtf") {
      edtf = try cursor.words("a date")
    } else if let set = cursor.bracketed() {
      edtf = set
    } else if let word = cursor.word() {
      edtf = word
    } else {
      throw Flaw(
        "expected-date", "a date should stand here", remedy: "write one such as 1917-03-08", at: here)
    }
    var date = DateExpression(edtf.text)
    try check(edtf)
    date.calendar = try dateCalendar(&cursor)
    if cursor.next == 0x22 { date.words = try cursor.words().text }
    return date
  }

  private func check(_ edtf: Word) throws(Flaw) {
    do throws(EDTFError) {
      _ = try EDTFExpression(parsing: edtf.text)
    } catch {
      let quoted = edtf.range.count != edtf.text.utf8.count
      let start = min(
        edtf.range.lowerBound + error.utf8Offset + (quoted ? 1 : 0),
        max(edtf.range.lowerBound, edtf.range.upperBound - 1))
      throw Flaw(
        "bad-date", "“\(edtf.text)” is no date: \(error.explanation.summary)",
        remedy: error.explanation.remedy,
        at: start..<max(start + 1, edtf.range.upperBound))
    }
  }

  private func dateCalendar(_ cursor: inout Cursor) throws(Flaw) -> CalendarName? {
    guard let word = cursor.peekWord(), !["or", "as", "used", "lang", "during"].contains(word.text) else {
      return nil
    }
    return try calendar(&cursor)
  }

  /// Reads the name of a calendar.
  func calendar(_ cursor: inout Cursor) throws(Flaw) -> CalendarName {
    if cursor.take(word: "calendar") { return CalendarName(rawValue: try cursor.words("a calendar").text) }
    let here = cursor.here
    guard let word = cursor.word() else {
      throw Flaw(
        "expected-word", "a calendar should stand here", remedy: "write one such as julian", at: here)
    }
    if CalendarSpelling.isKnown(word.text) { return CalendarName(rawValue: word.text) }
    throw Flaw(
      "unknown-word", "“\(word.text)” is no calendar",
      remedy: Spelling.suggestion(
        for: word.text, among: CalendarSpelling.words,
        otherwise: "write julian, gregorian, unknown-style or a country, or calendar \"\(word.text)\""),
      at: word.range)
  }

  private func phrase(_ cursor: inout Cursor) throws(Flaw) -> DateExpression {
    let words = try cursor.words()
    let calendar = try dateCalendar(&cursor)
    guard let date = phrases.read(words.text, calendar) else {
      throw Flaw(
        "bad-date", "“\(words.text)” is no date that can be read",
        remedy: "write it as EDTF, and the words behind it: 1928-21 \"\(words.text)\"",
        at: words.range)
    }
    return date
  }

  // MARK: Constraints

  static let boundWords = [
    "on", "in", "before", "after", "by", "from", "throughout", "overlapping", "during", "strictly", "not",
    "contains", "overlaps", "meets", "met", "same", "begins", "finishes", "lasts", "one", "at", "between",
    "no",
  ]

  /// Reads a part of an event and how it lies in time.
  func constraint(_ cursor: inout Cursor) throws(Flaw) -> TimeConstraint {
    var part = TimeConstraint.Part.whole
    if cursor.take(word: "starts") { part = .start } else if cursor.take(word: "ends") { part = .end }
    return TimeConstraint(part, try bound(&cursor))
  }

  private func bound(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    if cursor.isAtWords { return try offset(&cursor) }
    let here = cursor.here
    guard let word = cursor.peekWord() else {
      throw Flaw(
        "expected-time", "a time should stand here", remedy: "write one such as in 1917, or after EVENT",
        at: here)
    }
    if cursor.take(words: "one", "of") { return try alternatives(&cursor) }
    if Int(word.text) != nil || Spelling.number(word.text) != nil || VagueWords.canBegin(word.text) {
      return try offset(&cursor)
    }
    switch word.text {
    case "at", "between", "no", "any", "exactly": return try offset(&cursor)
    default: break
    }
    _ = cursor.word()
    switch word.text {
    case "on", "in": return try position(&cursor)
    case "before": return try datedOrOrdered(&cursor, .before, .before)
    case "after": return try datedOrOrdered(&cursor, .after, .after)
    case "during": return try datedOrOrdered(&cursor, .within, .during)
    case "overlaps": return try datedOrOrdered(&cursor, .overlapping, .overlaps)
    case "strictly":
      if cursor.take(word: "before") { return .ordered(.strictlyBefore, try anchor(&cursor)) }
      if cursor.take(word: "after") { return .ordered(.strictlyAfter, try anchor(&cursor)) }
      throw Flaw("expected-word", "before or after should stand here", at: cursor.here)
    case "not":
      if cursor.take(word: "before") { return .dated(.notBefore, try date(&cursor)) }
      if cursor.take(word: "after") { return .dated(.notAfter, try date(&cursor)) }
      throw Flaw("expected-word", "before or after should stand here", at: cursor.here)
    case "by": return .dated(.notAfter, try onlyDate(&cursor, "before"))
    case "from", "since": return .dated(.notBefore, try onlyDate(&cursor, "after"))
    case "throughout": return .dated(.throughout, try onlyDate(&cursor, "contains"))
    case "overlapping": return .dated(.overlapping, try onlyDate(&cursor, "overlaps"))
    case "contains": return .ordered(.contains, try anchor(&cursor))
    case "meets": return .ordered(.meets, try anchor(&cursor))
    case "met" where cursor.take(word: "by"): return .ordered(.metBy, try anchor(&cursor))
    case "same" where cursor.take(words: "time", "as"): return .ordered(.equals, try anchor(&cursor))
    case "begins" where cursor.take(word: "with"): return .ordered(.starts, try anchor(&cursor))
    case "finishes" where cursor.take(word: "with"): return .ordered(.finishes, try anchor(&cursor))
    case "lasts", "lasting":
      let length = try length(&cursor)
      return .lasting(TimeConstraint.Distance(length.lasting, words: length.words))
    default:
      throw Flaw(
        "unknown-word", "“\(word.text)” is no way to lie in time",
        remedy: Spelling.suggestion(
          for: word.text, among: Self.boundWords + ["starts", "ends"],
          otherwise: "write in 1917, before EVENT, 3 days after EVENT, lasts 2 years …"), at: word.range)
    }
  }

  private func onlyDate(_ cursor: inout Cursor, _ instead: String) throws(Flaw) -> DateExpression {
    if !isAtDate(&cursor), let word = cursor.peekWord(), names.id(.event, word.text) != nil {
      throw Flaw(
        "wrong-kind", "“\(word.text)” is an event, and a date should stand here",
        remedy: "write \(instead) \(word.text)",
        at: word.range)
    }
    return try date(&cursor)
  }

  private func datedOrOrdered(
    _ cursor: inout Cursor, _ dated: TimeConstraint.DateRelation, _ ordered: TimeConstraint.OrderRelation
  ) throws(Flaw) -> Bound {
    isAtDate(&cursor) ? .dated(dated, try date(&cursor)) : .ordered(ordered, try anchor(&cursor))
  }

  /// Reads an event or one of its ends.
  func anchor(_ cursor: inout Cursor) throws(Flaw) -> TimeConstraint.Anchor {
    if cursor.take(words: "the", "start", "of") || cursor.take(words: "start", "of") {
      return TimeConstraint.Anchor(try event(&cursor), .start)
    }
    if cursor.take(words: "the", "end", "of") || cursor.take(words: "end", "of") {
      return TimeConstraint.Anchor(try event(&cursor), .end)
    }
    return TimeConstraint.Anchor(try event(&cursor))
  }

  private func alternatives(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    try expect(":", &cursor, "write one of: … or …")
    var constraints: [TimeConstraint] = []
    repeat {
      if cursor.take("(") {
        constraints.append(try constraint(&cursor))
        try expect(")", &cursor, "close the inner alternatives with )")
      } else {
        constraints.append(try constraint(&cursor))
      }
    } while cursor.take(word: "or")
    return .oneOf(constraints)
  }

  // MARK: Days that come again, units of the calendar

  /// Reads what follows `on` or `in`.
  private func position(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    if isAtDate(&cursor) { return .dated(.within, try date(&cursor)) }
    if cursor.take(word: "feast") {
      return .recurring(.feast(try word(&cursor, "the name of a feast, such as easter").text))
    }
    if cursor.take(word: "the") { return try unit(&cursor) }
    if ["a", "an", "some", "any"].contains(where: { cursor.take(word: $0) }) {
      return try recurring(&cursor)
    }
    if let word = cursor.peekWord(), names.id(.event, word.text) != nil {
      throw Flaw(
        "wrong-kind", "“\(word.text)” is an event, and a date should stand here",
        remedy: "write during \(word.text), or same time as \(word.text)", at: word.range)
    }
    return .dated(.within, try date(&cursor))
  }

  private func calendarUnit(_ word: Word) throws(Flaw) -> TimeConstraint.CalendarUnit {
    if let unit = TimeConstraint.CalendarUnit(rawValue: word.text) { return unit }
    throw Flaw(
      "unknown-word", "“\(word.text)” is no unit of the calendar",
      remedy: Spelling.suggestion(
        for: word.text, among: TimeConstraint.CalendarUnit.allCases.map(\.rawValue),
        otherwise: "write day, week, month, spring, summer, autumn, winter, year, decade or century"),
      at: word.range)
  }

  private func unit(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    if cursor.take(word: "same") {
      let unit = try calendarUnit(try word(&cursor, "a unit of the calendar"))
      guard cursor.take(word: "as") else {
        throw Flaw(
          "expected-word", "as should stand here", remedy: "write in the same year as EVENT", at: cursor.here)
      }
      return .same(unit, as: try anchor(&cursor))
    }
    var count = 1
    if let word = cursor.peekWord(), let number = Spelling.ordinal(word.text) {
      _ = cursor.word()
      count = number
    } else {
      _ = cursor.take(word: "next") || cursor.take(word: "following")
    }
    let unit = try calendarUnit(try word(&cursor, "a unit of the calendar"))
    if cursor.take(word: "after") { return .following(unit, count: count, try anchor(&cursor)) }
    if cursor.take(word: "before") { return .following(unit, count: -count, try anchor(&cursor)) }
    throw Flaw(
      "expected-word", "after or before should stand here",
      remedy: "write in the \(unit.rawValue) after EVENT", at: cursor.here)
  }

  private func recurring(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    let word = try word(&cursor, "a weekday, month or season")
    if let day = Int(word.text), let name = cursor.word() {
      guard let month = Spelling.months.firstIndex(of: name.text) else {
        throw Flaw(
          "unknown-word", "“\(name.text)” is no month",
          remedy: Spelling.suggestion(for: name.text, among: Spelling.months),
          at: name.range)
      }
      guard (1...31).contains(day) else {
        throw Flaw("out-of-range", "no month has a day \(day)", remedy: "write 1 to 31", at: word.range)
      }
      return .recurring(.dayOfMonth(month: month + 1, day: day))
    }
    if word.text == "feast" { return .recurring(.feast(try self.word(&cursor, "the name of a feast").text)) }
    if let day = Spelling.weekdays.firstIndex(of: word.text) { return .recurring(.weekday(day + 1)) }
    if let month = Spelling.months.firstIndex(of: word.text) { return .recurring(.month(month + 1)) }
    if let season = TimeConstraint.CalendarUnit(rawValue: word.text) { return .recurring(.season(season)) }
    throw Flaw(
      "unknown-word", "“\(word.text)” is no weekday, month or season",
      remedy: Spelling.suggestion(
        for: word.text, among: Spelling.weekdays + Spelling.months + ["spring", "summer", "autumn", "winter"]),
      at: word.range)
  }

  // MARK: Lengths of time

  private func offset(_ cursor: inout Cursor) throws(Flaw) -> Bound {
    let length = try length(&cursor)
    if cursor.take(word: "after") {
      return .offset(TimeConstraint.Distance(length.forwards, words: length.words), from: try anchor(&cursor))
    }
    if cursor.take(word: "before") {
      return .offset(
        TimeConstraint.Distance(length.backwards, words: length.words), from: try anchor(&cursor))
    }
    throw Flaw(
      "expected-word", "after or before should stand here", remedy: "write 3 days after EVENT",
      at: cursor.here)
  }

  /// Reads a length of time.
  func length(_ cursor: inout Cursor) throws(Flaw) -> Length {
    if cursor.isAtWords { return Length(form: .open, words: try cursor.words().text) }
    var length = Length(form: .open)
    if cursor.take(words: "any", "time") {
      length.form = .open
    } else if cursor.take(word: "between") {
      let low = try openSpan(&cursor)
      guard cursor.take(word: "and") else {
        throw Flaw(
          "expected-word", "and should stand here", remedy: "write between 2 days and 1 month",
          at: cursor.here)
      }
      length.form = .between(low, try openSpan(&cursor))
    } else if cursor.take(words: "at", "least") {
      length.form = .atLeast(try span(&cursor))
    } else if cursor.take(words: "at", "most") {
      length.form = .atMost(try span(&cursor))
    } else if cursor.take(words: "no", "later", "than") || cursor.take(words: "no", "longer", "than") {
      length.form = .noLater(try span(&cursor))
    } else if cursor.take(words: "no", "earlier", "than") {
      length.form = .noEarlier(try span(&cursor))
    } else {
      _ = cursor.take(word: "exactly")
      if let vague = VagueWords.take(&cursor) {
        length.words = vague
        if let span = VagueWords.span(vague) { length.form = .exactly(span) }
        return length
      }
      length.form = try range(&cursor)
    }
    if cursor.next == 0x22 { length.words = try cursor.words().text }
    return length
  }

  private func range(_ cursor: inout Cursor) throws(Flaw) -> Length.Form {
    var copy = cursor
    if let low = copy.word().flatMap({ Spelling.number($0.text) }),
      copy.take(word: "to") || copy.take(word: "or"),
      let high = copy.peekWord().flatMap({ Spelling.number($0.text) })
    {
      _ = copy.word()
      if let unit = copy.peekWord().flatMap({ SpanUnit($0.text) }) {
        _ = copy.word()
        cursor = copy
        return .between(unit.span(low), unit.span(high))
      }
    }
    let low = try span(&cursor)
    if cursor.take(word: "to") { return .between(low, try span(&cursor)) }
    return .exactly(low)
  }

  private func openSpan(_ cursor: inout Cursor) throws(Flaw) -> CalendarSpan? {
    cursor.take(word: "open") ? nil : try span(&cursor, isBetween: true)
  }

  /// Reads numbers and their units: `1 year 2 months`, or `1 year and 2 months` where `and` joins nothing else.
  private func span(_ cursor: inout Cursor, isBetween: Bool = false) throws(Flaw) -> CalendarSpan {
    var total = CalendarSpan.zero
    var isFirst = true
    while let word = cursor.peekWord() {
      let article = word.text == "a" || word.text == "an"
      guard let number = article ? 1 : Spelling.number(word.text) else { break }
      var copy = cursor
      _ = copy.word()
      guard let unitWord = copy.word(), let unit = SpanUnit(unitWord.text) else {
        if !isFirst { break }
        throw Flaw(
          "expected-word", "a unit should stand here", remedy: "write days, weeks, months or years",
          at: copy.here)
      }
      guard abs(number) <= SpanUnit.most else {
        throw Flaw(
          "out-of-range", "\(number) \(unitWord.text) is too long", remedy: "check the number", at: word.range
        )
      }
      cursor = copy
      let part = unit.span(number)
      total = CalendarSpan(months: total.months + part.months, days: total.days + part.days)
      isFirst = false
      if !isBetween { _ = cursor.take(word: "and") }
    }
    if isFirst {
      throw Flaw(
        "expected-number", "a length of time should stand here",
        remedy: "write one such as 13 months, or quote vague words",
        at: cursor.here)
    }
    return total
  }
}

/// A unit lengths of time are counted in.
struct SpanUnit {
  private let months: Int
  private let days: Int
  /// The largest number read, so that sums stay far from overflow.
  static let most = 1_000_000_000

  init?(_ word: String) {
    switch word {
    case "day", "days": (months, days) = (0, 1)
    case "week", "weeks": (months, days) = (0, 7)
    case "month", "months": (months, days) = (1, 0)
    case "year", "years": (months, days) = (12, 0)
    default: return nil
    }
  }

  func span(_ number: Int) -> CalendarSpan {
    let number = min(max(number, -Self.most), Self.most)
    return CalendarSpan(months: months * number, days: days * number)
  }
}

/// Vague lengths of time that may be written without quotation marks.
enum VagueWords {
  private static let first: Set<String> = [
    "a", "an", "about", "around", "some", "several", "few", "many", "couple", "nearly", "almost", "shortly",
    "soon",
    "long", "roughly", "approximately", "barely", "just", "only", "immediately", "half", "over", "under",
    "circa",
  ]

  static func canBegin(_ word: String) -> Bool { first.contains(word) }

  /// Takes vague words up to `after`, `before` or the end, if they come next; “a year” is not vague.
  static func take(_ cursor: inout Cursor) -> String? {
    guard let word = cursor.peekWord(), canBegin(word.text) else { return nil }
    var copy = cursor
    var words: [String] = []
    while let next = copy.peekWord(), next.text != "after", next.text != "before" {
      if next.text == "or", !goesOn(copy) { break }
      words.append(next.text)
      _ = copy.word()
    }
    if words.count == 2, words[0] == "a" || words[0] == "an", SpanUnit(words[1]) != nil { return nil }
    cursor = copy
    return words.joined(separator: " ")
  }

  /// Whether `or` belongs to the words, as in “a day or two”, and begins no alternative.
  private static func goesOn(_ cursor: Cursor) -> Bool {
    let next = cursor.peekWords(3)
    guard next.count >= 2, Spelling.number(next[1]) != nil || ["so", "more", "less"].contains(next[1]) else {
      return false
    }
    return Int(next[1]) == nil && (next.count == 2 || next[2] == "after" || next[2] == "before")
  }

  /// Words after which a number is meant, though not exactly.
  private static let nearly: Set<String> = [
    "about", "around", "roughly", "approximately", "some", "nearly", "almost", "circa", "just", "barely",
    "only",
  ]

  /// The length that vague words name: “about six weeks” is six weeks.
  static func span(_ words: String) -> CalendarSpan? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 3, nearly.contains(parts[0]), let unit = SpanUnit(parts[2]) else { return nil }
    if parts[1] == "a" || parts[1] == "an" { return unit.span(1) }
    return Spelling.number(parts[1]).map { unit.span($0) }
  }

  /// The years that vague words name: “about fifteen” is fifteen.
  static func years(_ words: String) -> Int? {
    let parts = words.split(separator: " ").map(String.init)
    guard parts.count == 2, nearly.contains(parts[0]) else { return nil }
    return Spelling.number(parts[1])
  }

  /// Whether words need no quotation marks.
  static func isPlain(_ words: String) -> Bool {
    let parts = words.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, canBegin(first), parts.count <= 8 else { return false }
    if parts.count == 2, first == "a" || first == "an", SpanUnit(parts[1]) != nil { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part != "after" && part != "before" && part != "or"
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }
  }
}

/// The calendars a chronicle may name without quotation marks.
enum CalendarSpelling {
  static let words: [String] =
    ["unknown-style"]
    + CalendarCatalogue.standard.systems.map { $0.id.replacing("_", with: "-") }
    + CalendarCatalogue.standard.adoptions.map { $0.id.replacing("_", with: "-") }

  static func isKnown(_ word: String) -> Bool {
    words.contains(word) || CalendarCatalogue.standard.system(word) != nil
      || CalendarCatalogue.standard.adoption(word) != nil
  }
}
