/// Variables of a part gathered by twos, those by twos again, and so on: what is slid as one.
///
/// Neighbours are paired at random, where they bound each other tightly rather than where they hardly do, as
/// multigrid methods pair the unknowns of a system of equations. A pair that keeps close together in a wide window can
/// hardly move one by one; as one it moves freely, and so do longer stretches of an account.
struct ClusterLadder {
  /// The clusters of one size.
  struct Rung {
    /// Where each cluster ends in the order.
    var ends: [Int32] = []
    /// Where the bounds of each cluster end.
    var boundEnds: [Int32] = []
    /// What bounds variables of a cluster from without, cluster by cluster.
    var bounds: [(variable: Int32, bound: VariableBound)] = []
  }

  /// All variables, so that each cluster of each rung is a stretch of them.
  let order: [Int32]
  /// The clusters from pairs on, ever larger.
  let rungs: [Rung]

  /// Gathers the variables of a part.
  ///
  /// - Parameters:
  ///   - count: How many variables there are.
  ///   - bounds: What bounds each of them.
  ///   - chance: What pairs are taken by.
  init(_ count: Int, bounds: [[VariableBound]], chance: inout SampleGenerator) {
    var clusters = (0..<Int32(count)).map { [$0] }
    var clusterOf = (0..<count).map { $0 }
    var gathered: [[[Int32]]] = []
    while clusters.count > 1 {
      var partner = [Int](repeating: -1, count: clusters.count)
      var next: [[Int32]] = []
      for cluster in clusters.indices.shuffled(using: &chance) where partner[cluster] < 0 {
        var nearest = -1
        var least = Double.infinity
        for variable in clusters[cluster] {
          for bound in bounds[Int(variable)] {
            let other = clusterOf[Int(bound.other)]
            guard other != cluster, partner[other] < 0 else { continue }
            let room = Double(Int(bound.last) - Int(bound.first) + 1) * (1 + chance.unit())
            if room < least { (nearest, least) = (other, room) }
          }
        }
        partner[cluster] = next.count
        next.append(clusters[cluster])
        if nearest >= 0 {
          partner[nearest] = next.count - 1
          next[next.count - 1] += clusters[nearest]
        }
      }
      guard next.count < clusters.count else { break }
      clusters = next
      gathered.append(next)
      for (number, cluster) in next.enumerated() {
        for variable in cluster { clusterOf[Int(variable)] = number }
      }
    }
    let order = clusters.flatMap(\.self)
    var place = [Int32](repeating: 0, count: count)
    for (at, variable) in order.enumerated() { place[Int(variable)] = Int32(at) }
    self.order = order
    rungs = gathered.map { clusters in
      var rung = Rung(ends: clusters.map { place[Int($0[0])] + Int32($0.count) }.sorted())
      var first: Int32 = 0
      for end in rung.ends {
        for variable in order[Int(first)..<Int(end)] {
          for bound in bounds[Int(variable)] where !(first..<end).contains(place[Int(bound.other)]) {
            rung.bounds.append((variable, bound))
          }
        }
        rung.boundEnds.append(Int32(rung.bounds.count))
        first = end
      }
      return rung
    }
  }
}

/// What one variable leaves to another, in days after its own.
struct VariableBound {
  /// The variable that bounds.
  let other: Int32
  /// The first day it leaves, counted from its own.
  let first: Int32
  /// The last day it leaves, counted from its own.
  let last: Int32
}
