public import Calendars

/// How an expression is turned into days where the format leaves it open.
public struct EDTFPolicy: Hashable, Sendable {
  /// How far `~` reaches to either side, by what is called approximate.
  public struct Tolerance: Hashable, Sendable {
    /// The reach of an approximate day.
    public var day: CalendarSpan
    /// The reach of an approximate month.
    public var month: CalendarSpan
    /// The reach of an approximate season, quarter or other grouping.
    public var season: CalendarSpan
    /// The reach of an approximate year.
    public var year: CalendarSpan
    /// The reach of an approximate decade.
    public var decade: CalendarSpan
    /// The reach of an approximate century.
    public var century: CalendarSpan
    /// The reach of anything longer.
    public var millennium: CalendarSpan

    /// Creates a tolerance.
    public init(
      day: CalendarSpan = .zero, month: CalendarSpan = .zero, season: CalendarSpan = .zero,
      year: CalendarSpan = .zero, decade: CalendarSpan = .zero, century: CalendarSpan = .zero,
      millennium: CalendarSpan = .zero
    ) {
      self.day = day
      self.month = month
      self.season = season
      self.year = year
      self.decade = decade
      self.century = century
      self.millennium = millennium
    }

    /// No reach: `~` changes nothing.
    public static let none = Tolerance()
    /// Five days, a month, a month, two years, five years, twenty-five years, two hundred and fifty years.
    public static let customary = Tolerance(
      day: CalendarSpan(days: 5), month: CalendarSpan(months: 1), season: CalendarSpan(months: 1),
      year: CalendarSpan(years: 2), decade: CalendarSpan(years: 5), century: CalendarSpan(years: 25),
      millennium: CalendarSpan(years: 250))

    /// The reach for one granularity.
    public func reach(of granularity: Granularity) -> CalendarSpan {
      switch granularity {
      case .day: day
      case .month: month
      case .season: season
      case .year: year
      case .decade: decade
      case .century: century
      case .millennium: millennium
      }
    }
  }

  /// How far `~` and the approximate half of `%` reach; `?` never widens.
  public var approximation: Tolerance
  /// Where seasons without a hemisphere (21–24) fall.
  public var hemisphere: Hemisphere
  /// Whether no qualifier widens anything.
  package var isStrict: Bool { approximation == .none }

  /// Creates a policy.
  public init(approximation: Tolerance = .none, hemisphere: Hemisphere = .northern) {
    self.approximation = approximation
    self.hemisphere = hemisphere
  }

  /// Qualifiers widen nothing; seasons are northern.
  public static let strict = EDTFPolicy()
  /// `~` widens by the customary tolerance; seasons are northern.
  public static let tolerant = EDTFPolicy(approximation: .customary)
}
