public import Foundation

/// A reign whose years dates are given in: “3 Edward III”, “l'an 12 du règne de Louis XIV”.
public struct Reign: Hashable, Sendable, Identifiable {
  /// When a year of the reign begins.
  public enum Anniversary: String, Hashable, Sendable, Decodable {
    /// On the day of the year on which the reign began.
    case accession
    /// On that day too, and after a change of calendar on the day it has in the new one, as with George II.
    case moved
    /// On Ascension Day, as King John's years did.
    case ascension
  }

  /// The dynasty or kingdom, such as `england`.
  public let dynasty: String
  /// The ruler's name for programs, such as `edward`.
  public let name: String
  /// The ruler's number, from 1.
  public let number: Int
  /// The first day.
  public let first: DayNumber
  /// The last day; `nil` if the reign goes on.
  public let last: DayNumber?
  /// When its years begin.
  public let anniversary: Anniversary
  /// The country's calendars, by which the days of its years are counted.
  public let country: CalendarAdoption

  /// A name for programs, such as `england.edward.3`.
  public var id: String { "\(dynasty).\(name).\(number)" }

  /// The days of a year of the reign, from 1; `nil` if the reign has no such year.
  public func days(ofYear year: Int) -> ClosedRange<DayNumber>? {
    guard (1...200).contains(year), let start = beginning(ofYear: year),
      let next = beginning(ofYear: year + 1)
    else {
      return nil
    }
    if let last, start > last { return nil }
    return start...min(next - 1, last ?? next - 1)
  }

  private func beginning(ofYear year: Int) -> DayNumber? {
    guard year > 1 else { return first }
    let calendar = country.calendar
    let began = calendar.civilDate(of: first)
    let number = began.astronomicalYear + year - 1
    switch anniversary {
    case .ascension:
      return Feast(id: "ascension", rule: .fromEaster(39)).day(inYear: number, calendar: calendar)
    case .accession, .moved:
      var day = CivilDate(astronomicalYear: number, month: began.month, day: began.day)
      let changed = CalendarSystem.gregorian.civilDate(of: country.firstGregorianDay)
      if anniversary == .moved, (number, began.month) > (changed.astronomicalYear, changed.month) {
        let moved = CalendarSystem.gregorian.civilDate(of: first)
        day = CivilDate(
          astronomicalYear: moved.astronomicalYear + year - 1, month: moved.month, day: moved.day)
      }
      return calendar.dayNumber(of: day)
        ?? calendar.days(ofMonth: day.month, year: day.astronomicalYear)?.upperBound
    }
  }
}

/// The reigns a reader knows.
public struct ReignCatalogue: Sendable {
  /// The reigns, dynasty by dynasty, in order of time.
  public let reigns: [Reign]

  /// The shape of a resource file.
  private struct File: Decodable {
    struct Dynasty: Decodable {
      let id: String
      let country: String
      let reigns: [Row]
    }
    struct Row: Decodable {
      let name: String
      let number: Int
      let from: String
      let to: String?
      let anniversary: Reign.Anniversary?
    }
    let source: String
    let dynasties: [Dynasty]
  }

  /// Reads reigns.
  ///
  /// - Parameters:
  ///   - json: The bytes of a resource file; `Resources/reigns.json` shows the shape. Its days are those of the country's calendar.
  ///   - calendars: The calendars of the countries; a dynasty whose country is not among them is left out.
  /// - Throws: `DecodingError` if the file is not of that shape.
  public init(json: Data, calendars: CalendarCatalogue = .standard) throws {
    let file = try JSONDecoder().decode(File.self, from: json)
    reigns = file.dynasties.flatMap { dynasty -> [Reign] in
      guard let country = calendars.adoption(dynasty.country) else { return [] }
      func day(_ text: String?) -> DayNumber? {
        let parts = (text ?? "").split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? country.calendar.dayNumber(parts[0], parts[1], parts[2]) : nil
      }
      return dynasty.reigns.compactMap { row in
        day(row.from).map {
          Reign(
            dynasty: dynasty.id, name: row.name, number: row.number, first: $0, last: day(row.to),
            anniversary: row.anniversary ?? .accession, country: country)
        }
      }
    }
  }

  /// The reigns of rulers of a name; of those with a number, if one is given.
  public func reigns(of name: String, number: Int?) -> [Reign] {
    reigns.filter { $0.name == name && (number == nil || $0.number == number) }
  }

  /// The built-in reigns: England and Great Britain from 1066, France from 987.
  public static let standard: ReignCatalogue = {
    guard
      let url = Bundle.module.url(forResource: "reigns", withExtension: "json", subdirectory: "Resources")
    else { preconditionFailure("the reigns are not there") }
    do {
      return try ReignCatalogue(json: Data(contentsOf: url))
    } catch {
      preconditionFailure("the reigns cannot be read: \(error)")
    }
  }()
}
