import Presentation
import Testimony
import Testing

@Suite("Citations")
struct CitationTests {
  private static let words = Catalogue.of(.english)

  private func cited(
    _ source: Source, _ style: String, _ inquiry: Inquiry = Inquiry(),
    _ language: InterfaceLanguage = .english
  ) throws -> String {
    Reference(source, of: inquiry, try #require(CitationStyle.named(style)), Catalogue.of(language)).text
  }

  private func source(_ csl: String, _ edit: (inout Source) -> Void = { _ in }) throws -> Source {
    var source = Source(id: Identifier("s"), slug: try #require(Slug("s")), title: "Untitled")
    source.bibliography = csl
    edit(&source)
    return source
  }

  private static let memoir = """
    {"type":"book","title":"Memoirs of a Revolutionary","author":[{"family":"Serge","given":"Victor"}],
    "translator":[{"family":"Sedgwick","given":"Peter"}],"publisher":"Oxford University Press",
    "publisher-place":"London","issued":{"date-parts":[[1963]]}}
    """

  // The forms are those of The Chicago Manual of Style, 17th edition, §14.23 and §15.6, and of ISO 690:2010 as
  // French libraries apply it (NF ISO 690).
  @Test(
    "A translated book in each style",
    arguments: [
      (
        "chicago-notes",
        "Victor Serge, Memoirs of a Revolutionary, translated by Peter Sedgwick (London: Oxford University Press, 1963)."
      ),
      (
        "chicago-author-date",
        "Serge, Victor. 1963. Memoirs of a Revolutionary. Translated by Peter Sedgwick. London: Oxford University Press."
      ),
      (
        "iso-690-fr",
        "SERGE, Victor. Memoirs of a Revolutionary. Traduit par Peter SEDGWICK. London\u{A0}: Oxford University Press, 1963."
      ),
    ])
  func book(_ style: String, _ expected: String) throws {
    #expect(try cited(try source(Self.memoir), style) == expected)
  }

  @Test("The comma of an English quotation stands before the mark")
  func article() throws {
    let article = try source(
      """
      {"type":"article-journal","title":"The last days","author":[{"family":"Roussel","given":"Jeanne"}],
      "container-title":"Past and Present","volume":12,"issue":"3","page":"45-67","issued":{"date-parts":[["1961",4]]}}
      """)
    #expect(
      try cited(article, "chicago-notes")
        == "Jeanne Roussel, “The last days,” Past and Present 12, no. 3 (1961-04): 45–67.")
    #expect(
      try cited(article, "chicago-author-date")
        == "Roussel, Jeanne. 1961. “The last days.” Past and Present 12 (3): 45–67.")
  }

  @Test("A record without bibliographic data is cited by what its record says")
  func record() throws {
    var inquiry = Inquiry()
    inquiry.persons.put(
      Person(id: Identifier("a"), slug: try #require(Slug("a")), name: "Ludwig van der Berg"))
    inquiry.persons.put(Person(id: Identifier("b"), slug: try #require(Slug("b")), name: "Anna Roux"))
    var letter = Source(
      id: Identifier("l"), slug: try #require(Slug("l")), title: "What is new here?", kind: "letter",
      archivalReference: [.init("repository", "State archive"), .init("fond", "1265"), .init("leaf", "3v")],
      contributions: [
        .init(.person(Identifier("a")), role: "author"), .init(.person(Identifier("b")), role: "addressee"),
      ],
      composed: DateExpression("1917-02"))
    #expect(
      try cited(letter, "chicago-notes", inquiry)
        == "Ludwig van der Berg, “What is new here?” to Anna Roux, 1917-02, State archive, fond 1265, leaf 3v."
    )
    #expect(
      try cited(letter, "iso-690-fr", inquiry)
        == "VAN DER BERG, Ludwig. What is new here? à Anna ROUX. 1917-02. State archive, fond 1265, leaf 3v.")
    letter.contributions = []
    letter.archivalReference = []
    letter.composed = nil
    letter.title = "Notes"
    #expect(try cited(letter, "chicago-author-date") == "“Notes.”")
  }

  @Test(
    "Data that is no CSL-JSON takes nothing away",
    arguments: ["", "[]", "{\"title\":5}", "{\"issued\":\"x\"}", "no JSON"])
  func broken(_ csl: String) throws {
    for style in CitationStyle.all {
      #expect(try cited(try source(csl), style.name).contains("Untitled"))
    }
  }

  @Test("A title is never markup")
  func hostile() throws {
    let source = try source(#"{"type":"book","title":"<script>alert(1)</script>"}"#)
    for style in CitationStyle.all {
      let html = Reference(source, of: Inquiry(), style, Self.words).html(to: Address("x")).markup
      #expect(!html.contains("<script"))
    }
  }

  @Test("Every style has its words in both languages, and lays out every extent")
  func complete() {
    for style in CitationStyle.all {
      for language in InterfaceLanguage.allCases {
        #expect(Catalogue.of(language).has("citationStyle." + style.name))
      }
    }
  }
}
