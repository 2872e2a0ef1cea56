/// Prints what expressions say in one form each.
struct EDTFPrinter {
  private(set) var text = ""

  mutating func print(_ content: EDTFExpression.Content) {
    switch content {
    case .date(let date): print(date)
    case .interval(let start, let end):
      print(start)
      text += "/"
      print(end)
    case .oneOf(let members): print(members, "[", "]")
    case .allOf(let members): print(members, "{", "}")
    }
  }

  private mutating func print(_ end: EDTFExpression.End) {
    switch end {
    case .date(let date): print(date)
    case .open: text += ".."
    case .unknown: break
    }
  }

  private mutating func print(_ members: [EDTFExpression.Member], _ open: String, _ close: String) {
    text += open
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      switch member {
      case .date(let date): print(date)
      case .range(let first, let last):
        print(first)
        text += ".."
        print(last)
      case .onOrBefore(let date):
        text += ".."
        print(date)
      case .onOrAfter(let date):
        print(date)
        text += ".."
      }
    }
    text += close
  }

  /// Prints a date; a qualifier of all parts up to one stands behind it, any other before its part.
  mutating func print(_ date: EDTFDate) {
    let parts: [EDTFDate.Parts] = [.year, .month, .day]
    let count = date.day != nil ? 3 : date.month != nil ? 2 : 1
    let uncertainGroup = parts.prefix(count).prefix { date.uncertain.contains($0) }.count
    let approximateGroup = parts.prefix(count).prefix { date.approximate.contains($0) }.count
    for index in 0..<count {
      if index > 0 { text += "-" }
      text += Self.sign(
        index >= uncertainGroup && date.uncertain.contains(parts[index]),
        index >= approximateGroup && date.approximate.contains(parts[index]))
      switch index {
      case 0: print(date.year)
      case 1: print(date.month)
      default: print(date.day)
      }
      text += Self.sign(uncertainGroup == index + 1, approximateGroup == index + 1)
    }
    if let time = date.time { print(time) }
  }

  private static func sign(_ isUncertain: Bool, _ isApproximate: Bool) -> String {
    isUncertain ? (isApproximate ? "%" : "?") : isApproximate ? "~" : ""
  }

  private mutating func print(_ year: EDTFYear) {
    if year.isPrefixed { text += "Y" }
    if year.isNegative { text += "-" }
    if year.isPrefixed {
      var significand = year.magnitude
      for _ in 0..<year.exponent { significand /= 10 }
      text += String(significand)
      if year.exponent > 0 { text += "E\(year.exponent)" }
    } else {
      var place = 1000
      for bit in (0..<4).reversed() {
        text += year.mask & (1 << bit) != 0 ? "X" : String(year.magnitude / place % 10)
        place /= 10
      }
    }
    if let digits = year.significantDigits { text += "S\(digits)" }
  }

  private mutating func print(_ digits: EDTFDigits?) {
    guard let digits else { return }
    text += digits.tens == 10 ? "X" : String(digits.tens)
    text += digits.ones == 10 ? "X" : String(digits.ones)
  }

  private mutating func print(_ time: EDTFTime) {
    text += "T\(Self.two(Int(time.hour))):\(Self.two(Int(time.minute))):\(Self.two(Int(time.second)))"
    switch time.shift {
    case nil: break
    case .utc: text += "Z"
    case .hours(let hours): text += (hours < 0 ? "-" : "+") + Self.two(Int(hours.magnitude))
    case .minutes(let minutes):
      let size = Int(minutes.magnitude)
      text += (minutes < 0 ? "-" : "+") + Self.two(size / 60) + ":" + Self.two(size % 60)
    }
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension EDTFExpression: CustomStringConvertible {
  /// The canonical form: equal expressions print alike, and the form reads back to an equal one.
  public var description: String {
    var printer = EDTFPrinter()
    printer.print(content)
    return printer.text
  }
}

extension EDTFDate: CustomStringConvertible {
  /// The canonical form.
  public var description: String {
    var printer = EDTFPrinter()
    printer.print(self)
    return printer.text
  }
}
