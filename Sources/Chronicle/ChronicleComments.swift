public import Testimony

/// The comments of a chronicle, which are its file's and no part of an inquiry.
public struct ChronicleComments: Hashable, Sendable {
  /// Comments that stand above or in a record, without their `#`.
  public var above: [RecordReference: [String]] = [:]
  /// Comments behind the last record.
  public var atEnd: [String] = []

  /// Creates a set without comments.
  public init() {}

  /// How many there are.
  public var count: Int { above.values.reduce(atEnd.count) { $0 + $1.count } }
}
