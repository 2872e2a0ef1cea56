import Archives
package import Editing
import Diagnostics
import Testimony

extension Shelf {
  /// Puts an open archive on a shelf.
  package init(_ desk: Desk) {
    @Sendable func head(_ text: String?) throws -> Head? {
      guard let text else { return nil }
      guard let head = Head(parsing: text) else { throw StaleForm() }
      return head
    }
    self.init(
      Acts(
        now: {
          let (inquiry, head) = try desk.now()
          return (inquiry, head.description)
        },
        record: { changes, reason, on in try desk.record(changes, because: reason, on: try head(on)) },
        undo: { on in _ = try desk.undo(on: try head(on)) },
        redo: { on in _ = try desk.redo(on: try head(on)) },
        rule: { question, evidence, verdict, reason, on in
          _ = try desk.rule(
            on: question, evidence: evidence, verdict: verdict, because: reason, on: try head(on))
        },
        reopen: { ruling, on in try desk.reopen(ruling, on: try head(on)) },
        history: {
          try desk.history().map { line in
            HistoryLine(
              number: line.number, author: line.author, milliseconds: line.milliseconds,
              reason: line.reason.isEmpty ? line.act.stored.name : line.reason, stands: line.stands)
          }
        },
        search: { words, kinds, limit in
          let result = try desk.search(words, kinds: kinds, limit: limit)
          return (
            result.hits.map {
              Find(record: $0.record, excerpt: $0.excerpt, match: $0.match, place: $0.place)
            },
            result.total
          )
        },
        explain: { error in
          switch error {
          case let error as ArchiveError:
            if case .stale = error.reason { return (error.description, true) }
            if case .refused(let refusals) = error.reason, let first = refusals.first {
              return ("\(first.name): \(first.explanation.summary)", false)
            }
            return (error.description, false)
          case is StaleForm: return ("the form is of another state of the archive", true)
          case let error as any ExplainedError: return (error.description, false)
          default: return ("the program failed", false)
          }
        }))
  }

  /// The state a form names cannot be one of this archive.
  private struct StaleForm: Error {}
}
