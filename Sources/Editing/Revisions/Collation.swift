import SourceTexts
import Testimony

/// Lays excerpts beside a full text and moves their passages to it where it has the words.
struct Collation {
  /// What the comparisons gave.
  private(set) var excerpts: [CollatedExcerpt] = []
  private let cutter: PassageCutter
  /// Where the words of an excerpt stand.
  private var homes: [Excerpt.ID: Range<Int>] = [:]
  private let texts: [Excerpt.ID: [Unicode.Scalar]]

  init(of excerpts: [Excerpt], in cutter: PassageCutter) {
    self.cutter = cutter
    texts = Dictionary(excerpts.map { ($0.id, Array($0.text.unicodeScalars)) }) { first, _ in first }
    guard !excerpts.isEmpty else { return }
    let reanchorer = PassageReanchorer(text: cutter.text.text)
    for excerpt in excerpts {
      var outcome = CollatedExcerpt.Outcome.missing
      let exact = cutter.places(of: excerpt.text)
      if exact.count == 1, let passage = cutter.passage(at: exact[0]) {
        homes[excerpt.id] = exact[0]
        outcome = .same(passage)
      } else if exact.isEmpty,
        case .placed(let placement) = reanchorer.fate(of: QuotedPassage(exact: excerpt.text)),
        let passage = cutter.passage(at: placement.range)
      {
        homes[excerpt.id] = placement.range
        outcome =
          placement.manner == .approximate
          ? .differs(passage, agreement: Int((placement.agreement * 100).rounded())) : .same(passage)
      }
      self.excerpts.append(CollatedExcerpt(excerpt: excerpt.id, outcome: outcome, moved: 0, stay: 0))
    }
  }

  /// Adds to changes those that move passages out of excerpts.
  mutating func apply(to changes: [Change], of inquiry: Inquiry) -> [Change] {
    guard !texts.isEmpty else { return changes }
    var changes = changes
    var changed: [RecordReference: Int] = [:]
    var removed: Set<RecordReference> = []
    for (index, change) in changes.enumerated() {
      switch change {
      case .put(let record): changed[record.reference] = index
      case .remove(let reference): removed.insert(reference)
      case .title: break
      }
    }
    var found: [Passage: Passage?] = [:]
    for record in inquiry.recordsWithPassages where !removed.contains(record.reference) {
      var current = record
      let index = changed[record.reference]
      if let index, case .put(let carried) = changes[index] { current = carried }
      let moved = current.changingPassages { passage in
        guard case .excerpt(let id, let range) = passage.place, texts[id] != nil else { return passage }
        let place: Passage?
        if let known = found[passage] {
          place = known
        } else {
          place = self.place(of: passage, in: id, range)
          found[passage] = place
        }
        return place ?? passage
      }
      guard moved != current else { continue }
      if let index { changes[index] = .put(moved) } else { changes.append(.put(moved)) }
    }
    for (passage, place) in found {
      guard case .excerpt(let id, _) = passage.place,
        let index = excerpts.firstIndex(where: { $0.excerpt == id })
      else { continue }
      if place == nil { excerpts[index].stay += 1 } else { excerpts[index].moved += 1 }
    }
    return changes
  }

  /// The words of a passage in the full text, where the excerpt stands there; `nil` where the text has others.
  private func place(of passage: Passage, in id: Excerpt.ID, _ range: Range<ScalarOffset>) -> Passage? {
    guard let home = homes[id], let excerpt = texts[id] else { return nil }
    let inside = cutter.places(of: passage.quotation).filter {
      home.lowerBound <= $0.lowerBound && $0.upperBound <= home.upperBound
    }
    // Of words that stand several times, the same one from the start.
    let before = occurrence(of: range.lowerBound.rawValue, passage.quotation, excerpt)
    guard inside.indices.contains(before), var found = cutter.passage(at: inside[before]) else { return nil }
    var locator = passage.locator
    if locator.page == nil { locator.page = found.locator.page }
    if locator.note == nil { locator.note = found.locator.note }
    found.locator = locator
    return found
  }

  /// How often the words stand in the excerpt before this place.
  private func occurrence(of start: Int, _ quotation: String, _ excerpt: [Unicode.Scalar]) -> Int {
    let words = Array(quotation.unicodeScalars)
    guard !words.isEmpty, excerpt.count >= words.count else { return 0 }
    return (0..<min(start, excerpt.count - words.count + 1)).count { place in
      excerpt[place..<(place + words.count)].elementsEqual(words)
    }
  }
}
