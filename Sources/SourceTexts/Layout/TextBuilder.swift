import Testimony

/// Puts a text together out of pieces of an original, and keeps the way back.
struct TextBuilder {
  private let utf8: [UInt8]
  private(set) var bytes: [UInt8] = []
  private(set) var scalarCount = 0
  private var runs: [OffsetMap.Run] = []

  init(original utf8: [UInt8]) {
    self.utf8 = utf8
    bytes.reserveCapacity(utf8.count)
  }

  /// The place where the next piece will stand.
  var position: ScalarOffset { ScalarOffset(scalarCount) }
  /// The last byte, or `nil` at the start.
  var lastByte: UInt8? { bytes.last }

  /// Appends bytes of the original as they stand.
  mutating func append(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let slice = utf8[range]
    let scalars = slice.count { $0 & 0xC0 != 0x80 }
    bytes += slice
    if let last = runs.last, last.isVerbatim, last.utf8Offset + last.byteCount == range.lowerBound {
      runs[runs.count - 1].scalarCount += scalars
      runs[runs.count - 1].byteCount += range.count
    } else {
      runs.append(
        OffsetMap.Run(
          text: scalarCount, utf8Offset: range.lowerBound, scalarCount: scalars, byteCount: range.count))
    }
    scalarCount += scalars
  }

  /// Appends text that stands for bytes of the original.
  mutating func append(_ text: String, for range: Range<Int>) {
    guard !text.isEmpty else { return }
    let scalars = text.unicodeScalars.count
    bytes += Array(text.utf8)
    runs.append(
      OffsetMap.Run(
        text: scalarCount, utf8Offset: range.lowerBound, scalarCount: scalars, byteCount: range.count,
        isVerbatim: false))
    scalarCount += scalars
  }

  /// Takes back the hyphen just appended, letting the word go on after the line's end.
  mutating func dropLastHyphen() {
    guard bytes.last == 0x2D, let last = runs.last, last.isVerbatim, last.scalarCount > 1 else { return }
    bytes.removeLast()
    scalarCount -= 1
    runs[runs.count - 1].scalarCount -= 1
    runs[runs.count - 1].byteCount -= 1
  }

  /// The finished text and its map.
  func finish() -> (text: String, map: OffsetMap) {
    (String(decoding: bytes, as: UTF8.self), OffsetMap(runs: runs))
  }
}
