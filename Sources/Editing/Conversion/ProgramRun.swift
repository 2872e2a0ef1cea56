import Archives
import Dispatch
import Foundation

/// One run of another program on a copy of a file, in a folder of its own, with limits and without a shell.
struct ProgramRun {
  /// What a program may use up.
  struct Limits: Hashable, Sendable {
    /// How long it may run, in seconds.
    var seconds = 120
    /// The most bytes its output may have.
    var outputBytes = 256 << 20
    /// The most bytes of address space it may have, where the system can hold it to that; `nil` for none.
    var addressSpace: Int? = 2 << 30
  }

  /// How a run failed.
  enum Failure: Error, Hashable {
    /// The program could not be started.
    case notStarted(String)
    /// It took too long and was stopped.
    case timeOut(seconds: Int)
    /// It ended with an error, in its own words.
    case failed(status: Int, message: String)
    /// It wrote nothing, or too much.
    case output(bytes: Int)
  }

  /// Where programs are looked for.
  static let folders: [String] = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let given = path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    return given.isEmpty ? ["/usr/local/bin", "/usr/bin", "/bin"] : given
  }()

  /// The full path of an installed program.
  static func path(of program: String, in folders: [String] = folders) -> String? {
    folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs a program on a file.
  ///
  /// - Parameters:
  ///   - path: The full path of the program.
  ///   - bytes: The file; it is given as `input.ENDING` in a folder that only this user can read.
  ///   - ending: The ending of the file's name.
  ///   - limits: What the program may use up.
  ///   - arguments: The arguments, made of the paths of the file and of the output.
  /// - Returns: What it wrote to the output's path.
  /// - Throws: ``Failure``; whatever was written is gone.
  static func run(
    _ path: String, on bytes: [UInt8], ending: String, limits: Limits,
    arguments: (_ input: String, _ output: String) -> [String]
  ) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.path + "/temoin-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let input = "\(folder)/input.\(ending)"
    let output = "\(folder)/output"
    try FileOnDisk.write(bytes, to: input, mode: 0o600)
    let messages = "\(folder)/messages"
    try FileOnDisk.write([], to: messages, mode: 0o600)

    let process = Process()
    var command = [path] + arguments(input, output)
    if let limiter = self.path(of: "prlimit") {
      // The system's own limits hold also where the program would not notice its greed.
      var bounds = ["--cpu=\(limits.seconds)", "--fsize=\(limits.outputBytes)", "--core=0"]
      if let space = limits.addressSpace { bounds.append("--as=\(space)") }
      command = [limiter] + bounds + command
    }
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = [
      "PATH": folders.joined(separator: ":"), "HOME": folder, "LANG": "C.UTF-8", "TMPDIR": folder,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let log = FileHandle(forWritingAtPath: messages) ?? FileHandle.nullDevice
    process.standardError = log
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do { try process.run() } catch { throw Failure.notStarted("\(error.localizedDescription)") }
    if ended.wait(timeout: .now() + .seconds(limits.seconds)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      _ = ended.wait(timeout: .now() + .seconds(5))
      throw Failure.timeOut(seconds: limits.seconds)
    }
    try? log.close()
    guard process.terminationStatus == 0, process.terminationReason == .exit else {
      let said =
        (try? FileOnDisk.read(messages, limit: 600)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let line = said.split(whereSeparator: \.isNewline).joined(separator: "; ")
      throw Failure.failed(status: Int(process.terminationStatus), message: line)
    }
    let size = FileOnDisk.size(of: output) ?? 0
    guard size > 0, size <= limits.outputBytes else { throw Failure.output(bytes: size) }
    return try FileOnDisk.read(output)
  }
}
