import Hummingbird
import HummingbirdCore
import Logging
import Presentation
import ServiceLifecycle
import UnixSignals

/// The workbench, served on the loopback address.
package struct WorkbenchServer: Sendable {
  /// How the workbench is served.
  package struct Settings: Sendable {
    /// The port; 0 takes a free one.
    package var port: Int
    /// Whether nothing can be changed.
    package var isReadOnly: Bool
    /// How long visitors are waited for.
    package var patience: Patience
    /// Creates settings.
    package init(port: Int = 0, isReadOnly: Bool = false, patience: Patience = .standard) {
      self.port = port
      self.isReadOnly = isReadOnly
      self.patience = patience
    }
  }

  /// The most connections kept open at once.
  private static let connectionLimit = 128

  /// How long those who are being answered are waited for when the server ends.
  private static let farewell = Duration.seconds(2)

  private let settings: Settings
  private let workspace: Workspace
  private let log: @Sendable (String) -> Void

  /// Creates a server.
  ///
  /// - Parameters:
  ///   - workspace: What it shows and edits.
  ///   - settings: How it is served.
  ///   - log: Told what was refused; never a token, never words of a source.
  package init(
    _ workspace: Workspace, settings: Settings = Settings(),
    log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.workspace = workspace
    self.settings = settings
    self.log = log
  }

  /// Serves until the task is cancelled or the process is told to stop.
  ///
  /// - Parameters:
  ///   - whenReady: Told the address to open, which holds a key that opens once.
  ///   - whenOpenToPrograms: Told the address of the interface for programs and the key to it; `nil` where none is
  ///     wanted, and then no key exists.
  /// - Throws: What stopped it, such as a port that is taken.
  package func run(
    whenReady:
      @escaping @Sendable (_ address: String, _ newAddress: @escaping @Sendable () -> String) -> Void,
    whenOpenToPrograms: (@Sendable (_ address: String, _ key: String) -> Void)? = nil
  ) async throws {
    let keys = SessionKeys()
    let door = LateDoor()
    var quiet = Logger(label: "temoin")
    quiet.logLevel = .critical
    let application = Application(
      responder: door,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(Int64(settings.patience.silenceInSeconds)),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(
        address: .hostname("127.0.0.1", port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(Self.connectionLimit, logger: quiet)),
      onServerRunning: { channel in
        guard let port = channel.localAddress?.port else { return }
        let table = RouteTable(
          routes: workspace.routes,
          doorkeeper: Doorkeeper(keys: keys, port: port, isReadOnly: settings.isReadOnly), log: log)
        door.open(HTTPDoor(table: table, patience: settings.patience))
        let newAddress: @Sendable () -> String = {
          "http://127.0.0.1:\(port)/open?token=\(keys.makeOpener())"
        }
        if let whenOpenToPrograms {
          whenOpenToPrograms("http://127.0.0.1:\(port)/api/v1", keys.makeBearer())
        }
        whenReady(newAddress(), newAddress)
      },
      logger: quiet)
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = Self.farewell
    let group = ServiceGroup(configuration: configuration)
    // A server that is cut off while somebody connects dies of it (swift-nio's check of writers that nobody finished),
    // so that it is always closed to new visitors first.
    let serving = Task { try await group.run() }
    try await withTaskCancellationHandler {
      try await serving.value
    } onCancel: {
      Task { await group.triggerGracefulShutdown() }
    }
  }
}
