public import Foundation

/// The sentences in which one language says what a date means; another language is another resource file.
public struct DateSentences: Sendable {
  /// The language tag, such as `fr`.
  public let language: String
  /// The months from January.
  public let months: [String]
  /// The days of the week from Monday.
  public let weekdays: [String]
  private let file: File

  /// A sentence, or one for one thing and one for several.
  private enum Entry: Decodable {
    case sentence(String)
    case counted(one: String, other: String)

    private enum Keys: String, CodingKey { case one, other }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .sentence(text)
        return
      }
      let forms = try decoder.container(keyedBy: Keys.self)
      self = .counted(
        one: try forms.decode(String.self, forKey: .one), other: try forms.decode(String.self, forKey: .other)
      )
    }
  }

  /// The shape of a resource file.
  private struct File: Decodable {
    let language: String
    let months: [String]
    let weekdays: [String]
    let calendarMonths: [String: [String]]
    let groupings: [String: String]
    let scales: [String: String]
    let ordinal: [String: String]
    let texts: [String: Entry]
    let errors: [String: [String]]
  }

  /// Reads the sentences of a language.
  ///
  /// - Parameter json: The bytes of a resource file; `Resources/sentences-en.json` shows the shape.
  /// - Throws: `DecodingError` if the file is not of that shape.
  public init(json: Data) throws {
    file = try JSONDecoder().decode(File.self, from: json)
    language = file.language
    months = file.months
    weekdays = file.weekdays
  }

  /// The keys of its sentences and errors, sorted.
  package var keys: [String] { file.texts.keys.sorted() }

  /// The keys of its errors, sorted; English says its errors in the code.
  package var errorKeys: [String] { file.errors.keys.sorted() }

  /// Says something: the sentence under a key, with its places filled.
  func callAsFunction(_ key: String, _ arguments: KeyValuePairs<String, String> = [:]) -> String {
    switch file.texts[key] {
    case .sentence(let text): Self.fill(text, arguments)
    case .counted(_, let other): Self.fill(other, arguments)
    case nil: key
    }
  }

  /// Says something of a number of things.
  func callAsFunction(_ key: String, count: Int) -> String {
    guard case .counted(let one, let other)? = file.texts[key] else { return self(key) }
    let isOne = abs(count) == 1 || (language == "fr" && count == 0)
    return Self.fill(isOne ? one : other, ["count": String(count)])
  }

  /// Whether there is a sentence under a key.
  func has(_ key: String) -> Bool { file.texts[key] != nil }

  /// The two parts of an error, with its places filled; `nil` where this language leaves it to the code.
  func error(_ key: String, _ arguments: [String] = []) -> (summary: String, remedy: String?)? {
    guard let parts = file.errors[key], let first = parts.first else { return nil }
    func filled(_ text: String) -> String {
      arguments.enumerated().reduce(text) { $0.replacing("{\($1.offset)}", with: $1.element) }
    }
    return (filled(first), parts.count > 1 ? filled(parts[1]) : nil)
  }

  /// A month of another calendar than those of the Roman months.
  func month(_ number: Int, of calendarID: String) -> String {
    let names = file.calendarMonths[calendarID.hasPrefix("islamic") ? "islamic_civil" : calendarID] ?? []
    return names.indices.contains(number - 1) ? names[number - 1] : String(number)
  }

  /// A season, quarter or the like.
  func grouping(_ number: Int) -> String { file.groupings[String(number)] ?? String(number) }

  /// A scale such as `year`, as it stands behind “the first third”.
  func scale(_ name: String) -> String { file.scales[name] ?? name }

  /// An ordinal number in digits.
  func ordinal(_ number: Int) -> String {
    let form =
      file.ordinal[String(number % 100)]
      ?? (number % 100 > 13 && language == "en" ? file.ordinal[String(number % 10)] : nil)
      ?? file.ordinal["other"] ?? "{number}"
    return form.replacing("{number}", with: String(number))
  }

  private static func fill(_ text: String, _ arguments: KeyValuePairs<String, String>) -> String {
    arguments.reduce(text) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  /// The sentences of a language, those of English if there are none; a region behind a hyphen does not matter.
  public static func of(_ language: String) -> DateSentences {
    let tag = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return builtIn.first { $0.language == tag } ?? builtIn[0]
  }

  /// The languages there are sentences for.
  public static let languages = builtIn.map(\.language)

  private static let builtIn: [DateSentences] = ["en", "fr"].map { language in
    guard
      let url = Bundle.module.url(
        forResource: "sentences-\(language)", withExtension: "json", subdirectory: "Resources")
    else { preconditionFailure("the sentences in \(language) are not there") }
    do {
      return try DateSentences(json: Data(contentsOf: url))
    } catch {
      preconditionFailure("the sentences in \(language) cannot be read: \(error)")
    }
  }
}
