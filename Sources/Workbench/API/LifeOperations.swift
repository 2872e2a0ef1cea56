import Archives
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// A life as a document and as a way from place to place.
  var apiLives: [APIOperation] {
    [
      .get(
        "/persons/{name}/dossier", in: "people",
        "All that is said of a person as a document with a note for every passage.",
        [
          .init(
            "language", .words(["en", "fr"]), "The language of the document; passages stay in their own.")
        ],
        gives: .object([
          .required("markdown", .string(), "With footnotes."),
          .required("html", .string(), "A page that needs nothing else."),
        ])
      ) { call in
        let dossier = Dossier(
          of: try person(call), call.reading.assessment,
          call.query("language").flatMap(InterfaceLanguage.init(rawValue:)) ?? .english,
          notices: call.reading.notices)
        return .members(["markdown": .string(dossier.markdown), "html": .string(dossier.document)])
      },
      .get(
        "/persons/{name}/itinerary", in: "people",
        "Where somebody was, stop by stop, and the ways between.",
        gives: .object([
          .required(
            "stops",
            .array(
              .object([
                .required("place", .string()), .required("events", .array(.string())),
                .required("first", .named("Window"), "When the first day there was."),
                .required("last", .named("Window")), .required("isAttestedThroughout", .bool),
                .required("statements", .array(.string())),
              ]))),
          .required(
            "legs",
            .array(
              .object([
                .required("from", .integer(), "The number of the stop it leaves, from 0."),
                .required("window", .named("Window")), .required("fewestDays", .nullable(.integer())),
                .required("mostDays", .nullable(.integer())), .required("kilometres", .nullable(.integer())),
                .required("isOrderCertain", .bool),
                .required("journeys", .array(.string()), "The events that tell of the way."),
              ]))),
          .required(
            "unplaced",
            .array(
              .object([
                .required("event", .string()), .required("place", .string()),
                .required("gap", .words(Itinerary.Gap.allCases.map(\.rawValue))),
                .required("statements", .array(.string())),
              ])), "What places the person somewhere and stands in no order."),
        ])
      ) { call in
        guard let itinerary = call.reading.late.itinerary(of: try person(call).id) else {
          throw APIProblem.notFound("person", call.place())
        }
        return Self.stations(itinerary, APIView(call.reading))
      },
    ]
  }

  private func person(_ call: APIOperation.Call) throws -> Person {
    guard let person = call.reading.index.person(call.place(), call.reading.inquiry) else {
      throw APIProblem.notFound("person", call.place())
    }
    return person
  }

  private static func stations(_ itinerary: Itinerary, _ view: APIView) -> CanonicalJSON {
    func place(_ id: Place.ID) -> CanonicalJSON {
      .string(view.inquiry.places[id]?.slug.rawValue ?? id.rawValue)
    }
    let stops = itinerary.stops.map { stop in
      CanonicalJSON.members([
        "place": place(stop.place), "events": .array(stop.events.map { view.slug($0) }),
        "first": APIView.window(stop.first), "last": APIView.window(stop.last),
        "isAttestedThroughout": .bool(stop.isAttestedThroughout),
        "statements": .array(stop.statements.map { view.slug($0) }),
      ])
    }
    let legs = itinerary.legs.map { leg in
      CanonicalJSON.members([
        "from": .integer(leg.from), "window": APIView.window(leg.window),
        "fewestDays": leg.fewestDays.map { .integer($0) } ?? .null,
        "mostDays": leg.mostDays.map { .integer($0) } ?? .null,
        "kilometres": leg.kilometres.map { .integer(Int($0.rounded())) } ?? .null,
        "isOrderCertain": .bool(leg.isOrderCertain),
        "journeys": .array(leg.journeys.map { view.slug($0) }),
      ])
    }
    let unplaced = itinerary.unplaced.map { unplaced in
      CanonicalJSON.members([
        "event": view.slug(unplaced.event), "place": place(unplaced.place),
        "gap": .string(unplaced.gap.rawValue),
        "statements": .array(unplaced.statements.map { view.slug($0) }),
      ])
    }
    return .members(["stops": .array(stops), "legs": .array(legs), "unplaced": .array(unplaced)])
  }
}
