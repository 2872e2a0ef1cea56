import Editing
import Presentation
import Testimony

/// Words of a text or an excerpt with underlines for statements, numbers for the margin and calls of notes.
///
/// Nothing of the text is changed: what is put between its words is marked as not being text, so that a script
/// counts the same places as the program.
struct MarkedText: Sendable {
  /// What the words are of.
  enum Key: Hashable, Sendable {
    case text(SourceText.ID)
    case excerpt(Excerpt.ID)

    /// Where a passage stands in it.
    func range(_ passage: Passage) -> Range<Int>? {
      switch (passage.place, self) {
      case (.text(let id, let range), .text(let own)) where id == own:
        range.lowerBound.rawValue..<range.upperBound.rawValue
      case (.excerpt(let id, let range), .excerpt(let own)) where id == own:
        range.lowerBound.rawValue..<range.upperBound.rawValue
      default: nil
      }
    }
  }

  let scene: Scene
  let key: Key
  let scalars: [Unicode.Scalar]
  /// The statements whose passages are marked.
  let statements: [Statement]
  let chosen: Statement.ID?
  /// The passages in hand.
  let inHand: [Range<Int>]
  /// The calls of notes, in order.
  let calls: [(place: Int, note: TextStructure.Note)]
  /// The address of a statement.
  let address: @Sendable (Statement) -> Address

  private struct Mark {
    let statement: Statement
    let range: Range<Int>
    let isFirst: Bool
  }

  /// The words of a range.
  func html(_ range: Range<Int>) -> HTML {
    let marks = marks(in: range)
    let hand = inHand.map { $0.clamped(to: range) }.filter { !$0.isEmpty }
    let calls = self.calls.filter { $0.place >= range.lowerBound && $0.place <= range.upperBound }
    var edges: Set<Int> = [range.lowerBound, range.upperBound]
    for mark in marks { edges.formUnion([mark.range.lowerBound, mark.range.upperBound]) }
    for part in hand { edges.formUnion([part.lowerBound, part.upperBound]) }
    for call in calls { edges.insert(call.place) }
    let sorted = edges.sorted()
    var fragments: [HTML] = []
    for (place, edge) in sorted.enumerated() {
      for call in calls where call.place == edge { fragments.append(noteCall(call.note)) }
      for mark in marks where mark.isFirst && mark.range.lowerBound == edge {
        fragments.append(marginNumber(mark.statement))
      }
      guard place + 1 < sorted.count else { break }
      let next = sorted[place + 1]
      let piece = HTML(text: words(edge..<next))
      let covering = marks.filter { $0.range.lowerBound <= edge && $0.range.upperBound >= next }
      var names = covering.isEmpty ? "" : classes(covering)
      if hand.contains(where: { $0.lowerBound <= edge && $0.upperBound >= next }) { names += " in-hand" }
      fragments.append(names.isEmpty ? piece : Tag.mark(.class(names.trimmed)) { piece })
    }
    return HTML.joined(fragments)
  }

  /// The plain words of a range.
  func words(_ range: Range<Int>) -> String {
    let lower = min(max(0, range.lowerBound), scalars.count)
    let upper = min(max(lower, range.upperBound), scalars.count)
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[lower..<upper])
    return String(view)
  }

  private func marks(in range: Range<Int>) -> [Mark] {
    var marks: [Mark] = []
    for statement in statements {
      var isFirst = true
      for passage in statement.passages {
        guard let words = key.range(passage) else { continue }
        defer { isFirst = false }
        guard words.overlaps(range) else { continue }
        let clamped = words.clamped(to: range)
        marks.append(
          Mark(
            statement: statement, range: clamped, isFirst: isFirst && clamped.lowerBound == words.lowerBound))
      }
    }
    return marks
  }

  private func classes(_ marks: [Mark]) -> String {
    var names: String
    // The shortest statement wins where several overlap.
    let statement = marks.min { $0.range.count < $1.range.count }?.statement
    if marks.contains(where: { scene.index.contradicted.contains($0.statement.id) }) {
      names = "u-contradicted"
    } else {
      switch statement?.voices.last?.manner ?? .notSaid {
      case .saw, .notSaid: names = "u-saw"
      case .heard, .read: names = "u-heard"
      case .infers: names = "u-infers"
      }
      if statement?.decision == .open { names = "u-open" }
    }
    if let chosen, marks.contains(where: { $0.statement.id == chosen }) { names += " in-hand" }
    return names
  }

  private func marginNumber(_ statement: Statement) -> HTML {
    let number = scene.index.numbers[statement.id] ?? 0
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.a(
      .class("in-margin" + (isContradicted ? " bad" : "") + (statement.id == chosen ? " on" : "")),
      .id("m-" + statement.slug.rawValue), .href(address(statement).at("apparatus")),
      .aria("label", scene.words("desk.statement", ["number": String(number)])),
      .data("statement", statement.slug.rawValue), .data("not-text"), .data("part", "apparatus"),
      .current("true", isCurrent: statement.id == chosen), text: String(number))
  }

  private func noteCall(_ note: TextStructure.Note) -> HTML {
    guard note.body != nil else { return Tag.sup(.class("call"), .data("not-text"), text: note.label) }
    return Tag.a(
      .class("call"), .id("call-" + note.label), .href(fragment: "note-" + note.label), .data("not-text"),
      .aria("label", scene.words("desk.note", ["label": note.label])), text: note.label)
  }
}
