internal import Chronology

/// The feasts that can be named, and when they fall.
///
/// Movable feasts are counted from Easter Sunday; a name ending in `-julian` or `-orthodox` follows the
/// Julian computus and calendar. After C. R. Cheney and M. Jones, *A Handbook of Dates* (2000), ch. 3.
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
    if let days = movable[key] { return .easter(daysAfter: days, julian: isJulian) }
    guard let (month, day) = fixed[key] else { return nil }
    return isJulian ? .julianDay(month: month, day: day) : .dayOfMonth(month: month, day: day)
  }

  private static let movable: [String: Int] = [
    "easter": 0, "eastersunday": 0, "pâques": 0, "paques": 0, "eastermonday": 1, "lundidepâques": 1,
    "goodfriday": -2, "vendredisaint": -2, "maundythursday": -3, "jeudisaint": -3, "holysaturday": -1,
    "palmsunday": -7, "rameaux": -7, "ashwednesday": -46, "mercredidescendres": -46, "shrovetuesday": -47,
    "mardigras": -47, "ascension": 39, "pentecost": 49, "whitsun": 49, "whitsunday": 49, "pentecôte": 49,
    "whitmonday": 50, "lundidepentecôte": 50, "trinity": 56, "trinitysunday": 56, "trinité": 56,
    "corpuschristi": 60, "fêtedieu": 60,
  ]

  private static let fixed: [String: (Int, Int)] = [
    "newyear": (1, 1), "newyearsday": (1, 1), "nouvelan": (1, 1), "jourdelan": (1, 1), "epiphany": (1, 6),
    "épiphanie": (1, 6), "candlemas": (2, 2), "chandeleur": (2, 2), "annunciation": (3, 25),
    "ladyday": (3, 25), "mayday": (5, 1), "premiermai": (5, 1), "midsummer": (6, 24), "saintjohn": (6, 24),
    "saintjean": (6, 24), "bastilleday": (7, 14), "assumption": (8, 15), "assomption": (8, 15),
    "michaelmas": (9, 29), "allsaints": (11, 1), "toussaint": (11, 1), "allsouls": (11, 2),
    "martinmas": (11, 11), "saintmartin": (11, 11), "christmaseve": (12, 24), "christmas": (12, 25),
    "noël": (12, 25), "noel": (12, 25), "newyearseve": (12, 31), "saintsylvestre": (12, 31),
  ]
}
