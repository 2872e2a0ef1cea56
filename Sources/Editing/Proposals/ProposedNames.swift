package import Testimony

/// Finds whom the names of proposals mean among the records of an inquiry.
///
/// A name means the record that bears it, letter case and blanks aside, and whoever an accepted mention of the
/// same source under that name was taken for. A name that several bear is left to the editor.
package struct ProposedNames: Sendable {
  /// Whom a name means.
  package enum Meaning: Hashable, Sendable {
    /// Somebody or something recorded.
    case known(Referent)
    /// Nobody yet: accepting it makes a record.
    case new
    /// Several bear it.
    case several([Referent])
  }

  private struct Key: Hashable {
    var source: Source.ID?
    var kind: ProposedName.Kind
    var name: String
  }

  private var bearers: [Key: [Referent]] = [:]

  /// Takes up the names of an inquiry.
  ///
  /// - Complexity: O(*n*) in the number of people, groups, places, works and proposals.
  package init(_ inquiry: Inquiry) {
    for one in inquiry.persons { bear(.person(one.id), .person, one.name, one.names, one.slug) }
    for one in inquiry.groups { bear(.group(one.id), .group, one.name, one.names, one.slug) }
    for one in inquiry.places { bear(.place(one.id), .place, one.name, one.names, one.slug) }
    for one in inquiry.works { bear(.work(one.id), .work, one.title, one.names, one.slug) }
    for proposal in inquiry.proposals where proposal.decision.isAccepted {
      let name: ProposedName
      switch proposal.content {
      case .mention(let one), .reference(let one): name = one
      default: continue
      }
      for made in proposal.made where made.kind == .mention {
        guard let referent = inquiry.mentions[Identifier(made.id)]?.referent else { continue }
        bear(referent, name, in: proposal.source)
      }
    }
  }

  private mutating func bear(
    _ referent: Referent, _ kind: ProposedName.Kind, _ name: String, _ names: [DatedName], _ slug: Slug
  ) {
    for text in [name, slug.rawValue] + names.map(\.text) { bear(referent, ProposedName(kind, text)) }
  }

  /// Notes that somebody bears a name, everywhere or in a source.
  package mutating func bear(_ referent: Referent, _ name: ProposedName, in source: Source.ID? = nil) {
    let key = Key(source: source, kind: name.kind, name: Self.folded(name.name))
    if !bearers[key, default: []].contains(referent) { bearers[key, default: []].append(referent) }
  }

  /// Whom a name means in a source.
  package func meaning(of name: ProposedName, in source: Source.ID) -> Meaning {
    let folded = Self.folded(name.name)
    let found =
      bearers[Key(source: source, kind: name.kind, name: folded)]
      ?? bearers[Key(source: nil, kind: name.kind, name: folded)] ?? []
    if let only = found.first, found.count == 1 { return .known(only) }
    return found.isEmpty ? .new : .several(found)
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
