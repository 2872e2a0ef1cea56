import Archives
import EDTF
package import SourceTexts
package import Testimony

/// A source as it is entered, before it has a place in the inquiry.
package struct NewSource: Hashable, Sendable {
  /// Somebody's part in a source, by slug or name; whoever is not there yet is added.
  package struct Part: Hashable, Sendable {
    /// The part: author, addressee, interviewer, translator, editor and so on.
    package var role: String
    /// Who.
    package var name: String
    /// Creates a part.
    package init(_ role: String, _ name: String) {
      self.role = role
      self.name = name
    }
  }

  /// What it is to another source, by that one's slug or title.
  package struct Tie: Hashable, Sendable {
    /// How they stand to each other.
    package var kind: Source.Relation.Kind
    /// The other source.
    package var source: String
    /// Creates a tie.
    package init(_ kind: Source.Relation.Kind, _ source: String) {
      self.kind = kind
      self.source = source
    }
  }

  /// The title; `nil` takes that of the file.
  package var title: String?
  /// The readable name; `nil` makes one.
  package var slug: Slug?
  /// What it is.
  package var kind: Source.Kind?
  /// Its authors, by slug or name; whoever is not there yet is added.
  package var authors: [String] = []
  /// Its other people.
  package var parts: [Part] = []
  /// Its languages.
  package var languages: [String] = []
  /// When it was composed, as EDTF.
  package var composed: DateExpression?
  /// When it was published, as EDTF.
  package var published: DateExpression?
  /// The calendar of its dates.
  package var calendar: CalendarName?
  /// The sources it is about, by slug.
  package var about: [String] = []
  /// What else it is to other sources.
  package var ties: [Tie] = []
  /// Where it lies in an archive, from the repository inwards.
  package var archivalReference: [Source.ArchivalLevel] = []
  /// Bibliographic data: one CSL-JSON item.
  package var bibliography: String?
  /// What every page that shows it must say.
  package var notice: String?
  /// The editor's note.
  package var note: String?
  /// How the bytes of its file are decoded; `nil` finds out.
  package var encoding: TextEncoding?

  /// Creates a source about which nothing is known.
  package init() {}

  /// Reads a source off the record, as it would be entered.
  package init(_ source: Source, in inquiry: Inquiry) {
    title = source.title
    slug = source.slug
    kind = source.kind
    for contribution in source.contributions {
      let name = inquiry.readableName(of: contribution.person)
      if contribution.role == "author" {
        authors.append(name)
      } else {
        parts.append(Part(contribution.role, name))
      }
    }
    languages = source.languages
    composed = source.composed
    published = source.published
    calendar = source.calendar
    for relation in source.relations {
      let name = inquiry.sources[relation.source]?.slug.rawValue ?? relation.source.rawValue
      if relation.kind == .about { about.append(name) } else { ties.append(Tie(relation.kind, name)) }
    }
    archivalReference = source.archivalReference
    bibliography = source.bibliography
    notice = source.notice
    note = source.note
  }

  /// Writes what was entered into a record, its title and names apart.
  func enter(into source: inout Source, of inquiry: Inquiry, adding people: inout [Person]) throws {
    source.kind = kind
    source.languages = languages
    source.composed = try composed.map(NewSource.checked)
    source.published = try published.map(NewSource.checked)
    source.calendar = calendar
    source.relations =
      try about.map { Source.Relation(.about, try inquiry.source(named: $0).id) }
      + ties.map { Source.Relation($0.kind, try inquiry.source(named: $0.source).id) }
    if let own = source.relations.first(where: { $0.source == source.id }) {
      throw EditingError(
        .unfit(
          what: "relation", words: own.kind.rawValue, remedy: "name another source than the source itself"))
    }
    source.contributions = []
    for part in authors.map({ Part("author", $0) }) + parts {
      source.contributions.append(
        Source.Contribution(
          NewSource.contributor(named: part.name, in: inquiry, adding: &people), role: part.role))
    }
    source.archivalReference = archivalReference
    source.bibliography = try bibliography.map(NewSource.canonicalBibliography)
    source.notice = notice
    source.note = note
  }

  private static func checked(_ date: DateExpression) throws -> DateExpression {
    _ = try EDTFExpression(parsing: date.edtf)
    return date
  }

  /// One CSL-JSON item as canonical text.
  private static func canonicalBibliography(_ text: String) throws -> String {
    guard let item = try? CanonicalJSON(parsing: Array(text.utf8)), case .object = item else {
      throw EditingError(
        .unfit(
          what: "bibliographic data", words: String(text.prefix(60)),
          remedy: "paste one CSL-JSON item, an object in braces, as Zotero exports it"))
    }
    return item.canonicalText
  }

  private static func contributor(
    named name: String, in inquiry: Inquiry, adding people: inout [Person]
  ) -> Referent {
    if let person = (try? inquiry.person(named: name)) ?? people.first(where: { $0.name == name }) {
      return .person(person.id)
    }
    if let group = try? inquiry.group(named: name) { return .group(group.id) }
    let (slug, id) = inquiry.freeName(
      for: name, fallback: "person", in: inquiry.persons,
      slugs: inquiry.persons.map(\.slug) + people.map(\.slug))
    people.append(Person(id: id, slug: slug, name: name))
    return .person(id)
  }
}
