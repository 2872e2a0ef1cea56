public import Foundation

/// The published tables that tests read when they are present.
public enum SharedData {
  /// The folder, from `TEMOIN_SHARED_DATA` or beside the package.
  public static let folder: URL = {
    let variable = "TEMOIN_SHARED_DATA"
    if let path = ProcessInfo.processInfo.environment[variable] { return URL(fileURLWithPath: path) }
    return URL(fileURLWithPath: FileManager.default.currentDirectoryPath).appending(path: "../shared/data")
  }()

  /// The bytes of a file of the folder; `nil` if it is not there, which is printed.
  public static func file(_ path: String) -> Data? {
    let url = folder.appending(path: path)
    guard let data = try? Data(contentsOf: url) else {
      print("skipped: \(url.path) is not there")
      return nil
    }
    return data
  }

  /// The cases of a table, a JSON object with an array `cases`.
  public static func cases<Case: Decodable>(_ path: String, of type: Case.Type) throws -> [Case] {
    guard let data = file(path) else { return [] }
    return try JSONDecoder().decode(Table<Case>.self, from: data).cases
  }

  private struct Table<Case: Decodable>: Decodable {
    let cases: [Case]
  }
}
