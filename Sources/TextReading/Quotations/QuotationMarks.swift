import Algorithms

/// Pairs the quotation marks of a text, whatever its typographic tradition.
///
/// English double and single, guillemets in both directions, German and Polish low marks, straight marks;
/// a mark repeated at the head of a paragraph continues the quotation; a mark that never closes ends with its
/// paragraph. An apostrophe is no mark.
struct QuotationMarks {
  /// A marked stretch: tokens from the opening mark to the closing one, or to where the paragraph ends.
  struct Region {
    var open: Int
    /// The token after the closing mark, or after the last token of the paragraph.
    var end: Int
    var isClosed: Bool
    var mark: Quotation.Mark
    var depth: Int
    /// Whether the region continues the one before it over a paragraph end.
    var isContinuation: Bool

    /// The tokens between the marks.
    var inner: Range<Int> { (open + 1)..<max(open + 1, isClosed ? end - 1 : end) }
  }

  private(set) var regions: [Region] = []
  private let shape: TextShape
  private let usesSingles: Bool
  private let reversedGuillemets: Bool
  private let dashesTurn: Bool
  /// The tokens that may be quotation marks, and the dashes at the heads of lines.
  private let signs: [Int]

  /// Where a quotation last closed.
  private var lastClosed = -100

  private enum Role { case opener, closer, either }

  init(_ shape: TextShape, dashesTurn: Bool) {
    self.shape = shape
    self.dashesTurn = dashesTurn
    var doubles = 0
    var singles = 0
    var forward = 0
    var backward = 0
    var signs: [Int] = []
    for index in shape.tokens.indices where shape.tokens[index].kind == .sign {
      switch shape.sign(index) {
      case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB, 0x201A: signs.append(index)
      case 0x2018, 0x2019, 0x27:
        // Not what stands inside a word.
        let isInside =
          !shape.tokens[index].flags.contains(.spaceBefore) && shape.isWord(index - 1)
          && !shape.isFollowedByBlank(index) && shape.isWord(index + 1)
        if !isInside { signs.append(index) }
      case 0x2014, 0x2013, 0x2015: if shape.isLineStart(index) { signs.append(index) }
      default: break
      }
      switch shape.sign(index) {
      case 0x22, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB:
        doubles += 1
        let isAfterBlank = shape.tokens[index].flags.contains(.spaceBefore)
        let hugsNext = !shape.isFollowedByBlank(index)
        if shape.sign(index) == 0xBB, isAfterBlank, hugsNext, shape.isWord(index + 1) { backward += 1 }
        if shape.sign(index) == 0xAB, isAfterBlank || hugsNext { forward += 1 }
      case 0x2018: singles += 1
      case 0x27: if Self.canOpenStraightSingle(shape, index) { singles += 1 }
      default: break
      }
    }
    self.signs = signs
    usesSingles = singles > 2 && doubles < singles
    reversedGuillemets = backward > forward
    pair()
  }

  private static func canOpenStraightSingle(_ shape: TextShape, _ index: Int) -> Bool {
    guard shape.tokens[index].flags.contains(.spaceBefore) || index == 0 else { return false }
    guard shape.isCapital(index + 1) || shape.isWord(index + 1) && isAfterPause(shape, index) else {
      return false
    }
    return isAfterPause(shape, index) || shape.isLineStart(index)
  }

  private static func isAfterPause(_ shape: TextShape, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    if shape.isLineStart(index) { return true }
    switch shape.sign(index - 1) {
    case 0x2C, 0x3A, 0x3B, 0x2E, 0x21, 0x3F, 0x2014, 0x2013, 0x2D, 0x28, 0x22, 0x201C, 0x27, 0x2019:
      return true
    default: return false
    }
  }

  /// What kind of mark a token is and what it can do here, or nothing.
  private func role(of index: Int, isOpen: (Quotation.Mark) -> Bool) -> (Quotation.Mark, Role)? {
    let token = shape.tokens[index]
    guard token.kind == .sign else { return nil }
    switch shape.sign(index) {
    case 0xAB: return (.guillemets, reversedGuillemets ? .closer : .opener)
    case 0xBB: return (.guillemets, reversedGuillemets ? .opener : .closer)
    case 0x201E, 0x201A: return (.lowQuotes, .opener)
    case 0x201C: return isOpen(.lowQuotes) ? (.lowQuotes, .closer) : (.doubleQuotes, .opener)
    case 0x201D:
      if isOpen(.lowQuotes), !isOpen(.doubleQuotes) { return (.lowQuotes, .closer) }
      return (.doubleQuotes, .closer)
    case 0x22:
      let before = token.flags.contains(.spaceBefore) || index == 0 || isBracket(index - 1)
      let after = shape.isFollowedByBlank(index)
      if before != after { return (.doubleQuotes, before ? .opener : .closer) }
      if shape.isLineStart(index), before { return (.doubleQuotes, .opener) }
      if index + 1 >= shape.tokens.count || shape.isLineStart(index + 1) {
        if isOpen(.doubleQuotes) { return (.doubleQuotes, .closer) }
        return isStray(index) ? nil : (.doubleQuotes, .opener)
      }
      return (.doubleQuotes, .either)
    case 0x2018:
      guard usesSingles || isOpen(.doubleQuotes) || !shape.isWord(index - 1) else { return nil }
      return (.singleQuotes, .opener)
    case 0x2019:
      guard isOpen(.singleQuotes) else { return nil }
      return isSingleCloser(index) ? (.singleQuotes, .closer) : nil
    case 0x27:
      if isOpen(.singleQuotes) {
        if isSingleCloser(index) { return (.singleQuotes, .closer) }
        if shape.isLineStart(index), shape.isCapital(index + 1) { return (.singleQuotes, .opener) }
        return nil
      }
      guard usesSingles || isOpen(.doubleQuotes) else { return nil }
      // “, ' or, in other words”: after a comma only what a closed quotation before it continues.
      if shape.sign(index - 1) == 0x2C, shape.isWord(index + 1), !shape.isCapital(index + 1),
        index - lastClosed > 40
      {
        return nil
      }
      let isAtLineEnd = index + 1 < shape.tokens.count && shape.isLineStart(index + 1)
      if isAtLineEnd, usesSingles, Self.isAfterPause(shape, index) { return (.singleQuotes, .opener) }
      return Self.canOpenStraightSingle(shape, index) ? (.singleQuotes, .opener) : nil
    default: return nil
    }
  }

  /// Whether a straight mark at a line end closes nothing: a sentence ends before it, and the next mark opens.
  private func isStray(_ index: Int) -> Bool {
    guard index > 0, shape.isSentenceEnd(index - 1) else { return false }
    let after = signs.partitioningIndex { $0 > index }
    guard let next = signs[after...].first(where: { shape.sign($0) == 0x22 }) else { return true }
    return shape.sign(next - 1) == 0x3A
  }

  private func isBracket(_ index: Int) -> Bool {
    switch shape.sign(index) {
    case 0x28, 0x5B, 0x2014, 0x2013: true
    default: false
    }
  }

  /// Whether a single mark closes rather than drops a letter: after a pause or before one, never inside a word.
  private func isSingleCloser(_ index: Int) -> Bool {
    guard shape.isFollowedByBlank(index) || !shape.isWord(index + 1) else { return false }
    guard index > 0 else { return false }
    if shape.tokens[index - 1].kind == .sign, !shape.isLineStart(index) { return true }
    if shape.isLineStart(index) { return false }
    // After a word: a possessive plural or a dropped letter unless a pause follows.
    guard index + 1 < shape.tokens.count else { return true }
    switch shape.sign(index + 1) {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29, 0x2014, 0x2013, 0x22, 0x201D: return true
    default: return shape.isLineStart(index + 1)
    }
  }

  private mutating func pair() {
    var open: [Region] = []
    var nextParagraph = 1
    func isOpen(_ mark: Quotation.Mark) -> Bool { open.contains { $0.mark == mark } }
    for index in shape.tokens.indices {
      if nextParagraph < shape.paragraphs.count, index == shape.paragraphs[nextParagraph] {
        nextParagraph += 1
        endParagraph(at: index, open: &open)
      }
      guard let (mark, role) = role(of: index, isOpen: isOpen) else { continue }
      let position = open.lastIndex { $0.mark == mark }
      switch (role, position) {
      case (.closer, let position?), (.either, let position?):
        // Marks that opened later and never closed were none.
        var region = open[position]
        region.end = index + 1
        region.isClosed = true
        region.depth = position
        regions.append(region)
        lastClosed = index
        open.removeSubrange(position...)
      case (.closer, nil): break
      case (.opener, let position?):
        let isHead = shape.isLineStart(index)
        if isHead || mark != .guillemets && mark != .lowQuotes {
          var region = open[position]
          region.end = index
          region.isClosed = false
          region.depth = position
          if isHead { regions.append(region) }
          open.removeSubrange(position...)
          open.append(
            Region(
              open: index, end: index, isClosed: false, mark: mark, depth: position,
              isContinuation: isHead))
        } else if open.count < 8 {
          append(
            Region(open: index, end: index, isClosed: false, mark: mark, depth: 0, isContinuation: false))
        }
      case (.opener, nil), (.either, nil):
        if open.count < 8 {
          append(
            Region(open: index, end: index, isClosed: false, mark: mark, depth: 0, isContinuation: false))
        }
      }
      func append(_ region: Region) { open.append(region) }
    }
    endParagraph(at: shape.tokens.count, open: &open)
    regions.sort { ($0.open, -$0.end) < ($1.open, -$1.end) }
  }

  /// Ends what is still open, unless the next paragraph continues it or closes it.
  private mutating func endParagraph(at index: Int, open: inout [Region]) {
    guard let first = open.first else { return }
    let isDashHead = dashesTurn && index < shape.tokens.count && shape.isDash(index)
    if index < shape.tokens.count, !isDashHead {
      if let (mark, role) = role(of: index, isOpen: { mark in open.contains { $0.mark == mark } }),
        mark == first.mark, role != .closer
      {
        open.removeSubrange(1...)
        return
      }
      if closes(first, from: index) {
        open.removeSubrange(1...)
        return
      }
    }
    var region = first
    region.end = index
    region.depth = 0
    regions.append(region)
    open.removeAll()
  }

  /// Whether the next mark of a region's kind closes it, not too far away.
  private func closes(_ region: Region, from index: Int) -> Bool {
    let limit = Int(shape.tokens[index].scalarStart) + 3000
    var position = firstSign(from: index)
    var looked = 0
    while position < signs.count, looked < 24, Int(shape.tokens[signs[position]].scalarStart) < limit {
      let token = signs[position]
      if shape.isDash(token) {
        if dashesTurn { return false }
      } else if let (mark, role) = role(of: token, isOpen: { $0 == region.mark }), mark == region.mark {
        // Where no paragraphs are shown, the mark that continues a quotation may be some sentences away.
        return role != .opener || shape.isTokenised && shape.isLineStart(token)
      }
      looked += 1
      position += 1
    }
    return false
  }

  /// Returns the place in ``signs`` of the first one at or after a token.
  private func firstSign(from token: Int) -> Int {
    signs.partitioningIndex { $0 >= token }
  }
}
