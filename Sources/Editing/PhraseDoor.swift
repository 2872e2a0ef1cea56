import Calendars
package import Chronicle
import DatePhrases
import EDTF
import Testimony

extension DatePhraseDoor {
  /// Reads dates as people write them, in every built-in language, English first.
  ///
  /// What is read in another calendar is given in the Gregorian one, and says so.
  package static let standard = DatePhraseDoor { phrase, calendar in
    let choice = calendar.flatMap { CalendarCatalogue.standard.choice($0.rawValue) }
    for vocabulary in PhraseCatalogue.standard.vocabularies {
      let reader = PhraseReader(vocabulary: vocabulary, calendar: choice)
      guard let reading = try? reader.read(phrase), case .absolute(let date) = reading.meaning else {
        continue
      }
      let isGregorian = choice?.isGregorian ?? true
      return DateExpression(
        date.edtf.description, calendar: isGregorian ? calendar : .gregorian, words: phrase)
    }
    return nil
  }
}
