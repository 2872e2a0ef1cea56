import Testimony
import Testing
import TextReading

@Suite("Reported speech and its chain of voices")
struct ReportedSpeechTests {
  func voices(_ text: String, _ language: String = "en") -> [[String]] {
    ReportedSpeechReader().reports(in: text, language: language).filter { $0.standing == .said }
      .map { $0.voices.map { "\($0.kind.rawValue) \($0.name)" } }
  }

  @Test("A report inside a report lengthens the chain")
  func chain() {
    #expect(
      voices("Marlow writes that Quill told him that the mill had burnt.") == [
        ["named Marlow", "named Quill"]
      ])
    #expect(
      voices("Marlow écrit que Quill raconta que le moulin avait brûlé.", "fr") == [
        ["named Marlow", "named Quill"]
      ])
  }

  @Test("What is reported stands after the last voice")
  func content() throws {
    let text = "Marlow writes that the mill had burnt."
    let report = try #require(ReportedSpeechReader().reports(in: text, language: "en").first)
    let scalars = Array(text.unicodeScalars)
    #expect(String(String.UnicodeScalarView(scalars[report.content])) == "the mill had burnt")
  }

  @Test("Nameless, collective and rumoured voices are kept as such")
  func kinds() {
    #expect(voices("The physician said that he would live.") == [["described The physician"]])
    #expect(voices("Many of us believed that he would live.") == [["collective Many of us"]])
    #expect(voices("On raconte que le moulin a brûlé.", "fr") == [["rumour On raconte"]])
    #expect(voices("It is said that the mill burnt.") == [["rumour It is said"]])
  }

  @Test("A source named in passing is a voice")
  func source() {
    #expect(voices("According to Marlow, the mill burnt.") == [["named Marlow"]])
    #expect(voices("Selon Marlow, le moulin a brûlé.", "fr") == [["named Marlow"]])
  }

  @Test("What a witness does not mention is the text's own")
  func own() {
    let text = "One can add, although Marlow does not mention it, that the mill was insured."
    let found = ReportedSpeechReader().reports(in: text, language: "en").filter { $0.standing == .notSaid }
    #expect(found.map { $0.voices.map(\.name) } == [["Marlow"]])
  }

  @Test("The text’s own voice is no far one, but may say how it came to know")
  func ownVoice() throws {
    #expect(voices("I think that the mill had burnt.").isEmpty)
    let report = try #require(
      ReportedSpeechReader().reports(in: "I heard that Quill said that the mill had burnt.", language: "en")
        .first)
    #expect(report.voices.map(\.isOwn) == [true, false])
    #expect(report.voices.map(\.manner) == [.heard, .notSaid])
  }

  @Test("A tag in the middle of a sentence or at its end is a voice")
  func inserted() {
    #expect(voices("The mill, says Marlow, had burnt in the night.") == [["named Marlow"]])
    #expect(voices("The mill had burnt in the night, as Marlow says.") == [["named Marlow"]])
    #expect(voices("Le moulin, écrit Marlow, avait brûlé dans la nuit.", "fr") == [["named Marlow"]])
  }

  @Test("Nobody is quoted who is not")
  func nobody() {
    #expect(voices("The mill that Quill built was old. He went to that house.").isEmpty)
  }

  @Test("An adverb at the head of a sentence is nobody who speaks")
  func adverb() {
    let found = ReportedSpeechReader().reports(
      in: "Suddenly said one of them that the bridge was down. Finally reported that all was lost.",
      language: "en")
    #expect(!found.flatMap(\.voices).contains { $0.name == "Suddenly" || $0.name == "Finally" })
  }
}
