/// A JSON value (RFC 8259), members in the order written.
///
/// Lines of a batch are small and many, and an identifier has to come out as it went in, so values
/// are read by hand: numbers keep their text, a repeated name is an error, and nesting is bounded.
enum JSONValue: Hashable {
  case null
  case bool(Bool)
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  struct Member: Hashable {
    let name: String
    let value: JSONValue
  }

  /// Why a text is not JSON.
  struct Failure: Error {
    let summary: String
    let utf8Offset: Int
  }

  init(parsing text: some StringProtocol) throws(Failure) {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.readDocument()
  }

  /// The member with a name.
  subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  var string: String? { if case .string(let string) = self { string } else { nil } }
  var integer: Int? { if case .number(let text) = self { Int(text) } else { nil } }

  /// The value on one line.
  var text: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string(let string): return Self.quoted(string)
    case .array(let values): return "[" + values.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      return "{" + members.map { Self.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let hex = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}

/// Reads JSON from bytes.
private struct JSONReader {
  let bytes: [UInt8]
  var index = 0

  mutating func readDocument() throws(JSONValue.Failure) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure("something follows the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONValue.Failure) -> JSONValue {
    guard depth < 32 else { throw failure("the value is nested too deeply") }
    skipSpace()
    guard index < bytes.count else { throw failure("the text ends too soon") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(_ depth: Int) throws(JSONValue.Failure) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw failure("a name is expected")
      }
      let name = try string()
      guard names.insert(name).inserted else { throw failure("a name is repeated") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("a colon is expected") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or } is expected") }
    }
  }

  private mutating func array(_ depth: Int) throws(JSONValue.Failure) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(values) }
      guard take(UInt8(ascii: ",")) else { throw failure("a comma or ] is expected") }
    }
  }

  private mutating func string() throws(JSONValue.Failure) -> String {
    index += 1
    var result: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        index += 1
        guard let text = String(validating: result, as: UTF8.self) else {
          throw failure("the text is not UTF-8")
        }
        return text
      }
      guard byte >= 0x20 else { throw failure("a control character stands in a string") }
      index += 1
      if byte != UInt8(ascii: "\\") {
        result.append(byte)
        continue
      }
      guard index < bytes.count else { break }
      let escape = bytes[index]
      index += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(escape)
      case UInt8(ascii: "u"): result += Array(String(Character(try scalar())).utf8)
      default: throw failure("an unknown escape")
      }
    }
    throw failure("the string does not end")
  }

  private mutating func scalar() throws(JSONValue.Failure) -> Unicode.Scalar {
    var value = try hex()
    if (0xD800..<0xDC00).contains(value) {
      guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
        throw failure("half of a surrogate pair")
      }
      let low = try hex()
      guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a surrogate pair") }
      value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw failure("half of a surrogate pair") }
    return scalar
  }

  private mutating func hex() throws(JSONValue.Failure) -> UInt32 {
    guard index + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw failure("four hexadecimal digits are expected") }
    index += 4
    return value
  }

  private mutating func number() throws(JSONValue.Failure) -> JSONValue {
    let start = index
    _ = take(UInt8(ascii: "-"))
    let leading = index
    guard digits() > 0 else { throw failure("a value is expected") }
    guard index - leading == 1 || bytes[leading] != UInt8(ascii: "0") else {
      throw failure("a number begins with 0")
    }
    if take(UInt8(ascii: ".")), digits() == 0 { throw failure("a digit is expected") }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw failure("a digit is expected") }
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    return index - start
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONValue.Failure) -> JSONValue
  {
    for byte in String(describing: word).utf8 {
      guard take(byte) else { throw failure("a value is expected") }
    }
    return value
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  private func failure(_ summary: String) -> JSONValue.Failure {
    JSONValue.Failure(summary: summary, utf8Offset: index)
  }
}
