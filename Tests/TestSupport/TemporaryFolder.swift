import Foundation

/// A folder of a test's own, taken away afterwards.
public enum TemporaryFolder {
  /// Runs `body` with the path of an empty folder.
  public static func with<Value>(_ body: (String) throws -> Value) throws -> Value {
    let folder = try make()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Makes an empty folder; whoever asks takes it away.
  public static func make() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("temoin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder.path
  }
}
