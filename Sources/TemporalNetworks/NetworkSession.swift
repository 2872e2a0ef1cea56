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
  /// The windows at present.
  public private(set) var windows: WindowTable<Label>

  /// Begins to think with a network.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - retracted: Labels left out from the start.
  public init(_ network: TemporalNetwork<Label>, without retracted: Set<Label> = []) {
    self.network = network
    self.retracted = retracted
    windows = network.windows(without: retracted)
  }

  /// Leaves labels out.
  ///
  /// - Parameter labels: The labels; those already out change nothing.
  /// - Returns: What moved, in the order of the points.
  @discardableResult
  public func retract(_ labels: some Sequence<Label>) -> [Movement] { change { $0.union(labels) } }

  /// Takes labels back in.
  ///
  /// - Parameter labels: The labels; those not out change nothing.
  /// - Returns: What moved, in the order of the points.
  @discardableResult
  public func assert(_ labels: some Sequence<Label>) -> [Movement] { change { $0.subtracting(labels) } }

  private func change(_ edit: (Set<Label>) -> Set<Label>) -> [Movement] {
    let before = windows
    let next = edit(retracted)
    guard next != retracted else { return [] }
    retracted = next
    windows = network.windows(without: retracted)
    return (0..<network.pointCount).compactMap { index in
      let point = TimePoint(index: index)
      guard before[point] != windows[point] else { return nil }
      return Movement(point: point, before: before[point], after: windows[point])
    }
  }
}
