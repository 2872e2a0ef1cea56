public import Foundation

/// The built program, run as a person would run it.
public struct Program: Sendable {
  /// What a run gave.
  public struct Run: Sendable {
    /// Its exit status.
    public let status: Int32
    /// What it wrote to standard output.
    public let output: String
    /// What it wrote to standard error.
    public let errors: String

    /// The output as JSON.
    public func json() throws -> [String: Any] {
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any] ?? [:]
    }
  }

  private let executable: URL

  /// Finds the program among the products of the build; `nil` where it was not built.
  public init?() {
    let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [
      folder, URL(fileURLWithPath: FileManager.default.currentDirectoryPath + "/.build/debug"),
    ]
    .flatMap { folder in ["temoin", "dev"].map { folder.appendingPathComponent($0) } }
    guard let found = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else {
      return nil
    }
    executable = found
  }

  /// Starts the program.
  public func start(_ arguments: [String], in folder: String? = nil) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    environment["TEMOIN_AUTHOR"] = "tester"
    environment["COLUMNS"] = "88"
    // What is proposed must not depend on an atlas that happens to be installed.
    environment["TEMOIN_DATA"] = FileManager.default.temporaryDirectory.path + "/no-atlas"
    process.environment = environment
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    return process
  }

  /// Runs the program to its end.
  public func run(_ arguments: String..., in folder: String? = nil) throws -> Run {
    try run(arguments, in: folder)
  }

  /// Runs the program to its end.
  public func run(_ arguments: [String], in folder: String? = nil) throws -> Run {
    let process = try start(arguments, in: folder)
    // Files, since a full pipe would stop a program nobody reads from.
    let base = FileManager.default.temporaryDirectory.appendingPathComponent(
      "temoin-run-\(UUID().uuidString)")
    let (output, errors) = (base.appendingPathExtension("out"), base.appendingPathExtension("err"))
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    defer { for file in [output, errors] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
