import Diagnostics
import SourceTexts
import TestSupport
import Testimony
import Testing

@Suite("EPUB read into stable text")
struct EPUBTextTests {
  @Test("The spine's documents follow each other, with notes brought from the last")
  func spine() throws {
    let container = #"<container><rootfiles><rootfile full-path="E/p.opf"/></rootfiles></container>"#
    let package = """
      <package xmlns:dc="d"><metadata><dc:title>A Life</dc:title><dc:language>en</dc:language></metadata>
      <manifest><item id="n" href="n.xhtml"/><item id="a" href="a.xhtml"/></manifest>
      <spine><itemref idref="a"/><itemref idref="n"/></spine></package>
      """
    let text = #"<html><body><p>He came.<a href="n.xhtml#note-1" epub:type="noteref">1</a></p></body></html>"#
    let notes =
      ##"<html><body><li id="note-1"><p>Late. <a href="a.xhtml#noteref-1">↩</a></p></li></body></html>"##
    let file = SmallZIP.archive([
      ("META-INF/container.xml", Array(container.utf8)), ("E/p.opf", Array(package.utf8)),
      ("E/n.xhtml", Array(notes.utf8)), ("E/a.xhtml", Array(text.utf8)),
    ])
    let reading = try SourceTextReader().read(file, fileName: "life.epub")
    #expect(reading.text == "He came.\n\nLate.")
    #expect(reading.structure.notes.map(\.label) == ["1"])
    #expect(reading.metadata.map(\.value) == ["A Life", "en"])
  }

  @Test("A book of Project Gutenberg's was not published on the day its package gives")
  func gutenberg() throws {
    let container = #"<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>"#
    let package = """
      <package xmlns:dc="d"><metadata><dc:title>The Quay</dc:title><dc:date>2010-11-02</dc:date></metadata>
      <manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>
      """
    let text = """
      <html><body><div><p>Title: The Quay</p><p>Release date: November 2, 2010 [eBook #34999]</p>
      <div>*** START OF THE PROJECT GUTENBERG EBOOK THE QUAY ***</div></div><p>He came.</p></body></html>
      """
    let file = SmallZIP.archive([
      ("META-INF/container.xml", Array(container.utf8)), ("p.opf", Array(package.utf8)),
      ("a.xhtml", Array(text.utf8)),
    ])
    let reading = try SourceTextReader().read(file, fileName: "quay.epub")
    #expect(reading.text == "He came.")
    #expect(
      reading.metadata.map { "\($0.key)=\($0.value)" } == [
        "title=The Quay", "library=Project Gutenberg", "title=The Quay", "released=2010-11-02",
        "number=34999",
      ])
  }

  @Test("A file that is no EPUB is refused with a reason")
  func refused() {
    #expect(throws: SourceTextError.self) { try SourceTextReader().read([1, 2, 3], fileName: "a.epub") }
    #expect(throws: SourceTextError.self) {
      try SourceTextReader().read(SmallZIP.archive([("a", [1])]), fileName: "a.epub")
    }
  }
}
