import Foundation
import TemporalNetworks

/// A network as it is kept in a file: as text, or packed.
enum NetworkSource {
  /// Rows as text (`.stn`).
  case text(NetworkFile)
  /// Packed, with its graphs (`.stnb`).
  case packed(NetworkSnapshot)

  /// The rows.
  var columns: NetworkColumns {
    switch self {
    case .text(let file): file.columns
    case .packed(let snapshot): snapshot.columns
    }
  }

  /// How many labels there are.
  var labelCount: Int {
    switch self {
    case .text(let file): file.labelCount
    case .packed(let snapshot): snapshot.labelCount
    }
  }

  /// The number each row has in its file; a packed file must have been opened for more than windows.
  var identifiers: [Int32] {
    switch self {
    case .text(let file): file.identifiers
    case .packed(let snapshot): snapshot.identifiers
    }
  }

  /// The number a row has in its file.
  ///
  /// - Throws: ``SnapshotError`` when that part of a packed file is damaged.
  func identifier(of row: Int32) throws -> Int {
    guard case .packed(var snapshot) = self else { return Int(identifiers[Int(row)]) }
    try snapshot.checkRest()
    return Int(snapshot.identifiers[Int(row)])
  }

  /// The weight of each statement, by its number; a packed file must have been opened for more than windows.
  var weights: [Int32] {
    switch self {
    case .text(let file): file.weights
    case .packed(let snapshot): snapshot.weights
    }
  }

  /// The name in the header.
  var name: String {
    switch self {
    case .text(let file): file.name
    case .packed(let snapshot): snapshot.name
    }
  }

  /// The name without the ending that tells the form.
  static func base(of path: String) -> String {
    for ending in [".stnb", ".stn"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  /// Opens a file; what it holds, not its name, says which form it has.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - question: What will be asked: windows need no more than a part of a packed file.
  /// - Throws: ``NetworkFileError``, ``SnapshotError``, or `nil` contents as ``CocoaError``.
  init(path: String, for question: NetworkQuestion) throws {
    guard let mapping = MappedFile(path: path) else { throw CocoaError(.fileReadUnknown) }
    if mapping.bytes.starts(with: Array("$TEMOIN".utf8)) {
      var snapshot = try NetworkSnapshot(opening: mapping.bytes, owner: mapping)
      if question != .windows { try snapshot.checkRest() }
      self = .packed(snapshot)
    } else {
      self = .text(try NetworkFile(parsing: UnsafeRawBufferPointer(mapping.bytes)))
    }
  }

  /// The point of an event.
  func point(of event: Int) -> Int {
    guard case .text(let file) = self, let order = file.order else { return event }
    return Int(order.number[event])
  }

  /// Lays points that rows join near each other, where the file does not; a packed network stays as it is.
  mutating func bringNear() {
    guard case .text(var file) = self else { return }
    file.bringNear()
    self = .text(file)
  }

  /// The windows, yet to be solved.
  func windows() -> LiveWindows {
    switch self {
    case .text(let file): LiveWindows(file.columns, labelCount: file.labelCount)
    case .packed(let snapshot): LiveWindows(snapshot)
    }
  }
}

/// The bytes of a file, as pages of memory that are read when touched; what is written stays here.
private final class MappedFile {
  let bytes: UnsafeMutableRawBufferPointer

  init?(path: String) {
    let handle = open(path, O_RDONLY)
    guard handle >= 0 else { return nil }
    defer { close(handle) }
    var status = stat()
    guard fstat(handle, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    guard size > 0 else {
      bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
      return
    }
    guard let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE, handle, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: size)
  }

  deinit { if let start = bytes.baseAddress { munmap(start, bytes.count) } }
}
