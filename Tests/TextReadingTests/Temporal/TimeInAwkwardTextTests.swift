import Calendars
import Foundation
import TestSupport
import Testing
import TextReading

@Suite("Time in awkward text")
struct TimeInAwkwardTextTests {
  private static let words = [
    "the", "end", "of", "and", "from", "to", "May", "1917", "12", "12th", "(", "[", ")", "]", "«", "“", "on",
    "first",
    "years", "two", "later", "le", "la", "fin", "de", "mai", "an", "II", "jours", "après", "dans", "nuit",
    "du", "au",
    ".", ",", "\n", "\n\n", "-", "–", "'", "BC", "century", "siècle", "XVIIIe", "spring", "été",
    "99999999999999", "0",
    "Monday", "lundi", "32", "29 February 1900", "30 février", "31 April 1917",
  ]

  @Test(
    "Any words in any order are read without overlap and with the first day before the last",
    arguments: Seed.sample(8))
  func soup(_ seed: Seed) throws {
    var random = seed.generator
    for language in ["en", "fr"] {
      let reader = try #require(TimeReaders.all[language])
      for _ in 0..<30 {
        var text = ""
        for _ in 0..<60 {
          text += Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
          if Bool.random(using: &random) { text += " " }
        }
        var end = 0
        for mention in reader.read(text, created: CalendarSystem.gregorian.dayNumber(1950, 1, 1)) {
          #expect(mention.scalarRange.lowerBound >= end)
          end = mention.scalarRange.upperBound
          let words = Array(text.unicodeScalars)[mention.scalarRange]
          #expect(String(String.UnicodeScalarView(words)) == mention.text)
          if let first = mention.earliest, let last = mention.latest { #expect(first <= last) }
        }
      }
    }
  }

  @Test("Nested beginnings cost no more than their length", .timeLimit(.minutes(1)))
  func nesting() throws {
    let reader = try #require(TimeReaders.all["en"])
    _ = reader.read(String(repeating: "the end of the beginning of the middle of ", count: 400))
    _ = reader.read(String(repeating: "from 1 to 2 and 3 or ", count: 800))
    _ = reader.read(String(repeating: "(", count: 20_000))
    _ = reader.read(String(repeating: "1917", count: 5_000))
  }

  @Test("The same text gives the same mentions")
  func deterministic() throws {
    let text = "On 3 May 1905 he left; two days later, on Friday, he wrote. In the winter of 1906 he died."
    let once = try #require(TemporalReader(language: "en")).read(text)
    #expect(once == (try #require(TemporalReader(language: "en")).read(text)))
    #expect(once.count == 4)
  }

  @Test("Languages without rules have no reader")
  func unknown() { #expect(TemporalReader(language: "xx") == nil) }

  @Test("A day that does not exist keeps its month")
  func impossible() throws {
    let reader = try #require(TimeReaders.all["en"])
    #expect(reader.read("It is dated 29 February 1900.").map(\.edtf) == ["1900-02"])
  }

  @Test("A note in brackets leaves the story where it was")
  func notes() throws {
    let text =
      "In June 1812 the army crossed.\n\n[Note 1: Published on 3 May 1845.]\n\nIn September it burned."
    #expect(try readTimes(text, "en").last == "September = 1812-09")
  }

  @Test("The hand-made passages keep their values", arguments: ["en", "fr"])
  func gold(_ language: String) throws {
    guard let data = SharedData.file("reading/temporal-gold/dev.jsonl") else { return }
    let reader = try #require(TimeReaders.all[language])
    var (right, all) = (0, 0)
    for line in data.split(separator: UInt8(ascii: "\n")) {
      let passage = try JSONDecoder().decode(Passage.self, from: Data(line))
      guard passage.lang == language else { continue }
      let parts = passage.dct.split(separator: "-").compactMap { Int($0) }
      let created = CalendarSystem.gregorian.dayNumber(parts[0], parts[1], parts[2])
      let read = reader.read(passage.text, created: created)
      for expression in passage.expressions where expression.ext != true {
        all += 1
        let range = expression.start..<expression.end
        if read.contains(where: { $0.scalarRange.overlaps(range) && $0.value == expression.value }) {
          right += 1
        }
      }
    }
    #expect(right * 100 >= all * 95, "\(right) of \(all)")
  }

  private struct Passage: Decodable {
    let lang: String
    let dct: String
    let text: String
    let expressions: [Expression]

    struct Expression: Decodable {
      let start: Int
      let end: Int
      let value: String
      let ext: Bool?
    }
  }
}
