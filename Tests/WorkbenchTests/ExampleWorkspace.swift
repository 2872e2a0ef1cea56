import Foundation
import Synchronization
import Testimony
import Workbench

/// The example inquiry on a shelf that lives in memory.
enum ExampleWorkspace {
  /// Why the shelf refuses.
  struct Refusal: Error {
    let words: String
    let isStale: Bool
  }

  private final class Memory: Sendable {
    struct State {
      var inquiry: Inquiry
      var number = 1
      var lines: [Shelf.HistoryLine] = [
        Shelf.HistoryLine(
          number: 1, author: "anna", milliseconds: 1_700_000_000_000, reason: "archive made", stands: true)
      ]
      var back: [[Change]] = []
      var forth: [[Change]] = []
    }
    let state: Mutex<State>

    init(_ inquiry: Inquiry) { state = Mutex(State(inquiry: inquiry)) }

    func record(_ changes: [Change], _ reason: String, _ head: String?) throws {
      try state.withLock { state in
        if let head, head != String(state.number) { throw Refusal(words: "stale", isStale: true) }
        state.back.append(changes.reversed().map { state.inquiry.apply($0) })
        state.forth = []
        state.number += 1
        state.lines.append(
          Shelf.HistoryLine(
            number: state.number, author: "anna", milliseconds: 1_700_000_000_000 + state.number * 60_000,
            reason: reason, stands: true))
      }
    }

    func undo() throws {
      try state.withLock { state in
        guard let changes = state.back.popLast() else {
          throw Refusal(words: "nothing to undo", isStale: false)
        }
        state.forth.append(changes.map { state.inquiry.apply($0) })
        state.number += 1
        state.lines.append(
          Shelf.HistoryLine(
            number: state.number, author: "anna", milliseconds: 1_700_000_000_000 + state.number * 60_000,
            reason: "undone", stands: true))
      }
    }
  }

  static func make(isReadOnly: Bool = false) -> Workspace {
    let memory = Memory(ExampleInquiry().inquiry)
    let acts = Shelf.Acts(
      now: { memory.state.withLock { ($0.inquiry, String($0.number)) } },
      record: { try memory.record($0, $1, $2) }, undo: { _ in try memory.undo() },
      redo: { _ in throw Refusal(words: "nothing to do again", isStale: false) },
      rule: { question, evidence, verdict, reason, head in
        let ruling = Ruling(
          id: Identifier("ruling-1"), slug: Slug(title: "ruling", fallback: "r"), question: question,
          evidence: evidence, verdict: verdict, reason: reason)
        try memory.record([.put(.ruling(ruling))], "ruling made", head)
      },
      reopen: { id, head in
        guard var ruling = memory.state.withLock({ $0.inquiry.rulings[id] }) else {
          throw Refusal(words: "no such ruling", isStale: false)
        }
        ruling.isOpenAgain = true
        try memory.record([.put(.ruling(ruling))], "ruling reopened", head)
      },
      history: { memory.state.withLock { $0.lines } },
      search: { words, _, limit in
        let finds = memory.state.withLock { state in
          state.inquiry.persons.filter { $0.name.contains(words) }.map { person in
            Shelf.Find(
              record: RecordReference(.person, id: person.id.rawValue), excerpt: person.name,
              match: 0..<min(3, person.name.unicodeScalars.count), place: nil)
          }
        }
        return (Array(finds.prefix(limit)), finds.count)
      },
      explain: { error in
        (error as? Refusal).map { ($0.words, $0.isStale) } ?? ("the program failed", false)
      })
    return Workspace(Shelf(acts), isReadOnly: isReadOnly)
  }
}
