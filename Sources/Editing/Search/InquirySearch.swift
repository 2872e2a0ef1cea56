package import Archives
import Calendars
package import SourceCriticism
package import Testimony

/// What a query found: statements with their passages first, then words in texts, then everything else.
package struct Findings: Sendable {
  /// How often a value comes among the statements that were found.
  package struct Facet: Hashable, Sendable {
    /// What is looked at.
    package var field: InquiryQuery.Field
    /// The values, most frequent first, each with the number of statements.
    package var values: [(value: String, count: Int)]

    /// Whether two facets are the same.
    package static func == (left: Facet, right: Facet) -> Bool {
      left.field == right.field && left.values.elementsEqual(right.values, by: ==)
    }
    /// Hashes the field.
    package func hash(into hasher: inout Hasher) { hasher.combine(field) }
  }

  /// The statements, in the order of the inquiry, from ``first`` on.
  package var statements: [Statement]
  /// How many statements there are in all.
  package var statementCount: Int
  /// The number of the first statement given, from 0.
  package var first: Int
  /// Words in texts and in other records; empty where the query asks for what only statements have.
  package var others: [SearchHit]
  /// How many of those there are in all.
  package var otherCount: Int
  /// What the statements have in common and what divides them.
  package var facets: [Facet]
}

/// Asks an inquiry, under an assessment, for statements and words.
package struct InquirySearch: Sendable {
  /// The most values a facet lists.
  private static let facetLimit = 8
  /// The fields that facets are made of, in order.
  private static let facetFields: [InquiryQuery.Field] = [
    .kind, .witness, .year, .place, .language, .certainty,
  ]

  private let assessment: Assessment
  private let contradicted: Set<Statement.ID>
  /// Whose voice the text of each source is.
  private let ownVoices: [Source.ID: Set<Voice.Holder>]
  /// The place of each event that has one.
  private let placeOfEvent: [Event.ID: Place.ID]

  /// Prepares to search.
  package init(_ assessment: Assessment) {
    self.assessment = assessment
    contradicted = Set(assessment.contradictions.flatMap(\.statements))
    ownVoices = Dictionary(
      assessment.inquiry.sources.map { ($0.id, Self.ownVoices(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    placeOfEvent = Dictionary(
      assessment.inquiry.events.compactMap { event in event.place.map { (event.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private var inquiry: Inquiry { assessment.inquiry }

  /// Answers a query.
  ///
  /// - Parameters:
  ///   - query: The query.
  ///   - desk: Where the words of texts are found.
  ///   - first: The number of the first statement to give, from 0.
  ///   - limit: How many statements, and how many other finds, are given at most.
  /// - Returns: What was found.
  /// - Throws: `InquiryQueryError` for a name the inquiry does not know, or `ArchiveError`.
  package func findings(
    for query: InquiryQuery, at desk: Desk, from first: Int = 0, limit: Int = 50
  ) throws -> Findings {
    let tests = try query.conditions.map { ($0, try test(of: $0)) }
    let kinds = query.kinds
    var found: [Statement] = []
    if kinds.isEmpty || kinds.contains(.statement) {
      let candidates: [Statement] =
        if let words = query.wordQuery {
          try desk.archive.matches(words, kind: .statement, limit: .max).compactMap {
            inquiry.statements.record(at: $0)
          }
        } else {
          Array(inquiry.statements)
        }
      let showsRejected = query.conditions.contains { $0.field == .decision }
      found = candidates.filter { statement in
        (showsRejected || statement.decision != .rejected)
          && tests.allSatisfy { condition, test in test(statement) != condition.isDenied }
      }
    }
    var others = SearchResult()
    if !query.isOfStatements, let words = query.wordQuery {
      others = try hits(words, query, kinds: kinds, at: desk, limit: limit)
    }
    return Findings(
      statements: Array(found.dropFirst(first).prefix(limit)), statementCount: found.count, first: first,
      others: others.hits, otherCount: others.total, facets: facets(of: found))
  }

  private func hits(
    _ words: SearchQuery, _ query: InquiryQuery, kinds: [RecordReference.Kind], at desk: Desk, limit: Int
  ) throws -> SearchResult {
    let order: [RecordReference.Kind] =
      [.text, .excerpt]
      + RecordReference.Kind.searchOrder.filter { ![.text, .excerpt, .statement].contains($0) }
    let hasPlace = query.conditions.contains { $0.field == .source || $0.field == .language }
    var result = SearchResult()
    for kind in order where kinds.isEmpty || kinds.contains(kind) {
      // A condition on the source leaves only what stands in one.
      if hasPlace, kind != .text, kind != .excerpt { continue }
      let found = try desk.archive.search(words, kinds: [kind], limit: hasPlace ? 1_000 : limit)
      let kept = hasPlace ? found.hits.filter { stands($0, query) } : found.hits
      result.hits += kept.prefix(max(0, limit - result.hits.count))
      result.total += hasPlace ? kept.count : found.total
    }
    return result
  }

  private func stands(_ hit: SearchHit, _ query: InquiryQuery) -> Bool {
    let id: Source.ID? =
      switch inquiry[hit.record] {
      case .text(let text): text.source
      case .excerpt(let excerpt): excerpt.source
      default: nil
      }
    guard let source = id.flatMap({ inquiry.sources[$0] }) else { return false }
    return query.conditions.allSatisfy { condition in
      switch condition.field {
      case .source: (source.slug.rawValue == condition.value) != condition.isDenied
      case .language: source.languages.contains(condition.value) != condition.isDenied
      default: true
      }
    }
  }

  // MARK: Conditions

  private func test(of condition: InquiryQuery.Condition) throws -> (Statement) -> Bool {
    let value = condition.value
    switch condition.field {
    case .kind: return { $0.claims.contains { $0.kind.rawValue == value } }
    case .level: return { $0.claims.contains { $0.level.name == value } }
    case .polarity: return { $0.claims.contains { $0.polarity.rawValue == value } }
    case .certainty:
      return { $0.claims.contains { ($0.editorCertainty ?? $0.witnessCertainty)?.rawValue == value } }
    case .witness:
      let holders = try holders(value)
      return { statement in !holders.isDisjoint(with: witnesses(of: statement)) }
    case .voice:
      let holders = try holders(value)
      return { statement in
        statement.voices.contains { holders.contains($0.holder) }
          || !holders.isDisjoint(with: textVoices(of: statement))
      }
    case .about:
      let referents = try referents(value)
      return { statement in concerns(statement, referents) }
    case .place:
      let place = try inquiry.place(named: value).id
      return { statement in places(of: statement).contains(place) }
    case .source:
      let source = try inquiry.source(named: value).id
      return { $0.source == source }
    case .language:
      return { languages(of: $0).contains(value) }
    case .chain:
      let length = ChainLength(value)
      return { statement in length?.range.contains(mouths(of: statement)) ?? false }
    case .before, .after, .in, .year:
      guard let date = DateCondition(value) else { return { _ in false } }
      let field = condition.field
      return { statement in
        windows(of: statement).contains { window in
          switch field {
          case .before: date.isAfter(window)
          case .after: date.isBefore(window)
          default: date.contains(window)
          }
        }
      }
    case .told:
      guard let date = DateCondition(value) else { return { _ in false } }
      return { statement in telling(of: statement).map { date.contains($0, isPossible: true) } ?? false }
    case .decision: return { $0.decision.name == value }
    case .origin: return { $0.origin.name == value }
    case .is:
      switch value {
      case "contradicted": return { contradicted.contains($0.id) }
      case "hearsay": return { mouths(of: $0) > 1 }
      case "unread": return { $0.decision == .acceptedInBulk }
      default:
        return { statement in
          (statement.passages + statement.claims.flatMap(\.passages)).contains {
            if case .orphan = $0.place { true } else { false }
          }
        }
      }
    case .record: return { _ in value == RecordReference.Kind.statement.rawValue }
    }
  }

  private func holders(_ name: String) throws -> Set<Voice.Holder> {
    if let doubt = try? inquiry.doubt("witness:" + name), case .witness(let holder) = doubt {
      return [holder]
    }
    return [.person(try inquiry.person(named: name).id)]
  }

  private func referents(_ name: String) throws -> Set<Referent> {
    var found: Set<Referent> = []
    if let person = try? inquiry.person(named: name) { found.insert(.person(person.id)) }
    if let group = try? inquiry.group(named: name) { found.insert(.group(group.id)) }
    if let place = try? inquiry.place(named: name) { found.insert(.place(place.id)) }
    if let event = try? inquiry.event(named: name) { found.insert(.event(event.id)) }
    if let work = inquiry.works.first(where: { $0.slug.rawValue == name || $0.title == name }) {
      found.insert(.work(work.id))
    }
    guard found.isEmpty else { return found }
    _ = try inquiry.person(named: name)
    return found
  }

  // MARK: What a statement is like

  /// Whose voice the text itself is.
  private func textVoices(of statement: Statement) -> Set<Voice.Holder> {
    statement.source.flatMap { ownVoices[$0] } ?? [.editor]
  }

  private static func ownVoices(of source: Source) -> Set<Voice.Holder> {
    let authors = source.authors.compactMap { author -> Voice.Holder? in
      switch author {
      case .person(let id): .person(id)
      case .group(let id): .group(id)
      default: nil
      }
    }
    return Set(authors.isEmpty ? [.text] : authors)
  }

  private func witnesses(of statement: Statement) -> Set<Voice.Holder> {
    statement.witness == .text ? textVoices(of: statement) : [statement.witness]
  }

  /// How many mouths the words went through, that of the text counted.
  private func mouths(of statement: Statement) -> Int {
    guard let nearest = statement.voices.first?.holder else { return 1 }
    let isTextItself = nearest == .text || textVoices(of: statement).contains(nearest)
    return statement.voices.count + (isTextItself || statement.source == nil ? 0 : 1)
  }

  private func languages(of statement: Statement) -> [String] {
    statement.source.flatMap { inquiry.sources[$0]?.languages } ?? []
  }

  private func events(of statement: Statement) -> [Event.ID] {
    var found: [Event.ID] = []
    for claim in statement.claims {
      switch claim.content {
      case .occurrence(let occurrence): found.append(occurrence.event)
      case .time(let event, _), .age(_, let event, _), .rank(let event, _, _): found.append(event)
      case .state(let state): if let event = state.event { found.append(event) }
      case .proposition(_, _, let event): if let event { found.append(event) }
      default: break
      }
    }
    return found
  }

  private func windows(of statement: Statement) -> [DayWindow] {
    events(of: statement).compactMap { event in
      guard let dating = assessment.dating(of: event), dating.basis != .undated else { return nil }
      return dating.mayExtent
    }
  }

  private func places(of statement: Statement) -> Set<Place.ID> {
    var found = Set(events(of: statement).compactMap { placeOfEvent[$0] })
    for claim in statement.claims {
      switch claim.content {
      case .occurrence(let occurrence): if let place = occurrence.place { found.insert(place) }
      case .state(let state): if case .place(let place)? = state.object { found.insert(place) }
      default: break
      }
    }
    return found
  }

  private func telling(of statement: Statement) -> DayWindow? {
    guard let source = statement.source.flatMap({ inquiry.sources[$0] }),
      let date = (source.composed ?? source.published).flatMap({ DateCondition($0.edtf) })
    else { return nil }
    return DayWindow(earliest: date.first, latest: date.last)
  }

  private func concerns(_ statement: Statement, _ wanted: Set<Referent>) -> Bool {
    if events(of: statement).contains(where: { id in
      wanted.contains(.event(id))
        || (inquiry.events[id]?.participants.contains { wanted.contains($0.who) } ?? false)
        || (inquiry.events[id]?.place.map { wanted.contains(.place($0)) } ?? false)
    }) {
      return true
    }
    return statement.claims.contains { claim in
      switch claim.content {
      case .occurrence(let occurrence):
        occurrence.participants.contains { wanted.contains($0.who) }
          || (occurrence.place.map { wanted.contains(.place($0)) } ?? false)
      case .age(let person, _, _): wanted.contains(.person(person))
      case .kinship(let tie): wanted.contains(.person(tie.person)) || wanted.contains(.person(tie.other))
      case .state(let state):
        wanted.contains(.person(state.person)) || (state.object.map { wanted.contains($0) } ?? false)
      case .trait(let referent, _, _), .opinion(let referent, _), .name(let referent, _):
        wanted.contains(referent)
      case .identity(let left, let right, _): wanted.contains(left) || wanted.contains(right)
      case .knowledge(let knowledge):
        wanted.contains(.person(knowledge.person))
          || (knowledge.from.map { wanted.contains(.person($0)) } ?? false)
      case .proposition(_, let about, _): about.contains { wanted.contains($0) }
      case .time, .rank, .relation, .number: false
      }
    }
  }

  // MARK: Facets

  private func facets(of statements: [Statement]) -> [Findings.Facet] {
    Self.facetFields.compactMap { field in
      let counts = counts(of: field, in: statements)
      guard !counts.isEmpty else { return nil }
      let sorted = counts.map { (value: $0.key, count: $0.value) }.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.value < $1.value
      }
      return Findings.Facet(field: field, values: Array(sorted.prefix(Self.facetLimit)))
    }
  }

  private func counts(of field: InquiryQuery.Field, in statements: [Statement]) -> [String: Int] {
    switch field {
    case .kind: Self.count(statements, \.rawValue) { $0.claims.map(\.kind) }
    case .witness:
      Self.count(statements, { String(inquiry.notation(of: .witness($0)).dropFirst("witness:".count)) }) {
        Array(witnesses(of: $0))
      }
    case .year:
      Self.count(
        statements, { String(repeating: "0", count: max(0, 4 - String($0).count)) + String($0) }
      ) { windows(of: $0).compactMap(\.onlyYear) }
    case .place:
      Self.count(statements, { inquiry.places[$0]?.slug.rawValue }) { Array(places(of: $0)) }
    case .language: Self.count(statements, \.self) { languages(of: $0) }
    case .certainty:
      Self.count(statements, \.rawValue) {
        $0.claims.compactMap { $0.editorCertainty ?? $0.witnessCertainty }
      }
    default: [:]
    }
  }

  /// In how many statements each value comes, by its name, which is found once for each.
  private static func count<Value: Hashable>(
    _ statements: [Statement], _ name: (Value) -> String?, _ values: (Statement) -> [Value]
  ) -> [String: Int] {
    var counts: [Value: Int] = [:]
    for statement in statements {
      let values = values(statement)
      if values.count == 1 {
        counts[values[0], default: 0] += 1
      } else {
        for value in Set(values) { counts[value, default: 0] += 1 }
      }
    }
    var named: [String: Int] = [:]
    for (value, count) in counts { if let name = name(value) { named[name, default: 0] += count } }
    return named
  }
}

extension DayWindow {
  /// The year it lies in, where it lies in one of four figures.
  fileprivate var onlyYear: Int? {
    guard let earliest, let latest else { return nil }
    let years = (
      CalendarSystem.gregorian.civilDate(of: earliest).astronomicalYear,
      CalendarSystem.gregorian.civilDate(of: latest).astronomicalYear
    )
    return years.0 == years.1 && (0...9999).contains(years.0) ? years.0 : nil
  }
}

extension Claim.Level {
  /// Its name, without the reason.
  package var name: String {
    switch self {
    case .stated: "stated"
    case .implied: "implied"
    case .inferred: "inferred"
    }
  }
}

extension Decision {
  /// Its name in queries.
  package var name: String { self == .acceptedInBulk ? "in-bulk" : rawValue }
}

extension Origin {
  /// Its name in queries.
  package var name: String {
    switch self {
    case .editor: "editor"
    case .firstReading: "first-reading"
    case .imported: "import"
    case .model: "model"
    }
  }
}
