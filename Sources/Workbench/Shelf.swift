package import Testimony

/// The archive behind a workbench: what it holds now, and the acts that change it.
///
/// What follows from a state is worked out once and kept until the archive changes, whoever changed it.
package actor Shelf {
  /// A line of the history.
  package struct HistoryLine: Sendable {
    /// The number of the entry.
    package let number: Int
    /// Who.
    package let author: String
    /// When, in milliseconds since 1 January 1970, UTC.
    package let milliseconds: Int
    /// What, in words.
    package let reason: String
    /// Whether it still stands.
    package let stands: Bool

    /// Creates a line.
    package init(number: Int, author: String, milliseconds: Int, reason: String, stands: Bool) {
      self.number = number
      self.author = author
      self.milliseconds = milliseconds
      self.reason = reason
      self.stands = stands
    }
  }

  /// Something that was found.
  package struct Find: Sendable {
    /// The record.
    package let record: RecordReference
    /// The words around it.
    package let excerpt: String
    /// Where it stands in them, in scalars.
    package let match: Range<Int>
    /// Where it stands in its text.
    package let place: Range<ScalarOffset>?

    /// Creates a find.
    package init(
      record: RecordReference, excerpt: String, match: Range<Int>, place: Range<ScalarOffset>?
    ) {
      self.record = record
      self.excerpt = excerpt
      self.match = match
      self.place = place
    }
  }

  /// What is done to an archive, and asked of it, beside reading it.
  package struct Acts: Sendable {
    /// The state of now.
    package var now: @Sendable () throws -> (inquiry: Inquiry, head: String)
    /// Records changes, because of something, on a state; refused when that is no longer the state.
    package var record: @Sendable (_ changes: [Change], _ reason: String, _ head: String?) throws -> Void
    /// Takes back the last edit.
    package var undo: @Sendable (_ head: String?) throws -> Void
    /// Does it again.
    package var redo: @Sendable (_ head: String?) throws -> Void
    /// Decides a question.
    package var rule:
      @Sendable (
        _ question: String, _ evidence: [Doubt], _ verdict: Ruling.Verdict, _ reason: String, _ head: String?
      ) throws -> Void
    /// Reopens a question.
    package var reopen: @Sendable (_ ruling: Ruling.ID, _ head: String?) throws -> Void
    /// The history, oldest first.
    package var history: @Sendable () throws -> [HistoryLine]
    /// Looks for words.
    package var search:
      @Sendable (_ words: String, _ kinds: [RecordReference.Kind], _ limit: Int) throws -> (
        finds: [Find], total: Int
      )
    /// Says in words why an act was refused, and whether because the archive had changed.
    package var explain: @Sendable (any Error) -> (words: String, isStale: Bool)

    /// Creates acts.
    package init(
      now: @escaping @Sendable () throws -> (inquiry: Inquiry, head: String),
      record: @escaping @Sendable ([Change], String, String?) throws -> Void,
      undo: @escaping @Sendable (String?) throws -> Void, redo: @escaping @Sendable (String?) throws -> Void,
      rule: @escaping @Sendable (String, [Doubt], Ruling.Verdict, String, String?) throws -> Void,
      reopen: @escaping @Sendable (Ruling.ID, String?) throws -> Void,
      history: @escaping @Sendable () throws -> [HistoryLine],
      search: @escaping @Sendable (String, [RecordReference.Kind], Int) throws -> (finds: [Find], total: Int),
      explain: @escaping @Sendable (any Error) -> (words: String, isStale: Bool)
    ) {
      self.now = now
      self.record = record
      self.undo = undo
      self.redo = redo
      self.rule = rule
      self.reopen = reopen
      self.history = history
      self.search = search
      self.explain = explain
    }
  }

  /// The acts.
  package nonisolated let acts: Acts
  private var reading: Reading?

  /// Puts acts on a shelf.
  package init(_ acts: Acts) { self.acts = acts }

  /// The state of now, read again when the archive has changed.
  func now() throws -> Reading {
    let (inquiry, head) = try acts.now()
    if let reading, reading.head == head { return reading }
    let fresh = Reading(inquiry: inquiry, head: head)
    reading = fresh
    return fresh
  }
}
