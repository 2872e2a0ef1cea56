import Foundation

/// Which places of a life lie together, and which lie oceans away from them.
struct MapParts: Sendable {
  /// From how far places are on different maps, in radians of the globe: some three thousand kilometres.
  private static let apart = 0.47

  /// The places, by their numbers, among which the life has most of its stays.
  let main: [Int]
  /// The others.
  let others: [Int]

  /// Divides places: those that are linked by steps shorter than an ocean lie together.
  init(_ spots: [ItineraryMap.Spot]) {
    var groups: [[Int]] = []
    for (number, spot) in spots.enumerated() {
      let near = groups.indices.filter { group in
        groups[group].contains { spots[$0].point.distance(to: spot.point) < Self.apart }
      }
      let joined = near.flatMap { groups[$0] } + [number]
      for group in near.reversed() { groups.remove(at: group) }
      groups.append(joined)
    }
    func stays(_ group: [Int]) -> Int { group.reduce(0) { $0 + max(1, spots[$1].numbers.count) } }
    // Of parts that are alike the one that comes first in the life.
    let largest = groups.min { (-stays($0), $0.min() ?? 0) < (-stays($1), $1.min() ?? 0) } ?? []
    guard largest.count > 1 else {
      // Places that all lie apart are shown on one map of all.
      (main, others) = (Array(spots.indices), [])
      return
    }
    main = largest.sorted()
    others = spots.indices.filter { !largest.contains($0) }
  }
}

extension GeoPoint {
  /// The distance along a great circle, in radians.
  func distance(to other: GeoPoint) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let turn = (other.longitude - longitude) * .pi / 180
    let half = pow(sin((b - a) / 2), 2) + cos(a) * cos(b) * pow(sin(turn / 2), 2)
    return 2 * asin(min(1, half.squareRoot()))
  }
}

/// A rectangle of a map that something takes up.
struct MapBox: Hashable, Sendable {
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double

  /// The whole map.
  static let whole = MapBox(left: 0, top: 0, right: MapFrame.size.width, bottom: MapFrame.size.height)

  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The mark of a place.
  init(around point: PlanePoint, width: Double) {
    self.init(left: point.x - width / 2, top: point.y - 9, right: point.x + width / 2, bottom: point.y + 9)
  }

  func meets(_ other: MapBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  func holds(_ point: PlanePoint) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  func encloses(_ other: MapBox, by margin: Double) -> Bool {
    other.left > left + margin && other.right < right - margin && other.top > top + margin
      && other.bottom < bottom - margin
  }
}

/// A small map in a corner of another.
struct MapInset: Sendable {
  private static let scale = 0.3
  private static let margin = 8.0

  let box: MapBox

  /// Chooses the corner that covers the fewest places: the lower ones first, as maps of the north have seas there.
  init(avoiding places: [PlanePoint]) {
    let (width, height) = (MapFrame.size.width * Self.scale, MapFrame.size.height * Self.scale)
    let (right, bottom) = (MapFrame.size.width - Self.margin, MapFrame.size.height - Self.margin)
    let corners = [
      (right - width, bottom - height), (Self.margin, bottom - height), (Self.margin, Self.margin),
      (right - width, Self.margin),
    ].map { MapBox(left: $0.0, top: $0.1, right: $0.0 + width, bottom: $0.1 + height) }
    var best = corners[0]
    var fewest = Int.max
    for corner in corners {
      let covered = places.count { MapBox(around: $0, width: 24).meets(corner) }
      if covered < fewest { (best, fewest) = (corner, covered) }
    }
    box = best
  }

  /// Where a point of the whole map lies in the inset.
  func place(_ point: PlanePoint) -> PlanePoint {
    PlanePoint(x: box.left + point.x * Self.scale, y: box.top + point.y * Self.scale)
  }
}
