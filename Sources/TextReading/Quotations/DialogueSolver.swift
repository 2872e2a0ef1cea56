/// Chooses the speakers of a text's turns so that they make the best sense together.
///
/// Every turn has candidates, each with what speaks for it; every step from one turn to the next has odds that the same
/// person goes on. The best path over all turns is found by dynamic programming (A. Viterbi, “Error bounds for
/// convolutional codes”, IEEE Transactions on Information Theory 13, 1967) with a narrow beam. A state is who speaks and
/// who spoke before him, so that a dialogue of two comes back to the other one. The weights are those of
/// ``SpeakerWeights``; nothing is learned from annotated texts.
struct DialogueSolver {
  /// Somebody who may speak a turn.
  struct Candidate {
    /// The person, as the caller numbers people; `nil` for somebody whom nothing names.
    let person: Int?
    /// What speaks for this one, before the dialogue is looked at.
    let weight: Double
  }

  /// A turn and how it stands to the one before.
  struct Turn {
    var candidates: [Candidate]
    /// The odds that the speaker of the turn before goes on, as a logarithm.
    let odds: Double
    /// How close the turn before is, from 0 (another scene) to 1.
    let closeness: Double
    /// The people whom the words call by name.
    var called: [Int] = []
  }

  private struct State {
    let person: Int?
    let other: Int?
    let score: Double
    let back: Int
  }

  private static let beam = 32

  /// Returns the speaker of each turn; `nil` where nobody who is known fits best.
  ///
  /// - Complexity: O(*n* · *b* · *c*) for *n* turns, *c* candidates a turn and a beam of *b* states.
  func speakers(of turns: [Turn]) -> [Int?] {
    var layers: [[State]] = []
    for (index, turn) in turns.enumerated() {
      var states: [State] = []
      var places: [Key: Int] = [:]
      func offer(_ state: State) {
        let key = Key(person: state.person, other: state.other)
        if let place = places[key] {
          if state.score > states[place].score { states[place] = state }
        } else {
          places[key] = states.count
          states.append(state)
        }
      }
      for candidate in turn.candidates {
        let own = turn.called.contains { $0 == candidate.person } ? SpeakerWeights.ownName : 0
        guard let before = layers.last else {
          offer(State(person: candidate.person, other: nil, score: candidate.weight + own, back: -1))
          continue
        }
        for (back, state) in before.enumerated() {
          offer(
            State(
              person: candidate.person, other: other(after: state, candidate.person, turn),
              score: state.score + candidate.weight + own
                + step(from: state, to: candidate.person, turn, calledBefore: turns[index - 1].called),
              back: back))
        }
      }
      if states.count > Self.beam {
        states = states.enumerated().sorted {
          ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
        }.prefix(Self.beam).map(\.element)
      }
      layers.append(states)
    }
    return path(through: layers)
  }

  private struct Key: Hashable {
    let person: Int?
    let other: Int?
  }

  private func other(after state: State, _ person: Int?, _ turn: Turn) -> Int? {
    guard turn.closeness > 0 else { return nil }
    return person != nil && person == state.person ? state.other : state.person ?? state.other
  }

  private func step(from state: State, to person: Int?, _ turn: Turn, calledBefore: [Int]) -> Double {
    // Nothing is known of somebody whom nothing names, so nothing speaks for or against him.
    guard let person else { return 0 }
    guard let last = state.person else {
      return person == state.other ? SpeakerWeights.returning * turn.closeness : 0
    }
    guard last != person else { return turn.odds / 2 }
    var score = -turn.odds / 2
    if let other = state.other {
      score += (person == other ? SpeakerWeights.returning : SpeakerWeights.intrusion) * turn.closeness
    }
    if turn.called.contains(last) { score += SpeakerWeights.answersCaller * turn.closeness }
    if calledBefore.contains(person) { score += SpeakerWeights.answersCall * turn.closeness }
    return score
  }

  private func path(through layers: [[State]]) -> [Int?] {
    guard
      var place = layers.last?.indices.max(by: {
        (layers[layers.count - 1][$0].score, $1) < (layers[layers.count - 1][$1].score, $0)
      })
    else { return [] }
    var people: [Int?] = []
    for layer in layers.reversed() {
      people.append(layer[place].person)
      place = layer[place].back
    }
    return people.reversed()
  }
}
