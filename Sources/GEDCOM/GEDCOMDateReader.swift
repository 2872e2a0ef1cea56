import Calendars

/// Reads date values word by word; keywords, months and calendars are found whatever their case.
struct GEDCOMDateReader {
  private struct Word {
    let text: Substring
    let upper: String
    let utf8Offset: Int
  }

  private let payload: String
  private var words: [Word] = []
  private var index = 0
  /// The calendar of an escape, which goes on holding for the dates that follow.
  private var escaped: CalendarSystem?

  init(_ payload: String) throws(GEDCOMDateError) {
    self.payload = payload
    guard payload.utf8.count <= 1_000 else { throw GEDCOMDateError(reason: .tooLong, utf8Offset: 1_000) }
    try split()
  }

  mutating func read() throws(GEDCOMDateError) -> GEDCOMDate.Form {
    guard let first = words.first else { throw GEDCOMDateError(reason: .empty, utf8Offset: 0) }
    if first.upper.hasPrefix("(") { return .words(phrase(from: 0)) }
    escaped = try escape() ?? escaped
    let form = try value()
    if let word = current { throw failure(.trailing(String(word.text))) }
    return form
  }

  private mutating func value() throws(GEDCOMDateError) -> GEDCOMDate.Form {
    switch take(["ABT", "CAL", "EST", "BEF", "AFT", "BET", "FROM", "TO", "INT"]) {
    case "ABT": return .date(try point(), .about)
    case "CAL": return .date(try point(), .calculated)
    case "EST": return .date(try point(), .estimated)
    case "BEF": return .before(try point())
    case "AFT": return .after(try point())
    case "BET":
      let first = try point(upTo: "AND")
      guard take(["AND"]) != nil else { throw failure(.missing("AND")) }
      let place = offset
      let second = try point()
      try check(first, second, at: place)
      return .between(first, second)
    case "FROM":
      let first = try point(upTo: "TO")
      guard take(["TO"]) != nil else { return .period(from: first, to: nil) }
      let place = offset
      let second = try point()
      try check(first, second, at: place)
      return .period(from: first, to: second)
    case "TO": return .period(from: nil, to: try point())
    case "INT":
      let point = try point(upTo: "(")
      let words = current.map { _ in phrase(from: index) } ?? ""
      index = self.words.count
      return .interpreted(point, words: words)
    default: return .date(try point(), .exact)
    }
  }

  private func check(
    _ first: GEDCOMDate.Point, _ second: GEDCOMDate.Point, at place: Int
  ) throws(GEDCOMDateError) {
    guard let lower = first.days.first, let upper = second.days.last, lower <= upper else {
      throw GEDCOMDateError(reason: .reversed, utf8Offset: place)
    }
  }

  /// Reads a date that ends where a keyword or the payload does.
  private mutating func point(upTo keyword: String? = nil) throws(GEDCOMDateError) -> GEDCOMDate.Point {
    let calendar: CalendarSystem
    if let found = try escape() {
      escaped = found
      calendar = found
    } else {
      calendar = try keywordCalendar() ?? escaped ?? .gregorian
    }
    let start = index
    while let word = current, !(keyword == "(" ? word.upper.hasPrefix("(") : word.upper == keyword) {
      index += 1
    }
    var parts = Array(words[start..<index])
    guard !parts.isEmpty else { throw failure(.dateExpected) }
    let end = index
    index = start
    defer { index = end }
    var isBeforeChrist = false
    if let last = parts.last, ["BC", "BCE", "B.C.", "B.C.E.", "B.C", "B.C.E"].contains(last.upper) {
      isBeforeChrist = true
      parts.removeLast()
    }
    guard let yearWord = parts.last else { throw failure(.dateExpected) }
    guard parts.count <= 3 else {
      throw GEDCOMDateError(reason: .trailing(String(parts[3].text)), utf8Offset: parts[3].utf8Offset)
    }
    var point = try year(yearWord, calendar: calendar, isBeforeChrist: isBeforeChrist)
    if parts.count >= 2 {
      let word = parts[parts.count - 2]
      guard let month = GEDCOMMonths.number(of: word.upper, in: calendar) else {
        throw GEDCOMDateError(
          reason: .unknownMonth(String(word.text.prefix(40)), calendar: calendar.name),
          utf8Offset: word.utf8Offset)
      }
      point.month = month
    }
    if parts.count == 3 {
      guard let day = number(parts[0].upper), parts[0].upper.utf8.count <= 2 else {
        throw GEDCOMDateError(reason: .dateExpected, utf8Offset: parts[0].utf8Offset)
      }
      point.day = day
    }
    guard !point.days.isEmpty else {
      let place = parts[0].utf8Offset
      let hasMonth =
        GEDCOMDate.Point(
          calendar: calendar, yearOfEra: point.yearOfEra, isBeforeChrist: isBeforeChrist,
          dualYear: point.dualYear,
          month: point.month, day: nil
        ).days.isEmpty == false
      if let day = point.day, hasMonth { throw GEDCOMDateError(reason: .noSuchDay(day), utf8Offset: place) }
      throw GEDCOMDateError(reason: .outsideCalendar(calendar.name), utf8Offset: place)
    }
    return point
  }

  private func year(
    _ word: Word, calendar: CalendarSystem, isBeforeChrist: Bool
  ) throws(GEDCOMDateError) -> GEDCOMDate.Point {
    let isChristian = calendar == .gregorian || calendar == .julian
    var digits = word.upper[...]
    var isBeforeChrist = isBeforeChrist
    for ending in ["BCE", "BC", "B.C.E.", "B.C."] where digits.hasSuffix(ending) {
      digits = digits.dropLast(ending.count)
      isBeforeChrist = true
      break
    }
    let numbers = digits.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = numbers.first, let year = number(first), year > 0, first.utf8.count <= 6,
      isChristian || !isBeforeChrist
    else {
      throw GEDCOMDateError(reason: .badYear(String(word.text.prefix(40))), utf8Offset: word.utf8Offset)
    }
    var dual: Int?
    if numbers.count == 2 {
      let second = numbers[1]
      let next = String(year + 1)
      guard isChristian, !isBeforeChrist, second == next || (second.utf8.count == 2 && next.hasSuffix(second))
      else {
        throw GEDCOMDateError(reason: .badDualYear(String(word.text.prefix(40))), utf8Offset: word.utf8Offset)
      }
      dual = year + 1
    }
    return GEDCOMDate.Point(
      calendar: calendar, yearOfEra: year, isBeforeChrist: isBeforeChrist, dualYear: dual, month: nil,
      day: nil)
  }

  private func number(_ text: some StringProtocol) -> Int? {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }

  // MARK: Calendars

  private mutating func escape() throws(GEDCOMDateError) -> CalendarSystem? {
    guard let word = current, word.upper.hasPrefix("@#D") else { return nil }
    guard word.upper.count > 4, word.upper.hasSuffix("@") else { throw failure(.unfinishedEscape) }
    let name = String(word.upper.dropFirst(3).dropLast())
    guard let calendar = Self.calendars[name] else { throw failure(.unknownCalendar(name)) }
    index += 1
    return calendar
  }

  private mutating func keywordCalendar() throws(GEDCOMDateError) -> CalendarSystem? {
    guard let word = current else { return nil }
    if let calendar = Self.calendars[word.upper] {
      index += 1
      return calendar
    }
    if word.upper.hasPrefix("_") { throw failure(.unknownCalendar(String(word.text.prefix(40)))) }
    return nil
  }

  private static let calendars: [String: CalendarSystem] = [
    "GREGORIAN": .gregorian, "JULIAN": .julian, "HEBREW": .hebrew, "FRENCH R": .frenchRepublican,
    "FRENCH_R": .frenchRepublican,
  ]

  // MARK: Words

  private var current: Word? { index < words.count ? words[index] : nil }
  private var offset: Int { current?.utf8Offset ?? payload.utf8.count }

  private func failure(_ reason: GEDCOMDateError.Reason) -> GEDCOMDateError {
    GEDCOMDateError(reason: reason, utf8Offset: offset)
  }

  private mutating func take(_ keywords: [String]) -> String? {
    guard let word = current, let found = keywords.first(where: { $0 == word.upper }) else { return nil }
    index += 1
    return found
  }

  /// The words between parentheses from a place to the end of the payload; a missing last parenthesis
  /// is forgiven.
  private func phrase(from index: Int) -> String {
    let start = payload.utf8.index(payload.startIndex, offsetBy: words[index].utf8Offset)
    var text = payload[start...]
    while text.last?.isWhitespace == true { text = text.dropLast() }
    text = text.dropFirst()
    return String(text.last == ")" ? text.dropLast() : text)
  }

  /// Splits the payload at white space; an escape such as `@#DFRENCH R@` is one word.
  private mutating func split() throws(GEDCOMDateError) {
    let utf8 = payload.utf8
    var place = utf8.startIndex
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    while place < utf8.endIndex {
      if isSpace(utf8[place]) {
        place = utf8.index(after: place)
        continue
      }
      let start = place
      if payload[start...].hasPrefix("@#") {
        let rest = utf8[utf8.index(start, offsetBy: 2)...]
        guard let close = rest.firstIndex(of: UInt8(ascii: "@")) else {
          throw GEDCOMDateError(
            reason: .unfinishedEscape, utf8Offset: utf8.distance(from: utf8.startIndex, to: start))
        }
        place = utf8.index(after: close)
      } else {
        while place < utf8.endIndex, !isSpace(utf8[place]) { place = utf8.index(after: place) }
      }
      let text = payload[start..<place]
      words.append(
        Word(
          text: text, upper: text.uppercased(),
          utf8Offset: utf8.distance(from: utf8.startIndex, to: start)))
    }
  }
}

/// The month codes of GEDCOM.
enum GEDCOMMonths {
  static let gregorian = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]
  static let hebrew = [
    "TSH", "CSH", "KSL", "TVT", "SHV", "ADR", "ADS", "NSN", "IYR", "SVN", "TMZ", "AAV", "ELL",
  ]
  static let republican = [
    "VEND", "BRUM", "FRIM", "NIVO", "PLUV", "VENT", "GERM", "FLOR", "PRAI", "MESS", "THER", "FRUC", "COMP",
  ]

  static func codes(of calendar: CalendarSystem) -> [String] {
    calendar == .hebrew ? hebrew : calendar == .frenchRepublican ? republican : gregorian
  }

  static func number(of code: String, in calendar: CalendarSystem) -> Int? {
    codes(of: calendar).firstIndex(of: code).map { $0 + 1 }
  }
}
