import Calendars

/// Reads an expression from UTF-8 in one pass, without allocating for anything but sets.
struct EDTFParser {
  /// The highest level to accept.
  let limit: EDTFLevel
  /// The calendar of the numbers; `nil` is the Gregorian.
  let calendar: CalendarChoice?
  /// The level of what was read so far.
  private var level = EDTFLevel.zero
  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var index = 0

  init(limit: EDTFLevel, calendar: CalendarChoice? = nil) {
    self.limit = limit
    self.calendar = calendar
  }

  /// Where a date stands, since not every form is allowed everywhere.
  private enum Place { case alone, inInterval, inSet }

  mutating func read(_ text: String) throws(EDTFError) -> (EDTFExpression.Content, EDTFLevel) {
    var text = text
    let result: Result<(EDTFExpression.Content, EDTFLevel), EDTFError> = text.withUTF8 { utf8 in
      do throws(EDTFError) {
        return .success(try read(utf8))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Reads a whole buffer, which has to outlive the call only.
  mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) throws(EDTFError) -> (
    EDTFExpression.Content, EDTFLevel
  ) {
    guard utf8.count > 0 else { throw EDTFError(.empty, at: 0) }
    guard utf8.count <= EDTFExpression.lengthLimit else {
      throw EDTFError(.tooLong(utf8.count), at: EDTFExpression.lengthLimit)
    }
    bytes = utf8
    index = 0
    level = .zero
    defer { bytes = UnsafeBufferPointer(start: nil, count: 0) }
    let content: EDTFExpression.Content =
      switch current {
      case UInt8(ascii: "["): .oneOf(try set(closedBy: UInt8(ascii: "]")))
      case UInt8(ascii: "{"): .allOf(try set(closedBy: UInt8(ascii: "}")))
      default: try dateOrInterval()
      }
    guard index == bytes.count else { throw unexpected(.end) }
    return (content, level)
  }

  // MARK: Expressions

  private mutating func dateOrInterval() throws(EDTFError) -> EDTFExpression.Content {
    let start: EDTFExpression.End
    if current == UInt8(ascii: "/") {
      start = .unknown
    } else if take("..") {
      start = .open
      guard current == UInt8(ascii: "/") else { throw unexpected(.intervalEnd) }
    } else {
      let hasSlash = containsSlash()
      let date = try date(hasSlash ? .inInterval : .alone)
      guard hasSlash else { return .date(date) }
      guard current == UInt8(ascii: "/") else { throw unexpected(.end) }
      start = .date(date)
    }
    index += 1
    let endIndex = index
    let end: EDTFExpression.End
    if index == bytes.count {
      end = .unknown
    } else if take("..") {
      end = .open
    } else {
      end = .date(try date(.inInterval))
    }
    if case .date(let first) = start, case .date(let last) = end {
      guard first.firstDay(.strict, calendar) <= last.lastDay(.strict, calendar) else {
        throw EDTFError(.reversed, at: endIndex)
      }
    } else {
      try need(.one, at: 0)
    }
    return .interval(start: start, end: end)
  }

  private mutating func set(closedBy close: UInt8) throws(EDTFError) -> [EDTFExpression.Member] {
    try need(.two, at: 0)
    index += 1
    skipSpaces()
    guard current != close else { throw EDTFError(.emptySet, at: index) }
    var members: [EDTFExpression.Member] = []
    while true {
      let memberIndex = index
      if members.isEmpty, take("..") {
        members.append(.onOrBefore(try date(.inSet)))
      } else {
        let first = try date(.inSet)
        if take("..") {
          let isLast = current == close || current == UInt8(ascii: " ")
          if isLast {
            members.append(.onOrAfter(first))
            skipSpaces()
            guard current == close else { throw unexpected(.setContinuation) }
          } else {
            let last = try date(.inSet)
            guard first.writtenGranularity == last.writtenGranularity else {
              throw EDTFError(.mixedPrecision, at: memberIndex)
            }
            guard first.firstDay(.strict, calendar) <= last.lastDay(.strict, calendar) else {
              throw EDTFError(.reversed, at: memberIndex)
            }
            members.append(.range(first, last))
          }
        } else {
          members.append(.date(first))
        }
      }
      skipSpaces()
      if current == close, index < bytes.count {
        index += 1
        return members
      }
      guard current == UInt8(ascii: ",") else { throw unexpected(.setContinuation) }
      index += 1
      skipSpaces()
    }
  }

  // MARK: Dates

  private mutating func date(_ place: Place) throws(EDTFError) -> EDTFDate {
    let start = index
    var hasInnerQualifier = false
    let yearLeft = try qualifier()
    var date = EDTFDate(year: try year())
    if yearLeft != nil { hasInnerQualifier = true }
    apply(yearLeft, to: &date, .year)
    var right = try qualifier()
    apply(right, to: &date, .year)
    if current == UInt8(ascii: "-"), !date.year.isPrefixed, date.year.significance == 0 {
      if right != nil { hasInnerQualifier = true }
      right = try monthAndDay(&date, &hasInnerQualifier)
    }
    if current == UInt8(ascii: "T") {
      guard date.day != nil, !date.hasUnspecifiedDigits, !date.isUncertain, !date.isApproximate else {
        throw unexpected(.end)
      }
      guard place == .alone else { throw EDTFError(.timeNotAllowed, at: index) }
      date.time = try time()
      guard current != UInt8(ascii: "?"), current != UInt8(ascii: "~"), current != UInt8(ascii: "%") else {
        throw unexpected(.end)
      }
    }
    if let calendar, !date.exists(in: calendar) { throw EDTFError(.notInCalendar, at: start) }
    var used = Self.level(ofUnqualified: date, inInterval: place == .inInterval)
    if hasInnerQualifier { used = .two } else if right != nil { used = max(used, .one) }
    if used != .zero { try need(used, at: start) }
    return date
  }

  private mutating func monthAndDay(
    _ date: inout EDTFDate, _ hasInnerQualifier: inout Bool
  ) throws(EDTFError) -> Qualifier? {
    index += 1
    let monthLeft = try qualifier()
    if monthLeft != nil { hasInnerQualifier = true }
    let monthIndex = index
    let month = try digits(.month)
    date.month = month
    if let number = month.value {
      guard (1...(calendar == nil ? 12 : 13)).contains(number) || (21...41).contains(number) else {
        throw EDTFError(.monthOutOfRange(number), at: monthIndex)
      }
    } else if !(month.tens <= 1 || month.tens == 10) {
      throw EDTFError(.noSuchMonth, at: monthIndex)
    }
    apply(monthLeft, to: &date, .month)
    var right = try qualifier()
    apply(right, to: &date, [.year, .month])
    guard current == UInt8(ascii: "-") else { return right }
    if let number = month.value, number > 20 { throw EDTFError(.dayOfGrouping, at: index) }
    if right != nil { hasInnerQualifier = true }
    index += 1
    let dayLeft = try qualifier()
    if dayLeft != nil { hasInnerQualifier = true }
    let dayIndex = index
    let day = try digits(.day)
    date.day = day
    if let number = day.value {
      guard (1...31).contains(number) else { throw EDTFError(.dayOutOfRange(number), at: dayIndex) }
    } else if !(day.tens <= 3 || day.tens == 10) {
      throw EDTFError(.noSuchDay, at: dayIndex)
    }
    if calendar == nil, !date.exists(in: nil) { throw EDTFError(.noSuchDay, at: dayIndex) }
    apply(dayLeft, to: &date, .day)
    right = try qualifier()
    apply(right, to: &date, [.year, .month, .day])
    return right
  }

  private mutating func year() throws(EDTFError) -> EDTFYear {
    let start = index
    if current == UInt8(ascii: "Y") { return try longYear() }
    var year = EDTFYear(magnitude: 0)
    if current == UInt8(ascii: "-") {
      year.isNegative = true
      index += 1
    }
    let first = index
    while index < bytes.count, index - first < 4 {
      let byte = bytes[index]
      let digit = byte &- 0x30
      year.magnitude *= 10
      year.mask <<= 1
      if digit < 10 {
        year.magnitude += Int(digit)
      } else if byte == UInt8(ascii: "X") {
        year.mask |= 1
      } else {
        break
      }
      index += 1
    }
    let count = index - first
    guard count == 4 else {
      if current == UInt8(ascii: "u") || current == UInt8(ascii: "x") {
        throw EDTFError(.draftNotation, at: index)
      }
      if count == 0 {
        throw current == UInt8(ascii: "(") || current == UInt8(ascii: "o") || current == UInt8(ascii: "u")
          || current == UInt8(ascii: "y") ? EDTFError(.draftNotation, at: index) : unexpected(.date)
      }
      let isShort = index == bytes.count || [0x2D, 0x2F, 0x3F, 0x7E, 0x25].contains(current)
      throw isShort ? EDTFError(.yearTooShort(count), at: first) : unexpected(.yearDigit)
    }
    if current &- 0x30 < 10 || current == UInt8(ascii: "X") { throw EDTFError(.yearNeedsPrefix, at: start) }
    if year.isNegative, year.magnitude == 0, year.mask == 0 { throw EDTFError(.negativeZero, at: start) }
    if current == UInt8(ascii: "S") {
      guard year.mask == 0 else { throw unexpected(.month) }
      year.significance = try significance()
    }
    return year
  }

  private mutating func longYear() throws(EDTFError) -> EDTFYear {
    let start = index
    index += 1
    var year = EDTFYear(magnitude: 0)
    year.isPrefixed = true
    if current == UInt8(ascii: "-") {
      year.isNegative = true
      index += 1
    }
    guard current != UInt8(ascii: "0") else { throw EDTFError(.leadingZero, at: index) }
    year.magnitude = try number(atMost: CalendarSystem.furthestYear)
    if current == UInt8(ascii: "E") {
      index += 1
      guard current != UInt8(ascii: "0") else { throw EDTFError(.leadingZero, at: index) }
      let exponent = try number(atMost: 15)
      for _ in 0..<exponent {
        year.magnitude *= 10
        guard year.magnitude <= CalendarSystem.furthestYear else { throw EDTFError(.yearTooLarge, at: start) }
      }
      year.exponent = UInt8(exponent)
    }
    guard year.magnitude > 9999 else { throw EDTFError(.prefixNotNeeded, at: start) }
    if current == UInt8(ascii: "S") { year.significance = try significance() }
    return year
  }

  private mutating func significance() throws(EDTFError) -> UInt8 {
    index += 1
    guard current != UInt8(ascii: "0") else { throw EDTFError(.leadingZero, at: index) }
    return UInt8(try number(atMost: 99))
  }

  private mutating func number(atMost limit: Int) throws(EDTFError) -> Int {
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      value = value * 10 + Int(bytes[index] &- 0x30)
      guard value <= limit else { throw EDTFError(.yearTooLarge, at: start) }
      index += 1
    }
    guard index > start else { throw unexpected(.number) }
    return value
  }

  // MARK: Times

  private mutating func time() throws(EDTFError) -> EDTFTime {
    index += 1
    let start = index
    let hour = try twoDigits(.time)
    try expect(UInt8(ascii: ":"), .time)
    let minute = try twoDigits(.time)
    try expect(UInt8(ascii: ":"), .time)
    let second = try twoDigits(.time)
    guard minute < 60, hour < 24 || (hour == 24 && minute == 0 && second == 0), second <= 60 else {
      throw EDTFError(.timeOutOfRange, at: start)
    }
    let shift = try shift()
    if second == 60 {
      // A leap second is the last of a day of Coordinated Universal Time.
      let minutes =
        switch shift {
        case nil, .utc: 0
        case .hours(let hours): Int(hours) * 60
        case .minutes(let minutes): Int(minutes)
        }
      guard (hour * 60 + minute - minutes + 2880) % 1440 == 1439 else {
        throw EDTFError(.timeOutOfRange, at: start)
      }
    }
    return EDTFTime(hour: UInt8(hour), minute: UInt8(minute), second: UInt8(second), shift: shift)
  }

  private mutating func shift() throws(EDTFError) -> EDTFTime.Shift? {
    if current == UInt8(ascii: "Z") {
      index += 1
      return .utc
    }
    guard current == UInt8(ascii: "+") || current == UInt8(ascii: "-") else { return nil }
    let start = index
    let sign = current == UInt8(ascii: "-") ? -1 : 1
    index += 1
    let hours = try twoDigits(.shift)
    guard hours < 24 else { throw EDTFError(.shiftOutOfRange, at: start) }
    guard current == UInt8(ascii: ":") else {
      if sign < 0, hours == 0 { throw EDTFError(.shiftOutOfRange, at: start) }
      return .hours(Int8(sign * hours))
    }
    index += 1
    let minutes = try twoDigits(.shift)
    guard minutes < 60, sign > 0 || hours + minutes > 0 else { throw EDTFError(.shiftOutOfRange, at: start) }
    return .minutes(Int16(sign * (hours * 60 + minutes)))
  }

  private mutating func twoDigits(_ expectation: EDTFError.Expectation) throws(EDTFError) -> Int {
    var value = 0
    for _ in 0..<2 {
      guard current &- 0x30 < 10 else { throw unexpected(expectation) }
      value = value * 10 + Int(current &- 0x30)
      index += 1
    }
    return value
  }

  private mutating func expect(_ byte: UInt8, _ expectation: EDTFError.Expectation) throws(EDTFError) {
    guard current == byte else { throw unexpected(expectation) }
    index += 1
  }

  // MARK: Parts

  private mutating func digits(_ expectation: EDTFError.Expectation) throws(EDTFError) -> EDTFDigits {
    let tens = try digit(expectation)
    return EDTFDigits(tens: tens, ones: try digit(expectation))
  }

  private mutating func digit(_ expectation: EDTFError.Expectation) throws(EDTFError) -> UInt8 {
    let byte = current
    let digit = byte &- 0x30
    if digit < 10 {
      index += 1
      return digit
    }
    if byte == UInt8(ascii: "X") {
      index += 1
      return 10
    }
    if byte == UInt8(ascii: "u") || byte == UInt8(ascii: "x") || byte == UInt8(ascii: "(") {
      throw EDTFError(.draftNotation, at: index)
    }
    throw unexpected(expectation)
  }

  private enum Qualifier { case uncertain, approximate, both }

  private mutating func qualifier() throws(EDTFError) -> Qualifier? {
    let found: Qualifier
    switch current {
    case UInt8(ascii: "?"): found = .uncertain
    case UInt8(ascii: "~"): found = .approximate
    case UInt8(ascii: "%"): found = .both
    default: return nil
    }
    index += 1
    if current == UInt8(ascii: "?") || current == UInt8(ascii: "~") || current == UInt8(ascii: "%") {
      throw EDTFError(.draftNotation, at: index)
    }
    return found
  }

  private func apply(_ qualifier: Qualifier?, to date: inout EDTFDate, _ parts: EDTFDate.Parts) {
    guard let qualifier else { return }
    if qualifier != .approximate { date.uncertain.formUnion(parts) }
    if qualifier != .uncertain { date.approximate.formUnion(parts) }
  }

  // MARK: Levels

  private mutating func need(_ needed: EDTFLevel, at offset: Int) throws(EDTFError) {
    guard needed <= limit else { throw EDTFError(.needsLevel(needed), at: offset) }
    if needed > level { level = needed }
  }

  /// The level of a date, its qualifiers apart.
  private static func level(ofUnqualified date: EDTFDate, inInterval: Bool) -> EDTFLevel {
    let year = date.year
    if year.exponent != 0 || year.significance != 0 { return .two }
    if let code = date.month?.value, code > 20 { return code > 24 || year.mask != 0 ? .two : .one }
    guard date.hasUnspecifiedDigits else { return year.isNegative || year.isPrefixed ? .one : .zero }
    if inInterval { return .two }
    if year.mask != 0 { return date.month == nil && (year.mask == 1 || year.mask == 3) ? .one : .two }
    let month = date.month
    let day = date.day
    if let month, month.isWhollyUnspecified { return day?.isWhollyUnspecified ?? true ? .one : .two }
    return month?.isSpecified ?? true && day?.isWhollyUnspecified ?? false ? .one : .two
  }

  // MARK: Bytes

  /// The byte at the reading place, 0 at the end; no rule reads a 0.
  private var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func take(_ dots: StaticString) -> Bool {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "."), bytes[index + 1] == UInt8(ascii: ".")
    else {
      return false
    }
    index += 2
    return true
  }

  private mutating func skipSpaces() {
    while current == UInt8(ascii: " ") { index += 1 }
  }

  private func containsSlash() -> Bool {
    var place = index
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "/") { return true }
      place += 1
    }
    return false
  }

  private func unexpected(_ expectation: EDTFError.Expectation) -> EDTFError {
    guard index < bytes.count else { return EDTFError(.unexpected(nil, expected: expectation), at: index) }
    let rest = UnsafeBufferPointer(rebasing: bytes[index..<min(index + 4, bytes.count)])
    let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first
    return EDTFError(.unexpected(scalar, expected: expectation), at: index)
  }
}
