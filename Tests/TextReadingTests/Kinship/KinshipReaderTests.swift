import Testing
import TextReading

@Suite("Ties of kinship that words name")
struct KinshipReaderTests {
  func ties(_ text: String, _ language: String = "en") -> [String] {
    let reading = FirstReading(of: text, language: language)
    func name(_ party: KinshipProposal.Party) -> String {
      switch party {
      case .person(let index): reading.people[index].name
      case .narrator: "narrator"
      case .words(let words): "“\(words)”"
      }
    }
    return reading.kinship.map {
      "\(name($0.person)) \($0.kind) of \(name($0.other))\($0.isResolved ? " ?" : "")"
    }
  }

  @Test("A noun for kin between two names ties them")
  func named() {
    #expect(ties("Paul Durand’s sister Anna Durand kept the shop.") == ["Anna Durand sister of Paul Durand"])
    #expect(ties("Anna Durand, sister of Paul Leroy, kept the shop.") == ["Anna Durand sister of Paul Leroy"])
    #expect(ties("Anna Durand was the sister of Paul Leroy.") == ["Anna Durand sister of Paul Leroy"])
    #expect(
      ties("Jean Morel, fils de Pierre Leroy, était menuisier.", "fr") == ["Jean Morel son of Pierre Leroy"])
  }

  @Test("A pronoun leads to the nearest person of its gender, and says so; “my” is who tells the text")
  func pronouns() {
    #expect(ties("Mr. Paul Durand lived there with his sister Anna.") == ["Anna sister of Mr. Paul Durand ?"])
    #expect(ties("I saw my father, Leon Morel, at the gate.") == ["Leon Morel father of narrator"])
  }

  @Test("What a hyphen joins is another kin")
  func compounds() {
    #expect(
      ties("Mr. Paul Durand wrote to his brother-in-law George Sand.") == [
        "George Sand brother-in-law of Mr. Paul Durand ?"
      ])
    #expect(
      ties("M. Durand écrivit à son beau-frère Pierre Morel.", "fr") == [
        "Pierre Morel brother-in-law of M. Durand ?"
      ])
  }

  @Test("Who marries is a spouse; a name before marriage is a name and no tie")
  func marriage() {
    #expect(ties("Paul Durand married Anna Morel in 1902.") == ["Paul Durand spouse of Anna Morel"])
    #expect(ties("Pierre Durand épousa Anna Morel en 1902.", "fr") == ["Pierre Durand spouse of Anna Morel"])
    let reading = FirstReading(of: "Mme Anna Durand, née Morel, mourut en 1902.", language: "fr")
    #expect(reading.formerNames.map(\.name) == ["Morel"])
    #expect(reading.kinship.isEmpty)
  }

  @Test("Two people near a noun for kin that ties neither give nothing")
  func nothing() {
    #expect(ties("Paul Durand spoke of brotherhood; Anna Morel had a sister somewhere.").isEmpty)
  }
}
