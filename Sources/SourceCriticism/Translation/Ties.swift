internal import Calendars
internal import TemporalNetworks
internal import Testimony

/// Two points that are one day: an event and the birth it is, or two records that are one.
struct Tie: Hashable, Sendable {
  var left: Int
  var right: Int
  /// What makes them one; nothing where the record itself does.
  var grounds: [Ground]
}

/// Points that share their fate: where no day fits one, none fits those tied to it.
struct Ties: Sendable {
  private var roots: [Int: Int] = [:]
  private var members: [Int: [Int]] = [:]

  /// Ties the points that some grounds leave tied.
  ///
  /// - Parameters:
  ///   - ties: All ties.
  ///   - broken: Grounds that tie nothing: doubted, or themselves disputed.
  init(_ ties: [Tie], broken: Set<Ground>) {
    for tie in ties where broken.isDisjoint(with: tie.grounds) {
      let (one, other) = (root(tie.left), root(tie.right))
      if one != other { roots[one] = other }
    }
    for point in Set(ties.flatMap { [$0.left, $0.right] }).sorted() {
      members[root(point), default: []].append(point)
    }
  }

  private func root(_ point: Int) -> Int {
    var point = point
    while let next = roots[point] { point = next }
    return point
  }

  /// Some points and all that are tied to them.
  func closure(of points: Set<Int>) -> Set<Int> {
    var result = points
    for point in points { result.formUnion(members[root(point)] ?? []) }
    return result
  }
}

/// The windows of all points, none where no day fits a point or one tied to it.
struct DayTable: Sendable {
  let table: WindowTable<Link>
  let touched: Set<Int>

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - table: The windows.
  ///   - ties: The points that share their fate.
  ///   - touched: The points no day fits, beside those the table itself leaves without.
  init(_ table: WindowTable<Link>, _ ties: Ties, touched: Set<Int> = []) {
    self.table = table
    self.touched = ties.closure(of: touched.union(table.pointsWithoutDay.map(\.index)))
  }

  /// Creates a table in which no point shares another's fate.
  init(_ table: WindowTable<Link>) {
    self.table = table
    touched = Set(table.pointsWithoutDay.map(\.index))
  }

  subscript(point: TimePoint) -> DayWindow? {
    guard !touched.contains(point.index), let window = table[point] else { return nil }
    return DayWindow(
      earliest: window.earliest.map { DayNumber($0) }, latest: window.latest.map { DayNumber($0) })
  }
}
