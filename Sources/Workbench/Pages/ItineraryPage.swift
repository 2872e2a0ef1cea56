import Presentation
import SourceCriticism
import Testimony

/// Where somebody was: the numbered list first, the map beside it.
struct ItineraryPage: Sendable {
  let scene: Scene
  let person: Person
  let portrait: Portrait
  let view: MapFrame.View

  init(scene: Scene, person: Person, portrait: Portrait, visit: Visit) {
    self.scene = scene
    self.person = person
    self.portrait = portrait
    func number(_ name: String) -> Int { visit.query(name).flatMap { Int($0) } ?? 0 }
    view = MapFrame.View(zoom: number("zoom"), east: number("east"), south: number("south"))
  }

  private var address: Address { Address("people", person.slug.rawValue, "itinerary") }

  func html() -> HTML {
    let words = scene.words
    let itinerary = ItineraryOfPerson(scene, person.id)
    let located = itinerary.stays.contains { $0.place.coordinates != nil }
    return scene.frame.page(
      words("itinerary.of", ["person": person.name]), in: .people, layout: "sheet-page itinerary",
      modules: ["part.js", "map.js"]
    ) {
      HTML.paints
      Tag.div(.class("head")) {
        Tag.h1(text: words("itinerary.of", ["person": person.name]))
        Tag.span(.class("muted"), text: words("itinerary.stays", count: itinerary.stays.count))
        Tag.a(.class("button"), .href(scene.address(of: person)), text: words("itinerary.back"))
      }
      if itinerary.stays.isEmpty {
        Tag.p(.class("notice"), text: words("itinerary.empty"))
      }
      Tag.div(.class(located ? "list-and-map" : "list-alone")) {
        Tag.div {
          list(itinerary)
          unplaced(itinerary)
        }
        if located {
          Tag.div(.class("map-part"), .id("map")) {
            controls(words)
            itinerary.map(view)
          }
        }
      }
    }
  }

  private func list(_ itinerary: ItineraryOfPerson) -> HTML {
    Tag.ol(.class("stays")) {
      for (number, stay) in itinerary.stays.enumerated() {
        Tag.li(.id("stay-\(number + 1)")) {
          Tag.span(.class("stay-number"), .aria("hidden", "true"), text: String(number + 1))
          Tag.div {
            Tag.p(.class("stay-head")) {
              scene.pageLink(to: .place(stay.place.id))
              Tag.span(.class("when"), text: stay.words(scene.dates))
            }
            Tag.ul(.class("stay-events")) {
              for event in stay.events.prefix(6) {
                Tag.li {
                  Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
                  scene.citations(of: event, limit: 1)
                }
              }
            }
            if stay.events.count > 6 {
              Tag.p(.class("muted"), text: scene.words("proof.moreMoves", count: stay.events.count - 6))
            }
            if let leg = stay.leg { way(leg) }
            if stay.place.coordinates == nil {
              Tag.p(.class("muted"), text: scene.words("itinerary.nowhere"))
            }
          }
        }
      }
    }
  }

  /// What is known of the way here: its length, the journeys that are attested, whether the order is certain.
  private func way(_ leg: Itinerary.Leg) -> HTML {
    let words = scene.words
    let length = leg.kilometres.map {
      words("itinerary.kilometres", ["count": words.number(Int($0.rounded()))])
    }
    return Tag.p(.class("muted way-here")) {
      if leg.hasOnlyEnds {
        [words("itinerary.unattested"), length].compactMap(\.self).joined(separator: " ")
      } else {
        words("itinerary.journey") + words("punctuation.colon")
        for (place, id) in leg.journeys.enumerated() {
          if place > 0 { ", " }
          if let event = scene.inquiry.events[id] {
            Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
          }
        }
        length.map { " · " + $0 } ?? ""
      }
      if !leg.isOrderCertain { " " + words("itinerary.orderLikely") }
    }
  }

  /// What places the person somewhere and stands in no order.
  private func unplaced(_ itinerary: ItineraryOfPerson) -> HTML {
    guard !itinerary.unplaced.isEmpty else { return .empty }
    return Tag.section(.class("block")) {
      Tag.div(.class("block-head")) { Tag.h2(text: scene.words("itinerary.unplaced")) }
      Tag.ul(.class("ties")) {
        for one in itinerary.unplaced {
          if let event = scene.inquiry.events[one.event] {
            Tag.li {
              scene.pageLink(to: .place(one.place))
              Tag.span { Tag.a(.href(scene.proofAddress(of: event)), text: event.title) }
              Tag.span(
                .class("muted"), text: scene.words("itinerary.gap." + one.gap.rawValue))
            }
          }
        }
      }
    }
  }

  private func controls(_ words: Catalogue) -> HTML {
    func link(_ view: MapFrame.View, _ sign: String, _ key: String) -> HTML {
      var next = address
      if view.zoom != 0 || view.east != 0 || view.south != 0 {
        next = next.with("zoom", String(view.zoom)).with("east", String(view.east)).with(
          "south", String(view.south))
      }
      return Tag.a(
        .class("step-scale"), .href(next.at("map")), .data("step", key), .aria("label", words("map." + key)),
        text: sign)
    }
    return Tag.nav(.class("scales map-scales"), .aria("label", words("map.controls"))) {
      link(MapFrame.View(), "○", "whole")
      link(view.closer, "+", "closer")
      link(view.wider, "−", "wider")
      link(view.moved(east: -1, south: 0), "←", "west")
      link(view.moved(east: 1, south: 0), "→", "east")
      link(view.moved(east: 0, south: -1), "↑", "north")
      link(view.moved(east: 0, south: 1), "↓", "south")
    }
  }
}
