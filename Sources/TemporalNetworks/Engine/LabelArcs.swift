/// The arcs of each label, packed.
final class LabelArcs: @unchecked Sendable {
  // Unchecked: written once, when made.
  private let start: UnsafeMutablePointer<Int32>
  private let arcs: UnsafeMutablePointer<Int32>

  /// Sorts the arcs of a forward graph by label.
  init(_ graph: BoundGraph, labels: [Int32], labelCount: Int) {
    start = .allocate(capacity: labelCount + 2)
    start.initialize(repeating: 0, count: labelCount + 2)
    arcs = .allocate(capacity: graph.arcCount + 1)
    labels.withUnsafeBufferPointer { labels in
      for arc in 0..<graph.arcCount { start[Int(labels[Int(graph.row[arc])]) + 2] += 1 }
      for label in 0..<labelCount { start[label + 2] += start[label + 1] }
      for arc in 0..<graph.arcCount {
        let label = Int(labels[Int(graph.row[arc])]) + 1
        arcs[Int(start[label])] = Int32(truncatingIfNeeded: arc)
        start[label] += 1
      }
    }
  }

  deinit {
    start.deallocate()
    arcs.deallocate()
  }

  /// The arcs of a label, in order.
  subscript(label: Int32) -> UnsafeMutableBufferPointer<Int32> {
    let first = Int(start[Int(label)])
    return UnsafeMutableBufferPointer(start: arcs + first, count: Int(start[Int(label) + 1]) - first)
  }
}
