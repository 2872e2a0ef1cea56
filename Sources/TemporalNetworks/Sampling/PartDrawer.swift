/// Draws the days of one part by the best method it allows.
final class PartDrawer {
  let place: Int
  private let part: SamplingPart
  private let budget: SearchBudget
  private let generator: SampleGenerator
  private let whole: SamplingPart.Forest?
  private let forests: ForestDraw
  private let coupling: CouplingFromThePast?
  private var isWeighed = false
  private var chain: [Int32]?
  private var chainSteps = 0
  /// How the days were drawn so far.
  private(set) var method: ChronologySample.Method

  init(_ part: SamplingPart, generator: SampleGenerator, budget: SearchBudget, place: Int) {
    self.part = part
    self.place = place
    self.budget = budget
    self.generator = generator
    forests = ForestDraw(part)
    if part.isTree {
      whole = part.whole
      coupling = nil
      method = .exact
    } else {
      whole = nil
      method = .coupled
      coupling = CouplingFromThePast(
        part, earliest: part.isAllowed.map { Int32($0.firstIndex(of: true) ?? 0) },
        latest: zip(part.widths, part.isAllowed).map { width, allowed in
          Int32(allowed.lastIndex(of: true) ?? width - 1)
        }, generator: generator)
    }
  }

  /// The draw of a number; `nil` when the budget is spent.
  func draw(_ number: Int) -> [Int32]? {
    if let whole {
      guard weigh(whole) else { return nil }
      var chance = generator.split(number)
      let units = (0..<part.count).map { _ in chance.unit() }
      var state = [Int32](repeating: 0, count: part.count)
      return forests.draw(whole, units, into: &state) ? state : nil
    }
    guard let coupling else { return nil }
    let allowance = budget.steps.multipliedReportingOverflow(by: 1000)
    let most = allowance.overflow ? Int.max : allowance.partialValue
    if chain == nil {
      if let drawn = coupling.draw(number, isSpent: { $0 > most || self.budget.isCancelled() }) {
        return drawn
      }
      guard !budget.isCancelled() else { return nil }
      // From now on a plain chain: what it gives is not certified.
      method = .uncertified
      chain = coupling.beginning
    }
    guard var state = chain, !budget.isCancelled() else { return nil }
    // As much again as was spent in vain may be spent on the chain.
    guard coupling.work / 2 <= most else { return nil }
    for _ in 0..<4 {
      guard coupling.advance(&state, chainSteps) else { return nil }
      chainSteps += 1
    }
    chain = state
    return state
  }

  /// The share of each day of each variable, where the part is a tree.
  func shares() -> [[Double]]? {
    guard let whole, weigh(whole) else { return nil }
    return forests.shares(whole)
  }

  private func weigh(_ whole: SamplingPart.Forest) -> Bool {
    if isWeighed { return true }
    isWeighed = forests.weigh(whole, beside: [])
    return isWeighed
  }
}
