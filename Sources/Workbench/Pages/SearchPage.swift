import Archives
import Editing
import Presentation
import Testimony

/// Search: one field for texts, statements, people and everything else; the query can be cited.
struct SearchPage: Sendable {
  /// How many statements are shown at once.
  static let limit = 40

  let scene: Scene
  /// What was typed.
  let text: String
  var query: InquiryQuery?
  var found: Findings?
  var refusal: String?

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(words("section.search"), in: .search, layout: "sheet-page search-page") {
      Tag.div(.class("head")) { Tag.h1(text: words("section.search")) }
      Tag.form(.class("big-search"), .action(Address("search")), .aria("label", words("section.search"))) {
        Tag.label(.class("vh"), .for("query"), text: words("search.field"))
        Tag.input(
          .id("query"), .type("search"), .name("q"), .value(text), .plain("maxlength", "1000"),
          .plain("autocomplete", "off"), .plain("spellcheck", "false"), .flag("autofocus", if: text.isEmpty),
          refusal == nil ? nil : .aria("invalid", "true"),
          refusal == nil ? nil : .aria("describedby", "refusal"))
        Tag.button(.class("button main"), .type("submit"), text: words("section.search"))
      }
      if let refusal { Tag.p(.id("refusal"), .class("notice bad"), .role("alert"), text: refusal) }
      if let query, let found {
        chosen(query)
        Tag.div(.class("search-columns")) {
          results(query, found)
          facets(query, found)
        }
      }
      help(isOpen: text.isEmpty)
    }
  }

  private func address(_ query: String) -> Address { Address("search", query: ["q": query]) }

  /// The conditions in force, each with the way out of it.
  private func chosen(_ query: InquiryQuery) -> HTML {
    guard !query.conditions.isEmpty else { return .empty }
    return Tag.ul(.class("conditions-chosen"), .aria("label", scene.words("search.conditions"))) {
      for condition in query.conditions {
        Tag.li {
          Tag.a(
            .class("chip on"), .href(address(query.removing(condition))),
            .aria("label", scene.words("search.remove", ["condition": words(of: condition)]))
          ) {
            words(of: condition)
            Tag.span(.class("cross"), .aria("hidden", "true"), text: " ×")
          }
        }
      }
    }
  }

  private func words(of condition: InquiryQuery.Condition) -> String {
    let label = scene.words("search.facet." + condition.field.rawValue)
    let text = label + scene.words("punctuation.colon") + value(condition.value, of: condition.field)
    return condition.isDenied ? scene.words("search.not", ["condition": text]) : text
  }

  /// A value as people read it.
  private func value(_ value: String, of field: InquiryQuery.Field) -> String {
    let (words, inquiry, index) = (scene.words, scene.inquiry, scene.index)
    switch field {
    case .kind: return words.word(value, in: "claimKind")
    case .witness, .voice:
      if value == "text" { return words("search.witness.text") }
      if value == "editor" { return words("voice.editor") }
      return index.person(value, inquiry)?.name ?? inquiry.groups.first { $0.slug.rawValue == value }?.name
        ?? value
    case .about:
      return index.person(value, inquiry)?.name ?? index.event(value, inquiry)?.title
        ?? index.place(value, inquiry)?.name ?? value
    case .place: return index.place(value, inquiry)?.name ?? value
    case .source: return index.source(value, inquiry)?.title ?? value
    case .language: return words.word(value, in: "language")
    case .certainty: return words.word(value, in: "certainty")
    case .record: return words.word(value, in: "recordKind")
    case .level: return words.word(value, in: "search.level")
    case .is: return words.word(value, in: "search.is")
    case .decision: return words.word(value, in: "search.decision")
    default: return value
    }
  }

  // MARK: What was found

  private func results(_ query: InquiryQuery, _ found: Findings) -> HTML {
    let words = scene.words
    return Tag.div(.class("results")) {
      Tag.p(.class("muted"), .role("status")) {
        query.isOfStatements || query.wordQuery == nil
          ? words("search.statements", count: found.statementCount)
          : words("search.statements", count: found.statementCount) + " · "
            + words("search.others", count: found.otherCount)
      }
      if found.statementCount == 0, found.otherCount == 0 {
        Tag.p(.class("notice"), text: words("search.nothing"))
      }
      if !found.statements.isEmpty {
        Tag.ol(.class("finds"), .plain("start", String(found.first + 1))) {
          for statement in found.statements { entry(statement, query) }
        }
        turn(query, found)
      }
      if !found.others.isEmpty, found.first == 0 {
        if found.statementCount > 0 { Tag.h2(text: words("search.elsewhere")) }
        Tag.ol(.class("finds")) {
          for find in found.others { entry(find, query) }
        }
      }
    }
  }

  private func turn(_ query: InquiryQuery, _ found: Findings) -> HTML {
    let words = scene.words
    let next = found.first + found.statements.count
    return Tag.p(.class("turn")) {
      if found.first > 0 {
        let before = max(0, found.first - Self.limit)
        Tag.a(
          .class("button"), .href(address(query.text).with("from", before == 0 ? nil : String(before))),
          text: words("search.previous"))
      }
      if next < found.statementCount {
        Tag.a(
          .class("button"), .href(address(query.text).with("from", String(next))),
          text: words("search.next", count: min(Self.limit, found.statementCount - next)))
      }
    }
  }

  private func entry(_ statement: Statement, _ query: InquiryQuery) -> HTML {
    let words = scene.words
    let passage = statement.passages.first ?? statement.claims.first?.passages.first
    let language = statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first }
    return Tag.li {
      Tag.p(.class("find-head")) {
        if let passage, let address = scene.deskAddress(of: statement, passage) {
          Tag.a(.class("siglum"), .href(address), text: scene.sigla.citation(passage))
        } else if let passage {
          Tag.span(.class("siglum"), text: scene.sigla.citation(passage))
        } else {
          Tag.span(.class("siglum"), text: words("voice.editor"))
        }
        Tag.span(.class("muted"), text: scene.voices.witness(of: statement))
        if scene.index.contradicted.contains(statement.id) {
          Tag.span(.class("tag bad"), text: words("search.is.contradicted"))
        }
        if statement.decision == .open { Tag.span(.class("tag"), text: words("statement.open")) }
        if statement.decision == .rejected { Tag.span(.class("tag"), text: words("statement.rejected")) }
      }
      if let passage {
        Tag.p(.class("quotation"), .lang(language)) { marked(passage.quotation, query) }
      }
      Tag.p(.class("says")) {
        capitalised(statement.claims.prefix(3).map { scene.claims.sentence($0) }.joined(separator: " · "))
        if statement.claims.count > 3 { " …" }
      }
    }
  }

  /// Words with those that were looked for marked.
  private func marked(_ text: String, _ query: InquiryQuery) -> HTML {
    guard let match = query.wordQuery?.firstMatch(in: text) else { return HTML(text: text) }
    return HTML.marked(text, match)
  }

  private func entry(_ find: SearchHit, _ query: InquiryQuery) -> HTML {
    let (siglum, title, address) = place(of: find)
    let (excerpt, isNamed) = beyond(title, find)
    let heading = isNamed ? marked(title, query) : HTML(text: title)
    return Tag.li {
      Tag.p(.class("find-head")) {
        Tag.span(.class("siglum"), text: siglum)
        if let address { Tag.a(.href(address)) { heading } } else { Tag.span { heading } }
        if let window = window(of: find) { Tag.span(.class("muted"), text: window) }
      }
      if !excerpt.isEmpty { Tag.p(.class("quotation")) { excerpt } }
    }
  }

  /// What the words around a find say beyond its heading, and whether what was looked for stands in the heading.
  private func beyond(_ title: String, _ find: SearchHit) -> (excerpt: HTML, isNamed: Bool) {
    let (scalars, name) = (Array(find.excerpt.unicodeScalars), Array(title.unicodeScalars))
    guard scalars.starts(with: name), scalars.count == name.count || scalars[name.count] == " " else {
      return (HTML.marked(find.excerpt, find.match), false)
    }
    let start = min(name.count + 1, scalars.count)
    let rest = scalars.words(start..<scalars.count)
    guard find.match.lowerBound >= start else { return (HTML(text: rest), true) }
    return (HTML.marked(rest, (find.match.lowerBound - start)..<(find.match.upperBound - start)), false)
  }

  /// When an event that was found was, in short.
  private func window(of find: SearchHit) -> String? {
    guard case .event(let event)? = scene.inquiry[find.record] else { return nil }
    return scene.words(of: event.id)
  }

  private func place(of find: SearchHit) -> (siglum: String, title: String, address: Address?) {
    let words = scene.words
    let kind = words("recordKind." + find.record.kind.rawValue)
    switch scene.inquiry[find.record] {
    case .text(let text):
      guard let source = scene.inquiry.sources[text.source] else { return (kind, text.id.rawValue, nil) }
      // The desk shows the newest text of a source; an older one is divided by itself.
      let parts = scene.index.texts[source.id]?.id == text.id ? scene.index.parts[source.id] : nil
      let part = (parts ?? TextParts(text)).part(holding: find.place?.lowerBound ?? ScalarOffset(0))
      let page = find.page.map { " " + $0 } ?? ""
      return (
        (scene.sigla[source.id] ?? "") + page, source.title,
        Address("desk", source.slug.rawValue, query: ["part": String(part)])
      )
    case .excerpt(let excerpt):
      let source = scene.inquiry.sources[excerpt.source]
      return (
        source.flatMap { scene.sigla[$0.id] } ?? kind, source?.title ?? kind,
        source.map { Address("sources", $0.slug.rawValue) }
      )
    case .person(let person): return (kind, person.name, scene.address(of: person))
    case .event(let event): return (kind, event.title, scene.proofAddress(of: event))
    case .place(let place): return (kind, place.name, scene.address(of: .place(place.id)))
    case .source(let source): return (kind, source.title, Address("sources", source.slug.rawValue))
    case .group(let group): return (kind, group.name, scene.address(of: .group(group.id)))
    case .work(let work): return (kind, work.title, scene.address(of: .work(work.id)))
    case .hypothesis(let hypothesis):
      return (kind, hypothesis.title, Address("hypotheses", hypothesis.slug.rawValue))
    case .identity(let identity):
      return (kind, capitalised(scene.sentence(on: identity)), Address("identities", identity.slug.rawValue))
    case .note(let note):
      return (kind, scene.words("notes.title"), Address("notes").at("note-" + note.slug.rawValue))
    case .ruling(let ruling): return (kind, ruling.question, Section.contradictions.address)
    default: return (kind, find.record.id, nil)
    }
  }

  // MARK: Facets and help

  private func facets(_ query: InquiryQuery, _ found: Findings) -> HTML {
    guard found.facets.contains(where: { $0.values.count > 1 }) else { return .empty }
    return Tag.nav(.class("facet-list"), .aria("label", scene.words("search.facets"))) {
      for facet in found.facets where facet.values.count > 1 {
        Tag.h2(.class("label"), text: scene.words("search.facet." + facet.field.rawValue))
        Tag.ul {
          for (value, count) in facet.values {
            Tag.li {
              Tag.a(.href(address(query.adding(InquiryQuery.Condition(facet.field, value))))) {
                Tag.span(text: self.value(value, of: facet.field))
                Tag.span(.class("of"), text: scene.words.number(count))
              }
            }
          }
        }
      }
    }
  }

  private func help(isOpen: Bool) -> HTML {
    let words = scene.words
    let fields = InquiryQuery.Field.allCases
    return Tag.details(.class("search-help"), .flag("open", if: isOpen)) {
      Tag.summary(text: words("search.help.title"))
      Tag.p(text: words("search.help"))
      Tag.dl {
        for field in fields {
          Tag.div {
            Tag.dt { Tag.code(text: field.rawValue + ":") }
            Tag.dd {
              words("search.help." + field.rawValue)
              if let values = field.values, field != .record {
                " "
                Tag.span(.class("muted"), text: values.joined(separator: ", "))
              }
            }
          }
        }
      }
      Tag.p(.class("examples")) {
        for example in ["kind:judgement chain:2+", "is:contradicted", "-certainty:certain level:inferred"] {
          Tag.a(.href(address(example))) { Tag.code(text: example) }
          " "
        }
      }
    }
  }
}

extension HTML {
  /// Text with a stretch of it marked, in scalars.
  static func marked(_ text: String, _ match: Range<Int>) -> HTML {
    let scalars = Array(text.unicodeScalars)
    let start = min(max(0, match.lowerBound), scalars.count)
    let end = min(max(start, match.upperBound), scalars.count)
    func part(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    return HTML {
      part(0..<start)
      if start < end { Tag.mark(.class("hit"), text: part(start..<end)) }
      part(end..<scalars.count)
    }
  }
}
