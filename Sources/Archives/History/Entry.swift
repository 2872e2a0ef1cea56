/// The end of a history: the number and hash of its last entry.
///
/// Every edit names the head it was made against, so that nobody overwrites what they have not seen.
package struct Head: Hashable, Sendable, CustomStringConvertible {
  /// The number of the last entry; 0 before the first.
  package let number: Int
  /// Its hash.
  package let hash: Digest

  /// Creates a head.
  package init(number: Int, hash: Digest) {
    self.number = number
    self.hash = hash
  }

  /// Reads what ``description`` printed.
  package init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), number >= 0,
      let hash = Digest(hexadecimal: String(parts[1]))
    else { return nil }
    self.init(number: number, hash: hash)
  }

  /// Before the first entry.
  package static let empty = Head(number: 0, hash: .zero)

  /// The number and the hash, as `7:1f0c…`.
  package var description: String { "\(number):\(hash)" }
}

/// Who made an edit, when and why.
package struct Stamp: Hashable, Sendable {
  /// Who.
  package var author: String
  /// When, in milliseconds since 1 January 1970, UTC.
  package var milliseconds: Int
  /// Why, or what was done, in words.
  package var reason: String

  /// Creates a stamp.
  package init(author: String, milliseconds: Int, reason: String) {
    self.author = author
    self.milliseconds = milliseconds
    self.reason = reason
  }
}

/// What an entry of the history is.
package enum Act: Hashable, Sendable {
  /// An edit.
  case edit
  /// The taking back of an entry.
  case undo(of: Int)
  /// The doing again of an entry that was taken back.
  case redo(of: Int)

  /// Its name and the entry it is about, as stored.
  package var stored: (name: String, of: Int?) {
    switch self {
    case .edit: ("edit", nil)
    case .undo(let number): ("undo", number)
    case .redo(let number): ("redo", number)
    }
  }

  /// Reads what was stored.
  package init?(name: String, of number: Int?) {
    switch (name, number) {
    case ("edit", nil): self = .edit
    case ("undo", let number?): self = .undo(of: number)
    case ("redo", let number?): self = .redo(of: number)
    default: return nil
    }
  }
}

/// One entry of an archive's history: the changes of one edit, chained to the entry before.
package struct Entry: Hashable, Sendable {
  /// What is hashed about a change: everything but its payload, to which it is committed.
  package struct Item: Hashable, Sendable {
    /// The type of change, such as `source.put`; `reason` for the words of why.
    package var type: String
    /// The version of the type.
    package var version: Int
    /// The identifier of the record; empty where there is none.
    package var record: String
    /// The source the payload would be destroyed with; `nil` where it is of no single source.
    package var vault: String?
    /// The salted hash of the payload.
    package var commitment: Digest
    /// The payload; `nil` once it has been destroyed.
    package var payload: Payload?

    /// Creates an item.
    package init(
      type: String, version: Int, record: String, vault: String?, commitment: Digest, payload: Payload?
    ) {
      self.type = type
      self.version = version
      self.record = record
      self.vault = vault
      self.commitment = commitment
      self.payload = payload
    }
  }

  /// The bytes of a change, kept apart from the chain.
  package struct Payload: Hashable, Sendable {
    /// 32 random bytes, without which the commitment tells nothing about the body.
    package var salt: [UInt8]
    /// The change, as canonical JSON.
    package var body: [UInt8]

    /// Creates a payload.
    package init(salt: [UInt8], body: [UInt8]) {
      self.salt = salt
      self.body = body
    }

    /// What the chain holds of the payload.
    package func commitment(type: String, version: Int) -> Digest {
      var bytes = CanonicalBytes(domain: "temoin.payload/1")
      bytes.append(salt)
      bytes.append(type)
      bytes.append(version)
      bytes.append(body)
      return bytes.digest
    }
  }

  /// Its number, from 1.
  package var number: Int
  /// The hash of the entry before.
  package var previous: Digest
  /// When it was made, in milliseconds since 1 January 1970, UTC.
  package var milliseconds: Int
  /// Who made it.
  package var author: String
  /// What it is.
  package var act: Act
  /// Its reason, and then its changes.
  package var items: [Item]
  /// Its hash, as stored.
  package var hash: Digest

  /// Creates an entry as it was stored.
  package init(
    number: Int, previous: Digest, milliseconds: Int, author: String, act: Act, items: [Item], hash: Digest
  ) {
    self.number = number
    self.previous = previous
    self.milliseconds = milliseconds
    self.author = author
    self.act = act
    self.items = items
    self.hash = hash
  }

  /// Seals a new entry.
  package init(after head: Head, milliseconds: Int, author: String, act: Act, items: [Item]) {
    self.init(
      number: head.number + 1, previous: head.hash, milliseconds: milliseconds, author: author, act: act,
      items: items, hash: .zero)
    hash = computedHash
  }

  /// The head of a history that ends with this entry.
  package var head: Head { Head(number: number, hash: hash) }

  /// The hash that follows from the entry's own content.
  package var computedHash: Digest {
    var bytes = CanonicalBytes(domain: "temoin.entry/1")
    bytes.append(number)
    bytes.append(previous.bytes)
    bytes.append(milliseconds)
    bytes.append(author)
    bytes.append(act.stored.name)
    bytes.append(act.stored.of ?? 0)
    bytes.append(items.count)
    for item in items {
      bytes.append(item.type)
      bytes.append(item.version)
      bytes.append(item.record)
      bytes.append(optional: item.vault)
      bytes.append(item.commitment.bytes)
    }
    return bytes.digest
  }

  /// The words of why it was made; empty where they have been destroyed.
  package var reason: String {
    guard let payload = items.first?.payload,
      case .string(let words)? = try? CanonicalJSON(parsing: payload.body)
    else { return "" }
    return words
  }

  /// The changes, without the reason.
  package var changes: ArraySlice<Item> { items.dropFirst() }
}
