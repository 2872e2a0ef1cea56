import Calendars

/// Dates that are found from other dates: weekdays beside feasts, weeks, reigns, Roman days, parts of centuries.
extension PhraseParser {
  /// `Monday after Michaelmas 1450`, `the first Sunday in May 1871`, `le dernier lundi d'août 1914`.
  mutating func weekdayDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    let number = role("last") ? 0 : ordinal()
    guard let found = take({ if case .weekday(let number) = $0 { number } else { nil } }),
      let weekday = Weekday(rawValue: found)
    else { return nil }
    _ = role("following")
    let sign = role("after") ? 1 : role("before") ? -1 : 0
    guard sign != 0 || number != nil, number ?? 1 != 0 || sign == 0 else { return nil }
    fillers()
    guard let base = try base(isDay: sign != 0) else { return nil }
    var moment = PhraseMoment(.day, at: utf8Range(from: start))
    moment.year = base.year
    moment.reckoning =
      sign == 0
      ? .weekdayWithin(weekday, number: number ?? 1, base)
      : .weekday(weekday, count: sign * (number ?? 1), from: base)
    guard (0...53).contains(number ?? 1) else { return nil }
    return moment
  }

  /// `the week of 3 May 1871`.
  mutating func weekDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard role("weekOf") else { return nil }
    fillers()
    guard let base = try base(isDay: true) else { return nil }
    var moment = PhraseMoment(.month, at: utf8Range(from: start))
    moment.year = base.year
    moment.reckoning = .week(base)
    return moment
  }

  /// `the first three months of 1871`, `les dix derniers jours de mai 1871`, `the last day of May 1871`.
  mutating func stretchDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    var side = self.side()
    let written = cardinal()
    let number = written ?? 1
    if side == nil { side = self.side() }
    guard number > 0, let side, let name = unit(), let span = Self.span(number, name) else { return nil }
    guard written != nil || name == "day" || name == "month" else { return nil }
    fillers()
    let base: PhraseMoment
    if let month = try attempt({ parser throws(PhraseError) in try parser.base(isDay: false) }) {
      base = month
    } else if let (year, count) = digits(), count == 4 {
      base = PhraseMoment(.year, year: year, at: utf8Range(from: start))
    } else {
      return nil
    }
    var moment = PhraseMoment(.month, at: utf8Range(from: start))
    moment.year = base.year
    moment.reckoning = .stretch(span, isFirst: side, base)
    return moment
  }

  /// Whether the first or the last of something is meant; `nil` if neither is said.
  private mutating func side() -> Bool? {
    if role("firstOf") { return true }
    return role("last") ? false : nil
  }

  /// A date to count from: a day, or a month or season of the church that holds several.
  private mutating func base(isDay: Bool) throws(PhraseError) -> PhraseMoment? {
    if let feast = try attempt({ parser throws(PhraseError) in try parser.feastDate() }) { return feast }
    if let day = try attempt({ parser throws(PhraseError) in try parser.dayMonthYear() }) {
      return isDay && (day.year != nil || day.regnal != nil) ? day : nil
    }
    guard let found = try attempt({ parser throws(PhraseError) in try parser.monthDayYear() }),
      found.year != nil || found.regnal != nil, (found.scale == .day) == isDay
    else { return nil }
    return found
  }

  // MARK: Reigns

  /// `3 Edward III`, `the twelfth year of Louis XIV`, `l'an 12 du règne de Louis XIV`.
  mutating func regnalDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let regnal = try regnalYear() else { return nil }
    var moment = PhraseMoment(.year, at: utf8Range(from: start))
    moment.regnal = regnal
    return moment
  }

  /// Whether the year of a reign follows.
  var isRegnal: Bool {
    var copy = self
    return (try? copy.regnalYear()) != nil
  }

  /// Reads the year of a reign.
  mutating func regnalYear() throws(PhraseError) -> RegnalYear? {
    let start = index
    let isNamed = role("reignYear")
    guard let year = ordinal() ?? cardinal(), year > 0 else {
      index = start
      return nil
    }
    _ = !isNamed && role("reignYear")
    while role("ofReign") {}
    let place = index
    let names = vocabulary.matches(tokens, at: index) { symbol -> String? in
      if case .ruler(let name) = symbol { name } else { nil }
    }
    guard let longest = names.first?.count else {
      index = start
      return nil
    }
    advance(longest)
    let number = roman() ?? digits(atMost: 2)?.value
    let kingdom = take { symbol -> String? in if case .kingdom(let name) = symbol { name } else { nil } }
    let rulers = names.filter { $0.count == longest }.flatMap {
      ReignCatalogue.standard.reigns(of: $0.value, number: number)
    }
    var fitting = rulers.filter { kingdom == nil || $0.dynasty == kingdom }
    guard !fitting.isEmpty else {
      index = start
      return nil
    }
    if fitting.count > 1, number != nil {
      let home = fitting.filter { $0.dynasty == vocabulary.homeDynasty }
      if home.count == 1 { fitting = home }
    }
    if fitting.count > 1 { fitting = fitting.filter { $0.days(ofYear: year) != nil } }
    guard fitting.count == 1 else {
      throw PhraseError(
        fitting.isEmpty ? .noSuchDate(words(from: start, to: index)) : .ambiguous(fitting.map(Self.name)),
        at: utf8Range(from: place))
    }
    return RegnalYear(reign: fitting[0], year: year)
  }

  private static func name(_ reign: Reign) -> String {
    let words = reign.name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return "\(words.joined(separator: " ")) \(RomanNumber.text(reign.number))"
  }

  // MARK: Days with names

  /// `jour de la Vertu an II`: the days at the end of a year of the Republic.
  mutating func complementaryDay() -> PhraseMoment? {
    let start = index
    guard let day = take({ if case .complementaryDay(let day) = $0 { day } else { nil } }) else { return nil }
    fillers()
    let isNamed = role("republicanYear")
    guard let year = roman() ?? digits(atMost: 3)?.value ?? (isNamed ? cardinal() : nil) else { return nil }
    _ = role("republicEra")
    var moment = PhraseMoment(.day, year: year, month: 13, day: day, at: utf8Range(from: start))
    moment.calendarID = "french_republican"
    return moment
  }

  /// `the Ides of March 44 BC`.
  mutating func romanDay() throws(PhraseError) -> PhraseMoment? {
    let start = index
    let name = ["kalends", "nones", "ides"].first { role($0) }
    guard let name else { return nil }
    fillers()
    guard let (calendar, month) = month(), calendar == "gregorian" else { return nil }
    let isLate = [3, 5, 7, 10].contains(month)
    let day = name == "kalends" ? 1 : (name == "nones" ? 5 : 13) + (isLate ? 2 : 0)
    var moment = PhraseMoment(.day, month: month, day: day, at: utf8Range(from: start))
    moment.isRoman = true
    fillers()
    guard let (year, _) = digits() else { return nil }
    moment.year = year
    era(&moment)
    moment.utf8Range = utf8Range(from: start)
    return moment
  }

  /// `1917 May 20`, `1917, 20 May`: the year first, as archives write.
  mutating func yearFirstDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let (year, count) = digits(), count == 4 else { return nil }
    _ = sign(",")
    var day = ordinal() ?? digits(atMost: 2)?.value
    guard let (calendar, month) = month(), calendar == "gregorian" else { return nil }
    let place = index
    if day == nil {
      if let found = ordinal() ?? digits(atMost: 2)?.value { day = found } else { index = place }
    }
    guard day.map({ (1...31).contains($0) }) ?? true else { return nil }
    return PhraseMoment(
      day == nil ? .month : .day, year: year, month: month, day: day, at: utf8Range(from: start))
  }

  // MARK: Centuries

  /// `the last quarter of the 18th century`, `the first decade of the twentieth century`, `the turn of the 20th century`.
  mutating func centuryPart() -> PhraseMoment? {
    let start = index
    let fraction: Fraction
    if role("turnOf") {
      fraction = .turn
    } else {
      let isLast = role("last")
      guard let number = isLast ? 0 : ordinal() else { return nil }
      let count = role("quarterOf") ? 4 : role("decadeOf") ? 10 : 0
      guard count > 0, number <= count else { return nil }
      fraction = .part(isLast ? count - 1 : number - 1, of: count)
    }
    let words = words(from: start, to: index)
    fillers()
    guard var moment = century() else { return nil }
    moment.fraction = fraction
    if fraction == .turn { moment.decisions = [PhraseDecision(words: words, rule: "turn.century")] }
    moment.utf8Range = utf8Range(from: start)
    return moment
  }

  // MARK: Numbers

  /// A year in words: `nineteen seventeen`, `eighteen hundred`, `mil sept cent quatre-vingt-neuf`, `deux mille`.
  mutating func yearInWords() -> Int? {
    let start = index
    guard current?.kind == .word else { return nil }
    if let year = thousands() ?? hundreds() ?? pairs(), (1000...2999).contains(year) { return year }
    index = start
    return nil
  }

  private mutating func below(_ limit: Int) -> Int? {
    let start = index
    if current?.kind == .word, let value = cardinal(), value < limit { return value }
    index = start
    return nil
  }

  /// `two thousand and three`, `mil neuf cent dix-sept`.
  private mutating func thousands() -> Int? {
    let start = index
    let count = below(10) ?? 1
    _ = sign("-")
    guard role("thousand") else {
      index = start
      return nil
    }
    _ = sign("-")
    return count * 1000 + (rest() ?? 0)
  }

  /// `nine hundred and seventeen`, or less than a hundred.
  private mutating func rest() -> Int? {
    let start = index
    _ = role("and")
    let hundreds = index
    let count = below(10) ?? 1
    _ = sign("-")
    if role("hundred") { return 100 * count + afterHundreds() }
    index = hundreds
    if let more = below(100) { return more }
    index = start
    return nil
  }

  /// `eighteen hundred`, `eighteen hundred and four`, `dix-neuf cent dix-sept`.
  private mutating func hundreds() -> Int? {
    let start = index
    if let century = below(30), century > 9 {
      _ = sign("-")
      if role("hundred") { return 100 * century + afterHundreds() }
    }
    index = start
    return nil
  }

  /// What follows a number of hundreds: `and four`, `dix-sept`, or nothing.
  private mutating func afterHundreds() -> Int {
    let place = index
    _ = sign("-")
    _ = role("and")
    if let more = below(100) { return more }
    index = place
    return 0
  }

  /// `nineteen seventeen`, `eighteen forty-eight`.
  private mutating func pairs() -> Int? {
    let start = index
    if let century = below(21), century > 9 {
      _ = sign("-")
      if let more = below(100), more > 9 { return 100 * century + more }
    }
    index = start
    return nil
  }
}
