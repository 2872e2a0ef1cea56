package import Testimony

/// Finds the words at a place of a text without counting from its start each time.
package struct TextPlaces: Sendable {
  private static let stride = 128
  private let utf8: [UInt8]
  private let marks: [Int]
  /// How many scalars the text has.
  package let scalarCount: Int

  /// Reads a text once.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package init(_ text: String) {
    utf8 = Array(text.utf8)
    var marks: [Int] = []
    var count = 0
    for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
      if count % TextPlaces.stride == 0 { marks.append(offset) }
      count += 1
    }
    self.marks = marks
    scalarCount = count
  }

  /// The bytes of the words at a place, or `nil` where the place lies outside the text.
  package func words(at range: Range<ScalarOffset>) -> ArraySlice<UInt8>? {
    guard range.lowerBound.rawValue >= 0, range.upperBound.rawValue <= scalarCount else { return nil }
    let start = utf8Offset(of: range.lowerBound.rawValue)
    return utf8[start..<utf8Offset(of: range.upperBound.rawValue, from: (range.lowerBound.rawValue, start))]
  }

  private func utf8Offset(of scalar: Int, from known: (scalar: Int, offset: Int) = (0, 0)) -> Int {
    guard scalar < scalarCount else { return utf8.count }
    var count = scalar / TextPlaces.stride * TextPlaces.stride
    var offset = marks[scalar / TextPlaces.stride]
    if known.scalar > count { (count, offset) = known }
    while count < scalar {
      offset += 1
      while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
      count += 1
    }
    return offset
  }
}
