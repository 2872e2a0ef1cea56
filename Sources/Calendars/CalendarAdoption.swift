/// When a country or region gave up the Julian calendar for the Gregorian.
public struct CalendarAdoption: Hashable, Sendable, Identifiable {
  /// A name for programs, such as `russia`.
  public let id: String
  /// A name for people, in English.
  public let name: String
  /// Other names under which it is found, folded to small letters and underscores.
  public let aliases: [String]
  /// The first day dated in the Gregorian calendar.
  public let firstGregorianDay: DayNumber
  /// What is particular about the case; `nil` if nothing is.
  public let note: String?
  /// The country's calendars, one after another.
  public let calendar: CalendarSystem

  /// Creates an adoption whose days before the first Gregorian one are Julian.
  ///
  /// - Parameters:
  ///   - id: A name for programs.
  ///   - name: A name for people.
  ///   - aliases: Other names, in small letters with underscores.
  ///   - firstGregorianDay: The first day dated in the Gregorian calendar.
  ///   - note: What is particular about the case.
  public init(
    id: String, name: String, aliases: [String] = [], firstGregorianDay: DayNumber, note: String? = nil
  ) {
    self.init(
      id: id, name: name, aliases: aliases, firstGregorianDay: firstGregorianDay, note: note,
      calendar: CalendarSystem(
        id: "mixed_\(id)", name: "calendar of \(name)",
        rules: SuccessiveRules(phases: [
          SuccessiveRules.Phase(firstDay: nil, rules: JulianRules()),
          SuccessiveRules.Phase(firstDay: firstGregorianDay, rules: GregorianRules()),
        ])))
  }

  /// Creates an adoption with a calendar of its own, for a country that changed more than once.
  public init(
    id: String, name: String, aliases: [String] = [], firstGregorianDay: DayNumber, note: String? = nil,
    calendar: CalendarSystem
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.firstGregorianDay = firstGregorianDay
    self.note = note
    self.calendar = calendar
  }
}
