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
  private var paragraphs: [SourceText.ID: [Range<Int>]] = [:]

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

  /// Paragraphs as the notation counts them: all blocks but headings and notes.
  private func paragraphs(of text: SourceText) -> [Range<Int>] {
    if let known = paragraphs[text.id] { return known }
    let ranges = text.structure.blocks.compactMap { block -> Range<Int>? in
      switch block.kind {
      case .heading, .note: nil
      default: block.range.lowerBound.rawValue..<block.range.upperBound.rawValue
      }
    }
    paragraphs[text.id] = ranges
    return ranges
  }

  /// The locator a text's structure or an excerpt gives for a place.
  func locator(at place: Int, in target: Target) -> Locator {
    switch target {
    case .excerpt(let excerpt): excerpt.locator
    case .text(let text):
      Locator(
        page: TextLibrary.page(at: place, of: text)?.label,
        note: text.structure.notes.first { note in
          note.body.map { $0.contains(ScalarOffset(place)) } ?? false
        }?.label)
    }
  }

  private static func page(at place: Int, of text: SourceText) -> TextStructure.Page? {
    let pages = text.structure.pages
    var low = 0
    var high = pages.count
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].range.lowerBound.rawValue <= place { low = middle + 1 } else { high = middle }
    }
    guard low > 0, pages[low - 1].range.contains(ScalarOffset(place)) else {
      return pages.first { $0.range.contains(ScalarOffset(place)) }
    }
    return pages[low - 1]
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
      places = try TextLibrary.narrow(places, designator, text, paragraphs: { self.paragraphs(of: text) })
    }
    if let words = designator.after { places.removeAll { !index.stand(words, before: $0.lowerBound) } }
    if let words = designator.before { places.removeAll { !index.stand(words, after: $0.upperBound) } }
    return places
  }

  private static func narrow(
    _ places: [Range<Int>], _ designator: PassageDesignator, _ text: SourceText,
    paragraphs: () -> [Range<Int>]
  ) throws(Missing) -> [Range<Int>] {
    var places = places
    let structure = text.structure
    if let page = designator.page, !structure.pages.isEmpty {
      let pages = structure.pages.filter { $0.label == page }
      if pages.isEmpty { throw .page(page, known: structure.pages.map(\.label)) }
      places.removeAll { place in !pages.contains { $0.range.contains(ScalarOffset(place.lowerBound)) } }
    }
    if let number = designator.paragraph, !structure.blocks.isEmpty {
      let paragraphs = paragraphs()
      guard paragraphs.indices.contains(number - 1) else {
        throw .paragraph(number, count: paragraphs.count)
      }
      let paragraph = paragraphs[number - 1]
      places.removeAll { !paragraph.contains($0.lowerBound) }
    }
    if let label = designator.note, !structure.notes.isEmpty {
      let notes = structure.notes.filter { $0.label == label }
      if notes.isEmpty { throw .note(label, known: structure.notes.map(\.label)) }
      places.removeAll { place in
        !notes.contains { $0.body?.contains(ScalarOffset(place.lowerBound)) ?? false }
      }
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
      locator: locator(designator, at: place.lowerBound, in: target))
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
