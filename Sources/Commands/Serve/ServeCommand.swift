import Archives
import ArgumentParser
import Diagnostics
import Editing
import Foundation
import Workbench

/// `temoin serve`: the workbench, at an address of this machine only.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Open the workbench, at an address of this machine only.",
    discussion: """
      The address holds a key that opens once; press Return for another, for a second browser. While the workbench is \
      open, other commands read the archive and do not write it. Control-C ends it.

      Programs use /api/v1 (described at /api/v1/openapi.json) with a key of their own: --token-file PATH writes it, \
      and each request sends it as “Authorization: Bearer KEY”.
      """)

  @Argument(help: "The archive.", completion: .file(extensions: ["temoin"]))
  var archive: String

  @Option(help: "The port; a free one is taken by default.")
  var port = 0

  @Flag(name: .customLong("read-only"), help: "Show everything and change nothing.")
  var isReadOnly = false

  @Flag(name: .customLong("no-open"), help: "Do not open a browser.")
  var hasNoBrowser = false

  @Option(
    name: .customLong("token-file"),
    help:
      "Write a key for programs into this new file, which only you can read; it is taken away at the end.",
    completion: .file())
  var tokenFile: String?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("a port is a number from 0 to 65535") }
  }

  mutating func run() async throws {
    if let tokenFile, FileOnDisk.kind(of: tokenFile) != .nothing {
      throw ArchiveError(.exists(path: tokenFile))
    }
    let desk = try Desk.open(
      archive, to: isReadOnly ? .reading : .serving, surroundings: ArchiveOptions.surroundings)
    let server = WorkbenchServer(
      Workspace(Shelf(desk), isReadOnly: isReadOnly),
      settings: WorkbenchServer.Settings(port: port, isReadOnly: isReadOnly))
    let opensBrowser = !hasNoBrowser && isatty(STDOUT_FILENO) == 1
    let isInteractive = isatty(STDIN_FILENO) == 1
    let tokenFile = tokenFile
    var openToPrograms: (@Sendable (String, String) -> Void)?
    if let tokenFile {
      openToPrograms = { address, key in Self.write(key, to: tokenFile, for: address) }
    }
    defer { if let tokenFile { FileOnDisk.remove(tokenFile) } }
    do {
      try await server.run(
        whenReady: { address, newAddress in
          Console.write("the workbench is open at")
          Console.write("  " + Console.bold(address))
          // The key is not for the lock file, which others may read.
          let bare = String(address.prefix { $0 != "?" }.dropLast("open".count))
          desk.archive.announce(address: bare, process: desk.surroundings.process)
          if opensBrowser { Self.open(address) }
          guard isInteractive else { return }
          Thread.detachNewThread {
            while readLine() != nil { Console.write("  " + newAddress()) }
          }
        }, whenOpenToPrograms: openToPrograms)
    } catch {
      try? desk.close()
      throw ServeError(port: port)
    }
    try desk.close()
  }

  /// Writes the key for programs where only its owner can read it.
  private static func write(_ key: String, to path: String, for address: String) {
    do {
      try FileOnDisk.write(Array((key + "\n").utf8), to: path, mode: 0o600)
      Console.write("programs ask at \(address), with the key in \(path)")
    } catch {
      Console.error("the key for programs could not be written to \(path)")
    }
  }

  /// Asks the desktop to open an address; where there is none, the address has been printed.
  private static func open(_ address: String) {
    let candidates = ["/usr/bin/xdg-open", "/usr/bin/open"]
    guard let program = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}

/// The server could not be started.
struct ServeError: ExplainedError {
  let port: Int

  var explanation: Explanation {
    port == 0
      ? Explanation(
        "the workbench cannot be opened on this machine", remedy: "see whether the loopback address works")
      : Explanation("port \(port) cannot be used", remedy: "leave out --port, or name another")
  }
}
