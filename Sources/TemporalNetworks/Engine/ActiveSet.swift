/// A set of points that remembers nothing but membership, and is walked in the order of points.
struct ActiveSet: ~Copyable {
  let words: UnsafeMutablePointer<UInt64>
  let wordCount: Int

  init(_ pointCount: Int) {
    wordCount = (pointCount + 63) >> 6
    words = .allocate(capacity: max(1, wordCount))
    words.initialize(repeating: 0, count: max(1, wordCount))
  }

  deinit { words.deallocate() }

  @inline(__always)
  func insert(_ point: Int32) { words[Int(point) >> 6] |= 1 << UInt64(point & 63) }

  @inline(__always)
  func remove(_ point: Int32) { words[Int(point) >> 6] &= ~(1 << UInt64(point & 63)) }

  @inline(__always)
  func contains(_ point: Int32) -> Bool { words[Int(point) >> 6] >> UInt64(point & 63) & 1 == 1 }
}
