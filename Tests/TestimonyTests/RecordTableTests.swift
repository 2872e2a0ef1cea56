import Foundation
import TestSupport
import Testimony
import Testing

@Suite("Records and the changes that make them")
struct RecordTableTests {
  func person(_ name: String) -> Person {
    Person(id: Person.ID(name), slug: Slug(title: name, fallback: "x"), name: name)
  }

  @Test("Records stand in the order in which they were first put")
  func order() {
    var table = RecordTable<Person>()
    for name in ["Vera", "Lev", "Raoul"] { table.put(person(name)) }
    var changed = person("Lev")
    changed.note = "father"
    #expect(table.put(changed) == person("Lev"))
    #expect(table.map(\.name) == ["Vera", "Lev", "Raoul"])
    #expect(table[Person.ID("Lev")]?.note == "father")
  }

  @Test("A record that is taken out and put back stands where it stood, and its name is never free again")
  func removal() {
    var table = RecordTable<Person>()
    for name in ["Vera", "Lev"] { table.put(person(name)) }
    let removed = table.remove(Person.ID("Vera"))
    #expect(table.map(\.name) == ["Lev"])
    #expect(table.count == 1)
    #expect(table.hasKnown(Person.ID("Vera")))
    #expect(table.remove(Person.ID("Vera")) == nil)
    if let removed { table.put(removed) }
    #expect(table.map(\.name) == ["Vera", "Lev"])
  }

  @Test("Every change is taken back exactly", arguments: Seed.sample(10))
  func inverse(_ seed: Seed) {
    var random = seed.generator
    var inquiry = Inquiry(title: "one")
    var states: [Inquiry] = []
    var inverses: [Change] = []
    for step in 0..<60 {
      states.append(inquiry)
      let name = String(UnicodeScalar(UInt8.random(in: 97...102, using: &random)))
      let change: Change =
        switch Int.random(in: 0..<4, using: &random) {
        case 0: .remove(RecordReference(.person, id: name))
        case 1: .title("title \(step)")
        case 2:
          .put(
            .event(Event(id: Event.ID(name), slug: Slug(title: name, fallback: "e"), title: "event \(step)")))
        default:
          .put(
            .person(Person(id: Person.ID(name), slug: Slug(title: name, fallback: "p"), name: "name \(step)"))
          )
        }
      inverses.append(inquiry.apply(change))
    }
    for (state, inverse) in zip(states, inverses).reversed() {
      inquiry.apply(inverse)
      #expect(inquiry == state)
    }
  }
}

@Suite("Slugs")
struct SlugTests {
  @Test(
    "A title becomes a name that can be written without quotation marks",
    arguments: [
      ("Arrives in Petrograd", "arrives-in-petrograd"), ("L'été 1919", "lété-1919"),
      ("« Кибальчич »", "кибальчич"),
      ("1919", "x"), ("…", "x"),
    ])
  func title(_ title: String, _ slug: String) {
    #expect(Slug(title: title, fallback: "x").rawValue == slug)
  }

  @Test(
    "What starts with no letter, or holds a blank, is no slug",
    arguments: ["", "1a", "a b", "-a", "a/b", "a\u{0}"])
  func refused(_ text: String) {
    #expect(Slug(text) == nil)
  }

  @Test("A stored slug that is none is refused when it is read")
  func stored() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Slug].self, from: Data(#"["a b"]"#.utf8))
    }
  }
}

@Suite("Statements")
struct StatementTests {
  @Test("The witness is the far end of the chain of voices, or the text, or the editor")
  func witness() {
    let told = Statement(
      id: Statement.ID("s"), slug: Slug(title: "s", fallback: "s"), source: Source.ID("a"), passages: [],
      voices: [Voice(.person(Person.ID("reader"))), Voice(.rumour(words: "it was said"))], claims: [])
    #expect(told.witness == .rumour(words: "it was said"))
    var own = told
    own.voices = []
    #expect(own.witness == .text)
    own.source = nil
    #expect(own.witness == .editor)
  }

  @Test("Only reports and portraits can constrain the world")
  func kinds() {
    #expect(Claim.Kind.allCases.filter(\.constrains) == [.report, .portrait])
    #expect(Decision.allCases.filter(\.isAccepted) == [.accepted, .acceptedInBulk])
  }
}
