package import Testimony

/// The short names under which sources are cited, such as *Len*.
package struct Sigla: Sendable {
  private let bySource: [Source.ID: String]

  /// Gives every source of an inquiry a short name of its own, made from its readable name.
  package init(_ inquiry: Inquiry) {
    var taken: Set<String> = []
    var result: [Source.ID: String] = [:]
    for source in inquiry.sources {
      let slug = source.slug.rawValue
      let name = slug.prefix(1).uppercased() + slug.dropFirst()
      var length = name.count <= 8 ? name.count : 4
      var siglum = Sigla.cut(name, length)
      while taken.contains(siglum), length < name.count {
        length += 1
        siglum = Sigla.cut(name, length)
      }
      taken.insert(siglum)
      result[source.id] = siglum
    }
    bySource = result
  }

  private static func cut(_ name: String, _ length: Int) -> String {
    length >= name.count ? name : name.prefix(length) + "."
  }

  /// The short name of a source.
  package subscript(source: Source.ID) -> String? { bySource[source] }

  /// The citation of a passage: the short name with the place, as exactly as it is known.
  package func citation(_ passage: Passage) -> String {
    let name = bySource[passage.source] ?? passage.source.rawValue
    let locator = passage.locator
    if let note = locator.note { return "\(name) \(locator.page.map { $0 + ", " } ?? "")n. \(note)" }
    if let page = locator.page { return "\(name) \(page)" }
    if let time = locator.timeCode { return "\(name) \(time)" }
    if let other = locator.other { return "\(name) \(other)" }
    if let paragraph = locator.paragraph { return "\(name) ¶ \(paragraph)" }
    return name
  }
}
