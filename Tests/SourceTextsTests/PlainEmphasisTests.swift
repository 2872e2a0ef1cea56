import SourceTexts
import Testimony
import Testing

@Suite("Emphasis of plain text")
struct PlainEmphasisTests {
  private func read(_ text: String) throws -> SourceTextReading {
    try SourceTextReader().read(Array(text.utf8), fileName: "a.txt")
  }

  private func words(_ ranges: [Range<ScalarOffset>], of reading: SourceTextReading) -> [String] {
    let scalars = Array(reading.text.unicodeScalars)
    return ranges.map { range in
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[range.lowerBound.rawValue..<range.upperBound.rawValue])
      return String(words)
    }
  }

  @Test("A transcriber's underscores are no part of the words, and stay as emphasis")
  func italics() throws {
    let reading = try read(
      "He read the _Tidings_, and the _Gazette of\nthe Harbour_'s supplement. “_Never!_” she said.")
    #expect(
      reading.text
        == "He read the Tidings, and the Gazette of the Harbour's supplement. “Never!” she said.")
    #expect(
      words(reading.structure.emphases, of: reading) == ["Tidings", "Gazette of the Harbour", "Never!"])
    let places = OriginalPlaces(text: reading.text, map: reading.map)
    #expect(reading.structure.emphases.first.flatMap(places.originalRange) == 13..<20)
  }

  @Test(
    "An underscore that sets nothing off stays as it stands",
    arguments: [
      "See harbour_book_two.", "Name: ____ Date: ____", "A lone _mark here.", "_ and _", "x = y = z",
    ])
  func plainMarks(_ text: String) throws {
    let reading = try read(text)
    #expect(reading.text == text)
    #expect(reading.structure.emphases.isEmpty)
  }

  @Test("Emphasis ends with its paragraph, so that one forgotten mark does not swallow the next")
  func paragraphs() throws {
    let reading = try read("He said _never, and left.\n\nShe read _Tidings_ at sea.")
    #expect(reading.text == "He said _never, and left.\n\nShe read Tidings at sea.")
    #expect(words(reading.structure.emphases, of: reading) == ["Tidings"])
  }

  @Test("Bold words are read where a text marks several of them")
  func bold() throws {
    let reading = try read("=One.= The quay.\n\n=Two.= The =ledger=.")
    #expect(reading.text == "One. The quay.\n\nTwo. The ledger.")
    #expect(words(reading.structure.emphases, of: reading) == ["One.", "Two.", "ledger"])
    #expect(try read("The sum a =b= c.").text == "The sum a =b= c.")
  }

  @Test("Emphasis inside emphasis is one")
  func nested() throws {
    let reading = try SourceTextReader().read(
      Array("A *very **long** word*, and **x**.".utf8), fileName: "a.md")
    #expect(words(reading.structure.emphases, of: reading) == ["very long word", "x"])
  }
}
