/// A person a text seems to speak of: the mentions proposed as one, each with its reason.
package struct PersonProposal: Sendable, Hashable {
  /// Words that name the person.
  package struct Mention: Sendable, Hashable {
    /// The words, in Unicode scalars.
    package let range: Range<Int>
    /// The words as written.
    package let text: String
    /// Why they are taken for a person's name.
    package let reason: EntityMention.Reason
    /// Why they are taken for this person's.
    package let link: NameCluster.Reason
  }

  /// The fullest form in the text.
  package let name: String
  /// Where the text names the person.
  package let mentions: [Mention]
}

/// Proposes the people of a text: finds their names and groups them.
package struct PeopleReader: Sendable {
  private let clusterer = NameClusterer()

  /// Makes a reader of people.
  package init() {}

  /// Returns the people a text names, in the order of their first mentions.
  ///
  /// - Parameters:
  ///   - entities: The names found in the text, of every kind.
  ///   - aliases: Pairs of names that the editor says are one person's.
  ///   - rejected: Pairs of names that the editor says are two people's.
  /// - Returns: The proposals, each revocable.
  package func people(
    among entities: [EntityMention], aliases: [(String, String)] = [], rejected: [(String, String)] = []
  ) -> [PersonProposal] {
    let named = entities.filter { $0.kind == .person }
    let clusters = clusterer.clusters(
      of: named.map { Self.unbroken($0.text) }, scope: .text, aliases: aliases, rejected: rejected)
    return clusters.map { cluster in
      PersonProposal(
        name: cluster.name,
        mentions: zip(cluster.mentions, cluster.reasons).map { index, link in
          PersonProposal.Mention(
            range: named[index].range, text: named[index].text, reason: named[index].reason, link: link)
        })
    }
  }

  /// A name without the line ends inside it.
  private static func unbroken(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
