import Foundation

/// A point of a drawing.
package struct PlanePoint: Hashable, Sendable {
  /// To the right.
  package var x: Double
  /// Downwards.
  package var y: Double
}

/// Lays the globe out flat: true in its angles for a continent, plainly by degrees for wider spans.
///
/// - SeeAlso: J. P. Snyder, *Map Projections: A Working Manual* (1987), pp. 90–91 (equidistant cylindrical) and
///   104–110 (Lambert conformal conic).
package struct MapProjection: Hashable, Sendable {
  /// The ways of laying out.
  package enum Kind: String, Hashable, Sendable {
    /// Lambert's conformal conic with two standard parallels.
    case conic
    /// Equidistant cylindrical, true along one parallel.
    case cylindrical
  }

  /// Degrees of longitude from which a cone says less than a cylinder.
  private static let widestCone = 100.0

  /// How it lays out.
  package let kind: Kind
  /// The meridian in the middle, in degrees east.
  package let middle: Double
  /// The constant of the cone; of a cylinder, the cosine of its true parallel.
  private let n: Double
  private let f: Double
  private let rho: Double
  private let isSouthern: Bool

  /// Chooses the projection for some points.
  ///
  /// - Parameter points: The points to be shown, at least one.
  package init(for points: [GeoPoint]) {
    let (west, east) = Self.arc(points.map(\.longitude))
    let south = points.map(\.latitude).min() ?? 0
    let north = points.map(\.latitude).max() ?? 0
    middle = (west + east) / 2
    let centre = (south + north) / 2
    let isWide = east - west > Self.widestCone || north - south > 60
    let straddles = south < 0 && north > 0 && north - south > 20
    if isWide || straddles || abs(centre) < 12 {
      kind = .cylindrical
      n = cos(min(60, abs(centre)) * .pi / 180)
      (f, rho, isSouthern) = (0, 0, false)
      return
    }
    kind = .conic
    isSouthern = centre < 0
    let half = max(3, (north - south) / 3)
    let parallel = min(75, abs(centre))
    let low = max(1, parallel - half) * .pi / 180
    let high = min(80, parallel + half) * .pi / 180
    func t(_ latitude: Double) -> Double { tan(.pi / 4 + latitude / 2) }
    n = log(cos(low) / cos(high)) / log(t(high) / t(low))
    f = cos(low) * pow(t(low), n) / n
    rho = f / pow(t(parallel * .pi / 180), n)
  }

  /// The shortest arc of longitudes that holds all, the second end east of the first.
  private static func arc(_ longitudes: [Double]) -> (west: Double, east: Double) {
    let sorted = longitudes.sorted()
    guard let first = sorted.first, let last = sorted.last else { return (0, 0) }
    var gap = first + 360 - last
    var west = first
    for (one, next) in zip(sorted, sorted.dropFirst()) where next - one > gap {
      gap = next - one
      west = next
    }
    return (west, west + 360 - gap)
  }

  /// The longitude next to the middle meridian, out of those that are the same.
  private func near(_ longitude: Double) -> Double {
    var difference = longitude - middle
    while difference > 180 { difference -= 360 }
    while difference < -180 { difference += 360 }
    return difference
  }

  /// Where a point lies, in radians from the middle, y to the south.
  package func plane(_ point: GeoPoint) -> PlanePoint { plane(point.latitude, near(point.longitude)) }

  /// Where a point lies that is so many degrees east of the middle, be it more than half the globe.
  func plane(_ latitude: Double, _ degreesEast: Double) -> PlanePoint {
    switch kind {
    case .cylindrical:
      return PlanePoint(x: degreesEast * .pi / 180 * n, y: -latitude * .pi / 180)
    case .conic:
      let latitude = max(-70, min(89.5, isSouthern ? -latitude : latitude)) * .pi / 180
      let r = f / pow(tan(.pi / 4 + latitude / 2), n)
      let angle = n * degreesEast * .pi / 180
      let y = r * cos(angle) - rho
      return PlanePoint(x: r * sin(angle), y: isSouthern ? -y : y)
    }
  }

  /// Whether a ring runs around the far pole, where a cone spreads out without end and the ring would surround
  /// everything.
  func wraps(_ ring: BaseMap.Ring) -> Bool {
    guard kind == .conic, ring.longitudes.upperBound - ring.longitudes.lowerBound > 300 else { return false }
    return ring.points.allSatisfy { (isSouthern ? -$0.latitude : $0.latitude) < -45 }
  }
}
