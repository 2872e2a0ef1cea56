import Calendars
import Presentation
import SourceCriticism
import Testimony

/// Where somebody was, in order, as far as the passages place them: the itinerary with the records it speaks of.
struct ItineraryOfPerson: Sendable {
  /// A time in one place.
  struct Stay: Sendable {
    let place: Place
    /// The events that place the person there, in order.
    let events: [Event]
    /// From the first day there that is attested to the last.
    let figure: TimeFigure
    /// The way here; `nil` for the first.
    let leg: Itinerary.Leg?

    /// What the events are called.
    var title: String { events.map(\.title).joined(separator: " · ") }

    /// When it was, in words.
    func words(_ dates: DateWords) -> String { figure.words(dates) }
  }

  /// The stays, in order.
  let stays: [Stay]
  /// What places the person somewhere and stands in no order.
  let unplaced: [Itinerary.Unplaced]
  private let scene: Scene

  init(_ scene: Scene, _ person: Person.ID) {
    self.scene = scene
    guard let itinerary = scene.reading.late.itinerary(of: person) else {
      (stays, unplaced) = ([], [])
      return
    }
    unplaced = itinerary.unplaced
    stays = itinerary.stops.enumerated().compactMap { place, stop in
      guard let location = scene.inquiry.places[stop.place] else { return nil }
      let figure =
        stop.events.count == 1
        ? scene.inquiry.events[stop.events[0]].flatMap { scene.chartEvent($0)?.figure } : nil
      return Stay(
        place: location, events: stop.events.compactMap { scene.inquiry.events[$0] },
        figure: figure
          ?? TimeFigure(
            start: PointWindow(stop.first.earliest, stop.first.latest),
            end: PointWindow(stop.last.earliest, stop.last.latest)),
        leg: place > 0 && place <= itinerary.legs.count ? itinerary.legs[place - 1] : nil)
    }
  }

  /// The map of the stays that have a point.
  ///
  /// - Parameter view: The part of the map in view.
  /// - Returns: The map with its caption; nothing where there is nothing to draw.
  func map(_ view: MapFrame.View) -> HTML {
    var order: [Place.ID] = []
    var numbers: [Place.ID: [Int]] = [:]
    for (number, stay) in stays.enumerated() where stay.place.coordinates != nil {
      if numbers[stay.place.id] == nil { order.append(stay.place.id) }
      numbers[stay.place.id, default: []].append(number + 1)
    }
    let spots = order.compactMap { id -> ItineraryMap.Spot? in
      guard let place = scene.inquiry.places[id], let point = place.point, let own = numbers[id] else {
        return nil
      }
      let years = own.prefix(4).compactMap { scene.years(of: stays[$0 - 1].figure) }.joined(separator: ", ")
      return ItineraryMap.Spot(point: point, name: place.name, numbers: own, years: years)
    }
    guard !spots.isEmpty else { return .empty }
    let drawn = stays.filter { $0.place.coordinates != nil }
    let ways = zip(drawn, drawn.dropFirst()).compactMap { one, next -> ItineraryMap.Way? in
      guard let from = one.place.point, let to = next.place.point, from != to else { return nil }
      return ItineraryMap.Way(from: from, to: to, isAttested: next.leg?.hasOnlyEnds == false)
    }
    return Tag.figure(.class("map-figure")) {
      // On a narrow screen the map is moved along under its frame, which the keyboard can do too.
      Tag.div(
        .class("map-scroll"), .plain("tabindex", "0"), .role("group"),
        .aria("label", scene.words("itinerary.map"))
      ) {
        ItineraryMap(spots: spots, ways: ways, view: view).html(
          title: scene.words("itinerary.mapTitle", count: spots.count))
      }
      Tag.figcaption(.class("muted"), text: scene.words("itinerary.caption"))
    }
  }
}

extension Place {
  /// Where it is, for drawing.
  var point: GeoPoint? {
    coordinates.map { GeoPoint(latitude: $0.latitude, longitude: $0.longitude) }
  }
}

extension Scene {
  /// The years of a figure, short: “1919–21”.
  func years(of figure: TimeFigure) -> String? {
    figure.hull.map { hull in
      let (from, to) = (
        Gregorian.date(hull.lowerBound).astronomicalYear, Gregorian.date(hull.upperBound).astronomicalYear
      )
      guard from != to else { return dates.year(from) }
      return from / 100 == to / 100 && from > 0
        ? dates.year(from) + "–" + String(to).suffix(2) : dates.year(from) + "–" + dates.year(to)
    }
  }
}
