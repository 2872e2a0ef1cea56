import Editing
import Presentation

/// Work that takes longer than a page may wait for, such as reading a book.
struct Job: Hashable, Sendable {
  /// How far it is.
  enum Stage: Hashable, Sendable {
    /// It is at a step of those it goes through.
    case working(AddingStage)
    /// It is done, and this is what came of it.
    case done(Address)
    /// It was refused, in words; nothing was recorded.
    case refused(String)

    /// Whether nothing more will come.
    var isOver: Bool {
      if case .working = self { false } else { true }
    }

    /// Its name, as programs read it and as the key of its words.
    var name: String {
      switch self {
      case .working(let stage): stage.rawValue
      case .done: "done"
      case .refused: "refused"
      }
    }
  }

  /// Its name in addresses.
  let id: String
  /// What it is about: the name of a file.
  let title: String
  /// How far it is.
  var stage: Stage
}

/// The work that goes on beside the pages.
actor Jobs {
  /// The most jobs that are remembered; the oldest that are over are forgotten first.
  private static let memory = 100
  /// The most jobs that are worked at or wait at once.
  private static let limit = 8

  private let bulletin: Bulletin
  private var jobs: [Job] = []
  private var nextNumber = 1

  init(_ bulletin: Bulletin) { self.bulletin = bulletin }

  /// The job with a name.
  subscript(id: String) -> Job? { jobs.first { $0.id == id } }

  /// Starts a job on a thread of its own, so that no page waits for it.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - work: The work, which tells how far it is and returns where what came of it is.
  /// - Returns: The job; `nil` where too many are at work.
  func start(
    _ title: String,
    _ work: @escaping @Sendable (_ report: @escaping @Sendable (AddingStage) -> Void) throws -> Address
  ) -> Job? {
    guard jobs.count(where: { !$0.stage.isOver }) < Self.limit else { return nil }
    let job = Job(id: String(nextNumber), title: title, stage: .working(.reading))
    nextNumber += 1
    jobs.append(job)
    if jobs.count > Self.memory, let oldest = jobs.firstIndex(where: \.stage.isOver) {
      jobs.remove(at: oldest)
    }
    let id = job.id
    Task.detached {
      let report: @Sendable (AddingStage) -> Void = { stage in
        Task { await self.put(.working(stage), of: id) }
      }
      let end: Job.Stage
      do {
        end = .done(try work(report))
      } catch {
        end = .refused(Refused(error).words)
      }
      await self.put(end, of: id)
    }
    return job
  }

  private func put(_ stage: Job.Stage, of id: String) async {
    guard let place = jobs.firstIndex(where: { $0.id == id }), !jobs[place].stage.isOver else { return }
    jobs[place].stage = stage
    await bulletin.tell(.job(jobs[place]))
  }
}
