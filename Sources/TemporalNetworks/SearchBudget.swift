/// How much a search may spend, and how it tells how far it is.
public struct SearchBudget: Sendable {
  /// How many results to collect at most.
  public var results: Int
  /// How many elementary steps to take at most: consistency tests, or nodes of an enumeration.
  public var steps: Int
  /// Asked now and then; a search ends early, marked incomplete, once it says yes.
  public var isCancelled: @Sendable () -> Bool
  /// Told now and then how many steps have been taken and how many results there are.
  public var progress: (@Sendable (_ steps: Int, _ results: Int) -> Void)?

  /// Creates a budget.
  ///
  /// - Parameters:
  ///   - results: How many results at most.
  ///   - steps: How many steps at most.
  ///   - isCancelled: Whether to stop; by default whether the current task is cancelled.
  ///   - progress: What to tell of the progress, `nil` for nothing.
  public init(
    results: Int = 1_000, steps: Int = 200_000,
    isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled },
    progress: (@Sendable (_ steps: Int, _ results: Int) -> Void)? = nil
  ) {
    self.results = results
    self.steps = steps
    self.isCancelled = isCancelled
    self.progress = progress
  }

  /// A thousand results, two hundred thousand steps, until the task is cancelled.
  public static var standard: SearchBudget { SearchBudget() }
}

/// What is left of a budget.
struct Purse {
  let budget: SearchBudget
  private(set) var steps = 0
  private(set) var isSpent = false
  var results = 0

  init(_ budget: SearchBudget) { self.budget = budget }

  /// Whether a search that takes so many steps would end before the budget is spent.
  func affords(_ count: Int) -> Bool {
    !isSpent && results < budget.results && count <= budget.steps - steps
  }

  /// A purse of its own for a part of a search, with so many of the steps that are left at most.
  func share(_ steps: Int) -> Purse {
    var part = budget
    part.steps = max(0, min(steps, budget.steps - self.steps))
    part.results = max(0, budget.results - results)
    if let progress = budget.progress {
      let (steps, results) = (self.steps, self.results)
      part.progress = { progress(steps + $0, results + $1) }
    }
    return Purse(part)
  }

  /// Takes one step; `false` once the budget is spent.
  mutating func spend(_ count: Int = 1) -> Bool {
    guard !isSpent else { return false }
    let before = steps
    steps += count
    if steps > budget.steps || results >= budget.results { isSpent = true }
    if before >> 8 != steps >> 8 {
      if budget.isCancelled() { isSpent = true }
      budget.progress?(steps, results)
    }
    return !isSpent
  }
}
