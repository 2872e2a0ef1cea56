import Foundation

/// Sorts events by what kind they are into the groups of a chronology.
package enum EventGroups {
  private struct Vocabulary: Decodable {
    struct Group: Decodable {
      let name: String
      let kinds: [String]
    }
    let groups: [Group]
  }

  private static let vocabulary: Vocabulary = {
    guard
      let vocabulary = try? JSONDecoder().decode(
        Vocabulary.self, from: Resources.data("event-groups.json"))
    else { preconditionFailure("the list of event groups is damaged") }
    return vocabulary
  }()

  private static let byKind: [String: String] = vocabulary.groups.reduce(into: [:]) { result, group in
    for kind in group.kinds { result[kind] = group.name }
  }

  /// The groups, in the order in which they are listed.
  package static let order: [String] = vocabulary.groups.map(\.name) + ["other"]

  /// The kinds of event that are sorted, group by group.
  package static let kinds: [String] = vocabulary.groups.flatMap(\.kinds)

  /// The group of a kind of event.
  package static func group(of kind: String?) -> String { kind.flatMap { byKind[$0] } ?? "other" }
}
