package import Diagnostics

/// Why what was typed as a time is not understood, and where.
package struct TimeFlaw: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// This character cannot stand here; `nil` where the text ends too soon.
    case character(String?)
    /// The calendar has no such day, month or time.
    case noSuchDate(String)
    /// The end is before the start.
    case reversed
    /// These words are not understood.
    case notUnderstood(String)
    /// A date, number or year should follow.
    case tooShort
    /// The text is too long.
    case tooLong
    /// It can be read in several ways, and is not guessed.
    case ambiguous
    /// The day is another weekday.
    case otherWeekday(written: String, actual: String)
    /// No event answers to these words.
    case unknownEvent(String)
    /// Several events answer to these words.
    case severalEvents(String)
    /// It is counted from something it does not name.
    case needsAnchor
    /// It is no age.
    case noAge
    /// It is an age, which needs a person.
    case ageWithoutPerson
    /// No calendar is called so.
    case unknownCalendar(String)
  }

  /// What was wrong.
  package let reason: Reason
  /// Where, in UTF-8 code units from the start of what was typed.
  package let utf8Range: Range<Int>
  /// What could be typed instead, to choose from.
  package let choices: [String]

  init(_ reason: Reason, at utf8Range: Range<Int>, choices: [String] = []) {
    self.reason = reason
    self.utf8Range = utf8Range
    self.choices = choices
  }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    let remedy = choices.isEmpty ? nil : "write " + choices.map { "“\($0)”" }.joined(separator: " or ")
    switch reason {
    case .character(let character?):
      return Explanation("“\(character)” cannot stand here", remedy: remedy ?? "write a date such as 1919-03")
    case .character(nil), .tooShort:
      return Explanation("the text ends too soon", remedy: remedy ?? "a date, year or number should follow")
    case .noSuchDate(let date):
      return Explanation("there is no \(date)", remedy: remedy ?? "check the day, month and calendar")
    case .reversed: return Explanation("the end is before the start", remedy: "exchange the two")
    case .notUnderstood(let words):
      return Explanation("“\(words)” is not understood", remedy: remedy ?? "say it otherwise, or in EDTF")
    case .tooLong:
      return Explanation("this is too long for a date", remedy: "give only the words of the date")
    case .ambiguous: return Explanation("this can be read in several ways", remedy: remedy)
    case .otherWeekday(let written, let actual):
      return Explanation("the day is a \(actual), not a \(written)", remedy: remedy ?? "check the date")
    case .unknownEvent(let words):
      return Explanation("no event is called “\(words)”", remedy: remedy ?? "register the event first")
    case .severalEvents(let words):
      return Explanation("“\(words)” may be several events", remedy: remedy ?? "use its short name")
    case .needsAnchor:
      return Explanation(
        "it does not say from what it is counted", remedy: "name the event it is counted from")
    case .noAge: return Explanation("this is no age", remedy: "write one such as 15, or “about fifteen”")
    case .ageWithoutPerson:
      return Explanation("an age needs a person", remedy: "register it as an age of somebody")
    case .unknownCalendar(let name):
      return Explanation("no calendar is called “\(name)”", remedy: "write julian, gregorian or a country")
    }
  }
}
