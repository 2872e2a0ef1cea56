/// The year of an expression: four digits, some of them perhaps unspecified, or a long year.
public struct EDTFYear: Hashable, Sendable {
  /// The year without its sign, exponent applied, unspecified digits read as 0.
  package var magnitude: Int
  /// Which of the four digits are unspecified; bit 0 is the last one.
  package var mask: UInt8 = 0
  /// The power of ten written behind `E`, 0 if there is none.
  package var exponent: UInt8 = 0
  /// The number written behind `S`, 0 if there is none.
  package var significance: UInt8 = 0
  /// Whether the year is before year 0.
  public package(set) var isNegative: Bool = false
  /// Whether the year is written with `Y`.
  public package(set) var isPrefixed: Bool = false

  /// The number of digits that are significant, if the year says so.
  public var significantDigits: Int? { significance == 0 ? nil : Int(significance) }
  /// Whether some digit is unspecified.
  public var hasUnspecifiedDigits: Bool { mask != 0 }

  /// The astronomical year as written; `nil` if digits are unspecified.
  public var astronomicalYear: Int? { mask == 0 ? value : nil }

  package var value: Int { isNegative ? -magnitude : magnitude }

  /// Whether the possible years follow on each other without a gap.
  package var isContiguous: Bool { mask & (mask &+ 1) == 0 }

  /// The first and last year the digits allow.
  package var hull: ClosedRange<Int> {
    var lower = magnitude
    var upper = magnitude
    if significance != 0 {
      let unit = significanceUnit
      lower -= lower % unit
      upper = lower + unit - 1
    } else if mask != 0 {
      var place = 1
      for bit in 0..<4 {
        if mask & (1 << bit) != 0 { upper += 9 * place }
        place *= 10
      }
    }
    // There is no year −0, so the least is what the last unspecified digit counts.
    if isNegative, lower == 0 {
      lower = 1
      var bit = mask
      while bit != 0, bit & 1 == 0 {
        lower *= 10
        bit >>= 1
      }
    }
    return isNegative ? -upper ... -lower : lower...upper
  }

  /// The width of the years that share the significant digits.
  private var significanceUnit: Int {
    var digits = 0
    var rest = magnitude
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    var unit = 1
    for _ in 0..<max(0, digits - Int(significance)) { unit *= 10 }
    return unit
  }

  /// The number of years the digits allow, counting a year 0 behind a minus sign.
  package var count: Int {
    if mask == 0 { return hull.count }
    var count = 1
    for _ in 0..<mask.nonzeroBitCount { count *= 10 }
    return count
  }

  /// The year at a place among those the digits allow, in ascending order; `nil` for the year 0 behind
  /// a minus sign, which does not exist.
  package func year(at index: Int) -> Int? {
    if mask == 0 || isContiguous {
      let hull = hull
      return index < hull.count ? hull.lowerBound + index : nil
    }
    var rest = isNegative ? count - 1 - index : index
    var year = magnitude
    var place = 1
    for bit in 0..<4 {
      if mask & (1 << bit) != 0 {
        year += rest % 10 * place
        rest /= 10
      }
      place *= 10
    }
    return isNegative ? (year == 0 ? nil : -year) : year
  }

  /// How finely the year is given.
  public var granularity: Granularity {
    let width = mask != 0 ? hull.count : significance != 0 ? significanceUnit : 1
    return width < 10 ? .year : width < 100 ? .decade : width < 1000 ? .century : .millennium
  }
}
