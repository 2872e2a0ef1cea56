import Diagnostics
import Interchange
import Testimony

extension ChroniclePrinter {
  /// The designators of a locator.
  func tokens(_ locator: Locator) -> [String] {
    var tokens: [String] = []
    if let page = locator.page { tokens.append("p.\(token(page))") }
    if let paragraph = locator.paragraph { tokens.append("par.\(paragraph)") }
    if let note = locator.note { tokens.append("n.\(token(note))") }
    if let timeCode = locator.timeCode { tokens.append("t.\(token(timeCode))") }
    if let other = locator.other { tokens.append("loc.\(token(other))") }
    return tokens
  }

  private func token(_ value: String) -> String {
    Quotation.isPlainWord(value)
      || (!value.isEmpty && value.utf8.allSatisfy { (0x30...0x3A).contains($0) } && value.utf8.first != 0x3A
        && value.utf8.last != 0x3A)
      ? value : Quotation.quoted(value)
  }

  /// Prints a passage in the shortest form that reads back to it.
  ///
  /// - Parameters:
  ///   - passage: The passage.
  ///   - source: The source the reader will take it to be in.
  /// - Returns: The words and what is needed to find them.
  func written(_ passage: Passage, source: Source.ID?) -> String {
    var designator = PassageDesignator(words: passage.quotation)
    var text = Quotation.passage(passage.quotation)
    if passage.source != source { text += " of \(name(passage.source))" }
    guard let (target, place) = target(of: passage, &designator) else {
      losses.append(
        FormatLoss(
          current,
          Explanation(
            "a passage lies in a text that is not there",
            remedy: "bring the text back, or mark the passage lost")))
      return text + calendarText(passage)
    }
    let derived = library.locator(at: place.lowerBound, in: target)
    let isCited =
      (derived.page != nil && passage.locator.page == nil)
      || (derived.note != nil && passage.locator.note == nil)
      || (derived.paragraph != nil && passage.locator.paragraph == nil)
      || (derived.timeCode != nil && passage.locator.timeCode == nil)
      || (derived.other != nil && passage.locator.other == nil)
    let usual = whereToLook(passage, designator, target)
    for cited in isCited ? [true] : [false, true] {
      var attempt = designator
      attempt.isCited = cited
      attempt.page = passage.locator.page
      attempt.paragraph = passage.locator.paragraph
      attempt.note = passage.locator.note
      attempt.timeCode = passage.locator.timeCode
      attempt.other = passage.locator.other
      guard let suffix = finding(attempt, passage, place, target) else { continue }
      return text + usual + locatorText(passage.locator, derived, target, isCited: cited) + suffix
        + context(passage, place, target) + calendarText(passage)
    }
    return text + usual
      + " cited \(passage.locator.isEmpty ? "nothing" : tokens(passage.locator).joined(separator: " "))"
      + " at.\(place.lowerBound)..\(place.upperBound)" + context(passage, place, target)
      + calendarText(passage)
  }

  /// The text or excerpt a passage lies in, and where.
  private func target(of passage: Passage, _ designator: inout PassageDesignator) -> (
    TextLibrary.Target, Range<Int>
  )? {
    let target: TextLibrary.Target
    let range: Range<ScalarOffset>
    switch passage.place {
    case .text(let id, let stretch):
      guard let text = library.text(id) else { return nil }
      (target, range) = (.text(text), stretch)
    case .orphan(let id, let stretch):
      guard let text = library.text(id) else { return nil }
      designator.isLost = true
      (target, range) = (.text(text), stretch)
    case .excerpt(let id, let stretch):
      guard let excerpt = library.excerpt(id) else { return nil }
      (target, range) = (.excerpt(excerpt), stretch)
    }
    return (target, range.lowerBound.rawValue..<range.upperBound.rawValue)
  }

  /// Says in which text the reader is to look, where that is not the latest one.
  private func whereToLook(_ passage: Passage, _ designator: PassageDesignator, _ target: TextLibrary.Target)
    -> String
  {
    var text = designator.isLost ? " lost" : ""
    switch target {
    case .text(let revision):
      if library.latest(passage.source)?.id != revision.id { text += " rev.\(revision.number)" }
    case .excerpt(let excerpt):
      if library.latest(passage.source) != nil || !library.isOnlyExcerpt(excerpt, of: passage.source) {
        text += " ex.\(excerpt.slug)"
      }
    }
    return text
  }

  private func locatorText(
    _ locator: Locator, _ derived: Locator, _ target: TextLibrary.Target, isCited: Bool
  ) -> String {
    if isCited {
      return " cited \(locator.isEmpty ? "nothing" : tokens(locator).joined(separator: " "))"
    }
    var shown = locator
    if case .excerpt = target {
      // An excerpt's own locator goes without saying.
      if shown.page == derived.page { shown.page = nil }
      if shown.paragraph == derived.paragraph { shown.paragraph = nil }
      if shown.note == derived.note { shown.note = nil }
      if shown.timeCode == derived.timeCode { shown.timeCode = nil }
      if shown.other == derived.other { shown.other = nil }
    }
    return tokens(shown).map { " \($0)" }.joined()
  }

  /// What is still needed to find the place; `nil` where the designator cannot lead there.
  private func finding(
    _ designator: PassageDesignator, _ passage: Passage, _ place: Range<Int>, _ target: TextLibrary.Target
  ) -> String? {
    do throws(TextLibrary.Missing) {
      let places = try library.places(designator, in: target)
      guard let index = places.firstIndex(of: place) else { return nil }
      let found = library.passage(designator, at: place, in: target, source: passage.source)
      guard found.locator == passage.locator, found.place == passage.place,
        found.quotation.utf8.elementsEqual(passage.quotation.utf8)
      else { return nil }
      return places.count == 1 ? "" : " nth.\(index + 1)"
    } catch {
      return nil
    }
  }

  private func calendarText(_ passage: Passage) -> String {
    passage.calendar.map { " calendar \(written($0))" } ?? ""
  }

  /// The words around, where they are not those of the text.
  private func context(_ passage: Passage, _ place: Range<Int>, _ target: TextLibrary.Target) -> String {
    let index = library.index(target)
    guard place.upperBound <= index.count else { return "" }
    let usual = TextLibrary.context(of: place, in: index)
    var text = ""
    if !usual.prefix.utf8.elementsEqual(passage.prefix.utf8) {
      text += " prefix \(Quotation.quoted(passage.prefix))"
    }
    if !usual.suffix.utf8.elementsEqual(passage.suffix.utf8) {
      text += " suffix \(Quotation.quoted(passage.suffix))"
    }
    return text
  }
}

extension TextLibrary {
  func isOnlyExcerpt(_ excerpt: Excerpt, of source: Source.ID) -> Bool {
    excerpts(of: source).allSatisfy { $0.id == excerpt.id } && excerpt.source == source
  }
}
