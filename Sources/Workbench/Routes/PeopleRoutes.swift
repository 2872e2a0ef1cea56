import Calendars
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  var peopleRoutes: [Route] {
    [
      .page("/people") { call in
        let scene = try await scene(call)
        return .page(PeoplePage(scene: scene).html())
      },
      .page("/people/*") { call in
        let scene = try await scene(call)
        guard let person = scene.index.person(call.places[0], scene.inquiry) else { return notFound(scene) }
        return .page(PersonPage(scene: scene, person: person, isWhole: call.visit.query("all") != nil).html())
      },
    ]
  }
}

/// The list of people, by name.
struct PeoplePage: Sendable {
  let scene: Scene

  func html() -> HTML {
    let words = scene.words
    let people = scene.inquiry.persons.sorted { $0.name < $1.name }
    return scene.frame.page(words("section.people"), in: .people, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.people"))
        Tag.span(.class("muted"), text: words("people.count", count: people.count))
      }
      Tag.ul(.class("listing")) {
        for person in people {
          Tag.li {
            Tag.a(.class("name"), .href(scene.address(of: person)), text: person.name)
            if !person.names.isEmpty {
              Tag.span(.class("muted also")) {
                for (place, name) in person.names.prefix(4).enumerated() {
                  if place > 0 { ", " }
                  Tag.span(.lang(name.language), text: name.text)
                }
              }
            }
            Tag.span(.class("count"), text: life(person))
          }
        }
      }
    }
  }

  private func life(_ person: Person) -> String {
    let life = scene.reading.assessment.life(of: person.id)
    func year(_ window: DayWindow?) -> String? {
      guard let first = window?.earliest, let last = window?.latest else { return nil }
      let years = (Gregorian.date(first).astronomicalYear, Gregorian.date(last).astronomicalYear)
      return years.0 == years.1 ? scene.dates.year(years.0) : nil
    }
    let count = scene.words("people.statements", count: scene.index.claims[person.id]?.count ?? 0)
    let (born, died) = (year(life.birth), year(life.death))
    guard born != nil || died != nil else { return count }
    return (born ?? "…") + "–" + (died ?? "…") + " · " + count
  }
}
