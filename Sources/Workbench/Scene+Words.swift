import Calendars
import Chronology
import Presentation
import SourceCriticism
import Testimony

extension Scene {
  /// An age in words: “aged 28”, “aged 27 or 28”; `nil` where it says too little to be worth saying.
  func words(of age: AgeRange) -> String? {
    guard let low = age.atLeast, let high = age.atMost, high - low <= 12, high > 0 else { return nil }
    if low == high { return words("age.exactly", ["age": String(low)]) }
    return words(
      high == low + 1 ? "age.either" : "age.between", ["low": String(low), "high": String(high)])
  }

  /// A date of a name or a source in words; the words it was read from where it has any.
  func years(of date: DateExpression?) -> String? {
    guard let date else { return nil }
    if let said = date.words, !said.isEmpty { return said }
    guard date.calendar == nil || date.calendar == .gregorian,
      let days = try? DateReading().days(of: date.edtf), !days.isEmpty
    else { return date.edtf }
    let window = dates.window(days.first, days.last, style: .compact)
    return DateReading.isApproximate(date.edtf) ? words("date.about", ["window": window]) : window
  }

  /// The first day of a date of a source, for putting things in order.
  func firstDay(of date: DateExpression) -> DayNumber? { (try? DateReading().days(of: date.edtf))?.first }

  /// The year or years of a window, short: “1919”, “1919–20”.
  func yearWords(_ window: DayWindow) -> String? {
    guard let first = window.earliest, let last = window.latest else { return nil }
    let (from, to) = (Gregorian.date(first).astronomicalYear, Gregorian.date(last).astronomicalYear)
    guard to - from <= 12 else { return nil }
    return from == to ? dates.year(from) : dates.year(from) + "–" + String(to).suffix(2)
  }

  /// The citations of an event's statements, or their number where there are many.
  func citations(of event: Event, limit: Int) -> HTML {
    var seen: Set<Statement.ID> = []
    let statements = (index.eventClaims[event.id] ?? []).map(\.statement).filter {
      seen.insert($0.id).inserted
    }
    if statements.count > limit + 1 {
      return Tag.a(
        .class("siglum"), .href(proofAddress(of: event)),
        text: words("person.passages", count: statements.count))
    }
    // Two statements of one page are one citation here; the proof has them apart.
    var named: Set<String> = []
    let apart = statements.filter { named.insert(citationWords($0)).inserted }
    return HTML.joined(apart.prefix(limit + 1).map { HTML(text: " ") + citations($0) })
  }

  /// How sure the editor, or else the witness, is of an event.
  func certainty(of event: Event) -> Certainty? {
    (index.eventClaims[event.id] ?? []).lazy.compactMap {
      $0.claim.editorCertainty ?? $0.claim.witnessCertainty
    }
    .first
  }

  /// What one is to the other, in a word.
  func kinWords(_ kind: Kinship.Kind, isOfOther: Bool) -> String {
    let word = words.word(kind.rawValue, in: "kin")
    guard !isOfOther else { return word }
    let inverse = "kinInverse." + kind.rawValue
    return words.has(inverse) ? words(inverse) : words("person.isKinOf", ["kind": word])
  }

  /// Somebody or something as it stands in a sentence: titles between quotation marks.
  func subject(_ referent: Referent) -> String {
    let name = voices.name(of: referent)
    return switch referent {
    case .event, .work, .source: words.quoted(name)
    default: name
    }
  }

  /// What an identity says, in a sentence.
  func sentence(on identity: Identity) -> String {
    let names: KeyValuePairs<String, String> = [
      "left": subject(identity.left), "right": subject(identity.right),
    ]
    return identity.decision == .open
      ? words("identity.question", names) : words(identity.isSame ? "claim.same" : "claim.notSame", names)
  }

  /// What a ground of a proof rests on, as a citation.
  func citation(of ground: Ground) -> HTML {
    switch ground {
    case .claim(let id):
      guard let statement = index.owner(of: id, in: inquiry) else { return .empty }
      return citations(statement)
    case .identity(let id):
      guard let identity = inquiry.identities[id] else { return .empty }
      return Tag.a(
        .class("siglum"), .href(Address("identities", identity.slug.rawValue)), text: words("proof.identity"))
    case .rule:
      return Tag.span(
        .class("siglum"),
        text: words("proof.rule", ["rule": claims.text(reading.assessment.premise(of: ground))]))
    case .composition, .style:
      let id: Source.ID? =
        switch ground {
        case .composition(let id): id
        case .style(let scope): scope.source
        default: nil
        }
      guard let id, let source = inquiry.sources[id] else { return .empty }
      return Tag.a(
        .class("siglum"), .href(Address("sources", source.slug.rawValue)), text: sigla[id] ?? source.title)
    case .nature: return .empty
    }
  }
}

extension InquiryIndex {
  /// The statement that makes a claim.
  func owner(of claim: Claim.ID, in inquiry: Inquiry) -> Statement? {
    inquiry.statements.first { statement in statement.claims.contains { $0.id == claim } }
  }
}
