import Foundation

/// Collects text as bytes and writes it in large pieces.
struct ByteWriter: ~Copyable {
  private(set) var bytes: [UInt8] = []
  private let handle: FileHandle?

  /// Creates a writer.
  ///
  /// - Parameter handle: Where full pieces go; `nil` keeps everything in ``bytes``.
  init(to handle: FileHandle?) {
    self.handle = handle
    bytes.reserveCapacity(1 << 16)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    drain(1 << 20)
  }

  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    drain(1 << 20)
  }

  mutating func append(_ number: Int) {
    var rest = number.magnitude
    var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
    withUnsafeMutableBytes(of: &digits) { buffer in
      var first = buffer.count
      repeat {
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        first -= 1
        buffer[first] = UInt8(truncatingIfNeeded: digit) &+ UInt8(ascii: "0")
        rest = quotient
      } while rest != 0
      if number < 0 {
        first -= 1
        buffer[first] = UInt8(ascii: "-")
      }
      bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[first...]))
    }
  }

  /// Appends a bound, `*` when there is none.
  mutating func append(bound: Int32?) {
    if let bound { append(Int(bound)) } else { bytes.append(UInt8(ascii: "*")) }
  }

  /// Appends numbers as a JSON list.
  mutating func append(list: [Int]) {
    bytes.append(UInt8(ascii: "["))
    for (place, number) in list.enumerated() {
      if place > 0 { append(", ") }
      append(number)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Writes what has collected.
  mutating func flush() { drain(1) }

  private mutating func drain(_ least: Int) {
    guard let handle, bytes.count >= least else { return }
    handle.write(Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}
