extension AnchoredTime {
  /// The value of TIMEX3: `1919-FA`, `192`, `1918-07-16TNI`.
  ///
  /// - SeeAlso: ISO 24617-1:2012 (ISO-TimeML), annex A; TimeML 1.2.1, §2.4. Years before the era are
  ///   written `BC0449` as in TIMEX2.
  package var timexValue: String {
    let base: String
    switch extent {
    case .day: base = "\(yearText)-\(two(index))-\(two(day))"
    case .week: base = "\(yearText)-W\(two(index))"
    case .weekend: base = "\(yearText)-W\(two(index))-WE"
    case .month: base = "\(yearText)-\(two(index))"
    case .quarter: base = "\(yearText)-Q\(index)"
    case .half: base = "\(yearText)-H\(index)"
    case .season: base = "\(yearText)-\(["SP", "SU", "FA", "WI"][max(0, min(3, index - 1))])"
    case .year: base = yearText
    case .decade: base = (isBeforeEra ? "BC" : "") + padded(year, 3)
    case .century: base = (isBeforeEra ? "BC" : "") + padded(year, 2)
    }
    if let minutes { return "\(base)T\(two(minutes / 60)):\(two(minutes % 60))" }
    guard let dayPart else { return base }
    return base + Self.code(of: dayPart)
  }

  /// The code of a part of the day.
  static func code(of part: DayPart) -> String {
    switch part {
    case .morning, .dawn: "TMO"
    case .midday: "T12:00"
    case .afternoon: "TAF"
    case .evening: "TEV"
    case .night: "TNI"
    case .daytime: "TDT"
    case .midnight: "T00:00"
    }
  }

  /// The `mod` of TIMEX3, if any.
  package var timexMod: String? {
    switch part {
    case .early, .beginning, .firstHalf, .firstQuarter: "START"
    case .middle, .secondQuarter, .thirdQuarter: "MID"
    case .late, .end, .secondHalf, .lastQuarter: "END"
    case nil: isApproximate ? "APPROX" : nil
    }
  }

  private var yearText: String { year > 0 ? padded(year, 4) : "BC" + padded(1 - year, 4) }
  func two(_ number: Int) -> String { padded(number, 2) }
  func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(abs(number))
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
