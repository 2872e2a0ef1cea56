import Presentation
import SourceCriticism
import Testimony

/// A state of the inquiry as one visitor sees it: with the words of their language.
struct Scene: Sendable {
  let reading: Reading
  let frame: Frame
  let words: Catalogue
  let dates: DateWords
  let voices: VoiceWords
  let sigla: Sigla
  let claims: ClaimWords

  init(_ reading: Reading, _ frame: Frame) {
    self.reading = reading
    self.frame = frame
    let language = frame.preferences.language
    words = Catalogue.of(language)
    dates = DateWords(language)
    voices = VoiceWords(reading.inquiry, words)
    sigla = reading.sigla
    claims = ClaimWords(reading.assessment, language)
  }

  var inquiry: Inquiry { reading.inquiry }
  var index: InquiryIndex { reading.index }

  /// Makes proofs in the visitor's language.
  var proofs: ProofMaker {
    let (inquiry, index) = (inquiry, index)
    return ProofMaker(reading.assessment, frame.preferences.language) { statement, passage in
      Scene.deskAddress(of: statement, passage, inquiry, index)
    }
  }

  /// Where a statement is read in its text, or in its source where that has none.
  func deskAddress(of statement: Statement, _ passage: Passage? = nil) -> Address? {
    Scene.deskAddress(of: statement, passage ?? statement.passages.first, inquiry, index)
  }

  private static func deskAddress(
    of statement: Statement, _ passage: Passage?, _ inquiry: Inquiry, _ index: InquiryIndex
  ) -> Address? {
    guard let id = statement.source ?? passage?.source, let source = inquiry.sources[id] else { return nil }
    guard let parts = index.parts[id],
      case .text(_, let range)? = (passage ?? statement.passages.first)?.place
    else {
      guard case .excerpt? = (passage ?? statement.passages.first)?.place else {
        return Address("sources", source.slug.rawValue).at(statement.slug.rawValue)
      }
      return Address(
        "desk", source.slug.rawValue, query: ["statement": statement.slug.rawValue],
        fragment: "m-" + statement.slug.rawValue)
    }
    return Address(
      "desk", source.slug.rawValue,
      query: [
        "part": String(parts.part(holding: range.lowerBound)), "statement": statement.slug.rawValue,
      ],
      fragment: "m-" + statement.slug.rawValue)
  }

  /// The citation of a statement's first passage.
  func citationWords(_ statement: Statement) -> String {
    statement.passages.first.map(sigla.citation) ?? words("voice.editor")
  }

  /// The citation of a statement's first passage, as a link to the words.
  func citations(_ statement: Statement) -> HTML {
    guard let passage = statement.passages.first, let address = deskAddress(of: statement, passage) else {
      return Tag.span(.class("siglum"), text: citationWords(statement))
    }
    return Tag.a(.class("siglum"), .href(address), text: citationWords(statement))
  }

  /// Where an event's proof is.
  func proofAddress(of event: Event) -> Address {
    Address("chronology", query: ["event": event.slug.rawValue], fragment: "proof")
  }

  /// Where a person's page is.
  func address(of person: Person) -> Address { Address("people", person.slug.rawValue) }

  /// A dating in short words; of an event no day fits, that it is in a contradiction.
  func words(of event: Event.ID) -> String {
    reading.assessment.dating(of: event).map { proofs.words(of: $0) } ?? words("date.none")
  }

  /// How a chronology shows an event.
  func chartEvent(_ event: Event) -> ChartEvent? {
    reading.index.charted[event.id].map { reading.events[$0] }
  }
}
