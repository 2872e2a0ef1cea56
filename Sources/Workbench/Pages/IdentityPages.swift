import Editing
import Presentation
import SourceCriticism
import Testimony

/// Chooses whom or what a record may be one with.
struct IdentityChoicePage: Sendable {
  /// How many candidates are shown.
  private static let limit = 60

  let scene: Scene
  let referent: Referent
  let notation: String
  let filter: String

  func html() -> HTML {
    let words = scene.words
    let name = scene.subject(referent)
    return scene.frame.page(
      words("identity.choose", ["name": name]), in: referent.section, layout: "sheet-page narrow"
    ) {
      Tag.div(.class("head")) { Tag.h1(text: words("identity.choose", ["name": name])) }
      Tag.p(.class("lede"), text: words("identity.chooseWords"))
      Tag.form(.class("list-filter"), .role("search"), .action(Address("identities"))) {
        HTML.hidden("of", notation)
        Tag.label(.for("identity-filter"), text: words("people.filter"))
        Tag.input(
          .id("identity-filter"), .type("search"), .name("q"), .value(filter), .plain("maxlength", "200"),
          .plain("autocomplete", "off"))
        Tag.button(.class("button"), .type("submit"), text: words("chart.apply"))
      }
      Tag.ul(.class("listing candidates")) {
        for candidate in candidates.prefix(Self.limit) {
          Tag.li {
            Tag.a(
              .class("name"),
              .href(Address("identities", query: ["of": notation, "with": candidate.notation])),
              text: candidate.name)
            Tag.span(.class("muted also"), text: candidate.detail)
          }
        }
      }
    }
  }

  private struct Candidate {
    let notation: String
    let name: String
    let detail: String
    let likeness: Int
  }

  /// Everybody or everything of the kind, what is called alike first.
  private var candidates: [Candidate] {
    let own = words(of: [scene.voices.name(of: referent)] + otherNames(referent))
    let wanted = PeoplePage.folded(filter)
    var result: [Candidate] = []
    for other in referent.others(in: scene.inquiry) where other != referent {
      guard let notation = scene.notation(of: other) else { continue }
      let names = [scene.voices.name(of: other)] + otherNames(other)
      guard wanted.isEmpty || names.contains(where: { PeoplePage.folded($0).contains(wanted) }) else {
        continue
      }
      let shared = words(of: names).intersection(own).count
      result.append(
        Candidate(notation: notation, name: names[0], detail: detail(other, names), likeness: shared))
    }
    return result.enumerated().sorted { left, right in
      let (one, next) = (left.element, right.element)
      return one.likeness != next.likeness ? one.likeness > next.likeness : left.offset < right.offset
    }.map(\.element)
  }

  private func words(of names: [String]) -> Set<String> {
    Set(
      names.flatMap { PeoplePage.folded($0).split { !$0.isLetter }.map(String.init) }.filter { $0.count > 2 })
  }

  private func otherNames(_ referent: Referent) -> [String] {
    switch referent {
    case .person(let id): scene.inquiry.persons[id]?.names.map(\.text) ?? []
    case .group(let id): scene.inquiry.groups[id]?.names.map(\.text) ?? []
    case .place(let id): scene.inquiry.places[id]?.names.map(\.text) ?? []
    case .work(let id): scene.inquiry.works[id]?.names.map(\.text) ?? []
    case .event, .source, .statement: []
    }
  }

  private func detail(_ referent: Referent, _ names: [String]) -> String {
    if case .event(let id) = referent { return scene.words(of: id) }
    return names.dropFirst().prefix(3).joined(separator: ", ")
  }
}

/// Two records side by side: what would follow if they were one, first; then the decision.
struct IdentityDecisionPage: Sendable {
  let scene: Scene
  let left: Referent
  let right: Referent
  let notations: (left: String, right: String)
  /// What stopped the last attempt, in words.
  var refusal: String?
  var typedReason = ""

  func html() -> HTML {
    let words = scene.words
    let names: KeyValuePairs<String, String> = [
      "left": scene.subject(left), "right": scene.subject(right),
    ]
    let title = words("identity.question", names)
    let known = scene.inquiry.identity(between: left, right)
    return scene.frame.page(title, in: left.section, layout: "sheet-page narrow") {
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.div(.class("side-by-side")) {
        RecordCard(scene: scene, referent: left).html()
        RecordCard(scene: scene, referent: right).html()
      }
      if let known, known.decision == .accepted {
        Tag.p(.class("notice")) {
          scene.sentence(on: known) + ". "
          Tag.a(.href(Address("identities", known.slug.rawValue)), text: words("identity.reconsider"))
        }
      }
      consequences(words)
      if !scene.frame.isReadOnly { form(words) }
    }
  }

  private func consequences(_ words: Catalogue) -> HTML {
    let known = scene.inquiry.identity(between: left, right)
    let isOne = known.map { $0.decision.isAccepted && $0.isSame } ?? false
    guard let identity = try? scene.inquiry.identity(of: left, and: right, isSame: !isOne, because: "…")
    else {
      return .empty
    }
    var inquiry = scene.inquiry
    inquiry.apply(.put(.identity(identity)))
    let before = scene.reading.assessment
    let after = Assessment(of: inquiry, under: before.hypothesis, knowing: before)
    return Consequences(scene, to: after).html(heading: words(isOne ? "identity.ifTwo" : "identity.ifOne"))
  }

  private func form(_ words: Catalogue) -> HTML {
    Tag.form(.class("decision"), .plain("method", "post"), .action(Address("identities"))) {
      HTML.carried(scene)
      HTML.hidden("of", notations.left)
      HTML.hidden("with", notations.right)
      if let refusal { Tag.p(.class("notice bad"), .role("alert"), text: refusal) }
      HTML.reasonField(words)
      Tag.div(.class("field")) {
        Tag.label(.for("certainty"), text: words("identity.certainty"))
        Tag.select(.id("certainty"), .name("certainty")) {
          Tag.option(.value(""), text: words("identity.notSaid"))
          for certainty in Certainty.allCases {
            Tag.option(.value(certainty.rawValue), text: words("certainty." + certainty.rawValue))
          }
        }
      }
      Tag.div(.class("acts")) {
        Tag.button(
          .class("button main"), .type("submit"), .name("same"), .value("yes"), text: words("identity.areOne")
        )
        Tag.button(
          .class("button"), .type("submit"), .name("same"), .value("no"), text: words("identity.areTwo"))
      }
    }
  }
}

/// A decision that two records are one, or two: what it rests on, and what would follow if it were taken back.
struct IdentityPage: Sendable {
  let scene: Scene
  let identity: Identity

  func html() -> HTML {
    let words = scene.words
    let title = scene.sentence(on: identity)
    return scene.frame.page(title, in: identity.left.section, layout: "sheet-page narrow") {
      Tag.p(
        .class(identity.decision == .rejected ? "chip" : identity.isSame ? "chip good" : "chip"),
        text: words("identity.state." + state))
      Tag.div(.class("head")) { Tag.h1(text: title) }
      Tag.dl(.class("facts-list")) {
        if let reason = identity.reason {
          Tag.div {
            Tag.dt(text: words("proof.reason"))
            Tag.dd(text: reason)
          }
        }
        if let certainty = identity.certainty {
          Tag.div {
            Tag.dt(text: words("identity.certainty"))
            Tag.dd { certainty.html(words) }
          }
        }
      }
      for passage in identity.passages {
        Tag.blockquote(.class("passage-quoted")) {
          Tag.p(.class("quotation"), text: words.quoted(passage.quotation))
          Tag.p(.class("muted"), text: scene.sigla.citation(passage))
        }
      }
      Tag.div(.class("side-by-side")) {
        RecordCard(scene: scene, referent: identity.left).html()
        RecordCard(scene: scene, referent: identity.right).html()
      }
      decision(words)
    }
  }

  private var state: String {
    switch identity.decision {
    case .open: "open"
    case .rejected: "withdrawn"
    case .accepted, .acceptedInBulk: identity.isSame ? "one" : "two"
    }
  }

  /// What the other decision would change, then the forms.
  private func decision(_ words: Catalogue) -> HTML {
    var inquiry = scene.inquiry
    var other = identity
    other.decision = identity.decision.isAccepted ? .rejected : .accepted
    inquiry.apply(.put(.identity(other)))
    let before = scene.reading.assessment
    let after = Assessment(of: inquiry, under: before.hypothesis, knowing: before)
    return HTML {
      Consequences(scene, to: after).html(
        heading: words(identity.decision.isAccepted ? "identity.ifTakenBack" : "identity.ifAccepted"))
      if !scene.frame.isReadOnly {
        if identity.decision.isAccepted {
          form("withdraw", words) {
            Tag.button(.class("button main"), .type("submit"), text: words("identity.takeBack"))
          }
        } else {
          form("decide", words) {
            Tag.button(
              .class("button main"), .type("submit"), .name("decision"), .value("accepted"),
              text: words(identity.isSame ? "identity.areOne" : "identity.areTwo"))
            if identity.decision == .open {
              Tag.button(
                .class("button"), .type("submit"), .name("decision"), .value("rejected"),
                text: words("identity.reject"))
            }
          }
        }
      }
    }
  }

  private func form(_ act: String, _ words: Catalogue, @HTMLBuilder buttons: () -> HTML) -> HTML {
    Tag.form(
      .class("decision"), .plain("method", "post"),
      .action(Address("identities", identity.slug.rawValue, act))
    ) {
      HTML.carried(scene)
      HTML.reasonField(words)
      Tag.div(.class("acts")) { buttons() }
    }
  }
}

/// A record in short, to be seen beside another.
struct RecordCard: Sendable {
  let scene: Scene
  let referent: Referent

  func html() -> HTML {
    let words = scene.words
    var said = scene.said(of: [referent])
    if case .person(let id) = referent { said = scene.index.claims[id] ?? [] }
    var seen: Set<Statement.ID> = []
    let statements = said.map(\.statement).filter { seen.insert($0.id).inserted }
    return Tag.article(.class("record-card")) {
      Tag.h2(.class("small-title")) { scene.pageLink(to: referent) }
      Tag.p(.class("muted"), text: summary(statements.count, words))
      Tag.ul {
        for statement in statements.prefix(5) {
          Tag.li {
            Tag.span(
              .class("quotation"),
              .lang(statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }),
              text: words.quoted(statement.quotation))
            " "
            scene.citations(statement)
          }
        }
      }
    }
  }

  private func summary(_ count: Int, _ words: Catalogue) -> String {
    let passages = words("people.passages", count: count)
    switch referent {
    case .event(let id): return scene.words(of: id) + " · " + passages
    case .person(let id):
      let life = scene.reading.assessment.life(of: id)
      let years = [life.birth, life.death].compactMap { window in
        window.flatMap {
          ($0.dayCount ?? .max) > 30 * 365 ? nil : scene.dates.window($0.earliest, $0.latest, style: .compact)
        }
      }
      return (years + [passages]).joined(separator: " · ")
    default: return passages
    }
  }
}

extension Statement {
  /// Its words, shortened to what a list has room for.
  var quotation: String {
    let words = passages.map(\.quotation).joined(separator: " […] ")
    let text = words.isEmpty ? note ?? "" : words
    return text.count <= 180 ? text : String(text.prefix(178)) + "…"
  }
}

extension Referent {
  /// The section its pages belong to.
  var section: Section {
    switch self {
    case .event: .chronology
    case .source, .statement: .sources
    case .person, .group, .place, .work: .people
    }
  }

  /// All records of its kind.
  func others(in inquiry: Inquiry) -> [Referent] {
    switch self {
    case .person: inquiry.persons.map { .person($0.id) }
    case .group: inquiry.groups.map { .group($0.id) }
    case .place: inquiry.places.map { .place($0.id) }
    case .work: inquiry.works.map { .work($0.id) }
    case .event: inquiry.events.map { .event($0.id) }
    case .source, .statement: []
    }
  }
}
