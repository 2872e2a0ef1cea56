/// Draws the days of a part exactly, by two states that start at its earliest and latest days and
/// are moved by the same chance until they have met.
///
/// Coupling from the past (Propp and Wilson, “Exact sampling with coupled Markov chains and applications
/// to statistical mechanics”, 1996). Each step draws a whole forest of variables anew, see
/// ``ForestDraw``, another one in each step, so that long chains do not creep day by day. Draws keep the
/// order of states, so every state lies between the two, and where they have met all have met: that
/// is the certificate.
final class CouplingFromThePast {
  private let part: SamplingPart
  private let forests: ForestDraw
  private let generator: SampleGenerator
  private let latest: [Int32]
  private let earliest: [Int32]
  private var reach = 1
  /// How many steps the last draw went back.
  private(set) var lastReach = 0

  init(_ part: SamplingPart, generator: SampleGenerator) {
    self.part = part
    earliest = part.earliest
    latest = part.latest
    self.generator = generator
    forests = ForestDraw(part)
  }

  /// How many days have been looked at.
  var work: Int { forests.work }

  /// Takes no longer for the next draw than for the first, so that draws can be repeated.
  func forget() { reach = 1 }

  /// The draw of a number, the same whenever it is asked for.
  ///
  /// - Parameters:
  ///   - number: The number.
  ///   - isSpent: Asked after each step with the days looked at so far, says whether to give up.
  /// - Returns: The days of all variables; `nil` when the states had not met when it gave up.
  func draw(_ number: Int, isSpent: (Int) -> Bool) -> [Int32]? {
    let chance = generator.split(number)
    // A reach that does not depend on this draw's own chance leaves it exact.
    var back = max(1, reach)
    while true {
      var high = latest
      var low = earliest
      var haveMet = high == low
      var rest = 0
      for step in stride(from: back, through: 1, by: -1) {
        guard move(&high, &low, haveMet: &haveMet, chance.split(step)), !isSpent(work) else { return nil }
        if !haveMet { rest = step }
      }
      if haveMet {
        lastReach = back
        // Much too far back: the next draw need not go so far.
        reach = rest > 3 * back / 4 ? max(1, back / 2) : back
        return high
      }
      guard back < 1 << 20 else { return nil }
      back *= 2
    }
  }

  /// A state to begin a plain chain with: the earliest days.
  var beginning: [Int32] { earliest }

  /// Moves a state on by itself.
  ///
  /// - Returns: `false` when no days fit.
  func advance(_ state: inout [Int32], _ step: Int) -> Bool {
    var copy = state
    var haveMet = true
    return move(&state, &copy, haveMet: &haveMet, generator.split(-1 - step))
  }

  private func move(
    _ high: inout [Int32], _ low: inout [Int32], haveMet: inout Bool, _ chance: SampleGenerator
  ) -> Bool {
    var chance = chance
    let forest = part.forest(Array(0..<Int32(part.count)).shuffled(using: &chance))
    let units = (0..<part.count).map { _ in chance.unit() }
    guard forests.weigh(forest, beside: high), forests.draw(forest, units, into: &high) else { return false }
    if haveMet {
      low = high
    } else {
      guard forests.weigh(forest, beside: low), forests.draw(forest, units, into: &low) else { return false }
      haveMet = high == low
      // Rounding may turn the order of two days in one of many trillion draws: then nothing is certified.
      for (first, last) in zip(low, high) where first > last { return false }
    }
    return true
  }
}
