/// An attribute of an element; its value is escaped, and none can carry a script or a style.
package struct Attribute: Hashable, Sendable {
  let markup: String

  private init(_ name: String, _ value: String) { markup = name + "=\"" + HTML.escaped(value) + "\"" }

  /// An attribute without a meaning to the browser's security: neither an address, nor a style, nor a handler.
  package static func plain(_ name: StaticString, _ value: String) -> Attribute {
    let name = name.description
    precondition(
      !name.hasPrefix("on") && !["style", "href", "src", "srcdoc", "action", "formaction"].contains(name),
      "an attribute that needs a type of its own")
    return Attribute(name, value)
  }
  /// An attribute that is there or not.
  package static func flag(_ name: StaticString, if isSet: Bool = true) -> Attribute? {
    isSet ? plain(name, "") : nil
  }
  /// A number, for drawings; written with three decimals at most.
  package static func number(_ name: StaticString, _ value: Double) -> Attribute {
    plain(name, Figures.decimal(value))
  }
  /// A share of the whole width or height, in hundredths.
  package static func percent(_ name: StaticString, _ value: Double) -> Attribute {
    plain(name, Figures.decimal(value) + "%")
  }

  package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
  package static func id(_ id: String) -> Attribute { Attribute("id", id) }
  package static func href(_ address: Address) -> Attribute { Attribute("href", address.description) }
  /// A link to the same page.
  package static func href(fragment: String) -> Attribute { Attribute("href", "#" + fragment) }
  /// A link that leaves the program.
  package static func href(_ link: ExternalLink) -> Attribute { Attribute("href", link.text) }
  package static func src(_ address: Address) -> Attribute { Attribute("src", address.description) }
  package static func action(_ address: Address) -> Attribute { Attribute("action", address.description) }
  package static func formAction(_ address: Address) -> Attribute {
    Attribute("formaction", address.description)
  }
  package static func name(_ name: String) -> Attribute { Attribute("name", name) }
  package static func value(_ value: String) -> Attribute { Attribute("value", value) }
  package static func type(_ type: StaticString) -> Attribute { plain("type", type.description) }
  package static func rel(_ rel: StaticString) -> Attribute { plain("rel", rel.description) }
  package static func `for`(_ id: String) -> Attribute { Attribute("for", id) }
  /// The language of the content, as a BCP 47 tag; anything that is none is left out.
  package static func lang(_ tag: String?) -> Attribute? {
    guard let tag, !tag.isEmpty, tag.utf8.allSatisfy({ $0 == 0x2D || Figures.isLetterOrDigit($0) })
    else { return nil }
    return Attribute("lang", tag)
  }
  package static func title(_ title: String) -> Attribute { Attribute("title", title) }
  package static func role(_ role: StaticString) -> Attribute { plain("role", role.description) }
  /// `aria-…`.
  package static func aria(_ name: StaticString, _ value: String) -> Attribute {
    Attribute("aria-" + name.description, value)
  }
  /// `data-…`.
  package static func data(_ name: StaticString, _ value: String = "") -> Attribute {
    Attribute("data-" + name.description, value)
  }
  /// Marks the link to what is being looked at.
  package static func current(_ kind: StaticString = "page", isCurrent: Bool = true) -> Attribute? {
    isCurrent ? Attribute("aria-current", kind.description) : nil
  }
  /// Refers to a paint or a mask drawn on the same page.
  package static func paint(_ name: StaticString, _ id: StaticString) -> Attribute {
    plain(name, "url(#" + id.description + ")")
  }
}

/// Numbers as markup writes them.
enum Figures {
  /// A number with three decimals at most.
  static func decimal(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let thousandths = Int((value * 1000).rounded())
    let sign = thousandths < 0 ? "-" : ""
    let (whole, rest) = abs(thousandths).quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return sign + String(whole) }
    var digits = String(rest + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return sign + String(whole) + "." + digits
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
