import Diagnostics
import SourceTexts
import Testimony
import Testing

@Suite("What libraries put around a text")
struct WrappingTests {
  private func read(_ text: String, _ name: String = "a.txt") throws -> SourceTextReading {
    try SourceTextReader().read(Array(text.utf8), fileName: name)
  }

  private func facts(_ reading: SourceTextReading) -> [String] {
    reading.metadata.map { "\($0.key)=\($0.value)" }
  }

  private let header = """
    The Project Gutenberg eBook of The Quay and After, by Leo Harbour

    This ebook is for the use of anyone anywhere. It arrived in 2010.

    Title: The Quay
           and After

    Author: Leo Harbour

    Translator: Inés Vega

    Release Date: November 2, 2010 [EBook #34999]
    [Last updated: May 3, 2012]

    Language: French

    *** START OF THIS PROJECT GUTENBERG EBOOK THE QUAY
    AND AFTER ***

    Produced by Ada and the volunteers who
    read proofs

    """
  private let licence = """

    End of the Project Gutenberg EBook of The Quay and After, by Leo Harbour

    *** END OF THIS PROJECT GUTENBERG EBOOK THE QUAY AND AFTER ***

    Section 1. General Terms of Use. Created in 1971.
    """

  @Test("Gutenberg's header, credits and licence are no part of the text, and what the header says is kept")
  func gutenberg() throws {
    let reading = try read(header + "\nTHE QUAY\n\nHe came at =dawn=.\n" + licence)
    #expect(reading.text == "THE QUAY\n\nHe came at dawn.")
    #expect(
      facts(reading) == [
        "library=Project Gutenberg", "title=The Quay and After", "author=Leo Harbour",
        "translator=Inés Vega", "released=2010-11-02", "number=34999", "language=fr",
      ])
    #expect(reading.diagnostics.map(\.code) == ["text.wrapping", "text.wrapping"])
    let places = OriginalPlaces(text: reading.text, map: reading.map)
    let original = Array((header + "\nTHE QUAY\n\nHe came at =dawn=.\n" + licence).utf8)
    let place = try #require(places.originalRange(of: ScalarOffset(0)..<ScalarOffset(8)))
    #expect(String(decoding: original[place], as: UTF8.self) == "THE QUAY")
  }

  @Test("The oldest form, whose header ends with the small print, is known too")
  func smallPrint() throws {
    let text = """
      **The Project Gutenberg Etext of The Quay, by Leo Harbour**

      Please take a look at the important information in this header.

      The Quay, by Leo Harbour

      May, 1996  [Etext #513]

      **START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START**
      Why is this "Small Print!" statement here?
      *END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*

      He came at dawn.

      End of the Project Gutenberg Etext of The Quay, by Leo Harbour
      """
    let reading = try read(text)
    #expect(reading.text == "He came at dawn.")
    #expect(
      facts(reading) == [
        "library=Project Gutenberg", "number=513", "released=1996-05", "title=The Quay", "author=Leo Harbour",
      ])
  }

  @Test("Two volumes in one file lose both wrappings and no word of the text")
  func twoVolumes() throws {
    let reading = try read(header + "\nFirst volume.\n" + licence + "\n\n" + header + "\nSecond.\n" + licence)
    #expect(reading.text == "First volume.\n\nSecond.")
  }

  @Test("In HTML the header goes with its block, and words that share one stay")
  func html() throws {
    let marked =
      "<html lang=\"fr\"><head><title>x</title></head><body><pre>" + header + "\nAd: a preface.\n</pre>"
      + "<h1>I</h1><p>He <i>came</i>.</p><pre>" + licence + "</pre></body></html>"
    let reading = try read(marked, "a.html")
    #expect(reading.text == "Ad: a preface.\n\nI\n\nHe came.")
    #expect(facts(reading).contains("title=The Quay and After"))
    let modern = """
      <html lang="fr"><body><section class="pg-boilerplate pgheader" id="pg-header"><h2>The Project Gutenberg eBook of
      The Quay</h2><p><strong>Title</strong>: The Quay</p><p><strong>Author</strong>: Leo Harbour</p>
      <div>*** START OF THE PROJECT GUTENBERG EBOOK THE QUAY ***</div></section><p>He came.</p>
      <section class="pg-boilerplate" id="pg-footer"><div>*** END OF THE PROJECT GUTENBERG EBOOK THE QUAY ***</div>
      <p>Updated editions.</p></section></body></html>
      """
    let other = try read(modern, "b.html")
    #expect(other.text == "He came.")
    #expect(
      facts(other) == [
        "library=Project Gutenberg", "title=The Quay", "author=Leo Harbour", "language=fr",
      ])
  }

  @Test(
    "Words about Project Gutenberg are not its wrapping",
    arguments: [
      "The line *** START OF THE PROJECT GUTENBERG EBOOK *** begins every file.\n\nHe read them.",
      "He worked for Project Gutenberg.\n\nEnd of the small print.", "The end of Project Gutenberg was near.",
    ])
  func essays(_ text: String) throws { #expect(try read(text).text == text) }

  @Test("A long text behind a stray end mark is kept")
  func strayEnd() throws {
    let body = String(repeating: "The snow fell on the quay for many days. ", count: 3_000)
    let reading = try read("I\n\nEnd of Project Gutenberg's first volume.\n\n" + body)
    #expect(reading.text.contains("first volume"))
    #expect(reading.text.hasSuffix("many days."))
  }

  @Test("Wikisource's navigation and licence are left out, and its facts are read")
  func wikisource() throws {
    let html = """
      <html lang="fr"><head><title>Page - Wikisource</title><meta name="author" content="Leo Harbour"></head><body>
      <div id="mw-head">Lire | Modifier</div>
      <div class="ws-noexport" id="headertemplate">← I | <b>Mémoires</b> | III →</div>
      <div id="ws-data" class="ws-noexport" style="display: none"><span id="ws-title">Mémoires</span>
      <span id="ws-year">1912</span></div>
      <p>Il vint<br/>
      à l'aube.</p>
      <div class="licenseContainer">Domaine public depuis 1940.</div><div id="catlinks">Catégorie : 1912</div>
      </body></html>
      """
    let reading = try read(html, "a.html")
    #expect(reading.text == "Il vint\nà l'aube.")
    #expect(
      facts(reading) == [
        "title=Mémoires", "published=1912", "language=fr", "title=Page - Wikisource", "author=Leo Harbour",
      ])
  }
}
