extension CivilDate: CustomStringConvertible {
  /// The date as ISO 8601 writes it: at least four digits of the astronomical year, month, day.
  public var description: String {
    let size = String(astronomicalYear.magnitude)
    let zeros = String(repeating: "0", count: max(0, 4 - size.count))
    return "\(astronomicalYear < 0 ? "-" : "")\(zeros)\(size)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension DayNumber: CustomStringConvertible {
  /// The date in the proleptic Gregorian calendar, as ISO 8601 writes it.
  public var description: String { gregorian.description }
}
