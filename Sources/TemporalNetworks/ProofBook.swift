import Synchronization

/// The proofs of all bounds of a network, which is made ready and solved once for all of them.
///
/// Alternatives take no part, as in ``TemporalNetwork/proof(of:side:without:)``.
public struct ProofBook<Label: Hashable & Sendable>: Sendable {
  private let network: TemporalNetwork<Label>
  private let search: LateSearch
  /// The parts of the network, where only their labels tell proofs apart.
  private let places: PartPlaces?

  /// Solves a network, or gives `nil` when there is no chronology.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - doubted: Labels to leave out.
  ///   - source: A number for what a label comes from, `nil` for a label from nowhere, such as a rule;
  ///     of shortest proofs those with fewest such numbers are preferred. Labels that depend on each other
  ///     share a number.
  ///   - known: The windows of the network without what is left out, if they were found already; what conflicts
  ///     they had must be among it.
  public init?(
    _ network: TemporalNetwork<Label>, without doubted: Set<Label> = [], source: ((Label) -> Int?)? = nil,
    knowing known: WindowTable<Label>? = nil
  ) {
    self.network = network
    let kept = network.mask(without: doubted)
    let sources = network.sourceNumbers(source)
    // Where there are alternatives, windows can be narrower than what holds whatever is chosen.
    if let known, network.choices.isEmpty {
      precondition(known.count == network.pointCount, "windows of another network")
      places = source == nil ? known.solved?.places : nil
      search = LateSearch {
        ProofSearch(
          network: CompiledNetwork(network.columns, kept: kept), earliest: known.earliest,
          latest: known.latest, labels: network.columns.label, sources: sources)
      }
      return
    }
    guard let made = Self.search(network, kept, sources) else { return nil }
    search = LateSearch { made }
    places = nil
  }

  /// Solves a network for its proofs.
  private static func search(
    _ network: TemporalNetwork<Label>, _ kept: [Bool], _ sources: [Int32]
  ) -> ProofSearch? {
    var propagation = Propagation(CompiledNetwork(network.columns, kept: kept))
    guard propagation.run() else { return nil }
    return ProofSearch(propagation, labels: network.columns.label, sources: sources)
  }

  /// Returns why a point cannot fall beyond one end of its window: fewest steps, then sources, then labels.
  ///
  /// - Parameters:
  ///   - point: A point of the network.
  ///   - side: The end of the window.
  /// - Returns: The proof; `nil` when that end is open.
  public func proof(of point: TimePoint, side: WindowSide) -> Proof<Label>? {
    network.proof(search.ready, point, side)
  }

  /// Returns what a bound rests on: the labels of its proof, in the order of the steps.
  ///
  /// A part of the network that says what it said when its proofs were asked for before is not searched again.
  ///
  /// - Parameters:
  ///   - point: A point of the network.
  ///   - side: The end of the window.
  /// - Returns: The labels; none when that end is open.
  public func labels(of point: TimePoint, side: WindowSide) -> [Label] {
    guard let (part, number) = places?[point] else { return proof(of: point, side: side)?.labels ?? [] }
    let known = part.bounds.proof(of: number, side) {
      let labels = proof(of: point, side: side)?.labels ?? []
      return labels.compactMap { label in
        network.labelIndex[label].flatMap { Self.place(of: $0, in: part.labels) }
      }
    }
    return known.map { network.labels[Int(part.labels[Int($0)])] }
  }

  /// The place of a number among numbers in order.
  private static func place(of number: Int32, in numbers: [Int32]) -> Int32? {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number ? Int32(truncatingIfNeeded: low) : nil
  }
}

/// A search that is made ready when the first proof is asked for.
private final class LateSearch: Sendable {
  private let made = Mutex<ProofSearch?>(nil)
  private let make: @Sendable () -> ProofSearch

  init(_ make: @escaping @Sendable () -> ProofSearch) { self.make = make }

  var ready: ProofSearch {
    made.withLock { made in
      if let made { return made }
      let search = make()
      made = search
      return search
    }
  }
}
