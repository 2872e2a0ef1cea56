public import Calendars
public import Testimony

/// Something said about testimony, as a code with arguments; ``Phrasing`` puts it into words.
public struct Message: Hashable, Sendable {
  /// What is said.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    // What claims say.
    case occurred, within, throughout, overlappingDate, beforeDate, afterDate, notAfterDate, notBeforeDate
    case before, after, strictlyBefore, strictlyAfter, meets, metBy, during, contains, overlaps, equals
    case starts, finishes
    case offset, lasting, same, following, recurring, oneOf, aged, kin, state, first, last, identityClaimed
    case otherContent
    // What identities and rules say.
    case sameEvent, samePerson, sameThing, differentThings
    case ruleMotherAtLeast, ruleMotherAtMost, ruleFatherAtLeast, ruleFatherDies, ruleMarriage, ruleLife
    case ruleBornBefore, ruleDiedAfter, ruleOnePlace, ruleTravel, ruleTravelDuring, ruleTold, ruleSaw,
      ruleVague
    case ruleAboutSpan, ruleAboutAge, ruleAboutDate
    case composed, oneStyle, oneStyleOfVoice, oneStyleOfPassage, oldStyle, newStyle, endsAfterStart, ownRecord
    // What follows.
    case notBefore, notAfter, ageFromTo
  }

  /// What a code is about.
  public enum Argument: Hashable, Sendable {
    /// An event.
    case event(Event.ID)
    /// A person.
    case person(Person.ID)
    /// A source.
    case source(Source.ID)
    /// Any other record.
    case referent(Referent)
    /// A moment.
    case moment(Moment)
    /// A day.
    case day(DayNumber)
    /// A date as the source gives it.
    case date(DateExpression)
    /// A date whose calendar is set for what it stands in.
    case dateIn(DateExpression, CalendarInForce)
    /// A voice.
    case voice(Voice.Holder)
    /// A number.
    case number(Int)
    /// A length of time.
    case span(SpanRange)
    /// An age.
    case age(AgeExpression)
    /// A stretch of the calendar.
    case unit(TimeConstraint.CalendarUnit)
    /// Days that come again.
    case recurrence(TimeConstraint.Recurrence)
    /// Words that stay as they are.
    case words(String)
    /// A list of messages.
    case messages([Message])
  }

  /// What is said.
  public var code: Code
  /// What it is about, in the order its words need.
  public var arguments: [Argument]

  /// Creates a message.
  public init(_ code: Code, _ arguments: [Argument] = []) {
    self.code = code
    self.arguments = arguments
  }
}
