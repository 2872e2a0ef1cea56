/// The cheapest alignment of a passage with its surroundings to a stretch of text.
///
/// The passage's ends in the text are read off the alignment where it crosses from prefix to words and from
/// words to suffix, so that a change at the very edge of a passage does not move its ends astray.
struct PassageAlignment {
  /// Where the words begin and end, in the window's own offsets.
  let range: Range<Int>
  /// Edits inside the words.
  let edits: Int
  /// Edits inside the prefix.
  let prefixEdits: Int
  /// Edits inside the suffix.
  let suffixEdits: Int
  /// How many of the words' scalars stand unchanged in runs of four or more: chance hardly makes such runs.
  let kept: Int

  /// Aligns; the text's ends are free, the pattern is used whole.
  ///
  /// - Complexity: O(*m* · *n*) time and bytes; callers keep both sides under about a thousand.
  init(prefix: [UInt32], words: [UInt32], suffix: [UInt32], window: ArraySlice<UInt32>) {
    let pattern = prefix + words + suffix
    let text = Array(window)
    let width = text.count + 1
    // 0 match or replace, 1 skip a pattern scalar, 2 skip a text scalar
    var moves = [UInt8](repeating: 0, count: (pattern.count + 1) * width)
    var row = [Int32](repeating: 0, count: width)
    for i in 1..<(pattern.count + 1) {
      var diagonal = row[0]
      row[0] = Int32(i)
      moves[i * width] = 1
      let scalar = pattern[i - 1]
      for j in 1..<width {
        let above = row[j]
        var best = diagonal + (scalar == text[j - 1] ? 0 : 1)
        var move: UInt8 = 0
        if above + 1 < best {
          best = above + 1
          move = 1
        }
        if row[j - 1] + 1 < best {
          best = row[j - 1] + 1
          move = 2
        }
        moves[i * width + j] = move
        diagonal = above
        row[j] = best
      }
    }
    var column = 0
    for j in 0..<width where row[j] < row[column] { column = j }

    let wordsStart = prefix.count
    let wordsEnd = prefix.count + words.count
    var start: Int?
    var end: Int?
    var counts = (0, 0, 0)
    var kept = 0
    var run = 0
    var i = pattern.count
    var j = column
    while i > 0 {
      if i == wordsEnd, end == nil { end = j }
      if i == wordsStart { start = j }
      let move = moves[i * width + j]
      let isEdit = move != 0 || pattern[i - 1] != text[j - 1]
      if isEdit {
        if i <= wordsStart {
          counts.0 += 1
        } else if i <= wordsEnd {
          counts.1 += 1
        } else {
          counts.2 += 1
        }
      }
      let isInWords = i > wordsStart && i <= wordsEnd
      if isInWords, !isEdit {
        run += 1
      }
      if run > 0, isEdit || !isInWords || i == wordsStart + 1 {
        if run >= 4 { kept += run }
        run = 0
      }
      switch move {
      case 0:
        i -= 1
        j -= 1
      case 1: i -= 1
      default: j -= 1
      }
    }
    if wordsStart == 0 { start = j }
    let lower = start ?? j
    range = lower..<max(lower, end ?? column)
    prefixEdits = counts.0
    edits = counts.1
    suffixEdits = counts.2
    self.kept = kept
  }
}
