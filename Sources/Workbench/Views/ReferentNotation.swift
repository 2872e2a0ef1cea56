import Presentation
import Testimony

extension Scene {
  /// Reads what an address or a form names: `person:anna`, `event:arrest-1`.
  func referent(_ notation: String) -> Referent? {
    guard let colon = notation.firstIndex(of: ":") else { return nil }
    let slug = String(notation[notation.index(after: colon)...])
    switch notation[..<colon] {
    case "person": return index.person(slug, inquiry).map { .person($0.id) }
    case "event": return index.event(slug, inquiry).map { .event($0.id) }
    case "place": return index.place(slug, inquiry).map { .place($0.id) }
    case "group":
      return inquiry.groups.first { $0.slug.rawValue == slug || $0.aliases.contains { $0.rawValue == slug } }
        .map { .group($0.id) }
    case "work":
      return inquiry.works.first { $0.slug.rawValue == slug || $0.aliases.contains { $0.rawValue == slug } }
        .map { .work($0.id) }
    default: return nil
    }
  }

  /// Writes a referent as ``referent(_:)`` reads it; `nil` for sources and statements, which are never identified.
  func notation(of referent: Referent) -> String? {
    switch referent {
    case .person(let id): inquiry.persons[id].map { "person:" + $0.slug.rawValue }
    case .event(let id): inquiry.events[id].map { "event:" + $0.slug.rawValue }
    case .place(let id): inquiry.places[id].map { "place:" + $0.slug.rawValue }
    case .group(let id): inquiry.groups[id].map { "group:" + $0.slug.rawValue }
    case .work(let id): inquiry.works[id].map { "work:" + $0.slug.rawValue }
    case .source, .statement: nil
    }
  }

  /// Where somebody or something is shown.
  func address(of referent: Referent) -> Address? {
    switch referent {
    case .person(let id): inquiry.persons[id].map { Address("people", $0.slug.rawValue) }
    case .group(let id): inquiry.groups[id].map { Address("groups", $0.slug.rawValue) }
    case .place(let id): inquiry.places[id].map { Address("places", $0.slug.rawValue) }
    case .work(let id): inquiry.works[id].map { Address("works", $0.slug.rawValue) }
    case .event(let id): inquiry.events[id].map { Address("events", $0.slug.rawValue) }
    case .source(let id): inquiry.sources[id].map { Address("sources", $0.slug.rawValue) }
    case .statement(let id): inquiry.statements[id].flatMap { deskAddress(of: $0) }
    }
  }

  /// The name of somebody or something, as a link to its page.
  func pageLink(to referent: Referent) -> HTML {
    guard let address = address(of: referent) else { return HTML(text: voices.name(of: referent)) }
    return Tag.a(.class("name"), .href(address), text: voices.name(of: referent))
  }

  /// The statements that concern somebody or something, with the claims that do, in the order of the inquiry.
  func said(of referents: Set<Referent>) -> [InquiryIndex.Said] {
    var result: [InquiryIndex.Said] = []
    for statement in inquiry.statements where statement.decision != .rejected {
      for claim in statement.claims {
        var isMeant = false
        claim.content.concerns { if referents.contains($0) { isMeant = true } }
        if isMeant { result.append(InquiryIndex.Said(statement: statement, claim: claim)) }
      }
    }
    return result
  }
}

extension HTML {
  /// The hidden fields every form carries: the session's token and the state it was made on.
  static func carried(_ scene: Scene) -> HTML {
    HTML {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
    }
  }

  /// A field that is sent and not shown.
  static func hidden(_ name: String, _ value: String) -> HTML {
    Tag.input(.type("hidden"), .name(name), .value(value))
  }

  /// The field for a reason, which no judgement goes without.
  static func reasonField(_ words: Catalogue, id: String = "reason") -> HTML {
    Tag.div(.class("field")) {
      Tag.label(.for(id), text: words("proof.reason"))
      Tag.input(
        .id(id), .type("text"), .name("reason"), .flag("required"), .plain("maxlength", "2000"),
        .plain("autocomplete", "off"))
    }
  }
}
