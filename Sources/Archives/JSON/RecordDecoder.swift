extension CanonicalJSON {
  /// Reads a record back from JSON.
  package func decode<Record: Decodable>(_ type: Record.Type) throws -> Record {
    try RecordDecoder(value: self).read(type)
  }
}

private func mismatch(_ wanted: String) -> DecodingError {
  .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "\(wanted) is missing"))
}

private struct RecordDecoder: Decoder {
  let value: CanonicalJSON
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw mismatch("an object") }
    return KeyedDecodingContainer(KeyedDecoder<Key>(members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let values) = value else { throw mismatch("a list") }
    return UnkeyedDecoder(values: values)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { SingleValueDecoder(value: value) }

  func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Value(from: self)
  }

  func string() throws -> String {
    guard case .string(let text) = value else { throw mismatch("a text") }
    return text
  }

  func bool() throws -> Bool {
    guard case .bool(let flag) = value else { throw mismatch("true or false") }
    return flag
  }

  func integer() throws -> Int {
    guard case .integer(let number) = value else { throw mismatch("a whole number") }
    return number
  }

  func double() throws -> Double {
    switch value {
    case .integer(let number): return Double(number)
    case .number(let number): return number
    default: throw mismatch("a number")
    }
  }
}

private struct KeyedDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [CanonicalJSON.Member]
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }

  private func find(_ key: Key) -> CanonicalJSON? {
    let name = key.stringValue
    for member in members where member.name == name { return member.value }
    return nil
  }

  private func decoder(_ key: Key) throws -> RecordDecoder {
    guard let value = find(key) else { throw mismatch("“\(key.stringValue)”") }
    return RecordDecoder(value: value)
  }

  private func present(_ key: Key) -> RecordDecoder? {
    guard let value = find(key), value != .null else { return nil }
    return RecordDecoder(value: value)
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { find(key) == .null }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder(key).string() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder(key).bool() }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder(key).integer() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try decoder(key).double() }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: decoder(key))
  }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try present(key)?.string() }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try present(key)?.integer() }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try present(key)?.read(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try decoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { RecordDecoder(value: .object(members)) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try decoder(key) }
}

private struct UnkeyedDecoder: UnkeyedDecodingContainer {
  let values: [CanonicalJSON]
  var codingPath: [any CodingKey] { [] }
  var currentIndex = 0
  var count: Int? { values.count }
  var isAtEnd: Bool { currentIndex >= values.count }

  init(values: [CanonicalJSON]) { self.values = values }

  private mutating func next() throws -> RecordDecoder {
    guard !isAtEnd else { throw mismatch("a value") }
    defer { currentIndex += 1 }
    return RecordDecoder(value: values[currentIndex])
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, values[currentIndex] == .null else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().read(type) }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }
}

private struct SingleValueDecoder: SingleValueDecodingContainer {
  let value: CanonicalJSON
  var codingPath: [any CodingKey] { [] }

  func decodeNil() -> Bool { value == .null }
  func decode(_ type: String.Type) throws -> String { try RecordDecoder(value: value).string() }
  func decode(_ type: Bool.Type) throws -> Bool { try RecordDecoder(value: value).bool() }
  func decode<Value: FixedWidthInteger & Decodable>(_ type: Value.Type) throws -> Value {
    guard let number = Value(exactly: try RecordDecoder(value: value).integer()) else {
      throw mismatch("a smaller number")
    }
    return number
  }
  func decode(_ type: Float.Type) throws -> Float { Float(try RecordDecoder(value: value).double()) }
  func decode(_ type: Double.Type) throws -> Double { try RecordDecoder(value: value).double() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try Value(from: RecordDecoder(value: value))
  }
}
