/// An arc of a bound graph: the label of `to` is at most the label of the tail plus the weight.
struct Arc {
  var to: Int32
  /// Days, ``Day/dead``, or from ``Day/firstFunction`` on the place of a function.
  var weight: Int32
}

/// The arcs that leave each point, packed; one graph for latest days, and one, reversed, for earliest.
///
/// In the graph of earliest days labels are negated, so that both are shortest paths.
final class BoundGraph: @unchecked Sendable {
  // Unchecked: the buffers are written while a network is compiled, and afterwards only by the one
  // session that owns the graph.
  let pointCount: Int
  let arcCount: Int
  /// The first arc of each point; one more entry than points.
  let start: UnsafeMutablePointer<Int32>
  let arcs: UnsafeMutablePointer<Arc>
  /// The same arc in the other graph.
  let mate: UnsafeMutablePointer<Int32>
  /// The row each arc comes from.
  let row: UnsafeMutablePointer<Int32>

  init(pointCount: Int, arcCount: Int) {
    self.pointCount = pointCount
    self.arcCount = arcCount
    start = .allocate(capacity: pointCount + 2)
    start.initialize(repeating: 0, count: pointCount + 2)
    arcs = .allocate(capacity: arcCount + 1)
    mate = .allocate(capacity: arcCount + 1)
    row = .allocate(capacity: arcCount + 1)
  }

  deinit {
    start.deallocate()
    arcs.deallocate()
    mate.deallocate()
    row.deallocate()
  }
}

/// A network made ready for propagation.
struct CompiledNetwork: Sendable {
  let pointCount: Int
  /// For latest days.
  let forward: BoundGraph
  /// For earliest days, negated.
  let backward: BoundGraph
  let table: FunctionTable
  /// Rows that no day can satisfy whatever the rest says.
  let impossibleRows: [Int32]
  /// The points that functions are applied to, with the span they must lie in.
  let spans: [(point: Int32, span: ClosedRange<Int32>)]

  /// Whether every arc is a plain weight.
  var isPlain: Bool { table.entries.isEmpty }

  init(_ columns: NetworkColumns, excluding excluded: (Int32) -> Bool = { _ in false }) {
    let n = Int(columns.pointCount)
    var table = FunctionTable()
    var impossible: [Int32] = []
    var spans: [(point: Int32, span: ClosedRange<Int32>)] = []
    // Arcs in the sense of latest days: tail, head, weight, row.
    var extra: [(tail: Int32, head: Int32, weight: Int32, row: Int32)] = []
    for row in columns.specials.keys.sorted() where !excluded(columns.label[Int(row)]) {
      let (a, b) = (columns.from[Int(row)], columns.to[Int(row)])
      func add(_ entry: FunctionTable.Entry, _ tail: Int32, _ head: Int32) {
        extra.append((tail, head, Day.firstFunction + Int32(table.entries.count), row))
        table.entries.append(entry)
      }
      switch columns.specials[row] {
      case .functions(let lower, let upper):
        for place in [lower, upper] where place >= 0 {
          spans.append((a, columns.functions[Int(place)].span))
        }
        if lower >= 0 { add(.lower(columns.functions[Int(lower)]), b, a) }
        if upper >= 0 { add(.upper(columns.functions[Int(upper)]), a, b) }
      case .days(let ranges):
        if ranges.isEmpty { impossible.append(row) }
        if ranges.count > 1 {
          add(.days(first: ranges.map(\.lowerBound), last: ranges.map(\.upperBound)), b, b)
        }
      case nil: break
      }
    }
    var out = [Int32](repeating: 0, count: n + 1)
    var into = out
    var total = 0
    for i in 0..<columns.count where !excluded(columns.label[i]) {
      let (a, b) = (Int(columns.from[i]), Int(columns.to[i]))
      if a == b {
        if columns.lower[i] > 0 || columns.upper[i] < 0 { impossible.append(Int32(i)) }
        continue
      }
      if columns.upper[i] != Day.noUpper {
        out[a] += 1
        into[b] += 1
        total += 1
      }
      if columns.lower[i] != Day.noLower {
        out[b] += 1
        into[a] += 1
        total += 1
      }
    }
    for arc in extra {
      out[Int(arc.tail)] += 1
      into[Int(arc.head)] += 1
      total += 1
    }
    let forward = BoundGraph(pointCount: n, arcCount: total)
    let backward = BoundGraph(pointCount: n, arcCount: total)
    for point in 0..<n {
      forward.start[point + 1] = forward.start[point] + out[point]
      backward.start[point + 1] = backward.start[point] + into[point]
      out[point] = forward.start[point]
      into[point] = backward.start[point]
    }
    func place(_ tail: Int32, _ head: Int32, _ weight: Int32, _ row: Int32) {
      let f = out[Int(tail)]
      let r = into[Int(head)]
      out[Int(tail)] += 1
      into[Int(head)] += 1
      forward.arcs[Int(f)] = Arc(to: head, weight: weight)
      backward.arcs[Int(r)] = Arc(to: tail, weight: weight)
      forward.mate[Int(f)] = r
      backward.mate[Int(r)] = f
      forward.row[Int(f)] = row
      backward.row[Int(r)] = row
    }
    for i in 0..<columns.count where !excluded(columns.label[i]) && columns.from[i] != columns.to[i] {
      if columns.upper[i] != Day.noUpper { place(columns.from[i], columns.to[i], columns.upper[i], Int32(i)) }
      if columns.lower[i] != Day.noLower {
        place(columns.to[i], columns.from[i], -columns.lower[i], Int32(i))
      }
    }
    for arc in extra { place(arc.tail, arc.head, arc.weight, arc.row) }
    pointCount = n
    self.forward = forward
    self.backward = backward
    self.table = table
    impossibleRows = impossible
    self.spans = spans
  }
}
