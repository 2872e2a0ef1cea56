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
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A<lb/>letter<note>To whom?</note></title>
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

  private func tei(_ body: String, header: String = "") throws -> SourceTextReading {
    try SourceTextReader().read(
      Array("<TEI><teiHeader>\(header)</teiHeader><text><body>\(body)</body></text></TEI>".utf8),
      fileName: "a.xml")
  }

  @Test("A note is the voice of whoever answers for it")
  func responsibility() throws {
    let header = """
      <fileDesc><titleStmt><author xml:id="lh">Leo Harbour</author>
      <respStmt xml:id="iv"><resp>edited by</resp><name>Inés Vega</name></respStmt></titleStmt></fileDesc>
      """
    let reading = try tei(
      "<p>A<note resp=\"#iv\">one</note> b<note resp=\"#lh\">two</note> c<note resp=\"#ed\">three</note>"
        + " d<note resp=\"#nobody\">four</note> e<note>five</note></p>", header: header)
    #expect(reading.structure.notes.map(\.voice) == [.editor, .author, .editor, .unknown, .author])
    let letter = try tei("<p>A<note>one</note></p>", header: "<profileDesc><correspDesc/></profileDesc>")
    #expect(letter.structure.notes.map(\.voice) == [.unknown])
  }

  @Test("Notes gathered at the end are brought to the references that call them, and none is lost")
  func notesApart() throws {
    let reading = try tei(
      """
      <p>He came<ref target="#n1">1</ref> to the quay<ptr target="#n2"/>, see <ref target="#p2">below</ref>.</p>
      <p xml:id="p2">She stayed.</p>
      <div type="notes"><note xml:id="n1" resp="#ed"><p>In May.</p><p>Or June.</p></note><note xml:id="n2" n="b">The
      old one.</note><note>Called nowhere.</note></div>
      """)
    #expect(
      reading.text
        == "He came to the quay, see below.\n\nShe stayed.\n\nIn May.\n\nOr June.\n\nThe old one.\n\nCalled nowhere."
    )
    let notes = reading.structure.notes
    #expect(notes.map(\.label) == ["1", "b", "*"])
    #expect(notes.map(\.call) == [ScalarOffset(7), ScalarOffset(19), nil])
    #expect(notes.map(\.voice) == [.editor, .author, .author])
    #expect(words(notes.first?.body, of: reading) == "In May.\n\nOr June.")
  }

  @Test("A note on a note stays inside it, and a note in a paragraph of its own is not lost")
  func strayNotes() throws {
    let reading = try tei("<p>He came<note>Late<note>Or not</note></note>.</p><p><note>Alone.</note></p>")
    #expect(reading.text == "He came.\n\nLate [Or not]\n\nAlone.")
    #expect(reading.structure.notes.map(\.call) == [ScalarOffset(7), nil])
  }

  @Test("Gaps leave a mark, and words supplied or hard to read are said to be so")
  func gaps() throws {
    let reading = try tei(
      "<p>He went <gap reason=\"illegible\"/> home, <supplied>and</supplied> <unclear>sang</unclear>.</p>")
    #expect(reading.text == "He went […] home, and sang.")
    #expect(reading.diagnostics.map(\.code) == ["tei.editorial", "tei.editorial", "tei.editorial"])
  }

  @Test("A turn of an interview is its speaker's, and a date in another calendar says so")
  func turns() throws {
    let reading = try tei(
      """
      <listPerson><person xml:id="iv"><persName>Inés Vega</persName></person></listPerson>
      <u who="#iv">I came in <date when-custom="1917-10-25" datingMethod="#julian">October</date>.</u>
      """)
    #expect(reading.structure.blocks.last?.kind == .dialogue)
    let turn = reading.structure.spans.first { $0.kind == .quotation }
    #expect(turn?.value == "Inés Vega")
    #expect(words(turn?.range, of: reading) == "I came in October.")
    #expect(reading.structure.spans.first { $0.kind == .date }?.value == "1917-10-25 in julian")
  }

  @Test("Malformed TEI is refused with its place and nothing is read")
  func malformed() {
    #expect(throws: SourceTextError.self) {
      try SourceTextReader().read(Array("<TEI><text><p>cut".utf8), fileName: "a.xml")
    }
  }
}
