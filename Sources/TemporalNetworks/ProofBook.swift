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
  ///   - source: A number for what a label comes from, `nil` for a label from nowhere, such as a rule;
  ///     of shortest proofs those with fewest such numbers are preferred. Labels that depend on each other
  ///     share a number.
  ///   - known: The windows of the network without what is left out, if they were found already; what conflicts
  ///     they had must be among it.
  public init?(
    _ network: TemporalNetwork<Label>, without doubted: Set<Label> = [], source: ((Label) -> Int?)? = nil,
    knowing known: WindowTable<Label>? = nil
  ) {
    let compiled = CompiledNetwork(network.columns, kept: network.mask(without: doubted))
    self.network = network
    // Where there are alternatives, windows can be narrower than what holds whatever is chosen.
    if let known, network.choices.isEmpty {
      precondition(known.count == network.pointCount, "windows of another network")
      search = ProofSearch(
        network: compiled, earliest: known.earliest, latest: known.latest, labels: network.columns.label,
        sources: network.sourceNumbers(source))
      return
    }
    guard let search = Self.search(network, compiled, source) else { return nil }
    self.search = search
  }

  /// Solves a network for its proofs.
  private static func search(
    _ network: TemporalNetwork<Label>, _ compiled: CompiledNetwork, _ source: ((Label) -> Int?)?
  ) -> ProofSearch? {
    var propagation = Propagation(compiled)
    guard propagation.run() else { return nil }
    return ProofSearch(
      propagation, labels: network.columns.label, sources: network.sourceNumbers(source))
  }

  /// Returns why a point cannot fall beyond one end of its window: fewest steps, then sources, then labels.
  ///
  /// - Parameters:
  ///   - point: A point of the network.
  ///   - side: The end of the window.
  /// - Returns: The proof; `nil` when that end is open.
  public func proof(of point: TimePoint, side: WindowSide) -> Proof<Label>? {
    network.proof(search, point, side)
  }
}
