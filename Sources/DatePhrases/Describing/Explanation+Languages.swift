import Calendars
public import Diagnostics
public import EDTF

extension PhraseError {
  /// What happened and what to do about it, in a language; in English where it has no words for it.
  public func explanation(in language: String) -> Explanation {
    let say = DateSentences.of(language)
    let words: (key: String, arguments: [String]) =
      switch reason {
      case .empty: ("empty", [])
      case .tooLong: ("tooLong", [])
      case .notUnderstood(let words): ("notUnderstood", [words])
      case .tooShort: ("tooShort", [])
      case .ambiguous(let readings):
        (
          readings.contains { $0.contains("-") } ? "ambiguous.date" : "ambiguous.year",
          [
            readings.joined(separator: say.error("phrase.or")?.summary ?? " or "),
            readings.first ?? "1919-04-03",
          ]
        )
      case .noSuchDate(let date): ("noSuchDate", [date])
      case .otherWeekday(let written, let actual, let fits):
        (
          fits == nil ? "otherWeekday" : "otherWeekday.fits",
          [say.weekday(named: written), say.weekday(named: actual)]
            + (fits.map { [say.calendar(named: $0)] } ?? [])
        )
      case .reversed: ("reversed", [])
      case .unknownCalendar(let id): ("unknownCalendar", [id])
      }
    return say.error("phrase.\(words.key)", words.arguments).map {
      Explanation($0.summary, remedy: $0.remedy)
    }
      ?? explanation
  }
}

extension EDTFError {
  /// What happened and what to do about it, in a language; in English where it has no words for it.
  public func explanation(in language: String) -> Explanation {
    let say = DateSentences.of(language)
    let words: (key: String, arguments: [String]) =
      switch reason {
      case .empty: ("empty", [])
      case .tooLong(let length): ("tooLong", [String(length), String(EDTFExpression.lengthLimit)])
      case .unexpected(nil, let expected): ("endsTooSoon", [say.expectation(expected)])
      case .unexpected(let scalar?, let expected):
        ("unexpected", [say.quoted(scalar), say.expectation(expected)])
      case .yearTooShort(let digits):
        (digits == 2 || digits == 3 ? "yearTooShort.\(digits)" : "yearTooShort", [String(digits)])
      case .yearNeedsPrefix: ("yearNeedsPrefix", [])
      case .prefixNotNeeded: ("prefixNotNeeded", [])
      case .leadingZero: ("leadingZero", [])
      case .negativeZero: ("negativeZero", [])
      case .yearTooLarge: ("yearTooLarge", [])
      case .monthOutOfRange(let month): ("monthOutOfRange", [String(month)])
      case .noSuchMonth: ("noSuchMonth", [])
      case .dayOutOfRange(let day): ("dayOutOfRange", [String(day)])
      case .noSuchDay: ("noSuchDay", [])
      case .notInCalendar: ("notInCalendar", [])
      case .dayOfGrouping: ("dayOfGrouping", [])
      case .timeOutOfRange: ("timeOutOfRange", [])
      case .shiftOutOfRange: ("shiftOutOfRange", [])
      case .timeNotAllowed: ("timeNotAllowed", [])
      case .reversed: ("reversed", [])
      case .emptySet: ("emptySet", [])
      case .mixedPrecision: ("mixedPrecision", [])
      case .draftNotation: ("draftNotation", [])
      case .needsLevel(let level): ("needsLevel", [String(level.rawValue)])
      }
    return say.error("edtf.\(words.key)", words.arguments).map { Explanation($0.summary, remedy: $0.remedy) }
      ?? explanation
  }
}

extension DateSentences {
  fileprivate func expectation(_ expectation: EDTFError.Expectation) -> String {
    error("edtf.expects.\(expectation.rawValue)")?.summary ?? expectation.rawValue
  }

  fileprivate func quoted(_ scalar: Unicode.Scalar) -> String {
    if scalar == " " { return error("edtf.space")?.summary ?? "" }
    if scalar.value < 0x21 || (0x7F...0xA0).contains(scalar.value) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return error("edtf.character", [code])?.summary ?? code
    }
    return error("edtf.quoted", [String(Character(scalar))])?.summary ?? String(Character(scalar))
  }

  /// A weekday that an error names in English.
  fileprivate func weekday(named name: String) -> String {
    let place = DateSentences.of("en").weekdays.firstIndex { $0.lowercased() == name.lowercased() }
    return place.map { weekdays[$0] } ?? name
  }

  /// A calendar that an error names in English.
  fileprivate func calendar(named name: String) -> String {
    let system = CalendarCatalogue.standard.systems.first {
      $0.name.lowercased() == name.lowercased() || $0.id == name.lowercased()
    }
    return system.map { CalendarNames.of(language).name(of: $0) } ?? name
  }
}
