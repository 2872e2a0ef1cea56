import Diagnostics
import SourceTexts
import Testimony
import Testing

@Suite("Markdown read into stable text")
struct MarkdownTextTests {
  func read(_ markdown: String, name: String = "essay.md") throws -> SourceTextReading {
    try SourceTextReader().read(Array(markdown.utf8), fileName: name)
  }

  func words(_ range: Range<ScalarOffset>, of reading: SourceTextReading) -> String {
    let scalars = Array(reading.text.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[range.lowerBound.rawValue..<range.upperBound.rawValue]))
  }

  @Test("Emphasis, links, escapes and entities leave only their words")
  func inlines() throws {
    let reading = try read(
      "He read *Le Temps* and **two** [papers](https://example.org \"x\"), 3 \\* 4, R&amp;D, `code` and a_b_c [sic] (see p. 4)."
    )
    #expect(
      reading.text
        == "He read Le Temps and two papers, 3 * 4, R&D, code and a_b_c [sic] (see p. 4).")
    #expect(reading.structure.spans.map { words($0.range, of: reading) } == ["Le Temps", "two"])
  }

  @Test("Lines of a paragraph are joined by a blank, paragraphs parted by an empty line")
  func paragraphs() throws {
    let reading = try read(
      "# The crossing\n\nWe had been told\nthat it would take\na week.\n\n> He wrote:\n> “never”.\n\nLast.")
    #expect(
      reading.text
        == "The crossing\n\nWe had been told that it would take a week.\n\nHe wrote: “never”.\n\nLast.")
    #expect(
      reading.structure.blocks.map(\.kind) == [.heading(level: 1), .paragraph, .blockQuotation, .paragraph])
  }

  @Test("Footnotes stand at the end, with their calls in place")
  func notes() throws {
    let reading = try read(
      "He left in 1919.[^1] Nobody knew.[^b]\n\n[^1]: So says the *register*.\n\n[^b]: Not so. — Ed.\n")
    #expect(reading.text == "He left in 1919. Nobody knew.\n\nSo says the register.\n\nNot so. — Ed.")
    let notes = reading.structure.notes
    #expect(notes.map(\.label) == ["1", "b"])
    #expect(notes.map(\.call) == [ScalarOffset(16), ScalarOffset(29)])
    #expect(
      notes.compactMap(\.body).map { words($0, of: reading) } == ["So says the register.", "Not so. — Ed."])
    #expect(notes.map(\.voice) == [.author, .editor])
    #expect(reading.diagnostics.isEmpty)
  }

  @Test("In a scan a rule followed by note bodies ends the page, and the cut paragraph is rejoined")
  func scan() throws {
    let reading = try read(
      """
      They came<sup>1</sup> for him in the nine-
      teenth district, and the nineteenth district slept while he was

      ---

      <sup>1</sup> The first time.

      led away.<sup>1</sup> It was the XIX<sup>e</sup> century.

      ---

      <sup>1</sup> By two men.

      """)
    #expect(
      reading.text == """
        They came for him in the nineteenth district, and the nineteenth district slept while he was led away. \
        It was the XIXe century.

        The first time.

        By two men.
        """)
    #expect(reading.structure.notes.map(\.call) == [ScalarOffset(9), ScalarOffset(102)])
    #expect(reading.structure.pages.map(\.label) == ["1", "2"])
    #expect(words(reading.structure.pages[1].range, of: reading) == "led away. It was the XIXe century.")
  }

  @Test("Pages named in comments and form feeds keep their labels")
  func pages() throws {
    let reading = try read("<!-- page 41 -->\n\nOne.\n\n<!-- page 42 -->\n\nTwo.\u{0C}Three.")
    #expect(reading.structure.pages.map(\.label) == ["41", "42", "43"])
    #expect(
      reading.structure.pages.map { words($0.range, of: reading) } == ["One.\n\n", "Two.\n\n", "Three."])
  }

  @Test("List items that are turns of a talk are dialogue, other items are a list")
  func dialogue() throws {
    let talk = try read("- You were there?\n- I was.\n\nAfter it.\n\n— Never, he said.")
    #expect(talk.structure.blocks.map(\.kind) == [.dialogue, .dialogue, .paragraph, .dialogue])
    let list = try read("- bread\n- paper\n")
    #expect(list.structure.blocks.map(\.kind) == [.listItem, .listItem])
  }

  @Test("A call without a note and a note without a call are said, and lose nothing")
  func lonelyNotes() throws {
    let reading = try read("He left.[^9]\n\n[^1]: Uncalled.")
    #expect(reading.text == "He left.[^9]\n\nUncalled.")
    #expect(Set(reading.diagnostics.map(\.code)) == ["text.call-without-note", "text.note-without-call"])
  }

  @Test(
    "Every scalar leads back to the bytes it was read from",
    arguments: [
      "# Été *1919*\r\n\r\nIl partit[^a] — « là-bas »\r\nle 3 mai.\r\n\r\n[^a]: Кибальчич, *ibid.*\r\n",
      "> a **b** c\n> d\n\n- one\n  two\n\n1. x [y](z)\n\n```\ncode *x*\n```\n",
    ])
  func places(_ markdown: String) throws {
    let reading = try read(markdown)
    let bytes = Array(markdown.utf8)
    let scalars = Array(reading.text.unicodeScalars)
    let places = OriginalPlaces(text: reading.text, map: reading.map)
    for run in reading.map.runs where run.isVerbatim {
      for place in run.text..<run.text + run.scalarCount {
        let range = try #require(
          places.originalRange(of: ScalarOffset(place)..<ScalarOffset(place + 1)))
        #expect(String(decoding: bytes[range], as: UTF8.self) == String(scalars[place]))
      }
    }
    #expect(reading.map.runs.map(\.scalarCount).reduce(0, +) == scalars.count)
  }

  @Test(
    "Hostile Markdown is read without losing its last word",
    arguments: ["*a ", "[", "![", "x`", "` ``", "<", "> ", "**_", "&", "^[", "[^", "<!--", "a\n", "- "])
  func hostile(_ piece: String) throws {
    #expect(try read(String(repeating: piece, count: 10_000) + "end").text.contains("end"))
  }
}

@Suite("Bytes decoded")
struct DecodingTests {
  @Test("UTF-16, a byte order mark and windows-1252 are recognised")
  func encodings() throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + "né en été".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try SourceTextReader().read(utf16, fileName: "a.txt").text == "né en été")
    #expect(
      try SourceTextReader().read([0xEF, 0xBB, 0xBF] + Array("né".utf8), fileName: "a.txt").text == "né")
    let latin = try SourceTextReader().read([0x6E, 0xE9, 0x20, 0x96, 0x20, 0x92], fileName: "a.txt")
    #expect(latin.text == "né – ’")
    #expect(latin.diagnostics.map(\.code) == ["text.encoding-guessed"])
  }

  @Test("A binary file, an empty one and one too large are refused with a reason")
  func refused() {
    #expect(throws: SourceTextError(.notText(utf8Offset: 1), fileName: "a.md")) {
      try SourceTextReader().read([0x61, 0x00], fileName: "a.md")
    }
    #expect(throws: SourceTextError(.notUTF8(byteOffset: 3), fileName: "a.md")) {
      try SourceTextReader().read([0x61, 0xC3, 0xA9, 0xE9, 0x62], fileName: "a.md")
    }
    #expect(throws: SourceTextError(.notUTF8(byteOffset: 1), fileName: "a.md")) {
      try SourceTextReader().read([0x61, 0xE9, 0x9D], fileName: "a.md")
    }
    #expect(throws: SourceTextError(.empty, fileName: "a.md")) {
      try SourceTextReader().read([0x20], fileName: "a.md")
    }
    #expect(throws: SourceTextError(.tooLarge(bytes: 9, limit: 8), fileName: "a.md")) {
      try SourceTextReader(sizeLimitInBytes: 8).read(Array("123456789".utf8), fileName: "a.md")
    }
  }
}

@Suite("Plain text")
struct PlainTextTests {
  @Test("Pages, their numbers, notes in brackets and headings are told from the text")
  func plain() throws {
    let text = """
      CHAPTER ONE

      He was born[1] in Brussels and
      grew up there, until he

      12

      \u{0C}went to Paris.

      [1] On the road.

      13

      \u{0C}Then Barcelona.

      14
      """
    let reading = try SourceTextReader().read(Array(text.utf8), fileName: "a.txt")
    #expect(
      reading.text
        == "CHAPTER ONE\n\nHe was born in Brussels and grew up there, until he went to Paris.\n\nThen Barcelona.\n\nOn the road."
    )
    #expect(reading.structure.pages.map(\.label) == ["12", "13", "14"])
    #expect(reading.structure.notes.map(\.label) == ["1"])
  }
}
