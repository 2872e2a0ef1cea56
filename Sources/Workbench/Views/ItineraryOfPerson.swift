import Calendars
import Presentation
import SourceCriticism
import Testimony

/// Where somebody was, in order, as far as the passages place them.
struct ItineraryOfPerson: Sendable {
  /// A time in one place: one event, or several in a row there.
  struct Stay: Sendable {
    let place: Place
    /// The events that place the person there, in order.
    let events: [Event]
    /// The first and the last day it can touch, as far as they are bounded.
    let figure: TimeFigure
    /// Whether a passage tells of the journey here, and not only of being here.
    let isReachedByJourney: Bool

    /// What the events are called.
    var title: String { events.map(\.title).joined(separator: " · ") }

    /// When it was, in words.
    func words(_ dates: DateWords) -> String { figure.words(dates) }
  }

  /// The stays, in order.
  let stays: [Stay]
  private let scene: Scene

  /// The kinds of event that are journeys.
  private static let journeys: Set<String> = [
    "journey", "travel", "arrival", "departure", "move", "crossing", "flight", "emigration", "return",
    "deportation", "escape",
  ]

  init(_ scene: Scene, _ portrait: Portrait) {
    self.scene = scene
    var stays: [Stay] = []
    var isLeft = false
    for entry in portrait.entries {
      guard let event = scene.inquiry.events[entry.event], let figure = scene.chartEvent(event)?.figure,
        !figure.isUndated, figure.isClose
      else { continue }
      let isJourney = Self.journeys.contains(event.kind?.rawValue ?? "")
      guard let place = event.place.flatMap({ scene.inquiry.places[$0] }), entry.isPresence else {
        // A departure without a place still tells of the journey that follows.
        if isJourney { isLeft = true }
        continue
      }
      if let last = stays.last, last.place.id == place.id {
        stays[stays.count - 1] = Stay(
          place: place, events: last.events + [event], figure: last.figure.through(figure),
          isReachedByJourney: last.isReachedByJourney)
        isLeft = event.kind?.rawValue == "departure"
        continue
      }
      stays.append(
        Stay(
          place: place, events: [event], figure: figure,
          isReachedByJourney: isLeft || (isJourney && event.kind?.rawValue != "departure")))
      isLeft = event.kind?.rawValue == "departure"
    }
    self.stays = stays
  }

  /// The map of the stays, where two of them have a point.
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
      return ItineraryMap.Way(from: from, to: to, isAttested: next.isReachedByJourney)
    }
    return Tag.figure(.class("map-figure")) {
      ItineraryMap(spots: spots, ways: ways, view: view).html(
        title: scene.words("itinerary.mapTitle", count: spots.count))
      Tag.figcaption(.class("muted"), text: scene.words("itinerary.caption"))
    }
  }
}

extension Portrait.Entry {
  /// Whether taking part in it means being there: letters, kin and whoever is only spoken of are elsewhere.
  var isPresence: Bool {
    guard let role else { return true }
    return !["addressee", "author", "father", "mother", "parent", "absent", "subject", "mentioned"].contains(
      role)
      || role == "mother"
  }
}

extension TimeFigure {
  /// Whether it lies within so few years that it tells where in a life it belongs.
  var isClose: Bool { hull.map { $0.upperBound - $0.lowerBound < 20 * 365 } ?? false }

  /// The figure of a stretch that starts with this and ends with another.
  func through(_ other: TimeFigure) -> TimeFigure { TimeFigure(start: start, end: other.end) }
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
