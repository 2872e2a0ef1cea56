import Diagnostics
import SourceTexts
import Testimony
import Testing

@Suite("HTML and TEI read into stable text")
struct MarkupTextTests {
  func words(_ range: Range<ScalarOffset>?, of reading: SourceTextReading) -> String {
    guard let range else { return "" }
    return String(
      String.UnicodeScalarView(
        reading.text.unicodeScalars.dropFirst(range.lowerBound.rawValue).prefix(
          range.upperBound.rawValue - range.lowerBound.rawValue)))
  }

  @Test("Gutenberg's pages and notes are told from the text")
  func gutenberg() throws {
    let html = """
      <html><head><title>A Life</title><style>p {}</style></head><body>
      <h2>I</h2>
      <p><span class='pagenum'><a name="Page_1">[Pg 1]</a></span>He came to Brus<span class="pagenum"><a name="Page_2">[Pg 2]</a></span>sels
      with <i>nothing</i>.<a name="FNanchor_1_1"></a><a href="#Footnote_1_1" class="fnanchor">[1]</a> He stayed.</p>
      <blockquote><p>A letter &amp; a coat.</p></blockquote>
      <div class="footnote"><p><a name="Footnote_1_1"></a><a href="#FNanchor_1_1"><span class="label">[1]</span></a> So he says.</p></div>
      <script>alert(1)</script></body></html>
      """
    let reading = try SourceTextReader().read(Array(html.utf8), fileName: "life.html")
    #expect(
      reading.text
        == "I\\n\\nHe came to Brussels with nothing. He stayed.\\n\\nA letter & a coat.\\n\\nSo he says."
        .replacing("\\n", with: "\n"))
    #expect(reading.structure.pages.map(\.label).suffix(2) == ["1", "2"])
    #expect(reading.structure.notes.map(\.label) == ["1"])
    #expect(reading.structure.notes.map { words($0.body, of: reading) } == ["So he says."])
    #expect(reading.structure.notes.first?.call == ScalarOffset(36))
    #expect(reading.structure.blocks.map(\.kind) == [.heading(level: 2), .paragraph, .blockQuotation, .note])
    #expect(reading.metadata.map(\.value) == ["A Life"])
  }

  @Test("Notes whose place is a list item, as Wikisource has them, are brought to their calls")
  func wikisource() throws {
    let html = """
      <p>Il partit<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup> à l'aube.</p>
      <ol><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">↑</a></span> <span>Le 3 mai.</span></li></ol>
      """
    let reading = try SourceTextReader().read(Array(html.utf8), fileName: "a.html")
    #expect(reading.text == "Il partit à l'aube.\n\nLe 3 mai.")
    #expect(reading.structure.notes.map(\.call) == [ScalarOffset(9)])
  }

  @Test("TEI keeps the words as they stand, and lists what it leaves out or does not understand")
  func tei() throws {
    let xml = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A letter</title>
      <author>Leo</author></titleStmt></fileDesc><profileDesc><correspDesc><correspAction type="sent">
      <date when-iso="1851-04-23">x</date></correspAction></correspDesc></profileDesc></teiHeader>
      <text><body><pb n="3"/><div><head>To Inés</head>
      <opener><dateline>Wien, <date when="1851-04-23">23. April</date></dateline></opener>
      <p>I have <choice><sic>recieved</sic><corr>received</corr></choice> it<note n="a">On
         Tuesday.</note> and <persName ref="#ines">Inés</persName> says<pb n="4"/> <said who="#ines">yes</said>. <blink>Odd</blink></p>
      </div></body></text></TEI>
      """
    let reading = try SourceTextReader().read(Array(xml.utf8), fileName: "letter.xml")
    #expect(
      reading.text
        == "To Inés\n\nWien, 23. April\n\nI have recieved it and Inés says yes. Odd\n\nOn Tuesday.")
    #expect(reading.structure.pages.map(\.label) == ["3", "4"])
    #expect(reading.structure.notes.map(\.label) == ["a"])
    #expect(
      reading.structure.spans.map { words($0.range, of: reading) } == [
        "23. April", "recieved", "Inés", "yes",
      ])
    #expect(reading.structure.spans.map(\.value) == ["1851-04-23", "received", "#ines", "#ines"])
    #expect(
      reading.metadata.map { "\($0.key)=\($0.value)" } == [
        "title=A letter", "author=Leo", "composed=1851-04-23",
      ])
    #expect(reading.diagnostics.map(\.code) == ["tei.not-understood"])
  }

  @Test("Malformed TEI is refused with its place and nothing is read")
  func malformed() {
    #expect(throws: SourceTextError.self) {
      try SourceTextReader().read(Array("<TEI><text><p>cut".utf8), fileName: "a.xml")
    }
  }
}
