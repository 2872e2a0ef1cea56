/// Finds the places where a text comes near to a pattern, in edits.
///
/// Myers' bit-parallel dynamic programming (“A fast bit-vector algorithm for approximate string matching
/// based on dynamic programming”, JACM 46, 1999) over blocks of 64 rows, with Hyyrö's formulation of the
/// horizontal carry between blocks (2003).
struct ApproximateSearch {
  /// The text as small symbol numbers; 0 is never used.
  private let symbols: [Int32]
  private let numbers: [UInt32: Int32]

  /// One place where the pattern ends, and how many edits it takes.
  struct Hit: Equatable {
    let end: Int
    let edits: Int
  }

  init(text: [UInt32]) {
    var numbers: [UInt32: Int32] = [:]
    symbols = text.map { scalar in
      if let number = numbers[scalar] { return number }
      let number = Int32(numbers.count + 1)
      numbers[scalar] = number
      return number
    }
    self.numbers = numbers
  }

  /// Returns every local minimum of the edit distance that is at most `limit`, in text order.
  ///
  /// - Parameters:
  ///   - pattern: What is looked for.
  ///   - limit: The most edits a hit may take.
  /// - Returns: One hit for each stretch of the text in which the distance stays within the limit.
  /// - Complexity: O(*n* · *m* / 64).
  func hits(of pattern: [UInt32], limit: Int) -> [Hit] {
    guard !pattern.isEmpty else { return [] }
    let blocks = (pattern.count + 63) / 64
    var masks = [UInt64](repeating: 0, count: (numbers.count + 1) * blocks)
    for (row, scalar) in pattern.enumerated() {
      guard let number = numbers[scalar] else { continue }
      masks[Int(number) * blocks + row / 64] |= 1 << UInt64(row % 64)
    }
    var positive = [UInt64](repeating: .max, count: blocks)
    var negative = [UInt64](repeating: 0, count: blocks)
    let lastBit = UInt64(1) << UInt64((pattern.count - 1) % 64)
    let topBit = UInt64(1) << 63
    var score = pattern.count
    var minima = LocalMinima(limit: limit)

    masks.withUnsafeBufferPointer { masks in
      positive.withUnsafeMutableBufferPointer { positive in
        negative.withUnsafeMutableBufferPointer { negative in
          for (index, symbol) in symbols.enumerated() {
            let base = Int(symbol) * blocks
            var carry = 0
            for block in 0..<blocks {
              var equal = masks[base + block]
              let plus = positive[block]
              let minus = negative[block]
              let vertical = equal | minus
              if carry < 0 { equal |= 1 }
              let horizontal = (((equal & plus) &+ plus) ^ plus) | equal
              var plusOut = minus | ~(horizontal | plus)
              var minusOut = plus & horizontal
              let high = block == blocks - 1 ? lastBit : topBit
              let carryOut = (plusOut & high != 0 ? 1 : 0) - (minusOut & high != 0 ? 1 : 0)
              plusOut <<= 1
              minusOut <<= 1
              if carry < 0 { minusOut |= 1 }
              if carry > 0 { plusOut |= 1 }
              positive[block] = minusOut | ~(vertical | plusOut)
              negative[block] = plusOut & vertical
              carry = carryOut
            }
            score += carry
            minima.note(score, at: index + 1)
          }
        }
      }
    }
    return minima.finished()
  }
}

/// Collects the deepest point of every stretch in which a distance stays within a limit.
private struct LocalMinima {
  let limit: Int
  private var hits: [ApproximateSearch.Hit] = []
  private var best: ApproximateSearch.Hit?
  private var previous = Int.max

  init(limit: Int) {
    self.limit = limit
  }

  mutating func note(_ score: Int, at end: Int) {
    defer { previous = score }
    guard score <= limit else {
      close()
      return
    }
    guard let current = best else {
      best = ApproximateSearch.Hit(end: end, edits: score)
      return
    }
    if score < current.edits {
      best = ApproximateSearch.Hit(end: end, edits: score)
    } else if score > current.edits + limit / 2, score < previous {
      // The distance rose well above its minimum and falls again: another place begins.
      close()
      best = ApproximateSearch.Hit(end: end, edits: score)
    }
  }

  mutating func finished() -> [ApproximateSearch.Hit] {
    close()
    return hits
  }

  private mutating func close() {
    if let best { hits.append(best) }
    best = nil
  }
}
