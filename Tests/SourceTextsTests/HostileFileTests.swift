import Diagnostics
import Foundation
import SourceTexts
import TestSupport
import Testimony
import Testing

@Suite("Files that mean harm", .serialized)
struct HostileFileTests {
  private func read(_ text: String, _ name: String) throws(SourceTextError) -> SourceTextReading {
    try SourceTextReader().read(Array(text.utf8), fileName: name)
  }

  private func reason(_ text: String, _ name: String) -> SourceTextError.Reason? {
    do { _ = try read(text, name) } catch { return error.reason }
    return nil
  }

  @Test("Entities, which could read files or grow without end, are refused where they are declared")
  func entities() {
    let bomb =
      "<!DOCTYPE TEI [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><TEI><text><body><p>&b;</p></body></text></TEI>"
    let outside =
      "<!DOCTYPE TEI [<!ENTITY x SYSTEM \"file:///etc/hosts\">]><TEI><text><body><p>&x;</p></body></text></TEI>"
    for text in [bomb, outside] {
      guard case .malformed(let why, utf8Offset: 14)? = reason(text, "a.xml") else {
        Issue.record("\(text) was read, or its place is wrong")
        continue
      }
      #expect(why.contains("entities"))
    }
  }

  @Test("Ten thousand nested elements are refused in no time, in the text and in the header")
  func depth() {
    for name in ["hi", "x"] {
      for (before, after) in [("<TEI><text><body><p>", "</p></body></text></TEI>"), ("<TEI><teiHeader>", "")]
      {
        let text = before + String(repeating: "<\(name)>", count: 10_000) + "a" + after
        let clock = ContinuousClock()
        let time = clock.measure {
          guard case .malformed(let why, _)? = reason(text, "a.xml") else {
            Issue.record("read")
            return
          }
          #expect(why.contains("deep"))
        }
        #expect(time < .seconds(5))
      }
    }
  }

  @Test(
    "XML without a declared encoding is UTF-8 or refused; a declared one is obeyed; one not known is named")
  func encodings() throws {
    let xml: [UInt8] =
      Array("<TEI><text><body><p>Libert".utf8) + [0xE9] + Array("</p></body></text></TEI>".utf8)
    let error = #expect(throws: SourceTextError.self) { try SourceTextReader().read(xml, fileName: "a.xml") }
    #expect(error?.reason == .notUTF8(byteOffset: 26))
    let declared = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>".utf8) + xml
    #expect(try SourceTextReader().read(declared, fileName: "a.xml").text == "Liberté")
    let unknown = Array("<?xml version=\"1.0\" encoding=\"EBCDIC-FR\"?>".utf8) + xml
    let other = #expect(throws: SourceTextError.self) {
      try SourceTextReader().read(unknown, fileName: "a.xml")
    }
    #expect(other?.reason == .unknownEncoding("EBCDIC-FR"))
  }

  @Test("Bytes of two encodings in one file are refused where the first wrong one stands")
  func mixed() {
    let bytes: [UInt8] = Array("Libert".utf8) + [0xE9] + Array(", Égalité".utf8)
    let error = #expect(throws: SourceTextError.self) {
      try SourceTextReader().read(bytes, fileName: "a.txt")
    }
    #expect(error?.reason == .notUTF8(byteOffset: 6))
  }

  @Test("An element with thousands of attributes is refused in no time")
  func attributes() {
    let attributes = (0..<20_000).map { "a\($0)=\"b\"" }.joined(separator: " ")
    let time = ContinuousClock().measure {
      guard
        case .malformed(let why, utf8Offset: 17)? = reason(
          "<TEI><text><body><p \(attributes)>x</p></body></text></TEI>", "a.xml")
      else {
        Issue.record("read, or its place is wrong")
        return
      }
      #expect(why.contains("attributes"))
    }
    #expect(time < .seconds(5))
  }

  @Test("HTML nested without end, attributes without number and tags that never close end in time")
  func endlessHTML() throws {
    for (text, words) in [
      (String(repeating: "<div>", count: 60_000) + "<p>x<script>y</script></p>", "x"),
      (String(repeating: "<i>", count: 60_000) + "x", "x"),
      ("<p>x</p>" + String(repeating: "</b>", count: 60_000), "x"),
      ("<p>x</p>" + String(repeating: "<!--", count: 60_000), "x"),
    ] {
      let time = try ContinuousClock().measure {
        let reading = try read(text, "a.html")
        #expect(reading.text == words)
      }
      #expect(time < .seconds(10), "\(text.prefix(8)) took \(time)")
    }
  }

  @Test("A thousand lines that part texts of Project Gutenberg are a text, not its wrapping")
  func wrappings() throws {
    for line in [
      "*** START OF THE PROJECT GUTENBERG EBOOK X ***", "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
    ] {
      let text = String(repeating: line + "\n\nWords.\n\n", count: 5_000)
      let time = try ContinuousClock().measure {
        let reading = try read(text, "a.txt")
        #expect(reading.text.contains("Words."))
      }
      #expect(time < .seconds(10))
    }
  }

  @Test("Front matter that repeats named values is left unread and said so")
  func aliases() throws {
    let text = "---\na: &a [x,x,x]\nb: [*a,*a,*a]\n---\n\nTexte.\n"
    let reading = try read(text, "a.md")
    #expect(reading.text == "Texte.")
    #expect(reading.metadata.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["text.front-matter"])
  }

  @Test("Pictures are listed and not opened")
  func pictures() throws {
    let reading = try read("See ![one](../../secret.png) and ![two](http://127.0.0.1:9/x.png).\n", "a.md")
    #expect(
      reading.diagnostics.map(\.explanation.summary) == [
        "the picture “../../secret.png” is no part of the text and was not opened",
        "the picture “http://127.0.0.1:9/x.png” is no part of the text and was not opened",
      ])
  }

  /// What the table beside the samples expects of each.
  private static let expected: [(file: String, isRead: Bool)] = [
    ("md-bidi-override.md", true), ("md-huge-line.md", true), ("md-path-image.md", true),
    ("md-pathological-nesting.md", true), ("md-xss.md", true), ("md-yaml-bomb.md", true),
    ("txt-ansi-escapes.txt", false), ("txt-invalid-utf8.txt", false), ("txt-trojan-source.txt", true),
    ("txt-zalgo.txt", true), ("xml-billion-laughs.xml", false), ("xml-control-char.xml", false),
    ("xml-deep-5000.xml", false), ("xml-internal-entity.xml", false), ("xml-latin1-undeclared.xml", false),
    ("xml-script-handlers.xml", true), ("xml-truncated.xml", false), ("xml-xxe-file.xml", false),
    ("xml-xxe-parameter.xml", false), ("epub-bomb-small.epub", false), ("zip-lying-size.zip", false),
    ("zip-traversal.zip", false),
  ]

  @Test("The shared samples are read or refused as their table says, each within seconds")
  func samples() throws {
    for (file, isRead) in Self.expected {
      guard let data = SharedData.file("hostile/" + file) else { return }
      let name = file.hasSuffix(".zip") ? file + ".epub" : file
      var wasRead = false
      let time = ContinuousClock().measure {
        do throws(SourceTextError) {
          _ = try SourceTextReader().read(Array(data), fileName: name)
          wasRead = true
        } catch { #expect(error.explanation.remedy != nil, "\(file): \(error)") }
      }
      #expect(wasRead == isRead, "\(file)")
      #expect(time < .seconds(5), "\(file) took \(time)")
    }
  }
}
