/// The calendars a reader knows, by identifier.
public struct CalendarCatalogue: Sendable {
  /// The calendars, in the order they are shown.
  public let systems: [CalendarSystem]
  /// The countries' changes of calendar.
  public let adoptions: [CalendarAdoption]

  /// Creates a catalogue; of two calendars with one identifier the first counts.
  public init(systems: [CalendarSystem], adoptions: [CalendarAdoption] = []) {
    self.systems = systems
    self.adoptions = adoptions
  }

  /// The calendar with an identifier; a hyphen counts as an underscore, a capital as a small letter.
  public func system(_ id: String) -> CalendarSystem? {
    let id = Self.folded(id)
    return systems.first { $0.id == id }
  }

  /// A country's change of calendar, by its code or English name.
  public func adoption(_ country: String) -> CalendarAdoption? {
    let id = Self.folded(country)
    return adoptions.first { $0.id == id }
      ?? adoptions.first { Self.folded($0.name) == id || $0.aliases.contains(id) }
  }

  /// What is known of a calendar by a name: a calendar's, a country's, or `unknown-style`.
  public func choice(_ name: String) -> CalendarChoice? {
    if let system = system(name) { return .system(system) }
    if let adoption = adoption(name) { return .country(adoption) }
    switch Self.folded(name) {
    case "unknown_style", "unknown": return .unknownStyle
    case "old_style", "os": return .system(.julian)
    case "new_style", "ns": return .system(.gregorian)
    case "islamic", "hijri": return system("islamic_civil").map { .system($0) }
    case "republican", "french", "french_r", "french_revolutionary":
      return system("french_republican").map { .system($0) }
    case "jewish": return system("hebrew").map { .system($0) }
    default: return nil
    }
  }

  private static func folded(_ id: String) -> String {
    String(id.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
  }

  /// The built-in calendars and adoptions.
  public static let standard = CalendarCatalogue(
    systems: [
      .gregorian, .julian, .frenchRepublican, .hebrew, .islamicCivil, .islamicAstronomical, .persian, .coptic,
      .ethiopian, .swedish,
    ], adoptions: CalendarAdoption.all)
}
