/// An arc of a label, with all that putting it out of use and back takes.
struct LabelArc {
  /// Its place in the forward graph.
  let ahead: Int32
  /// Its place in the backward graph.
  let back: Int32
  /// Its weight while it is in use.
  let weight: Int32
}

/// The arcs of each label, packed.
final class LabelArcs: @unchecked Sendable {
  // Unchecked: written once, when made.
  private let start: UnsafeMutablePointer<Int32>
  private let entries: UnsafeMutablePointer<LabelArc>

  /// Sorts the arcs of a network by label, all of them being in use.
  init(_ network: CompiledNetwork, labels: NumberColumn, labelCount: Int) {
    let graph = network.forward
    start = .allocate(capacity: labelCount + 2)
    start.initialize(repeating: 0, count: labelCount + 2)
    entries = .allocate(capacity: graph.arcCount + 1)
    labels.withUnsafeBufferPointer { labels in
      for arc in 0..<graph.arcCount { start[Int(labels[Int(graph.row[arc])]) + 2] += 1 }
      for label in 0..<labelCount { start[label + 2] += start[label + 1] }
      for arc in 0..<graph.arcCount {
        let label = Int(labels[Int(graph.row[arc])]) + 1
        entries[Int(start[label])] = LabelArc(
          ahead: Int32(truncatingIfNeeded: arc), back: graph.mate[arc], weight: graph.arcs[arc].weight)
        start[label] += 1
      }
    }
  }

  deinit {
    start.deallocate()
    entries.deallocate()
  }

  /// The arcs of a label, in order.
  @inline(__always)
  func entries(of label: Int32) -> UnsafeBufferPointer<LabelArc> {
    let first = Int(start[Int(label)])
    return UnsafeBufferPointer(start: entries + first, count: Int(start[Int(label) + 1]) - first)
  }

  /// The arcs of a label, in order, by their places in the forward graph.
  subscript(label: Int32) -> some RandomAccessCollection<Int32> {
    entries(of: label).lazy.map(\.ahead)
  }
}
