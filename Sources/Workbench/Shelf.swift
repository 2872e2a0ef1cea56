import Archives
import Diagnostics
package import Editing
import Testimony

/// The desk a workbench works at, and what follows from the state of its archive.
///
/// What follows is worked out once and kept until the archive changes, whoever changed it.
package actor Shelf {
  /// The desk, at which every act is done.
  package nonisolated let desk: Desk
  private var reading: Reading?
  /// A state that is being read.
  private var making: (head: String, reading: Task<Reading, Never>)?
  /// The same state under hypotheses, each worked out when it is first asked for.
  private var supposed: [Hypothesis: Reading] = [:]

  /// Puts the archive of a desk on a shelf.
  package init(_ desk: Desk) { self.desk = desk }

  /// The state of now, read again when the archive has changed.
  func now() async throws -> Reading {
    // What was read of a file that has been written over is still shown; nothing more can be read of it.
    if let reading, case .overwritten = desk.archive.standing { return reading }
    let (inquiry, head) = try desk.now()
    let name = head.description
    if let reading, reading.head == name { return reading }
    // Whoever asks meanwhile waits for the same reading, which goes on even if nobody does any more.
    if let making, making.head == name { return await making.reading.value }
    let task = Task.detached { [desk, reading] in
      await Reading.of(
        inquiry, head: name, names: { desk.names(of: inquiry, at: head) }, after: reading)
    }
    making = (name, task)
    let fresh = await task.value
    // A later state may be being read by now, from the one that was kept before.
    if making?.head == name { keep(fresh) }
    return fresh
  }

  /// The state of now under a hypothesis.
  func now(under hypothesis: Hypothesis) async throws -> Reading {
    let reading = try await now()
    if let known = supposed[hypothesis], known.head == reading.head { return known }
    let fresh = reading.under(hypothesis)
    guard self.reading?.head == reading.head else { return fresh }
    // A few are looked at in turn; a form that tries out many shall not fill the memory.
    if supposed.count >= 4 { supposed = [:] }
    supposed[hypothesis] = fresh
    return fresh
  }

  /// Keeps a state in the place of the one before.
  ///
  /// To take a state of ten thousand events apart takes a while, so that is left until the page has gone.
  private func keep(_ fresh: Reading) {
    Task.detached(priority: .background) { [reading, supposed] in
      try? await Task.sleep(for: Self.untilThePageHasGone)
      withExtendedLifetime((reading, supposed)) {}
    }
    reading = fresh
    supposed = [:]
    making = nil
  }

  private static let untilThePageHasGone = Duration.milliseconds(200)
}

/// Why an act was not carried out, in words.
struct Refused: Sendable {
  /// What happened.
  let words: String
  /// Whether the archive has changed since the form was made.
  let isStale: Bool

  init(_ error: any Error) {
    switch error {
    case let error as ArchiveError:
      switch error.reason {
      case .stale: (words, isStale) = (error.description, true)
      case .refused(let refusals):
        let first = refusals.first.map { "\($0.name): \($0.explanation.summary)" }
        (words, isStale) = (first ?? error.description, false)
      default: (words, isStale) = (error.description, false)
      }
    case is ForeignHead: (words, isStale) = ("the form is of another state of the archive", true)
    case let error as any ExplainedError: (words, isStale) = (error.description, false)
    default: (words, isStale) = ("the program failed", false)
    }
  }
}

/// The state a form names cannot be one of this archive.
struct ForeignHead: Error {}
