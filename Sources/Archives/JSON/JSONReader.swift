/// Why bytes are not the JSON an archive keeps, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong.
  package let description: String
  /// Where, in bytes from the start.
  package let utf8Offset: Int
}

extension CanonicalJSON {
  /// Reads one JSON value, strictly: no duplicate names, no U+0000, no lone surrogates, at most 200 levels deep.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    var result: Result<CanonicalJSON, JSONError> = .success(.null)
    bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer)
      do throws(JSONError) {
        result = .success(try reader.document())
      } catch {
        result = .failure(error)
      }
    }
    self = try result.get()
  }
}

private struct JSONReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> CanonicalJSON {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw error("something follows the value") }
    return value
  }

  private func error(_ description: String) -> JSONError {
    JSONError(description: description, utf8Offset: place)
  }

  private mutating func skipSpace() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x20, 0x0A, 0x0D, 0x09: place += 1
      default: return
      }
    }
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func value(depth: Int) throws(JSONError) -> CanonicalJSON {
    guard depth < 200 else { throw error("the value is nested too deeply") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw error("the value is cut off")
    default: return try number()
    }
  }

  private mutating func word(_ text: StaticString, _ value: CanonicalJSON) throws(JSONError) -> CanonicalJSON
  {
    let count = text.utf8CodeUnitCount
    guard place + count <= bytes.count,
      (0..<count).allSatisfy({ bytes[place + $0] == text.utf8Start[$0] })
    else { throw error("no value starts so") }
    place += count
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> CanonicalJSON {
    place += 1
    var members: [CanonicalJSON.Member] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      place += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw error("a name is missing") }
      let name = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw error("a colon is missing") }
      place += 1
      skipSpace()
      let value = try value(depth: depth + 1)
      // Names that rise, as those of canonical JSON do, cannot repeat.
      if let last = members.last, last.name >= name, members.contains(where: { $0.name == name }) {
        throw error("the name “\(name)” stands twice")
      }
      members.append(CanonicalJSON.Member(name, value))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "}"):
        place += 1
        return .object(members)
      default: throw error("a comma or } is missing")
      }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> CanonicalJSON {
    place += 1
    var values: [CanonicalJSON] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "]"):
        place += 1
        return .array(values)
      default: throw error("a comma or ] is missing")
      }
    }
  }

  private mutating func number() throws(JSONError) -> CanonicalJSON {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    var magnitude = 0
    var isWhole = true
    var digits = 0
    while let byte = next, (0x30...0x39).contains(byte) {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(byte - 0x30))
      if overflow || carry { isWhole = false }
      magnitude = sum
      digits += 1
      place += 1
    }
    guard digits > 0 else { throw error("no value starts so") }
    let leading = bytes[start] == UInt8(ascii: "-") ? start + 1 : start
    guard digits == 1 || bytes[leading] != 0x30 else { throw error("a number starts with 0") }
    while let byte = next, (0x30...0x39).contains(byte) || [0x2E, 0x65, 0x45, 0x2B, 0x2D].contains(byte) {
      isWhole = false
      place += 1
    }
    if isWhole { return .integer(bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude) }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = Double(text), value.isFinite else { throw error("“\(text)” is no number") }
    return .number(value)
  }

  private mutating func string() throws(JSONError) -> String {
    place += 1
    let start = place
    scan: while place < bytes.count {
      switch bytes[place] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): break scan
      default: place += 1
      }
    }
    guard next == UInt8(ascii: "\"") else { return try escapedString(from: start) }
    guard let text = String(validating: bytes[start..<place], as: UTF8.self) else {
      throw error("the text is not UTF-8")
    }
    place += 1
    return text
  }

  private mutating func escapedString(from start: Int) throws(JSONError) -> String {
    var units = Array(bytes[start..<place])
    while let byte = next, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw error("a control character stands in a text") }
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        units.append(byte)
        continue
      }
      let scalar = try escape()
      units.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
    guard next == UInt8(ascii: "\"") else { throw error("a text is cut off") }
    place += 1
    guard let text = String(validating: units, as: UTF8.self) else { throw error("the text is not UTF-8") }
    return text
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = next else { throw error("a text is cut off") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "u"): break
    default: throw error("no such escape")
    }
    var unit = try hexadecimal()
    if (0xD800..<0xDC00).contains(unit), next == UInt8(ascii: "\\"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "u")
    {
      place += 2
      let low = try hexadecimal()
      guard (0xDC00..<0xE000).contains(low) else { throw error("half a character") }
      unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
    }
    guard unit != 0, let scalar = Unicode.Scalar(unit) else { throw error("no text holds this character") }
    return scalar
  }

  private mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error("four hexadecimal digits are missing")
      }
      unit = unit << 4 | UInt32(digit)
      place += 1
    }
    return unit
  }
}
