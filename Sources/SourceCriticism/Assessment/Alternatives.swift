public import Testimony

/// Where a moment can fall, as stretches of days.
public struct MomentStretches: Hashable, Sendable {
  /// The moment.
  public let moment: Moment
  /// The stretches in order; more than one where what is left to choose keeps them apart.
  public let windows: [DayWindow]
  /// Whether these are all; if not, others follow the last.
  public let isComplete: Bool
}

/// A choice that testimony leaves, and what is left of it.
public struct Alternative: Hashable, Sendable {
  /// One of the things that may hold.
  public struct Option: Hashable, Sendable {
    /// What holds then.
    public let content: Message
    /// Whether some chronology takes it.
    public let survives: Bool
  }

  /// What answers for there being no other option: a claim, or the one style of a source.
  public let ground: Ground
  /// The options, in the order they are given.
  public let options: [Option]
  /// The events it speaks of, in the order of the inquiry.
  public let events: [Event.ID]
  /// The place of the choice in the network.
  let place: Int

  /// Whether more than one is left.
  public var isOpen: Bool { options.count(where: \.survives) > 1 }
}

/// The alternatives of an inquiry, as far as the budget went.
public struct Alternatives: Hashable, Sendable {
  /// The alternatives, in the order of the inquiry.
  public let all: [Alternative]
  /// Whether every option was looked at; if not, some that do not survive are said to.
  public let isComplete: Bool
}
