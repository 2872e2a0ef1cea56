package import Calendars

/// Says days and stretches of days in words.
package struct DateWords: Sendable {
  /// The language.
  package let language: InterfaceLanguage
  private let months: [String]
  private let shortMonths: [String]
  private let catalogue: Catalogue

  /// How much room there is.
  package enum Style: Sendable {
    /// In a sentence: “from 3 to 10 February 1919”.
    case sentence
    /// In a list or beside a bar: “3–10 Feb 1919”.
    case compact
  }

  /// Creates the words of a language.
  package init(_ language: InterfaceLanguage) {
    self.language = language
    catalogue = Catalogue.of(language)
    let catalogue = catalogue
    months = (1...12).map { catalogue("month.\($0)") }
    shortMonths = (1...12).map { catalogue("month.short.\($0)") }
  }

  /// A day: “3 February 1919”, « 3 février 1919 », « 1er mars 1921 ».
  package func day(_ day: DayNumber, style: Style = .sentence) -> String {
    let date = Gregorian.date(day)
    return "\(dayOfMonth(date)) \(month(date, style)) \(year(date.astronomicalYear))"
  }

  /// A year, counted from the era: “1919”, “44 BC”.
  package func year(_ astronomical: Int) -> String {
    astronomical > 0 ? String(astronomical) : catalogue("date.bc", ["year": String(1 - astronomical)])
  }

  /// The days a point may fall on.
  ///
  /// - Parameters:
  ///   - earliest: The first of them; `nil` where it is open.
  ///   - latest: The last of them; `nil` where it is open.
  ///   - style: How much room there is.
  /// - Returns: The words; whole months and years are named as such, and nothing is rounded.
  package func window(_ earliest: DayNumber?, _ latest: DayNumber?, style: Style = .sentence) -> String {
    switch (earliest, latest) {
    case (nil, nil): catalogue("date.none")
    case (let first?, nil): catalogue("date.orLater", ["day": boundary(first, isStart: true, style)])
    case (nil, let last?): catalogue("date.orEarlier", ["day": boundary(last, isStart: false, style)])
    case (let first?, let last?): stretch(first, last, style)
    }
  }

  /// The words for something that lasts, from the days it may start on to the days it may end on.
  package func duration(
    start: (earliest: DayNumber?, latest: DayNumber?), end: (earliest: DayNumber?, latest: DayNumber?),
    style: Style = .compact
  ) -> String {
    if start.earliest == start.latest, end.earliest == end.latest, let first = start.earliest,
      let last = end.earliest
    {
      return first == last ? day(first, style: style) : stretch(first, last, style)
    }
    let hasStart = start.earliest != nil || start.latest != nil
    let hasEnd = end.earliest != nil || end.latest != nil
    return switch (hasStart, hasEnd) {
    case (false, false): catalogue("date.none")
    case (true, false):
      catalogue("date.starts", ["window": window(start.earliest, start.latest, style: .compact)])
    case (false, true):
      catalogue("date.ends", ["window": window(end.earliest, end.latest, style: .compact)])
    case (true, true) where start.earliest == nil && (start.latest ?? .max) >= (end.latest ?? .max):
      catalogue("date.ends", ["window": window(end.earliest, end.latest, style: .compact)])
    case (true, true) where end.latest == nil && (end.earliest ?? .min) <= (start.earliest ?? .min):
      catalogue("date.starts", ["window": window(start.earliest, start.latest, style: .compact)])
    case (true, true) where start == end && start.earliest != nil && start.latest != nil:
      catalogue("date.within", ["window": window(start.earliest, start.latest, style: .compact)])
    case (true, true):
      catalogue(
        "date.fromTo",
        [
          "start": window(start.earliest, start.latest, style: .compact),
          "end": window(end.earliest, end.latest, style: .compact),
        ])
    }
  }

  /// One of several stretches: “1911 or 1912”.
  func either(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return catalogue("date.or", ["first": parts.dropLast().joined(separator: ", "), "last": last])
  }

  /// How many days there are: “1 possible day”, « 59 jours possibles ».
  package func possibleDays(_ earliest: DayNumber, _ latest: DayNumber) -> String {
    catalogue("date.possibleDays", count: latest - earliest + 1)
  }

  private func boundary(_ day: DayNumber, isStart: Bool, _ style: Style) -> String {
    let date = Gregorian.date(day)
    if isStart ? (date.month, date.day) == (1, 1) : (date.month, date.day) == (12, 31) {
      return year(date.astronomicalYear)
    }
    if isStart ? date.day == 1 : day == Gregorian.lastDay(ofMonth: date.month, year: date.astronomicalYear) {
      return "\(month(date, style)) \(year(date.astronomicalYear))"
    }
    return self.day(day, style: style)
  }

  private func stretch(_ first: DayNumber, _ last: DayNumber, _ style: Style) -> String {
    guard first != last else { return day(first, style: style) }
    let from = Gregorian.date(first)
    let to = Gregorian.date(last)
    let isSameYear = from.astronomicalYear == to.astronomicalYear
    let isWholeMonths =
      from.day == 1 && last == Gregorian.lastDay(ofMonth: to.month, year: to.astronomicalYear)
    if isWholeMonths, from.month == 1, to.month == 12 {
      return isSameYear
        ? year(to.astronomicalYear)
        : join(year(from.astronomicalYear), year(to.astronomicalYear), style, key: "date.years")
    }
    if isWholeMonths {
      let end = "\(month(to, style)) \(year(to.astronomicalYear))"
      if isSameYear, from.month == to.month { return end }
      let start = isSameYear ? month(from, style) : "\(month(from, style)) \(year(from.astronomicalYear))"
      return join(start, end, style, key: "date.months")
    }
    let end = day(last, style: style)
    if isSameYear, from.month == to.month { return join(dayOfMonth(from), end, style, key: "date.days") }
    if isSameYear { return join("\(dayOfMonth(from)) \(month(from, style))", end, style, key: "date.days") }
    return join(day(first, style: style), end, style, key: "date.days")
  }

  private func join(_ start: String, _ end: String, _ style: Style, key: String) -> String {
    switch style {
    case .compact: start + "–" + end
    case .sentence: elided(catalogue(key, ["start": start, "end": end]))
    }
  }

  /// « d’avril », « d’octobre »: the French “de” before a vowel, where words begin with it.
  private func elided(_ text: String) -> String {
    guard language == .french, text.hasPrefix("de "), let first = text.dropFirst(3).first,
      "aeiouyàâéèêîôû".contains(first)
    else { return text }
    return "d’" + text.dropFirst(3)
  }

  /// A date in words put where a sentence has it as it is noted.
  ///
  /// French joins it to the “de” before it: « daté de 1919-01-26 » becomes « daté du 26 janvier 1919 », « de 1919-04 »
  /// « d’avril 1919 », and a stretch that begins with its own “de” or “du” takes its place.
  package func put(_ words: String, for noted: String, in sentence: String) -> String {
    guard language == .french, sentence.contains("de " + noted) else {
      return sentence.replacing(noted, with: words)
    }
    let joined: String
    if ["de ", "du ", "d’"].contains(where: words.hasPrefix) {
      joined = words
    } else if let space = words.firstIndex(of: " "),
      Int(words[..<space]) != nil || words[..<space] == catalogue("date.firstOfMonth"),
      (months + shortMonths).contains(where: words[words.index(after: space)...].hasPrefix)
    {
      joined = "du " + words
    } else {
      joined = elided("de " + words)
    }
    return sentence.replacing("de " + noted, with: joined).replacing(noted, with: words)
  }

  private func dayOfMonth(_ date: CivilDate) -> String {
    date.day == 1 ? catalogue("date.firstOfMonth") : String(date.day)
  }

  private func month(_ date: CivilDate, _ style: Style) -> String {
    switch style {
    case .sentence: months[date.month - 1]
    case .compact: shortMonths[date.month - 1]
    }
  }
}

extension DayNumber {
  fileprivate static let max = DayNumber(.max)
  fileprivate static let min = DayNumber(.min)
}
