import Markup
import Testing

@Suite("XML read event by event")
struct XMLPullParserTests {
  func words(_ document: String) throws -> String {
    let bytes = Array(document.utf8)
    var parser = XMLPullParser(utf8: bytes)
    var words = ""
    while let event = try parser.next() {
      switch event {
      case .text(let range): words += String(decoding: bytes[range], as: UTF8.self)
      case .replacement(let text, _): words += text
      default: break
      }
    }
    return words
  }

  @Test("Characters, references and CDATA sections give the document's words")
  func text() throws {
    #expect(
      try words(
        "<?xml version=\"1.0\"?><!DOCTYPE a SYSTEM \"a.dtd\"><a b='1 &lt; 2'>x &amp; y<!-- no --><b/><![CDATA[<z>]]>&#233;</a>"
      )
        == "x & y<z>é")
  }

  @Test("Attributes keep their order and their references are resolved")
  func attributes() throws {
    var parser = XMLPullParser(utf8: Array("<a x:b=\"1\" c='&quot;d'/>".utf8))
    guard case .begin(let element)? = try parser.next() else {
      Issue.record("no element")
      return
    }
    #expect(element.attributes.map(\.name) == ["x:b", "c"])
    #expect(element["c"] == "\"d")
  }

  @Test(
    "What is not well-formed or not safe is refused with its place",
    arguments: [
      ("<a>", XMLReadingError.Reason.endsInside("<a>"), 3),
      ("<a></b>", .wrongEndTag(found: "b", expected: "a"), 3),
      ("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", .declaresEntities, 12),
      ("<a>&nom;</a>", .unknownEntity("nom"), 3),
      ("<a>&#0;</a>", .forbiddenCharacter(0), 3),
      ("<a>\u{1}</a>", .forbiddenCharacter(1), 3),
      ("<a/><b/>", .outsideTheRoot, 4),
      ("<a b='1' b='2'/>", .repeatedAttribute("b"), 9),
      ("<a b=1/>", .expected("a quotation mark"), 5),
      ("<a><!-- x</a>", .endsInside("a comment"), 3),
    ])
  func refused(_ document: String, _ reason: XMLReadingError.Reason, _ offset: Int) {
    #expect(throws: XMLReadingError(reason: reason, utf8Offset: offset)) { try words(document) }
  }

  @Test("Elements that lie too deep are refused before memory runs out")
  func deep() {
    #expect(throws: XMLReadingError.self) { try words(String(repeating: "<a>", count: 100_000)) }
  }
}
