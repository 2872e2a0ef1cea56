package import Archives
import EDTF
package import Testimony

/// An excerpt as an editor types it from a source without a digital text.
package struct ExcerptDraft: Hashable, Sendable {
  /// The words.
  package var text = ""
  /// Where in the source they stand.
  package var locator = Locator()
  /// Who typed them; empty is whoever works at the desk.
  package var transcriber = ""
  /// When they were typed, as EDTF; empty where that is not said.
  package var transcribed = ""
  /// Through whom they came, if not from the source itself.
  package var secondHand = ""

  /// Creates an empty draft.
  package init() {}
}

extension Desk {
  /// Adds an excerpt to a source as it was typed, once each field can be read.
  ///
  /// - Returns: The excerpt and the new head.
  /// - Throws: ``DraftRefusal`` with the flaw of each field, ``EditingError`` or `ArchiveError`.
  @discardableResult
  package func addExcerpt(
    _ draft: ExcerptDraft, to source: Source.ID, on head: Head? = nil
  ) throws -> (excerpt: Excerpt, head: Head) {
    var flaws: [DraftFlaw] = []
    let text = draft.text.trimmed
    if text.isEmpty { flaws.append(DraftFlaw("text", .missing)) }
    var transcribed: DateExpression?
    if let date = draft.transcribed.trimmed.nonEmpty {
      do throws(EDTFError) {
        _ = try EDTFExpression(parsing: date)
        transcribed = DateExpression(date)
      } catch {
        flaws.append(
          DraftFlaw(
            "transcribed", .time(TimeFlaw(.notUnderstood(date), at: error.utf8Offset..<date.utf8.count))))
      }
    }
    guard flaws.isEmpty else { throw DraftRefusal(flaws: flaws) }
    var entered = NewExcerpt(text)
    entered.locator = draft.locator
    entered.transcriber = draft.transcriber.trimmed.nonEmpty
    entered.transcribed = transcribed
    entered.secondHand = draft.secondHand.trimmed.nonEmpty
    return try addExcerpt(entered, to: source, on: head)
  }
}
