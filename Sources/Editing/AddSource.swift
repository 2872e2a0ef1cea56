package import Archives
package import Diagnostics
package import Interchange
import SourceTexts
package import Testimony

/// The steps a source goes through while it is added, in order.
package enum AddingStage: String, Hashable, Sendable, CaseIterable {
  /// Its file is read into text and structure.
  case reading
  /// It is entered in the archive.
  case recording
  /// Its text is read for the first time, for what it may say.
  case proposing
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
  ///   - report: Told how far it is.
  /// - Returns: The source, its text, and what was noticed.
  /// - Throws: ``EditingError``, `SourceTextError` or `ArchiveError`, nothing having been recorded.
  package func addSource(
    _ entered: NewSource, file: (bytes: [UInt8], name: String)? = nil, on head: Head? = nil,
    report: (AddingStage) -> Void = { _ in }
  ) throws -> AddedSource {
    report(.reading)
    let (inquiry, current) = try now()
    let reading = try file.map {
      try surroundings.read($0.bytes, fileName: $0.name, encoding: entered.encoding)
    }
    let heading = reading?.metadata.first { $0.key.lowercased() == "title" }?.value
    let stem = file.map { Desk.stem(of: $0.name) }
    let title = entered.title ?? heading ?? stem ?? "Source"
    var (slug, id) = inquiry.freeName(
      for: entered.slug?.rawValue ?? entered.title ?? stem ?? "", fallback: "source", in: inquiry.sources,
      slugs: inquiry.sources.map(\.slug))
    if let wanted = entered.slug { slug = wanted }
    var source = Source(id: id, slug: slug, title: title)
    var newPeople: [Person] = []
    try entered.enter(into: &source, of: inquiry, adding: &newPeople)
    if let reading { source.fill(from: reading.metadata) }
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
    report(.recording)
    let next = try record(
      changes, originals: originals, because: "source “\(source.slug)” added", on: head ?? current)
    return AddedSource(
      source: source, text: text, newPeople: newPeople, diagnostics: reading?.diagnostics ?? [], head: next)
  }

  /// Changes what is known of a source; its text and its statements stay as they are.
  ///
  /// - Parameters:
  ///   - id: The source.
  ///   - entered: All that is known of it now; what is left out is not known.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The source as it is now, who was added as one of its people, and the new head.
  /// - Throws: ``EditingError`` or `ArchiveError`, nothing having been recorded.
  package func changeSource(
    _ id: Source.ID, to entered: NewSource, on head: Head? = nil
  ) throws -> (source: Source, newPeople: [Person], head: Head) {
    let (inquiry, current) = try now()
    guard var source = inquiry.sources[id] else {
      throw EditingError(.unknown(kind: "source", name: id.rawValue, suggestion: nil))
    }
    let before = source
    if let title = entered.title { source.title = title }
    if let slug = entered.slug, slug != source.slug {
      source.aliases = (source.aliases + [source.slug]).filter { $0 != slug }
      source.slug = slug
    }
    var newPeople: [Person] = []
    try entered.enter(into: &source, of: inquiry, adding: &newPeople)
    guard source != before else { throw ArchiveError(.nothingChanges) }
    let next = try record(
      newPeople.map { .put(.person($0)) } + [.put(.source(source))],
      because: "source “\(source.slug)” described anew", on: head ?? current)
    return (source, newPeople, next)
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
        checksum: original.checksum, byteCount: original.bytes.count, textByteCount: reading.textByteCount,
        converter: reading.converter),
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
      let reading = try read(
        request.bytes, fileName: request.fileName,
        encoding: request.encoding.flatMap(TextEncoding.init(rawValue:)))
      return SourceText(
        reading, of: request.source, number: request.number, original: Original(request.bytes),
        fileName: request.fileName)
    }
  }
}
