/// Why bytes are not a snapshot that can be used.
package enum SnapshotError: Error, Hashable, Sendable {
  /// The bytes do not begin as a snapshot does.
  case notASnapshot
  /// The snapshot was written by another version, or on a machine of another byte order.
  case unknownVersion(Int)
  /// There are fewer or more bytes than the snapshot says.
  case wrongLength(expected: Int, found: Int)
  /// The bytes of a section are not those that were written.
  case damaged(section: Int)
  /// The network has functions, alternatives or sets of days, which a snapshot does not keep.
  case notPlain
}
