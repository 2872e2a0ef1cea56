internal import Testimony

/// That one presence must end before another starts, or the other way round.
struct Separation: Sendable {
  /// The orders that windows leave a pair.
  enum Order: Sendable {
    /// The one before the other.
    case forward
    /// The other before the one.
    case back
    /// Neither.
    case impossible
  }

  var one: Presence
  var other: Presence
  /// The order that is left.
  var order: Order
  /// The days between them in the order that is left.
  var gap: Int
  var rules: [Rule.ID]
  /// Whether the days between them rest on when the journey can have been.
  var needsSpan: Bool
  /// What makes the two people one.
  var identities: [Ground]

  init(
    _ one: Presence, _ other: Presence, _ order: Order, forward: PresenceGap, back: PresenceGap,
    _ people: PersonIdentities
  ) {
    self.one = one
    self.other = other
    self.order = order
    gap = order == .back ? back.days : forward.days
    rules = forward.rules + back.rules.filter { !forward.rules.contains($0) }
    needsSpan = forward.needsSpan || back.needsSpan
    identities = people.path(from: one.person, to: other.person)
  }

  /// The pair in the order that is left.
  var inOrder: (Presence, Presence) { order == .back ? (other, one) : (one, other) }

  /// Whether neither order fits the windows.
  var isImpossible: Bool { order == .impossible }

  /// The pair, by what is where and by which rules.
  var pair: [String] {
    [one.event.rawValue, other.event.rawValue, one.place.rawValue, other.place.rawValue].sorted()
      + rules.map(\.rawValue)
  }
}
