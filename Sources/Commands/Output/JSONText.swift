import Archives

/// Values as JSON for programs: members in the order given, over lines with two spaces an indentation or on one line.
enum JSONText {
  /// A value of text, or null.
  static func text(_ text: String?) -> CanonicalJSON { text.map(CanonicalJSON.string) ?? .null }
  /// A whole number, or null.
  static func number(_ number: Int?) -> CanonicalJSON { number.map(CanonicalJSON.integer) ?? .null }
  /// An object; members without a value are left out.
  static func object(_ members: KeyValuePairs<String, CanonicalJSON?>) -> CanonicalJSON {
    .object(members.compactMap { name, value in value.map { CanonicalJSON.Member(name, $0) } })
  }

  /// Writes a value and a line end.
  static func write(_ value: CanonicalJSON) { Console.write(print(value, indentation: "")) }

  /// A value on one line, without spaces and without the line’s end.
  static func line(_ value: CanonicalJSON) -> String {
    switch value {
    case .array(let values): "[" + values.map(line).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { line(.string($0.name)) + ":" + line($0.value) }.joined(separator: ",") + "}"
    default: value.canonicalText
    }
  }

  static func print(_ value: CanonicalJSON, indentation: String) -> String {
    let inner = indentation + "  "
    switch value {
    case .array(let values) where !values.isEmpty:
      let lines = values.map { inner + print($0, indentation: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indentation)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        "\(inner)\(line(.string(member.name))): \(print(member.value, indentation: inner))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
    default: return value.canonicalText
    }
  }
}

extension CanonicalJSON {
  /// An object with further members at its end.
  func adding(_ more: [Member]) -> CanonicalJSON {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }
}
