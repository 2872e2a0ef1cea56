import TemporalNetworks
import TestSupport

/// A random network over so few days that every chronology can be tried.
struct SmallProblem {
  static let days = -6...9
  var network = TemporalNetwork<Int>()
  var points: [TimePoint] = []

  /// Draws a problem.
  ///
  /// - Parameters:
  ///   - random: Where chance comes from.
  ///   - kinds: Whether functions and day sets may occur besides differences.
  ///   - choices: How many alternatives to add.
  ///   - sharing: Whether labels may own several constraints.
  init(using random: inout some RandomNumberGenerator, kinds: Bool, choices: Int = 0, sharing: Bool = true) {
    let count = Int.random(in: 2...3, using: &random)
    for _ in 0..<count { points.append(network.addPoint()) }
    // Every point lies within the days that are tried, whatever else is said.
    for (place, point) in points.enumerated() {
      network.add(
        Constraint(
          from: .origin, to: point, atLeast: Self.days.lowerBound, atMost: Self.days.upperBound,
          label: -1 - place))
    }
    var functions: [MonotoneFunction.Reference] = []
    if kinds {
      for _ in 0..<3 {
        var value = Int32.random(in: -8...0, using: &random)
        let steps = Self.days.map { _ -> Int32 in
          value += [0, 0, 1, 1, 2, 4].randomElement(using: &random) ?? 1
          return value
        }
        functions.append(
          network.register(
            MonotoneFunction(span: -6...9, value: { steps[Int($0) + 6] })))
      }
    }
    let total = Int.random(in: 3...8, using: &random)
    for place in 0..<total {
      let label = sharing && place > 0 && Int.random(in: 0..<4, using: &random) == 0 ? place - 1 : place
      network.add(Self.constraint(points, functions, label, &random))
    }
    for place in 0..<choices {
      network.addChoice(
        label: 100 + place,
        options: (0..<Int.random(in: 2...3, using: &random)).map { _ in
          (0..<Int.random(in: 1...2, using: &random)).map { _ in
            Self.constraint(points, functions, 100 + place, &random)
          }
        })
    }
  }

  private static func constraint(
    _ points: [TimePoint], _ functions: [MonotoneFunction.Reference], _ label: Int,
    _ random: inout some RandomNumberGenerator
  ) -> Constraint<Int> {
    let ends = ([TimePoint.origin] + points).shuffled(using: &random)
    switch functions.isEmpty ? 0 : Int.random(in: 0..<4, using: &random) {
    case 1, 2:
      let pair = points.shuffled(using: &random)
      let kind = Int.random(in: 0..<3, using: &random)
      return Constraint(
        from: pair[0], to: pair[1],
        notBefore: kind != 1 ? functions.randomElement(using: &random) : nil,
        notAfter: kind != 0 ? functions.randomElement(using: &random) : nil, label: label)
    case 3:
      return Constraint(
        ends[0] == .origin ? ends[1] : ends[0],
        in: (0..<Int.random(in: 1...3, using: &random)).map { _ in
          let first = Int.random(in: days, using: &random)
          return first...(first + Int.random(in: 0...3, using: &random))
        }, label: label)
    default:
      let first = Int.random(in: -7...7, using: &random)
      let sides = Int.random(in: 0..<3, using: &random)
      return Constraint(
        from: ends[0], to: ends[1], atLeast: sides != 1 ? first : nil,
        atMost: sides != 0 ? first + Int.random(in: -1...6, using: &random) : nil, label: label)
    }
  }

  /// Every chronology of some labels, days of the points in order.
  ///
  /// - Parameters:
  ///   - doubted: Labels to leave out.
  ///   - days: The days to try for a point whose bounds are left out.
  /// - Returns: The chronologies, the origin's day first in each.
  func chronologies(without doubted: Set<Int> = [], days: ClosedRange<Int> = days) -> [[Int]] {
    var result: [[Int]] = []
    // The constraints of each point with those before it.
    var own = points.map { _ in TemporalNetwork<Int>() }
    for place in own.indices {
      for _ in points { _ = own[place].addPoint() }
      for function in network.columns.functions { _ = own[place].register(function) }
    }
    for constraint in network.constraints where !doubted.contains(constraint.label) {
      own[max(constraint.from.index, constraint.to.index) - 1].add(constraint)
    }
    let checkers = own.map { ProofChecker($0) }
    var tried = [Int](repeating: 0, count: points.count + 1)
    func fill(_ point: Int) {
      guard point <= points.count else {
        if choicesHold(tried, doubted) { result.append(tried) }
        return
      }
      for day in doubted.contains(-point) ? days : Self.days {
        tried[point] = day
        if (try? checkers[point - 1].check(chronology: tried)) != nil { fill(point + 1) }
      }
    }
    fill(1)
    return result
  }

  private func choicesHold(_ days: [Int], _ doubted: Set<Int>) -> Bool {
    network.choices.allSatisfy { choice in
      doubted.contains(choice.label)
        || choice.options.contains { holds($0, on: days) }
    }
  }

  /// Whether all constraints of an option hold on some days.
  func holds(_ option: [Constraint<Int>], on days: [Int]) -> Bool {
    var single = TemporalNetwork<Int>()
    for _ in points { _ = single.addPoint() }
    for place in 0..<network.columns.functions.count {
      _ = single.register(network.columns.functions[place])
    }
    for constraint in option { single.add(constraint) }
    return (try? ProofChecker(single).check(chronology: days)) != nil
  }

  /// Whether some labels can hold together; the bounds of the tried days always do.
  func holds(_ labels: Set<Int>) -> Bool {
    !chronologies(without: Set(network.labels).subtracting(labels).filter { $0 >= 0 }).isEmpty
  }

  /// All minimal conflicts among the labels that are not bounds of the tried days.
  func conflictsByExhaustiveSearch() -> Set<Set<Int>> {
    let labels = network.labels.filter { $0 >= 0 }
    var found: [Set<Int>] = []
    for size in 0...labels.count {
      for subset in Self.subsets(labels, size) where !found.contains(where: { $0.isSubset(of: subset) }) {
        if !holds(subset) { found.append(subset) }
      }
    }
    return Set(found)
  }

  static func subsets(_ members: [Int], _ size: Int) -> [Set<Int>] {
    guard size > 0 else { return [[]] }
    guard let last = members.last, members.count >= size else { return [] }
    let rest = Array(members.dropLast())
    return subsets(rest, size) + subsets(rest, size - 1).map { $0.union([last]) }
  }
}
