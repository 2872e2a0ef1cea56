/// A network made ready for propagation.
package struct CompiledNetwork: Sendable {
  package let pointCount: Int
  /// For latest days.
  let forward: BoundGraph
  /// For earliest days, negated.
  let backward: BoundGraph
  let table: FunctionTable
  /// Rows that no day can satisfy whatever the rest says.
  let impossibleRows: [Int32]
  /// The points that functions are applied to, with the span they must lie in.
  let spans: [(point: Int32, span: ClosedRange<Int32>, row: Int32)]

  /// Whether every arc is a plain weight.
  var isPlain: Bool { table.entries.isEmpty }

  /// The point an arc of the forward graph leaves.
  @inline(__always)
  func tail(_ arc: Int) -> Int32 { backward.arcs[Int(forward.mate[arc])].to }

  /// A network of plain differences that was laid out before.
  init(pointCount: Int, forward: BoundGraph, backward: BoundGraph, impossibleRows: [Int32]) {
    self.pointCount = pointCount
    self.forward = forward
    self.backward = backward
    self.impossibleRows = impossibleRows
    table = FunctionTable()
    spans = []
  }

  /// Lays the rows out as two graphs.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - kept: For each label whether its rows count; `nil` when all do.
  package init(_ columns: NetworkColumns, kept: [Bool]? = nil) {
    let n = Int(columns.pointCount)
    var table = FunctionTable()
    var impossible: [Int32] = []
    var spans: [(point: Int32, span: ClosedRange<Int32>, row: Int32)] = []
    // Arcs in the sense of latest days: tail, head, weight, row.
    var extra: [(tail: Int32, head: Int32, weight: Int32, row: Int32)] = []
    for row in columns.specials.keys.sorted() where kept?[Int(columns.label[Int(row)])] ?? true {
      let (a, b) = (columns.from[Int(row)], columns.to[Int(row)])
      func add(_ entry: FunctionTable.Entry, _ tail: Int32, _ head: Int32) {
        extra.append((tail, head, Day.firstFunction + Int32(table.entries.count), row))
        table.entries.append(entry)
      }
      switch columns.specials[row] {
      case .functions(let lower, let upper):
        let its = [lower, upper].filter { $0 >= 0 }.map { columns.functions[Int($0)].span }
        if a == 0 {
          if !its.allSatisfy({ $0.contains(0) }) { impossible.append(row) }
        } else {
          for span in its { spans.append((a, span, row)) }
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
    let out = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * n + 2)
    out.initialize(repeating: 0, count: 2 * n + 2)
    defer { out.deallocate() }
    let into = out + n
    var total = extra.count
    for arc in extra {
      out[Int(arc.tail)] += 1
      into[Int(arc.head)] += 1
    }
    columns.forEachRow(kept) { row, a, b, lower, upper in
      if a == b {
        if lower != Day.noLower && lower > 0 || upper < 0 { impossible.append(Int32(row)) }
        return
      }
      // An open side lies beyond every bound of the other.
      if lower > upper { impossible.append(Int32(truncatingIfNeeded: row)) }
      if upper != Day.noUpper {
        out[a] += 1
        into[b] += 1
        total += 1
      }
      if lower != Day.noLower {
        out[b] += 1
        into[a] += 1
        total += 1
      }
    }
    let forward = BoundGraph(pointCount: n, arcCount: total)
    let backward = BoundGraph(pointCount: n, arcCount: total)
    for point in 0..<n {
      forward.start[point + 1] = forward.start[point] + out[point]
      backward.start[point + 1] = backward.start[point] + into[point]
      out[point] = forward.start[point]
      into[point] = backward.start[point]
    }
    @inline(__always)
    func place(_ tail: Int, _ head: Int, _ weight: Int32, _ row: Int32) {
      let f = out[tail]
      let r = into[head]
      out[tail] = f + 1
      into[head] = r + 1
      forward.arcs[Int(f)] = Arc(to: Int32(truncatingIfNeeded: head), weight: weight)
      backward.arcs[Int(r)] = Arc(to: Int32(truncatingIfNeeded: tail), weight: weight)
      forward.mate[Int(f)] = r
      backward.mate[Int(r)] = f
      forward.row[Int(f)] = row
      backward.row[Int(r)] = row
    }
    columns.forEachRow(kept) { row, a, b, lower, upper in
      guard a != b else { return }
      if upper != Day.noUpper { place(a, b, upper, Int32(truncatingIfNeeded: row)) }
      if lower != Day.noLower { place(b, a, -lower, Int32(truncatingIfNeeded: row)) }
    }
    for arc in extra { place(Int(arc.tail), Int(arc.head), arc.weight, arc.row) }
    pointCount = n
    self.forward = forward
    self.backward = backward
    self.table = table
    impossibleRows = impossible
    self.spans = spans
  }
}

extension NetworkColumns {
  /// Goes through the rows that count, in order.
  @inline(__always)
  func forEachRow(
    _ kept: [Bool]?,
    _ body: (_ row: Int, _ from: Int, _ to: Int, _ lower: Int32, _ upper: Int32) -> Void
  ) {
    from.withUnsafeBufferPointer { from in
      to.withUnsafeBufferPointer { to in
        lower.withUnsafeBufferPointer { lower in
          upper.withUnsafeBufferPointer { upper in
            if let kept {
              for row in 0..<from.count where kept[Int(label[row])] {
                body(row, Int(from[row]), Int(to[row]), lower[row], upper[row])
              }
            } else {
              for row in 0..<from.count {
                body(row, Int(from[row]), Int(to[row]), lower[row], upper[row])
              }
            }
          }
        }
      }
    }
  }
}
