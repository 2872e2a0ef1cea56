extension Referent {
  /// The record it names.
  public var record: RecordReference {
    switch self {
    case .person(let id): RecordReference(.person, id: id.rawValue)
    case .group(let id): RecordReference(.group, id: id.rawValue)
    case .place(let id): RecordReference(.place, id: id.rawValue)
    case .work(let id): RecordReference(.work, id: id.rawValue)
    case .event(let id): RecordReference(.event, id: id.rawValue)
    case .source(let id): RecordReference(.source, id: id.rawValue)
    case .statement(let id): RecordReference(.statement, id: id.rawValue)
    }
  }

  /// The kind of record it names.
  public var kind: RecordReference.Kind { record.kind }
}

extension Inquiry {
  /// The readable name of what a referent names; `nil` for what is not there.
  public func slug(of referent: Referent) -> Slug? {
    switch referent {
    case .person(let id): persons[id]?.slug
    case .group(let id): groups[id]?.slug
    case .place(let id): places[id]?.slug
    case .work(let id): works[id]?.slug
    case .event(let id): events[id]?.slug
    case .source(let id): sources[id]?.slug
    case .statement(let id): statements[id]?.slug
    }
  }

  /// The readable name of what a referent names; the identifier of what is not there.
  public func readableName(of referent: Referent) -> String {
    slug(of: referent)?.rawValue ?? referent.record.id
  }

  /// What the inquiry calls somebody or something: a name or title, for a statement its readable name; the
  /// identifier of what is not there.
  public func name(of referent: Referent) -> String {
    let name: String? =
      switch referent {
      case .person(let id): persons[id]?.name
      case .group(let id): groups[id]?.name
      case .place(let id): places[id]?.name
      case .work(let id): works[id]?.title
      case .event(let id): events[id]?.title
      case .source(let id): sources[id]?.title
      case .statement: slug(of: referent)?.rawValue
      }
    return name ?? referent.record.id
  }
}
