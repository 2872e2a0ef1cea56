import Algorithms

/// Finds the place of a scalar in UTF-8, and of a byte in scalars, without walking from the start.
public struct ScalarIndex: Sendable {
  /// The bytes.
  public let utf8: [UInt8]
  /// How many scalars there are.
  public let scalarCount: Int
  /// The byte at which every 64th scalar starts.
  private let marks: [Int]

  /// Creates an index over UTF-8.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(utf8: [UInt8]) {
    var marks: [Int] = []
    marks.reserveCapacity(utf8.count / 64 + 1)
    var count = 0
    for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      if count % 64 == 0 { marks.append(offset) }
      count += 1
    }
    self.utf8 = utf8
    self.marks = marks
    scalarCount = count
  }

  /// Returns the byte at which a scalar starts; the end for the scalar behind the last.
  ///
  /// - Complexity: O(1).
  public func utf8Offset(ofScalar scalar: Int) -> Int {
    guard scalar < scalarCount else { return utf8.count }
    var offset = marks[scalar / 64]
    var left = scalar % 64
    while left > 0 {
      offset += 1
      if utf8[offset] & 0xC0 != 0x80 { left -= 1 }
    }
    return offset
  }

  /// Returns how many scalars start before a byte.
  ///
  /// - Complexity: O(log *n*).
  public func scalar(atUTF8Offset offset: Int) -> Int {
    let next = marks.partitioningIndex { $0 >= offset }
    guard next > 0 else { return 0 }
    return (next - 1) * 64 + utf8[marks[next - 1]..<min(offset, utf8.count)].count { $0 & 0xC0 != 0x80 }
  }

  /// Returns the words between two scalars.
  public func words(_ range: Range<Int>) -> String {
    String(
      decoding: utf8[utf8Offset(ofScalar: range.lowerBound)..<utf8Offset(ofScalar: range.upperBound)],
      as: UTF8.self)
  }
}
