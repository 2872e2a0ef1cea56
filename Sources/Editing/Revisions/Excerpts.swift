package import Archives
package import Testimony

/// An excerpt as it is typed.
package struct NewExcerpt: Hashable, Sendable {
  /// The words, exactly.
  package var text: String
  /// The readable name; `nil` makes one of the source's.
  package var slug: Slug?
  /// Where in the source they stand: page, leaf, time code.
  package var locator = Locator()
  /// Who typed them; `nil` is whoever acts.
  package var transcriber: String?
  /// When they were typed, as EDTF.
  package var transcribed: DateExpression?
  /// Through whom they came, if not from the source itself: “quoted by X, page unknown”.
  package var secondHand: String?

  /// Creates an excerpt of which only the words are known.
  package init(_ text: String) { self.text = text }
}

/// An excerpt laid beside the full text.
package struct CollatedExcerpt: Hashable, Sendable {
  /// What the comparison gave.
  package enum Outcome: Hashable, Sendable {
    /// The text has the same words, there.
    case same(Passage)
    /// The text has other words, there; they agree so far, in percent.
    case differs(Passage, agreement: Int)
    /// The text does not have them.
    case missing
  }

  /// The excerpt.
  package var excerpt: Excerpt.ID
  /// What the comparison gave.
  package var outcome: Outcome
  /// How many passages moved from the excerpt to the text.
  package var moved: Int
  /// How many stay in the excerpt, as the text has other words.
  package var stay: Int
}

extension Desk {
  /// Adds words of a source that has no digital text here, typed by the editor.
  ///
  /// Where the source has a text that holds the words, passages may be cut from the text instead; the excerpt is
  /// taken all the same, as a copy made before a witness to the copy.
  ///
  /// - Parameters:
  ///   - entered: The words and what is known of them.
  ///   - source: The source.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The excerpt and the new head.
  /// - Throws: ``EditingError`` for an empty excerpt, or `ArchiveError`.
  package func addExcerpt(_ entered: NewExcerpt, to source: Source.ID, on head: Head? = nil) throws -> (
    excerpt: Excerpt, head: Head
  ) {
    let (inquiry, current) = try now()
    guard let source = inquiry.sources[source] else {
      throw EditingError(.unknown(kind: "source", name: source.rawValue, suggestion: nil))
    }
    guard entered.text.contains(where: { !$0.isWhitespace }) else {
      throw EditingError(.unfit(what: "excerpt", words: entered.text, remedy: "type the words of the source"))
    }
    var (slug, id) = inquiry.freeName(
      for: entered.slug?.rawValue ?? "\(source.slug)-\(entered.locator.page.map { "p\($0)" } ?? "excerpt")",
      fallback: "excerpt", in: inquiry.excerpts, slugs: inquiry.excerpts.map(\.slug))
    if let wanted = entered.slug { slug = wanted }
    let excerpt = Excerpt(
      id: id, slug: slug, source: source.id, text: entered.text, locator: entered.locator,
      transcriber: entered.transcriber ?? surroundings.author, transcribed: entered.transcribed,
      secondHand: entered.secondHand)
    let next = try record(
      [.put(.excerpt(excerpt))], because: "excerpt of “\(source.slug)” typed", on: head ?? current)
    return (excerpt, next)
  }

  /// Lays a source's excerpts beside its text again, and moves passages to the text where it has their words.
  ///
  /// - Returns: What each comparison gave, and the new head; the old one where nothing moved.
  /// - Throws: ``EditingError`` for a source without a text, or `ArchiveError`.
  @discardableResult
  package func collate(_ id: Source.ID, on head: Head? = nil) throws -> (
    excerpts: [CollatedExcerpt], head: Head
  ) {
    let (inquiry, current) = try now()
    guard let source = inquiry.sources[id] else {
      throw EditingError(.unknown(kind: "source", name: id.rawValue, suggestion: nil))
    }
    guard let text = inquiry.currentText(of: id) else {
      throw EditingError(.noText(source: source.slug.rawValue))
    }
    var collation = Collation(of: inquiry.excerpts.filter { $0.source == id }, in: PassageCutter(text))
    let changes = collation.apply(to: [], of: inquiry)
    guard !changes.isEmpty else { return (collation.excerpts, head ?? current) }
    let next = try record(
      changes, because: "excerpts of “\(source.slug)” laid beside its text", on: head ?? current)
    return (collation.excerpts, next)
  }
}
