extension CanonicalJSON {
  /// Writes a record down as JSON; a number that is not finite is an error.
  package init(encoding record: some Encodable) throws {
    let node = Node()
    try record.encode(to: RecordEncoder(node: node))
    self = node.value
  }
}

/// A value being written; a class, since containers write into their parent after it was handed out.
private final class Node {
  enum Content {
    case value(CanonicalJSON)
    case members([(name: String, node: Node)])
    case elements([Node])
  }

  var content: Content = .members([])

  func append(_ name: String) -> Node {
    let child = Node()
    guard case .members(var members) = content else { return child }
    content = .value(.null)
    members.append((name, child))
    content = .members(members)
    return child
  }

  func append() -> Node {
    let child = Node()
    guard case .elements(var elements) = content else { return child }
    content = .value(.null)
    elements.append(child)
    content = .elements(elements)
    return child
  }

  var count: Int {
    guard case .elements(let elements) = content else { return 0 }
    return elements.count
  }

  var value: CanonicalJSON {
    switch content {
    case .value(let value): value
    case .members(let members): .object(members.map { CanonicalJSON.Member($0.name, $0.node.value) })
    case .elements(let elements): .array(elements.map(\.value))
    }
  }

  /// Writes a value, whole: nothing is added to it afterwards, so that only what it came to is kept.
  func write(_ value: some Encodable) throws {
    try value.encode(to: RecordEncoder(node: self))
    content = .value(self.value)
  }
}

private struct RecordEncoder: Encoder {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.content = .members([])
    return KeyedEncodingContainer(KeyedEncoder<Key>(node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.content = .elements([])
    return UnkeyedEncoder(node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { SingleValueEncoder(node: node) }
}

private struct KeyedEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) { node.append(key.stringValue).content = .value(.null) }
  func encode(_ value: String, forKey key: Key) {
    node.append(key.stringValue).content = .value(.string(value))
  }
  func encode(_ value: Bool, forKey key: Key) { node.append(key.stringValue).content = .value(.bool(value)) }
  func encode(_ value: Int, forKey key: Key) {
    node.append(key.stringValue).content = .value(.integer(value))
  }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.append(key.stringValue).write(value)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    RecordEncoder(node: node.append(key.stringValue)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    RecordEncoder(node: node.append(key.stringValue)).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { RecordEncoder(node: node.append("super")) }
  func superEncoder(forKey key: Key) -> any Encoder { RecordEncoder(node: node.append(key.stringValue)) }
}

private struct UnkeyedEncoder: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }
  var count: Int { node.count }

  func encodeNil() { node.append().content = .value(.null) }
  func encode(_ value: some Encodable) throws { try node.append().write(value) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    RecordEncoder(node: node.append()).container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    RecordEncoder(node: node.append()).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { RecordEncoder(node: node.append()) }
}

private struct SingleValueEncoder: SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { node.content = .value(.null) }
  func encode(_ value: String) { node.content = .value(.string(value)) }
  func encode(_ value: Bool) { node.content = .value(.bool(value)) }
  func encode(_ value: some FixedWidthInteger & Encodable) throws {
    guard let number = Int(exactly: value) else {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: [], debugDescription: "\(value) cannot be kept"))
    }
    node.content = .value(.integer(number))
  }
  func encode(_ value: Float) throws { try encode(Double(value)) }
  func encode(_ value: Double) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value, EncodingError.Context(codingPath: [], debugDescription: "\(value) cannot be kept"))
    }
    node.content = .value(.number(value))
  }
  func encode(_ value: some Encodable) throws { try node.write(value) }
}
