import Chronology
import Diagnostics
import EDTF
import Editing
import Presentation
import Testimony

/// What is typed into the form of a source, field by field, and what it means.
struct SourceFields: Sendable {
  /// The fields, in the order in which they stand in the form.
  enum Field: String, CaseIterable, Sendable {
    case title, name, kind, authors, people, languages, composed, published, calendar, about, relations,
      archive,
      bibliography, notice, note

    /// Whether it takes several lines.
    var isLong: Bool { [.people, .relations, .bibliography, .note].contains(self) }
  }

  /// What stands in each field.
  private(set) var texts: [Field: String]
  /// Why a field cannot be read, in words.
  private(set) var flaws: [Field: String] = [:]
  /// What the fields mean, as far as they could be read.
  private(set) var source = NewSource()

  /// Empty fields.
  init() { texts = [:] }

  /// The fields as a source would be entered.
  init(_ source: Source, in inquiry: Inquiry) {
    let entered = NewSource(source, in: inquiry)
    texts = [
      .title: entered.title ?? "", .name: entered.slug?.rawValue ?? "", .kind: entered.kind?.rawValue ?? "",
      .authors: entered.authors.joined(separator: "; "),
      .people: entered.parts.map { $0.role + ": " + $0.name }.joined(separator: "\n"),
      .languages: entered.languages.joined(separator: ", "), .composed: entered.composed?.edtf ?? "",
      .published: entered.published?.edtf ?? "", .calendar: entered.calendar?.rawValue ?? "",
      .about: entered.about.joined(separator: "; "),
      .relations: entered.ties.map { $0.kind.rawValue + ": " + $0.source }.joined(separator: "\n"),
      .archive: entered.archivalReference.map { $0.level + ": " + $0.name }.joined(separator: "; "),
      .bibliography: entered.bibliography ?? "", .notice: entered.notice ?? "", .note: entered.note ?? "",
    ]
    self.source = entered
  }

  /// Reads what was typed; `before` keeps the words of dates that were not touched.
  init(_ form: FormFields, before: Source? = nil, _ words: Catalogue) {
    texts = [:]
    for field in Field.allCases { texts[field] = form[field.rawValue] }
    source.title = texts[.title]
    if let name = texts[.name] {
      source.slug = Slug(name)
      if source.slug == nil { flaws[.name] = words("sourceForm.badName") }
    }
    source.kind = texts[.kind].map { Source.Kind(rawValue: $0) }
    source.authors = Self.list(texts[.authors], by: [";"])
    source.languages = Self.list(texts[.languages], by: [",", ";", " "])
    if let bad = source.languages.first(where: { !Self.isLanguage($0) }) {
      flaws[.languages] = words("sourceForm.badLanguage", ["word": bad])
    }
    source.composed = date(.composed, before?.composed, words)
    source.published = date(.published, before?.published, words)
    source.calendar = texts[.calendar].map { CalendarName(rawValue: $0) }
    source.about = Self.list(texts[.about], by: [";"])
    source.notice = texts[.notice]
    source.note = texts[.note]
    source.bibliography = texts[.bibliography]
    for (role, name) in pairs(.people, by: ["\n"], words) { source.parts.append(NewSource.Part(role, name)) }
    for (level, name) in pairs(.archive, by: [";", "\n"], words) {
      source.archivalReference.append(Source.ArchivalLevel(level, name))
    }
    for (kind, name) in pairs(.relations, by: ["\n"], words) {
      if let kind = Source.Relation.Kind(rawValue: kind) {
        source.ties.append(NewSource.Tie(kind, name))
      } else {
        flaws[.relations] = words("sourceForm.badRelation", ["word": kind])
      }
    }
  }

  /// The fields with a flaw that only the archive could find, at the field it speaks of.
  func refused(_ why: String, at field: Field?) -> SourceFields {
    var copy = self
    copy.flaws[field ?? .title] = why
    return copy
  }

  private mutating func date(_ field: Field, _ before: DateExpression?, _ words: Catalogue) -> DateExpression?
  {
    guard let text = texts[field] else { return nil }
    if let before, before.edtf == text { return before }
    do {
      _ = try DateReading().days(of: text)
      return DateExpression(text)
    } catch {
      flaws[field] = words("sourceForm.badDate", ["why": error.explanation.summary])
      return nil
    }
  }

  private mutating func pairs(_ field: Field, by dividers: Set<Character>, _ words: Catalogue) -> [(
    String, String
  )] {
    Self.list(texts[field], by: dividers).compactMap { line in
      let halves = line.split(separator: ":", maxSplits: 1).map { Self.trimmed($0) }
      guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else {
        flaws[field] = words("sourceForm.badPair", ["line": line])
        return nil
      }
      return (halves[0], halves[1])
    }
  }

  private static func list(_ text: String?, by dividers: Set<Character>) -> [String] {
    (text ?? "").split(whereSeparator: { dividers.contains($0) || $0.isNewline && dividers.contains("\n") })
      .map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private static func isLanguage(_ text: String) -> Bool {
    text.split(separator: "-", omittingEmptySubsequences: false).enumerated().allSatisfy { place, part in
      (place == 0 ? 2...3 : 1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
        }
    }
  }
}
