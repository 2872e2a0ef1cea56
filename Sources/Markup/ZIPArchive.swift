public import Diagnostics
import CZlib

/// A ZIP archive in memory, as EPUB uses it, read with limits and trusted in nothing.
///
/// Names that climb out of the folder, entries that inflate to another size than announced, and entries
/// that inflate past the limits are refused. Encrypted entries and ZIP64 are not read. After PKWARE's
/// APPNOTE 6.3, §4.3.
public struct ZIPArchive {
  /// What an archive may hold.
  public struct Limits: Hashable, Sendable {
    /// The most entries.
    public var entries: Int
    /// The most bytes one entry inflates to.
    public var bytesPerEntry: Int
    /// The most bytes an entry of over a megabyte inflates to, for each byte it is stored in.
    public var ratio: Int
    /// Creates limits.
    public init(entries: Int = 20_000, bytesPerEntry: Int = 64 << 20, ratio: Int = 200) {
      self.entries = entries
      self.bytesPerEntry = bytesPerEntry
      self.ratio = ratio
    }
  }

  private struct Entry {
    var method: Int
    var storedSize: Int
    var size: Int
    var headerOffset: Int
  }

  private let bytes: [UInt8]
  private let limits: Limits
  private var entries: [String: Entry] = [:]
  /// The names of the entries, in the order of the directory.
  public private(set) var names: [String] = []

  /// Reads the directory of an archive.
  ///
  /// - Throws: ``ZIPError`` for what is no archive, or one that may not be read.
  public init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ZIPError) {
    self.bytes = bytes
    self.limits = limits
    guard let end = Self.endOfDirectory(in: bytes) else { throw ZIPError(.notAnArchive) }
    let count = Int(number(at: end + 10, bytes: 2))
    guard count <= limits.entries else { throw ZIPError(.tooManyEntries(count)) }
    var position = Int(number(at: end + 16, bytes: 4))
    for _ in 0..<count {
      guard position + 46 <= end, number(at: position, bytes: 4) == 0x0201_4B50 else {
        throw ZIPError(.brokenDirectory)
      }
      let nameLength = Int(number(at: position + 28, bytes: 2))
      let next =
        position + 46 + nameLength + Int(number(at: position + 30, bytes: 2))
        + Int(number(at: position + 32, bytes: 2))
      guard next <= end,
        let name = String(validating: bytes[position + 46..<position + 46 + nameLength], as: UTF8.self)
      else { throw ZIPError(.brokenDirectory) }
      guard Self.isInside(name) else { throw ZIPError(.climbsOut(name)) }
      guard number(at: position + 8, bytes: 2) & 1 == 0 else { throw ZIPError(.encrypted(name)) }
      guard entries[name] == nil else { throw ZIPError(.twice(name)) }
      entries[name] = Entry(
        method: Int(number(at: position + 10, bytes: 2)),
        storedSize: Int(number(at: position + 20, bytes: 4)),
        size: Int(number(at: position + 24, bytes: 4)), headerOffset: Int(number(at: position + 42, bytes: 4))
      )
      names.append(name)
      position = next
    }
  }

  /// Returns the bytes of an entry; `nil` where there is none of the name.
  ///
  /// - Throws: ``ZIPError`` where the entry is broken, lies about its size, or is too large.
  /// - Complexity: O(*n*) in the bytes of the entry.
  public func contents(of name: String) throws(ZIPError) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    let header = entry.headerOffset
    guard header + 30 <= bytes.count, number(at: header, bytes: 4) == 0x0403_4B50 else {
      throw ZIPError(.brokenEntry(name))
    }
    let start = header + 30 + Int(number(at: header + 26, bytes: 2)) + Int(number(at: header + 28, bytes: 2))
    guard start + entry.storedSize <= bytes.count else { throw ZIPError(.brokenEntry(name)) }
    guard entry.size <= limits.bytesPerEntry,
      entry.size <= 1 << 20 || entry.size / max(1, entry.storedSize) <= limits.ratio
    else { throw ZIPError(.tooLarge(name)) }
    let stored = bytes[start..<start + entry.storedSize]
    switch entry.method {
    case 0:
      guard entry.size == entry.storedSize else { throw ZIPError(.liesAboutSize(name)) }
      return Array(stored)
    case 8: return try inflate(stored, to: entry.size, name: name)
    default: throw ZIPError(.brokenEntry(name))
    }
  }

  private func inflate(_ stored: ArraySlice<UInt8>, to size: Int, name: String) throws(ZIPError) -> [UInt8] {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw ZIPError(.brokenEntry(name))
    }
    defer { inflateEnd(&stream) }
    var input = Array(stored)
    var output = [UInt8](repeating: 0, count: size + 1)  // one more, to see a lie
    let status = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return CZlib.inflate(&stream, Z_FINISH)
      }
    }
    guard Int(stream.total_out) == size else { throw ZIPError(.liesAboutSize(name)) }
    guard status == Z_STREAM_END else { throw ZIPError(.brokenEntry(name)) }
    output.removeLast()
    return output
  }

  private static func endOfDirectory(in bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let first = max(0, bytes.count - 22 - 65_535)
    return (first...bytes.count - 22).last { bytes[$0...].starts(with: [0x50, 0x4B, 0x05, 0x06]) }
  }

  private static func isInside(_ name: String) -> Bool {
    !name.hasPrefix("/") && !name.contains("\\") && !name.utf8.contains(0) && !name.contains(":")
      && !name.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  private func number(at offset: Int, bytes count: Int) -> UInt64 {
    (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
  }
}

/// Why a ZIP archive is refused.
public struct ZIPError: ExplainedError, Hashable {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// The file is no ZIP archive, or only the first part of one.
    case notAnArchive
    /// The directory is broken.
    case brokenDirectory
    /// There are more entries than may be.
    case tooManyEntries(Int)
    /// An entry's name leads out of the archive.
    case climbsOut(String)
    /// Two entries have one name.
    case twice(String)
    /// An entry is encrypted.
    case encrypted(String)
    /// An entry is broken, or packed in a way that is not read.
    case brokenEntry(String)
    /// An entry does not have the size it says.
    case liesAboutSize(String)
    /// An entry inflates to more than may be.
    case tooLarge(String)
  }

  /// What was wrong.
  public let reason: Reason

  /// Creates an error.
  public init(_ reason: Reason) { self.reason = reason }

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .notAnArchive:
      Explanation("this is no ZIP archive, or not the whole of one", remedy: "get the file again")
    case .brokenDirectory: Explanation("the archive's directory is broken", remedy: "get the file again")
    case .tooManyEntries(let count):
      Explanation("the archive has \(count) entries", remedy: "check that it is what it claims to be")
    case .climbsOut(let name):
      Explanation("the entry “\(name)” leads out of the archive", remedy: "do not trust this file")
    case .twice(let name): Explanation("the archive has “\(name)” twice", remedy: "do not trust this file")
    case .encrypted(let name): Explanation("“\(name)” is encrypted", remedy: "get a copy without protection")
    case .brokenEntry(let name): Explanation("“\(name)” is broken", remedy: "get the file again")
    case .liesAboutSize(let name):
      Explanation("“\(name)” has not the size it says", remedy: "do not trust this file")
    case .tooLarge(let name):
      Explanation("“\(name)” inflates to more than may be", remedy: "do not trust this file")
    }
  }
}
