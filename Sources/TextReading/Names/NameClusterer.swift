/// Groups the ways in which people are named, across spellings, scripts, initials and titles.
///
/// A wrong merge costs more than a split: names meet only where consonants agree in some reading, and given
/// names, initials, numbers, titles and seniority veto. A surname alone joins the one person who bears it;
/// where several do, a text's nearest earlier bearer takes it, and across texts it stays apart as a question.
package struct NameClusterer: Sendable {
  /// What the names come from.
  package enum Scope: Sendable {
    /// Mentions of one text, in its order.
    case text
    /// Forms from anywhere, in no order.
    case collection
  }

  private let vocabulary = NameVocabulary.builtIn

  /// Makes a clusterer with the bundled given names, titles and pseudonyms.
  package init() {}

  /// Returns the clusters in the order of their first mentions.
  ///
  /// - Parameters:
  ///   - names: The mentions as written.
  ///   - scope: Whether they follow one another in a text.
  ///   - aliases: Pairs of names that the editor says are one person's, beside the known pseudonyms.
  ///   - rejected: Pairs of names that the editor says are two people's; they are not proposed again.
  /// - Returns: Clusters that together hold every mention once.
  /// - Complexity: About linear in the number of different names, which meet by their consonants.
  package func clusters(
    of names: [String], scope: Scope, aliases: [(String, String)] = [], rejected: [(String, String)] = []
  ) -> [NameCluster] {
    var work = NameClustering(names, scope: scope, vocabulary: vocabulary)
    work.run()
    work.join(aliases)
    work.part(rejected)
    return work.clusters()
  }
}
