package import DatePhrases
package import Testimony

/// What was typed as a time, understood.
package struct TimeReading: Hashable, Sendable {
  /// What it says.
  package enum Meaning: Hashable, Sendable {
    /// How an event lies in time; several hold together.
    case constraints([TimeConstraint])
    /// How old somebody was.
    case age(AgeExpression)
  }

  /// Another reading that lies near, for whoever meant that one.
  package struct Neighbour: Hashable, Sendable {
    /// The ways in which readings can be neighbours.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// It lasted all that time.
      case lasted
      /// It was one moment within that time.
      case moment
      /// It is only about so.
      case about
      /// The year is meant as two years.
      case years
      /// It is given in the old style.
      case oldStyle
      /// It is given in the new style.
      case newStyle
      /// Nobody says in which style it is given.
      case eitherStyle
    }

    /// How it differs.
    package let kind: Kind
    /// What would be typed.
    package let text: String
    /// The calendar it would be in; `nil` leaves the calendar as it is.
    package let calendar: CalendarName?
  }

  /// What was typed.
  package let written: String
  /// What it says.
  package let meaning: Meaning
  /// What was decided to read vague words.
  package let decisions: [PhraseDecision]
  /// Readings that lie near.
  package var neighbours: [Neighbour]

  /// How an event lies in time; none for an age.
  package var constraints: [TimeConstraint] {
    if case .constraints(let constraints) = meaning { constraints } else { [] }
  }

  /// Whether it says that something lasted.
  package var lasts: Bool {
    constraints.contains { constraint in
      if constraint.part != .whole { return true }
      if case .lasting = constraint.bound { return true }
      if case .dated(.throughout, _) = constraint.bound { return true }
      return false
    }
  }
}
