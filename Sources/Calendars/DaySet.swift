import Algorithms

/// A set of days: disjoint closed ranges in order, either end of the whole possibly unbounded.
///
/// One range is stored in place; only sets with holes allocate.
public struct DaySet: Hashable, Sendable {
  /// A closed range of days; a `nil` end is unbounded.
  public struct Run: Hashable, Sendable {
    /// The first day; `nil` if there is none.
    public let first: DayNumber?
    /// The last day; `nil` if there is none.
    public let last: DayNumber?
  }

  /// A run in plain numbers, `Int.min` and `Int.max` standing for no bound.
  struct Piece: Hashable, Sendable {
    var lower: Int
    var upper: Int
  }

  /// The first and last day of the whole; `lower > upper` in the empty set only.
  var hullPiece: Piece
  /// The pieces, if there is more than one.
  var pieces: [Piece]?

  /// Creates a set from pieces that are disjoint, in order and not adjacent.
  init(sorted: [Piece]) {
    guard let first = sorted.first, let last = sorted.last else {
      self = .empty
      return
    }
    hullPiece = Piece(lower: first.lower, upper: last.upper)
    pieces = sorted.count > 1 ? sorted : nil
  }

  init(lower: Int, upper: Int) {
    hullPiece = lower <= upper ? Piece(lower: lower, upper: upper) : Piece(lower: 1, upper: 0)
    pieces = nil
  }

  /// Creates the set of the days of one range.
  public init(_ range: ClosedRange<DayNumber>) {
    self.init(lower: range.lowerBound.rawValue, upper: range.upperBound.rawValue)
  }

  /// Creates the set of one day.
  public init(_ day: DayNumber) { self.init(lower: day.rawValue, upper: day.rawValue) }

  /// Creates the set of the days between two, both included; a `nil` end is unbounded, and a first day
  /// after the last gives the empty set.
  public init(from first: DayNumber?, through last: DayNumber?) {
    self.init(lower: first?.rawValue ?? .min, upper: last?.rawValue ?? .max)
  }

  /// Creates the set of all days of some ranges, in any order, overlapping or not.
  ///
  /// - Complexity: O(*n* log *n*) in the number of ranges.
  public init(_ ranges: some Sequence<ClosedRange<DayNumber>>) {
    self.init(
      unsorted: ranges.map { Piece(lower: $0.lowerBound.rawValue, upper: $0.upperBound.rawValue) })
  }

  /// Every day.
  public static let all = DaySet(lower: .min, upper: .max)
  /// No day.
  public static let empty = DaySet(lower: 1, upper: 0)
  /// The day and all later ones.
  public static func from(_ day: DayNumber) -> DaySet { DaySet(from: day, through: nil) }
  /// The day and all earlier ones.
  public static func through(_ day: DayNumber) -> DaySet { DaySet(from: nil, through: day) }

  /// Whether the set has no day.
  public var isEmpty: Bool { hullPiece.lower > hullPiece.upper }
  /// Whether the set has no hole.
  public var isContiguous: Bool { pieces == nil }
  /// The earliest day; `nil` if the set is empty or has no earliest day.
  public var first: DayNumber? { isEmpty || hullPiece.lower == .min ? nil : DayNumber(hullPiece.lower) }
  /// The latest day; `nil` if the set is empty or has no latest day.
  public var last: DayNumber? { isEmpty || hullPiece.upper == .max ? nil : DayNumber(hullPiece.upper) }
  /// The set with its holes filled.
  public var hull: DaySet { DaySet(lower: hullPiece.lower, upper: hullPiece.upper) }

  /// The number of days; `nil` if there is no end to them.
  public var count: Int? {
    if isEmpty { return 0 }
    if hullPiece.lower == .min || hullPiece.upper == .max { return nil }
    return allPieces.reduce(0) { $0 + $1.upper - $1.lower + 1 }
  }

  /// The ranges of the set, in order.
  public var runs: [Run] {
    allPieces.map {
      Run(
        first: $0.lower == .min ? nil : DayNumber($0.lower),
        last: $0.upper == .max ? nil : DayNumber($0.upper))
    }
  }

  var allPieces: [Piece] { pieces ?? (isEmpty ? [] : [hullPiece]) }

  /// Whether the set has this day.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  public func contains(_ day: DayNumber) -> Bool { next(atOrAfter: day) == day }

  /// The first day of the set that is not before `day`; `nil` if there is none.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  public func next(atOrAfter day: DayNumber) -> DayNumber? {
    guard !isEmpty, day.rawValue <= hullPiece.upper else { return nil }
    if day.rawValue <= hullPiece.lower { return DayNumber(hullPiece.lower) }
    guard let pieces else { return day }
    let index = pieces.firstIndex(endingAtOrAfter: day.rawValue)
    return index == pieces.count ? nil : DayNumber(max(pieces[index].lower, day.rawValue))
  }

  /// The last day of the set that is not after `day`; `nil` if there is none.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  public func previous(atOrBefore day: DayNumber) -> DayNumber? {
    guard !isEmpty, day.rawValue >= hullPiece.lower else { return nil }
    if day.rawValue >= hullPiece.upper { return DayNumber(hullPiece.upper) }
    guard let pieces else { return day }
    let index = pieces.firstIndex(endingAtOrAfter: day.rawValue)
    if index < pieces.count, pieces[index].lower <= day.rawValue { return day }
    return index == 0 ? nil : DayNumber(pieces[index - 1].upper)
  }
}

extension [DaySet.Piece] {
  /// The index of the first piece that ends at `value` or later.
  fileprivate func firstIndex(endingAtOrAfter value: Int) -> Int {
    partitioningIndex { $0.upper >= value }
  }
}
