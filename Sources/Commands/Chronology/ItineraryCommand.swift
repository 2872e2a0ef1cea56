import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct ItineraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "itinerary", abstract: "Show where somebody was, stop by stop.",
    discussion: """
      A stop is a stay, or an event on the spot that has a place; what follows in one place is one stop. Between two \
      stops stands within which days the way lies, and whether a journey is attested or only its two ends. Repeated \
      events place nobody. The order of two stops is certain unless “perhaps” stands between them.
      """)

  @OptionGroup var options: AssessmentOptions

  @Argument(help: "The person, by short name or name.")
  var person: String

  func run() throws {
    let assessment = try options.assessment()
    let person = try assessment.inquiry.person(named: person)
    guard let itinerary = assessment.itinerary(of: person.id) else { return }
    let report = ItineraryReport(itinerary, person, assessment.inquiry)
    if options.json {
      JSONText.write(report.json)
    } else {
      report.write()
    }
  }
}

/// Shows an itinerary, for people and for programs.
struct ItineraryReport {
  private let itinerary: Itinerary
  private let person: Person
  private let inquiry: Inquiry
  private let citing: Citing

  init(_ itinerary: Itinerary, _ person: Person, _ inquiry: Inquiry) {
    self.itinerary = itinerary
    self.person = person
    self.inquiry = inquiry
    citing = Citing(inquiry)
  }

  func write() {
    Console.write(Console.bold(Console.shown(person.name)) + Console.dim(Console.shown("  \(person.slug)")))
    if itinerary.stops.isEmpty { Console.write("   No place that a date belongs to is attested.") }
    for (place, stop) in itinerary.stops.enumerated() {
      if place > 0 { write(itinerary.legs[place - 1]) }
      let number = "\(place + 1). "
      let indent = String(repeating: " ", count: number.count)
      Console.paragraph(
        Console.shown("\(name(of: stop.place)): \(days(of: stop))"), first: number, rest: indent)
      let events = stop.events.map { citing.title($0) }.joined(separator: "; ")
      Console.paragraph(
        "\(events) [\(names(of: stop.statements))]", first: indent, rest: indent + "  ")
    }
    if !itinerary.unplaced.isEmpty {
      Console.write()
      Console.write("Without a place in the order:")
    }
    for one in itinerary.unplaced {
      let why = one.gap == .contradicted ? "no day fits all passages" : "nothing dates it"
      Console.paragraph(
        "\(name(of: one.place)): \(citing.title(one.event)), \(why) [\(names(of: one.statements))]",
        first: "   ", rest: "     ")
    }
    for notice in ChronologyRows.notices(inquiry) {
      Console.write()
      Console.paragraph(notice)
    }
  }

  /// A stay by its ends, single days by the first and the last.
  private func days(of stop: Itinerary.Stop) -> String {
    if stop.first == stop.last { return DayText.window(stop.first) }
    let ends = "\(DayText.window(stop.first)) → \(DayText.window(stop.last))"
    return stop.isAttestedThroughout ? ends : "\(ends), single days"
  }

  private func write(_ leg: Itinerary.Leg) {
    var parts: [String] = leg.isOrderCertain ? [] : ["perhaps"]
    if let kilometres = leg.kilometres, kilometres >= 1 { parts.append("\(Int(kilometres)) km") }
    parts.append("within \(DayText.window(leg.window))")
    parts.append(
      leg.hasOnlyEnds
        ? "only the two ends are attested" : leg.journeys.map { citing.title($0) }.joined(separator: "; "))
    Console.paragraph(parts.joined(separator: ", "), first: "   ↓ ", rest: "     ")
  }

  private func name(of place: Place.ID) -> String { inquiry.places[place]?.name ?? place.rawValue }
  private func slug(of place: Place.ID) -> String { inquiry.places[place]?.slug.rawValue ?? place.rawValue }

  private func names(of statements: [Statement.ID]) -> String {
    let names = statements.map { inquiry.statements[$0]?.slug.rawValue ?? $0.rawValue }
    return names.isEmpty ? "the record of the event" : names.joined(separator: ", ")
  }

  // MARK: For programs

  var json: CanonicalJSON {
    JSONText.object([
      "person": .string(person.slug.rawValue),
      "stops": .array(itinerary.stops.map(json)),
      "legs": .array(itinerary.legs.map(json)),
      "unplaced": .array(
        itinerary.unplaced.map { one in
          JSONText.object([
            "event": .string(citing.slug(one.event)), "place": .string(slug(of: one.place)),
            "because": .string(one.gap.rawValue), "statements": statements(one.statements),
          ])
        }),
    ])
  }

  private func json(_ stop: Itinerary.Stop) -> CanonicalJSON {
    let coordinates = inquiry.places[stop.place]?.coordinates
    return JSONText.object([
      "place": .string(slug(of: stop.place)), "name": .string(name(of: stop.place)),
      "coordinates": coordinates.map { at in
        JSONText.object(["latitude": .number(at.latitude), "longitude": .number(at.longitude)])
      },
      "first": DayText.json(stop.first), "last": DayText.json(stop.last),
      "throughout": .bool(stop.isAttestedThroughout),
      "events": .array(stop.events.map { .string(citing.slug($0)) }),
      "statements": statements(stop.statements),
    ])
  }

  private func json(_ leg: Itinerary.Leg) -> CanonicalJSON {
    JSONText.object([
      "from": .integer(leg.from + 1), "to": .integer(leg.to + 1), "window": DayText.json(leg.window),
      "fewestDays": JSONText.number(leg.fewestDays), "mostDays": JSONText.number(leg.mostDays),
      "kilometres": JSONText.number(leg.kilometres.map { Int($0) }),
      "order": .string(leg.isOrderCertain ? "must" : "may"), "onlyEnds": .bool(leg.hasOnlyEnds),
      "journeys": .array(leg.journeys.map { .string(citing.slug($0)) }),
    ])
  }

  private func statements(_ ids: [Statement.ID]) -> CanonicalJSON {
    .array(ids.map { .string(inquiry.statements[$0]?.slug.rawValue ?? $0.rawValue) })
  }
}
