extension TemporalMatcher {
  /// Reads a number at a place.
  ///
  /// - Returns: Its value (hundredths for ``NumberReader/n``) and the token after it, or nothing.
  func read(_ reader: NumberReader, at place: Int) -> (Int, Int)? {
    let token = tokens[place]
    let digits = token.kind == .number ? token.utf8Count : 0
    switch reader {
    case .n:
      if digits > 0 { return digitCount(at: place) }
      if value(at: place, in: classes.article) != nil {
        guard place + 1 < tokens.count, let more = value(at: place + 1, in: classes.multiplier) else {
          return (100, place + 1)
        }
        return more == 12 ? (1200, place + 2) : wordNumber(at: place + 1).map { ($0.0 * 100, $0.1) }
      }
      return wordNumber(at: place).map { ($0.0 * 100, $0.1) }
    case .ord: return ordinal(at: place)
    case .dom:
      guard digits == 1 || digits == 2, let day = token.number, (1...31).contains(day), isAlone(place) else {
        return nil
      }
      // In French only the first has a suffix: "le 4e" is no day.
      if let end = afterSuffix(place + 1) { return classes.isFrench && day > 1 ? nil : (day, end) }
      // "4.3.1922" is a date, "4.3" is not a day.
      let isDotted =
        place + 4 < tokens.count && tokens[place + 1].key == tokens[place + 3].key
        && tokens[place + 3].kind == .sign
        && tokens[place + 4].utf8Count == 4
      return isFollowedByLetters(place) || (isFollowedByDecimals(place) && !isDotted) ? nil : (day, place + 1)
    case .domth:
      guard digits == 1 || digits == 2, let day = token.number, (1...31).contains(day), isAlone(place),
        let end = afterSuffix(place + 1)
      else { return nil }
      return (day, end)
    case .domw:
      guard token.kind == .word else { return nil }
      if let (value, end) = ordinalWord(at: place), (1...31).contains(value) { return (value, end) }
      guard classes.isFrench, let (value, end) = wordNumber(at: place), (2...31).contains(value) else {
        return nil
      }
      return (value, end)
    case .mon:
      guard digits == 1 || digits == 2, let month = token.number, (1...12).contains(month) else { return nil }
      return isFollowedByLetters(place) ? nil : (month, place + 1)
    case .romanmonth:
      guard let month = roman(at: place), month <= 12 else { return nil }
      return (month, place + 1)
    case .year:
      guard digits == 4, let year = token.number, (1000...2100).contains(year), isAlone(place),
        !isFollowedByLetters(place), !isFollowedByDecimals(place)
      else { return nil }
      return (year, place + 1)
    case .anyyear:
      guard (1...4).contains(digits), let year = token.number, year > 0, isAlone(place),
        !isFollowedByLetters(place)
      else { return nil }
      return (year, place + 1)
    case .year3:
      guard digits == 3, let year = token.number, isAlone(place), !isFollowedByLetters(place),
        !isFollowedByDecimals(place)
      else { return nil }
      return (year, place + 1)
    case .anytens:
      guard (2...4).contains(digits), let year = token.number, year > 0, year % 10 == 0 else { return nil }
      return (year, place + 1)
    case .yy:
      guard digits == 2, let year = token.number, !isFollowedByLetters(place), !isFollowedByDecimals(place)
      else {
        return nil
      }
      return (year, place + 1)
    case .yearw: return yearInWords(at: place)
    case .roman:
      guard let value = roman(at: place) else { return nil }
      return (value, place + 1)
    case .tens:
      guard digits == 4, let year = token.number, year % 10 == 0, (1000...2100).contains(year) else {
        return nil
      }
      return (year, place + 1)
    case .tens2:
      guard digits == 2, let year = token.number, year % 10 == 0 else { return nil }
      return (year, place + 1)
    case .hundreds:
      guard digits == 4, let year = token.number, year % 100 == 0, (1000...2000).contains(year) else {
        return nil
      }
      return (year / 100 + 1, place + 1)
    case .hour:
      if digits == 1 || digits == 2, let hour = token.number, hour <= 24, isAlone(place) {
        return (hour, place + 1)
      }
      guard token.kind == .word, let (value, end) = wordNumber(at: place), value <= 24 else { return nil }
      return (value, end)
    case .minute:
      if digits == 2, let minute = token.number, minute < 60 { return (minute, place + 1) }
      guard token.kind == .word, let (value, end) = wordNumber(at: place), value < 60 else { return nil }
      return (value, end)
    }
  }

  /// Whether nothing is joined to the front of a number that would make it part of something else.
  private func isAlone(_ place: Int) -> Bool {
    guard place > 0, tokens[place].isJoined else { return true }
    let before = tokens[place - 1]
    switch before.kind {
    case .word: return false
    case .number: return true
    case .sign:
      // $1914, £1914, 3.1914 and 12,1914 are no years; (1914, 1913-1914 and « 1914 are.
      if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: before.key)),
        scalar.properties.generalCategory == .currencySymbol
      {
        return false
      }
      if before.isSign("#") || before.isSign("§") || before.isSign("+") || before.isSign("=") { return false }
      if before.isSign(".") || before.isSign(",") || before.isSign(":") {
        return
          !(place > 1 && tokens[place - 2].kind == .number && before.isJoined
          && (before.isSign(",") || before.isSign(":")))
      }
      return true
    }
  }

  private func isFollowedByLetters(_ place: Int) -> Bool {
    place + 1 < tokens.count && tokens[place + 1].kind == .word && tokens[place + 1].isJoined
  }

  private func isFollowedByDecimals(_ place: Int) -> Bool {
    guard place + 2 < tokens.count, tokens[place + 1].isJoined, tokens[place + 2].isJoined,
      tokens[place + 2].kind == .number
    else { return place + 1 < tokens.count && tokens[place + 1].isJoined && tokens[place + 1].isSign("%") }
    return tokens[place + 1].isSign(",") || tokens[place + 1].isSign(".")
  }

  /// A count in digits, with thousands set apart and decimals, in hundredths.
  private func digitCount(at place: Int) -> (Int, Int)? {
    guard isAlone(place), tokens[place].utf8Count <= 4, var value = tokens[place].number else { return nil }
    var end = place + 1
    if isFollowedByLetters(place), afterSuffix(place + 1) != nil { return nil }
    let decimal: Unicode.Scalar = classes.isFrench ? "," : "."
    let thousands: Unicode.Scalar = classes.isFrench ? "." : ","
    while end + 1 < tokens.count, tokens[end].isSign(thousands), tokens[end].isJoined,
      tokens[end + 1].isJoined,
      tokens[end + 1].kind == .number, tokens[end + 1].utf8Count == 3, value < 100_000
    {
      value = value * 1000 + (tokens[end + 1].number ?? 0)
      end += 2
    }
    var hundredths = value * 100
    if end + 1 < tokens.count, tokens[end].isSign(decimal), tokens[end].isJoined, tokens[end + 1].isJoined,
      let digits = tokens[end + 1].number, tokens[end + 1].utf8Count <= 2
    {
      hundredths += tokens[end + 1].utf8Count == 1 ? digits * 10 : digits
      end += 2
    }
    return (hundredths, end)
  }

  /// A cardinal in words: "two hundred and fifty-three", "quatre-vingt-dix-sept".
  func wordNumber(at start: Int) -> (Int, Int)? {
    var total = 0
    var current = 0
    var end = start
    var place = start
    var last = 0
    while place < tokens.count {
      if let value = value(at: place, in: classes.number) {
        let rest = current % 100
        if classes.isFrench, value == 20, rest == 4, last == 4 {
          current += 76
          last = 80
        } else {
          guard end == start || fits(value, after: rest) else { break }
          current += value
          last = value
        }
      } else if let value = value(at: place, in: classes.multiplier) {
        if value == 100 {
          guard current < 100 else { break }
          current = max(current, 1) * 100
        } else {
          guard total == 0 else { break }
          total = max(current, 1) * value
          current = 0
        }
        last = value
      } else {
        break
      }
      end = place + 1
      place = skipConnector(end, after: last)
    }
    return end > start ? (total + current, end) : nil
  }

  /// Whether a number word may follow what has been read: units after tens, and in French the teens
  /// after sixty and eighty.
  private func fits(_ value: Int, after rest: Int) -> Bool {
    if rest == 0 { return true }
    if rest >= 20, rest % 10 == 0, value < 10 { return true }
    guard classes.isFrench else { return false }
    if rest == 60 || rest == 80 { return value < 20 }
    if rest == 70 || rest == 90 || rest == 10 { return (7...9).contains(value) }
    return false
  }

  /// Passes a hyphen or an "and" between number words.
  private func skipConnector(_ place: Int, after last: Int) -> Int {
    guard place + 1 < tokens.count else { return place }
    func isNumber(_ place: Int) -> Bool {
      value(at: place, in: classes.number) != nil || value(at: place, in: classes.multiplier) != nil
    }
    if tokens[place].isSign("-"), tokens[place].isJoined, tokens[place + 1].isJoined {
      if isNumber(place + 1) { return place + 1 }
      if place + 3 < tokens.count, value(at: place + 1, in: classes.and) != nil,
        tokens[place + 2].isSign("-"),
        isNumber(place + 3)
      {
        return place + 3
      }
      return place
    }
    guard value(at: place, in: classes.and) != nil, let next = value(at: place + 1, in: classes.number) else {
      return place
    }
    if classes.isFrench {
      return last >= 20 && last % 10 == 0 && (next == 1 || next == 11) ? place + 1 : place
    }
    return last == 100 || last == 1000 ? place + 1 : place
  }

  /// The token after an ordinal's suffix, or nothing if there is none.
  private func afterSuffix(_ place: Int) -> Int? {
    guard place < tokens.count, tokens[place].isJoined, value(at: place, in: classes.suffix) != nil else {
      return nil
    }
    return place + 1
  }

  private func ordinal(at place: Int) -> (Int, Int)? {
    let token = tokens[place]
    if token.kind == .number {
      guard token.utf8Count <= 2, isAlone(place), let value = token.number, let end = afterSuffix(place + 1)
      else {
        return nil
      }
      return (value, end)
    }
    if let found = ordinalWord(at: place) { return found }
    // XVIIIe, XIXème: the suffix is part of the word.
    if classes.isFrench { return romanOrdinal(at: place) }
    return nil
  }

  private func ordinalWord(at place: Int) -> (Int, Int)? {
    if let value = value(at: place, in: classes.ordinal) { return (value, place + 1) }
    // twenty-first, trente et unième: tens in words, then an ordinal unit.
    guard let tens = value(at: place, in: classes.number), tens % 10 == 0,
      tens >= (classes.isFrench ? 10 : 20)
    else {
      return nil
    }
    var next = place + 1
    if next < tokens.count, tokens[next].isSign("-") { next += 1 }
    if next + 1 < tokens.count, value(at: next, in: classes.and) != nil { next += 1 }
    if next < tokens.count, tokens[next].isSign("-") { next += 1 }
    guard let unit = value(at: next, in: classes.ordinal) ?? value(at: next, in: classes.unitOrdinal),
      unit < 10 || (classes.isFrench && unit < 20), tens > 10 || (7...9).contains(unit)
    else { return nil }
    return (tens + unit, next + 1)
  }

  private func yearInWords(at place: Int) -> (Int, Int)? {
    if let (value, end) = wordNumber(at: place), (1000...2100).contains(value) { return (value, end) }
    guard !classes.isFrench, let high = value(at: place, in: classes.number), (11...20).contains(high) else {
      return nil
    }
    var next = place + 1
    if next < tokens.count, tokens[next].isSign("-"), tokens[next].isJoined { next += 1 }
    guard let (low, end) = wordNumber(at: next), (10...99).contains(low) else { return nil }
    return (high * 100 + low, end)
  }

  /// The value of Roman letters in capitals.
  func roman(at place: Int) -> Int? {
    let token = tokens[place]
    guard token.kind == .word, token.flags.contains(.capital), token.utf8Count <= 8 else { return nil }
    return Self.roman(bytes[Int(token.utf8Start)..<Int(token.utf8End)])
  }

  func romanOrdinal(at place: Int) -> (Int, Int)? {
    let token = tokens[place]
    guard token.kind == .word, token.flags.contains(.capital), (2...12).contains(token.utf8Count) else {
      return nil
    }
    let word = bytes[Int(token.utf8Start)..<Int(token.utf8End)]
    let letters = word.prefix { Self.romanValue($0) != nil }
    let tail = String(decoding: word[letters.endIndex...], as: UTF8.self)
    if tail.isEmpty, let end = afterSuffix(place + 1), let value = Self.roman(letters) { return (value, end) }
    guard ["e", "ème", "eme", "er", "ième", "re", "ᵉ", "ᵉʳ"].contains(tail), let value = Self.roman(letters)
    else { return nil }
    return (value, place + 1)
  }

  private static func romanValue(_ letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "I"): 1
    case UInt8(ascii: "V"): 5
    case UInt8(ascii: "X"): 10
    case UInt8(ascii: "L"): 50
    case UInt8(ascii: "C"): 100
    default: nil
    }
  }

  private static func roman(_ letters: ArraySlice<UInt8>) -> Int? {
    var total = 0
    var last = 0
    for letter in letters.reversed() {
      guard let value = romanValue(letter) else { return nil }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total > 0 ? total : nil
  }
}
