import Foundation

/// What is piped into the program.
enum StandardInput {
  /// All of it.
  static func read() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }
}
