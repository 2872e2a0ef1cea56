import Archives

/// What a JSON value may be: enough of JSON Schema 2020-12 to describe every answer and to check every request.
indirect enum JSONSchema: Sendable {
  /// Anything at all.
  case any
  /// Text, in a format such as `date` where one is named.
  case string(format: String? = nil)
  /// One of some words.
  case words([String])
  /// A whole number.
  case integer(ClosedRange<Int>? = nil)
  /// A number.
  case number
  /// True or false.
  case bool
  /// Values in a row.
  case array(JSONSchema)
  /// Named values.
  case object([Property], more: Bool = false)
  /// Values of one kind under any names.
  case map(JSONSchema)
  /// The value or nothing.
  case nullable(JSONSchema)
  /// A schema with a name, described once in the document.
  case named(String)

  /// A named value of an object.
  struct Property: Sendable {
    let name: String
    let schema: JSONSchema
    let isRequired: Bool
    let summary: String?

    /// A value that is always there.
    static func required(_ name: String, _ schema: JSONSchema, _ summary: String? = nil) -> Property {
      Property(name: name, schema: schema, isRequired: true, summary: summary)
    }

    /// A value that may be missing.
    static func optional(_ name: String, _ schema: JSONSchema, _ summary: String? = nil) -> Property {
      Property(name: name, schema: schema, isRequired: false, summary: summary)
    }
  }

  // MARK: Writing

  /// The schema as JSON Schema.
  var json: CanonicalJSON {
    switch self {
    case .any: return .object([])
    case .string(let format):
      return .members(["type": .string("string"), "format": format.map { .string($0) }])
    case .words(let words):
      return .members(["type": .string("string"), "enum": .array(words.map { .string($0) })])
    case .integer(let range):
      return .members([
        "type": .string("integer"), "minimum": range.map { .integer($0.lowerBound) },
        "maximum": range.flatMap { $0.upperBound == .max ? nil : .integer($0.upperBound) },
      ])
    case .number: return .members(["type": .string("number")])
    case .bool: return .members(["type": .string("boolean")])
    case .array(let items): return .members(["type": .string("array"), "items": items.json])
    case .map(let values):
      return .members(["type": .string("object"), "additionalProperties": values.json])
    case .object(let properties, let more):
      let described = properties.map { property -> CanonicalJSON.Member in
        guard let summary = property.summary, case .object(let members) = property.schema.json else {
          return CanonicalJSON.Member(property.name, property.schema.json)
        }
        return CanonicalJSON.Member(
          property.name, .object(members + [CanonicalJSON.Member("description", .string(summary))]))
      }
      let required = properties.filter(\.isRequired).map { CanonicalJSON.string($0.name) }
      return .members([
        "type": .string("object"), "properties": .object(described),
        "required": required.isEmpty ? nil : .array(required), "additionalProperties": .bool(more),
      ])
    case .nullable(let schema):
      return .members(["anyOf": .array([schema.json, .members(["type": .string("null")])])])
    case .named(let name): return .members(["$ref": .string("#/components/schemas/" + name)])
    }
  }

  // MARK: Checking

  /// Where a value is not what it may be, and why.
  struct Flaw: Hashable, Sendable, CustomStringConvertible {
    /// The place, as a JSON Pointer (RFC 6901).
    let place: String
    /// What is wrong.
    let words: String

    var description: String { (place.isEmpty ? "the whole" : place) + " " + words }
  }

  /// The first thing about a value that is not as it may be; `nil` where nothing is.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - schemas: The schemas that have names.
  ///   - place: Where the value stands.
  /// - Returns: The flaw.
  func flaw(of value: CanonicalJSON, among schemas: [String: JSONSchema], at place: String = "") -> Flaw? {
    func wrong(_ words: String) -> Flaw { Flaw(place: place, words: words) }
    switch self {
    case .any: return nil
    case .string:
      if case .string = value { return nil }
      return wrong("must be text")
    case .words(let words):
      if case .string(let word) = value, words.contains(word) { return nil }
      return wrong("must be one of: " + words.joined(separator: ", "))
    case .integer(let range):
      guard case .integer(let number) = value else { return wrong("must be a whole number") }
      guard let range, !range.contains(number) else { return nil }
      return wrong("must be from \(range.lowerBound) to \(range.upperBound)")
    case .number:
      switch value {
      case .integer, .number: return nil
      default: return wrong("must be a number")
      }
    case .bool:
      if case .bool = value { return nil }
      return wrong("must be true or false")
    case .array(let items):
      guard case .array(let values) = value else { return wrong("must be an array") }
      for (index, value) in values.enumerated() {
        if let flaw = items.flaw(of: value, among: schemas, at: place + "/\(index)") { return flaw }
      }
      return nil
    case .map(let values):
      guard case .object(let members) = value else { return wrong("must be an object") }
      for member in members {
        if let flaw = values.flaw(of: member.value, among: schemas, at: place + "/" + member.name) {
          return flaw
        }
      }
      return nil
    case .object(let properties, let more):
      guard case .object(let members) = value else { return wrong("must be an object") }
      for property in properties where property.isRequired && value[property.name] == nil {
        return wrong("lacks “\(property.name)”")
      }
      for member in members {
        guard let property = properties.first(where: { $0.name == member.name }) else {
          if more { continue }
          return Flaw(place: place + "/" + member.name, words: "is not known here")
        }
        let place = place + "/" + member.name
        if let flaw = property.schema.flaw(of: member.value, among: schemas, at: place) { return flaw }
      }
      return nil
    case .nullable(let schema):
      if case .null = value { return nil }
      return schema.flaw(of: value, among: schemas, at: place)
    case .named(let name):
      return schemas[name]?.flaw(of: value, among: schemas, at: place) ?? nil
    }
  }
}

extension CanonicalJSON {
  /// An object; members without a value are left out.
  static func members(_ members: KeyValuePairs<String, CanonicalJSON?>) -> CanonicalJSON {
    .object(members.compactMap { name, value in value.map { CanonicalJSON.Member(name, $0) } })
  }

  /// Text, or null.
  static func text(_ text: String?) -> CanonicalJSON { text.map { .string($0) } ?? .null }
}
