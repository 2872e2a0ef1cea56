internal import Chronology
internal import TemporalNetworks
internal import Testimony

/// A translated inquiry solved under some doubts.
struct Solution: Sendable {
  /// The inquiry with the presences that must be kept apart under the doubts.
  let translation: Translation
  /// The minimal conflicts of links.
  let conflicts: [Conflict<Link>]
  /// Whether these are all.
  let isComplete: Bool
  /// The windows of everything that no conflict touches.
  let windows: WindowTable<Link>
  /// The points of the conflicts.
  let touched: Set<Int>

  /// Solves from the beginning.
  init(_ base: Translation, doubted: Set<Ground>, _ spend: SearchBudget, _ memory: PartMemory) {
    let removed = base.links(of: doubted)
    let plain = base.problem.network.windows(
      without: removed, budget: spend, memory: memory)
    var translation = base
    // Which presences must be kept apart depends on the windows, so it is asked for each set of doubts.
    var whereabouts = Whereabouts(base, doubted: doubted)
    let apart = whereabouts.separations(windows: DayTable(plain)) { base.isKept($0, doubted: doubted) }
    if apart.isEmpty {
      windows = plain
    } else {
      let latest = translation.keepApart(
        apart, &whereabouts, without: removed.union(plain.conflicts.flatMap(\.labels)), doubted: doubted,
        plain, memory)
      windows = translation.problem.network.windows(
        without: translation.links(of: doubted), budget: spend, memory: memory, after: latest)
    }
    self.translation = translation
    conflicts = windows.conflicts
    isComplete = windows.isComplete
    touched = Set(conflicts.flatMap(\.points).map(\.index))
  }

  /// Solves with more doubts than before.
  ///
  /// The minimal conflicts are those of before that no new doubt takes a member from, so that they need not
  /// be searched again. If they were not all known before, they are not now.
  ///
  /// - Returns: `nil` where that does not hold: fewer doubts, a conflict that was not known, or new pairs of
  ///   presences to keep apart while there are conflicts they could take part in.
  init?(narrowing previous: Assessment, to doubted: Set<Ground>) {
    guard previous.doubted.isSubset(of: doubted) else { return nil }
    let left = previous.translation.links(of: doubted)
    conflicts = previous.conflicts.filter { left.isDisjoint(with: $0.labels) }
    let out = left.union(conflicts.flatMap(\.labels))
    touched = Set(conflicts.flatMap(\.points).map(\.index))
    isComplete = previous.areContradictionsComplete
    let spend = SearchBudget(results: 1, steps: 64)
    var translation = previous.translation
    let memory = previous.memory
    var windows = translation.problem.network.windows(
      without: out, budget: spend, memory: memory, after: previous.table.table)
    guard windows.isConsistent, windows.isComplete else { return nil }
    var whereabouts = Whereabouts(translation, doubted: doubted)
    let apart = whereabouts.separations(
      windows: DayTable(windows, Ties([], broken: []), touched: touched)
    ) { previous.translation.isKept($0, doubted: doubted) }
    if !apart.isEmpty {
      guard conflicts.isEmpty || !isComplete else { return nil }
      let latest = translation.keepApart(
        apart, &whereabouts, without: out, doubted: doubted, windows, memory)
      // A new link of a doubted ground is doubted too.
      windows = translation.problem.network.windows(
        without: out.union(translation.links(of: doubted)), budget: spend, memory: memory, after: latest)
      guard windows.isConsistent, windows.isComplete else { return nil }
    }
    self.translation = translation
    self.windows = windows
  }
}
