import Foundation

/// The words by which names show what they name, as the bundled lists give them.
struct EntityVocabulary: Sendable {
  let placeBefore: Set<UInt64>
  let placeAfter: Set<UInt64>
  let groupBefore: Set<UInt64>
  let groupAfter: Set<UInt64>
  /// Plurals of people that name a group by themselves: “Deputies”.
  let collectives: Set<UInt64>
  /// Words with a capital that are no names.
  let noNames: Set<UInt64>
  /// People who go by one name.
  let notables: Set<UInt64>
  /// Abbreviated authors.
  let abbreviations: Set<UInt64>

  /// The bundled lists.
  static let builtIn = EntityVocabulary()

  private init() {
    func lines(_ name: String) -> [Substring] {
      guard
        let url = Bundle.module.url(
          forResource: name, withExtension: "txt", subdirectory: "Resources/reading"),
        let data = try? Data(contentsOf: url)
      else { preconditionFailure("the bundled list \(name) is missing") }
      return String(decoding: data, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    }
    var words: [String: Set<UInt64>] = [:]
    for line in lines("entity-words") {
      let parts = line.split(separator: " ")
      guard parts.count > 2 else { continue }
      words["\(parts[0]) \(parts[1])", default: []].formUnion(parts.dropFirst(2).map { WordKey.of($0) })
    }
    placeBefore = words["loc before"] ?? []
    placeAfter = words["loc after"] ?? []
    groupBefore = words["org before"] ?? []
    groupAfter = words["org after"] ?? []
    collectives = words["org alone"] ?? []
    noNames = words["not ."] ?? []
    notables = Set(lines("notables").flatMap { $0.split(separator: "|") }.map { WordKey.of($0) })
    abbreviations = Set(
      lines("classical-abbreviations").flatMap { $0.split(separator: " ") }.map { WordKey.of($0) })
  }
}
