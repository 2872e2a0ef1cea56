import Calendars
import DatePhrases
import EDTF
public import Testimony

/// The door to the reading of dates as people write them.
public struct DatePhraseDoor: Sendable {
  /// Reads a phrase in a calendar, into a date in that calendar that keeps the phrase's words.
  public let read: @Sendable (String, CalendarName?) -> DateExpression?

  /// Creates a door.
  public init(read: @escaping @Sendable (String, CalendarName?) -> DateExpression?) { self.read = read }

  /// Reads EDTF only, and no phrases.
  public static let closed = DatePhraseDoor { _, _ in nil }

  /// Reads phrases in English and French.
  ///
  /// Years, months and days stay as they are written, so that the calendar named beside the phrase, or that of
  /// the source, says what they are; only a phrase that names a calendar itself is turned into a Gregorian date.
  public static let standard = DatePhraseDoor { words, calendar in
    for reader in readers {
      guard case .absolute(let date)? = try? reader.read(words).meaning else { continue }
      let isAsWritten = date.calendar == .system(.gregorian)
      return DateExpression(
        date.edtf.description, calendar: isAsWritten ? calendar : .gregorian, words: words)
    }
    return nil
  }

  private static let readers = ["en", "fr"].compactMap { PhraseReader(language: $0) }
}
