import Diagnostics
import SourceTexts
import TestSupport
import Testimony
import Testing

@Suite("Pages and notes of scanned and typed texts")
struct ScannedPagesTests {
  private func read(_ text: String) throws -> SourceTextReading {
    try SourceTextReader().read(Array(text.utf8), fileName: "a.txt")
  }

  private func words(_ range: Range<ScalarOffset>, of reading: SourceTextReading) -> String {
    let scalars = Array(reading.text.unicodeScalars)
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[range.lowerBound.rawValue..<range.upperBound.rawValue])
    return String(words)
  }

  private let scan =
    [
      "12  A LIFE AT SEA\n\nThe steamer left the quay before",
      "MY YOUTH  13\n\ndawn, and nobody waved.\n\nWe ate herring.",
      "14  A LIFE AT SEA\n\nThe ledger was lent to no one.", "MY YOUTH  15\n\nAda wrote.",
      "16  A LIFE AT SEA\n\nIt rained.", "MY YOUTH  17\n\nThe end.",
    ].joined(separator: "\n\u{0C}")

  @Test("Running titles are left out, their numbers are the pages', and a paragraph goes on across the page")
  func runningHeads() throws {
    let reading = try read(scan)
    #expect(
      reading.text.hasPrefix("The steamer left the quay before dawn, and nobody waved.\n\nWe ate herring."))
    #expect(!reading.text.contains("LIFE AT SEA"))
    #expect(!reading.text.contains("YOUTH"))
    #expect(reading.structure.pages.map(\.label) == ["12", "13", "14", "15", "16", "17"])
    #expect(reading.structure.pages.map { words($0.range, of: reading) }[2].hasPrefix("The ledger"))
  }

  @Test("A line that only one page has is no running title")
  func noRunningHead() throws {
    let reading = try read(
      "On the Neva\n\nIt snowed.\n\u{0C}In Paris\n\nIt rained.\n\u{0C}At sea\n\nIt blew.")
    #expect(reading.text == "On the Neva\n\nIt snowed.\n\nIn Paris\n\nIt rained.\n\nAt sea\n\nIt blew.")
  }

  @Test("Asterisks, daggers and raised figures call the notes that begin with them, page by page")
  func signs() throws {
    let reading = try read(
      "He met her* in Hamburg† that year.\n\n* At the quay.\n\n† Or Altona.\n\u{0C}She wrote² again*.\n\n* In May.\n\n² A postcard."
    )
    #expect(reading.text.hasPrefix("He met her in Hamburg that year.\n\nShe wrote again."))
    let notes = reading.structure.notes
    #expect(notes.map(\.label) == ["*", "†", "*", "²"])
    #expect(
      notes.map { note in note.body.map { words($0, of: reading) } } == [
        "At the quay.", "Or Altona.", "In May.", "A postcard.",
      ])
    #expect(notes.map(\.call) == [10, 21, 49, 43].map { ScalarOffset($0) })
  }

  @Test("An asterisk without a note stays a word's own")
  func noNote() throws {
    #expect(try read("M. de S*** came, and so did 5 * 3.").text == "M. de S*** came, and so did 5 * 3.")
  }

  @Test("The figures of an appendix far into a text are not taken for its pages")
  func figures() throws {
    let body = String(repeating: "The snow fell on the quay for many days, and nobody came. ", count: 3_000)
    let reading = try read(body + "\n\n1\n\nFirst.\n\n2\n\nSecond.\n\n3\n\nThird.\n\n4\n\nFourth.")
    #expect(reading.structure.pages.isEmpty)
  }
}
