/// Draws the days of one part by the best method it allows.
final class PartDrawer {
  /// How many chains there are where states are drawn from chains.
  static let chainCount = 16

  /// The strides of a chain in the time that a trial took to meet.
  ///
  /// - Parameter count: How many draws are wanted of all chains.
  /// - Returns: So many that as long is spent on drawing as on what goes before; 32 at least.
  static func strides(for count: Int) -> Int { max(32, (count + chainCount - 1) / chainCount * 2 / 3) }

  let place: Int
  private let part: SamplingPart
  private let budget: SearchBudget
  private let generator: SampleGenerator
  /// How the days are drawn.
  private(set) var method: ChronologySample.Method
  private var whole: (forest: SamplingPart.Forest, draws: ForestDraw)?
  private var coupling: CouplingFromThePast?
  private var chain: [Int32]?
  private var chainSteps = 0
  private var sliding: (moves: SlidingMoves, stride: Int)?
  private let strides: Int

  /// Chooses how to draw; fails where a part has more days than are tabulated, and more than differences bind it.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - generator: What all its chance comes from.
  ///   - budget: What to spend on it.
  ///   - place: Which part of its problem it is.
  ///   - count: How many draws are wanted.
  init?(
    _ part: SamplingPart, generator: SampleGenerator, budget: SearchBudget, place: Int, count: Int
  ) {
    self.part = part
    self.place = place
    self.budget = budget
    self.generator = generator
    strides = Self.strides(for: count)
    method = .exact
    guard part.dayCount > SamplingProblem.mostDays else {
      if part.isTree {
        let draws = ForestDraw(part)
        let forest = part.whole
        if draws.weigh(forest, beside: []) { whole = (forest, draws) }
      } else if !couple(count), !slide() {
        method = .uncertified
        if coupling == nil {
          coupling = CouplingFromThePast(part, generator: generator)
        }
        chain = coupling?.beginning
      }
      return
    }
    guard !part.isSpecial, slide() else { return nil }
  }

  /// What may be looked at.
  private var most: Int {
    let allowance = budget.steps.multipliedReportingOverflow(by: 1000)
    return allowance.overflow ? .max : allowance.partialValue
  }

  /// Whether as many draws as are wanted can be coupled from the past.
  private func couple(_ count: Int) -> Bool {
    let coupling = CouplingFromThePast(part, generator: generator)
    self.coupling = coupling
    let share = most / max(16, count)
    // What one draw takes is told by a few.
    for number in 0..<4 {
      let limit = coupling.work + 2 * share
      guard coupling.draw(number, isSpent: { $0 > limit || self.budget.isCancelled() }) != nil else {
        return false
      }
    }
    guard coupling.work / 4 <= share else { return false }
    coupling.forget()
    method = .coupled
    return true
  }

  /// Whether states can be drawn from chains: certified where a trial's chains have met.
  private func slide() -> Bool {
    let moves = SlidingMoves(part, generator: generator)
    let trial = SlidingChain.trial(
      moves, most: most / 32, generator: generator, isCancelled: budget.isCancelled)
    let stride = (trial.sweeps + strides - 1) / strides
    guard moves.isPlain || trial.haveMet && isOftenChronology(moves, stride) else { return false }
    sliding = (moves, stride)
    method = trial.haveMet ? .paired : .uncertified
    return true
  }

  /// Whether functions and sets of days are kept by states that are not held to them, one time in fifty or oftener.
  private func isOftenChronology(_ moves: SlidingMoves, _ stride: Int) -> Bool {
    guard !moves.isPlain else { return true }
    var chain = SlidingChain(
      moves, stride: stride, number: Self.chainCount, isPaired: false, generator: generator)
    var kept = 0
    for step in 0..<(2 * strides + 200) where !budget.isCancelled() {
      chain.advance()
      if step >= 2 * strides, moves.isChronology(chain.leading) { kept += 1 }
    }
    return kept >= 4
  }

  /// Whether states are drawn from chains, see ``chain(_:)``, and not one by one.
  var isChained: Bool { sliding != nil }

  /// A chain to draw from, the same whenever it is asked for.
  func chain(_ number: Int) -> SlidingChain? {
    sliding.map {
      SlidingChain(
        $0.moves, stride: $0.stride, number: number, isPaired: method == .paired, generator: generator)
    }
  }

  /// Whether a state of a chain is a chronology.
  func isChronology(_ state: [Int32]) -> Bool { sliding?.moves.isChronology(state) ?? true }

  /// Whether chains have taken more than twice what they may.
  var isSpent: Bool {
    budget.isCancelled() || (sliding?.moves.work ?? 0) / 2 > most
  }

  /// From now on nothing of this part is certified.
  func giveUp() { method = .uncertified }

  /// The draw of a number; `nil` when the budget is spent.
  func draw(_ number: Int) -> [Int32]? {
    if let whole {
      var chance = generator.split(number)
      let units = (0..<part.count).map { _ in chance.unit() }
      var state = [Int32](repeating: 0, count: part.count)
      return whole.draws.draw(whole.forest, units, into: &state) ? state : nil
    }
    guard let coupling, !budget.isCancelled() else { return nil }
    if chain == nil {
      // What some draws took foretells what all take, but for chance.
      if let drawn = coupling.draw(number, isSpent: { $0 / 4 > self.most || self.budget.isCancelled() }) {
        return drawn
      }
      guard !budget.isCancelled() else { return nil }
      method = .uncertified
      chain = coupling.beginning
    }
    guard var state = chain, coupling.work / 8 <= most else { return nil }
    for _ in 0..<4 {
      guard coupling.advance(&state, chainSteps) else { return nil }
      chainSteps += 1
    }
    chain = state
    return state
  }

  /// The share of each day of each variable, where the part is a tree whose days are tabulated.
  func shares() -> [[Double]]? { whole.map { $0.draws.shares($0.forest) } }
}
