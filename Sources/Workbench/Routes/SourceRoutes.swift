import Presentation
import Testimony

extension Workspace {
  var sourceRoutes: [Route] {
    [
      .page("/sources") { call in
        let scene = try await scene(call)
        return .page(SourcesPage(scene: scene).html())
      },
      .page("/sources/*") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        return .page(SourcePage(scene: scene, source: source).html())
      },
    ]
  }
}

/// The bibliography.
struct SourcesPage: Sendable {
  let scene: Scene

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(words("section.sources"), in: .sources, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("section.sources"))
        Tag.span(.class("muted"), text: words("sources.count", count: scene.inquiry.sources.count))
      }
      if scene.inquiry.sources.isEmpty { Tag.p(.class("notice"), text: words("sources.none")) }
      Tag.ul(.class("bibliography")) {
        for source in scene.inquiry.sources { entry(source) }
      }
    }
  }

  private func entry(_ source: Source) -> HTML {
    let words = scene.words
    let count = scene.index.statements[source.id]?.count ?? 0
    return Tag.li {
      Tag.span(.class("siglum-cell"), text: scene.sigla[source.id] ?? "")
      Tag.div {
        Tag.p(.class("reference")) { SourceReference(scene: scene, source: source).html(isLinked: true) }
        Tag.p(.class("muted")) {
          [
            source.kind.map { words.word($0.rawValue, in: "sourceKind") },
            scene.index.texts[source.id] == nil ? words("sources.noText") : nil,
            words("people.statements", count: count),
          ].compactMap(\.self).joined(separator: " · ")
        }
        if let notice = source.notice { Tag.p(.class("muted"), text: notice) }
      }
      Tag.div(.class("links")) {
        if scene.index.texts[source.id] != nil {
          Tag.a(
            .class("button"), .href(Address("desk", source.slug.rawValue)),
            .aria("label", words("sources.readTitle", ["title": source.title])), text: words("sources.read"))
        }
      }
    }
  }
}

/// A source as it is cited: authors, title, dates, place in an archive.
struct SourceReference: Sendable {
  let scene: Scene
  let source: Source

  func html(isLinked: Bool) -> HTML {
    let authors = source.authors.map { scene.voices.name(of: $0) }
    let dates = [source.composed, source.published].compactMap { $0.map { $0.words ?? $0.edtf } }
    let archive = source.archivalReference.map { "\($0.level) \($0.name)" }.joined(separator: ", ")
    return HTML {
      if !authors.isEmpty { scene.words.list(authors) + ", " }
      if isLinked {
        Tag.a(.href(Address("sources", source.slug.rawValue))) {
          Tag.cite(.lang(source.languages.first), text: source.title)
        }
      } else {
        Tag.cite(.lang(source.languages.first), text: source.title)
      }
      if !dates.isEmpty { ", " + dates.joined(separator: " / ") }
      if !archive.isEmpty { ", " + archive }
      "."
    }
  }
}

/// A source: its reference, its people, its relations, and its statements.
struct SourcePage: Sendable {
  let scene: Scene
  let source: Source

  func html() -> HTML {
    let words = scene.words
    let statements = scene.index.statements[source.id] ?? []
    return scene.frame.page(source.title, in: .sources, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: scene.sigla[source.id] ?? "")
      Tag.div(.class("head")) {
        Tag.h1(.lang(source.languages.first), text: source.title)
        if scene.index.texts[source.id] != nil {
          Tag.a(
            .class("button main"), .href(Address("desk", source.slug.rawValue)), text: words("sources.read"))
        }
      }
      if let notice = source.notice { Tag.p(.class("notice"), text: notice) }
      Tag.p(.class("lede")) { SourceReference(scene: scene, source: source).html(isLinked: false) }
      facts(words)
      Tag.h2(text: words("sources.statements", count: statements.count))
      if statements.isEmpty { Tag.p(.class("muted"), text: words("desk.noStatements")) }
      Tag.ol(.class("cards")) {
        for statement in statements.prefix(300) { StatementCard(scene: scene, statement: statement).html() }
      }
    }
  }

  private func facts(_ words: Catalogue) -> HTML {
    var rows: [(String, HTML)] = []
    if let kind = source.kind {
      rows.append((words("sources.kind"), HTML(text: words.word(kind.rawValue, in: "sourceKind"))))
    }
    if !source.languages.isEmpty {
      rows.append(
        (
          words("sources.languages"),
          HTML(text: source.languages.map { words.word($0, in: "language") }.joined(separator: ", "))
        ))
    }
    for contribution in source.contributions {
      let name = scene.voices.name(of: contribution.person)
      rows.append(
        (
          capitalised(words.word(contribution.role, in: "role")),
          scene.link(to: contribution.person) ?? HTML(text: name)
        ))
    }
    for relation in source.relations {
      guard let other = scene.inquiry.sources[relation.source] else { continue }
      rows.append(
        (
          words("sourceRelation." + relation.kind.rawValue),
          Tag.a(.href(Address("sources", other.slug.rawValue)), text: other.title)
        ))
    }
    if let text = scene.index.texts[source.id] {
      rows.append(
        (
          words("sources.text"),
          HTML(
            text: words(
              "sources.textWords",
              [
                "file": text.original.fileName, "number": String(text.number),
                "pages": String(max(1, text.structure.pages.count)),
              ]))
        ))
    }
    if let note = source.note { rows.append((words("sources.note"), HTML(text: note))) }
    return Tag.dl(.class("facts-list")) {
      for (name, value) in rows {
        Tag.div {
          Tag.dt(text: name)
          Tag.dd { value }
        }
      }
    }
  }
}

extension Scene {
  /// A link to the page of somebody or something, where it has one.
  func link(to referent: Referent) -> HTML? {
    switch referent {
    case .person(let id):
      inquiry.persons[id].map { Tag.a(.href(address(of: $0)), text: $0.name) }
    case .event(let id):
      inquiry.events[id].map { Tag.a(.href(proofAddress(of: $0)), text: $0.title) }
    case .place(let id):
      inquiry.places[id].map {
        Tag.a(.href(Address("chronology", query: ["place": $0.slug.rawValue])), text: $0.name)
      }
    case .source(let id):
      inquiry.sources[id].map { Tag.a(.href(Address("sources", $0.slug.rawValue)), text: $0.title) }
    case .group, .work, .statement: nil
    }
  }
}

/// A statement in a list: its number, its words, what it says, who says so.
struct StatementCard: Sendable {
  let scene: Scene
  let statement: Statement
  var isChosen = false

  func html() -> HTML {
    let words = scene.words
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.li(
      .id("s-" + statement.slug.rawValue),
      .class("card" + (isContradicted ? " bad" : "") + (isChosen ? " on" : ""))
    ) {
      Tag.span(.class("number"), text: scene.index.numbers[statement.id].map { String($0) } ?? "")
      Tag.div {
        for claim in statement.claims { claimLine(claim, words) }
        for passage in statement.passages {
          Tag.p(.class("quotation"), .lang(language), text: words.quoted(passage.quotation))
        }
        Tag.p(.class("muted")) {
          scene.voices.witness(of: statement) + " "
          scene.citations(statement)
          if statement.decision == .open { Tag.span(.class("tag"), text: words("statement.open")) }
          if statement.decision == .acceptedInBulk { Tag.span(.class("tag"), text: words("proof.unread")) }
          if statement.decision == .rejected { Tag.span(.class("tag"), text: words("statement.rejected")) }
        }
        if statement.voices.count > 1 {
          Tag.p(.class("muted"), text: words("statement.chain", ["chain": scene.voices.chain(of: statement)]))
        }
        if let note = statement.note { Tag.p(.class("muted"), text: note) }
      }
    }
  }

  private var language: String? { statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first } }

  private func claimLine(_ claim: Claim, _ words: Catalogue) -> HTML {
    var events: [Event] = []
    claim.content.concerns { referent in
      if case .event(let id) = referent, events.isEmpty, let event = scene.inquiry.events[id] {
        events.append(event)
      }
    }
    return Tag.p(.class("claim")) {
      if let event = events.first {
        Tag.a(.href(scene.proofAddress(of: event)), text: scene.claims.sentence(claim))
      } else {
        scene.claims.sentence(claim)
      }
      if claim.kind != .report { Tag.span(.class("tag"), text: words("claimKind." + claim.kind.rawValue)) }
      if let level = scene.voices.level(claim.level) { Tag.span(.class("tag"), text: level) }
      if let certainty = claim.editorCertainty ?? claim.witnessCertainty {
        " "
        certainty.html(words)
      }
    }
  }
}
