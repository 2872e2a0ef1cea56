package import Archives
import Diagnostics
package import Interchange
package import Testimony

/// What came of importing a file.
package struct ImportedInquiry: Sendable {
  /// How many records of each kind were added, in the order of the kinds.
  package var added: [(kind: RecordReference.Kind, count: Int)]
  /// How many were there and were changed.
  package var changed: Int
  /// How many were there as they are.
  package var unchanged: Int
  /// The messages that did not stop the import, as they are printed.
  package var messages: [String]
  /// The new head.
  package var head: Head
}

extension Desk {
  /// Imports an inquiry from a file and the files beside it, all of it or nothing.
  ///
  /// Records that are there already are put in the state of the file; none is taken out.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - formatName: The name of its format; `nil` finds out.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: What was added and changed.
  /// - Throws: ``EditingError`` with every message about the file, or `ArchiveError`.
  @discardableResult
  package func importInquiry(
    from path: String, format formatName: String? = nil, on head: Head? = nil
  ) throws -> ImportedInquiry {
    let folder = FolderOfFiles(FileOnDisk.folder(of: path))
    return try importInquiry(
      main: NamedFile(path: path, bytes: try FileOnDisk.read(path)), beside: { folder.file($0) },
      format: formatName, on: head)
  }

  /// Imports an inquiry that is in memory, all of it or nothing.
  ///
  /// - Parameters:
  ///   - main: The main file.
  ///   - file: Gives the bytes of a file beside it; `nil` where there is none of that path.
  ///   - formatName: The name of the format; `nil` finds out.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: What was added and changed.
  /// - Throws: ``EditingError`` with every message about the file, or `ArchiveError`.
  @discardableResult
  package func importInquiry(
    main: NamedFile, beside file: @escaping @Sendable (String) -> [UInt8]?, format formatName: String? = nil,
    on head: Head? = nil
  ) throws -> ImportedInquiry {
    let path = main.path
    let format = try format(named: formatName, of: main.bytes, path: path)
    let reading = format.read(FormatInput(main: main, file: file, texts: surroundings.texts.door))
    let renderer = DiagnosticRenderer(utf8: main.bytes)
    let messages = reading.diagnostics.map { renderer.render($0) }
    guard let imported = reading.inquiry else {
      throw EditingError(.unreadable(path: path, messages: messages))
    }
    let (inquiry, current) = try now()
    var result = ImportedInquiry(added: [], changed: 0, unchanged: 0, messages: messages, head: current)
    var changes: [Change] = []
    var counts: [RecordReference.Kind: Int] = [:]
    if !imported.title.isEmpty, !imported.title.utf8.elementsEqual(inquiry.title.utf8) {
      changes.append(.title(imported.title))
    }
    for record in imported.allRecords {
      guard let present = inquiry[record.reference] else {
        counts[record.reference.kind, default: 0] += 1
        changes.append(.put(record))
        continue
      }
      if try present.json.canonicalBytes == record.json.canonicalBytes {
        result.unchanged += 1
      } else {
        result.changed += 1
        changes.append(.put(record))
      }
    }
    result.added = RecordReference.Kind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
    guard !changes.isEmpty else { return result }
    let originals = imported.texts.compactMap { text in
      reading.originals[text.id].map { Original(checksum: text.original.checksum, bytes: $0) }
    }
    result.head = try record(
      changes, originals: originals, because: "\(FileOnDisk.name(of: path)) imported", on: head ?? current)
    return result
  }

  /// The format with a name, or the one a file is in.
  func format(named name: String?, of bytes: [UInt8], path: String) throws -> any Format {
    if let name {
      guard let format = surroundings.formats[name] else {
        throw EditingError(.unknownFormat(name, known: surroundings.formats.formats.map(\.name)))
      }
      return format
    }
    guard
      let format = surroundings.formats.format(
        of: bytes.prefix(4096), fileName: FileOnDisk.name(of: path))
    else { throw EditingError(.unrecognised(path: path)) }
    return format
  }
}
