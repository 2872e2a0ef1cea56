/// A network laid out for sampling: what moves as one is one variable, and parts that leave each
/// other free are apart.
///
/// Points whose distance is fixed are merged. What the windows alone guarantee joins nothing, and
/// nothing is joined through days that are fixed, the origin's among them: given those, the parts
/// are independent.
struct SamplingProblem: Sendable {
  /// The group of each point; groups are numbered in the order of their first points.
  private(set) var group: [Int32]
  /// The days from the first day of the group to the first day of the point.
  private(set) var firstDay: [Int32]
  /// The part of each group, -1 for a group of one day.
  private(set) var partOf: [Int32] = []
  /// The place of each group in its part.
  private(set) var placeInPart: [Int32] = []
  private(set) var parts: [SamplingPart] = []
  private let latest: [Int32]

  /// How many days a part may have for its tables.
  static let mostDays = 24_000_000
  /// How many variables a part may have.
  static let mostVariables = 50_000

  /// What joins two groups, gathered from several rows.
  private struct Bond {
    var first = Int.min / 4
    var last = Int.max / 4
    var functionRows: [Int32] = []
  }

  /// Lays out rows whose windows are known and all closed.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - rows: The rows that count.
  ///   - earliest: The earliest day of each point.
  ///   - latest: The latest day of each point.
  ///   - open: The points to leave out because their windows are open, with all that hangs on them.
  init(
    _ columns: NetworkColumns, rows: [Int32], earliest: [Int32], latest: [Int32], leavingOut open: [Bool]
  ) {
    self.latest = latest
    firstDay = earliest
    group = RigidGroups(columns, rows: rows, days: earliest, latest: latest, leavingOut: open).group
    let groupCount = Int(group.max() ?? 0) + 1
    var widths = [Int](repeating: 1, count: groupCount)
    var members = [[Int32]](repeating: [], count: groupCount)
    for (point, its) in group.enumerated() {
      members[Int(its)].append(Int32(point))
      widths[Int(its)] = open[point] ? 1 : Int(latest[point]) - Int(earliest[point]) + 1
    }
    var isAllowed = [[Bool]](repeating: [], count: groupCount)
    // Groups that more than differences and windows bind.
    var isSpecial = [Bool](repeating: false, count: groupCount)
    var bonds: [Int64: Bond] = [:]
    for row in rows {
      let at = Int(row)
      let (from, to) = (Int(columns.from[at]), Int(columns.to[at]))
      guard !open[from], !open[to] else { continue }
      let (g, h) = (group[from], group[to])
      switch columns.specials[row] {
      case .days(let ranges):
        guard widths[Int(h)] > 1 else { continue }
        isSpecial[Int(h)] = true
        restrict(&isAllowed[Int(h)], widths[Int(h)]) { day in
          let day = earliest[to] + Int32(day)
          return ranges.contains { $0.contains(day) }
        }
      case .functions where g == h:
        guard widths[Int(g)] > 1 else { continue }
        isSpecial[Int(g)] = true
        restrict(&isAllowed[Int(g)], widths[Int(g)]) { day in
          let days = Self.days(columns, row, earliest[from] + Int32(day), isAhead: true)
          return days.contains(Int(earliest[to]) + day)
        }
      default:
        guard g != h, widths[Int(g)] > 1, widths[Int(h)] > 1 else { continue }
        let isTurned = g > h
        let key = Int64(min(g, h)) << 32 | Int64(max(g, h))
        if columns.specials[row] != nil {
          let sure = Self.days(columns, row, latest[from], isAhead: true).lowerBound <= Int(earliest[to])
          let safe = Self.days(columns, row, earliest[from], isAhead: true).upperBound >= Int(latest[to])
          if sure && safe { continue }
          bonds[key, default: Bond()].functionRows.append(row)
          continue
        }
        // What the second is from the first, in days from the first day of each.
        let shift = Int(earliest[from]) - Int(earliest[to])
        let lower = columns.lower[at]
        let upper = columns.upper[at]
        let bindsBelow = lower != Day.noLower && Int(earliest[to]) - Int(latest[from]) < Int(lower)
        let bindsAbove = upper != Day.noUpper && Int(latest[to]) - Int(earliest[from]) > Int(upper)
        guard bindsBelow || bindsAbove else { continue }
        var bond = bonds[key, default: Bond()]
        if bindsBelow {
          if isTurned {
            bond.last = min(bond.last, -(shift + Int(lower)))
          } else {
            bond.first = max(bond.first, shift + Int(lower))
          }
        }
        if bindsAbove {
          if isTurned {
            bond.first = max(bond.first, -(shift + Int(upper)))
          } else {
            bond.last = min(bond.last, shift + Int(upper))
          }
        }
        bonds[key] = bond
      }
    }
    partOf = Array(repeating: -1, count: groupCount)
    placeInPart = partOf
    makeParts(bonds, widths, isAllowed, isSpecial, columns, members.indices.filter { widths[$0] > 1 })
  }

  private func restrict(_ isAllowed: inout [Bool], _ width: Int, _ test: (Int) -> Bool) {
    guard width <= Self.mostDays else { return }
    if isAllowed.isEmpty { isAllowed = Array(repeating: true, count: width) }
    for day in 0..<width where isAllowed[day] && !test(day) { isAllowed[day] = false }
  }

  /// The days a row with functions leaves to one of its points by the day of the other.
  private static func days(
    _ columns: NetworkColumns, _ row: Int32, _ day: Int32, isAhead: Bool
  ) -> ClosedRange<Int> {
    let none = (Int.max / 4)...(Int.max / 4)
    guard case .functions(let lower, let upper)? = columns.specials[row] else { return none }
    var first = Int.min / 4
    var last = Int.max / 4 - 1
    if lower >= 0 {
      let function = columns.functions[Int(lower)]
      if isAhead {
        guard function.span.contains(day) else { return none }
        first = Int(function.value(day))
      } else {
        last = Int(function.greatestNotAbove(day))
      }
    }
    if upper >= 0 {
      let function = columns.functions[Int(upper)]
      if isAhead {
        guard function.span.contains(day) else { return none }
        last = min(last, Int(function.value(day)))
      } else {
        first = max(first, Int(function.leastNotBelow(day)))
      }
    }
    return first <= last ? first...last : none
  }

  /// Divides the free groups into parts by the bonds between them.
  private mutating func makeParts(
    _ bonds: [Int64: Bond], _ widths: [Int], _ isAllowed: [[Bool]], _ isSpecial: [Bool],
    _ columns: NetworkColumns, _ free: [Int]
  ) {
    var tree = Array(0..<widths.count)
    func root(_ place: Int) -> Int {
      var place = place
      while tree[place] != place {
        tree[place] = tree[tree[place]]
        place = tree[place]
      }
      return place
    }
    let keys = bonds.keys.sorted()
    for key in keys {
      let (a, b) = (root(Int(key >> 32)), root(Int(key & 0xFFFF_FFFF)))
      tree[max(a, b)] = min(a, b)
    }
    var number: [Int: Int] = [:]
    var members: [[Int32]] = []
    for its in free {
      let at = root(its)
      let part = number[at] ?? members.count
      if number[at] == nil {
        number[at] = part
        members.append([])
      }
      partOf[its] = Int32(part)
      placeInPart[its] = Int32(members[part].count)
      members[part].append(Int32(its))
    }
    var joins = [[Int64]](repeating: [], count: members.count)
    for key in keys { joins[Int(partOf[Int(key >> 32)])].append(key) }
    for (part, groups) in members.enumerated() {
      let isTooWide = groups.reduce(0) { $0 + widths[Int($1)] } > Self.mostDays
      var links: [SamplingPart.Link] = []
      for key in joins[part] {
        guard let bond = bonds[key] else { continue }
        let (g, h) = (Int(key >> 32), Int(key & 0xFFFF_FFFF))
        links.append(link(g, h, bond, isTurned: false, widths, isTooWide ? nil : columns))
        links.append(link(h, g, bond, isTurned: true, widths, isTooWide ? nil : columns))
      }
      parts.append(
        SamplingPart(
          groups: groups, widths: groups.map { widths[Int($0)] },
          isAllowed: groups.map { isAllowed[Int($0)] }, links: links,
          isSpecial: groups.contains { isSpecial[Int($0)] }
            || joins[part].contains { bonds[$0]?.functionRows.isEmpty == false }))
    }
  }

  /// What the days of one group leave to another; no tables are made without columns.
  private func link(
    _ g: Int, _ h: Int, _ bond: Bond, isTurned: Bool, _ widths: [Int], _ columns: NetworkColumns?
  ) -> SamplingPart.Link {
    let first = isTurned ? -bond.last : bond.first
    let last = isTurned ? -bond.first : bond.last
    var firsts: [Int32] = []
    var lasts: [Int32] = []
    if let columns, !bond.functionRows.isEmpty {
      firsts.reserveCapacity(widths[g])
      lasts.reserveCapacity(widths[g])
      for day in 0..<widths[g] {
        var low = max(0, day + first)
        var high = min(widths[h] - 1, day + last)
        for row in bond.functionRows {
          let (from, to) = (Int(columns.from[Int(row)]), Int(columns.to[Int(row)]))
          let isAhead = Int(group[from]) == g
          let (near, far) = isAhead ? (from, to) : (to, from)
          let days = Self.days(columns, row, firstDay[near] + Int32(day), isAhead: isAhead)
          low = max(low, days.lowerBound - Int(firstDay[far]))
          high = min(high, days.upperBound - Int(firstDay[far]))
        }
        firsts.append(Int32(min(low, widths[h])))
        lasts.append(Int32(max(high, -1)))
      }
      // Where nothing is left the ends may have come out of order.
      for day in 1..<max(1, firsts.count) { firsts[day] = max(firsts[day], firsts[day - 1]) }
      for day in stride(from: lasts.count - 2, through: 0, by: -1) {
        lasts[day] = min(lasts[day], lasts[day + 1])
      }
    }
    return SamplingPart.Link(
      from: placeInPart[g], to: placeInPart[h], first: first, last: last, firsts: firsts, lasts: lasts)
  }
}
