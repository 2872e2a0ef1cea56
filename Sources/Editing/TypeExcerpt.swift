package import Archives
import EDTF
package import Testimony

/// An excerpt as an editor types it from a source without a digital text.
package struct ExcerptEntry: Hashable, Sendable {
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

  /// Creates an empty entry.
  package init() {}
}

extension Desk {
  /// Adds an excerpt to a source.
  ///
  /// - Returns: The excerpt and the new head.
  /// - Throws: ``EntryRefusal`` with the flaw of each field, ``EditingError`` or `ArchiveError`.
  @discardableResult
  package func addExcerpt(
    _ entry: ExcerptEntry, to source: Source.ID, on head: Head? = nil
  ) throws -> (excerpt: Excerpt, head: Head) {
    let (inquiry, current) = try now()
    guard let source = inquiry.sources[source] else {
      throw EditingError(.unknown(kind: "source", name: source.rawValue, suggestion: nil))
    }
    var flaws: [EntryFlaw] = []
    let text = entry.text.trimmed
    if text.isEmpty { flaws.append(EntryFlaw("text", .missing)) }
    var transcribed: DateExpression?
    if let date = entry.transcribed.trimmed.nonEmpty {
      do throws(EDTFError) {
        _ = try EDTFExpression(parsing: date)
        transcribed = DateExpression(date)
      } catch {
        flaws.append(
          EntryFlaw(
            "transcribed", .time(TimeFlaw(.notUnderstood(date), at: error.utf8Offset..<date.utf8.count))))
      }
    }
    guard flaws.isEmpty else { throw EntryRefusal(flaws: flaws) }
    let (slug, id) = inquiry.freeName(
      for: "\(source.slug)-\(entry.locator.page.map { "p\($0)" } ?? "excerpt")", fallback: "excerpt",
      in: inquiry.excerpts, slugs: inquiry.excerpts.map(\.slug))
    let excerpt = Excerpt(
      id: id, slug: slug, source: source.id, text: text, locator: entry.locator,
      transcriber: entry.transcriber.trimmed.nonEmpty ?? surroundings.author, transcribed: transcribed,
      secondHand: entry.secondHand.trimmed.nonEmpty)
    let next = try record(
      [.put(.excerpt(excerpt))], because: "excerpt “\(slug)” typed", on: head ?? current)
    return (excerpt, next)
  }
}
