public import Testimony

/// Why words are no doubt.
public struct DoubtError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no colon, or nothing before or after it.
    case noKind
    /// The kind is none of those that can be doubted.
    case unknownKind(String)
    /// No record of the kind has this name.
    case unknownRecord(kind: String, name: String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The words.
  public let words: String

  /// What happened, and what to do.
  public var message: (problem: String, remedy: String) {
    switch reason {
    case .noKind:
      ("“\(words)” names nothing that can be doubted", "write a kind and a name, such as witness:kalinin")
    case .unknownKind(let kind):
      (
        "“\(kind)” is no kind of doubt",
        "write statement:, claim:, source:, kind:, witness:, transmission:, link:, identity:, mention: or rule:"
      )
    case .unknownRecord(let kind, let name):
      ("there is no \(kind) “\(name)”", "write its readable name or its identifier")
    }
  }
}

extension Inquiry {
  /// Reads a doubt as the command line writes it: `witness:kalinin`, `transmission:serge<kalinin`, `rule:one-place`.
  ///
  /// - Parameters:
  ///   - words: The doubt.
  ///   - rules: The rules that can be named beside the inquiry's own.
  /// - Returns: The doubt.
  /// - Throws: ``DoubtError``.
  public func doubt(_ words: String, rules: RuleBook = .standard) throws(DoubtError) -> Doubt {
    guard let colon = words.firstIndex(of: ":") else { throw DoubtError(reason: .noKind, words: words) }
    let kind = String(words[..<colon]).trimmed
    let name = String(words[words.index(after: colon)...]).trimmed
    guard !kind.isEmpty, !name.isEmpty else { throw DoubtError(reason: .noKind, words: words) }
    func found<Value>(_ value: Value?) throws(DoubtError) -> Value {
      guard let value else {
        throw DoubtError(reason: .unknownRecord(kind: kind, name: name), words: words)
      }
      return value
    }
    switch kind {
    case "statement":
      return .statement(
        try found(statements.first { $0.answers(to: name, $0.slug, $0.aliases) }).id)
    case "source":
      return .source(try found(sources.first { $0.answers(to: name, $0.slug, $0.aliases) }).id)
    case "kind":
      return .kind(try found(sources.first { $0.kind?.rawValue == name }?.kind))
    case "identity": return .identity(try found(identities.first { $0.answers(to: name, $0.slug, []) }).id)
    case "rule":
      let book = rules.overridden(by: self)
      return .rule(try found(book.rule(named: name)).id)
    case "mention": return .mention(try found(mentions.first { $0.id.rawValue == name }).id)
    case "claim":
      return .claim(try found(claim(named: name)))
    case "witness": return .witness(try found(holder(named: name)))
    case "link": return .link(try found(holder(named: name)))
    case "transmission":
      let parts = name.split(separator: "<", omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count == 2 else { throw DoubtError(reason: .noKind, words: words) }
      return .transmission(try found(holder(named: parts[0])), of: try found(holder(named: parts[1])))
    default: throw DoubtError(reason: .unknownKind(kind), words: words)
    }
  }

  /// Writes a doubt as ``doubt(_:rules:)`` reads it.
  public func notation(of doubt: Doubt) -> String {
    switch doubt {
    case .statement(let id): "statement:" + (statements[id]?.slug.rawValue ?? id.rawValue)
    case .claim(let id): "claim:" + claimNotation(id)
    case .source(let id): "source:" + (sources[id]?.slug.rawValue ?? id.rawValue)
    case .kind(let kind): "kind:" + kind.rawValue
    case .witness(let holder): "witness:" + notation(of: holder)
    case .transmission(let teller, let told): "transmission:\(notation(of: teller))<\(notation(of: told))"
    case .link(let holder): "link:" + notation(of: holder)
    case .identity(let id): "identity:" + (identities[id]?.slug.rawValue ?? id.rawValue)
    case .mention(let id): "mention:" + id.rawValue
    case .rule(let id):
      "rule:" + (rules[id]?.slug.rawValue ?? RuleBook.standard[id]?.slug.rawValue ?? id.rawValue)
    }
  }

  /// A claim by identifier, or as its statement's name and its number from 1: `s17.2`.
  private func claim(named name: String) -> Claim.ID? {
    for statement in statements {
      for (place, claim) in statement.claims.enumerated()
      where claim.id.rawValue == name || "\(statement.slug).\(place + 1)" == name
        || "\(statement.slug)#\(place + 1)" == name
      {
        return claim.id
      }
    }
    return nil
  }

  private func claimNotation(_ id: Claim.ID) -> String {
    for statement in statements {
      if let place = statement.claims.firstIndex(where: { $0.id == id }) {
        return "\(statement.slug)#\(place + 1)"
      }
    }
    return id.rawValue
  }

  private func holder(named name: String) -> Voice.Holder? {
    switch name {
    case "text": return .text
    case "editor": return .editor
    default: break
    }
    if let person = persons.first(where: { $0.answers(to: name, $0.slug, $0.aliases) }) {
      return .person(person.id)
    }
    if let group = groups.first(where: { $0.answers(to: name, $0.slug, $0.aliases) }) {
      return .group(group.id)
    }
    // Some of a group, rumour and the nameless are known by their words.
    for statement in statements {
      for voice in statement.voices {
        switch voice.holder {
        case .some(_, let words), .rumour(let words), .described(let words):
          if words == name { return voice.holder }
        default: continue
        }
      }
    }
    return nil
  }

  private func notation(of holder: Voice.Holder) -> String {
    switch holder {
    case .text: "text"
    case .editor: "editor"
    case .person(let id): persons[id]?.slug.rawValue ?? id.rawValue
    case .group(let id): groups[id]?.slug.rawValue ?? id.rawValue
    case .some(_, let words), .rumour(let words), .described(let words): words
    }
  }
}

extension IdentifiedRecord {
  fileprivate func answers(to name: String, _ slug: Slug, _ aliases: [Slug]) -> Bool {
    slug.rawValue == name || id.rawValue == name || aliases.contains { $0.rawValue == name }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace ?? false { text.removeFirst() }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
