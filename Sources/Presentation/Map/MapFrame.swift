/// The part of the globe in view on a map, and where points lie in it.
package struct MapFrame: Sendable {
  /// The size of every map.
  package static let size = (width: 760.0, height: 440.0)
  /// The closest first view of several points, in radians across: some five hundred kilometres.
  private static let closest = 0.08
  /// The first view of a single point, which needs known coasts around it: some two thousand kilometres.
  private static let closestOfOne = 0.32

  /// The projection.
  package let projection: MapProjection
  private let origin: PlanePoint
  private let scale: Double

  /// How far in the view is, and where its middle lies: what an address says of it.
  package struct View: Hashable, Sendable {
    /// How many times the view has been halved; 0 shows everything.
    package var zoom: Int
    /// How far the middle has been moved, in quarters of the view, to the east.
    package var east: Int
    /// How far the middle has been moved, in quarters of the view, to the south.
    package var south: Int

    /// Creates a view.
    package init(zoom: Int = 0, east: Int = 0, south: Int = 0) {
      self.zoom = min(6, max(0, zoom))
      self.east = min(400, max(-400, east))
      self.south = min(400, max(-400, south))
    }

    /// The view moved by quarters of it.
    package func moved(east: Int, south: Int) -> View {
      View(zoom: zoom, east: self.east + east, south: self.south + south)
    }

    /// The view with its scale doubled, around the same middle.
    package var closer: View { View(zoom: zoom + 1, east: east * 2, south: south * 2) }
    /// The view with its scale halved, around the same middle.
    package var wider: View { View(zoom: zoom - 1, east: east / 2, south: south / 2) }
  }

  /// Fits points into a view.
  package init(_ points: [GeoPoint], view: View = View()) {
    projection = MapProjection(for: points)
    let planes = points.map(projection.plane)
    let left = planes.map(\.x).min() ?? 0
    let right = planes.map(\.x).max() ?? 0
    let top = planes.map(\.y).min() ?? 0
    let bottom = planes.map(\.y).max() ?? 0
    // Labels need room beside the outermost points.
    let isOne = Set(points).count < 2
    let width = max(
      isOne ? Self.closestOfOne : Self.closest, (right - left) * 1.3,
      (bottom - top) * 1.5 * Self.size.width / Self.size.height)
    scale = Self.size.width / width * Double(1 << view.zoom)
    let step = (x: Self.size.width / scale / 4, y: Self.size.height / scale / 4)
    let middle = PlanePoint(
      x: (left + right) / 2 + Double(view.east) * step.x, y: (top + bottom) / 2 + Double(view.south) * step.y)
    origin = PlanePoint(
      x: middle.x - Self.size.width / scale / 2, y: middle.y - Self.size.height / scale / 2)
  }

  /// Where a point lies on the map, which may be outside its frame.
  package func place(_ point: GeoPoint) -> PlanePoint { place(projection.plane(point)) }

  private func place(_ plane: PlanePoint) -> PlanePoint {
    PlanePoint(x: (plane.x - origin.x) * scale, y: (plane.y - origin.y) * scale)
  }

  /// Whether a point of the map can be seen.
  package static func holds(_ point: PlanePoint) -> Bool {
    point.x >= 0 && point.x <= size.width && point.y >= 0 && point.y <= size.height
  }

  /// The outlines in view as the data of one path; what is too small to be seen is left out.
  func path(_ rings: [BaseMap.Ring]) -> String {
    var text = ""
    for ring in rings where !projection.wraps(ring) {
      for turn in turns(of: ring) {
        var points = ring.points.map { point in
          place(projection.plane(point.latitude, point.longitude + turn - projection.middle))
        }
        points = Self.clipped(points)
        Self.write(points, to: &text)
      }
    }
    return text
  }

  /// By how many degrees a ring has to be turned to come into view: for a cone once, for a cylinder once or
  /// twice.
  private func turns(of ring: BaseMap.Ring) -> [Double] {
    let middle = (ring.longitudes.lowerBound + ring.longitudes.upperBound) / 2
    let nearest = ((projection.middle - middle) / 360).rounded() * 360
    guard projection.kind == .cylindrical else { return [nearest] }
    // On a cylinder the longitudes alone say whether a ring can be seen, and whether it is more than a speck.
    return [nearest - 360, nearest, nearest + 360].filter { turn in
      let west = place(projection.plane(0, ring.longitudes.lowerBound + turn - projection.middle)).x
      let east = place(projection.plane(0, ring.longitudes.upperBound + turn - projection.middle)).x
      return east > -Self.margin && west < Self.size.width + Self.margin && east - west > 0.7
    }
  }

  private static func write(_ points: [PlanePoint], to text: inout String) {
    guard points.count > 2 else { return }
    var last: PlanePoint?
    var written = 0
    var part = ""
    for point in points {
      if let last, abs(point.x - last.x) < 0.9, abs(point.y - last.y) < 0.9 { continue }
      part += (written == 0 ? "M" : written == 1 ? "L" : " ") + tenth(point.x) + " " + tenth(point.y)
      written += 1
      last = point
    }
    if written > 2 { text += part + "Z" }
  }

  private static func tenth(_ value: Double) -> String { Figures.decimal((value * 10).rounded() / 10) }

  /// How far beyond the frame outlines are drawn, so that the map can be moved a little.
  private static let margin = 120.0

  /// Cuts an outline at the frame with its margin.
  ///
  /// - SeeAlso: Sutherland and Hodgman, “Reentrant polygon clipping”, *Communications of the ACM* 17 (1974).
  private static func clipped(_ points: [PlanePoint]) -> [PlanePoint] {
    var result = points
    let edges: [(inside: (PlanePoint) -> Bool, cut: (PlanePoint, PlanePoint) -> PlanePoint)] = [
      ({ $0.x >= -margin }, { cutX($0, $1, -margin) }),
      ({ $0.x <= size.width + margin }, { cutX($0, $1, size.width + margin) }),
      ({ $0.y >= -margin }, { cutY($0, $1, -margin) }),
      ({ $0.y <= size.height + margin }, { cutY($0, $1, size.height + margin) }),
    ]
    for edge in edges {
      guard var previous = result.last else { return [] }
      var next: [PlanePoint] = []
      var wasInside = edge.inside(previous)
      for point in result {
        let isInside = edge.inside(point)
        if isInside != wasInside { next.append(edge.cut(previous, point)) }
        if isInside { next.append(point) }
        (previous, wasInside) = (point, isInside)
      }
      result = next
    }
    return result
  }

  private static func cutX(_ a: PlanePoint, _ b: PlanePoint, _ x: Double) -> PlanePoint {
    PlanePoint(x: x, y: a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x))
  }

  private static func cutY(_ a: PlanePoint, _ b: PlanePoint, _ y: Double) -> PlanePoint {
    PlanePoint(x: a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y: y)
  }
}
