package import Archives
package import Diagnostics
package import Interchange
import SourceTexts
package import Testimony

/// A source as it is entered, before it has a place in the inquiry.
package struct NewSource: Hashable, Sendable {
  /// The title; `nil` takes that of the file.
  package var title: String?
  /// The readable name; `nil` makes one.
  package var slug: Slug?
  /// What it is.
  package var kind: Source.Kind?
  /// Its authors, by slug or name; whoever is not there yet is added.
  package var authors: [String] = []
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
  /// What every page that shows it must say.
  package var notice: String?

  /// Creates a source about which nothing is known.
  package init() {}
}

/// What came of adding a source.
package struct AddedSource: Sendable {
  /// The source.
  package var source: Source
  /// Its text; `nil` for a source without a digital text.
  package var text: SourceText?
  /// People who were added as its authors.
  package var newPeople: [Person]
  /// What the reader of the file noticed.
  package var diagnostics: [Diagnostic]
  /// The new head.
  package var head: Head
}

extension Desk {
  /// Adds a source, with the text of a file or without a text.
  ///
  /// - Parameters:
  ///   - entered: What is known of it.
  ///   - file: The bytes and the name of its file; `nil` for a source without a digital text.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The source, its text, and what was noticed.
  /// - Throws: ``EditingError``, `SourceTextError` or `ArchiveError`, nothing having been recorded.
  package func addSource(
    _ entered: NewSource, file: (bytes: [UInt8], name: String)? = nil, on head: Head? = nil
  ) throws -> AddedSource {
    let (inquiry, current) = try now()
    let reading = try file.map { try surroundings.texts.read($0.bytes, fileName: $0.name) }
    let heading = reading?.metadata.first { $0.key.lowercased() == "title" }?.value
    let stem = file.map { Desk.stem(of: $0.name) }
    let title = entered.title ?? heading ?? stem ?? "Source"
    var (slug, id) = inquiry.freeName(
      for: entered.slug?.rawValue ?? entered.title ?? stem ?? "", fallback: "source", in: inquiry.sources,
      slugs: inquiry.sources.map(\.slug))
    if let wanted = entered.slug { slug = wanted }
    var source = Source(id: id, slug: slug, title: title, kind: entered.kind, languages: entered.languages)
    source.composed = entered.composed
    source.published = entered.published
    source.calendar = entered.calendar
    source.notice = entered.notice
    source.relations = try entered.about.map { Source.Relation(.about, try inquiry.source(named: $0).id) }
    var newPeople: [Person] = []
    for name in entered.authors {
      source.contributions.append(
        Source.Contribution(author(named: name, in: inquiry, adding: &newPeople), role: "author"))
    }
    var changes: [Change] = newPeople.map { .put(.person($0)) } + [.put(.source(source))]
    var originals: [Original] = []
    var text: SourceText?
    if let reading, let file {
      let original = Original(file.bytes)
      let revision = SourceText(reading, of: source.id, number: 1, original: original, fileName: file.name)
      changes.append(.put(.text(revision)))
      originals = [original]
      text = revision
    }
    let next = try record(
      changes, originals: originals, because: "source “\(source.slug)” added", on: head ?? current)
    return AddedSource(
      source: source, text: text, newPeople: newPeople, diagnostics: reading?.diagnostics ?? [], head: next)
  }

  private func author(named name: String, in inquiry: Inquiry, adding people: inout [Person]) -> Referent {
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

  /// A file's name without its ending.
  private static func stem(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}

extension SourceText {
  /// Names the reading of a file: the same bytes read in the same way for the same source are one text.
  init(
    _ reading: SourceTextReading, of source: Source.ID, number: Int, original: Archives.Original,
    fileName: String
  ) {
    var text = SourceText(
      id: Identifier(""), source: source, number: number,
      original: SourceText.Original(
        fileName: fileName, mediaType: reading.mediaType, encoding: reading.encoding.rawValue,
        checksum: original.checksum, byteCount: original.bytes.count),
      text: reading.text, structure: reading.structure, map: reading.map)
    var bytes = CanonicalBytes(domain: "temoin.text/1")
    bytes.append(source.rawValue)
    bytes.append(number)
    bytes.append(original.checksum)
    bytes.append(text.text)
    if let structure = try? CanonicalJSON(encoding: text.structure) { bytes.append(structure.canonicalBytes) }
    text = SourceText(
      id: Identifier(bytes.digest.description), source: source, number: number, original: text.original,
      text: text.text, structure: text.structure, map: text.map)
    self = text
  }
}

extension SourceTextReader {
  /// The door through which formats have the texts of sources read.
  package var door: TextReader {
    TextReader { request in
      let reading = try read(request.bytes, fileName: request.fileName)
      return SourceText(
        reading, of: request.source, number: request.number, original: Original(request.bytes),
        fileName: request.fileName)
    }
  }
}
