/// A network being thought with: labels are retracted and asserted, and the windows follow.
///
/// Not to be shared between tasks.
public final class NetworkSession<Label: Hashable & Sendable> {
  /// A point whose window moved.
  public struct Movement: Hashable, Sendable {
    /// The point.
    public let point: TimePoint
    /// Its window before; `nil` when no day fitted.
    public let before: Window<Int>?
    /// Its window now; `nil` when no day fits.
    public let after: Window<Int>?
  }

  /// The network.
  public let network: TemporalNetwork<Label>
  /// The labels that are retracted at present.
  public private(set) var retracted: Set<Label>
  /// The windows kept exact in place, while there are only differences and they can hold together.
  private var live: LiveWindows?
  /// The windows as a table, made when asked for.
  private var table: WindowTable<Label>?
  /// A row that windows kept in place break.
  private var brokenRow: Int32?

  /// Begins to think with a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - retracted: Labels left out from the start.
  public init(_ network: TemporalNetwork<Label>, without retracted: Set<Label> = []) {
    self.network = network
    self.retracted = retracted
    beginLive()
  }

  /// A label whose constraint the windows break: an internal error, to be reported and never to be worked
  /// with; `nil` when both extreme chronologies satisfy everything, as they were asked from scratch at
  /// the beginning, and after each change wherever something moved.
  public var fault: Label? {
    guard live != nil else { return windows.fault }
    return brokenRow.map { network.labels[Int(network.columns.label[Int($0)])] }
  }

  /// The windows of all points at present.
  public var windows: WindowTable<Label> {
    if let table { return table }
    let table: WindowTable<Label>
    if let live {
      table = WindowTable(
        conflicts: [], isComplete: true, fault: fault,
        earliest: (0..<network.pointCount).map { live.earliestDay($0) ?? -Day.open },
        latest: (0..<network.pointCount).map { live.latestDay($0) ?? Day.open }, touched: [])
    } else {
      table = network.windows(without: retracted)
    }
    self.table = table
    return table
  }

  /// Returns the window of one point at present.
  ///
  /// - Parameter point: A point of the network.
  /// - Returns: Its window; `nil` when no day fits.
  public func window(of point: TimePoint) -> Window<Int>? {
    guard let live else { return windows[point] }
    return Window(
      live.earliestDay(point.index) ?? -Day.open, live.latestDay(point.index) ?? Day.open)
  }

  /// Leaves labels out.
  ///
  /// - Parameter labels: The labels; those already out change nothing.
  /// - Returns: What moved, in the order of the points.
  /// - Complexity: In a network of differences that can hold together, O(*k* log *k*) for *k* points
  ///   whose bounds rested on the labels, with their neighbours.
  @discardableResult
  public func retract(_ labels: some Sequence<Label>) -> [Movement] {
    let fresh = labels.filter { !retracted.contains($0) && network.labelIndex[$0] != nil }
    return change(fresh, out: true)
  }

  /// Takes labels back in.
  ///
  /// - Parameter labels: The labels; those not out change nothing.
  /// - Returns: What moved, in the order of the points.
  @discardableResult
  public func assert(_ labels: some Sequence<Label>) -> [Movement] {
    change(labels.filter { retracted.contains($0) }, out: false)
  }

  private func change(_ labels: [Label], out: Bool) -> [Movement] {
    guard !labels.isEmpty else { return [] }
    let places = labels.compactMap { network.labelIndex[$0] }
    if let live {
      live.forgetMovements()
      var held = true
      if out { live.retract(places) } else { held = live.assert(places) }
      if held {
        if out { retracted.formUnion(labels) } else { retracted.subtract(labels) }
        table = nil
        brokenRow = brokenRow ?? Certificate(movementsOf: live).brokenRow
        return movements(of: live)
      }
    }
    let before = windows
    if out { retracted.formUnion(labels) } else { retracted.subtract(labels) }
    table = nil
    beginLive()
    let after = windows
    return (0..<network.pointCount).compactMap { index in
      let point = TimePoint(index: index)
      guard before[point] != after[point] else { return nil }
      return Movement(point: point, before: before[point], after: after[point])
    }
  }

  private func movements(of live: LiveWindows) -> [Movement] {
    var before: [Int32: (low: Int32?, high: Int32?)] = [:]
    for (point, label) in live.latest.log where before[point]?.high == nil {
      before[point, default: (nil, nil)].high = label
    }
    for (point, label) in live.earliest.log where before[point]?.low == nil {
      before[point, default: (nil, nil)].low = label
    }
    return before.keys.sorted().compactMap { point in
      let low = live.earliest.labels[Int(point)]
      let high = live.latest.labels[Int(point)]
      let old = before[point] ?? (nil, nil)
      let was = Window(-(old.low ?? low), old.high ?? high)
      let now = Window(-low, high)
      return was == now ? nil : Movement(point: TimePoint(index: Int(point)), before: was, after: now)
    }
  }

  /// Solves from scratch what can be kept exact in place.
  private func beginLive() {
    (live, brokenRow) = (nil, nil)
    guard network.oracle.isPlain else { return }
    let live = LiveWindows(network.columns, labelCount: network.labels.count)
    live.retract(retracted.compactMap { network.labelIndex[$0] })
    guard live.solve(), live.makePotentials() != nil else { return }
    brokenRow = Certificate(live).brokenRow
    self.live = live
  }
}
