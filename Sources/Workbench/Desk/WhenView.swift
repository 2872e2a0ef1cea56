import Calendars
import DatePhrases
import Editing
import Presentation
import SourceCriticism
import Testimony

/// What a time that is being typed means: a small axis, a sentence, the number of days, and the readings that lie
/// near as buttons; or which character stopped the reading.
struct WhenView: Sendable {
  /// How another reading is taken.
  enum Choosing: Sendable {
    /// By a button of the form the field stands in, which sets the field.
    case button(field: String)
    /// By a link, on the page that has the field alone.
    case link(Address)
  }

  let scene: Scene
  /// What was typed.
  let text: String
  let calendar: CalendarName?
  /// The event it is said of, where that is known.
  var event: Event?
  /// Whose age it is.
  var person: Person.ID?
  let choosing: Choosing

  /// The content of the live region below the field; nothing where nothing is typed.
  func html() -> HTML {
    guard !text.trimmed.isEmpty else { return .empty }
    let reader = TimeReader(
      scene.inquiry, names: scene.index.names, language: scene.words.language.rawValue)
    do throws(TimeFlaw) {
      let reading =
        person == nil
        ? try reader.read(text, calendar: calendar, extent: event?.extent) : try reader.readAge(text)
      return understood(reading)
    } catch {
      return refused(error)
    }
  }

  // MARK: Understood

  private func understood(_ reading: TimeReading) -> HTML {
    let words = scene.words
    let picture = TimePicture(
      reading, in: scene.reading.assessment, title: event?.title ?? words("when.event"),
      extent: event?.extent, calendar: calendar, person: person)
    let dating = picture?.dating
    let figure = dating.map { dating in
      TimeFigure(
        dating, stated: picture.map { StatedBounds($0.assessment, of: dating.event) } ?? StatedBounds())
    }
    return HTML {
      if let figure, !figure.isUndated { WhenAxis(figure, scene.dates).html() }
      Tag.p(.class("when-say")) {
        if let picture, isCounted(reading) {
          let claims = ClaimWords(picture.assessment, words.language)
          picture.claims.map { claims.sentence($0) }.joined(separator: " ") + " "
        }
        dating.map { sentence($0) } ?? ""
      }
      Tag.p(.class("when-more")) {
        if let days = dating?.start?.dayCount, days > 1, figure?.isPunctual == true {
          words("date.possibleDays", count: days) + ". "
        }
        for decision in reading.decisions.prefix(3) where words.has("when.rule." + base(decision.rule)) {
          words(
            "when.decided", ["words": decision.words, "meaning": words("when.rule." + base(decision.rule))])
            + " "
        }
        for neighbour in reading.neighbours {
          Tag.span(.class("neighbour")) {
            choice(
              neighbour.text, neighbour.calendar, label: words("when.neighbour." + neighbour.kind.rawValue))
            if neighbour.text != reading.written {
              " " + words("when.wouldBe")
              Tag.code(text: neighbour.text)
            }
          }
          " "
        }
      }
    }
  }

  private func base(_ rule: String) -> String { rule.split(separator: ".").first.map { String($0) } ?? rule }

  /// Whether it is counted from something, so that a sentence has to say from what.
  private func isCounted(_ reading: TimeReading) -> Bool {
    if case .age = reading.meaning { return true }
    return reading.constraints.contains { constraint in
      if case .dated = constraint.bound { false } else { true }
    }
  }

  private func sentence(_ dating: EventDating) -> String {
    let words = scene.words
    guard let start = dating.start, let end = dating.end else { return words("when.noDay") }
    if dating.extent == .punctual {
      if let day = start.onlyDay {
        let weekday = words("weekday." + String(describing: Weekday(of: day)))
        return words("when.oneDay", ["day": scene.dates.day(day), "weekday": weekday])
      }
      if start.isOpen || dating.basis == .undated { return words("when.open") }
      if let first = start.earliest, let last = start.latest {
        return words("when.moment", ["start": scene.dates.day(first), "end": scene.dates.day(last)])
      }
      return words("when.momentOpen", ["window": scene.dates.window(start.earliest, start.latest)])
    }
    if start.isOpen, end.isOpen { return words("when.open") }
    return words(
      "when.lasted",
      [
        "start": start.isOpen ? words("when.unknownDay") : scene.dates.window(start.earliest, start.latest),
        "end": end.isOpen ? words("when.unknownDay") : scene.dates.window(end.earliest, end.latest),
      ])
  }

  // MARK: Refused

  private func refused(_ flaw: TimeFlaw) -> HTML {
    let words = scene.words
    let bytes = Array(text.trimmed.utf8)
    let lower = min(flaw.utf8Range.lowerBound, bytes.count)
    let upper = min(max(lower, flaw.utf8Range.upperBound), bytes.count)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return HTML {
      Tag.p(.class("flaw"), text: FlawWords(words: words).text(flaw))
      if lower < upper || lower < bytes.count {
        Tag.p(.class("where"), .aria("hidden", "true")) {
          Tag.code {
            part(0..<lower)
            Tag.mark(text: part(lower..<upper))
            part(upper..<bytes.count)
          }
        }
      }
      if !flaw.choices.isEmpty {
        Tag.p(.class("choices")) {
          for text in flaw.choices.prefix(6) {
            choice(text, nil, label: label(of: text, flaw))
            " "
          }
        }
      }
    }
  }

  /// A reading to choose: a day is said in words beside how it is written.
  private func label(of choice: String, _ flaw: TimeFlaw) -> String {
    guard flaw.reason == .ambiguous,
      let reading = try? TimeReader(scene.inquiry, names: scene.index.names, language: "en").read(choice),
      let day = TimePicture(reading, in: scene.reading.assessment, title: "")?.dating?.start?.onlyDay
    else { return choice }
    return scene.dates.day(day)
  }

  private func choice(_ text: String, _ calendar: CalendarName?, label: String) -> HTML {
    switch choosing {
    case .button(let field):
      Tag.button(
        .class("link"), .type("submit"), .name("act"),
        .value("set:\(field)=\(text)" + (calendar.map { "|\($0.rawValue)" } ?? "")), .data("set", text),
        calendar.map { .data("calendar", $0.rawValue) }, text: label)
    case .link(let address):
      Tag.a(
        .href(address.with("q", text).with("calendar", calendar?.rawValue ?? self.calendar?.rawValue)),
        text: label)
    }
  }
}
