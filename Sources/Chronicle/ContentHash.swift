import Crypto
public import Interchange

/// Names what an inquiry says, whatever its history, its times of day or the database it lies in.
///
/// It is SHA-256 over a name and version, the canonical chronicle, and every file the chronicle names in
/// the order of the bytes of their paths, each part preceded by its length.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// The hash in lower-case hexadecimal.
  public let hexadecimal: String

  /// Hashes what a chronicle's writer gave.
  public init(of writing: FormatWriting) {
    var hash = SHA256()
    hash.update(data: Array("temoin-content-1\n".utf8))
    func add(_ bytes: [UInt8]) {
      let length = UInt64(bytes.count)
      hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: length >> (56 - 8 * UInt64($0))) })
      hash.update(data: bytes)
    }
    add(writing.main.bytes)
    for file in writing.files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      add(Array(file.path.utf8))
      add(file.bytes)
    }
    hexadecimal = Checksum.hexadecimal(hash.finalize())
  }

  /// The hash in lower-case hexadecimal.
  public var description: String { hexadecimal }
}
