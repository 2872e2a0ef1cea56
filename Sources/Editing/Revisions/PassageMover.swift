import SourceTexts
import Testimony

/// Finds passages of earlier states of a text in the latest one.
final class PassageMover {
  /// What becomes of a passage.
  enum Fate: Hashable {
    /// The same words in the same order among what is unchanged.
    case kept(Passage)
    /// The same words elsewhere.
    case moved(Passage)
    /// Other words where these stood; a suggestion, which the editor has to take.
    case changed(Passage, agreement: Int)
    /// The words are gone; the nearest are shown, never taken.
    case lost(nearest: Passage?)
  }

  let target: PassageCutter
  private let inquiry: Inquiry
  private let reanchorer: PassageReanchorer
  private var comparisons: [SourceText.ID: (cutter: PassageCutter, unchanged: UnchangedStretches)] = [:]
  private var fates: [Passage: Fate] = [:]

  /// - Parameters:
  ///   - text: The latest state of the text.
  ///   - inquiry: The inquiry that holds the earlier ones.
  init(to text: SourceText, in inquiry: Inquiry) {
    target = PassageCutter(text)
    reanchorer = PassageReanchorer(text: text.text)
    self.inquiry = inquiry
  }

  /// What becomes of a passage; `nil` for one that is in the latest state, in an excerpt or in no known text.
  func fate(of passage: Passage) -> Fate? {
    switch passage.place {
    case .text(let id, let range), .orphan(let id, let range):
      guard id != target.text.id || passage.isOrphan, let earlier = comparison(with: id) else { return nil }
      if let known = fates[passage] { return known }
      let fate = find(passage, at: range.lowerBound.rawValue..<range.upperBound.rawValue, earlier)
      fates[passage] = fate
      return fate
    case .excerpt: return nil
    }
  }

  private func comparison(with id: SourceText.ID) -> (cutter: PassageCutter, unchanged: UnchangedStretches)? {
    if let known = comparisons[id] { return known }
    guard let text = inquiry.texts[id], text.source == target.text.source else { return nil }
    let cutter = PassageCutter(text)
    let made = (cutter, UnchangedStretches(old: cutter.scalars, new: target.scalars))
    comparisons[id] = made
    return made
  }

  private func find(
    _ passage: Passage, at range: Range<Int>,
    _ earlier: (cutter: PassageCutter, unchanged: UnchangedStretches)
  ) -> Fate {
    if let shifted = earlier.unchanged.shifted(range),
      let found = cut(passage, shifted, range, earlier.cutter)
    {
      return .kept(found)
    }
    let quoted = QuotedPassage(
      exact: passage.quotation, prefix: passage.prefix, suffix: passage.suffix,
      startInOldText: range.lowerBound)
    switch reanchorer.fate(of: quoted) {
    case .lost(let nearest):
      return .lost(nearest: nearest.flatMap { cut(passage, $0.range, range, earlier.cutter) })
    case .placed(let placement):
      guard let found = cut(passage, placement.range, range, earlier.cutter) else {
        return .lost(nearest: nil)
      }
      guard placement.manner != .approximate else {
        return .changed(found, agreement: Int((placement.agreement * 100).rounded()))
      }
      let home = earlier.unchanged.surroundings(of: range)
      let isInOrder =
        home.lowerBound <= placement.range.lowerBound && placement.range.upperBound <= home.upperBound
      return isInOrder ? .kept(found) : .moved(found)
    }
  }

  /// The words at a place of the latest state, cited as the passage was unless its text gave the citation.
  private func cut(_ passage: Passage, _ place: Range<Int>, _ old: Range<Int>, _ cutter: PassageCutter)
    -> Passage?
  {
    guard var found = target.passage(at: place) else { return nil }
    let derived = cutter.locator(at: old.lowerBound)
    var locator = passage.locator
    if locator.page == derived.page { locator.page = found.locator.page }
    if locator.note == derived.note { locator.note = found.locator.note }
    found.locator = locator
    return found
  }
}

extension Passage {
  /// Whether its words are lost.
  package var isOrphan: Bool { if case .orphan = place { true } else { false } }
}
