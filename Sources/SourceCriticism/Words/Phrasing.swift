public import Calendars
public import Testimony

/// Puts messages into words, in one language, with the names of one inquiry.
public struct Phrasing: Sendable {
  /// The languages there is a catalogue for.
  public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// French.
    case french = "fr"
  }

  /// The language.
  public let language: Language
  let inquiry: Inquiry

  /// Creates a phrasing.
  ///
  /// - Parameters:
  ///   - language: The language to write.
  ///   - inquiry: The inquiry whose records are named.
  public init(_ language: Language = .english, of inquiry: Inquiry) {
    self.language = language
    self.inquiry = inquiry
  }

  /// Returns a message in words, without a capital at its start and a stop at its end.
  public func text(_ message: Message) -> String {
    let template = language == .english ? EnglishPhrases.template(message) : FrenchPhrases.template(message)
    return fill(template, message.arguments)
  }

  /// Returns a step of a proof in words: what is said, then what follows.
  public func text(_ step: ProofStep) -> String {
    guard let conclusion = step.conclusion else { return text(step.premise) }
    let colon = language == .french ? "\u{A0}: " : ": "
    return text(step.premise) + colon + text(conclusion)
  }

  /// Returns the members of a contradiction in words, one sentence each, in their order.
  public func texts(_ contradiction: Contradiction, in assessment: Assessment) -> [String] {
    contradiction.members.map { text(assessment.premise(of: $0)) }
  }

  /// Returns a way out in words.
  public func text(_ way: WayOut, in assessment: Assessment) -> String {
    func all(_ claims: [Claim.ID]) -> String {
      claims.map { text(assessment.premise(of: .claim($0))) }.joined(separator: "; ")
    }
    switch (way.kind, language) {
    case (.doubt(let grounds), .english):
      return "set aside that "
        + grounds.map { text(assessment.premise(of: $0)) }.joined(separator: ", and that ")
    case (.doubt(let grounds), .french):
      return "écarter que "
        + grounds.map { text(assessment.premise(of: $0)) }.joined(separator: ", et que ")
    case (.misidentification(let things), .english):
      return "two are taken for one: " + things.map(name).joined(separator: ", ")
    case (.misidentification(let things), .french):
      return "deux sont pris pour un\u{A0}: " + things.map(name).joined(separator: ", ")
    case (.misreading(let claims), .english): return "a passage is misread: " + all(claims)
    case (.misreading(let claims), .french): return "un passage est mal lu\u{A0}: " + all(claims)
    case (.slipOfThePen(let claims), .english): return "a slip of the pen: " + all(claims)
    case (.slipOfThePen(let claims), .french): return "un lapsus de plume\u{A0}: " + all(claims)
    case (.wrongCalendar(let claim, let calendar, let resolves), .english):
      return "the date is in the \(calendar == .julian ? "Julian" : "Gregorian") calendar: "
        + text(assessment.premise(of: .claim(claim)))
        + (resolves ? "; the rest then holds" : "; the rest still does not hold")
    case (.wrongCalendar(let claim, let calendar, let resolves), .french):
      return "la date est du calendrier \(calendar == .julian ? "julien" : "grégorien")\u{A0}: "
        + text(assessment.premise(of: .claim(claim)))
        + (resolves ? "\u{A0}; le reste tient alors" : "\u{A0}; le reste ne tient toujours pas")
    }
  }

  /// Returns a window in words: “from 3 February to 5 March 1919”.
  public func text(_ window: DayWindow?) -> String {
    let isFrench = language == .french
    guard let window else {
      return isFrench
        ? "aucun jour ne convient à tous les passages" : "no day fits all passages"
    }
    switch (window.earliest, window.latest) {
    case (nil, nil): return isFrench ? "sans limite" : "open"
    case (let day?, nil): return isFrench ? "au plus tôt le \(text(day))" : "not before \(text(day))"
    case (nil, let day?): return isFrench ? "au plus tard le \(text(day))" : "not after \(text(day))"
    case (let first?, let last?):
      if first == last { return isFrench ? "le \(text(first))" : text(first) }
      return isFrench ? "du \(text(first)) au \(text(last))" : "from \(text(first)) to \(text(last))"
    }
  }

  /// Returns a Gregorian day in words: “3 February 1919”.
  public func text(_ day: DayNumber) -> String {
    let date = CalendarSystem.gregorian.civilDate(of: day)
    let months = language == .english ? EnglishPhrases.months : FrenchPhrases.months
    let number = language == .french && date.day == 1 ? "1er" : "\(date.day)"
    let year: String
    if date.astronomicalYear > 0 {
      year = "\(date.astronomicalYear)"
    } else {
      year = "\(1 - date.astronomicalYear) " + (language == .english ? "BC" : "av. J.-C.")
    }
    return "\(number) \(months[date.month - 1]) \(year)"
  }

  // MARK: Arguments

  /// Puts arguments in the places `{0}`, `{1}` … of a template.
  private func fill(_ template: String, _ arguments: [Message.Argument]) -> String {
    var result = ""
    var number = ""
    var isInside = false
    for character in template {
      switch character {
      case "{":
        isInside = true
        number = ""
      case "}":
        isInside = false
        if let place = Int(number), arguments.indices.contains(place) { result += text(arguments[place]) }
      default:
        if isInside { number.append(character) } else { result.append(character) }
      }
    }
    return result
  }

  private func text(_ argument: Message.Argument) -> String {
    switch argument {
    case .event(let id): return quoted(inquiry.events[id]?.title ?? id.rawValue)
    case .person(let id): return inquiry.persons[id]?.name ?? id.rawValue
    case .source(let id): return quoted(inquiry.sources[id]?.title ?? id.rawValue)
    case .referent(let referent): return name(referent)
    case .moment(let moment): return text(moment)
    case .day(let day): return text(day)
    case .date(let date):
      guard let words = date.words, !words.isEmpty else { return date.edtf + calendarNote(date.calendar) }
      return quoted(words) + calendarNote(date.calendar)
    case .dateIn(let date, let inForce):
      let words = (date.words ?? "").isEmpty ? date.edtf : quoted(date.words ?? "")
      return words + note(of: inForce)
    case .voice(let holder): return name(holder)
    case .number(let number): return "\(number)"
    case .span(let range): return text(range)
    case .age(let age): return text(age)
    case .unit(let unit): return language == .english ? unit.rawValue : FrenchPhrases.unit(unit)
    case .recurrence(let recurrence): return text(recurrence)
    case .words(let words): return quoted(words)
    case .messages(let messages):
      return messages.map { text($0) }.joined(separator: language == .english ? ", or " : ", ou ")
    }
  }

  private func calendarNote(_ calendar: CalendarName?) -> String {
    guard let calendar, calendar != .gregorian else { return "" }
    return " (\(phrase(for: calendar)))"
  }

  /// A calendar, and what it is set for.
  private func note(of inForce: CalendarInForce) -> String {
    let place: String =
      switch (inForce.scope, language) {
      case (nil, _): ""
      case (.source(let id)?, .english): ", as set for \(text(.source(id)))"
      case (.source(let id)?, .french): ", fixé pour \(text(.source(id)))"
      case (.voice(let holder, _)?, .english): ", as set for the voice of \(name(holder))"
      case (.voice(let holder, _)?, .french): ", fixé pour la voix de \(name(holder))"
      case (.passage?, .english): ", as set for the passage"
      case (.passage?, .french): ", fixé pour le passage"
      }
    return " (\(phrase(for: inForce.name))\(place))"
  }

  private func phrase(for calendar: CalendarName) -> String {
    let names = CalendarNames.of(language.rawValue)
    if let choice = CalendarCatalogue.standard.choice(calendar.rawValue) { return names.phrase(for: choice) }
    return language == .english ? "\(calendar) calendar" : "calendrier \(calendar)"
  }

  private func name(_ holder: Voice.Holder) -> String {
    switch holder {
    case .person(let id): name(Referent.person(id))
    case .group(let id): name(Referent.group(id))
    case .text: language == .english ? "the text" : "le texte"
    case .editor: language == .english ? "the editor" : "l’éditeur"
    case .some(_, let words), .rumour(let words), .described(let words): quoted(words)
    }
  }

  private func quoted(_ words: String) -> String {
    language == .english ? "“\(words)”" : "«\u{A0}\(words)\u{A0}»"
  }

  /// The name of a record, as the inquiry calls it.
  public func name(_ referent: Referent) -> String {
    switch referent {
    case .person(let id): inquiry.persons[id]?.name ?? id.rawValue
    case .group(let id): inquiry.groups[id]?.name ?? id.rawValue
    case .place(let id): inquiry.places[id]?.name ?? id.rawValue
    case .work(let id): quoted(inquiry.works[id]?.title ?? id.rawValue)
    case .event(let id): quoted(inquiry.events[id]?.title ?? id.rawValue)
    case .source(let id): quoted(inquiry.sources[id]?.title ?? id.rawValue)
    case .statement(let id): inquiry.statements[id]?.slug.rawValue ?? id.rawValue
    }
  }

  /// Returns what a moment is called.
  public func text(_ moment: Moment) -> String {
    let isEnglish = language == .english
    switch moment {
    case .day(let id): return text(.event(id))
    case .start(let id):
      return isEnglish ? "the start of \(text(.event(id)))" : "le début de \(text(.event(id)))"
    case .end(let id): return isEnglish ? "the end of \(text(.event(id)))" : "la fin de \(text(.event(id)))"
    case .birth(let id):
      return isEnglish ? "the birth of \(text(.person(id)))" : "la naissance de \(text(.person(id)))"
    case .death(let id):
      return isEnglish ? "the death of \(text(.person(id)))" : "la mort de \(text(.person(id)))"
    }
  }

  private func text(_ range: SpanRange) -> String {
    let isEnglish = language == .english
    func length(_ span: CalendarSpan) -> String {
      let (months, days) = (abs(span.months), abs(span.days))
      var parts: [String] = []
      func part(_ count: Int, _ one: String, _ many: String) {
        if count > 0 { parts.append("\(count) \(count == 1 ? one : many)") }
      }
      if isEnglish {
        part(months / 12, "year", "years")
        part(months % 12, "month", "months")
        part(days, "day", "days")
      } else {
        part(months / 12, "an", "ans")
        part(months % 12, "mois", "mois")
        part(days, "jour", "jours")
      }
      let joined = parts.joined(separator: isEnglish ? " and " : " et ")
      return joined.isEmpty ? (isEnglish ? "no time" : "aucun délai") : joined
    }
    let isBackward = range.isBackward
    let low = isBackward ? range.atMost : range.atLeast
    let high = isBackward ? range.atLeast : range.atMost
    let words: String
    switch (low, high) {
    case (let low?, let high?) where low == high: words = length(low)
    case (.zero?, let high?): words = (isEnglish ? "at most " : "au plus ") + length(high)
    case (let low?, let high?):
      words = isEnglish ? "\(length(low)) to \(length(high))" : "de \(length(low)) à \(length(high))"
    case (let low?, nil): words = (isEnglish ? "at least " : "au moins ") + length(low)
    case (nil, let high?): words = (isEnglish ? "at most " : "au plus ") + length(high)
    case (nil, nil): words = isEnglish ? "some time" : "quelque temps"
    }
    return words
  }

  private func text(_ age: AgeExpression) -> String {
    let isEnglish = language == .english
    let number: String
    switch (age.atLeast, age.atMost) {
    case (let low?, let high?): number = low == high ? "\(low)" : "\(low)–\(high)"
    case (let low?, nil): number = isEnglish ? "at least \(low)" : "au moins \(low)"
    case (nil, let high?): number = isEnglish ? "at most \(high)" : "au plus \(high)"
    case (nil, nil): number = age.words ?? ""
    }
    switch age.count {
    case .completed: return isEnglish ? number : "\(number) ans"
    case .ordinal: return isEnglish ? "in year \(number) of life" : "dans la \(number)e année"
    case .yearDifference:
      return isEnglish ? "\(number) by the years’ difference" : "\(number) ans par différence d’années"
    case .inclusive: return isEnglish ? "\(number) counted inclusively" : "\(number) ans, compte inclusif"
    }
  }

  private func text(_ recurrence: TimeConstraint.Recurrence) -> String {
    let isEnglish = language == .english
    let months = isEnglish ? EnglishPhrases.months : FrenchPhrases.months
    let weekdays = isEnglish ? EnglishPhrases.weekdays : FrenchPhrases.weekdays
    switch recurrence {
    case .weekday(let day): return (1...7).contains(day) ? weekdays[day - 1] : "\(day)"
    case .month(let month): return (1...12).contains(month) ? months[month - 1] : "\(month)"
    case .dayOfMonth(let month, let day):
      return (1...12).contains(month) ? "\(day) \(months[month - 1])" : "\(month)-\(day)"
    case .season(let unit): return text(.unit(unit))
    case .feast(let name): return name
    }
  }
}

extension Assessment {
  /// What a member of a contradiction says.
  public func premise(of ground: Ground) -> Message {
    let use = translation.groundIndex[ground]
      .flatMap { translation.links[$0].first }
      .map { translation.uses[Int($0.use)] }
    if case .rule = ground, let use {
      // A rule by itself, not one of its uses.
      let full = premise(of: ground, use)
      return full.code.isOfUse ? Message(full.code) : full
    }
    return premise(of: ground, use ?? .nature)
  }
}

extension Message.Code {
  /// Whether the arguments name one use of a rule.
  var isOfUse: Bool {
    switch self {
    case .ruleBornBefore, .ruleDiedAfter, .ruleOnePlace, .ruleTold, .ruleSaw: true
    default: false
    }
  }
}
