import Foundation
import Presentation
import Testing

@Suite("Maps")
struct MapTests {
  private static let europe = [
    GeoPoint(latitude: 41.38, longitude: 2.18), GeoPoint(latitude: 59.94, longitude: 30.31),
    GeoPoint(latitude: 51.77, longitude: 55.1),
  ]

  @Test(
    "Towns lie on land and ships on water",
    arguments: [
      (48.85, 2.35, true), (59.94, 30.31, true), (19.43, -99.13, true), (-34.6, -58.5, true),
      (45.0, -30.0, false), (56.5, 3.0, false), (-40.0, 80.0, false), (35.0, 18.0, false),
    ])
  func landAndWater(_ latitude: Double, _ longitude: Double, _ isLand: Bool) {
    #expect(BaseMap.world.land.holds(latitude, longitude) == isLand)
  }

  @Test("Lake Ladoga is a lake")
  func ladoga() {
    #expect(BaseMap.world.lakes.holds(60.8, 31.5))
    #expect(!BaseMap.world.lakes.holds(59.94, 30.31))
  }

  @Test("Outlines that end in the middle of a ring, or lead off the globe, are refused")
  func damage() {
    #expect(BaseMap.outlines([2, 2, 2, 2, 2]) == nil)
    #expect(BaseMap.outlines([4, 2, 2]) == nil)
    #expect(BaseMap.outlines([2, 0xA0, 0x9A, 0x02, 0]) == nil)
    #expect(BaseMap.outlines([]) == [])
    #expect(BaseMap.outlines([2, 200, 1, 1])?.first == [GeoPoint(latitude: -0.01, longitude: 1)])
  }

  @Test("A continent is laid out true in its angles: a step north is as long as a step east")
  func conformal() {
    let projection = MapProjection(for: Self.europe)
    #expect(projection.kind == .conic)
    for latitude in stride(from: 42.0, through: 60, by: 3) {
      let step = 0.01
      let here = projection.plane(GeoPoint(latitude: latitude, longitude: 20))
      let north = projection.plane(GeoPoint(latitude: latitude + step, longitude: 20))
      let east = projection.plane(
        GeoPoint(latitude: latitude, longitude: 20 + step / cos(latitude * .pi / 180)))
      let (up, across) = (
        hypot(north.x - here.x, north.y - here.y), hypot(east.x - here.x, east.y - here.y)
      )
      #expect(abs(up / across - 1) < 0.001, "\(latitude)")
    }
  }

  @Test("Along a standard parallel of the conic the scale is true")
  func standardParallel() {
    // The lower one lies three degrees below the middle: a hundredth of a radian east is as long on the map.
    let projection = MapProjection(for: [
      GeoPoint(latitude: 36, longitude: -100), GeoPoint(latitude: 42, longitude: -92),
    ])
    let low = 39.0 - 3
    let here = projection.plane(GeoPoint(latitude: low, longitude: -96))
    let east = projection.plane(
      GeoPoint(latitude: low, longitude: -96 + 0.01 * 180 / .pi / cos(low * .pi / 180)))
    #expect(abs(hypot(east.x - here.x, east.y - here.y) / 0.01 - 1) < 0.0005)
  }

  @Test("North is up and east is right, on both halves of the globe and across the line of dates")
  func directions() {
    for points in [
      Self.europe,
      [GeoPoint(latitude: -38, longitude: 144), GeoPoint(latitude: -33, longitude: 151)],
      [GeoPoint(latitude: 64, longitude: 177), GeoPoint(latitude: 65, longitude: -168)],
      [GeoPoint(latitude: 48, longitude: 2), GeoPoint(latitude: 19, longitude: -99)],
    ] {
      let frame = MapFrame(points)
      let (first, last) = (points[0], points[1])
      let (a, b) = (frame.place(first), frame.place(last))
      #expect((a.y > b.y) == (first.latitude < last.latitude))
      let isEast = (last.longitude - first.longitude + 540).truncatingRemainder(dividingBy: 360) > 180
      #expect((b.x > a.x) == isEast)
      for point in points { #expect(MapFrame.holds(frame.place(point))) }
    }
  }

  @Test("A map is one picture with a sentence, and names that would collide are left out")
  func drawing() {
    let spots = (1...9).map { number in
      ItineraryMap.Spot(
        point: GeoPoint(latitude: 48.85, longitude: 2.35 + Double(number) / 1000), name: "Place <\(number)>",
        numbers: [number], years: "191\(number)")
    }
    let way = ItineraryMap.Way(
      from: GeoPoint(latitude: 48.85, longitude: 2.351), to: GeoPoint(latitude: 48.85, longitude: 2.353),
      isAttested: false)
    let markup = ItineraryMap(spots: spots, ways: [way]).html(title: "Map").markup
    #expect(markup.contains("role=\"img\""))
    #expect(markup.components(separatedBy: "class=\"spot-number\"").count == 10)
    #expect((2...9).contains(markup.components(separatedBy: "class=\"spot-name\"").count))
    #expect(markup.contains("unattested"))
    #expect(!markup.contains("<1>"))
  }

  private func spot(_ name: String, _ latitude: Double, _ longitude: Double, _ number: Int)
    -> ItineraryMap.Spot
  {
    ItineraryMap.Spot(
      point: GeoPoint(latitude: latitude, longitude: longitude), name: name, numbers: [number],
      years: String(1900 + number))
  }

  /// The names on a map, apart by whether they stand in the small map of the whole.
  private func names(_ spots: [ItineraryMap.Spot]) -> (map: [String], inset: [String]) {
    let markup = ItineraryMap(spots: spots, ways: []).html(title: "Map").markup
    let parts = markup.components(separatedBy: "class=\"inset\"")
    func names(_ part: String) -> [String] {
      spots.map(\.name).filter { part.contains(">" + $0 + "<") }
    }
    return (names(parts[0]), parts.count > 1 ? names(parts[1]) : [])
  }

  private var europe: [ItineraryMap.Spot] {
    [
      spot("Brussels", 50.85, 4.35, 1), spot("Paris", 48.86, 2.35, 2), spot("Barcelona", 41.39, 2.17, 3),
      spot("Petrograd", 59.94, 30.31, 4), spot("Orenburg", 51.77, 55.10, 5),
    ]
  }

  @Test(
    "A life that crosses an ocean is drawn where most of it was, with a small map of the whole in a corner")
  func ocean() {
    let all = europe + [spot("Mexico City", 19.43, -99.13, 6)]
    let names = names(all)
    #expect(names.map == europe.map(\.name))
    #expect(names.inset == ["Mexico City"])
  }

  @Test("A life on one continent, or of two places that lie far apart, is drawn on one map")
  func oneMap() {
    #expect(names(europe).inset.isEmpty)
    let two = [spot("Lisbon", 38.72, -9.14, 1), spot("Buenos Aires", -34.6, -58.4, 2)]
    #expect(names(two).map == ["Lisbon", "Buenos Aires"])
    #expect(names(two).inset.isEmpty)
  }

  @Test("Across the day line as across an ocean, what lies together stays together")
  func dayLine() {
    let pacific = [
      spot("Suva", -18.14, 178.44, 1), spot("Apia", -13.83, -171.77, 2), spot("Auckland", -36.85, 174.76, 3),
      spot("London", 51.51, -0.13, 4),
    ]
    let names = names(pacific)
    #expect(names.map == ["Suva", "Apia", "Auckland"])
    #expect(names.inset == ["London"])
  }
}

extension [BaseMap.Ring] {
  /// Whether a point lies inside, by the number of edges a ray to the east crosses.
  fileprivate func holds(_ latitude: Double, _ longitude: Double) -> Bool {
    var isInside = false
    for ring in self {
      for (a, b) in zip(ring.points, ring.points.dropFirst())
      where (a.latitude > latitude) != (b.latitude > latitude) {
        let cut =
          a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
        if cut > longitude { isInside.toggle() }
      }
    }
    return isInside
  }
}
