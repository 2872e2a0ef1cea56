import Testimony

/// The texts and excerpts of an inquiry, in which passages are found.
final class TextLibrary {
  /// A text or excerpt words are looked for in.
  enum Target {
    case text(SourceText)
    case excerpt(Excerpt)
  }

  private var texts: [Source.ID: [SourceText]] = [:]
  private var textsByID: [SourceText.ID: SourceText] = [:]
  private var excerpts: [Source.ID: [Excerpt]] = [:]
  private var excerptsByID: [Excerpt.ID: Excerpt] = [:]
  private var indexes: [String: TextIndex] = [:]
  private var divisions: [SourceText.ID: TextDivisions] = [:]

  init() {}

  init(_ inquiry: Inquiry) {
    for text in inquiry.texts { add(text) }
    for excerpt in inquiry.excerpts { add(excerpt) }
  }

  func add(_ text: SourceText) {
    texts[text.source, default: []].append(text)
    textsByID[text.id] = text
  }

  func add(_ excerpt: Excerpt) {
    excerpts[excerpt.source, default: []].append(excerpt)
    excerptsByID[excerpt.id] = excerpt
  }

  func text(_ id: SourceText.ID) -> SourceText? { textsByID[id] }
  func excerpt(_ id: Excerpt.ID) -> Excerpt? { excerptsByID[id] }

  func excerpts(of source: Source.ID) -> [Excerpt] { excerpts[source] ?? [] }

  /// The latest revision of a source's text.
  func latest(_ source: Source.ID) -> SourceText? { texts[source]?.max { $0.number < $1.number } }

  func revision(_ number: Int, of source: Source.ID) -> SourceText? {
    texts[source]?.first { $0.number == number }
  }

  /// Where the words of a passage are looked for, one after another.
  func targets(_ designator: PassageDesignator, source: Source.ID, excerpt: Excerpt.ID?) -> [[Target]] {
    if let excerpt { return [excerptsByID[excerpt].map { [.excerpt($0)] } ?? []] }
    if let number = designator.revision {
      return [revision(number, of: source).map { [.text($0)] } ?? []]
    }
    let text = latest(source).map { [Target.text($0)] } ?? []
    return [text, (excerpts[source] ?? []).map(Target.excerpt)].filter { !$0.isEmpty }
  }

  func index(_ target: Target) -> TextIndex {
    let (key, text) =
      switch target {
      case .text(let text): ("t" + text.id.rawValue, text.text)
      case .excerpt(let excerpt): ("e" + excerpt.id.rawValue, excerpt.text)
      }
    if let index = indexes[key] { return index }
    let index = TextIndex(text)
    indexes[key] = index
    return index
  }

  private func divisions(of text: SourceText) -> TextDivisions {
    if let known = divisions[text.id] { return known }
    let made = TextDivisions(text.structure)
    divisions[text.id] = made
    return made
  }

  /// The locator a text's structure or an excerpt gives for a place.
  func locator(at place: Int, in target: Target) -> Locator {
    switch target {
    case .excerpt(let excerpt): excerpt.locator
    case .text(let text): divisions(of: text).locator(at: place)
    }
  }

  /// What kept the words from being found by page, paragraph or note.
  enum Missing: Error {
    case page(String, known: [String])
    case paragraph(Int, count: Int)
    case note(String, known: [String])
  }

  /// Returns the places where the words stand and everything the designator says holds, but for which of them is meant.
  func places(_ designator: PassageDesignator, in target: Target) throws(Missing) -> [Range<Int>] {
    let index = index(target)
    var places = index.places(of: designator.words)
    if case .text(let text) = target, !designator.isCited {
      places = try TextLibrary.narrow(places, designator, divisions(of: text))
    }
    if let words = designator.after.map(TextIndex.folded) {
      places.removeAll { !index.stand(folded: words, before: $0.lowerBound) }
    }
    if let words = designator.before.map(TextIndex.folded) {
      places.removeAll { !index.stand(folded: words, after: $0.upperBound) }
    }
    return places
  }

  private static func narrow(
    _ places: [Range<Int>], _ designator: PassageDesignator, _ divisions: TextDivisions
  ) throws(Missing) -> [Range<Int>] {
    var places = places
    if let label = designator.page, !divisions.pageLabels.isEmpty {
      guard let pages = divisions.pages(labelled: label) else {
        throw .page(label, known: divisions.pageLabels)
      }
      places.removeAll { place in !pages.contains { $0.contains(place.lowerBound) } }
    }
    if let number = designator.paragraph, divisions.hasBlocks {
      let paragraphs = divisions.paragraphs
      guard paragraphs.indices.contains(number - 1) else { throw .paragraph(number, count: paragraphs.count) }
      places.removeAll { !paragraphs[number - 1].contains($0.lowerBound) }
    }
    if let label = designator.note, !divisions.allNoteLabels.isEmpty {
      guard let notes = divisions.notes(labelled: label) else {
        throw .note(label, known: divisions.allNoteLabels)
      }
      places.removeAll { place in !notes.contains { $0.contains(place.lowerBound) } }
    }
    return places
  }

  /// Makes the passage at a place.
  func passage(_ designator: PassageDesignator, at place: Range<Int>, in target: Target, source: Source.ID)
    -> Passage
  {
    let index = index(target)
    let range = ScalarOffset(place.lowerBound)..<ScalarOffset(place.upperBound)
    let found: Passage.Place =
      switch target {
      case .text(let text): designator.isLost ? .orphan(text.id, range) : .text(text.id, range)
      case .excerpt(let excerpt): .excerpt(excerpt.id, range)
      }
    let context = TextLibrary.context(of: place, in: index)
    return Passage(
      source: source, quotation: index.words(place), prefix: designator.prefix ?? context.prefix,
      suffix: designator.suffix ?? context.suffix, place: found,
      locator: locator(designator, at: place.lowerBound, in: target), calendar: designator.calendar)
  }

  /// The words around a place: 32 scalars on either side.
  static func context(of place: Range<Int>, in index: TextIndex) -> (prefix: String, suffix: String) {
    (
      index.words(max(0, place.lowerBound - 32)..<place.lowerBound),
      index.words(place.upperBound..<min(index.count, place.upperBound + 32))
    )
  }

  private func locator(_ designator: PassageDesignator, at place: Int, in target: Target) -> Locator {
    var locator = designator.isCited ? Locator() : locator(at: place, in: target)
    if let page = designator.page { locator.page = page }
    if let paragraph = designator.paragraph { locator.paragraph = paragraph }
    if let note = designator.note { locator.note = note }
    if let timeCode = designator.timeCode { locator.timeCode = timeCode }
    if let other = designator.other { locator.other = other }
    return locator
  }
}
