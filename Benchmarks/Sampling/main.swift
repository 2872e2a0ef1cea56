import TemporalNetworks

// Draws accounts of many ties by `ChronologySampler`, and by moving single events in turn for as long:
//   swift run -c release sampling
// Of each it prints what a second of drawing is worth in independent draws of the middle event.

/// The same numbers on every run (Knuth's multiplier for 64 bits, its upper half).
struct Chance: RandomNumberGenerator {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    func half() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 32
    }
    return half() << 32 | half()
  }
}

/// An account: events in order with rough distances, looks back along it, and a stretch of days for all.
struct Account {
  struct Tie {
    let from: Int
    let to: Int
    let atLeast: Int
    let atMost: Int
  }

  let count: Int
  let days: Int
  private(set) var ties: [Tie] = []

  init(_ count: Int, scale: Int) {
    self.count = count
    var random = Chance()
    func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    var truth: [Int] = []
    for place in 0..<count { truth.append((truth.last ?? 0) + (place == 0 ? 0 : 1 + below(20))) }
    days = 2 * (truth.last ?? 0) * scale
    for place in 1..<max(1, count) {
      let gap = truth[place] - truth[place - 1]
      // An event in two says only that it came later.
      let isLoose = below(2) == 0
      ties.append(
        Tie(
          from: place - 1, to: place, atLeast: isLoose ? 0 : max(0, gap - 4) * scale,
          atMost: isLoose ? days : (gap + 4) * scale))
      if below(8) == 0 {
        let earlier = max(0, place - 2 - below(29))
        ties.append(
          Tie(
            from: earlier, to: place, atLeast: 0,
            atMost: ((truth[place] - truth[earlier]) / 100 + 1) * 100 * scale))
      }
    }
  }

  var network: (network: TemporalNetwork<Int>, points: [TimePoint]) {
    var network = TemporalNetwork<Int>()
    let points = (0..<count).map { _ in network.addPoint() }
    for (place, point) in points.enumerated() {
      network.add(Constraint(from: .origin, to: point, atLeast: 0, atMost: days, label: place))
    }
    for (place, tie) in ties.enumerated() {
      network.add(
        Constraint(
          from: points[tie.from], to: points[tie.to], atLeast: tie.atLeast,
          atMost: tie.atMost == days ? nil : tie.atMost, label: count + place))
    }
    return (network, points)
  }

  /// Moves single events in turn, from the earliest days and from the latest.
  ///
  /// - Returns: The mean day of the middle event in the second half of the time, from either end.
  func single(_ time: Duration) -> (fromEarliest: Double, fromLatest: Double) {
    let (network, points) = network
    let windows = network.windows()
    func run(_ begin: [Int]) -> Double {
      var own = [[(other: Int, first: Int, last: Int)]](repeating: [], count: count)
      for tie in ties {
        own[tie.to].append((tie.from, tie.atLeast, tie.atMost))
        own[tie.from].append((tie.to, -tie.atMost, -tie.atLeast))
      }
      var state = begin
      var random = Chance()
      let clock = ContinuousClock()
      let start = clock.now
      var (sum, number) = (0.0, 0.0)
      while clock.now - start < time / 2 {
        for event in 0..<count {
          var (first, last) = (0, days)
          for tie in own[event] {
            first = max(first, state[tie.other] + tie.first)
            last = min(last, state[tie.other] + tie.last)
          }
          state[event] = Int.random(in: first...last, using: &random)
        }
        guard clock.now - start > time / 4 else { continue }
        sum += Double(state[count / 2])
        number += 1
      }
      return sum / max(1, number)
    }
    return (
      run(points.map { windows[$0]?.earliest ?? 0 }), run(points.map { windows[$0]?.latest ?? days })
    )
  }
}

print(
  "events | days | method | seconds | draws | worth | worth a second | mean | single events: mean from either end"
)
for (count, scale) in [(10, 1), (50, 1), (200, 1), (200, 1_000), (1_000, 1), (1_000, 500), (3_000, 1)] {
  let account = Account(count, scale: scale)
  let (network, points) = account.network
  let clock = ContinuousClock()
  let start = clock.now
  let sampler = try ChronologySampler(
    network, seed: 1, budget: SearchBudget(results: .max, steps: 40_000_000))
  let sample = try sampler.sample([points[count / 2]], count: 1_600)
  let time = clock.now - start
  guard let density = sample.density(of: points[count / 2]) else { continue }
  let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  let worth = density.effectiveCount ?? sample.count
  let single = account.single(time)
  print(
    "\(count) | \(account.days) | \(sample.method) | \(seconds) | \(sample.count) | \(worth) | "
      + "\(Int(Double(worth) / seconds)) | \(Int(density.mean)) ± \(Int(density.meanError)) | "
      + "\(Int(single.fromEarliest)), \(Int(single.fromLatest))")
}
