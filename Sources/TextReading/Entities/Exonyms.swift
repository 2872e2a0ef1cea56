import Foundation

/// Older and foreign names of places, with what the gazetteer calls them today, and names of countries and regions.
///
/// Read from `Resources/reading/exonyms.txt`; composed for Temoin.
struct Exonyms: Sendable {
  private var modern: [String: String] = [:]
  private var regions: Set<String> = []

  /// The bundled table.
  static let builtIn = Exonyms()

  private init() {
    guard
      let url = Bundle.module.url(
        forResource: "exonyms", withExtension: "txt", subdirectory: "Resources/reading"),
      let data = try? Data(contentsOf: url)
    else { preconditionFailure("the bundled list exonyms is missing") }
    for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
      let sides = line.split(separator: "=")
      guard sides.count == 2, let name = sides.last?.trimmed else { continue }
      for older in sides[0].split(separator: "|") {
        if name == "-" {
          regions.insert(older.trimmed.lowercased())
        } else {
          modern[older.trimmed.lowercased()] = name
        }
      }
    }
  }

  /// Whether a name is mostly that of a country or a region, though a town somewhere bears it: “Holland”.
  func isRegion(_ name: String) -> Bool { regions.contains(name.lowercased()) }

  /// What a place of an older or foreign name is called today.
  func modernName(of name: String) -> String? { modern[name.lowercased()] }
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
