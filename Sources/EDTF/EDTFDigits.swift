/// Two digits of a month or day, either of them perhaps unspecified.
public struct EDTFDigits: Hashable, Sendable {
  /// The first digit, 10 if it is unspecified.
  package let tens: UInt8
  /// The second digit, 10 if it is unspecified.
  package let ones: UInt8

  package init(tens: UInt8, ones: UInt8) {
    self.tens = tens
    self.ones = ones
  }

  package init(_ value: Int) {
    self.init(tens: UInt8(value / 10), ones: UInt8(value % 10))
  }

  /// The number; `nil` if a digit is unspecified.
  public var value: Int? { isSpecified ? Int(tens) * 10 + Int(ones) : nil }
  /// Whether both digits are given.
  public var isSpecified: Bool { tens < 10 && ones < 10 }
  /// Whether neither digit is given.
  public var isWhollyUnspecified: Bool { tens == 10 && ones == 10 }

  /// Whether the digits may stand for a number.
  public func allows(_ number: Int) -> Bool {
    (tens == 10 || Int(tens) == number / 10) && (ones == 10 || Int(ones) == number % 10)
  }
}
