import Diagnostics
import Testimony

extension TextLibrary {
  /// Finds the passage a designator means.
  ///
  /// - Throws: ``Flaw`` where the words are nowhere, or in several places.
  func find(_ designator: PassageDesignator, source: Source.ID, excerpt: Excerpt.ID?, sourceName: String)
    throws(Flaw) -> Passage
  {
    if designator.words.isEmpty {
      throw Flaw(
        "empty-quotation", "a passage needs words", remedy: "quote them from the text", at: designator.range)
    }
    let targets = targets(designator, source: source, excerpt: excerpt)
    if targets.allSatisfy(\.isEmpty) {
      throw Flaw(
        "no-text", "“\(sourceName)” has no text and no excerpts",
        remedy: "add a line: text PATH, or an excerpt",
        at: designator.range)
    }
    if let place = designator.place {
      return try exact(place, designator, in: targets, source: source)
    }
    var missing: Missing?
    for group in targets {
      var found: [(place: Range<Int>, target: Target)] = []
      for target in group {
        do throws(Missing) {
          found += try places(designator, in: target).map { ($0, target) }
        } catch { missing = error }
      }
      if let number = designator.occurrence, !found.isEmpty {
        guard found.indices.contains(number - 1) else {
          throw Flaw(
            "no-such-occurrence", "these words stand there \(times(found.count))",
            remedy: "write nth.1 to nth.\(found.count), or leave it out", at: designator.range)
        }
        found = [found[number - 1]]
      }
      if found.count > 1 { throw ambiguous(designator, found) }
      if let only = found.first {
        return passage(designator, at: only.place, in: only.target, source: source)
      }
    }
    throw notFound(designator, targets.flatMap { $0 }, missing, sourceName: sourceName)
  }

  private func exact(
    _ place: Range<Int>, _ designator: PassageDesignator, in targets: [[Target]], source: Source.ID
  ) throws(Flaw) -> Passage {
    for target in targets.joined() {
      let index = index(target)
      guard place.lowerBound >= 0, place.upperBound <= index.count else { continue }
      if TextIndex.folded(index.words(place)) == TextIndex.folded(designator.words) {
        return passage(designator, at: place, in: target, source: source)
      }
    }
    throw Flaw(
      "words-not-at-place", "these words do not stand at \(place.lowerBound)..\(place.upperBound)",
      remedy: "leave at. out, so that they are looked for", at: designator.range)
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private func ambiguous(_ designator: PassageDesignator, _ found: [(place: Range<Int>, target: Target)])
    -> Flaw
  {
    let shown = found.prefix(3).map { place, target in
      let index = index(target)
      let around = index.words(max(0, place.lowerBound - 20)..<min(index.count, place.upperBound + 20))
      let locator = locator(at: place.lowerBound, in: target)
      return "“…\(flat(around))…”" + (locator.page.map { " (p.\($0))" } ?? "")
    }
    let pages = Set(found.map { locator(at: $0.place.lowerBound, in: $0.target).page })
    let by =
      pages.count > 1
      ? "add the page, as in p.4, or the words before: after \"…\""
      : "quote more, or add the words before: after \"…\""
    return Flaw(
      "ambiguous-quotation",
      "these words stand in the text \(times(found.count)): \(shown.joined(separator: ", "))",
      remedy: by + "; or nth.1 to nth.\(found.count)", at: designator.range)
  }

  private func notFound(
    _ designator: PassageDesignator, _ targets: [Target], _ missing: Missing?, sourceName: String
  ) -> Flaw {
    switch missing {
    case .page(let page, let known):
      return Flaw(
        "no-such-page", "the text of “\(sourceName)” has no page \(page)",
        remedy: "its pages are \(list(known)); write cited p.\(page) if that is only to be cited",
        at: designator.range)
    case .paragraph(let number, let count):
      return Flaw(
        "no-such-paragraph", "the text of “\(sourceName)” has no paragraph \(number)",
        remedy: "it has \(count)", at: designator.range)
    case .note(let label, let known):
      return Flaw(
        "no-such-note", "the text of “\(sourceName)” has no note \(label)",
        remedy: "its notes are \(list(known))", at: designator.range)
    case nil: break
    }
    if let elsewhere = elsewhere(designator, targets) {
      return Flaw(
        "quotation-elsewhere", "these words do not stand there in “\(sourceName)”", remedy: elsewhere,
        at: designator.range)
    }
    for target in targets {
      let index = index(target)
      guard let place = index.nearest(to: designator.words) else { continue }
      let page = locator(at: place.lowerBound, in: target).page.map { " on page \($0)" } ?? ""
      return Flaw(
        "quotation-not-found", "these words are not in the text of “\(sourceName)”",
        remedy: "the nearest are\(page): “\(flat(index.words(place)))”", at: designator.range)
    }
    return Flaw(
      "quotation-not-found", "these words are not in the text of “\(sourceName)”",
      remedy: "quote them exactly as they stand there; nothing near them was found", at: designator.range)
  }

  /// Where the words stand when what else is said of them is left aside.
  private func elsewhere(_ designator: PassageDesignator, _ targets: [Target]) -> String? {
    for target in targets {
      let places = index(target).places(of: designator.words)
      guard let first = places.first else { continue }
      let pages = places.prefix(5).compactMap { locator(at: $0.lowerBound, in: target).page }
      if !pages.isEmpty, designator.page != nil { return "they stand on page \(list(pages))" }
      let index = index(target)
      let around = index.words(max(0, first.lowerBound - 24)..<min(index.count, first.upperBound + 24))
      return "they stand in “…\(flat(around))…”"
    }
    return nil
  }

  private func list(_ labels: [String]) -> String {
    var seen: [String] = []
    for label in labels where !seen.contains(label) { seen.append(label) }
    return seen.count > 8
      ? "\(seen.prefix(3).joined(separator: ", ")) … \(seen.last ?? "")" : seen.joined(separator: ", ")
  }

  /// Words on one line, 120 scalars at most.
  private func flat(_ words: String) -> String {
    let text = String(decoding: TextIndex.folded(words), as: UTF8.self)
    return text.unicodeScalars.count > 120
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(120))) + "…" : text
  }
}
