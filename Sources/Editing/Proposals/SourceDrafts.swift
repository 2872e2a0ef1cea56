import Archives
import Testimony
import TextReading

/// Turns what a first reading sees of the source itself into proposals: who made it and when, as its file and its
/// datelines say, whom words without a name may stand for, and where the places lie that the inquiry has.
struct SourceDrafts {
  private let source: Source
  private let inquiry: Inquiry
  private let reading: FirstReading
  private let cutter: PassageCutter

  /// Takes up a reading of the source's text.
  init(_ source: Source, of inquiry: Inquiry, _ reading: FirstReading, _ cutter: PassageCutter) {
    self.source = source
    self.inquiry = inquiry
    self.reading = reading
    self.cutter = cutter
  }

  /// The proposals, in no particular order.
  func all() -> [DraftedProposal] { contributions + datelines + references + positions }

  // MARK: Who made it

  /// The parts that a file's own header, kept as bibliographic data, gives to people.
  private static let roles: [(member: String, role: String)] = [
    ("author", "author"), ("editor", "editor"), ("translator", "translator"), ("recipient", "addressee"),
    ("interviewer", "interviewer"),
  ]

  private var contributions: [DraftedProposal] {
    guard let bibliography = source.bibliography,
      let item = try? CanonicalJSON(parsing: Array(bibliography.utf8))
    else { return [] }
    return Self.roles.flatMap { member, role -> [DraftedProposal] in
      guard case .array(let people)? = item[member],
        !source.contributions.contains(where: { $0.role == role })
      else { return [] }
      return people.compactMap(Self.name).map { name in
        DraftedProposal(
          place(of: name).map { [$0] } ?? [],
          .detail(.contribution(ProposedName(.person, name), role: role)),
          reason: "the file’s header names the \(role)", score: 80,
          origin: FirstReadingDrafts.origin("source.\(role)"))
      }
    }
  }

  /// A person of CSL-JSON in one line, as a title page has it: `Harbour, Leo, 1871-1944` is Leo Harbour.
  private static func name(_ person: CanonicalJSON) -> String? {
    func text(_ member: String) -> String? {
      if case .string(let text)? = person[member], !text.isEmpty { text } else { nil }
    }
    guard let literal = text("literal") else {
      let parts = [text("given"), text("non-dropping-particle"), text("family")].compactMap(\.self)
      return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
    let parts = literal.split(separator: ",").map { FirstReadingDrafts.unbroken(String($0)) }.filter { part in
      !part.contains(where: \.isNumber)
    }
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : parts.first
  }

  /// Where a title page names somebody, letter case aside.
  private func place(of name: String) -> Range<Int>? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let head = cutter.scalars.prefix(5_000).map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    guard let first = wanted.first, head.count >= wanted.count else { return nil }
    for start in 0...(head.count - wanted.count)
    where head[start] == first && head[start..<start + wanted.count].elementsEqual(wanted) {
      return start..<start + wanted.count
    }
    return nil
  }

  // MARK: When it was written

  private var datelines: [DraftedProposal] {
    let heads = reading.datelines.compactMap { line in
      FirstReadingDrafts.time(of: reading.dates[line.date]).flatMap { time -> Head? in
        guard case .dated(_, let date) = time.bound else { return nil }
        return Head(line: line, time: time, date: date)
      }
    }
    let writers = source.authors.compactMap { author -> ProposedEvent.Participant? in
      guard case .person = author else { return nil }
      return ProposedEvent.Participant(ProposedName(.person, inquiry.name(of: author)))
    }
    let told = heads.filter { heads.count > 1 || $0.line.place != nil }.map { head in
      var event = ProposedEvent("writing", participants: writers, times: [head.time])
      if let place = head.line.place {
        event.place = ProposedName(.place, FirstReadingDrafts.unbroken(reading.places[place].name))
      }
      return DraftedProposal(
        [head.line.range], .event(event), reason: "the dateline says when what follows was written",
        score: 45,
        origin: FirstReadingDrafts.origin("dateline.written"))
    }
    return told + (composed(heads).map { [$0] } ?? [])
  }

  private struct Head {
    var line: Dateline
    var time: TimeConstraint
    var date: DateExpression
  }

  /// When the source was composed: on the day of its only dateline, or from the first of many to the last.
  private func composed(_ heads: [Head]) -> DraftedProposal? {
    guard source.composed == nil, let first = heads.first, let last = heads.last else { return nil }
    let length = cutter.scalars.count
    if heads.count == 1 {
      let isAtEnd = first.line.range.lowerBound < 600 || first.line.range.upperBound > length - 600
      guard isAtEnd, source.kind == "letter" || length < 20_000 else { return nil }
      return DraftedProposal(
        [first.line.range], .detail(.composed(first.date)), reason: "the dateline gives the day",
        score: source.kind == "letter" ? 80 : 55, origin: FirstReadingDrafts.origin("source.composed"))
    }
    // Letters quoted in a memoir do not say when it was written; the entries of a diary fill it.
    let isDiary = ["diary", "journal", "letters", "correspondence"].contains(source.kind?.rawValue)
    let fillsText = heads.count >= 5 && first.line.range.lowerBound < length / 10
    guard isDiary || fillsText,
      [first, last].allSatisfy({ $0.date.edtf.allSatisfy { $0.isNumber || $0 == "-" } }),
      first.date.edtf < last.date.edtf, first.date.calendar == last.date.calendar
    else { return nil }
    return DraftedProposal(
      [first.line.range, last.line.range],
      .detail(
        .composed(DateExpression("\(first.date.edtf)/\(last.date.edtf)", calendar: first.date.calendar))),
      reason: "the datelines run from the first to the last", score: isDiary ? 75 : 55,
      origin: FirstReadingDrafts.origin("source.composed"))
  }

  // MARK: Who is meant

  private var references: [DraftedProposal] {
    reading.references.map { reference in
      let reason =
        switch reference.kind {
        case .author: "a word for whoever made a text"
        case .office: "an office or a rank without a name"
        case .epithet: "a name by a quality"
        }
      return DraftedProposal(
        [reference.range], .reference(ProposedName(.person, FirstReadingDrafts.unbroken(reference.text))),
        reason: "\(reason); whom it stands for is yours to say", score: 30,
        origin: FirstReadingDrafts.origin("reference.\(reference.kind.rawValue)"))
    }
  }

  // MARK: Where it was

  /// Where places lie that the inquiry has and does not know the position of.
  private var positions: [DraftedProposal] {
    reading.places.compactMap { named in
      guard let known = named.known, let place = inquiry.places[Identifier(known)], place.coordinates == nil,
        let record = named.location, let mention = named.mentions.first
      else { return nil }
      var draft = Self.position(of: ProposedName(.place, place.name), record)
      draft.ranges = [mention.range]
      return draft
    }
  }

  /// A proposal of where a place lies, without the words that name it.
  static func position(of name: ProposedName, _ record: PlaceRecord) -> DraftedProposal {
    let others =
      switch record.namesakes {
      case 0: ""
      case 1: "; another place bears the name"
      default: "; \(record.namesakes) other places bear the name"
      }
    return DraftedProposal(
      [],
      .position(
        of: name, Place.Coordinates(latitude: record.latitude, longitude: record.longitude),
        origin: "GeoNames \(record.geonamesID), CC BY 4.0"),
      reason: "the gazetteer has \(record.name) (\(record.country))\(others)",
      score: max(20, 60 - 10 * record.namesakes), origin: FirstReadingDrafts.origin("place.position"))
  }
}
