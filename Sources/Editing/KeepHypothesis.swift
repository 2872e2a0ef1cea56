package import Archives
package import Testimony

extension Desk {
  /// Makes a hypothesis: a named set of doubts and weights.
  ///
  /// - Returns: The hypothesis and the new head.
  @discardableResult
  package func keepHypothesis(
    _ title: String, doubting doubts: [Doubt] = [], weights: [Hypothesis.Weight] = [], note: String? = nil,
    on head: Head? = nil
  ) throws -> (hypothesis: Hypothesis, head: Head) {
    let (inquiry, current) = try now()
    guard !title.isEmpty else { throw EditingError(.needsName) }
    let (slug, id) = inquiry.freeName(
      for: title, fallback: "hypothesis", in: inquiry.hypotheses, slugs: inquiry.hypotheses.map(\.slug))
    let hypothesis = Hypothesis(
      id: id, slug: slug, title: title, doubts: doubts.withoutRepeats, weights: weights, note: note)
    let next = try record(
      [.put(.hypothesis(hypothesis))], because: "hypothesis “\(slug)” made", on: head ?? current)
    return (hypothesis, next)
  }

  /// Changes a hypothesis.
  ///
  /// - Parameters:
  ///   - id: The hypothesis.
  ///   - head: The head the change was made on; `nil` for whatever it is.
  ///   - change: Makes the change.
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` for a hypothesis that is not there or is left without a name, or `ArchiveError`.
  @discardableResult
  package func changeHypothesis(
    _ id: Hypothesis.ID, on head: Head? = nil, _ change: (inout Hypothesis) -> Void
  ) throws -> Head {
    let (inquiry, current) = try now()
    guard var hypothesis = inquiry.hypotheses[id] else {
      throw EditingError(.unknown(kind: "hypothesis", name: id.rawValue, suggestion: nil))
    }
    change(&hypothesis)
    guard !hypothesis.title.isEmpty else { throw EditingError(.needsName) }
    hypothesis.doubts = hypothesis.doubts.withoutRepeats
    return try record(
      [.put(.hypothesis(hypothesis))], because: "hypothesis “\(hypothesis.slug)” changed", on: head ?? current
    )
  }

  /// Takes a hypothesis out; undoing brings it back.
  @discardableResult
  package func removeHypothesis(_ id: Hypothesis.ID, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    guard let hypothesis = inquiry.hypotheses[id] else {
      throw EditingError(.unknown(kind: "hypothesis", name: id.rawValue, suggestion: nil))
    }
    return try record(
      [.remove(RecordReference(.hypothesis, id: id.rawValue))],
      because: "hypothesis “\(hypothesis.slug)” taken out", on: head ?? current)
  }
}

extension Array where Element: Hashable {
  /// The elements, each once, where it comes first.
  fileprivate var withoutRepeats: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
