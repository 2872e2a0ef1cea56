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
  /// The same state under hypotheses, each worked out when it is first asked for.
  private var supposed: [Hypothesis: Reading] = [:]

  /// Puts the archive of a desk on a shelf.
  package init(_ desk: Desk) { self.desk = desk }

  /// The state of now, read again when the archive has changed.
  func now() throws -> Reading {
    // What was read of a file that has been written over is still shown; nothing more can be read of it.
    if let reading, case .overwritten = desk.archive.standing { return reading }
    let (inquiry, head) = try desk.now()
    let name = head.description
    if let reading, reading.head == name { return reading }
    let fresh = Reading(
      inquiry: inquiry, head: name, names: desk.names(of: inquiry, at: head), after: reading)
    reading = fresh
    supposed = [:]
    return fresh
  }

  /// The state of now under a hypothesis.
  func now(under hypothesis: Hypothesis) throws -> Reading {
    let reading = try now()
    if let known = supposed[hypothesis] { return known }
    let fresh = reading.under(hypothesis)
    // A few are looked at in turn; a form that tries out many shall not fill the memory.
    if supposed.count >= 4 { supposed = [:] }
    supposed[hypothesis] = fresh
    return fresh
  }
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
