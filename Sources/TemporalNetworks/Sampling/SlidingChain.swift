/// A chain of states of one part, and a second one behind it that is moved by the same chance until they meet.
///
/// The two start at opposite ends, one at the earliest and one at the latest days, which is which by turns. The
/// first is a stride ahead. Once they have met, the second repeats the first a stride later and need not be moved.
struct SlidingChain {
  private let moves: SlidingMoves
  private let stride: Int
  private var chance: SampleGenerator
  /// The days of the first chain.
  private(set) var leading: [Int32]
  /// The days of the second a stride earlier; `nil` once they have met, or where none was wanted.
  private(set) var trailing: [Int32]?

  /// Starts a chain, and moves it on by one stride.
  ///
  /// - Parameters:
  ///   - moves: What moves it.
  ///   - stride: How many sweeps lie between two of its states.
  ///   - number: Which of the chains it is.
  ///   - isPaired: Whether a second follows it.
  ///   - generator: What all chance of the part comes from.
  init(_ moves: SlidingMoves, stride: Int, number: Int, isPaired: Bool, generator: SampleGenerator) {
    self.moves = moves
    self.stride = stride
    chance = generator.split(number)
    leading = number & 1 == 0 ? moves.earliest : moves.latest
    trailing = nil
    advance()
    if isPaired { trailing = number & 1 == 0 ? moves.latest : moves.earliest }
  }

  /// Moves both chains on by one stride.
  mutating func advance() {
    for _ in 0..<stride { moves.sweep(&leading, with: &trailing, by: &chance) }
    if trailing == leading { trailing = nil }
  }

  /// Moves two states on from the earliest and the latest days until they meet.
  ///
  /// - Parameters:
  ///   - moves: What moves them.
  ///   - most: How much may be looked at.
  ///   - generator: What all chance of the part comes from.
  ///   - isCancelled: Whether to stop.
  /// - Returns: The sweeps it took, and whether they have met.
  static func trial(
    _ moves: SlidingMoves, most: Int, generator: SampleGenerator, isCancelled: () -> Bool
  ) -> (sweeps: Int, haveMet: Bool) {
    var chance = generator.split(-3)
    var state = moves.earliest
    var other: [Int32]? = moves.latest
    let limit = moves.work + most
    var sweeps = 0
    while moves.work < limit, !isCancelled() {
      moves.sweep(&state, with: &other, by: &chance)
      sweeps += 1
      if state == other { return (sweeps, true) }
    }
    return (max(1, sweeps), false)
  }
}
