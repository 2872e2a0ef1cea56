package import Testimony

/// Writes changes as typed, versioned bytes and reads them back; what it does not know it refuses.
package struct ChangeCodec: Sendable {
  /// Turns the JSON of one version of a change into that of the next.
  package typealias Upcast = @Sendable (CanonicalJSON) throws -> CanonicalJSON

  /// What a type of change is now, and how older versions of it are brought up to date.
  package struct ChangeType: Sendable {
    /// The version written now.
    package var version: Int
    /// The steps from version 1 to 2, from 2 to 3 and so on.
    package var upcasts: [Upcast]

    /// Creates a type at its first version, or at a later one with the steps that lead to it.
    package init(upcasts: [Upcast] = []) {
      self.upcasts = upcasts
      version = upcasts.count + 1
    }
  }

  private let types: [String: ChangeType]

  /// Creates a codec; types named here replace the current ones.
  package init(types overrides: [String: ChangeType] = [:]) {
    var types: [String: ChangeType] = ["reason": ChangeType(), "title.set": ChangeType()]
    for kind in RecordReference.Kind.allCases {
      types["\(kind.rawValue).put"] = ChangeType()
      types["\(kind.rawValue).remove"] = ChangeType()
    }
    self.types = types.merging(overrides) { $1 }
  }

  /// Seals the words of why.
  package func seal(reason: String, vault: String?, salt: [UInt8]) -> Entry.Item {
    seal("reason", record: "", vault: vault, body: .string(reason), salt: salt)
  }

  /// Seals a change.
  package func seal(_ change: Change, salt: [UInt8]) throws -> Entry.Item {
    switch change {
    case .put(let record):
      let reference = record.reference
      return seal(
        "\(reference.kind.rawValue).put", record: reference.id, vault: record.vault,
        body: try record.json, salt: salt)
    case .remove(let reference):
      return seal(
        "\(reference.kind.rawValue).remove", record: reference.id, vault: nil, body: .object([]), salt: salt)
    case .title(let title):
      return seal("title.set", record: "", vault: nil, body: .string(title), salt: salt)
    }
  }

  private func seal(
    _ type: String, record: String, vault: String?, body: CanonicalJSON, salt: [UInt8]
  ) -> Entry.Item {
    let version = types[type]?.version ?? 1
    let payload = Entry.Payload(salt: salt, body: body.canonicalBytes)
    return Entry.Item(
      type: type, version: version, record: record, vault: vault,
      commitment: payload.commitment(type: type, version: version), payload: payload)
  }

  /// Opens a sealed change.
  ///
  /// - Throws: ``ArchiveError`` for an unknown type or version, a payload that is not what the chain is
  ///   committed to, and one that cannot be read.
  package func open(_ item: Entry.Item, entry: Int) throws -> Change {
    guard let type = types[item.type], (1...type.version).contains(item.version) else {
      throw ArchiveError(.unknownChange(type: item.type, version: item.version, entry: entry))
    }
    let place = "\(item.type) \(item.record)".trimmed
    guard let payload = item.payload else {
      throw ArchiveError(.damaged("the content of \(place) in entry \(entry) is missing"))
    }
    guard payload.commitment(type: item.type, version: item.version) == item.commitment else {
      throw ArchiveError(.damaged("the content of \(place) in entry \(entry) has been altered"))
    }
    do {
      var body = try CanonicalJSON(parsing: payload.body)
      for upcast in type.upcasts[(item.version - 1)...] { body = try upcast(body) }
      return try ChangeCodec.change(item.type, record: item.record, body: body)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(.damaged("\(place) in entry \(entry) cannot be read: \(error)"))
    }
  }

  private static func change(_ type: String, record id: String, body: CanonicalJSON) throws -> Change {
    if type == "title.set", case .string(let title) = body { return .title(title) }
    let parts = type.split(separator: ".")
    guard parts.count == 2, let kind = RecordReference.Kind(rawValue: String(parts[0])) else {
      throw ArchiveError(.damaged("“\(type)” is no change of a record"))
    }
    if parts[1] == "remove" { return .remove(RecordReference(kind, id: id)) }
    let record = try AnyRecord(kind, json: body)
    guard Array(record.reference.id.utf8) == Array(id.utf8) else {
      throw ArchiveError(.damaged("\(kind.rawValue) \(record.reference.id) is filed as \(id)"))
    }
    return .put(record)
  }
}

extension AnyRecord {
  /// The record as JSON.
  package var json: CanonicalJSON {
    get throws {
      switch self {
      case .source(let record): try CanonicalJSON(encoding: record)
      case .text(let record): try CanonicalJSON(encoding: record)
      case .excerpt(let record): try CanonicalJSON(encoding: record)
      case .person(let record): try CanonicalJSON(encoding: record)
      case .group(let record): try CanonicalJSON(encoding: record)
      case .place(let record): try CanonicalJSON(encoding: record)
      case .work(let record): try CanonicalJSON(encoding: record)
      case .event(let record): try CanonicalJSON(encoding: record)
      case .statement(let record): try CanonicalJSON(encoding: record)
      case .mention(let record): try CanonicalJSON(encoding: record)
      case .identity(let record): try CanonicalJSON(encoding: record)
      case .rule(let record): try CanonicalJSON(encoding: record)
      case .hypothesis(let record): try CanonicalJSON(encoding: record)
      case .ruling(let record): try CanonicalJSON(encoding: record)
      case .note(let record): try CanonicalJSON(encoding: record)
      case .proposal(let record): try CanonicalJSON(encoding: record)
      }
    }
  }

  /// Reads a record of a kind from JSON.
  package init(_ kind: RecordReference.Kind, json: CanonicalJSON) throws {
    self =
      switch kind {
      case .source: .source(try json.decode(Source.self))
      case .text: .text(try json.decode(SourceText.self))
      case .excerpt: .excerpt(try json.decode(Excerpt.self))
      case .person: .person(try json.decode(Person.self))
      case .group: .group(try json.decode(Group.self))
      case .place: .place(try json.decode(Place.self))
      case .work: .work(try json.decode(Work.self))
      case .event: .event(try json.decode(Event.self))
      case .statement: .statement(try json.decode(Statement.self))
      case .mention: .mention(try json.decode(Mention.self))
      case .identity: .identity(try json.decode(Identity.self))
      case .rule: .rule(try json.decode(Rule.self))
      case .hypothesis: .hypothesis(try json.decode(Hypothesis.self))
      case .ruling: .ruling(try json.decode(Ruling.self))
      case .note: .note(try json.decode(EditorNote.self))
      case .proposal: .proposal(try json.decode(Proposal.self))
      }
  }
}

extension String {
  fileprivate var trimmed: String { hasSuffix(" ") ? String(dropLast()) : self }
}
