import Editing
import Presentation
import SourceCriticism
import Testimony

/// Finds the records of an inquiry by their readable names, and statements by what they concern.
struct InquiryIndex: Sendable {
  /// A claim with the statement that makes it.
  struct Said: Sendable {
    let statement: Statement
    let claim: Claim
  }

  private let persons: [String: Person.ID]
  private let places: [String: Place.ID]
  private let eventNames: [String: Event.ID]
  private let sources: [String: Source.ID]
  private let statementNames: [String: Statement.ID]
  /// The number by which a statement stands in margins.
  let numbers: [Statement.ID: Int]
  /// The statements of a source, in the order of the text.
  let statements: [Source.ID: [Statement]]
  /// The claims on somebody.
  let claims: [Person.ID: [Said]]
  /// The claims on an event.
  let eventClaims: [Event.ID: [Said]]
  /// The events somebody takes part in.
  let events: [Person.ID: [Event]]
  /// The statements that take part in an open contradiction.
  private(set) var contradicted: Set<Statement.ID>
  /// The place of an event in the order of the inquiry.
  let charted: [Event.ID: Int]
  /// The current text of a source.
  let texts: [Source.ID: SourceText]
  /// The scalars of the current texts.
  let scalars: [Source.ID: [Unicode.Scalar]]
  /// The stretches the current texts are shown in.
  let parts: [Source.ID: TextParts]
  /// Finds records by the names people type.
  let names: NameBook

  /// Collects what is in an inquiry; what follows from it is not known yet.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - book: Its names.
  ///   - earlier: The index of an earlier state: a text that is as it was is not taken apart again.
  init(
    _ inquiry: Inquiry, names book: NameBook, after earlier: InquiryIndex? = nil
  ) {
    func names<Record: IdentifiedRecord>(
      _ table: RecordTable<Record>, _ slug: (Record) -> Slug, _ aliases: (Record) -> [Slug]
    ) -> [String: Identifier<Record>] {
      var result: [String: Identifier<Record>] = [:]
      for record in table { for alias in aliases(record) { result[alias.rawValue] = record.id } }
      for record in table { result[slug(record).rawValue] = record.id }
      return result
    }
    persons = names(inquiry.persons, \.slug, \.aliases)
    places = names(inquiry.places, \.slug, \.aliases)
    eventNames = names(inquiry.events, \.slug, \.aliases)
    sources = names(inquiry.sources, \.slug, \.aliases)
    statementNames = names(inquiry.statements, \.slug, \.aliases)

    var texts: [Source.ID: SourceText] = [:]
    for text in inquiry.texts where text.number >= texts[text.source]?.number ?? 0 {
      texts[text.source] = text
    }
    self.texts = texts
    var scalars: [Source.ID: [Unicode.Scalar]] = [:]
    var parts: [Source.ID: TextParts] = [:]
    for (source, text) in texts {
      let known = earlier?.texts[source].map { $0.id == text.id } ?? false ? earlier : nil
      scalars[source] = known?.scalars[source] ?? Array(text.text.unicodeScalars)
      parts[source] = known?.parts[source] ?? TextParts(text)
    }
    self.scalars = scalars
    self.parts = parts
    self.names = book

    var events: [Person.ID: [Event]] = [:]
    var participants: [Event.ID: [Person.ID]] = [:]
    for event in inquiry.events {
      for participation in event.participants {
        guard case .person(let id) = participation.who else { continue }
        events[id, default: []].append(event)
        participants[event.id, default: []].append(id)
      }
    }
    self.events = events
    charted = Dictionary(
      inquiry.events.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })

    var numbers: [Statement.ID: Int] = [:]
    var bySource: [Source.ID: [Statement]] = [:]
    var byPerson: [Person.ID: [Said]] = [:]
    var byEvent: [Event.ID: [Said]] = [:]
    for (place, statement) in inquiry.statements.enumerated() {
      numbers[statement.id] = place + 1
      if let source = statement.source { bySource[source, default: []].append(statement) }
      for claim in statement.claims {
        let said = Said(statement: statement, claim: claim)
        var people: Set<Person.ID> = []
        var about: Set<Event.ID> = []
        claim.content.concerns { referent in
          switch referent {
          case .person(let id): people.insert(id)
          case .event(let id):
            about.insert(id)
            people.formUnion(participants[id] ?? [])
          default: break
          }
        }
        for id in people { byPerson[id, default: []].append(said) }
        for id in about { byEvent[id, default: []].append(said) }
      }
    }
    self.numbers = numbers
    statements = bySource.mapValues { list in
      list.enumerated().sorted { left, right in
        let (a, b) = (left.element.start, right.element.start)
        return a != b ? a < b : left.offset < right.offset
      }.map(\.element)
    }
    claims = byPerson
    eventClaims = byEvent
    contradicted = []
  }

  /// The index of the same state under an assessment.
  func under(_ assessment: Assessment) -> InquiryIndex {
    var index = self
    index.contradicted = Set(assessment.contradictions.flatMap(\.statements))
    return index
  }

  func person(_ slug: String, _ inquiry: Inquiry) -> Person? { persons[slug].flatMap { inquiry.persons[$0] } }
  func place(_ slug: String, _ inquiry: Inquiry) -> Place? { places[slug].flatMap { inquiry.places[$0] } }
  func event(_ slug: String, _ inquiry: Inquiry) -> Event? { eventNames[slug].flatMap { inquiry.events[$0] } }
  func source(_ slug: String, _ inquiry: Inquiry) -> Source? { sources[slug].flatMap { inquiry.sources[$0] } }
  func statement(_ slug: String, _ inquiry: Inquiry) -> Statement? {
    statementNames[slug].flatMap { inquiry.statements[$0] }
  }
}

extension Statement {
  /// Where its first passage in a text starts.
  var start: Int {
    for passage in passages {
      if case .text(_, let range) = passage.place { return range.lowerBound.rawValue }
    }
    return .max
  }
}
