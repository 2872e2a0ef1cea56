import Diagnostics
import Interchange
import Testimony

/// Prints the records of an inquiry in canonical form.
final class ChroniclePrinter {
  typealias Kind = RecordReference.Kind

  let inquiry: Inquiry
  let library: TextLibrary
  var names = NameTable()
  var losses: [FormatLoss] = []
  var paths: [SourceText.ID: String] = [:]
  /// The record being printed.
  var current = RecordReference(.source, id: "")

  init(_ inquiry: Inquiry) {
    self.inquiry = inquiry
    library = TextLibrary(inquiry)
    enterNames()
  }

  private func enterNames() {
    func add(_ kind: Kind, _ slug: Slug, _ id: String, _ aliases: [Slug] = []) {
      if !names.add(kind, name: slug.rawValue, id: id, title: nil) {
        losses.append(
          FormatLoss(
            RecordReference(kind, id: id),
            Explanation(
              "two records are called “\(slug.rawValue)”", remedy: "give one of them another short name")))
      }
      for alias in aliases { names.addAlias(kind, alias.rawValue, id: id) }
    }
    for record in inquiry.sources { add(.source, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.excerpts { add(.excerpt, record.slug, record.id.rawValue) }
    for record in inquiry.persons { add(.person, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.groups { add(.group, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.places { add(.place, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.works { add(.work, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.events { add(.event, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.statements { add(.statement, record.slug, record.id.rawValue, record.aliases) }
    for record in inquiry.mentions {
      _ = names.add(.mention, name: record.id.rawValue, id: record.id.rawValue, title: nil)
    }
    for record in inquiry.proposals {
      _ = names.add(.proposal, name: record.id.rawValue, id: record.id.rawValue, title: nil)
    }
    for record in inquiry.identities { add(.identity, record.slug, record.id.rawValue) }
    for record in inquiry.rules { add(.rule, record.slug, record.id.rawValue) }
    for record in inquiry.hypotheses { add(.hypothesis, record.slug, record.id.rawValue) }
    for record in inquiry.rulings { add(.ruling, record.slug, record.id.rawValue) }
    for record in inquiry.notes { add(.note, record.slug, record.id.rawValue) }
    names.enterAliases()
  }

  // MARK: Names

  /// Returns the name of a record among those of these kinds.
  func name(_ kind: Kind, _ id: String, among kinds: [Kind]) -> String {
    guard let name = names.name(kind, id: id) else {
      losses.append(
        FormatLoss(
          current,
          Explanation(
            "it refers to \(kind.phrase) that is not there, “\(id)”", remedy: "take the reference out")))
      return "\(kind.rawValue):missing"
    }
    let isOwn = kinds.contains(kind)
    let isShared = names.kinds(kinds, having: name).count > 1
    if isOwn, !isShared, !Spelling.reserved.contains(name), !Spelling.looksLikeDate(name) { return name }
    return "\(kind.rawValue):\(name)"
  }

  func name(_ event: Event.ID) -> String { name(.event, event.rawValue, among: [.event]) }
  func name(_ person: Person.ID) -> String { name(.person, person.rawValue, among: [.person]) }
  func name(_ place: Place.ID) -> String { name(.place, place.rawValue, among: [.place]) }
  func name(_ source: Source.ID) -> String { name(.source, source.rawValue, among: [.source]) }
  func name(_ statement: Statement.ID) -> String { name(.statement, statement.rawValue, among: [.statement]) }

  func name(_ referent: Referent, among kinds: [Kind] = Referent.kinds) -> String {
    let reference = referent.record
    return name(reference.kind, reference.id, among: kinds)
  }

  /// The name of somebody who takes part, speaks or writes.
  func participant(_ referent: Referent) -> String { name(referent, among: [.person, .group]) }

  func participations(_ participants: [Participation]) -> String {
    participants.map { participation in
      participant(participation.who) + (participation.role.map { " as \(Quotation.wordOrQuoted($0))" } ?? "")
    }.joined(separator: ", ")
  }

  // MARK: What many records have

  func addID(_ id: String, _ slug: Slug, _ lines: inout RecordLines) {
    if id != slug.rawValue { lines.addLine("id \(Quotation.quoted(id))") }
  }

  func addAliases(_ aliases: [Slug], _ lines: inout RecordLines) {
    if !aliases.isEmpty { lines.addLine("formerly \(aliases.map(\.rawValue).joined(separator: ", "))") }
  }

  func addNote(_ note: String?, _ lines: inout RecordLines) {
    if let note { lines.addWords("note", note) }
  }

  func addNames(_ names: [DatedName], _ lines: inout RecordLines) {
    if !names.isEmpty { lines.addLine("also \(names.map { written($0) }.joined(separator: ", "))") }
  }

  /// Where a proposal came from and what became of it.
  func proposal(_ origin: Origin, _ decision: Decision) -> [String] {
    var clauses: [String] = []
    switch origin {
    case .editor: break
    case .firstReading(let rule): clauses.append("origin first-reading \(Quotation.wordOrQuoted(rule))")
    case .imported(let format): clauses.append("origin import \(Quotation.wordOrQuoted(format))")
    case .model(let name, let version):
      clauses.append("origin model \(Quotation.wordOrQuoted(name)) \(Quotation.wordOrQuoted(version))")
    }
    switch decision {
    case .accepted: break
    case .open: clauses.append("decision open")
    case .acceptedInBulk: clauses.append("decision in-bulk")
    case .rejected: clauses.append("decision rejected")
    }
    return clauses
  }

  func written(_ name: DatedName, inClaim: Bool = false) -> String {
    var text = Quotation.quoted(name.text)
    if let language = name.language {
      let word = Quotation.wordOrQuoted(language)
      text += inClaim ? " lang \(word)" : " [\(word)]"
    }
    if let kind = name.kind { text += " as \(Quotation.wordOrQuoted(kind))" }
    if let used = name.used { text += " used \(written(used))" }
    return text
  }

  func written(_ date: DateExpression) -> String {
    var text =
      ChroniclePrinter.isPlainDate(date.edtf) ? date.edtf : "edtf \(Quotation.quoted(date.edtf))"
    if let calendar = date.calendar { text += " \(written(calendar))" }
    if let words = date.words { text += " \(Quotation.quoted(words))" }
    return text
  }

  func written(_ calendar: CalendarName) -> String {
    let word = calendar.rawValue
    return Quotation.isPlainWord(word) && CalendarSpelling.isKnown(word)
      ? word : "calendar \(Quotation.quoted(word))"
  }

  /// Whether a date can stand without quotation marks.
  static func isPlainDate(_ edtf: String) -> Bool {
    guard let first = edtf.utf8.first, Spelling.looksLikeDate(edtf) else { return false }
    let isSet = first == 0x5B || first == 0x7B
    let inner = edtf.utf8.dropFirst(isSet ? 1 : 0)
    if isSet {
      let close: UInt8 = first == 0x5B ? 0x5D : 0x7D
      guard inner.last == close,
        inner.dropLast().allSatisfy({ $0 != 0x5B && $0 != 0x7B && $0 != 0x5D && $0 != 0x7D })
      else { return false }
    }
    return edtf.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x3F, 0x7E, 0x25, 0x2B: true
      case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D: isSet
      default: false
      }
    }
  }
}
