import Hummingbird

/// The body of a request, read once and no longer than it is waited for.
///
/// It is `Sendable` unchecked because one task uses it at a time: the one that makes the answer, then the same one while
/// it writes it.
final class IncomingBody: @unchecked Sendable {
  /// The most bytes of a refused body that are read on and thrown away.
  private static let wasteLimit = 256 << 20

  private var parts: RequestBody.AsyncIterator
  private let announced: Int?
  private let patience: Patience
  private let start = ContinuousClock.now
  /// Whether it has been read to its end.
  private(set) var isRead = false

  init(_ body: RequestBody, announced: Int?, _ patience: Patience) {
    parts = body.makeAsyncIterator()
    self.announced = announced
    self.patience = patience
  }

  private func isLate(grace: Int = 0) -> Bool {
    ContinuousClock.now - start > .seconds(patience.seconds(forBytes: announced) + grace)
  }

  /// The bytes; `nil` for a body that is longer than the limit, or says that it will be, which is not read to its end.
  ///
  /// - Throws: ``SlowBody`` or ``BrokenBody``.
  func collect(_ limit: Int) async throws -> [UInt8]? {
    if let announced, announced > limit { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(announced ?? 0)
    while let part = try await parts.next() {
      guard bytes.count + part.readableBytes <= limit else { return nil }
      guard !isLate() else { throw SlowBody() }
      bytes.append(contentsOf: part.readableBytesView)
    }
    isRead = true
    // What broke off is never taken for the whole.
    if let announced, bytes.count != announced { throw BrokenBody() }
    return bytes
  }

  /// Reads what is left of a refused body and throws it away: no longer than it is waited for, and no more than so much.
  ///
  /// - Throws: ``SlowBody`` where it does not end in time, on which the connection is closed.
  func discard() async throws {
    var count = 0
    while let part = try await parts.next() {
      count += part.readableBytes
      guard count <= Self.wasteLimit, !isLate(grace: patience.graceInSeconds) else { throw SlowBody() }
    }
    isRead = true
  }
}

/// A body came in drop by drop, and was not waited for.
struct SlowBody: Error {}

/// A body ended before it was whole.
struct BrokenBody: Error {}
