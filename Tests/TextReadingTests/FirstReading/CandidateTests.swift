import Testing
import TextReading

@Suite("Statements a sentence may make")
struct CandidateTests {
  func said(_ text: String, _ language: String = "en") -> [String] {
    let reading = FirstReading(of: text, language: language)
    return reading.statements.map { statement in
      let people = statement.participants.map { participant -> String in
        let role = participant.role.map { ":\($0)" } ?? ""
        switch participant.who {
        case .person(let index): return reading.people[index].name + role
        case .narrator: return "narrator" + role
        case .words(let words): return "“\(words)”" + role
        }
      }
      let dates = statement.dates.map { reading.dates[$0].edtf ?? "?" }
      let places = statement.places.map { reading.places[$0].name }
      return ([statement.event] + people + dates + places).joined(separator: " | ")
    }
  }

  @Test("A sentence with two events gives each its own people, date and place")
  func several() {
    #expect(
      said("Paul Durand was arrested in Lyon in 1933, and Anna Morel died in Paris in 1943.") == [
        "arrest | Paul Durand | 1933 | Lyon", "death | Anna Morel:deceased | 1943 | Paris",
      ])
  }

  @Test("Who arrests is the agent, who is arrested comes first")
  func roles() {
    #expect(
      said("In 1933 Paul Durand arrested Victor Morel.") == [
        "arrest | Victor Morel | Paul Durand:agent | 1933"
      ])
    #expect(
      said("In 1933 Victor Morel was arrested by Paul Durand.") == [
        "arrest | Victor Morel | Paul Durand:agent | 1933"
      ])
    #expect(
      said("En 1902 Paul Durand épousa Anna Morel.", "fr").first
        == "marriage | Paul Durand:spouse | Anna Morel:spouse | 1902")
  }

  @Test("A second verb takes the subject of the first")
  func shared() {
    #expect(
      said("Paul Durand was born in 1871 and died in 1933.") == [
        "birth | Paul Durand:child | 1871", "death | Paul Durand:deceased | 1933",
      ])
  }

  @Test("A noun or an adjective tells of no event")
  func nouns() {
    #expect(said("Paul Durand raised his left hand in 1933. The wounded lay there in 1934.").isEmpty)
    #expect(said("La mort attendait Paul Durand en 1933.", "fr").isEmpty)
  }

  @Test("The dates of a life in brackets are a birth and a death")
  func lives() {
    #expect(
      said("Victor Serge (1890–1947) wrote novels.").prefix(2) == [
        "birth | Victor Serge:child | 1890", "death | Victor Serge:deceased | 1947",
      ])
    #expect(said("Victor Serge (1890–1947) wrote novels.").last == "writing | Victor Serge:author")
    #expect(said("Anna Morel (born 1871) lived there.") == ["birth | Anna Morel:child | 1871"])
    #expect(said("Anna Morel (1921) disagrees.").isEmpty)
  }

  @Test("What another voice says stands in its chain, and what the score is made of adds up")
  func voices() throws {
    let reading = FirstReading(
      of: "Victor Serge writes that Mikhail Kalinin said that Paul Durand was arrested in 1933.",
      language: "en")
    let statement = try #require(reading.statements.first)
    #expect(statement.voices.map(\.name) == ["Victor Serge", "Mikhail Kalinin"])
    #expect(statement.grounds.contains(.farVoice))
    #expect(statement.score == statement.grounds.reduce(0) { $0 + $1.points })
  }

  @Test("Where a place is only whose king somebody is, nothing happened there")
  func king() {
    #expect(said("The King of France died in 1715.") == ["death | “The King of France”:deceased | 1715"])
  }

  @Test("An office, an author and an epithet are references to decide, never names")
  func references() {
    let reading = FirstReading(
      of: "The author met the General Secretary. Nobody loved the Old. The King of France was ill.",
      language: "en")
    #expect(
      reading.references.map(\.text) == [
        "The author", "the General Secretary", "the Old", "The King of France",
      ])
    #expect(reading.references.map(\.kind) == [.author, .office, .epithet, .office])
  }
}
