import Markup

/// The names that a TEI document's own lists of people, places and groups give to identifiers.
struct TEINames {
  private var names: [String: String] = [:]

  /// Reads the lists of a document, wherever they stand; a malformed one gives what stands before the flaw.
  init(in utf8: [UInt8]) {
    var parser = XMLPullParser(utf8: utf8)
    var entries: [(id: String, depth: Int)] = []
    var name: (depth: Int, words: String)?
    var depth = 0
    while let event = (try? parser.next()) ?? nil {
      switch event {
      case .begin(let element):
        depth += 1
        let kind = String(element.localName)
        if Self.entries.contains(kind), let id = element["xml:id"] {
          entries.append((id, depth))
        } else if name == nil, Self.names.contains(kind), let id = entries.last?.id, names[id] == nil {
          name = (depth, "")
        }
      case .end:
        if let found = name, found.depth == depth {
          let words = found.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          if let id = entries.last?.id, !words.isEmpty { names[id] = words }
          name = nil
        }
        if entries.last?.depth == depth { entries.removeLast() }
        depth -= 1
      case .text(let range):
        if name != nil { name?.words += String(decoding: utf8[range], as: UTF8.self) + " " }
      case .replacement(let text, _): if name != nil { name?.words += text }
      case .instruction: break
      }
    }
  }

  private static let entries: Set<String> = ["person", "personGrp", "place", "org"]
  private static let names: Set<String> = ["persName", "placeName", "orgName", "name"]

  /// What a reference means: the name of the entry it points at, or the reference itself.
  func meaning(of reference: String?) -> String? {
    guard let reference, reference.hasPrefix("#") else { return reference }
    return names[String(reference.dropFirst())] ?? reference
  }
}
