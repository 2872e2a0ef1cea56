/// A copy of a text in which layout and typography no longer show, with the way back to the original.
///
/// Runs of blanks and line ends become one space, quotation marks and dashes one form each; soft hyphens,
/// zero-width characters and hyphens that only break a word at a line end disappear.
struct NormalisedCopy {
  /// The normalised scalars.
  let scalars: [UInt32]
  /// For each normalised scalar, its offset in the original; one more entry holds the original's length.
  let origins: [Int]

  init(of text: some Collection<UInt32>) {
    let original = Array(text)
    var scalars: [UInt32] = []
    var origins: [Int] = []
    scalars.reserveCapacity(original.count)
    origins.reserveCapacity(original.count + 1)
    var index = 0
    while index < original.count {
      let scalar = original[index]
      if Self.isBlank(scalar) {
        if scalars.last != 0x20 {
          scalars.append(0x20)
          origins.append(index)
        }
        index += 1
        continue
      }
      if scalar == 0xAD || scalar == 0x200B || scalar == 0x200C || scalar == 0x200D || scalar == 0xFEFF
        || scalar == 0x2060
      {
        index += 1
        continue
      }
      if scalar == 0x2D || scalar == 0xAC || scalar == 0x2010,
        let next = Self.lineBreak(after: index, in: original)
      {
        index = next
        continue
      }
      scalars.append(Self.folded(scalar))
      origins.append(index)
      index += 1
    }
    origins.append(original.count)
    self.scalars = scalars
    self.origins = origins
  }

  /// Returns the original range of a normalised one, without the blanks at its ends.
  func originalRange(of range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, scalars[lower] == 0x20 { lower += 1 }
    while upper > lower, scalars[upper - 1] == 0x20 { upper -= 1 }
    guard lower < upper else { return origins[range.lowerBound]..<origins[range.lowerBound] }
    return origins[lower]..<(origins[upper - 1] + 1)
  }

  /// Returns where the next line's word begins when a hyphen at `index` breaks a word there.
  private static func lineBreak(after index: Int, in text: [UInt32]) -> Int? {
    guard index > 0, isLetter(text[index - 1]) else { return nil }
    var position = index + 1
    var seesLineEnd = false
    while position < text.count, position - index < 12, isBlank(text[position]) {
      if text[position] == 0x0A || text[position] == 0x0D { seesLineEnd = true }
      position += 1
    }
    guard seesLineEnd, position < text.count, isLetter(text[position]) else { return nil }
    return position
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A }
    return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func folded(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x27, 0x60, 0xB4, 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0x02BC: 0x27
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2033: 0x22
    case 0x2D, 0x2010...0x2015, 0x2212: 0x2D
    default: scalar
    }
  }
}
