/// Years: with a month, alone, with their era, and in two ways of beginning.
extension PhraseParser {
  /// Whether an era follows, so that a short number is a year.
  var isEra: Bool {
    var copy = self
    return copy.role("bc") || copy.role("ad")
  }

  /// Whether “of the Republic” follows.
  private var isRepublicEra: Bool {
    var copy = self
    return copy.role("republicEra")
  }

  /// Reads the year of a month or day, if one follows.
  mutating func year(of moment: inout PhraseMoment) throws(PhraseError) {
    let start = index
    _ = sign(",")
    let isRepublican = moment.calendarID == "french_republican"
    var isNamed = isRepublican && role("republicanYear")
    fillers()
    if isRepublican {
      isNamed = isNamed || role("republicanYear")
      if let year = roman() ?? digits(atMost: 3)?.value ?? (isNamed ? cardinal() : nil) {
        moment.year = year
        _ = role("republicEra")
        return
      }
      index = start
      return
    }
    if let calendar = moment.calendarID, calendar != "gregorian", let (year, _) = digits() {
      moment.year = year
      if calendar.hasPrefix("islamic") { _ = role("hijra") }
      return
    }
    if let regnal = try attempt({ parser throws(PhraseError) in try parser.regnalYear() }) {
      moment.regnal = regnal
      return
    }
    if let year = yearInWords() {
      moment.year = year
      return
    }
    if role("ad"), let (year, _) = digits() {
      moment.year = year
      return
    }
    // “January 79” may be 1979, and the 5 of “March 5” is a day.
    guard let (year, count) = digits(), count >= 3 || isEra else {
      if index > start, let written = tokens[..<index].last, written.kind == .digits,
        written.text.utf8.count == 2,
        !isDashAhead
      {
        throw PhraseError(
          .ambiguous(["\(PhraseText.two(Int(written.text) ?? 0)) AD", "19\(written.text)"]),
          at: written.utf8Range)
      }
      index = start
      return
    }
    moment.year = year
    let slash = index
    if sign("/"), let (second, digits) = digits(), isNext(second, digits, after: year) {
      moment.year = year + 1
      moment.isDualYear = true
    } else {
      index = slash
    }
    era(&moment)
  }

  /// Whether a dash or unit follows, so that a short number is no year.
  private var isDashAhead: Bool {
    guard let token = current else { return false }
    return token.text == "-" || token.text == "/" || token.kind == .word
  }

  func isNext(_ second: Int, _ digits: Int, after year: Int) -> Bool {
    var unit = 1
    for _ in 0..<digits { unit *= 10 }
    return (year + 1) % unit == second % unit && (digits < 4 || second == year + 1)
  }

  mutating func era(_ moment: inout PhraseMoment) {
    guard let year = moment.year else { return }
    if role("bc") {
      moment.year = 1 - year
      moment.isBeforeChrist = true
      moment.bareDigits = nil
    } else if role("ad") {
      moment.bareDigits = nil
    }
  }

  /// `1919`, `AD 79`, `44 BC`, `an VIII`.
  mutating func yearAlone() throws(PhraseError) -> PhraseMoment? {
    let start = index
    if role("republicanYear") {
      let number = roman()
      if let year = number ?? digits(atMost: 2)?.value ?? cardinal(), year <= 100,
        number != nil || isRepublicEra
      {
        _ = role("republicEra")
        var moment = PhraseMoment(.year, year: year, at: utf8Range(from: start))
        moment.calendarID = "french_republican"
        return moment
      }
    }
    index = start
    let isEraBefore = role("ad")
    if let year = yearInWords() {
      var moment = PhraseMoment(.year, year: year, at: utf8Range(from: start))
      era(&moment)
      return moment
    }
    guard let (year, count) = digits(), !(year == 0 && count < 4) else { return nil }
    if count == 2, tokens[index - 1].isElided, !isEra {
      throw PhraseError(
        .ambiguous(["19\(PhraseText.two(year))", "18\(PhraseText.two(year))"]), at: utf8Range(from: start))
    }
    var moment = PhraseMoment(.year, year: year, at: utf8Range(from: start))
    moment.bareDigits = isEraBefore ? nil : count
    if !isEraBefore, role("hijra") {
      moment.calendarID = "islamic_civil"
      moment.bareDigits = nil
      return moment
    }
    let slash = index
    if !isEraBefore, count >= 3, sign("/"), let (second, digits) = digits(), digits <= 2,
      isNext(second, digits, after: year)
    {
      moment.isDualYear = true
      moment.year = year + 1
      moment.bareDigits = nil
    } else {
      index = slash
    }
    era(&moment)
    moment.utf8Range = utf8Range(from: start)
    return moment
  }
}
