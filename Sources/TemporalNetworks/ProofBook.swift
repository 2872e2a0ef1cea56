/// The proofs of all bounds of a network, which is made ready and solved once for all of them.
///
/// Alternatives take no part, as in ``TemporalNetwork/proof(of:side:without:)``.
public struct ProofBook<Label: Hashable & Sendable>: Sendable {
  private let network: TemporalNetwork<Label>
  private let search: ProofSearch

  /// Solves a network, or gives `nil` when there is no chronology.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - doubted: Labels to leave out.
  public init?(_ network: TemporalNetwork<Label>, without doubted: Set<Label> = []) {
    let oracle = network.oracle
    let compiled = CompiledNetwork(
      network.columns, kept: oracle.mask(network.keptLabels(without: doubted)))
    var propagation = Propagation(compiled)
    guard propagation.run() else { return nil }
    self.network = network
    search = ProofSearch(network: compiled, earliest: propagation.earliest, latest: propagation.latest)
  }

  /// Returns why a point cannot fall beyond one end of its window, with fewest steps.
  ///
  /// - Parameters:
  ///   - point: A point of the network.
  ///   - side: The end of the window.
  /// - Returns: The proof; `nil` when that end is open.
  public func proof(of point: TimePoint, side: WindowSide) -> Proof<Label>? {
    network.proof(search, point, side)
  }
}
