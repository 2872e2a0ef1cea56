import Diagnostics
import SourceTexts
import Testimony
import TextReading

/// What a first reading proposes, as words and (in another file) as JSON; both come from the one reading.
struct FirstReadingReport {
  let source: SourceTextReading
  let reading: FirstReading
  let places: DecodedPlaces

  init(source: SourceTextReading, reading: FirstReading, original: [UInt8], name: String) {
    self.source = source
    self.reading = reading
    places = DecodedPlaces(source: source, bytes: original, name: name)
  }

  // MARK: Words

  /// The report as text for people.
  func words() -> String {
    var lines = [
      "\(places.name): \(source.text.unicodeScalars.count) characters, \(source.encoding.rawValue), read as \(reading.language)",
      "\(source.structure.pages.count) pages, \(source.structure.notes.count) notes, \(reading.quotations.count) quotations, "
        + "\(reading.dates.count) dates, \(reading.people.count) people, \(reading.places.count) places, "
        + "\(reading.groups.count) groups, \(reading.works.count) works, \(reading.voices.count) reported voices, "
        + "\(reading.kinship.count) ties of kinship, \(reading.statements.count) statements to consider",
    ]
    lines += source.diagnostics.prefix(20).map { "  \($0.severity.rawValue): \($0.explanation.summary)" }
    if !reading.people.isEmpty { lines += ["", "People"] }
    lines += reading.people.sorted { ($1.mentions.count, $0.name) < ($0.mentions.count, $1.name) }.prefix(40)
      .map {
        "  \($0.name)  (\($0.mentions.count)\(Self.spellings($0)))"
      }
    if !reading.kinship.isEmpty { lines += ["", "Kin"] }
    lines += reading.kinship.prefix(40).map {
      "  \(name($0.person)): \($0.kind) of \(name($0.other))\($0.isResolved ? ", by the pronoun" : "")"
    }
    if !reading.suspicions.isEmpty { lines += ["", "One name or two?"] }
    lines += reading.suspicions.prefix(20).map { "  " + $0.forms.joined(separator: " / ") }
    if !reading.statements.isEmpty { lines += ["", "Statements to consider, the fullest first"] }
    for said in reading.statements.enumerated().sorted(by: {
      ($1.element.score, $0.offset) < ($0.element.score, $1.offset)
    }).prefix(40) {
      lines.append("  \(said.element.event): \(Self.folded(places.words(said.element.range)))")
      if !said.element.participants.isEmpty {
        lines.append("    " + said.element.participants.map { who($0) }.joined(separator: ", "))
      }
      if !said.element.voices.isEmpty {
        lines.append("    says " + said.element.voices.map(\.name).joined(separator: " < "))
      }
      for index in said.element.dates.prefix(2) {
        let date = reading.dates[index]
        lines.append("    \(date.text) = \(date.edtf ?? date.value), \(date.reason.words(in: "en"))")
      }
    }
    return lines.joined(separator: "\n")
  }

  private func who(_ participant: CandidateStatement.Participant) -> String {
    let role = participant.role.map { " (\($0))" } ?? ""
    return name(participant.who) + role + (participant.isResolved ? " by the pronoun" : "")
  }

  /// What the reading calls one end of a tie or one who took part.
  func name(_ party: KinshipProposal.Party) -> String {
    switch party {
    case .person(let index): reading.people[index].name
    case .narrator: "the narrator"
    case .words(let words): "“\(words)”"
    }
  }

  private static func spellings(_ one: FirstReading.Named) -> String {
    let others = Set(one.mentions.map(\.text)).subtracting([one.name]).sorted()
    return others.isEmpty ? "" : "; also " + others.prefix(6).joined(separator: ", ")
  }

  private static func folded(_ words: String) -> String {
    let line = words.split { $0.isWhitespace }.joined(separator: " ")
    return line.count > 200 ? line.prefix(199) + "…" : line
  }
}

extension Range where Bound == ScalarOffset {
  var scalars: Range<Int> { lowerBound.rawValue..<upperBound.rawValue }
}
