import Foundation

/// Reads a file line by line, in pieces, whatever its size.
struct LineReader {
  /// A line without its break, or what was left of one that is too long.
  enum Line {
    case bytes([UInt8])
    case tooLong
  }

  /// The longest line that is kept.
  static let limit = 16 << 20

  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  init(_ handle: FileHandle) { self.handle = handle }

  /// Returns the next line; `nil` at the end.
  mutating func next() throws -> Line? {
    var searched = start
    var isTooLong = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = buffer[start..<end]
        start = end + 1
        return isTooLong ? .tooLong : .bytes(Array(line.last == 0x0D ? line.dropLast() : line))
      }
      if isAtEnd {
        guard start < buffer.count || isTooLong else { return nil }
        let line = Array(buffer[start...])
        start = buffer.count
        return isTooLong ? .tooLong : .bytes(line)
      }
      if buffer.count - start > Self.limit {
        isTooLong = true
        start = buffer.count
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard let more = try handle.read(upToCount: 1 << 16), !more.isEmpty else {
        isAtEnd = true
        continue
      }
      buffer += more
    }
  }
}
