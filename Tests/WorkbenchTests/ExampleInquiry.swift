import Archives
import Calendars
import Presentation
import Testimony
import Workbench

/// A small inquiry into an invented life, with two sources that are invented too.
struct ExampleInquiry {
  static let notice = "Constructed for this example."

  static let memoir = """
    Recollections of a travelling companion

    We had been told that the exchange would take a week. It took the autumn. Anna had come out of one prison in 1917 with her lungs spoiled and her temper intact, had tried Lisbon that same year, and had crossed back because, she said, one does not watch a strike from the wrong end of a coast.

    In January, or it may already have been February, the train set us down at Narva. I cannot give the day. I kept no diary in those weeks; paper was for lighting stoves.

    Her sister’s letter reached her some six weeks after we arrived. I can be sure of the letter, at least: it was dated the tenth of March, and she read the date aloud twice, « comme une sentence ».

    She was twenty-eight. She told everyone that she had been born on the road, in Ghent, by accident, on the thirtieth of December 1890.
    """

  static let notes = """
    Notes from the sailing lists

    Vermeer, A., boarded 26 January 1919 for Narva, third class. Eight days at sea, and never fewer on that line.

    On the twenty-eighth of January 1919 she was already sorting dispatches in the press office, says the register of the office <b>“as kept”</b>.
    """

  private(set) var inquiry = Inquiry(title: "Anna, lives and letters")
  /// The bytes its texts were read from.
  private(set) var originals: [Original] = []
  private var texts: [String: SourceText] = [:]

  init() {
    person("anna", "Anna Vermeer", also: ["Anneke", "Вермеер"])
    person("lenoir", "A. Lenoir")
    person("mother", "Maria Vermeer")
    place("ghent", "Ghent", 51.05, 3.72)
    place("lisbon", "Lisbon", 38.72, -9.14)
    place("narva", "Narva", 59.38, 28.2)
    source(
      "recollections", "Recollections of a travelling companion", kind: "memoir", author: "lenoir",
      Self.memoir)
    source("lists", "Notes from the sailing lists", kind: "record", author: nil, Self.notes)
    event("birth", "Birth of Anna", "birth", ["anna", "mother"], "ghent")
    event("prison", "Prison", "imprisonment", ["anna"], nil, extent: .extended)
    event("lisbon-stay", "Stay in Lisbon", "stay", ["anna"], "lisbon", extent: .extended)
    event("sailing", "Sails for Narva", "departure", ["anna"], nil)
    event("arrival", "Arrives in Narva", "arrival", ["anna", "lenoir"], "narva")
    event("press-work", "Works in the press office", "work", ["anna"], "narva", extent: .extended)
    event("letter", "Letter of her sister", "letter", [], nil)
    event("letter-read", "Her sister’s letter reaches her", "meeting", ["anna"], "narva")
    statement(
      "s1", "recollections",
      "she had been born on the road, in Ghent, by accident, on the thirtieth of December 1890",
      manner: .heard, [time("birth", .dated(.within, DateExpression("1890-12-30")))])
    statement(
      "s2", "recollections", "Anna had come out of one prison in 1917", manner: .saw,
      [time("prison", .dated(.within, DateExpression("1917")), part: .end)])
    statement(
      "s3", "recollections", "had tried Lisbon that same year", manner: .saw,
      [time("lisbon-stay", .dated(.within, DateExpression("1917")))])
    statement(
      "s4", "recollections",
      "In January, or it may already have been February, the train set us down at Narva",
      manner: .saw, [time("arrival", .dated(.within, DateExpression("[1919-01..1919-02]")))])
    statement(
      "s5", "recollections", "it was dated the tenth of March", manner: .saw,
      [time("letter", .dated(.within, DateExpression("1919-03-10")))])
    statement(
      "s6", "lists", "boarded 26 January 1919 for Narva", manner: .notSaid,
      [time("sailing", .dated(.within, DateExpression("1919-01-26")))])
    statement(
      "s7", "lists", "Eight days at sea, and never fewer on that line", manner: .notSaid,
      [
        time(
          "arrival",
          .offset(
            TimeConstraint.Distance(SpanRange(atLeast: CalendarSpan(days: 8), atMost: nil)),
            from: TimeConstraint.Anchor(Identifier("sailing"))))
      ])
    statement(
      "s8", "lists",
      "On the twenty-eighth of January 1919 she was already sorting dispatches in the press office",
      manner: .read,
      [
        time("press-work", .dated(.overlapping, DateExpression("1919-01-28"))),
        time("press-work", .ordered(.after, TimeConstraint.Anchor(Identifier("arrival")))),
      ])
    statement(
      "s9", "recollections", "her lungs spoiled and her temper intact", manner: .saw,
      [
        .trait(
          of: .person(Identifier("anna")), words: "her lungs spoiled and her temper intact", label: "health")
      ], kind: .portrait)
    hostile()
  }

  /// Names that try to be markup, in every record that a page shows.
  private mutating func hostile() {
    person("hostile", "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>")
    event("hostile-event", "</title><svg onload=alert(3)>", "stay", ["hostile"], nil)
  }

  private func time(
    _ event: String, _ bound: TimeConstraint.Bound, part: TimeConstraint.Part = .whole
  ) -> ClaimContent { .time(event: Identifier(event), TimeConstraint(part, bound)) }

  private mutating func person(_ slug: String, _ name: String, also: [String] = []) {
    inquiry.persons.put(
      Person(
        id: Identifier(slug), slug: Slug(title: slug, fallback: "x"), name: name,
        names: also.map { DatedName($0) }))
  }

  private mutating func place(_ slug: String, _ name: String, _ latitude: Double, _ longitude: Double) {
    inquiry.places.put(
      Place(
        id: Identifier(slug), slug: Slug(title: slug, fallback: "x"), name: name,
        coordinates: Place.Coordinates(latitude: latitude, longitude: longitude)))
  }

  private mutating func event(
    _ slug: String, _ title: String, _ kind: String, _ persons: [String], _ place: String?,
    extent: Event.Extent = .punctual
  ) {
    inquiry.events.put(
      Event(
        id: Identifier(slug), slug: Slug(title: slug, fallback: "x"), title: title,
        kind: Event.Kind(rawValue: kind),
        extent: extent, participants: persons.map { Participation(.person(Identifier($0))) },
        place: place.map { Identifier($0) }))
  }

  private mutating func source(_ slug: String, _ title: String, kind: String, author: String?, _ text: String)
  {
    inquiry.sources.put(
      Source(
        id: Identifier(slug), slug: Slug(title: slug, fallback: "x"), title: title,
        kind: Source.Kind(rawValue: kind),
        languages: ["en"],
        contributions: author.map { [Source.Contribution(.person(Identifier($0)), role: "author")] } ?? [],
        notice: Self.notice))
    var blocks: [TextStructure.Block] = []
    var pages: [TextStructure.Page] = []
    var place = 0
    let paragraphs = text.split(separator: "\n\n", omittingEmptySubsequences: false)
    for (number, paragraph) in paragraphs.enumerated() {
      let range = ScalarOffset(place)..<ScalarOffset(place + paragraph.unicodeScalars.count)
      blocks.append(TextStructure.Block(number == 0 ? .heading(level: 1) : .paragraph, range: range))
      place += paragraph.unicodeScalars.count + 2
    }
    let middle = blocks[blocks.count / 2].range.lowerBound
    let end = ScalarOffset(text.unicodeScalars.count)
    pages = [
      TextStructure.Page(label: "41", range: ScalarOffset(0)..<middle),
      TextStructure.Page(label: "42", range: middle..<end),
    ]
    let original = Original(Array(text.utf8))
    originals.append(original)
    let source = SourceText(
      id: Identifier(slug + "-text"), source: Identifier(slug), number: 1,
      original: SourceText.Original(
        fileName: slug + ".md", mediaType: "text/markdown", encoding: "UTF-8", checksum: original.checksum,
        byteCount: original.bytes.count),
      text: text, structure: TextStructure(pages: pages, blocks: blocks), map: OffsetMap())
    texts[slug] = source
    inquiry.texts.put(source)
  }

  private mutating func statement(
    _ slug: String, _ source: String, _ words: String, manner: Voice.Manner, _ contents: [ClaimContent],
    kind: Claim.Kind = .report
  ) {
    guard let text = texts[source] else { preconditionFailure("no such source") }
    let scalars = Array(text.text.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    guard let start = scalars.indices.first(where: { scalars[$0...].starts(with: wanted) }) else {
      preconditionFailure("“\(words)” is not in the text")
    }
    let range = ScalarOffset(start)..<ScalarOffset(start + wanted.count)
    let page = text.structure.pages.first { $0.range.contains(range.lowerBound) }
    let passage = Passage(
      source: Identifier(source), quotation: words, place: .text(text.id, range),
      locator: Locator(page: page?.label))
    inquiry.statements.put(
      Statement(
        id: Identifier(slug), slug: Slug(title: slug, fallback: "x"), source: Identifier(source),
        passages: [passage],
        voices: [Voice(.text, manner: manner)],
        claims: contents.enumerated().map {
          Claim(id: Identifier("\(slug).\($0.offset + 1)"), $0.element, kind: kind)
        }))
  }
}
