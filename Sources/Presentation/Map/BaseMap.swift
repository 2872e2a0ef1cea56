/// A point on the globe, in degrees.
package struct GeoPoint: Hashable, Sendable {
  /// Degrees north.
  package var latitude: Double
  /// Degrees east.
  package var longitude: Double

  /// Creates a point.
  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// The outlines of land and lakes that maps are drawn on, without any border.
///
/// They are derived from Natural Earth 1:10m, which is in the public domain, simplified to a twentieth of a degree.
package struct BaseMap: Sendable {
  /// A closed outline, with the stretch of longitudes it covers.
  package struct Ring: Sendable {
    /// The points, the last of them the first again.
    package let points: [GeoPoint]
    let longitudes: ClosedRange<Double>
  }

  /// The outlines of land; what lies within two of them is water.
  package let land: [Ring]
  /// The outlines of lakes; what lies within two of them is an island.
  package let lakes: [Ring]

  /// The whole world, read once.
  package static let world: BaseMap = {
    guard let land = outlines(Resources.bytes("land.bin")), let lakes = outlines(Resources.bytes("lakes.bin"))
    else { preconditionFailure("the outlines of land and lakes are damaged") }
    return BaseMap(land: land.compactMap(Ring.init), lakes: lakes.compactMap(Ring.init))
  }()

  /// Reads outlines: for each ring the number of its points, then their steps east and north.
  ///
  /// All numbers are zig-zag values in LEB128, steps in hundredths of a degree; the pen is not lifted between
  /// rings.
  ///
  /// - Parameter bytes: The outlines as they are kept.
  /// - Returns: The rings; `nil` for bytes that end in the middle of one, or lead off the globe.
  package static func outlines(_ bytes: [UInt8]) -> [[GeoPoint]]? {
    var place = 0
    func number() -> Int? {
      var value = 0
      var shift = 0
      while place < bytes.count, shift < 35 {
        let byte = bytes[place]
        place += 1
        value |= Int(byte & 0x7F) << shift
        guard byte & 0x80 != 0 else { return value & 1 == 0 ? value >> 1 : -((value + 1) >> 1) }
        shift += 7
      }
      return nil
    }
    var rings: [[GeoPoint]] = []
    var (x, y) = (0, 0)
    while place < bytes.count {
      guard let count = number(), count > 0, count <= bytes.count else { return nil }
      var ring: [GeoPoint] = []
      ring.reserveCapacity(count)
      for _ in 0..<count {
        guard let dx = number(), let dy = number() else { return nil }
        x += dx
        y += dy
        guard abs(x) <= 18_000, abs(y) <= 9_000 else { return nil }
        ring.append(GeoPoint(latitude: Double(y) / 100, longitude: Double(x) / 100))
      }
      rings.append(ring)
    }
    return rings
  }
}

extension BaseMap.Ring {
  fileprivate init?(_ points: [GeoPoint]) {
    guard let west = points.lazy.map(\.longitude).min(), let east = points.lazy.map(\.longitude).max() else {
      return nil
    }
    self.init(points: points, longitudes: west...east)
  }
}
