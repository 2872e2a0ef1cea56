import Archives
import Editing
import TestSupport
import Testimony
import Testing

@Suite("Hypotheses and names")
struct HypothesisTests {
  private func desk() throws -> Desk {
    var builder = InquiryBuilder()
    builder.person("serge")
    builder.person("kalinin")
    let desk = Desk(
      Archive(engine: MemoryEngine(), salts: { [UInt8](repeating: 3, count: 32) }),
      surroundings: SmallInquiry.surroundings)
    try desk.record(builder.inquiry.allRecords.map(Change.put), because: "made")
    return desk
  }

  @Test(
    "A hypothesis is made, doubts each thing once, is changed, and comes back when taking it out is undone")
  func hypothesis() throws {
    let desk = try desk()
    let doubt = Doubt.witness(.person(Person.ID("kalinin")))
    let (made, _) = try desk.keepHypothesis("Without Kalinin", doubting: [doubt, doubt])
    #expect(made.doubts == [doubt])
    #expect(made.slug.rawValue == "without-kalinin")
    try desk.changeHypothesis(made.id) { hypothesis in
      hypothesis.weights = [Hypothesis.Weight(of: .witness(.person(Person.ID("serge"))), 5)]
    }
    #expect(try desk.now().inquiry.hypotheses[made.id]?.weights.map(\.weight) == [5])
    try desk.removeHypothesis(made.id)
    #expect(try desk.now().inquiry.hypotheses.isEmpty)
    try desk.undo()
    #expect(try desk.now().inquiry.hypotheses[made.id]?.doubts == [doubt])
    #expect(throws: EditingError.self) { try desk.keepHypothesis("") }
  }

  @Test("Names are kept with their script and years, and a date that cannot be read is refused")
  func names() throws {
    let desk = try desk()
    let names = NewNames(
      "Victor Serge",
      names: [
        DatedName("Кибальчич", language: "ru", kind: "birth name", used: DateExpression("1890/1917"))
      ], note: "Writer.")
    try desk.rename(.person(Person.ID("serge")), names)
    let person = try #require(try desk.now().inquiry.persons[Person.ID("serge")])
    #expect(person.name == "Victor Serge")
    #expect(person.names == names.names)
    #expect(person.slug.rawValue == "serge")
    let (added, _) = try desk.add(.place, NewNames("Orenburg"))
    #expect(added == .place(Place.ID("orenburg")))
    let wrong = NewNames("X", names: [DatedName("Y", used: DateExpression("1917 or so"))])
    let error = try #require(throws: EditingError.self) { try desk.add(.person, wrong) }
    #expect(
      error.reason
        == .unfit(what: "date", words: "1917 or so", remedy: "write years as in 1917, 1909/1917 or 1917/.."))
    #expect(throws: EditingError.self) { try desk.add(.event, NewNames("Arrest")) }
  }
}
