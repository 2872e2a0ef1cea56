/// A part of a year longer than a month, by its number in ISO 8601-2.
public enum SubYearGrouping: Int, Hashable, Sendable, CaseIterable {
  /// Spring, in a hemisphere left open.
  case spring = 21
  /// Summer, in a hemisphere left open.
  case summer
  /// Autumn, in a hemisphere left open.
  case autumn
  /// Winter, in a hemisphere left open.
  case winter
  /// Spring of the northern hemisphere.
  case northernSpring
  /// Summer of the northern hemisphere.
  case northernSummer
  /// Autumn of the northern hemisphere.
  case northernAutumn
  /// Winter of the northern hemisphere.
  case northernWinter
  /// Spring of the southern hemisphere.
  case southernSpring
  /// Summer of the southern hemisphere.
  case southernSummer
  /// Autumn of the southern hemisphere.
  case southernAutumn
  /// Winter of the southern hemisphere.
  case southernWinter
  /// January to March.
  case firstQuarter
  /// April to June.
  case secondQuarter
  /// July to September.
  case thirdQuarter
  /// October to December.
  case fourthQuarter
  /// January to April.
  case firstQuadrimester
  /// May to August.
  case secondQuadrimester
  /// September to December.
  case thirdQuadrimester
  /// January to June.
  case firstSemester
  /// July to December.
  case secondSemester

  /// The first month and the number of months.
  ///
  /// Seasons are the meteorological ones of three whole months. A season that runs over the new year
  /// belongs to the year in which it begins: winter 1918 in the north is December 1918 to February 1919.
  ///
  /// - Parameter hemisphere: The hemisphere of the seasons 21 to 24.
  /// - Returns: The number of the first month and how many follow, itself included.
  public func months(in hemisphere: Hemisphere) -> (first: Int, count: Int) {
    switch self {
    case .spring, .summer, .autumn, .winter:
      let north = 3 * (rawValue - 21) + 3
      return (hemisphere == .northern ? north : (north + 5) % 12 + 1, 3)
    case .northernSpring, .northernSummer, .northernAutumn, .northernWinter:
      return (3 * (rawValue - 25) + 3, 3)
    case .southernSpring, .southernSummer, .southernAutumn, .southernWinter:
      return ((3 * (rawValue - 29) + 8) % 12 + 1, 3)
    case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter:
      return (3 * (rawValue - 33) + 1, 3)
    case .firstQuadrimester, .secondQuadrimester, .thirdQuadrimester:
      return (4 * (rawValue - 37) + 1, 4)
    case .firstSemester, .secondSemester:
      return (6 * (rawValue - 40) + 1, 6)
    }
  }
}

/// A half of the earth, which decides when seasons fall.
public enum Hemisphere: String, Hashable, Sendable, CaseIterable {
  /// North of the equator.
  case northern
  /// South of the equator.
  case southern
}
