import Calendars
import Chronology
package import SourceCriticism
package import Testimony

/// All that is said of somebody as a document with a note for every passage: to be read, printed and kept.
package struct Dossier: Sendable {
  /// A stretch of a line.
  enum Run: Hashable, Sendable {
    case text(String)
    /// Words of a source, with their language.
    case quotation(String, language: String?)
    /// The number of a note.
    case note(Int)

    /// Whether it is the mark of a note.
    var isNote: Bool { if case .note = self { true } else { false } }
  }

  /// A part of the document.
  enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph([Run])
    case list([[Run]])
  }

  /// What it is about.
  let title: String
  /// The language it is written in.
  let language: InterfaceLanguage
  private(set) var blocks: [Block] = []
  /// The notes, from 1.
  private(set) var notes: [[Run]] = []
  private(set) var notices: [String]

  private var numbers: [Statement.ID: Int] = [:]

  /// Collects a dossier.
  ///
  /// - Parameters:
  ///   - person: The person.
  ///   - assessment: What the testimony amounts to.
  ///   - language: The language to write in; passages stay in their own.
  ///   - notices: What every document of these sources must say.
  package init(
    of person: Person, _ assessment: Assessment, _ language: InterfaceLanguage, notices: [String] = []
  ) {
    title = person.name
    self.language = language
    self.notices = notices
    guard let portrait = assessment.portrait(of: person.id) else { return }
    let writer = Writer(assessment, language)
    names(portrait, person, writer)
    life(portrait, writer)
    sketches(portrait, writer)
    ties(portrait, writer)
    sayings(portrait, writer)
    others(portrait, writer)
    doubts(portrait, writer)
  }

  /// What a dossier is written with.
  private struct Writer {
    let assessment: Assessment
    let inquiry: Inquiry
    let words: Catalogue
    let dates: DateWords
    let voices: VoiceWords
    let claims: ClaimWords
    let sigla: Sigla

    init(_ assessment: Assessment, _ language: InterfaceLanguage) {
      self.assessment = assessment
      inquiry = assessment.inquiry
      words = Catalogue.of(language)
      dates = DateWords(language)
      voices = VoiceWords(assessment.inquiry, words)
      claims = ClaimWords(assessment, language)
      sigla = Sigla(assessment.inquiry)
    }

    func window(_ dating: EventDating) -> String {
      dating.hasNoDay ? words("mark.gap") : TimeFigure(dating).words(dates)
    }

    func age(_ age: AgeRange?) -> String? {
      guard let low = age?.atLeast, let high = age?.atMost, high - low <= 12, high > 0 else { return nil }
      if low == high { return words("age.exactly", ["age": String(low)]) }
      return words(
        high == low + 1 ? "age.either" : "age.between", ["low": String(low), "high": String(high)])
    }

    func years(_ date: DateExpression?) -> String? {
      guard let date else { return nil }
      if let said = date.words, !said.isEmpty { return said }
      guard date.calendar == nil || date.calendar == .gregorian,
        let days = try? DateReading().days(of: date.edtf), !days.isEmpty
      else { return date.edtf }
      return dates.window(days.first, days.last, style: .compact)
    }
  }

  // MARK: Notes

  /// The marks of the notes for some statements; a statement keeps its number throughout.
  private mutating func marks(_ statements: [Statement.ID], _ writer: Writer) -> [Run] {
    var seen: Set<Statement.ID> = []
    return statements.filter { seen.insert($0).inserted }.compactMap { id in
      if let number = numbers[id] { return .note(number) }
      guard let statement = writer.inquiry.statements[id] else { return nil }
      notes.append(note(statement, writer))
      numbers[id] = notes.count
      return .note(notes.count)
    }
  }

  private func note(_ statement: Statement, _ writer: Writer) -> [Run] {
    guard let source = statement.source.flatMap({ writer.inquiry.sources[$0] }) else {
      let reason = statement.note.map { writer.words("punctuation.colon") + $0 } ?? ""
      return [.text(capitalised(writer.words("voice.editor")) + reason + ".")]
    }
    var runs: [Run] = []
    for (place, passage) in statement.passages.enumerated() {
      if place > 0 { runs.append(.text(" […] ")) }
      runs.append(
        .quotation(writer.words.quoted(passage.quotation), language: source.languages.first))
    }
    var reference = [source.title]
    if let passage = statement.passages.first {
      let name = writer.sigla[source.id] ?? ""
      let place = writer.sigla.citation(passage).dropFirst(name.count).drop { $0 == " " }
      if !place.isEmpty { reference.append(String(place)) }
    }
    runs.append(.text((runs.isEmpty ? "" : " ") + reference.joined(separator: ", ")))
    runs.append(.text(" (" + writer.voices.witness(of: statement)))
    if statement.voices.count > 1 {
      runs.append(
        .text("; " + writer.words("statement.chain", ["chain": writer.voices.chain(of: statement)])))
    }
    runs.append(.text(")."))
    return runs
  }

  // MARK: Parts

  private mutating func names(_ portrait: Portrait, _ person: Person, _ writer: Writer) {
    var items: [[Run]] = []
    for use in portrait.names where use.claim != nil || use.name.text != person.name {
      var line: [Run] = [.quotation(use.name.text, language: use.name.language)]
      let detail = [
        use.name.kind.map { writer.words.word($0, in: "nameKind") }, writer.years(use.name.used),
      ].compactMap(\.self).joined(separator: ", ")
      if !detail.isEmpty { line.append(.text(", " + detail)) }
      line += marks(use.statement.map { [$0] } ?? [], writer)
      if !items.contains(line) { items.append(line) }
    }
    if let note = person.note { blocks.append(.paragraph([.text(note)])) }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("dossier.names")), .list(items)]
  }

  private mutating func life(_ portrait: Portrait, _ writer: Writer) {
    var items: [[Run]] = []
    for entry in portrait.entries {
      guard let event = writer.inquiry.events[entry.event] else { continue }
      var text = capitalised(writer.window(entry.dating)) + writer.words("punctuation.colon") + event.title
      if let place = event.place.flatMap({ writer.inquiry.places[$0]?.name }), !event.title.contains(place) {
        text += ", " + place
      }
      if event.kind != .birth, let age = writer.age(entry.age) { text += " (\(age))" }
      items.append([.text(text + ".")] + marks(entry.statements, writer))
    }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("person.life")), .list(items)]
  }

  private mutating func sketches(_ portrait: Portrait, _ writer: Writer) {
    var items: [[Run]] = []
    for sketch in portrait.sketches {
      guard let statement = writer.inquiry.statements[sketch.statement] else { continue }
      let source = statement.source.flatMap { writer.inquiry.sources[$0] }
      var line: [Run] = [
        .quotation(writer.words.quoted(sketch.words), language: source?.languages.first),
        .text(", " + writer.voices.witness(of: statement)),
      ]
      if let told = writer.years(source?.composed ?? source?.published) {
        line.append(.text(writer.words("sketch.told", ["date": told])))
      }
      if let label = sketch.label { line.append(.text(" [\(label)]")) }
      items.append(line + marks([sketch.statement], writer))
    }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("person.portraits")), .list(items)]
  }

  private mutating func ties(_ portrait: Portrait, _ writer: Writer) {
    var items: [[Run]] = []
    for kin in portrait.kin {
      let other = writer.voices.name(of: .person(kin.other))
      let word = writer.words.word(kin.kind.rawValue, in: "kin")
      let inverse = "kinInverse." + kin.kind.rawValue
      let kind =
        kin.isOfOther
        ? word
        : writer.words.has(inverse)
          ? writer.words(inverse) : writer.words("person.isKinOf", ["kind": word])
      items.append([.text("\(other), \(kind).")] + marks([kin.statement], writer))
    }
    for kin in writer.assessment.kinByEvents(portrait) {
      let isSaid = portrait.kin.contains { $0.other == kin.other && $0.kind == kin.kind && $0.isOfOther }
      guard !isSaid else { continue }
      let other = writer.voices.name(of: .person(kin.other))
      items.append(
        [.text("\(other), \(writer.words.word(kin.kind.rawValue, in: "kin")).")]
          + marks(kin.statements, writer))
    }
    for state in portrait.states {
      var text = state.state.words ?? writer.words.word(state.state.kind.rawValue, in: "state")
      if let object = state.state.object {
        text += writer.words("punctuation.colon") + writer.voices.name(of: object)
      }
      if let dating = state.dating, dating.basis != .undated { text += ", " + writer.window(dating) }
      items.append([.text(capitalised(text) + ".")] + marks([state.statement], writer))
    }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("dossier.ties")), .list(items)]
  }

  /// What is said in free words, of what was known, and what is denied.
  private mutating func sayings(_ portrait: Portrait, _ writer: Writer) {
    let records = Set([portrait.person] + portrait.identical)
    var items: [[Run]] = []
    for statement in writer.inquiry.statements where statement.decision != .rejected {
      for claim in statement.claims {
        let isMeant: Bool =
          switch claim.content {
          case .proposition(_, let about, _):
            about.contains { if case .person(let id) = $0 { records.contains(id) } else { false } }
          case .knowledge(let knowledge): records.contains(knowledge.person)
          default: false
          }
        guard isMeant else { continue }
        items.append([.text(writer.claims.sentence(claim))] + marks([statement.id], writer))
      }
    }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("dossier.sayings")), .list(items)]
  }

  /// Whatever else concerns the person and has no note yet, so that the dossier holds all that is said.
  private mutating func others(_ portrait: Portrait, _ writer: Writer) {
    var meant = Set(portrait.entries.map { Referent.event($0.event) })
    meant.formUnion(([portrait.person] + portrait.identical).map { .person($0) })
    var items: [[Run]] = []
    for statement in writer.inquiry.statements where statement.decision != .rejected {
      guard numbers[statement.id] == nil else { continue }
      for claim in statement.claims {
        var isMeant = false
        claim.content.concerns { if meant.contains($0) { isMeant = true } }
        if case .time(_, let constraint) = claim.content {
          // What is reckoned from an event of the life is said of it too.
          isMeant = isMeant || constraint.bound.anchors.contains { meant.contains(.event($0)) }
        }
        if isMeant {
          items.append([.text(writer.claims.sentence(claim))] + marks([statement.id], writer))
        }
      }
    }
    guard !items.isEmpty else { return }
    blocks += [.heading(writer.words("dossier.others")), .list(items)]
  }

  /// The contradictions that touch the life, each with what cannot all be true.
  private mutating func doubts(_ portrait: Portrait, _ writer: Writer) {
    let own = Set(portrait.entries.map(\.event))
    let records = Set([portrait.person] + portrait.identical)
    let found = writer.assessment.contradictions.filter { one in
      one.events.contains(where: own.contains) || one.persons.contains(where: records.contains)
    }
    guard !found.isEmpty else { return }
    blocks.append(.heading(writer.words("section.contradictions")))
    for one in found {
      blocks.append(
        .paragraph([.text(writer.words("contradiction.set", count: one.members.count))]))
      var items: [[Run]] = []
      for member in one.members {
        var text = capitalised(writer.claims.text(writer.assessment.premise(of: member))) + "."
        if case .identity(let id) = member, let reason = writer.inquiry.identities[id]?.reason {
          text += " (" + writer.words("voice.editor") + writer.words("punctuation.colon") + reason + ")"
        }
        var statements: [Statement.ID] = []
        if case .claim(let id) = member {
          statements = writer.inquiry.statements.filter { $0.claims.contains { $0.id == id } }.map(\.id)
        }
        items.append([.text(text)] + marks(statements, writer))
      }
      blocks.append(.list(items))
    }
  }

  private func capitalised(_ text: String) -> String {
    guard let first = text.first, first.isLowercase else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
