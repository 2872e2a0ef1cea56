import Testimony

/// The names of all records of a chronicle, and whom they name.
struct NameTable {
  typealias Kind = RecordReference.Kind

  /// From names to identifiers, by kind.
  private var identifiers: [Kind: [String: String]] = [:]
  /// From identifiers to the names that are printed.
  private var names: [Kind: [String: String]] = [:]
  private var titles: [String: [RecordReference]] = [:]
  private var aliases: [(kind: Kind, alias: String, id: String)] = []

  /// Enters a record.
  ///
  /// - Returns: Whether neither its name nor its identifier was taken.
  mutating func add(_ kind: Kind, name: String, id: String, title: String?) -> Bool {
    let isNew = identifiers[kind, default: [:]][name] == nil && names[kind, default: [:]][id] == nil
    if identifiers[kind, default: [:]][name] == nil { identifiers[kind, default: [:]][name] = id }
    names[kind, default: [:]][id] = name
    if let title { titles[title, default: []].append(RecordReference(kind, id: id)) }
    return isNew
  }

  /// Notes that a record once had another name; current names go before earlier ones.
  mutating func addAlias(_ kind: Kind, _ alias: String, id: String) { aliases.append((kind, alias, id)) }

  /// Makes earlier names findable, once all current ones are known.
  mutating func enterAliases() {
    for (kind, alias, id) in aliases where identifiers[kind, default: [:]][alias] == nil {
      identifiers[kind, default: [:]][alias] = id
    }
    aliases = []
  }

  /// The identifier a name stands for.
  func id(_ kind: Kind, _ name: String) -> String? { identifiers[kind]?[name] }

  /// The kinds, of those given, that have a record of this name.
  func kinds(_ kinds: [Kind], having name: String) -> [Kind] {
    kinds.filter { identifiers[$0]?[name] != nil }
  }

  /// The records, of the kinds given, with this title.
  func titled(_ title: String, _ kinds: [Kind]) -> [RecordReference] {
    (titles[title] ?? []).filter { kinds.contains($0.kind) }
  }

  /// All names of the kinds given.
  func all(_ kinds: [Kind]) -> [String] { kinds.flatMap { (identifiers[$0] ?? [:]).keys } }

  /// The name printed for a record, without its kind.
  func name(_ kind: Kind, id: String) -> String? { names[kind]?[id] }
}

extension Referent {
  /// The kinds of record words can refer to.
  static let kinds: [RecordReference.Kind] = [.person, .group, .place, .work, .event, .source, .statement]

  /// The referent for a record of one of those kinds.
  init?(_ reference: RecordReference) {
    switch reference.kind {
    case .person: self = .person(Identifier(reference.id))
    case .group: self = .group(Identifier(reference.id))
    case .place: self = .place(Identifier(reference.id))
    case .work: self = .work(Identifier(reference.id))
    case .event: self = .event(Identifier(reference.id))
    case .source: self = .source(Identifier(reference.id))
    case .statement: self = .statement(Identifier(reference.id))
    default: return nil
    }
  }
}
