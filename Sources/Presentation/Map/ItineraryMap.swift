/// A life on a map: its places with the numbers of the stays, and the ways between them.
///
/// It is a picture of the list beside it, which has the links: towns lie too close for that.
package struct ItineraryMap: Sendable {
  /// A place with the stays in it.
  package struct Spot: Sendable {
    /// Where it is.
    package let point: GeoPoint
    /// What it is called.
    package let name: String
    /// The numbers of its stays, as the list has them.
    package let numbers: [Int]
    /// The years of its stays, in words.
    package let years: String

    /// Creates a place.
    package init(point: GeoPoint, name: String, numbers: [Int], years: String) {
      self.point = point
      self.name = name
      self.numbers = numbers
      self.years = years
    }
  }

  /// A way from one stay to the next.
  package struct Way: Hashable, Sendable {
    /// Where it starts.
    package let from: GeoPoint
    /// Where it ends.
    package let to: GeoPoint
    /// Whether a passage tells of the journey, and not of its two ends only.
    package let isAttested: Bool

    /// Creates a way.
    package init(from: GeoPoint, to: GeoPoint, isAttested: Bool) {
      self.from = from
      self.to = to
      self.isAttested = isAttested
    }
  }

  private struct Label {
    let x: Double
    let y: Double
    let anchor: String
    let showsYears: Bool
  }

  private typealias Box = MapBox

  private let spots: [Spot]
  private let ways: [Way]
  private let view: MapFrame.View

  /// Creates a map.
  package init(spots: [Spot], ways: [Way], view: MapFrame.View = MapFrame.View()) {
    self.spots = spots
    self.ways = ways
    self.view = view
  }

  /// The drawing.
  ///
  /// - Parameter title: What it shows, in a sentence; the list beside it says the same at length.
  /// - Returns: The drawing; nothing where no place has a point.
  package func html(title: String) -> HTML {
    guard !spots.isEmpty else { return .empty }
    let parts = MapParts(spots)
    let frame = MapFrame(parts.main.map { spots[$0].point }, view: view)
    let places = spots.map { frame.place($0.point) }
    var taken = zip(spots, places).map { spot, point in Box(around: point, width: spot.width) }
    let inset = parts.others.isEmpty ? nil : MapInset(avoiding: parts.main.map { places[$0] })
    if let inset { taken.append(inset.box) }
    let labels = Self.labels(spots, at: places, taken: taken)
    return Tag.svg(
      .class("map"), .plain("viewBox", "0 0 760 440"), .role("img"), .aria("label", title), .data("map")
    ) {
      // What is moved under the frame; the small map in the corner stays.
      Tag.g(.data("moved")) {
        ground(frame)
        for (place, spot) in spots.enumerated()
        where MapFrame.holds(places[place]) && inset?.box.holds(places[place]) != true {
          mark(spot, at: places[place], labels[place])
        }
      }
      if let inset { self.inset(inset, parts, frame) }
    }
  }

  /// Land, water and the ways.
  private func ground(_ frame: MapFrame) -> HTML {
    Tag.g(.class("ground-plan")) {
      Tag.rect(.class("water"), .plain("width", "760"), .plain("height", "440"))
      Tag.path(.class("land"), .plain("fill-rule", "evenodd"), .plain("d", frame.path(BaseMap.world.land)))
      Tag.path(.class("lake"), .plain("fill-rule", "evenodd"), .plain("d", frame.path(BaseMap.world.lakes)))
      for way in ways { path(way, frame) }
    }
  }

  /// The whole of it in a corner, where places lie oceans apart: the far ones with their names, the part that the map
  /// shows as a frame.
  private func inset(_ inset: MapInset, _ parts: MapParts, _ main: MapFrame) -> HTML {
    let whole = MapFrame(spots.map(\.point))
    let places = spots.map { inset.place(whole.place($0.point)) }
    let far = parts.others.map { spots[$0] }
    let farPlaces = parts.others.map { places[$0] }
    let near = parts.main.map { places[$0] }
    let taken =
      zip(far, farPlaces).map { Box(around: $1, width: $0.width) } + near.map { Box(around: $0, width: 6) }
    let labels = Self.labels(far, at: farPlaces, within: inset.box, taken: taken)
    return Tag.g(.class("inset")) {
      Tag.svg(
        .number("x", inset.box.left), .number("y", inset.box.top),
        .number("width", inset.box.right - inset.box.left),
        .number("height", inset.box.bottom - inset.box.top), .plain("viewBox", "0 0 760 440")
      ) {
        ground(whole)
      }
      Tag.rect(
        .class("inset-frame"), .number("x", inset.box.left), .number("y", inset.box.top),
        .number("width", inset.box.right - inset.box.left),
        .number("height", inset.box.bottom - inset.box.top))
      for place in near {
        Tag.circle(.class("inset-spot"), .number("cx", place.x), .number("cy", place.y), .plain("r", "2.2"))
      }
      for (number, spot) in far.enumerated() { mark(spot, at: farPlaces[number], labels[number]) }
    }
  }

  private func path(_ way: Way, _ frame: MapFrame) -> HTML {
    let (a, b) = (frame.place(way.from), frame.place(way.to))
    let far = 4000.0
    guard a != b, max(abs(a.x), abs(b.x), abs(a.y), abs(b.y)) < far else { return .empty }
    // A bow keeps the way there apart from the way back.
    let bend = 0.13
    let middle = PlanePoint(
      x: (a.x + b.x) / 2 - (b.y - a.y) * bend, y: (a.y + b.y) / 2 + (b.x - a.x) * bend)
    return Tag.path(
      .class(way.isAttested ? "way" : "way unattested"),
      .plain(
        "d",
        "M\(Figures.decimal(a.x)) \(Figures.decimal(a.y))Q\(Figures.decimal(middle.x)) \(Figures.decimal(middle.y)) \(Figures.decimal(b.x)) \(Figures.decimal(b.y))"
      ))
  }

  private func mark(_ spot: Spot, at point: PlanePoint, _ label: Label?) -> HTML {
    let numbers = spot.shownNumbers
    let width = spot.width
    return Tag.g {
      Tag.rect(
        .class("spot-mark"), .number("x", point.x - width / 2), .number("y", point.y - 8.5),
        .number("width", width), .plain("height", "17"), .plain("rx", "8.5"))
      Tag.text(
        .class("spot-number"), .number("x", point.x), .number("y", point.y + 3.5),
        .plain("text-anchor", "middle"), text: numbers)
      if let label {
        Tag.text(
          .class("spot-name"), .number("x", label.x), .number("y", label.y),
          .plain("text-anchor", label.anchor), text: spot.name)
        if label.showsYears {
          Tag.text(
            .class("spot-years"), .number("x", label.x), .number("y", label.y + 13),
            .plain("text-anchor", label.anchor), text: spot.years)
        }
      }
    }
  }

  /// Puts each name where it covers no mark and no name put before it: beside, above and below, then at the corners.
  private static func labels(
    _ spots: [Spot], at places: [PlanePoint], within frame: Box = .whole, taken: [Box]
  ) -> [Label?] {
    var taken = taken
    return zip(spots, places).map { spot, point in
      guard frame.holds(point) else { return nil }
      for showsYears in [true, false] {
        let width = max(
          Double(spot.name.count) * 7.6, showsYears ? Double(spot.years.count) * 5.6 : 0)
        let height = showsYears ? 28.0 : 15
        let above = point.y - (showsYears ? 26 : 14)
        let aside = spot.width / 2 + 5
        let places: [(x: Double, y: Double, anchor: String)] = [
          (point.x + aside, point.y + 4, "start"), (point.x - aside, point.y + 4, "end"),
          (point.x, above, "middle"), (point.x, point.y + 23, "middle"), (point.x + 4, above, "start"),
          (point.x + 4, point.y + 23, "start"), (point.x - 4, above, "end"),
          (point.x - 4, point.y + 23, "end"),
        ]
        for place in places {
          let left =
            place.anchor == "start"
            ? place.x : place.anchor == "end" ? place.x - width : place.x - width / 2
          let box = Box(left: left, top: place.y - 13, right: left + width, bottom: place.y - 13 + height)
          guard frame.encloses(box, by: 2), !taken.contains(where: box.meets) else { continue }
          taken.append(box)
          return Label(x: place.x, y: place.y, anchor: place.anchor, showsYears: showsYears)
        }
      }
      return nil
    }
  }
}

extension ItineraryMap.Spot {
  /// The numbers that its mark has room for.
  fileprivate var shownNumbers: String {
    let shown = numbers.prefix(3).map { String($0) }.joined(separator: "·")
    return numbers.count > 3 ? shown + "…" : shown
  }

  /// How wide its mark is.
  fileprivate var width: Double { max(17, Double(shownNumbers.count) * 6 + 8) }
}
