/// Points in time and what must hold between their days; answers with tightest windows, proofs and conflicts.
///
/// A network knows no calendar and no testimony. Days are whole and counted from ``origin``. Every constraint
/// carries a label; labels are what proofs and conflicts name and what can be left out.
///
/// Every day lies within a horizon of 400 million days on either side of the origin. What no days within it
/// satisfy is a contradiction, for windows, conflicts and ways out alike; the horizon is nobody's
/// statement and no member of a conflict. A bound that lies beyond it, or that nothing but the horizon gives, is open.
///
/// ```swift
/// var network = TemporalNetwork<String>()
/// let letter = network.addPoint()
/// network.add(Constraint(from: network.origin, to: letter, atMost: 3, label: "postmark"))
/// try network.window(of: letter)  // [*, 3]
/// ```
public struct TemporalNetwork<Label: Hashable & Sendable>: Sendable {
  /// The constraints, in the order they were added.
  @inlinable public var constraints: [Constraint<Label>] { storedConstraints }
  /// The labels, in the order they were first used.
  @inlinable public var labels: [Label] { storedLabels }
  /// The alternatives, in the order they were added.
  public private(set) var choices: [Choice<Label>] = []
  package internal(set) var columns = NetworkColumns()
  var optionColumns = NetworkColumns()
  var choiceRows: [ChoiceRows] = []
  @usableFromInline var labelIndex: [Label: Int32] = [:]
  // What is done with every constraint is inlined, so that it costs whoever uses a network with labels of one
  // type no more than if networks had no other.
  @usableFromInline var storedConstraints: [Constraint<Label>] = []
  @usableFromInline var storedLabels: [Label] = []

  /// Creates a network that holds the origin only.
  public init() {}

  /// The fixed point that every absolute day is counted from.
  public var origin: TimePoint { .origin }
  /// How many points there are, the origin among them.
  public var pointCount: Int { Int(columns.pointCount) }

  /// Adds a point whose day is unknown.
  public mutating func addPoint() -> TimePoint {
    defer { columns.pointCount += 1 }
    return TimePoint(index: Int(columns.pointCount))
  }

  /// Adds a function to the table of the network, for constraints to name.
  ///
  /// - Parameter function: The function.
  /// - Returns: Its place in the table.
  public mutating func register(_ function: MonotoneFunction) -> MonotoneFunction.Reference {
    columns.functions.append(function)
    return MonotoneFunction.Reference(index: columns.functions.count - 1)
  }

  /// Adds a constraint between points of this network.
  ///
  /// - Parameter constraint: The constraint; naming another network's points is a programming error.
  /// - Returns: Its place in ``constraints``.
  @discardableResult
  @inlinable public mutating func add(_ constraint: Constraint<Label>) -> ConstraintReference {
    let label = index(of: constraint.label)
    append(constraint.relation, from: constraint.from, to: constraint.to, label: label)
    storedConstraints.append(constraint)
    return ConstraintReference(index: storedConstraints.count - 1)
  }

  /// Keeps a point to a set of days.
  ///
  /// - Parameters:
  ///   - point: The point.
  ///   - days: The allowed days as closed ranges in any order.
  ///   - label: What answers for it.
  /// - Returns: The place of the constraint in ``constraints``.
  @discardableResult
  public mutating func restrict(
    _ point: TimePoint, to days: [ClosedRange<Int>], label: Label
  ) -> ConstraintReference {
    add(Constraint(point, in: days, label: label))
  }

  /// Adds alternatives of which at least one must hold.
  ///
  /// - Parameters:
  ///   - label: What answers for there being no other option.
  ///   - options: The options; each is a list of constraints that hold together.
  /// - Returns: The place of the choice in ``choices``.
  @discardableResult
  public mutating func addChoice(label: Label, options: [[Constraint<Label>]]) -> Int {
    let own = index(of: label)
    var rows: [[Int32]] = []
    for option in options {
      rows.append(
        option.map { constraint in
          let label = index(of: constraint.label)
          optionColumns.append(
            row(constraint.relation, from: constraint.from, to: constraint.to), label: label)
          return Int32(optionColumns.count - 1)
        })
    }
    choiceRows.append(ChoiceRows(label: own, place: choices.count, options: rows))
    choices.append(Choice(label: label, options: options))
    return choices.count - 1
  }

  /// Makes room, so that adding need not move what is there.
  ///
  /// - Parameter count: How many constraints are expected in all.
  public mutating func reserveCapacity(_ count: Int) {
    storedConstraints.reserveCapacity(count)
    storedLabels.reserveCapacity(count)
    labelIndex.reserveCapacity(count)
    columns.reserveCapacity(count)
  }

  /// The parts that hold some points, as a network of its own with the same points and labels.
  ///
  /// Parts hang together by constraints and alternatives other than from the origin, so the windows of these points
  /// and all that may contradict them are the same as here; any other point is open.
  ///
  /// - Parameter points: The points.
  /// - Returns: The smaller network.
  public func parts(holding points: Set<TimePoint>) -> TemporalNetwork {
    let all = [Bool](repeating: true, count: labels.count)
    let wanted = NetworkParts(columns, optionColumns, choiceRows, all).parts.filter { part in
      func holds(_ columns: NetworkColumns, _ row: Int32) -> Bool {
        [columns.from[Int(row)], columns.to[Int(row)]].contains { point in
          point != 0 && points.contains(TimePoint(index: Int(point)))
        }
      }
      return part.rows.contains { holds(columns, $0) }
        || part.choices.contains { $0.options.joined().contains { holds(optionColumns, $0) } }
    }
    var result = self
    result.columns = NetworkColumns()
    result.columns.pointCount = columns.pointCount
    result.columns.functions = columns.functions
    result.storedConstraints = []
    for row in wanted.flatMap(\.rows).sorted() {
      result.columns.append(row, of: columns)
      result.storedConstraints.append(storedConstraints[Int(row)])
    }
    let kept = wanted.flatMap(\.choices).sorted { $0.place < $1.place }
    result.choices = kept.map { choices[$0.place] }
    result.choiceRows = kept.enumerated().map { place, rows in
      ChoiceRows(label: rows.label, place: place, options: rows.options)
    }
    return result
  }

  @inlinable mutating func index(of label: Label) -> Int32 {
    if let known = labelIndex[label] { return known }
    let index = Int32(storedLabels.count)
    storedLabels.append(label)
    labelIndex[label] = index
    return index
  }

  @usableFromInline mutating func append(
    _ relation: ConstraintRelation, from: TimePoint, to: TimePoint, label: Int32
  ) {
    columns.append(row(relation, from: from, to: to), label: label)
  }

  /// What a constraint says, in the numbers of the solver.
  private func row(
    _ relation: ConstraintRelation, from: TimePoint, to: TimePoint
  ) -> NetworkColumns.Row {
    precondition(
      from.index >= 0 && to.index >= 0 && from.index < pointCount && to.index < pointCount,
      "a constraint names a point that is not of this network")
    var row = NetworkColumns.Row(from: Int32(from.index), to: Int32(to.index))
    switch relation {
    case .difference(let atLeast, let atMost):
      row.lower = Day.lower(atLeast)
      row.upper = Day.upper(atMost)
    case .monotone(let notBefore, let notAfter):
      for function in [notBefore, notAfter].compactMap({ $0 }) {
        precondition(columns.functions.indices.contains(function.index), "a function is not registered")
      }
      row.special = .functions(lower: Int32(notBefore?.index ?? -1), upper: Int32(notAfter?.index ?? -1))
    case .days(let days):
      let ranges = days.map { Day.clamped($0.lowerBound)...Day.clamped($0.upperBound) }
      row.from = 0
      row.lower = Day.lower(days.first?.lowerBound)
      row.upper = Day.upper(days.last?.upperBound)
      if ranges.count != 1 { row.special = .days(ranges) }
    }
    return row
  }
}

/// Alternatives of which at least one must hold.
public struct Choice<Label: Hashable & Sendable>: Hashable, Sendable {
  /// What answers for there being no other option.
  public let label: Label
  /// The options; each is a list of constraints that hold together.
  public let options: [[Constraint<Label>]]
}
