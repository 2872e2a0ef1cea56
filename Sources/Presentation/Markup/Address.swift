/// An address within the program: a path and what it asks for.
///
/// Every view, zoom, filter and selection is one, so that it can be cited, printed and opened again.
package struct Address: Hashable, Sendable, CustomStringConvertible {
  /// The steps of the path.
  package var path: [String]
  /// What is asked for, in order.
  package private(set) var query: [(name: String, value: String)]
  /// The part of the page.
  package var fragment: String?

  /// Creates an address.
  package init(_ path: String..., query: KeyValuePairs<String, String?> = [:], fragment: String? = nil) {
    self.path = path
    self.query = query.compactMap { name, value in value.map { (name, $0) } }
    self.fragment = fragment
  }

  /// The address with a value of the query set, or taken out where it is `nil`.
  package func with(_ name: String, _ value: String?) -> Address {
    var copy = self
    copy.query.removeAll { $0.name == name }
    if let value { copy.query.append((name, value)) }
    return copy
  }

  /// The address with a value more under a name that may come several times.
  package func adding(_ name: String, _ value: String) -> Address {
    var copy = self
    copy.query.append((name, value))
    return copy
  }

  /// The address without one value under a name that may come several times.
  package func removing(_ name: String, _ value: String) -> Address {
    var copy = self
    copy.query.removeAll { $0.name == name && $0.value == value }
    return copy
  }

  /// The address of a part of the page.
  package func at(_ fragment: String) -> Address {
    var copy = self
    copy.fragment = fragment
    return copy
  }

  /// The values under a name.
  package func values(_ name: String) -> [String] { query.filter { $0.name == name }.map(\.value) }

  /// The address as it is written.
  package var description: String {
    var text = "/" + path.map(Address.encoded).joined(separator: "/")
    if !query.isEmpty {
      text +=
        "?"
        + query.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }.joined(separator: "&")
    }
    if let fragment { text += "#" + Address.encoded(fragment) }
    return text
  }

  /// Percent-encodes all but the unreserved characters of RFC 3986, §2.3.
  package static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      if Figures.isLetterOrDigit(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F || byte == 0x7E {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%"
        result.append(digits[Int(byte >> 4)])
        result.append(digits[Int(byte & 15)])
      }
    }
    return result
  }

  /// Whether two addresses are the same.
  package static func == (left: Address, right: Address) -> Bool { left.description == right.description }
  /// Hashes the address as it is written.
  package func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

/// A link that leaves the program: `http` or `https` and nothing else.
package struct ExternalLink: Hashable, Sendable {
  /// The link as written.
  package let text: String

  /// Takes a link, or returns `nil` for one that is not to be followed.
  package init?(_ text: String) {
    let lowered = text.lowercased()
    guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://"),
      text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "\\" })
    else { return nil }
    self.text = text
  }
}
