package import Archives
import Calendars
import Chronology
package import Diagnostics
import SourceCriticism
package import Testimony

/// A question to an inquiry: words that must stand there, and conditions on who says what, how and when.
///
/// `kalinin witness:kalinin kind:judgement before:1936 chain:2+` asks for the statements in which the words stand,
/// whose witness is Kalinin, that judge, about events that lie before 1936, through two mouths or more. A minus
/// before a condition asks for what does not meet it.
package struct InquiryQuery: Hashable, Sendable {
  /// What a condition looks at.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    /// The kind of a claim: report, portrait, judgement, prediction, counterfactual, question.
    case kind
    /// The far end of the chain.
    case witness
    /// A voice anywhere in the chain.
    case voice
    /// Whom or what a claim is about.
    case about
    /// The place of an event.
    case place
    /// The source.
    case source
    /// The language of the source.
    case language
    /// The editor's certainty, or else the witness's.
    case certainty
    /// How far the words go: stated, implied, inferred.
    case level
    /// How many mouths: `1`, `2+`, `2-3`.
    case chain
    /// Events that lie wholly before a date; `~` before it asks for those that may.
    case before
    /// Events that lie wholly after a date; `~` as with before.
    case after
    /// Events that lie wholly within a date; `~` for those that may lie in it.
    case `in`
    /// The year an event lies in.
    case year
    /// When the source was written or published, as the editor has it: may lie within the date.
    case told
    /// Affirmed or denied.
    case polarity
    /// What was decided: open, accepted, in-bulk, rejected.
    case decision
    /// Where it comes from: editor, first-reading, import, model.
    case origin
    /// A standing: contradicted, hearsay, unread, lost.
    case `is`
    /// The kind of record: statement, text, person, event and so on.
    case record
  }

  /// What a statement must meet, or must not.
  package struct Condition: Hashable, Sendable {
    /// What is looked at.
    package var field: Field
    /// What it must be, as written.
    package var value: String
    /// Whether it must not be so.
    package var isDenied: Bool
    /// Where it stands in the query, in UTF-8 code units.
    package var utf8Offset: Int

    /// Creates a condition.
    package init(_ field: Field, _ value: String, isDenied: Bool = false, utf8Offset: Int = 0) {
      self.field = field
      self.value = value
      self.isDenied = isDenied
      self.utf8Offset = utf8Offset
    }

    /// The condition as it is written in a query.
    package var text: String {
      let needsMarks = value.contains { $0.isWhitespace || $0 == "\"" } || value.isEmpty
      return (isDenied ? "-" : "") + field.rawValue + ":"
        + (needsMarks ? "\"" + value.filter { $0 != "\"" } + "\"" : value)
    }

    /// Whether two conditions ask the same, wherever they stand.
    package static func == (left: Condition, right: Condition) -> Bool { left.text == right.text }
    /// Hashes what is asked.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
  }

  /// The words, as written; empty where there are none.
  package private(set) var words: String
  /// The words, read; `nil` where there are none.
  package private(set) var wordQuery: SearchQuery?
  /// The conditions, in order.
  package private(set) var conditions: [Condition]

  /// Reads a query.
  package init(parsing text: String) throws(InquiryQueryError) {
    guard text.unicodeScalars.count <= SearchQuery.characterLimit else { throw InquiryQueryError(.tooLong) }
    var words: [String] = []
    var conditions: [Condition] = []
    for (part, offset) in InquiryQuery.parts(of: text) {
      if let condition = try InquiryQuery.condition(part, at: offset) {
        conditions.append(condition)
      } else {
        words.append(part)
      }
    }
    self.words = words.joined(separator: " ")
    self.conditions = conditions
    if !words.isEmpty {
      do {
        wordQuery = try SearchQuery(parsing: self.words)
      } catch {
        throw InquiryQueryError(.words(error))
      }
    }
    guard wordQuery != nil || !conditions.isEmpty else { throw InquiryQueryError(.nothing) }
  }

  /// The query as it is written; reading it again gives the same query.
  package var text: String {
    ([words].filter { !$0.isEmpty } + conditions.map(\.text)).joined(separator: " ")
  }

  /// The query with a condition more, in place of others that could not hold beside it.
  package func adding(_ condition: Condition) -> String {
    var copy = self
    copy.conditions.removeAll { $0.field == condition.field && !$0.isDenied }
    copy.conditions.append(condition)
    return copy.text
  }

  /// The query without a condition.
  package func removing(_ condition: Condition) -> String {
    var copy = self
    copy.conditions.removeAll { $0 == condition }
    return copy.text
  }

  /// Whether it asks for what only statements have.
  package var isOfStatements: Bool {
    conditions.contains { $0.field != .record && $0.field != .source && $0.field != .language }
  }

  /// The kinds of record it asks for; empty for all.
  package var kinds: [RecordReference.Kind] {
    conditions.filter { $0.field == .record && !$0.isDenied }.compactMap {
      RecordReference.Kind(rawValue: $0.value)
    }
  }

  // MARK: Reading

  /// The parts between blanks, where quotation marks hold blanks together.
  private static func parts(of text: String) -> [(text: String, utf8Offset: Int)] {
    var parts: [(text: String, utf8Offset: Int)] = []
    var part = String.UnicodeScalarView()
    var start = 0
    var offset = 0
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if part.isEmpty { start = offset }
      switch scalar {
      case "\"", "“", "”", "«", "»", "„":
        isQuoted.toggle()
        part.append(scalar)
      case _ where scalar.properties.isWhitespace && !isQuoted:
        if !part.isEmpty { parts.append((String(part), start)) }
        part = String.UnicodeScalarView()
      default: part.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    if !part.isEmpty { parts.append((String(part), start)) }
    return parts
  }

  private static func condition(_ part: String, at offset: Int) throws(InquiryQueryError) -> Condition? {
    var rest = part[...]
    let isDenied = rest.first == "-"
    if isDenied { rest.removeFirst() }
    guard let colon = rest.firstIndex(of: ":"), colon != rest.startIndex,
      rest[..<colon].utf8.allSatisfy({ (0x61...0x7A).contains($0) })
    else { return nil }
    let name = String(rest[..<colon])
    guard let field = Field(rawValue: name) else {
      throw InquiryQueryError(
        .unknownField(name, suggestion: Resemblance.nearest(to: name, among: Field.allCases.map(\.rawValue))),
        utf8Offset: offset)
    }
    let marks: Set<Character> = ["\"", "“", "”", "«", "»", "„"]
    let value = String(rest[rest.index(after: colon)...].filter { !marks.contains($0) })
    guard !value.isEmpty else { throw InquiryQueryError(.noValue(field), utf8Offset: offset) }
    let condition = Condition(field, value, isDenied: isDenied, utf8Offset: offset)
    if let known = field.values, !known.contains(value) {
      throw InquiryQueryError(.unknownValue(field, value, known: known), utf8Offset: offset)
    }
    switch field {
    case .chain:
      guard ChainLength(value) != nil else {
        throw InquiryQueryError(.notALength(value), utf8Offset: offset)
      }
    case .before, .after, .in, .told, .year:
      guard DateCondition(value) != nil else { throw InquiryQueryError(.notADate(value), utf8Offset: offset) }
    default: break
    }
    return condition
  }
}

extension InquiryQuery.Field {
  /// The values a field can have; `nil` for one whose values come from the inquiry or are numbers and dates.
  package var values: [String]? {
    switch self {
    case .kind: Claim.Kind.allCases.map(\.rawValue)
    case .certainty: Certainty.allCases.map(\.rawValue)
    case .level: ["stated", "implied", "inferred"]
    case .polarity: Claim.Polarity.allCases.map(\.rawValue)
    case .decision: ["open", "accepted", "in-bulk", "rejected"]
    case .origin: ["editor", "first-reading", "import", "model"]
    case .is: ["contradicted", "hearsay", "unread", "lost"]
    case .record: RecordReference.Kind.searchOrder.map(\.rawValue)
    default: nil
    }
  }
}

/// How many mouths: `2`, `2+` or `2-3`.
struct ChainLength: Hashable, Sendable {
  let range: ClosedRange<Int>

  init?(_ text: String) {
    if text.hasSuffix("+"), let least = Int(text.dropLast()), least >= 0 {
      range = least...Int.max
      return
    }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let least = ends.first ?? nil, let most = ends.last ?? nil, (1...2).contains(ends.count),
      least >= 0,
      least <= most
    else { return nil }
    range = least...most
  }
}

/// A date to compare windows with; `~` before it asks for what may be rather than what must.
struct DateCondition: Hashable, Sendable {
  let isPossible: Bool
  let first: DayNumber?
  let last: DayNumber?

  init?(_ text: String) {
    isPossible = text.hasPrefix("~")
    guard let days = try? DateReading().days(of: isPossible ? String(text.dropFirst()) : text) else {
      return nil
    }
    (first, last) = (days.first, days.last)
  }

  /// Whether a window lies before the date.
  func isAfter(_ window: DayWindow) -> Bool {
    guard let first else { return false }
    let bound = isPossible ? window.earliest : window.latest
    return bound.map { $0 < first } ?? isPossible
  }

  /// Whether a window lies after the date.
  func isBefore(_ window: DayWindow) -> Bool {
    guard let last else { return false }
    let bound = isPossible ? window.latest : window.earliest
    return bound.map { $0 > last } ?? isPossible
  }

  /// Whether a window lies in the date, or may.
  func contains(_ window: DayWindow, isPossible: Bool? = nil) -> Bool {
    if isPossible ?? self.isPossible {
      let startsInTime = last.flatMap { last in window.earliest.map { $0 <= last } } ?? true
      let endsInTime = first.flatMap { first in window.latest.map { $0 >= first } } ?? true
      return startsInTime && endsInTime
    }
    let from = first.map { first in window.earliest.map { $0 >= first } ?? false } ?? true
    let to = last.map { last in window.latest.map { $0 <= last } ?? false } ?? true
    return from && to
  }
}

/// Why a query cannot be asked.
package struct InquiryQueryError: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// There is nothing in it.
    case nothing
    /// It is longer than the limit.
    case tooLong
    /// The words cannot be looked for.
    case words(SearchQueryError)
    /// No field is called so.
    case unknownField(String, suggestion: String?)
    /// A field stands without a value.
    case noValue(InquiryQuery.Field)
    /// The field has no such value.
    case unknownValue(InquiryQuery.Field, String, known: [String])
    /// The length of a chain cannot be read.
    case notALength(String)
    /// A date cannot be read.
    case notADate(String)
  }

  /// What was wrong.
  package let reason: Reason
  /// Where, in UTF-8 code units from the start of the query.
  package let utf8Offset: Int

  /// Creates an error.
  package init(_ reason: Reason, utf8Offset: Int = 0) {
    self.reason = reason
    self.utf8Offset = utf8Offset
  }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .nothing:
      Explanation(
        "there is nothing to look for", remedy: "give a word, or a condition such as kind:judgement")
    case .tooLong:
      Explanation("the query is too long", remedy: "give \(SearchQuery.characterLimit) characters at most")
    case .words(let error): error.explanation
    case .unknownField(let name, let suggestion):
      Explanation(
        "“\(name):” is no field",
        remedy: suggestion.map {
          "did you mean “\($0):”? To look for the word itself, leave a blank before the colon"
        }
          ?? "the fields are \(InquiryQuery.Field.allCases.map(\.rawValue).joined(separator: ", "))")
    case .noValue(let field):
      Explanation("“\(field.rawValue):” has no value", remedy: "write it directly behind the colon")
    case .unknownValue(let field, let value, let known):
      Explanation(
        "“\(value)” is no \(field.rawValue)", remedy: "choose one of: \(known.joined(separator: ", "))")
    case .notALength(let text):
      Explanation("“\(text)” is no number of mouths", remedy: "write 1, 2+ or 2-3")
    case .notADate(let text):
      Explanation("“\(text)” is no date", remedy: "write it as EDTF, such as 1936, 1936-03 or 193X")
    }
  }
}
