import Foundation

/// Reads the schemas of a served OpenAPI document, knowing nothing of how the program made them.
struct DocumentedSchema {
  let document: [String: Any]

  /// Says what about a value is not as a schema has it; empty where nothing is.
  func flaws(of value: Any, _ schema: [String: Any], at place: String = "") -> [String] {
    if let reference = schema["$ref"] as? String {
      let name = String(reference.split(separator: "/").last ?? "")
      let all = (document["components"] as? [String: Any])?["schemas"] as? [String: Any]
      guard let target = all?[name] as? [String: Any] else { return ["\(place): no schema \(name)"] }
      return flaws(of: value, target, at: place)
    }
    if let options = schema["anyOf"] as? [[String: Any]] {
      let all = options.map { flaws(of: value, $0, at: place) }
      return all.contains { $0.isEmpty } ? [] : all.max { $0.count < $1.count } ?? []
    }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") {
      return ["\(place): \(value) is none of \(words)"]
    }
    switch schema["type"] as? String {
    case "null": return value is NSNull ? [] : ["\(place): not null"]
    case "string": return value is String ? [] : ["\(place): no text"]
    case "boolean": return isBoolean(value) ? [] : ["\(place): neither true nor false"]
    case "integer", "number": return value is NSNumber && !isBoolean(value) ? [] : ["\(place): no number"]
    case "array":
      guard let values = value as? [Any] else { return ["\(place): no array"] }
      guard let items = schema["items"] as? [String: Any] else { return [] }
      return values.enumerated().flatMap { flaws(of: $0.element, items, at: "\(place)/\($0.offset)") }
    case "object":
      guard let members = value as? [String: Any] else { return ["\(place): no object"] }
      let known = schema["properties"] as? [String: [String: Any]] ?? [:]
      var found = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }.map {
        "\(place) lacks \($0)"
      }
      for (name, value) in members {
        if let own = known[name] {
          found += flaws(of: value, own, at: "\(place)/\(name)")
        } else if let more = schema["additionalProperties"] as? [String: Any] {
          found += flaws(of: value, more, at: "\(place)/\(name)")
        } else if schema["additionalProperties"] as? Bool == false {
          found.append("\(place)/\(name) is not documented")
        }
      }
      return found
    default: return []
    }
  }

  private func isBoolean(_ value: Any) -> Bool {
    (value as? NSNumber).map { String(cString: $0.objCType) == "c" } ?? false
  }
}
