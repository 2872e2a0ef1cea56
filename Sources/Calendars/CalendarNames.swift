public import Foundation

/// What one language calls the calendars and the countries that changed theirs; read from a resource file.
public struct CalendarNames: Sendable {
  /// The language tag, such as `fr`.
  public let language: String
  private let file: File

  /// The shape of a resource file.
  private struct File: Decodable {
    let language: String
    let calendar: String
    let country: String
    let unknownStyle: String
    let calendars: [String: String]
    let countries: [String: String]
  }

  /// Reads the names of a language.
  ///
  /// - Parameter json: The bytes of a resource file; `Resources/fr.json` shows the shape. What it leaves out
  ///   keeps its English name.
  /// - Throws: `DecodingError` if the file is not of that shape.
  public init(json: Data) throws {
    file = try JSONDecoder().decode(File.self, from: json)
    language = file.language
  }

  /// The name of a calendar by itself: “Julian”, “julien”.
  public func name(of system: CalendarSystem) -> String { file.calendars[system.id] ?? system.name }

  /// The name of a country or region.
  public func name(of adoption: CalendarAdoption) -> String { file.countries[adoption.id] ?? adoption.name }

  /// What is known of a calendar, in words: “Julian calendar”, “calendar of Russia”, “old or new style”.
  public func phrase(for choice: CalendarChoice) -> String {
    switch choice {
    case .system(let system): file.calendar.replacing("{0}", with: name(of: system))
    case .country(let adoption): file.country.replacing("{0}", with: name(of: adoption))
    case .unknownStyle: file.unknownStyle
    }
  }

  /// The names of a language, those of English if there are none; a region behind a hyphen does not matter.
  public static func of(_ language: String) -> CalendarNames {
    let tag = language.lowercased().prefix { $0 != "-" && $0 != "_" }
    return builtIn.first { $0.language == tag } ?? builtIn[0]
  }

  private static let builtIn: [CalendarNames] = ["en", "fr"].map { language in
    guard
      let url = Bundle.module.url(forResource: language, withExtension: "json", subdirectory: "Resources")
    else { preconditionFailure("the names of calendars in \(language) are not there") }
    do {
      return try CalendarNames(json: Data(contentsOf: url))
    } catch {
      preconditionFailure("the names of calendars in \(language) cannot be read: \(error)")
    }
  }
}
