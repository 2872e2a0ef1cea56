/// How far a network reached at some time; what was added until another time is the stretch between the two.
public struct NetworkExtent: Hashable, Sendable {
  /// How many points there were, the origin among them.
  public let pointCount: Int
  /// How many labels there were.
  public let labelCount: Int
  /// How many constraints there were.
  public let constraintCount: Int

  @inlinable init(pointCount: Int, labelCount: Int, constraintCount: Int) {
    self.pointCount = pointCount
    self.labelCount = labelCount
    self.constraintCount = constraintCount
  }

  /// The extent of a network that has as much more than another as this has than a third.
  public func moved(from old: NetworkExtent, to new: NetworkExtent) -> NetworkExtent {
    NetworkExtent(
      pointCount: pointCount - old.pointCount + new.pointCount,
      labelCount: labelCount - old.labelCount + new.labelCount,
      constraintCount: constraintCount - old.constraintCount + new.constraintCount)
  }
}

extension TemporalNetwork {
  /// How far the network reaches now.
  @inlinable public var extent: NetworkExtent {
    NetworkExtent(
      pointCount: pointCount, labelCount: storedLabels.count, constraintCount: storedConstraints.count)
  }

  /// The functions that a stretch of constraints names, in the order in which they are named.
  ///
  /// - Parameters:
  ///   - start: Where the stretch begins.
  ///   - end: Where it ends.
  /// - Returns: The places of the functions, one that is named twice twice.
  public func functions(from start: NetworkExtent, to end: NetworkExtent) -> [Int] {
    columns.functions(of: start.constraintCount..<end.constraintCount)
  }

  /// A function of the network.
  ///
  /// - Parameter place: Its place in the table.
  /// - Returns: The function.
  public func function(at place: Int) -> MonotoneFunction { columns.functions[place] }

  /// Adds once more what was added to another network between two extents, under its names here.
  ///
  /// It comes out as if the same constraints had been added one by one. Points and labels that were new in the
  /// stretch are new here; the stretch has no alternatives, and its constraints have its own labels only.
  ///
  /// - Parameters:
  ///   - start: Where the stretch begins.
  ///   - end: Where it ends.
  ///   - other: The other network.
  ///   - points: For each point the other network had at the start its place here, where the stretch names it.
  ///   - functions: For each function of the other network its place here, where the stretch names it.
  ///   - renamed: The label here of a label of the stretch.
  @inlinable public mutating func add(
    from start: NetworkExtent, to end: NetworkExtent, of other: TemporalNetwork, points: [Int32],
    functions: [Int32], labels renamed: (Label) -> Label
  ) {
    let shift = pointCount - start.pointCount
    let firstLabel = storedLabels.count
    for place in start.labelCount..<end.labelCount {
      let label = renamed(other.storedLabels[place])
      labelIndex[label] = Int32(storedLabels.count)
      storedLabels.append(label)
    }
    func point(_ point: TimePoint) -> TimePoint {
      TimePoint(index: point.index < start.pointCount ? Int(points[point.index]) : point.index + shift)
    }
    for row in start.constraintCount..<end.constraintCount {
      let constraint = other.storedConstraints[row]
      storedConstraints.append(
        Constraint(
          from: point(constraint.from), to: point(constraint.to),
          constraint.relation.naming(functions), label: renamed(constraint.label)))
    }
    appendRows(from: start, to: end, of: other, points: points, functions: functions, firstLabel: firstLabel)
  }

  @usableFromInline mutating func appendRows(
    from start: NetworkExtent, to end: NetworkExtent, of other: TemporalNetwork, points: [Int32],
    functions: [Int32], firstLabel: Int
  ) {
    columns.append(
      start.constraintCount..<end.constraintCount, of: other.columns, points: points,
      newPoints: start.pointCount..<end.pointCount, functions: functions,
      labelShift: Int32(truncatingIfNeeded: firstLabel - start.labelCount))
  }
}

extension ConstraintRelation {
  /// The same relation, its functions under other places.
  @usableFromInline func naming(_ functions: [Int32]) -> ConstraintRelation {
    guard case .monotone(let notBefore, let notAfter) = self else { return self }
    func named(_ function: MonotoneFunction.Reference?) -> MonotoneFunction.Reference? {
      function.map { MonotoneFunction.Reference(index: Int(functions[$0.index])) }
    }
    return .monotone(notBefore: named(notBefore), notAfter: named(notAfter))
  }
}

extension NetworkColumns {
  /// The functions that some rows name, in the order in which they are named.
  fileprivate func functions(of rows: Range<Int>) -> [Int] {
    var result: [Int] = []
    for row in rows {
      guard case .functions(let lower, let upper) = special(Int32(truncatingIfNeeded: row)) else { continue }
      if lower >= 0 { result.append(Int(lower)) }
      if upper >= 0 { result.append(Int(upper)) }
    }
    return result
  }

  /// Appends rows of another network, and the points that are new in them.
  fileprivate mutating func append(
    _ rows: Range<Int>, of other: NetworkColumns, points: [Int32], newPoints: Range<Int>, functions: [Int32],
    labelShift: Int32
  ) {
    let shift = pointCount - Int32(truncatingIfNeeded: newPoints.lowerBound)
    func point(_ point: Int32) -> Int32 {
      let place = Int(point)
      return place < newPoints.lowerBound ? points[place] : point + shift
    }
    pointCount += Int32(truncatingIfNeeded: newPoints.count)
    for row in rows {
      var special = other.special(Int32(truncatingIfNeeded: row))
      if case .functions(let lower, let upper) = special {
        special = .functions(
          lower: lower < 0 ? lower : functions[Int(lower)], upper: upper < 0 ? upper : functions[Int(upper)])
      }
      append(
        from: point(other.from[row]), to: point(other.to[row]), lower: other.lower[row],
        upper: other.upper[row], label: other.label[row] + labelShift, special: special)
    }
  }
}
