import Presentation
import Testimony

/// All that is said of a person with a note for every passage, as a page to be read and printed.
struct DossierPage: Sendable {
  let scene: Scene
  let person: Person

  func html() -> HTML {
    let words = scene.words
    let dossier = scene.dossier(of: person)
    return scene.frame.page(
      words("dossier.title", ["person": person.name]), in: .people, layout: "sheet-page narrow dossier"
    ) {
      Tag.div(.class("head")) {
        Tag.h1(text: person.name)
        Tag.a(.class("button"), .href(scene.address(of: person)), text: words("itinerary.back"))
      }
      Tag.p(.class("lede"), text: words("dossier.lede"))
      Tag.p(.class("small-links")) {
        for (ending, key) in [("html", "person.dossierPage"), ("md", "person.dossierMarkdown")] {
          Tag.a(
            .href(Address("people", person.slug.rawValue, "dossier." + ending)), .plain("download", ""),
            text: words(key))
        }
      }
      dossier.contents
    }
  }
}
