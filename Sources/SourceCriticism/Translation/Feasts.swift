internal import Calendars
internal import Chronology
internal import Foundation

/// The feasts that can be named, in either language, and when they fall.
///
/// The names are a resource file; the rules are those of the calendars. A name ending in `-julian` or `-orthodox`
/// follows the Julian computus and calendar.
enum Feasts {
  /// The recurrence of a feast, `nil` for a name that is not known.
  static func recurrence(named name: String) -> Recurrence? {
    var key = ""
    for character in name.lowercased() where character.isLetter || character.isNumber {
      key.append(character)
    }
    var isJulian = false
    for ending in ["julian", "orthodox", "oldstyle"] where key.hasSuffix(ending) {
      key.removeLast(ending.count)
      isJulian = true
    }
    for beginning in ["julian", "orthodox"] where key.hasPrefix(beginning) {
      key.removeFirst(beginning.count)
      isJulian = true
    }
    guard let id = names[key], let feast = Feast.all.first(where: { $0.id == id }) else { return nil }
    switch feast.rule {
    case .fromEaster(let days): return .easter(daysAfter: days, julian: isJulian)
    case .fixed(let month, let day):
      return isJulian ? .julianDay(month: month, day: day) : .dayOfMonth(month: month, day: day)
    case .fromAdvent: return nil
    }
  }

  /// Feasts by their names, folded to letters.
  private static let names: [String: String] = {
    guard
      let url = Bundle.module.url(forResource: "feasts", withExtension: "json", subdirectory: "Resources")
    else { preconditionFailure("the names of the feasts are not there") }
    do {
      let table = try JSONDecoder().decode([String: [String]].self, from: Data(contentsOf: url))
      return Dictionary(
        table.sorted { $0.key < $1.key }.flatMap { id, names in names.map { ($0, id) } },
        uniquingKeysWith: { first, _ in first })
    } catch {
      preconditionFailure("the names of the feasts cannot be read: \(error)")
    }
  }()
}
