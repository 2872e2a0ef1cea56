import ArgumentParser
import Foundation

/// Reads JSON Lines one by one and writes one line for each answer.
struct BatchLines {
  private let data: Data

  /// Opens a file, or standard input when `path` is nil or `-`.
  init(path: String?) throws {
    if let path, path != "-" {
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw ValidationError("cannot read \(path)")
      }
      data = contents
    } else {
      data = FileHandle.standardInput.readDataToEndOfFile()
    }
  }

  /// Hands every line that is not blank to `body`; a line that does not decode stops with its number.
  func forEach<Line: Decodable>(as type: Line.Type, _ body: (Line) throws -> Void) throws {
    let decoder = JSONDecoder()
    var number = 0
    for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let value: Line
      do {
        value = try decoder.decode(Line.self, from: Data(line))
      } catch {
        throw ValidationError("line \(number) is not the JSON object this command reads")
      }
      try body(value)
    }
  }

  /// Writes one answer as a line of JSON with sorted keys.
  static func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var line = try encoder.encode(value)
    line.append(UInt8(ascii: "\n"))
    FileHandle.standardOutput.write(line)
  }
}
