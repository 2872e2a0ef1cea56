public import Calendars

/// An expression of the Extended Date/Time Format (ISO 8601-2:2019, in the profile of the Library of
/// Congress of 4 February 2019).
///
/// Two expressions are equal when their canonical forms are, however they were written.
public struct EDTFExpression: Sendable {
  /// One end of an interval.
  public enum End: Hashable, Sendable {
    /// A date.
    case date(EDTFDate)
    /// `..`: the interval goes on.
    case open
    /// Nothing: the end is not known.
    case unknown
  }

  /// A member of a set.
  public enum Member: Hashable, Sendable {
    /// One date.
    case date(EDTFDate)
    /// All dates from one to another, both included.
    case range(EDTFDate, EDTFDate)
    /// A date and all before it.
    case onOrBefore(EDTFDate)
    /// A date and all after it.
    case onOrAfter(EDTFDate)
  }

  /// What an expression is.
  public enum Content: Hashable, Sendable {
    /// A date, season or year.
    case date(EDTFDate)
    /// An interval.
    case interval(start: End, end: End)
    /// One of the members, `[…]`.
    case oneOf([Member])
    /// All of the members, `{…}`.
    case allOf([Member])
  }

  /// What the expression says.
  public let content: Content
  /// The text that was read, or the canonical form of an expression that was built.
  public let written: String
  /// The level of the notation that was read.
  public let level: EDTFLevel
  /// The calendar whose years, months and days the expression counts; `nil` is the Gregorian, the only
  /// one the format itself knows.
  public let calendar: CalendarChoice?

  init(content: Content, written: String, level: EDTFLevel, calendar: CalendarChoice? = nil) {
    self.content = content
    self.written = written
    self.level = level
    self.calendar = calendar
  }

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - text: The expression, without surrounding white space.
  ///   - level: The highest level to accept.
  /// - Throws: ``EDTFError``, with the place where reading stopped.
  /// - Complexity: O(*n*) in the length of the text, which may be ``lengthLimit`` at most.
  public init(parsing text: String, upTo level: EDTFLevel = .two) throws(EDTFError) {
    var parser = EDTFParser(limit: level)
    let (content, used) = try parser.read(text)
    self.init(content: content, written: text, level: used)
  }

  /// Reads an expression whose years, months and days are those of another calendar.
  ///
  /// The format is Gregorian; a source that uses another calendar is written in its syntax all the same,
  /// and the calendar kept beside it. A date has to exist in one of the calendars chosen.
  ///
  /// - Parameters:
  ///   - text: The expression, without surrounding white space.
  ///   - level: The highest level to accept.
  ///   - calendar: The calendar of the numbers.
  /// - Throws: ``EDTFError``, with the place where reading stopped.
  public init(
    parsing text: String, upTo level: EDTFLevel = .two, in calendar: CalendarChoice
  ) throws(EDTFError) {
    var parser = EDTFParser(limit: level, calendar: calendar.isGregorian ? nil : calendar)
    let (content, used) = try parser.read(text)
    self.init(content: content, written: text, level: used, calendar: calendar.isGregorian ? nil : calendar)
  }

  /// Reads an expression from any kind of string.
  ///
  /// - Parameters:
  ///   - text: The expression, without surrounding white space.
  ///   - level: The highest level to accept.
  /// - Throws: ``EDTFError``, with the place where reading stopped.
  public init(parsing text: some StringProtocol, upTo level: EDTFLevel = .two) throws(EDTFError) {
    try self.init(parsing: String(text), upTo: level)
  }

  /// The longest text that is read, in UTF-8 code units.
  public static let lengthLimit = 10_000

  /// Whether some part is qualified as approximate.
  public var isApproximate: Bool { dates.contains { $0.isApproximate } }
  /// Whether some part is qualified as uncertain.
  public var isUncertain: Bool { dates.contains { $0.isUncertain } }

  /// All dates of the expression, in the order written.
  public var dates: [EDTFDate] {
    switch content {
    case .date(let date): return [date]
    case .interval(let start, let end):
      return [start, end].compactMap { if case .date(let date) = $0 { date } else { nil } }
    case .oneOf(let members), .allOf(let members):
      return members.flatMap { member in
        switch member {
        case .date(let date), .onOrBefore(let date), .onOrAfter(let date): [date]
        case .range(let first, let last): [first, last]
        }
      }
    }
  }
}

extension EDTFExpression: Hashable {
  /// Whether two expressions have the same canonical form.
  public static func == (left: EDTFExpression, right: EDTFExpression) -> Bool {
    left.content == right.content && left.calendar == right.calendar
  }
  /// Adds what the expression says to a hash.
  public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
