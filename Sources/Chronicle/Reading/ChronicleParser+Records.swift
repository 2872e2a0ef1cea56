import Testimony

extension ChronicleParser {
  private func title(_ cursor: inout Cursor, _ what: String) throws(Flaw) -> String {
    try cursor.words(what).text
  }

  /// Reads `[word]` behind a title.
  private func bracketedWord(_ cursor: inout Cursor, _ what: String) throws(Flaw) -> String? {
    guard cursor.take("[") else { return nil }
    let word = try word(&cursor, what)
    try expect("]", &cursor, "close it with ]")
    return word.text
  }

  func readPerson(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var person = Person(id: Identifier(record.id), slug: slug, name: try title(&cursor, "the person's name"))
    var common = Common()
    readClauses(record.node, &cursor, known: ["also"] + Self.common) { (word, cursor, _) throws(Flaw) in
      if word.text == "also" {
        person.names += try self.list(&cursor, self.datedName)
        return true
      }
      return try self.readCommon(word, &cursor, &common)
    }
    person.aliases = common.aliases
    person.note = common.note
    inquiry.persons.put(person)
  }

  func readGroup(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var group = Group(id: Identifier(record.id), slug: slug, name: try title(&cursor, "the group's name"))
    group.kind = try bracketedWord(&cursor, "a kind of group, such as party")
    var common = Common()
    readClauses(record.node, &cursor, known: ["also"] + Self.common) { (word, cursor, _) throws(Flaw) in
      if word.text == "also" {
        group.names += try self.list(&cursor, self.datedName)
        return true
      }
      return try self.readCommon(word, &cursor, &common)
    }
    group.aliases = common.aliases
    group.note = common.note
    inquiry.groups.put(group)
  }

  func readPlace(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var place = Place(id: Identifier(record.id), slug: slug, name: try title(&cursor, "the place's name"))
    if cursor.take(word: "@") { place.coordinates = try coordinates(&cursor) }
    var common = Common()
    readClauses(record.node, &cursor, known: ["also", "in"] + Self.common) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "also": place.names += try self.list(&cursor, self.datedName)
      case "in":
        place.containments += try self.list(&cursor) { (cursor) throws(Flaw) in
          let larger = try self.place(&cursor)
          return Place.Containment(
            in: larger, during: cursor.take(word: "during") ? try self.date(&cursor) : nil)
        }
      default: return try self.readCommon(word, &cursor, &common)
      }
      return true
    }
    place.aliases = common.aliases
    place.note = common.note
    inquiry.places.put(place)
  }

  func coordinates(_ cursor: inout Cursor) throws(Flaw) -> Place.Coordinates {
    let latitude = try degrees(&cursor, "the latitude", limit: 90)
    try expect(",", &cursor, "write latitude, longitude, as in 51.77, 55.10")
    let longitude = try degrees(&cursor, "the longitude", limit: 180)
    var coordinates = Place.Coordinates(latitude: latitude, longitude: longitude)
    if cursor.take(word: "±") || cursor.take(word: "+-") {
      coordinates.uncertaintyInKilometres = try degrees(
        &cursor, "kilometres", limit: .greatestFiniteMagnitude)
      guard cursor.take(word: "km") else {
        throw Flaw("expected-word", "km should stand here", remedy: "write ± 5 km", at: cursor.here)
      }
    }
    return coordinates
  }

  private func degrees(_ cursor: inout Cursor, _ what: String, limit: Double) throws(Flaw) -> Double {
    let here = cursor.here
    guard let word = cursor.word(), let value = Double(word.text), value.isFinite else {
      throw Flaw(
        "expected-number", "\(what) should stand here", remedy: "write a decimal number, as in 51.77",
        at: here)
    }
    guard abs(value) <= limit else {
      throw Flaw(
        "out-of-range", "\(what) cannot be \(word.text)",
        remedy: "it lies between -\(Int(limit)) and \(Int(limit))", at: here)
    }
    return value
  }

  func readWork(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var work = Work(id: Identifier(record.id), slug: slug, title: try title(&cursor, "the work's title"))
    var common = Common()
    readClauses(record.node, &cursor, known: ["also", "by"] + Self.common) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "also": work.names += try self.list(&cursor, self.datedName)
      case "by": work.authors += try self.list(&cursor, self.person)
      default: return try self.readCommon(word, &cursor, &common)
      }
      return true
    }
    work.aliases = common.aliases
    work.note = common.note
    inquiry.works.put(work)
  }

  func readEvent(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var event = Event(id: Identifier(record.id), slug: slug, title: try title(&cursor, "the event's title"))
    event.kind = try bracketedWord(&cursor, "a kind of event, such as arrest").map(Event.Kind.init(rawValue:))
    event.extent = Event.usualExtent(of: event.kind)
    var common = Common()
    let known = ["who", "where", "part", "repeated", "extended", "punctual"] + Self.common
    readClauses(record.node, &cursor, known: known) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "who": event.participants += try self.participations(&cursor)
      case "where": event.place = try self.place(&cursor)
      case "part":
        _ = cursor.take(word: "of")
        event.partOf = try self.event(&cursor)
      case "repeated": event.isRepeated = true
      case "extended": event.extent = .extended
      case "punctual": event.extent = .punctual
      default: return try self.readCommon(word, &cursor, &common)
      }
      return true
    }
    event.aliases = common.aliases
    event.note = common.note
    inquiry.events.put(event)
  }

  func readRule(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var rule = Rule(id: Identifier(record.id), slug: slug, try assumption(&cursor))
    readClauses(record.node, &cursor, known: ["off", "id"]) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "off": rule.isOn = false
      case "id": _ = try cursor.words()
      default: return false
      }
      return true
    }
    inquiry.rules.put(rule)
  }

  private func assumption(_ cursor: inout Cursor) throws(Flaw) -> Rule.Assumption {
    let word = try word(&cursor, "an assumption", remedy: "write one such as life-at-most 120")
    if let assumption = RuleSpelling.fixed[word.text] { return assumption }
    if word.text == RuleSpelling.travel {
      let kilometres = try integer(&cursor, "a number")
      _ = cursor.take(word: "kilometres")
      return .travelAtMost(
        kilometresPerDay: kilometres, during: cursor.take(word: "during") ? try date(&cursor) : nil)
    }
    if let make = RuleSpelling.numbered.first(where: { $0.word == word.text })?.make {
      let number = try integer(&cursor, "a number")
      _ = ["years", "months", "kilometres", "hundredths", "units"].contains { cursor.take(word: $0) }
      return make(number)
    }
    guard word.text == "vague" else {
      throw Flaw(
        "unknown-word", "“\(word.text)” is no assumption",
        remedy: Spelling.suggestion(
          for: word.text, among: RuleSpelling.words,
          otherwise: "what may stand here: \(RuleSpelling.words.joined(separator: ", "))"),
        at: word.range)
    }
    let words = try cursor.words("the vague words").text
    try expect("[", &cursor, "write the language of the words, as in [en]")
    let language = try self.word(&cursor, "a language").text
    try expect("]", &cursor, "close the language with ]")
    let length = try length(&cursor)
    return .vagueSpan(words: words, language: language, length.lasting)
  }

  func readNote(_ record: Record, _ slug: Slug, _ cursor: inout Cursor) throws(Flaw) {
    var note = EditorNote(
      id: Identifier(record.id), slug: slug, text: try cursor.words("the note").text,
      isQuery: record.word.text == "query")
    readClauses(record.node, &cursor, known: ["on", "at", "id"]) { (word, cursor, _) throws(Flaw) in
      switch word.text {
      case "on": note.subject = try self.referent(&cursor)
      case "at": note.passage = try self.passage(&cursor, source: nil)
      case "id": _ = try cursor.words()
      default: return false
      }
      return true
    }
    inquiry.notes.put(note)
  }
}

extension Event {
  /// Stays and states last, everything else happens on a day, unless the event says otherwise.
  static func usualExtent(of kind: Kind?) -> Extent {
    kind == .stay || kind == .state ? .extended : .punctual
  }
}

/// How assumptions are written.
enum RuleSpelling {
  static let fixed: [String: Rule.Assumption] = [
    "nobody-acts-before-birth": .nobodyActsBeforeBirth, "nobody-acts-after-death": .nobodyActsAfterDeath,
    "nobody-in-two-places": .nobodyInTwoPlaces, "told-after-it-happened": .toldAfterItHappened,
    "who-saw-was-alive": .whoSawWasAlive,
  ]

  static let numbered: [(word: String, make: @Sendable (Int) -> Rule.Assumption)] = [
    ("mother-at-least", { .motherAtLeast(years: $0) }), ("mother-at-most", { .motherAtMost(years: $0) }),
    ("father-at-least", { .fatherAtLeast(years: $0) }),
    ("father-dies-at-most", { .fatherDiesAtMost(monthsBeforeBirth: $0) }),
    ("marriage-at-least", { .marriageAtLeast(years: $0) }), ("life-at-most", { .lifeAtMost(years: $0) }),
    ("about-span", { .aboutSpan(hundredths: $0) }), ("about-age", { .aboutAge(years: $0) }),
    ("about-date", { .aboutDate(units: $0) }),
  ]

  static let travel = "travel-at-most"

  static var words: [String] { (Array(fixed.keys) + numbered.map(\.word) + [travel, "vague"]).sorted() }
}
