import Calendars
import Chronology
package import SourceCriticism
package import Testimony

/// Says what a claim says, in a sentence.
package struct ClaimWords: Sendable {
  private let assessment: Assessment
  private let phrasing: Phrasing
  private let words: Catalogue
  private let dates: DateWords
  private let voices: VoiceWords

  /// Creates the words of a language.
  package init(_ assessment: Assessment, _ language: InterfaceLanguage) {
    self.assessment = assessment
    phrasing = Phrasing(language == .french ? .french : .english, of: assessment.inquiry)
    words = Catalogue.of(language)
    dates = DateWords(language)
    voices = VoiceWords(assessment.inquiry, words)
  }

  /// What a message says, its dates in words where the source gives none.
  package func text(_ message: Message) -> String {
    message.arguments.reduce(phrasing.text(message)) { text, argument in
      switch argument {
      case .date(let date) where (date.words ?? "").isEmpty:
        // The phrasing writes such a date as it is noted; nothing else of the sentence can contain it.
        return read(date).map { dates.put($0, for: date.edtf, in: text) } ?? text
      case .dateIn(let date, let inForce) where (date.words ?? "").isEmpty:
        // Its calendar is named behind it.
        guard let choice = CalendarCatalogue.standard.choice(inForce.name.rawValue),
          choice.alternatives.allSatisfy(\.hasRomanMonths), let words = read(date, inOwnCalendar: true)
        else { return text }
        return dates.put(words, for: date.edtf, in: text)
      case .messages(let parts):
        return parts.reduce(text) { $0.replacing(phrasing.text($1), with: self.text($1)) }
      default: return text
      }
    }
  }

  /// A way out in words.
  package func text(_ way: WayOut) -> String {
    let claims: [Claim.ID] =
      switch way.kind {
      case .doubt(let grounds): grounds.compactMap { if case .claim(let id) = $0 { id } else { nil } }
      case .misreading(let claims), .slipOfThePen(let claims): claims
      case .wrongCalendar(let claim, _, _): [claim]
      case .misidentification: []
      }
    return claims.reduce(phrasing.text(way, in: assessment)) { text, claim in
      let premise = assessment.premise(of: .claim(claim))
      return text.replacing(phrasing.text(premise), with: self.text(premise))
    }
  }

  /// A date in words; in its own calendar, its days and months are said as they stand.
  private func read(_ date: DateExpression, inOwnCalendar: Bool = false) -> String? {
    guard inOwnCalendar || date.calendar == nil || date.calendar == .gregorian,
      let days = try? DateReading().days(of: date.edtf),
      !days.isEmpty
    else { return nil }
    let window = dates.window(days.first, days.last)
    return DateReading.isApproximate(date.edtf) ? words("date.about", ["window": window]) : window
  }

  /// What a claim says, with a capital and a stop.
  package func sentence(_ claim: Claim) -> String {
    var text: String
    switch claim.content {
    case .trait(let of, let said, let label):
      text = voices.name(of: of) + words("punctuation.colon") + words.quoted(said)
      if let label { text += " (\(label))" }
    case .opinion(let about, let said):
      text =
        words("claim.opinion", ["about": voices.name(of: about)]) + words("punctuation.colon")
        + words.quoted(said)
    case .state(let state): text = sentence(on: state)
    case .name(let of, let name):
      text = words("claim.name", ["who": voices.name(of: of), "name": name.text])
    case .identity(let left, let right, let isSame):
      text = words(
        isSame ? "claim.same" : "claim.notSame",
        ["left": voices.name(of: left), "right": voices.name(of: right)])
    case .knowledge(let knowledge):
      text = words(
        knowledge.isKnown ? "claim.knew" : "claim.knewNot",
        [
          "who": voices.name(of: .person(knowledge.person)),
          "statement": voices.name(of: .statement(knowledge.statement)),
        ])
    case .relation(let relation, let statement):
      text = words("relation." + relation.rawValue, ["statement": voices.name(of: .statement(statement))])
    case .number(let quantity):
      text = quantity.subject + words("punctuation.colon") + words.quoted(quantity.words)
    case .proposition(let said, let about, _):
      let names = about.map { voices.name(of: $0) }
      text = (names.isEmpty ? "" : words.list(names) + words("punctuation.colon")) + words.quoted(said)
    case .occurrence(let occurrence) where !occurrence.participants.isEmpty || occurrence.place != nil:
      let who = occurrence.participants.map { participation in
        voices.name(of: participation.who)
          + (participation.role.map { " (\(words.word($0, in: "role")))" } ?? "")
      }
      let place = occurrence.place.map { voices.name(of: .place($0)) }
      text =
        words.quoted(voices.name(of: .event(occurrence.event))) + words("punctuation.colon")
        + [who.isEmpty ? nil : words.list(who), place].compactMap(\.self).joined(separator: ", ")
    default:
      text = self.text(assessment.premise(of: .claim(claim.id)))
    }
    if claim.polarity == .denied { text = words("claim.denied", ["claim": text]) }
    if let first = text.first, first.isLowercase { text = first.uppercased() + text.dropFirst() }
    return text.hasSuffix(".") ? text : text + "."
  }

  /// What the first claim of a statement says.
  package func sentence(_ statement: Statement) -> String {
    statement.claims.first.map { sentence($0) } ?? ""
  }

  /// What a state says: “Serge and Callemin knew each other”.
  private func sentence(on state: StateOfPerson) -> String {
    let who = voices.name(of: .person(state.person))
    let key = "claim.state." + state.kind.rawValue
    guard let object = state.object.map({ voices.name(of: $0) }) else {
      let said = state.words.map { words.quoted($0) } ?? words.word(state.kind.rawValue, in: "state")
      return who + words("punctuation.colon") + said
    }
    let names: KeyValuePairs<String, String> = [
      "who": who, "what": object, "kind": words.word(state.kind.rawValue, in: "state"),
    ]
    let tie = words(words.has(key) ? key : "claim.state.other", names)
    return tie + (state.words.map { words("punctuation.colon") + words.quoted($0) } ?? "")
  }
}

extension Certainty {
  /// How many of the four dots are filled.
  package var dots: Int {
    switch self {
    case .doubtful: 1
    case .possible: 2
    case .probable: 3
    case .certain: 4
    }
  }

  /// Four dots, filled from the left, with the word beside them.
  package func html(_ words: Catalogue) -> HTML {
    Tag.span(.class("certainty")) {
      Tag.svg(.plain("viewBox", "0 0 32 8"), .aria("hidden", "true")) {
        for place in 0..<4 {
          Tag.circle(
            .class(place < dots ? "on" : "off"), .number("cx", 4 + Double(place) * 8), .plain("cy", "4"),
            .plain("r", "2.7"))
        }
      }
      words("certainty." + rawValue)
    }
  }
}
