import Calendars

extension PhraseParser {
  /// Reads one date with what is said around it.
  mutating func moment() throws(PhraseError) -> PhraseMoment? {
    try attempt { parser throws(PhraseError) in try parser.qualifiedMoment() }
  }

  private mutating func qualifiedMoment() throws(PhraseError) -> PhraseMoment? {
    var isApproximate = false
    var isUncertain = false
    var thirds: ClosedRange<Int>?
    var half: Int?
    var weekday: Weekday?
    var week: Int?
    var some: Set<String> = []
    var isNight = false
    var dekadDay: Int?
    var decisions: [PhraseDecision] = []
    while true {
      let start = index
      if current?.text == "~" {
        advance()
        isApproximate = true
      } else if hourBefore() {
        _ = sign(",")
      } else if let found = parts() {
        decisions.append(PhraseDecision(words: words(from: start, to: index), rule: found.rule))
        thirds = found.thirds
        half = found.half
        _ = sign("-")
      } else if let found = dekadOfMonth() {
        thirds = found...found
      } else if let found = weekOfMonth() {
        week = found
        decisions.append(PhraseDecision(words: words(from: start, to: index), rule: "week"))
      } else if var found = try core() {
        if week != nil, found.scale != .month { return nil }
        found.week = week
        found.isApproximate = isApproximate || found.isApproximate
        found.isUncertain = isUncertain || found.isUncertain
        found.thirds = thirds
        found.half = half
        if let weekday { found.weekday = weekday }
        found.isNight = isNight
        found.dekadDay = dekadDay
        found.hasSomeDay = some.contains("someDay") || some.contains("sometime")
        found.hasSomeMonth = some.contains("someMonth") || some.contains("sometime")
        if found.scale == .year, some.contains("someDay") { found.hasSomeMonth = true }
        if (thirds != nil || half != nil || !some.isEmpty), found.scale != .year { found.bareDigits = nil }
        // “The early 2000s” are the years from 2000, “the early 1900s” a third of the century.
        if thirds != nil, found.scale == .century, found.year == 2000 { found.scale = .decade }
        found.decisions =
          decisions.map {
            PhraseDecision(words: $0.words, rule: "\($0.rule).\(found.scale)")
          } + found.decisions
        behind(&found)
        return found
      } else if role("night") {
        isNight = true
      } else if role("approximate") {
        isApproximate = true
      } else if role("uncertain") {
        isUncertain = true
        _ = sign(":")
      } else if let found = take({ if case .dekadDay(let number) = $0 { number } else { nil } }) {
        dekadDay = found
        _ = sign(",")
      } else if let name = ["sometime", "someDay", "someMonth", "someYear", "someDecade"].first(where: {
        role($0)
      }) {
        some.insert(name)
      } else if let found = someWeekday() {
        weekday = found
        _ = sign(",")
      } else if !role("filler") {
        return nil
      }
    }
  }

  /// Reads “Sunday”, “one Sunday”, “un dimanche”.
  private mutating func someWeekday() -> Weekday? {
    let start = index
    _ = take { $0 == .number(1) ? true : nil }
    if let number = take({ if case .weekday(let number) = $0 { number } else { nil } }) {
      return Weekday(rawValue: number)
    }
    index = start
    return nil
  }

  /// Reads “first week of”, “last week of”; the weeks of a month are counted from its first day.
  private mutating func weekOfMonth() -> Int? {
    let start = index
    let isLast = role("last")
    if let number = isLast ? 0 : ordinal(), (0...5).contains(number),
      take({ $0 == .unit("week") ? true : nil }) == true
    {
      return number
    }
    index = start
    return nil
  }

  /// Reads “first decade of” before a month of the Republic: ten days, which are a third of it.
  private mutating func dekadOfMonth() -> Int? {
    let start = index
    if let number = ordinal(), (1...3).contains(number), role("dekad") {
      let place = index
      fillers()
      if let (calendar, _) = month(), calendar == "french_republican" {
        index = place
        return number - 1
      }
    }
    index = start
    return nil
  }

  /// Reads “early”, “mid-to-late”, “first half of”.
  mutating func parts() -> (thirds: ClosedRange<Int>?, half: Int?, rule: String)? {
    guard let name = part() else { return nil }
    switch name {
    case "firstHalf": return (nil, 0, "first-half")
    case "secondHalf": return (nil, 1, "second-half")
    default: break
    }
    let order = ["early", "mid", "late"]
    guard let first = order.firstIndex(of: name) else { return nil }
    let start = index
    _ = sign("-")
    _ = role("to") || role("or")
    _ = sign("-")
    if let next = part(), let last = order.firstIndex(of: next), last > first {
      return (first...last, nil, "\(name)-to-\(next)")
    }
    index = start
    return (first...first, nil, name)
  }

  private mutating func part() -> String? {
    take { if case .part(let name) = $0 { name } else { nil } }
  }

  /// Reads what stands behind a date: era, style, “?”, “approx.”.
  private mutating func behind(_ moment: inout PhraseMoment) {
    while true {
      let start = index
      if sign("?") {
        moment.isUncertain = true
        continue
      }
      if sign("~") {
        moment.isApproximate = true
        continue
      }
      if current?.text == "-" {
        advance()
        if current?.text == "ish", role("approximate") {
          moment.isApproximate = true
          moment.bareDigits = nil
          continue
        }
        index = start
      }
      let isBracketed = sign("(") || sign("[")
      _ = isBracketed ? false : sign(",")
      if isBracketed, sign("?") {
        moment.isUncertain = true
      } else if isBracketed, sign("~") {
        moment.isApproximate = true
      } else if !isBracketed, moment.scale == .day, timeOfDay() {
        // The day stays the one written, whatever the hour.
      } else if role("oldStyle") {
        moment.style = .system(.julian)
      } else if role("newStyle") {
        moment.style = .system(.gregorian)
      } else if role("approximate") {
        moment.isApproximate = true
      } else if role("uncertain") {
        moment.isUncertain = true
        if isBracketed, sign("/"), role("approximate") { moment.isApproximate = true }
      } else if isBracketed, sign("/"), role("approximate") {
        moment.isApproximate = true
      } else if moment.grouping != nil, isBracketed, role("northern") {
        moment.grouping = moment.grouping.map { $0 <= 24 ? $0 + 4 : $0 }
      } else if moment.grouping != nil, isBracketed, role("southern") {
        moment.grouping = moment.grouping.map { $0 <= 24 ? $0 + 8 : $0 }
      } else {
        index = start
        return
      }
      if isBracketed { _ = sign(")") || sign("]") }
      moment.bareDigits = nil
    }
  }

  /// Reads “in the evening”, “at 10 o'clock”, “à 10 h 30”.
  private mutating func timeOfDay() -> Bool {
    let start = index
    if role("partOfDay") { return true }
    _ = role("clockAt")
    if let (hour, count) = digits(), count <= 2, hour <= 24 {
      var isTime = false
      if sign(":") || sign("."), let (minute, count) = digits(), count == 2, minute < 60 { isTime = true }
      if role("clockUnit") {
        isTime = true
        let place = index
        if let (minute, _) = digits(), minute < 60 { _ = role("clockUnit") } else { index = place }
      }
      if isTime {
        _ = role("partOfDay")
        return true
      }
    }
    index = start
    return false
  }

  /// Reads an hour before a date, which needs its unit or a colon to be one.
  private mutating func hourBefore() -> Bool {
    let start = index
    _ = role("clockAt")
    if let (hour, count) = digits(), count <= 2, hour <= 24 {
      let hasMinutes = sign(":") && (digits().map { $0.count == 2 && $0.value < 60 } ?? false)
      if role("clockUnit") {
        _ = digits(atMost: 2)
        return true
      }
      if hasMinutes { return true }
    }
    index = start
    return false
  }

  // MARK: Forms

  private mutating func core() throws(PhraseError) -> PhraseMoment? {
    if var found = try attempt({ parser throws(PhraseError) in try parser.numericDate() }) {
      era(&found)
      return found
    }
    if let found = try attempt({ parser throws(PhraseError) in try parser.weekdayDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.weekDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.stretchDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.feastDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.regnalDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in parser.complementaryDay() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.romanDay() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in parser.centuryPart() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.yearFirstDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.hyphenedDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.dayMonthYear() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.monthDayYear() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.groupingDate() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in parser.century() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in parser.decade() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in parser.centuryNumber() }) { return found }
    if let found = try attempt({ parser throws(PhraseError) in try parser.dayNumber() }) { return found }
    return try attempt { parser throws(PhraseError) in try parser.yearAlone() }
  }

  /// The “17th” of “17th–19th century”, whose century is named later.
  private mutating func centuryNumber() -> PhraseMoment? {
    let start = index
    guard let number = ordinal() ?? roman(), (1...99).contains(number) else { return nil }
    var ahead = self
    guard ahead.sign("-") || ahead.role("to") || ahead.role("and") || ahead.role("or") else { return nil }
    ahead.fillers()
    if ahead.part() != nil { _ = ahead.sign("-") }
    guard ahead.century() != nil else { return nil }
    var moment = PhraseMoment(.year, year: number, at: utf8Range(from: start))
    moment.bareDigits = 2
    return moment
  }

  /// `1919-03-04`, `4/3/1919`, `4.III.1919`, `3/1919`; asks where day and month could be exchanged.
  private mutating func numericDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let (first, firstDigits) = digits() else { return nil }
    guard let separator = current, separator.kind == .sign, ["/", ".", "-"].contains(separator.text) else {
      return nil
    }
    advance()
    let romanMonth = roman() ?? (separator.text == "." ? smallRoman() : nil)
    guard let (second, secondDigits) = romanMonth.map({ ($0, 2) }) ?? digits(atMost: 4) else { return nil }
    guard sign(separator.text) else {
      // A month and a year.
      guard separator.text == "/", firstDigits <= 2, secondDigits == 4, (1...12).contains(first) else {
        return nil
      }
      return PhraseMoment(.month, year: second, month: first, at: utf8Range(from: start))
    }
    guard let (third, thirdDigits) = digits() else { return nil }
    if firstDigits == 4, thirdDigits <= 2, secondDigits <= 2 {
      return PhraseMoment(.day, year: first, month: second, day: third, at: utf8Range(from: start))
    }
    guard firstDigits <= 2, secondDigits <= 2, thirdDigits >= 3 else {
      guard firstDigits <= 2, secondDigits <= 2, thirdDigits == 2 else { return nil }
      throw PhraseError(
        .ambiguous(["19\(PhraseText.two(third))", "18\(PhraseText.two(third))"]), at: utf8Range(from: start))
    }
    let dayFirst = PhraseText.date(third, second, first)
    let monthFirst = PhraseText.date(third, first, second)
    let isDayFirstOnly = first > 12 || first == second || separator.text == "." || romanMonth != nil
    if !isDayFirstOnly, second <= 12 {
      throw PhraseError(.ambiguous([dayFirst, monthFirst]), at: utf8Range(from: start))
    }
    let (day, month) = isDayFirstOnly ? (first, second) : (second, first)
    guard (1...12).contains(month), (1...31).contains(day) else {
      throw PhraseError(.noSuchDate(isDayFirstOnly ? dayFirst : monthFirst), at: utf8Range(from: start))
    }
    return PhraseMoment(.day, year: third, month: month, day: day, at: utf8Range(from: start))
  }

  /// The “iii” of “4.iii.1919”.
  private mutating func smallRoman() -> Int? {
    guard let token = current, token.kind == .word, let value = PhraseLexer.roman(token.text) else {
      return nil
    }
    advance()
    return value
  }

  /// `4-Mar-1919`, as registers and tables have it.
  private mutating func hyphenedDate() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let (day, dayDigits) = digits(), dayDigits <= 2, sign("-"), let (calendar, month) = month(),
      calendar == "gregorian", sign("-"), let (year, yearDigits) = digits(),
      yearDigits == 2 || yearDigits == 4
    else { return nil }
    guard yearDigits == 4 else {
      throw PhraseError(
        .ambiguous(["19\(PhraseText.two(year))", "18\(PhraseText.two(year))"]), at: utf8Range(from: start))
    }
    return PhraseMoment(.day, year: year, month: month, day: day, at: utf8Range(from: start))
  }

  /// The “3rd” of “3rd–5th May 1871” and “the 3rd to the 5th of May”, whose month is named later.
  private mutating func dayNumber() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let number = ordinal(), (1...31).contains(number) else { return nil }
    var ahead = self
    for _ in 0..<4 {
      guard ahead.sign("-") || ahead.sign(",") || ahead.role("to") || ahead.role("and") || ahead.role("or")
      else { return nil }
      ahead.fillers()
      if try ahead.attempt({ parser throws(PhraseError) in try parser.dayMonthYear() }) != nil {
        var moment = PhraseMoment(.year, year: number, at: utf8Range(from: start))
        moment.bareDigits = 2
        return moment
      }
      guard ahead.ordinal() != nil else { return nil }
    }
    return nil
  }

  /// `4 March 1919`, `18 brumaire an VIII`, `1er mai`, `10/23 March 1917`.
  mutating func dayMonthYear() throws(PhraseError) -> PhraseMoment? {
    let start = index
    let day: Int
    if let found = ordinal() {
      day = found
    } else if let (value, count) = digits(), count <= 2 {
      day = value
    } else if let value = cardinal(), value > 1 {
      // The “a” of “a day of May” and the “un” of “un soir de mai” are articles: a first day has an ordinal.
      day = value
    } else {
      return nil
    }
    var newStyleDay: Int?
    let slash = index
    if sign("/"), let (value, count) = digits(), count <= 2 { newStyleDay = value } else { index = slash }
    fillers()
    guard let (calendar, month) = month() else { return nil }
    guard (1...31).contains(day) else {
      guard calendar == "gregorian" else { return nil }
      throw PhraseError(.noSuchDate("day \(day)"), at: tokens[start].utf8Range)
    }
    var moment = PhraseMoment(.day, month: month, day: day, at: utf8Range(from: start))
    moment.calendarID = calendar
    moment.newStyleDay = newStyleDay
    if newStyleDay == nil { newStyleDate(of: &moment) }
    try year(of: &moment)
    if moment.newStyleDay == nil, moment.year != nil { newStyleDate(of: &moment) }
    moment.utf8Range = utf8Range(from: start)
    return isLikely(moment) ? moment : nil
  }

  /// Reads the day and month of the other style: “25 October (7 November) 1917”, “25 October/7 November 1917”.
  private mutating func newStyleDate(of moment: inout PhraseMoment) {
    let start = index
    let isBracketed = sign("(")
    guard isBracketed || sign("/"), let (day, count) = digits(), count <= 2, (1...31).contains(day) else {
      index = start
      return
    }
    _ = ordinalEnding()
    fillers()
    guard let (calendar, month) = month(), calendar == "gregorian" else {
      index = start
      return
    }
    _ = isBracketed && moment.year != nil ? digits()?.value : nil
    _ = sign(",")
    _ = role("newStyle")
    guard !isBracketed || sign(")") else {
      index = start
      return
    }
    moment.newStyleDay = day
    moment.newStyleMonth = month
  }

  /// Whether a Hebrew month comes with a year of its own calendar; the Av of “av 1880” is none.
  private func isLikely(_ moment: PhraseMoment) -> Bool {
    moment.calendarID != "hebrew" || (moment.year ?? 0) >= 3000
  }

  /// `March 4, 1919`, `March 1919`, `March`.
  mutating func monthDayYear() throws(PhraseError) -> PhraseMoment? {
    let start = index
    guard let (calendar, month) = month() else { return nil }
    var moment = PhraseMoment(.month, month: month, at: utf8Range(from: start))
    moment.calendarID = calendar
    let place = index
    fillers()
    if vocabulary.isDayBehindMonth, !isRegnal, let day = ordinal() ?? shortNumber(), (1...31).contains(day),
      current?.text != "/", !isEra
    {
      moment.day = day
      moment.scale = .day
    } else {
      index = place
    }
    try year(of: &moment)
    moment.utf8Range = utf8Range(from: start)
    return isLikely(moment) ? moment : nil
  }

  private mutating func shortNumber() -> Int? {
    let start = index
    if let (value, count) = digits(), count <= 2 { return value }
    index = start
    return nil
  }

  mutating func month() -> (calendar: String, number: Int)? {
    let gregorian = take { symbol -> (String, Int)? in
      if case .month("gregorian", let number) = symbol { ("gregorian", number) } else { nil }
    }
    return gregorian
      ?? take { if case .month(let calendar, let number) = $0 { (calendar, number) } else { nil } }
  }
}
