internal import Calendars
internal import Chronology
internal import Testimony

/// How fast anybody travels, epoch by epoch.
struct TravelRules {
  /// A limit, in the days from the first to the last; open where `nil`.
  private struct Limit {
    var rule: Rule.ID
    var kilometresPerDay: Int
    var first: DayNumber?
    var last: DayNumber?

    func holds(on day: Int) -> Bool {
      first.map { day >= $0.rawValue } ?? true && last.map { day <= $0.rawValue } ?? true
    }
  }

  private let limits: [Limit]

  /// Takes the limits among some rules; one whose epoch is no date limits nothing.
  init(_ rules: [Rule], calendar: (CalendarName?) -> CalendarChoice?) {
    limits = rules.compactMap { rule in
      guard case .travelAtMost(let kilometres, let epoch) = rule.assumption, kilometres > 0 else {
        return nil
      }
      guard let epoch else { return Limit(rule: rule.id, kilometresPerDay: kilometres) }
      guard let calendar = calendar(epoch.calendar),
        let days = try? DateReading(in: calendar).days(of: epoch.edtf), !days.isEmpty
      else { return nil }
      return Limit(rule: rule.id, kilometresPerDay: kilometres, first: days.first, last: days.last)
    }
  }

  var isEmpty: Bool { limits.isEmpty }

  /// The fewest days a journey takes that lies within some days; `nil` where no limit holds all the while.
  ///
  /// Of several limits on one day the lowest counts, and of the days of the journey the fastest.
  ///
  /// - Parameters:
  ///   - kilometres: How far it is.
  ///   - low: The first day the journey can begin; `Int.min` when open.
  ///   - high: The last day it can end; `Int.max` when open.
  /// - Returns: The days and what they rest on.
  func gap(for kilometres: Double, from low: Int, to high: Int) -> PresenceGap? {
    guard low <= high else { return nil }
    // Between two of these days the limits in force are the same.
    let turns = limits.flatMap { [$0.first?.rawValue, $0.last.map { $0.rawValue + 1 }] }.compactMap(\.self)
    var fastest = 0
    var rules: [Rule.ID] = []
    for day in [low] + turns.filter({ $0 > low && $0 <= high }).sorted() {
      let inForce = limits.filter { $0.holds(on: day) }
      guard let limit = inForce.min(by: { $0.kilometresPerDay < $1.kilometresPerDay }) else { return nil }
      fastest = max(fastest, limit.kilometresPerDay)
      if !rules.contains(limit.rule) { rules.append(limit.rule) }
    }
    guard fastest > 0, Int(kilometres) / fastest > 0 else { return nil }
    let isTimeless = limits.allSatisfy { !rules.contains($0.rule) || $0.first == nil && $0.last == nil }
    return PresenceGap(days: Int(kilometres) / fastest, rules: rules, needsSpan: !isTimeless)
  }
}

/// How many days lie at least between being in one place and being in another.
struct PresenceGap {
  var days: Int
  /// The rules that ask for them.
  var rules: [Rule.ID]
  /// Whether they rest on when the journey can have been, since rules of an epoch are among them.
  var needsSpan = false
}
