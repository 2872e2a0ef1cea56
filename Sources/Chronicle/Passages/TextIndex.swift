import Algorithms

/// Finds words in a text in time that depends on the words, not on the text.
///
/// White space counts as one space, whatever and however much of it there is; every other scalar counts
/// as it is. All places of four bytes are listed under their hash, and the rarest four of the wanted
/// words are looked up.
final class TextIndex {
  /// The text as UTF-8, every run of white space one space.
  private let bytes: [UInt8]
  /// For each of those bytes, and for the end, the place of its scalar in the text.
  private let scalars: [Int32]
  /// For each of those bytes, and for the end, the place of its scalar in the text's UTF-8.
  private let utf8Offsets: [Int32]
  private let original: [UInt8]
  private let shift: UInt32
  private let starts: [Int32]
  private let places: [Int32]
  private var found: [[UInt8]: [Int32]] = [:]
  /// How many scalars the text has.
  let count: Int

  init(_ text: String) {
    original = Array(text.utf8)
    var bytes: [UInt8] = []
    var scalars: [Int32] = []
    var offsets: [Int32] = []
    bytes.reserveCapacity(original.count)
    scalars.reserveCapacity(original.count + 1)
    offsets.reserveCapacity(original.count + 1)
    var number: Int32 = 0
    var offset: Int32 = 0
    for scalar in text.unicodeScalars {
      let width = Int32(UTF8.width(scalar))
      if TextIndex.isSpace(scalar) {
        if bytes.last != 0x20 {
          bytes.append(0x20)
          scalars.append(number)
          offsets.append(offset)
        }
      } else {
        for byte in Int(offset)..<Int(offset + width) {
          bytes.append(original[byte])
          scalars.append(number)
          offsets.append(offset)
        }
      }
      number += 1
      offset += width
    }
    scalars.append(number)
    offsets.append(offset)
    count = Int(number)
    let bits: UInt32 = bytes.count < 4096 ? 8 : bytes.count < 262_144 ? 14 : 18
    let shift = 32 - bits
    var starts = [Int32](repeating: 0, count: (1 << bits) + 1)
    var places: [Int32] = []
    if bytes.count >= 4 {
      let last = bytes.count - 4
      for place in 0...last { starts[TextIndex.bucket(bytes, place, shift) + 1] += 1 }
      for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
      var filled = starts
      places = [Int32](repeating: 0, count: last + 1)
      for place in 0...last {
        let bucket = TextIndex.bucket(bytes, place, shift)
        places[Int(filled[bucket])] = Int32(place)
        filled[bucket] += 1
      }
    }
    self.bytes = bytes
    self.scalars = scalars
    utf8Offsets = offsets
    self.shift = shift
    self.starts = starts
    self.places = places
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Words with every run of white space as one space.
  static func folded(_ words: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in words.unicodeScalars {
      if !isSpace(scalar) {
        if scalar.isASCII {
          bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
          bytes += UTF8.encode(scalar).map { Array($0) } ?? []
        }
      } else if bytes.last != 0x20 {
        bytes.append(0x20)
      }
    }
    return bytes
  }

  private static func bucket(_ bytes: [UInt8], _ place: Int, _ shift: UInt32) -> Int {
    let four =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
    return Int((four &* 0x9E37_79B1) >> shift)
  }

  /// Returns every place where the words stand, as ranges of scalars in text order.
  func places(of words: String) -> [Range<Int>] {
    let wanted = TextIndex.folded(words)
    guard !wanted.isEmpty else { return [] }
    let starts: [Int32]
    if let known = found[wanted] {
      starts = known
    } else {
      starts = search(wanted)
      found[wanted] = starts
    }
    return starts.map { range(at: Int($0), length: wanted.count) }
  }

  private func range(at place: Int, length: Int) -> Range<Int> {
    Int(scalars[place])..<Int(scalars[place + length])
  }

  private func search(_ wanted: [UInt8]) -> [Int32] {
    guard wanted.count <= bytes.count else { return [] }
    guard wanted.count >= 4 else {
      return (0...(bytes.count - wanted.count)).filter { stands(wanted, at: $0) }.map(Int32.init)
    }
    var best = 0
    var fewest = Int.max
    for place in 0...(wanted.count - 4) {
      let bucket = TextIndex.bucket(wanted, place, shift)
      let size = Int(starts[bucket + 1] - starts[bucket])
      if size < fewest { (best, fewest) = (place, size) }
      if size == 0 { return [] }
    }
    let bucket = TextIndex.bucket(wanted, best, shift)
    return places[Int(starts[bucket])..<Int(starts[bucket + 1])].compactMap { place in
      let start = Int(place) - best
      return start >= 0 && start + wanted.count <= bytes.count && stands(wanted, at: start)
        ? Int32(start) : nil
    }
  }

  private func stands(_ wanted: [UInt8], at place: Int) -> Bool {
    for index in 0..<wanted.count where bytes[place + index] != wanted[index] { return false }
    return true
  }

  /// Whether four bytes are the same here and there, and not only their hash.
  private func agree(_ place: Int, _ wanted: [UInt8], _ other: Int) -> Bool {
    (0..<4).allSatisfy { bytes[place + $0] == wanted[other + $0] }
  }

  /// Whether the words stand directly before a place, white space aside.
  func stand(_ words: String, before place: Int) -> Bool {
    stand(folded: TextIndex.folded(words), before: place)
  }

  /// Whether folded words stand directly before a place, white space aside.
  func stand(folded words: [UInt8], before place: Int) -> Bool {
    var wanted = words
    while wanted.last == 0x20 { wanted.removeLast() }
    var end = index(of: place)
    while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
    return wanted.count <= end && stands(wanted, at: end - wanted.count)
  }

  /// Whether the words stand directly after a place, white space aside.
  func stand(_ words: String, after place: Int) -> Bool {
    stand(folded: TextIndex.folded(words), after: place)
  }

  /// Whether folded words stand directly after a place, white space aside.
  func stand(folded words: [UInt8], after place: Int) -> Bool {
    let wanted = words.first == 0x20 ? Array(words.dropFirst()) : words
    var start = index(of: place)
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    return start + wanted.count <= bytes.count && stands(wanted, at: start)
  }

  /// The first of the folded bytes at or behind a place of the text.
  private func index(of place: Int) -> Int {
    scalars.dropLast().partitioningIndex { Int($0) >= place }
  }

  /// Returns the words at a place, exactly as they stand.
  func words(_ range: Range<Int>) -> String {
    String(decoding: original[utf8Offset(range.lowerBound)..<utf8Offset(range.upperBound)], as: UTF8.self)
  }

  private func utf8Offset(_ place: Int) -> Int {
    var index = index(of: place)
    if index > 0, Int(scalars[index]) > place { index -= 1 }
    while index > 0, scalars[index - 1] == scalars[index] { index -= 1 }
    var offset = Int(utf8Offsets[index])
    var number = Int(scalars[index])
    while number < place, offset < original.count {
      offset += 1
      while offset < original.count, original[offset] & 0xC0 == 0x80 { offset += 1 }
      number += 1
    }
    return offset
  }

  /// Returns the place whose words are nearest to ones that are nowhere in the text, if any are near.
  ///
  /// Runs of four bytes that the text shares with the words vote for where the words would begin.
  func nearest(to words: String) -> Range<Int>? {
    let wanted = TextIndex.folded(words)
    guard wanted.count >= 4, bytes.count >= 4 else { return nil }
    var votes: [Int: Int] = [:]
    for place in 0...(wanted.count - 4) {
      let bucket = TextIndex.bucket(wanted, place, shift)
      let candidates = places[Int(starts[bucket])..<Int(starts[bucket + 1])]
      guard candidates.count <= 400 else { continue }
      for candidate in candidates where agree(Int(candidate), wanted, place) {
        votes[(Int(candidate) - place + 4096) >> 3, default: 0] += 1
      }
    }
    var best: (slot: Int, votes: Int)?
    for (slot, number) in votes {
      let together = number + (votes[slot + 1] ?? 0)
      guard let current = best, (together, -slot) <= (current.votes, -current.slot) else {
        best = (slot, together)
        continue
      }
    }
    guard let best, best.votes * 3 >= wanted.count - 3 else { return nil }
    var start = min(max(0, (best.slot << 3) - 4096), bytes.count - 1)
    var end = min(bytes.count, start + wanted.count + 12)
    while start > 0, bytes[start - 1] != 0x20 { start -= 1 }
    while end < bytes.count, bytes[end] != 0x20 { end += 1 }
    return Int(scalars[start])..<Int(scalars[end])
  }
}
