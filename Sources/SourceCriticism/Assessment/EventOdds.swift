public import Calendars
public import Testimony

/// How likely the days or the order of events are, if every chronology that testimony allows were equally likely.
///
/// A probability is never a conclusion: it says nothing about what must hold, and rests on that assumption.
/// It is to be shown apart, with method and seed beside every figure.
public struct EventOdds: Hashable, Sendable {
  /// How chronologies were found, from the surest to the least sure.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// Each moment has one day: nothing is left to chance.
    case fixed
    /// By sums over all chronologies.
    case exact
    /// Drawn by coupling from the past, whose states met: exact draws.
    case coupled
    /// Drawn from pairs of chains, which met: shares are right on the average.
    case paired
    /// Drawn by a plain chain, whose states did not meet in the time allowed: *not certified*.
    case uncertified
  }

  /// How likely the days of a moment are.
  public struct Days: Hashable, Sendable {
    /// The moment.
    public let moment: Moment
    /// Its window, which is certain.
    public let window: DayWindow
    /// The day before which and after which half of the chronologies put it.
    public let median: DayNumber
    /// The stretch that leaves a quarter of the chronologies on either side.
    public let half: ClosedRange<DayNumber>
    /// The stretch that leaves a twentieth of the chronologies on either side.
    public let nineTenths: ClosedRange<DayNumber>
    /// The share of each stretch of ``EventOdds/Days/daysPerShare`` days from the first on; they add up to 1.
    public let shares: [Double]
    /// How many days each share is of: 1, and more only where the days go over more than 100,000.
    public let daysPerShare: Int
    /// The first day that the shares speak of.
    public let firstDay: DayNumber
    /// Whether the shares were summed and not drawn.
    public let isExact: Bool
    /// How many chronologies drawn independently would tell as much; `nil` when the shares were summed.
    public let effectiveCount: Int?
  }

  /// How likely it is that one event ends before another starts.
  public struct Order: Hashable, Sendable {
    /// The share of chronologies in which it does, from 0 to 1.
    public let share: Double
    /// The standard error of the share.
    public let error: Double
    /// The share after an eighth, a quarter, a half and all of the draws: how it settled.
    public let course: [Double]
    /// How many chronologies drawn independently would tell as much.
    public let effectiveCount: Int
  }

  /// What was asked of: one event or two.
  public let events: [Event.ID]
  /// The days of the starts, and of the ends of what lasts, in the order of the events.
  public let days: [Days]
  /// How likely it is that the first ends on a day before the second starts; `nil` for one event.
  public let firstBefore: Order?
  /// How likely it is that the second ends on a day before the first starts; `nil` for one event.
  public let secondBefore: Order?
  /// The least sure of the methods used.
  public let method: Method
  /// The number all chance came from.
  public let seed: UInt64
  /// How many chronologies were drawn.
  public let count: Int
  /// The days that open windows were held to; `nil` where none were.
  public let range: ClosedRange<DayNumber>?

  /// Whether shares are on the average what they should be, whatever the number of draws.
  public var isCertified: Bool { method != .uncertified }
}

/// Why there are no odds.
public enum OddsRefusal: Error, Hashable, Sendable {
  /// There is no such event.
  case unknownEvent(Event.ID)
  /// No day fits all that is said of this event.
  case contradicted(Event.ID)
  /// The windows of these moments, or of what hangs together with them, are open on a side.
  case open([Moment])
  /// No chronology lies within the days that open windows were to be held to.
  case noRoom
  /// The events that hang together have more days than can be gone through, and the calendar ties some of them.
  case tooWide(days: Int, most: Int)
  /// More moments hang together than can be moved often enough.
  case tooMany(moments: Int, most: Int)
  /// Of the chronologies drawn hardly any took an option of every alternative.
  case alternativesTooRare(tries: Int)
  /// The time allowed was over before there was one chronology.
  case stopped
}
