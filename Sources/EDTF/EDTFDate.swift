/// A date of an expression: year, month and day as far as they are given, or a year and a sub-year
/// grouping, with qualifiers.
public struct EDTFDate: Hashable, Sendable {
  /// The parts of a date that can be qualified, as bits.
  package struct Parts: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    package static let year = Parts(rawValue: 1)
    package static let month = Parts(rawValue: 2)
    package static let day = Parts(rawValue: 4)
  }

  /// The year.
  public package(set) var year: EDTFYear
  /// The month, or the number of a season or other grouping; `nil` if none is given.
  public package(set) var month: EDTFDigits?
  /// The day of the month; `nil` if none is given.
  public package(set) var day: EDTFDigits?
  /// The time of day; `nil` if none is given.
  public package(set) var time: EDTFTime?
  /// The parts called uncertain by `?` or `%`.
  package var uncertain: Parts = []
  /// The parts called approximate by `~` or `%`.
  package var approximate: Parts = []

  package init(year: EDTFYear, month: EDTFDigits? = nil, day: EDTFDigits? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The parts that are given.
  package var parts: Parts {
    day != nil ? [.year, .month, .day] : month != nil ? [.year, .month] : .year
  }

  /// Whether some part is qualified as uncertain.
  public var isUncertain: Bool { !uncertain.isEmpty }
  /// Whether some part is qualified as approximate.
  public var isApproximate: Bool { !approximate.isEmpty }
  /// Whether some digit is unspecified.
  public var hasUnspecifiedDigits: Bool {
    year.hasUnspecifiedDigits || !(month?.isSpecified ?? true) || !(day?.isSpecified ?? true)
  }

  /// The season, quarter or other grouping (21–41); `nil` if the date has none.
  public var grouping: SubYearGrouping? {
    guard let code = month?.value, code > 20 else { return nil }
    return SubYearGrouping(rawValue: code)
  }

  /// How finely the date is given; unspecified digits count as not given.
  public var granularity: Granularity {
    if let day, day.isSpecified { return .day }
    if let month {
      if grouping != nil { return .season }
      if day != nil || month.isSpecified { return month.isSpecified ? .month : .year }
      return .year
    }
    return year.granularity
  }

  /// How finely the date is written, unspecified digits included.
  package var writtenGranularity: Granularity {
    day != nil ? .day : month == nil ? .year : grouping != nil ? .season : .month
  }
}
