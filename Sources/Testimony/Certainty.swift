/// How sure somebody is, the witness or the editor; the two are kept apart and neither moves a date.
public enum Certainty: String, Hashable, Sendable, Codable, CaseIterable {
  /// There is no doubt.
  case certain
  /// It is likely.
  case probable
  /// It may be.
  case possible
  /// It is unlikely.
  case doubtful
}

/// Where a record came from; it stays when the record is accepted.
public enum Origin: Hashable, Sendable, Codable {
  /// The editor wrote it.
  case editor
  /// The first reading proposed it.
  case firstReading(rule: String)
  /// It was imported from a file in this format.
  case imported(format: String)
  /// A model proposed it.
  case model(name: String, version: String)
}

/// What has become of a proposal.
public enum Decision: String, Hashable, Sendable, Codable, CaseIterable {
  /// Nobody has decided.
  case open
  /// Accepted after being read.
  case accepted
  /// Accepted with others, unread.
  case acceptedInBulk
  /// Rejected; it is not proposed again.
  case rejected

  /// Whether what was proposed counts as said.
  public var isAccepted: Bool { self == .accepted || self == .acceptedInBulk }
}
