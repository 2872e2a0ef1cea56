/// How far a mean of draws may be from what it should be.
struct Spread {
  /// The standard error: that of independent draws, or by batches where those differ more.
  let error: Double
  /// How many independent draws would have that error.
  let effectiveCount: Int

  /// Measures the spread of a figure.
  ///
  /// - Parameters:
  ///   - values: The figure in each draw.
  ///   - corrected: What each correction adds to the sum of the figure.
  ///   - sample: The draws.
  init(_ values: [Double], _ corrected: [Double], _ sample: ChronologySample) {
    guard values.count > 1 else {
      (error, effectiveCount) = (.infinity, values.count)
      return
    }
    let count = Double(values.count)
    let mean = (values.reduce(0, +) + corrected.reduce(0, +)) / sample.weight(of: values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let independent = (variance / count).squareRoot()
    let ends = sample.batchEnds
    guard ends.count > 1 else {
      (error, effectiveCount) = (independent, values.count)
      return
    }
    var sum = 0.0
    var first = 0
    for end in ends {
      var residual = values[first..<end].reduce(0) { $0 + $1 - mean }
      for (correction, added) in zip(sample.corrections, corrected)
      where correction.after > first && correction.after <= end {
        residual += added - correction.weight * mean
      }
      sum += residual * residual
      first = end
    }
    let batches = Double(ends.count)
    let between = (sum * batches / (batches - 1)).squareRoot() / count
    error = max(independent, between)
    // Where all draws agree nothing tells how far they hang together.
    effectiveCount =
      error > 0 ? max(1, min(values.count, Int(variance / (error * error)))) : ends.count
  }
}
