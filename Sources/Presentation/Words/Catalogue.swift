import Foundation

/// What the program says, in one language: sentences by key, with places for names and numbers.
package struct Catalogue: Sendable {
  /// A sentence, or one for one thing and one for several.
  package enum Entry: Hashable, Sendable {
    /// The same whatever is counted.
    case sentence(String)
    /// One for a single thing (in French also for none) and one for others.
    case counted(one: String, other: String)
  }

  /// The language.
  package let language: InterfaceLanguage
  /// The sentences by key.
  package let entries: [String: Entry]

  /// The catalogue of a language.
  package static func of(_ language: InterfaceLanguage) -> Catalogue {
    switch language {
    case .english: english
    case .french: french
    }
  }

  private static let english = Catalogue(resource: .english)
  private static let french = Catalogue(resource: .french)

  private init(resource language: InterfaceLanguage) {
    self.language = language
    entries = Catalogue.read(Resources.data("\(language.rawValue).json"))
  }

  /// Says something.
  ///
  /// - Parameters:
  ///   - key: The key of the sentence.
  ///   - arguments: What stands in its places.
  /// - Returns: The sentence; the key itself where the catalogue lacks it, which a test rules out.
  package func callAsFunction(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String {
    switch entries[key] {
    case .sentence(let text): Catalogue.fill(text, arguments)
    case .counted(_, let other): Catalogue.fill(other, arguments)
    case nil: key
    }
  }

  /// Says something about a number of things; `{count}` is the number.
  package func callAsFunction(
    _ key: String, count: Int, _ arguments: KeyValuePairs<String, String> = [:]
  ) -> String {
    let template: String
    switch entries[key] {
    case .sentence(let text): template = text
    case .counted(let one, let other):
      template = count == 1 || (language == .french && count == 0) ? one : other
    case nil: return key
    }
    return Catalogue.fill(template, arguments).replacing("{count}", with: number(count))
  }

  /// Whether there is a sentence under a key.
  package func has(_ key: String) -> Bool { entries[key] != nil }

  /// A word of an open vocabulary: its sentence under `prefix`, or the word itself.
  package func word(_ word: String, in prefix: String) -> String {
    let key = prefix + "." + word
    return has(key) ? self(key) : word
  }

  /// A whole number with its thousands set apart.
  package func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    guard digits.count > 4 else { return String(value) }
    var result = value < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result += "\u{202F}" }
      result.append(digit)
    }
    return result
  }

  private static func fill(_ text: String, _ arguments: KeyValuePairs<String, String>) -> String {
    guard !arguments.isEmpty else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = rest[rest.index(after: open)..<close]
      result += rest[..<open]
      result += arguments.first { $0.key == name }?.value ?? String(rest[open...close])
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private static func read(_ data: Data) -> [String: Entry] {
    struct Value: Decodable {
      let entry: Entry
      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
          entry = .sentence(text)
        } else {
          let forms = try container.decode([String: String].self)
          entry = .counted(one: forms["one"] ?? "", other: forms["other"] ?? "")
        }
      }
    }
    guard let values = try? JSONDecoder().decode([String: Value].self, from: data) else {
      preconditionFailure("a catalogue of the program is damaged")
    }
    return values.mapValues(\.entry)
  }
}

/// The files this module carries.
package enum Resources {
  /// The bytes of a file.
  package static func bytes(_ name: String) -> [UInt8] { Array(data(name)) }

  static func data(_ name: String) -> Data {
    let folder = Bundle.module.bundleURL.appendingPathComponent("Resources")
    guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
      preconditionFailure("the program was installed without \(name)")
    }
    return data
  }
}
