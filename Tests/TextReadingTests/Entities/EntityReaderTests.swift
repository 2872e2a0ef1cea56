import Foundation
import Testing

@testable import TextReading

@Suite("People, places and organisations in a text")
struct EntityReaderTests {
  func found(_ text: String, _ language: String = "en") -> [String] {
    EntityReader().entities(in: text, language: language).map { "\($0.kind.rawValue) \($0.text)" }
  }

  @Test("Titles, given names and initials show people")
  func people() {
    #expect(
      found("Yesterday Mr. Quill met Martha Dale and J. B. Stone at the gate.") == [
        "pers Mr. Quill", "pers Martha Dale", "pers J. B. Stone",
      ])
    #expect(
      found("Hier M. le général Durantin reçut Mme de Lavigne et le docteur Pons.", "fr")
        == ["pers M. le général Durantin", "pers Mme de Lavigne", "pers docteur Pons"])
  }

  @Test("The gazetteer knows places under old and new names")
  func places() {
    #expect(
      found("They went from Petrograd to Reval, and then by Danzig to New York.") == [
        "loc Petrograd", "loc Reval", "loc Danzig", "loc New York",
      ])
    #expect(
      found("Il quitta La Chaux-de-Fonds pour Saint-Pétersbourg.", "fr") == [
        "loc La Chaux-de-Fonds", "loc Saint-Pétersbourg",
      ])
  }

  @Test("A preposition shows a place the gazetteer does not know")
  func prepositions() {
    #expect(found("Nous dormions à Kerlouban.", "fr") == ["loc Kerlouban"])
  }

  @Test("Head words show places and organisations")
  func heads() {
    #expect(found("Elle habitait rue Lepic, près du Comité central.", "fr").contains("loc rue Lepic"))
    #expect(
      found("He taught at Marlow University in Dray County.") == ["org Marlow University", "loc Dray County"])
  }

  @Test("The king of a country names the country")
  func kings() {
    #expect(found("Then the king of Prussia spoke.") == ["loc Prussia"])
  }

  @Test("What begins a sentence is no name for its capital alone")
  func heads2() {
    #expect(found("Bread was dear. Nobody complained. Winter came.").isEmpty)
  }

  @Test("What is a person once is one again")
  func repeated() {
    let all = found("Dr. Hallam came late. Later Hallam went away, and with Hallam the dog.")
    #expect(all == ["pers Dr. Hallam", "pers Hallam", "pers Hallam"])
  }

  @Test("An office without a name is nobody, nor is it a group")
  func offices() {
    let text =
      "The Warden spoke. Then the Warden left, and the Deputy followed the Warden. Deputy Marlow stayed."
    #expect(found(text) == ["pers Deputy Marlow"])
    #expect(
      found("He gave it to me. Inside there was nothing; he told me. Ilse Marlow wept.")
        == ["pers Ilse Marlow"])
  }

  @Test("Plurals of people and of parties are groups, a member of one is none")
  func collectives() {
    let text =
      "The Railway Workers met. Later the Red Guards came, and the Commissars of Dreel with an Anarchist."
    #expect(found(text) == ["org Railway Workers", "org Red Guards", "org Commissars of Dreel"])
  }

  @Test("A name that also a place bears is a person's where the text has the person speak and act")
  func namesakes() {
    let person = "Luba laughed. “Stay,” said Luba. Then Luba ran to the gate, and Luba's coat was gone."
    #expect(Set(found("Soon came Luba. " + person)).isDisjoint(with: ["loc Luba"]))
    let place = "They met in Paris. From Paris they went to Rome; Paris was dear."
    #expect(found(place) == ["loc Paris", "loc Paris", "loc Rome", "loc Paris"])
  }

  @Test("A headline's capitals and a chapter's number name nobody")
  func headlines() {
    #expect(
      found("NO AGREEMENT WILL BE MADE\n\nAn agreement will be made. Nobody was there.\n\nIII\n\nHe left.")
        .isEmpty)
  }

  @Test("A place in capitals is a place, and a press that is called like a mother is no woman")
  func capitals() {
    #expect(found("NEW YORK\n\nA new day came.") == ["loc NEW YORK"])
    #expect(
      found("He wrote to Mother Harvest Publishing Association.") == [
        "org Mother Harvest Publishing Association"
      ])
  }

  @Test("More places can be added from a list")
  func added() {
    var gazetteer = Gazetteer.builtIn
    gazetteer.add(Data("# a remark\nKarsamäki|Lower Dreel\n".utf8))
    let all = EntityReader(gazetteer: gazetteer).entities(
      in: "The mill of Lower Dreel burnt.", language: "en")
    #expect(all.map(\.text) == ["Lower Dreel"])
    #expect(all.map(\.reason) == [.gazetteer])
  }

  @Test("People are proposed with their mentions and reasons, and a rejected merge is not proposed again")
  func proposals() {
    let text = "Martha Dale wrote. Dale was ill, and Mr. Quill called on Dale."
    let entities = EntityReader().entities(in: text, language: "en")
    let people = PeopleReader().people(among: entities)
    #expect(people.map(\.name) == ["Martha Dale", "Mr. Quill"])
    #expect(people.first?.mentions.map(\.text) == ["Martha Dale", "Dale", "Dale"])
    #expect(people.first?.mentions.map(\.link) == [.sameWords, .surnameAlone, .surnameAlone])
    let parted = PeopleReader().people(among: entities, rejected: [("Martha Dale", "Dale")])
    #expect(parted.count == 3)
    let joined = PeopleReader().people(among: entities, aliases: [("Martha Dale", "Mr. Quill")])
    #expect(joined.count == 1)
  }

  @Test("A wall of capitals takes no time to speak of", .timeLimit(.minutes(1)))
  func hostile() {
    let text = String(repeating: "Aa Bb-Cc de D'Ee. M. M. M. ", count: 1000)
    #expect(EntityReader().entities(in: text, language: "fr").count < 10_000)
  }

  @Test("Troops and guards are groups, and no person")
  func manyPeople() {
    let names = found("That night the Red Guards met the Troops of Kerensky at the bridge. Kerensky fled.")
    #expect(!names.contains { $0.hasPrefix("pers") && ($0.contains("Guards") || $0.contains("Troops")) })
  }

  @Test("A headline in capitals names nobody")
  func headline() {
    let names = found("AGREEMENT WILL BE SIGNED\n\nThe agreement will be signed by Martha Dale.")
    #expect(names == ["pers Martha Dale"])
  }

  @Test("Whose people somebody is of is no place")
  func peoples() {
    #expect(
      !found("He rode in Cossack dress. They came from Tartar villages.").contains { $0.hasPrefix("loc") })
  }
}
