import Markup

extension [TextDraft] {
  /// The drafts without what stands in some stretches of the original.
  ///
  /// - Complexity: O(*n* · *r*) in the number of pieces and of stretches, of which there are few.
  func leavingOut(_ stretches: [Range<Int>]) -> [TextDraft] {
    guard !stretches.isEmpty else { return self }
    func isOut(_ place: Int) -> Bool { stretches.contains { $0.contains(place) } }
    return compactMap { draft in
      guard stretches.contains(where: { $0.overlaps(draft.utf8Range) }) || isOut(draft.utf8Range.lowerBound)
      else { return draft }
      switch draft.kind {
      case .pageTurn, .pageNumber: return isOut(draft.utf8Range.lowerBound) ? nil : draft
      case .block, .note: break
      }
      var draft = draft
      draft.content = draft.content.flatMap { inline -> [InlineContent] in
        switch inline {
        case .text(let range): range.leavingOut(stretches).map { .text($0) }
        case .replacement(_, let range), .softBreak(let range), .hardBreak(let range),
          .noteCall(_, let range), .inlineNote(_, _, let range):
          isOut(range.lowerBound) ? [] : [inline]
        case .begin, .end: [inline]
        }
      }
      func isWords(_ inline: InlineContent) -> Bool {
        switch inline {
        case .text, .replacement, .inlineNote, .noteCall: true
        default: false
        }
      }
      func isBreak(_ inline: InlineContent) -> Bool {
        switch inline {
        case .softBreak, .hardBreak: true
        default: false
        }
      }
      guard let first = draft.content.firstIndex(where: isWords),
        let last = draft.content.lastIndex(where: isWords)
      else { return nil }
      draft.content =
        draft.content[..<first].filter { !isBreak($0) } + draft.content[first...last]
        + draft.content[(last + 1)...].filter { !isBreak($0) }
      if let start = stretches.first(where: { $0.contains(draft.utf8Range.lowerBound) })?.upperBound {
        draft.utf8Range = start..<Swift.max(start, draft.utf8Range.upperBound)
      }
      return draft
    }
  }
}

extension Range<Int> {
  /// What is left of it without some stretches, in order.
  fileprivate func leavingOut(_ stretches: [Range<Int>]) -> [Range<Int>] {
    stretches.reduce([self]) { parts, stretch in
      parts.flatMap { part -> [Range<Int>] in
        guard part.overlaps(stretch) else { return [part] }
        let before = part.lowerBound..<Swift.max(part.lowerBound, stretch.lowerBound)
        let after = Swift.min(stretch.upperBound, part.upperBound)..<part.upperBound
        return [before, after].filter { !$0.isEmpty }
      }
    }
  }
}
