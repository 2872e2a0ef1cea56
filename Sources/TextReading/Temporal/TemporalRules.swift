import Foundation

/// The words and rules of one language, as its resource file has them.
struct TemporalRules: Decodable, Sendable {
  /// A number, or the name of one in ``TemporalSymbols``.
  enum Value: Decodable, Sendable {
    case number(Int)
    case name(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .name(try container.decode(String.self))
      }
    }
  }

  /// One rule: what its patterns match and which tree they make.
  struct Rule: Decodable, Sendable {
    /// The name shown with every proposal.
    var id: String
    /// The part of speech it defines.
    var to: String
    /// The kind of tree.
    var make: String
    /// Values the words do not show.
    var with: [String: Value]?
    /// The patterns, in the notation of ``TemporalPattern``.
    var match: [String]
  }

  /// How the day of a feast is found.
  struct FeastRule: Decodable, Sendable {
    var month: Int?
    var day: Int?
    var easter: Int?
  }

  /// The language's code.
  var language: String
  /// Words by class and value.
  var classes: [String: [String: String]]
  /// Feasts by name.
  var feasts: [String: FeastRule]
  /// Periods by name, with their first and last day.
  var periods: [String: [[Int]]]
  /// The rules, more particular ones first.
  var rules: [Rule]

  /// Reads the bundled file of a language.
  ///
  /// - Parameter language: A language code such as `en`.
  /// - Returns: The rules, or nothing where there is no file of that language.
  static func bundled(_ language: String) -> TemporalRules? {
    guard
      let place = Bundle.module.url(
        forResource: "temporal-\(language)", withExtension: "json", subdirectory: "Resources"),
      let data = try? Data(contentsOf: place)
    else { return nil }
    do {
      return try JSONDecoder().decode(TemporalRules.self, from: data)
    } catch {
      preconditionFailure("temporal-\(language).json: \(error)")
    }
  }
}

/// The names that rule files use for numbers.
enum TemporalSymbols {
  private static let table: [String: Int] = [
    "early": DatePart.early.rawValue, "middle": DatePart.middle.rawValue, "late": DatePart.late.rawValue,
    "beginning": DatePart.beginning.rawValue, "end": DatePart.end.rawValue,
    "morning": DayPart.morning.rawValue, "midday": DayPart.midday.rawValue,
    "afternoon": DayPart.afternoon.rawValue, "evening": DayPart.evening.rawValue,
    "night": DayPart.night.rawValue, "daytime": DayPart.daytime.rawValue, "dawn": DayPart.dawn.rawValue,
    "midnight": DayPart.midnight.rawValue,
    "before": -1, "after": 1,
    "story": Reference.story.rawValue, "writing": Reference.writing.rawValue,
    "event": Reference.event.rawValue,
    "past": TimeReference.past.rawValue, "present": TimeReference.present.rawValue,
    "future": TimeReference.future.rawValue,
    "second": 1, "minute": 2, "hour": 3, "day": 4, "week": 5, "month": 6, "quarter": 7, "half": 8,
    "year": 9, "decade": 10, "century": 11, "weekend": 12, "millennium": 13,
    "about": Amount.Bound.about.rawValue, "less": Amount.Bound.lessThan.rawValue,
    "more": Amount.Bound.moreThan.rawValue, "atMost": Amount.Bound.atMost.rawValue,
    "atLeast": Amount.Bound.atLeast.rawValue,
    "yes": 1, "no": 0,
  ]

  /// The number a word of a rule file stands for.
  static func value(_ name: String) -> Int? { Int(name) ?? table[name] }
}

/// What a pattern can catch, by name.
enum TemporalSlot: Int, CaseIterable, Sendable {
  case n, n2, unit, year, month, day, day2, weekday, season, decade, century, half, quarter, ord, hour
  case minute, daypart, part, dir, ref, by, feast, bc, bound, period, short, republican, open
  case time, plus, upper

  init?(name: String) {
    guard let slot = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = slot
  }
}
