import Calendars
import Chronicle
import DatePhrases
import Diagnostics
import EDTF
package import Testimony

/// Reads what an editor types as a time: EDTF, the chronicle's notation, or a phrase in English or French, counted
/// from a date, from another event, or as an age.
///
/// What can be read in several ways is never guessed: it is refused, with the readings to choose from.
package struct TimeReader {
  private let inquiry: Inquiry
  private let names: NameBook
  private let notation: ChronicleNotation
  private let languages: [String]

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry whose events can be counted from.
  ///   - names: Its names; `nil` collects them.
  ///   - language: The language that is tried first.
  package init(_ inquiry: Inquiry, names: NameBook? = nil, language: String) {
    self.inquiry = inquiry
    self.names = names ?? NameBook(inquiry)
    notation = ChronicleNotation(inquiry)
    languages = language == "fr" ? ["fr", "en"] : ["en", "fr"]
  }

  /// The longest text that is read, in UTF-8 code units.
  package static let lengthLimit = 500

  /// Reads how an event lies in time.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - calendar: The calendar of dates that name none; `nil` leaves it to the source.
  ///   - extent: Whether the event is a point or lasts; `nil` where that is not known yet.
  /// - Returns: What it says, with the readings that lie near.
  /// - Throws: ``TimeFlaw``, with the place where reading stopped.
  package func read(
    _ text: String, calendar: CalendarName? = nil, extent: Event.Extent? = nil
  ) throws(TimeFlaw) -> TimeReading {
    let text = Self.trimmed(text)
    let size = text.utf8.count
    guard size <= Self.lengthLimit else { throw TimeFlaw(.tooLong, at: Self.lengthLimit..<size) }
    guard !text.isEmpty else { throw TimeFlaw(.tooShort, at: 0..<0) }
    let choice = try choice(calendar)
    var reading: TimeReading
    if let dated = try? EDTFExpression(parsing: text, in: choice) {
      reading = TimeReading(
        written: text, meaning: .constraints(Self.constraints(dated, text, calendar, extent)), decisions: [],
        neighbours: [])
    } else if let constraint = try? notation.constraint(text) {
      reading = TimeReading(
        written: text, meaning: .constraints([constraint.inCalendar(calendar)]), decisions: [],
        neighbours: [])
    } else if let several = try several(text, calendar, extent) {
      reading = several
    } else {
      reading = try phrase(text, calendar, choice)
    }
    reading.neighbours = TimeNeighbours(reading, calendar: calendar, extent: extent).all
    return reading
  }

  /// Reads an age: a number of years, the chronicle's notation or a phrase.
  ///
  /// - Throws: ``TimeFlaw``, with the place where reading stopped.
  package func readAge(_ text: String) throws(TimeFlaw) -> TimeReading {
    let text = Self.trimmed(text)
    func reading(_ age: AgeExpression, _ decisions: [PhraseDecision] = []) -> TimeReading {
      TimeReading(written: text, meaning: .age(age), decisions: decisions, neighbours: [])
    }
    if let years = Int(text), (0...150).contains(years) {
      return reading(AgeExpression(atLeast: years, atMost: years))
    }
    for candidate in [text, "aged " + text] {
      if let age = try? notation.age(candidate) { return reading(age) }
    }
    for language in languages {
      guard let reader = PhraseReader(language: language) else { continue }
      let openings = language == "fr" ? ["", "à l'âge de ", "âgé de "] : ["", "aged "]
      for opening in openings {
        guard case .age(let age)? = try? reader.read(opening + text).meaning else { continue }
        return reading(Self.age(age, words: text), age.decisions)
      }
    }
    throw TimeFlaw(.noAge, at: 0..<text.utf8.count)
  }

  // MARK: Dates

  private func choice(_ calendar: CalendarName?) throws(TimeFlaw) -> CalendarChoice {
    guard let calendar else { return .system(.gregorian) }
    guard let choice = CalendarCatalogue.standard.choice(calendar.rawValue) else {
      throw TimeFlaw(.unknownCalendar(calendar.rawValue), at: 0..<0)
    }
    return choice
  }

  /// An interval says that something lasted, unless what it is said of takes a day.
  private static func constraints(
    _ date: EDTFExpression, _ text: String, _ calendar: CalendarName?, _ extent: Event.Extent?,
    words: String? = nil
  ) -> [TimeConstraint] {
    guard case .interval(let start, let end) = date.content, extent != .punctual else {
      return [TimeConstraint(.whole, .dated(.within, DateExpression(text, calendar: calendar, words: words)))]
    }
    var constraints: [TimeConstraint] = []
    for (part, edge) in [(TimeConstraint.Part.start, start), (.end, end)] {
      guard case .date(let date) = edge else { continue }
      constraints.append(
        TimeConstraint(
          part, .dated(.within, DateExpression(date.description, calendar: calendar, words: words))))
    }
    return constraints
  }

  // MARK: Phrases

  private func phrase(
    _ text: String, _ calendar: CalendarName?, _ choice: CalendarChoice
  ) throws(TimeFlaw) -> TimeReading {
    var first: PhraseError?
    for language in languages {
      guard let reader = PhraseReader(language: language) else { continue }
      let phrase: PhraseReading
      do throws(PhraseError) {
        phrase = try reader.read(text)
      } catch {
        // What one language understands and refuses is not asked of the other.
        switch error.reason {
        case .notUnderstood, .tooShort, .empty: first = first ?? error
        case .ambiguous: throw Self.flaw(error)
        default: throw Self.looksLikeEDTF(text) ? edtfFlaw(text, choice) : Self.flaw(error)
        }
        continue
      }
      return TimeReading(
        written: text, meaning: try meaning(phrase, text, calendar), decisions: phrase.decisions,
        neighbours: [])
    }
    throw Self.looksLikeEDTF(text) ? edtfFlaw(text, choice) : Self.flaw(first, text)
  }

  /// Whether a text is meant as EDTF: digits and the marks of the format only.
  private static func looksLikeEDTF(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) }
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "?"),
          UInt8(ascii: "~"), UInt8(ascii: "%"), UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "Y"),
          UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","):
          true
        default: false
        }
      }
  }

  private func edtfFlaw(_ text: String, _ choice: CalendarChoice) -> TimeFlaw {
    do throws(EDTFError) {
      _ = try EDTFExpression(parsing: text, in: choice)
      return TimeFlaw(.notUnderstood(text), at: 0..<text.utf8.count)
    } catch {
      let place = min(error.utf8Offset, text.utf8.count)
      let range = place..<min(place + 1, text.utf8.count)
      switch error.reason {
      case .unexpected(let scalar, _): return TimeFlaw(.character(scalar.map { String($0) }), at: range)
      case .reversed: return TimeFlaw(.reversed, at: range)
      case .tooLong: return TimeFlaw(.tooLong, at: range)
      case .monthOutOfRange, .noSuchMonth, .dayOutOfRange, .noSuchDay, .notInCalendar, .dayOfGrouping:
        return TimeFlaw(.noSuchDate(text), at: range)
      default:
        let scalars = String(Substring(text.utf8.dropFirst(place)).prefix(1))
        return TimeFlaw(.character(scalars.isEmpty ? nil : scalars), at: range)
      }
    }
  }

  private static func flaw(_ error: PhraseError?, _ text: String = "") -> TimeFlaw {
    guard let error else { return TimeFlaw(.notUnderstood(text), at: 0..<text.utf8.count) }
    switch error.reason {
    case .empty, .tooShort: return TimeFlaw(.tooShort, at: error.utf8Range)
    case .tooLong: return TimeFlaw(.tooLong, at: error.utf8Range)
    case .notUnderstood(let words): return TimeFlaw(.notUnderstood(words), at: error.utf8Range)
    case .ambiguous(let readings): return TimeFlaw(.ambiguous, at: error.utf8Range, choices: readings)
    case .noSuchDate(let date): return TimeFlaw(.noSuchDate(date), at: error.utf8Range)
    case .otherWeekday(let written, let actual, _):
      return TimeFlaw(.otherWeekday(written: written, actual: actual), at: error.utf8Range)
    case .reversed: return TimeFlaw(.reversed, at: error.utf8Range)
    case .unknownCalendar(let name): return TimeFlaw(.unknownCalendar(name), at: error.utf8Range)
    }
  }

  /// Two times that hold together: “after the arrest and before the trial”.
  private func several(
    _ text: String, _ calendar: CalendarName?, _ extent: Event.Extent?
  ) throws(TimeFlaw) -> TimeReading? {
    let openings = ["after", "before", "not", "since", "during", "après", "avant", "depuis", "pendant"]
    for joint in [" and ", " et ", "; "] {
      let parts = text.components(joinedBy: joint)
      guard parts.count == 2, parts.allSatisfy({ part in openings.contains { part.hasPrefix($0 + " ") } })
      else { continue }
      let readings = [
        try read(parts[0], calendar: calendar, extent: extent),
        try read(parts[1], calendar: calendar, extent: extent),
      ]
      return TimeReading(
        written: text, meaning: .constraints(readings.flatMap(\.constraints)),
        decisions: readings.flatMap(\.decisions), neighbours: [])
    }
    return nil
  }

  private func meaning(
    _ phrase: PhraseReading, _ text: String, _ calendar: CalendarName?
  ) throws(TimeFlaw) -> TimeReading.Meaning {
    switch phrase.meaning {
    case .absolute(let date):
      // Years, months and days stay as they are written; a phrase that names a calendar is Gregorian by now.
      let own = date.calendar == .system(.gregorian) ? calendar : .gregorian
      return .constraints(
        Self.constraints(
          date.edtf, date.edtf.description, own, date.extent == .lasting ? nil : .punctual, words: text))
    case .relative(let time):
      return .constraints(try RelativeTimes(inquiry, names, text).constraints(time))
    case .duration(let duration):
      let isVague = RelativeTimes.isVague(text, duration.decisions)
      return .constraints([
        TimeConstraint(
          .whole,
          .lasting(
            TimeConstraint.Distance(
              isVague ? SpanRange(atLeast: nil, atMost: nil) : duration.range,
              words: isVague || duration.isApproximate ? text : nil)))
      ])
    case .age: throw TimeFlaw(.ageWithoutPerson, at: 0..<text.utf8.count)
    }
  }

  private static func age(_ age: AgePhrase, words: String) -> AgeExpression {
    AgeExpression(
      atLeast: age.range.atLeast.map { $0.months / 12 }, atMost: age.range.atMost.map { $0.months / 12 },
      count: age.count, words: age.isApproximate || !age.decisions.isEmpty ? words : nil)
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension PhraseReading {
  /// What was decided to read vague words.
  fileprivate var decisions: [PhraseDecision] {
    switch meaning {
    case .absolute(let date): date.decisions
    case .relative(let time): time.decisions
    case .duration(let duration): duration.decisions
    case .age(let age): age.decisions
    }
  }
}

extension TimeConstraint {
  /// The same constraint, with its dates in a calendar where they name none.
  func inCalendar(_ calendar: CalendarName?) -> TimeConstraint {
    guard let calendar else { return self }
    switch bound {
    case .dated(let relation, var date):
      if date.calendar == nil { date.calendar = calendar }
      return TimeConstraint(part, .dated(relation, date))
    case .oneOf(let options): return TimeConstraint(part, .oneOf(options.map { $0.inCalendar(calendar) }))
    default: return self
    }
  }
}

extension String {
  /// The parts between the places where some words stand.
  fileprivate func components(joinedBy words: String) -> [String] {
    split(separator: words, omittingEmptySubsequences: false).map { String($0) }
  }
}
