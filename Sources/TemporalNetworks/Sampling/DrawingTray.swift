/// Gathers chronologies as they are drawn part by part.
struct DrawingTray {
  /// The days of the chronologies drawn.
  private(set) var days: [[Int]] = []
  /// How many draws it took.
  private(set) var tries = 0
  /// How many draws there were when each batch of draws that hang together ended.
  private(set) var batchEnds: [Int] = []
  /// What makes up for chains that had not met when drawing from them began.
  private(set) var corrections: [ChronologySample.Correction] = []
  private let count: Int
  private let budget: SearchBudget
  private let wanted: ([Int: [Int32]]) -> [Int]?

  /// Prepares to gather.
  ///
  /// - Parameters:
  ///   - count: How many chronologies are wanted.
  ///   - budget: Tells when to stop, and what to tell of the progress.
  ///   - wanted: The days wanted of the states of the parts; `nil` when some alternative is not met.
  init(count: Int, budget: SearchBudget, _ wanted: @escaping ([Int: [Int32]]) -> [Int]?) {
    self.count = count
    self.budget = budget
    self.wanted = wanted
  }

  /// Draws chronologies one by one.
  mutating func drawOneByOne(_ drawers: [PartDrawer]) throws(SamplingRefusal) {
    while days.count < count, !budget.isCancelled() {
      var state: [Int: [Int32]] = [:]
      for drawer in drawers { state[drawer.place] = drawer.draw(tries) }
      guard state.count == drawers.count else { break }
      try take(state)
    }
    // Where a chain was fallen back on, draws that follow each other hang together.
    batchEnds = days.count < 16 ? [] : (1...16).map { $0 * days.count / 16 }
  }

  /// Draws chronologies from chains, as many from each.
  ///
  /// With the chain *X* and, a stride later, *Y*, which meet at τ, the mean of a figure *h* over the states *k* … *m* of
  /// *X*, and min(1, (*l* − *k*)/(*m* − *k* + 1)) (*h*(*Xₗ*) − *h*(*Yₗ₋₁*)) for each *l* from *k* + 1 to τ − 1, is on the average what it
  /// would be had all chronologies been counted (Jacob, O'Leary and Atchadé, “Unbiased Markov chain Monte Carlo methods
  /// with couplings”, 2020). Nearly always chains have met before *k*, and there is nothing to add.
  ///
  /// - Parameters:
  ///   - drawers: What draws the parts.
  ///   - patience: How much longer chains are moved before they are drawn from than a trial took to meet.
  /// - Throws: ``SamplingRefusal`` where the budget is spent or alternatives are too rare.
  mutating func drawFromChains(_ drawers: [PartDrawer], patience: Double) throws(SamplingRefusal) {
    let burnIn = max(1, Int(patience * Double(PartDrawer.strides(for: count))))
    let share = (count + PartDrawer.chainCount - 1) / PartDrawer.chainCount
    for number in 0..<PartDrawer.chainCount {
      var chains: [(drawer: PartDrawer, chain: SlidingChain)] = []
      for drawer in drawers { if let chain = drawer.chain(number) { chains.append((drawer, chain)) } }
      let others = drawers.filter { !$0.isChained }
      var late: [(step: Int, try: Int, leading: [Int: [Int32]], trailing: [Int: [Int32]])] = []
      let goal = days.count + share
      let begun = tries
      var step = 0
      var isSpent = false
      var last = burnIn
      while days.count < goal || chains.contains(where: { $0.chain.trailing != nil }) {
        if chains.contains(where: { $0.drawer.isSpent }) {
          isSpent = true
          guard !budget.isCancelled() else {
            // Only whole chains count.
            days.removeLast(days.count - (batchEnds.last ?? 0))
            return
          }
          // What has not met by now is drawn from all the same, and not certified.
          for one in chains where one.chain.trailing != nil { one.drawer.giveUp() }
          break
        }
        if step >= burnIn {
          let leading = states(chains) { $0.leading }
          if step > burnIn, chains.contains(where: { $0.chain.trailing != nil }) {
            late.append((step, tries, leading, states(chains) { $0.trailing ?? $0.leading }))
          }
          if days.count < goal {
            last = step
            try take(leading, beside: others, isChronology(leading, drawers))
          }
        }
        for place in chains.indices { chains[place].chain.advance() }
        step += 1
      }
      let taken = Double(last - burnIn + 1)
      for one in late where tries > begun {
        let weight = min(taken, Double(one.step - burnIn))
        for (state, weight) in [(one.leading, weight), (one.trailing, -weight)] {
          guard isChronology(state, drawers), let found = complete(state, one.try, others).flatMap(wanted)
          else { continue }
          corrections.append(.init(weight: weight, days: found, after: days.count))
        }
      }
      if days.count > batchEnds.last ?? 0 { batchEnds.append(days.count) }
      if isSpent { return }
    }
  }

  private func states(
    _ chains: [(drawer: PartDrawer, chain: SlidingChain)], _ state: (SlidingChain) -> [Int32]
  ) -> [Int: [Int32]] {
    Dictionary(uniqueKeysWithValues: chains.map { ($0.drawer.place, state($0.chain)) })
  }

  private func isChronology(_ states: [Int: [Int32]], _ drawers: [PartDrawer]) -> Bool {
    drawers.allSatisfy { drawer in states[drawer.place].map(drawer.isChronology) ?? true }
  }

  /// Adds the days of parts that are drawn one by one; `nil` when their budget is spent.
  private func complete(
    _ states: [Int: [Int32]], _ number: Int, _ others: [PartDrawer]
  ) -> [Int: [Int32]]? {
    var states = states
    for drawer in others {
      guard let drawn = drawer.draw(number) else { return nil }
      states[drawer.place] = drawn
    }
    return states
  }

  private mutating func take(
    _ states: [Int: [Int32]], beside others: [PartDrawer] = [], _ isChronology: Bool = true
  ) throws(SamplingRefusal) {
    guard let state = complete(states, tries, others) else { throw .stopped }
    tries += 1
    if isChronology, let found = wanted(state) {
      days.append(found)
      if days.count & 63 == 0 { budget.progress?(days.count, days.count) }
    } else if tries >= 1_000 * (days.count + 1) {
      throw .alternativesTooRare(tries: tries)
    }
  }
}
