/// Reads words and numbers from bytes, and knows the line.
struct NetworkScanner {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private(set) var line = 1

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  private static let newline = UInt8(ascii: "\n")

  func error(_ reason: NetworkFileError.Reason, line offset: Int = 0) -> NetworkFileError {
    NetworkFileError(reason: reason, line: line + offset)
  }

  @inline(__always)
  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  @inline(__always)
  private mutating func skipBlanks() {
    while place < bytes.count, isBlank(bytes[place]) { place += 1 }
  }

  /// The next word of the line; `nil` at its end.
  mutating func word() -> String? {
    skipBlanks()
    let first = place
    while place < bytes.count, !isBlank(bytes[place]), bytes[place] != Self.newline { place += 1 }
    return first == place ? nil : String(decoding: bytes[first..<place], as: UTF8.self)
  }

  /// The next whole number of the line.
  @inline(__always)
  mutating func integer() throws(NetworkFileError) -> Int {
    skipBlanks()
    guard place < bytes.count else { throw error(.notANumber) }
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    let first = place
    var value = 0
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int(digit)
      place += 1
    }
    guard place > first else { throw error(.notANumber) }
    guard place - first <= 18 else { throw error(.numberTooLarge) }
    if place < bytes.count, !isBlank(bytes[place]), bytes[place] != Self.newline {
      throw error(.notANumber)
    }
    return isNegative ? -value : value
  }

  /// The next bound of the line; `nil` for `*`.
  @inline(__always)
  mutating func bound() throws(NetworkFileError) -> Int? {
    skipBlanks()
    if place < bytes.count, bytes[place] == UInt8(ascii: "*") {
      place += 1
      return nil
    }
    return try integer()
  }

  /// Ends the line; `false` when something is left on it.
  @inline(__always)
  mutating func endLine() -> Bool {
    skipBlanks()
    guard place < bytes.count else {
      line += 1
      return true
    }
    guard bytes[place] == Self.newline else { return false }
    place += 1
    line += 1
    return true
  }

  mutating func skipToNextLine() {
    while place < bytes.count, bytes[place] != Self.newline { place += 1 }
    if place < bytes.count { place += 1 }
    line += 1
  }

  /// Goes to the next line that holds anything; `false` when there is none.
  @inline(__always)
  mutating func skipBlankLines() -> Bool {
    while true {
      skipBlanks()
      guard place < bytes.count else { return false }
      guard bytes[place] == Self.newline else { return true }
      place += 1
      line += 1
    }
  }
}
