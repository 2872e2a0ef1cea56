import Archives
import Editing

/// What pages that are open are told while they are looked at: that the archive has changed, and how long work gets on.
actor Bulletin {
  /// Something to be told.
  enum Notice: Hashable, Sendable {
    /// The archive stands at this head.
    case head(String)
    /// The archive's file is no longer the one that was opened.
    case replaced
    /// A job has got on.
    case job(Job)
  }

  /// The most pages that listen at once; a browser shares one line among its pages.
  static let listenerLimit = 24
  /// How often the archive is looked at for changes of other processes, in milliseconds.
  private static let pulse = 1_000

  private let desk: Desk
  private var listeners: [Int: AsyncStream<Notice>.Continuation] = [:]
  private var nextListener = 0
  private var watch: Task<Void, Never>?
  private var lastHead: String?
  private var lastStanding = FileStanding.same

  /// Hangs out a bulletin on the archive of a desk.
  init(_ desk: Desk) { self.desk = desk }

  /// Begins to listen.
  ///
  /// Where too many listen already, whoever has listened longest is let go: most often a page that is no longer open.
  ///
  /// - Returns: What is told from now on, the present head first.
  func listen() -> AsyncStream<Notice> {
    if listeners.count >= Self.listenerLimit, let oldest = listeners.keys.min() {
      listeners.removeValue(forKey: oldest)?.finish()
    }
    let (stream, continuation) = AsyncStream.makeStream(
      of: Notice.self, bufferingPolicy: .bufferingNewest(32))
    let number = nextListener
    nextListener += 1
    listeners[number] = continuation
    continuation.onTermination = { [weak self] _ in
      Task { await self?.leave(number) }
    }
    if let head = try? desk.archive.head.description {
      lastHead = head
      continuation.yield(.head(head))
    }
    if desk.archive.standing != .same { continuation.yield(.replaced) }
    if watch == nil {
      watch = Task { [weak self] in
        while !Task.isCancelled {
          try? await Task.sleep(for: .milliseconds(Self.pulse))
          await self?.look()
        }
      }
    }
    return stream
  }

  /// Tells everybody.
  func tell(_ notice: Notice) {
    for listener in listeners.values { listener.yield(notice) }
  }

  private func leave(_ number: Int) {
    listeners[number] = nil
    guard listeners.isEmpty else { return }
    watch?.cancel()
    watch = nil
  }

  private func look() {
    let standing = desk.archive.standing
    if standing != lastStanding {
      lastStanding = standing
      tell(.replaced)
    }
    guard let head = try? desk.archive.head.description, head != lastHead else { return }
    lastHead = head
    tell(.head(head))
  }
}
