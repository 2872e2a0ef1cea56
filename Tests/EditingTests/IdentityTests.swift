import Archives
import Diagnostics
import Editing
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("One or two")
struct IdentityTests {
  private static func desk(_ build: (inout InquiryBuilder) -> Void) throws -> Desk {
    var builder = InquiryBuilder()
    build(&builder)
    let desk = Desk(
      Archive(engine: MemoryEngine(), salts: { [UInt8](repeating: 3, count: 32) }),
      surroundings: SmallInquiry.surroundings)
    try desk.record(builder.inquiry.allRecords.map(Change.put), because: "made")
    return desk
  }

  /// Two arrests of one man, of which each source knows one, and a release that hangs on the second.
  private static func arrests() throws -> Desk {
    try desk { builder in
      builder.person("serge")
      let arrest = builder.event("arrest", "arrest", who: ["serge"])
      let release = builder.event("release", "release", who: ["serge"])
      builder.say("arrested in 1928", .on(arrest, "1928-03"))
      builder.say("arrested in 1933", .on(arrest, "1933-03"))
      builder.say(
        "let go after it",
        .time(event: release, TimeConstraint(.whole, .ordered(.after, TimeConstraint.Anchor(arrest)))))
    }
  }

  @Test("Two records made one have one window, and taking the identity back gives each its own again")
  func takenBack() throws {
    let desk = try Self.desk { builder in
      let a = builder.event("arrest-of-spring", "arrest")
      let b = builder.event("arrest-1928", "arrest")
      builder.say("in 1928", .on(b, "1928-03"))
      builder.say("in the twenties", .on(a, "192X"))
    }
    let (one, two): (Event.ID, Event.ID) = (Event.ID("arrest-of-spring"), Event.ID("arrest-1928"))
    let before = Assessment(of: try desk.now().inquiry)
    let (identity, _) = try desk.identify(.event(one), .event(two), isSame: true, because: "the same prison")
    let joined = Assessment(of: try desk.now().inquiry)
    #expect(joined.dating(of: one)?.start == before.dating(of: two)?.start)
    #expect(joined.dating(of: one)?.start != before.dating(of: one)?.start)
    try desk.withdraw(identity.id, because: "another street")
    let after = Assessment(of: try desk.now().inquiry)
    #expect(after.datings == before.datings)
    #expect(try desk.now().inquiry.identities[identity.id]?.reason == "the same prison")
  }

  @Test("Saying the opposite of an identity changes it: there are never two between the same records")
  func opposite() throws {
    let desk = try Self.desk { builder in
      builder.person("zioniev")
      builder.person("zinoviev")
    }
    let (left, right): (Referent, Referent) = (.person(Person.ID("zioniev")), .person(Person.ID("zinoviev")))
    let first = try desk.identify(left, right, isSame: true, because: "a misprint").identity
    let second = try desk.identify(right, left, isSame: false, because: "two men after all").identity
    #expect(first.id == second.id)
    let inquiry = try desk.now().inquiry
    #expect(inquiry.identities.count == 1)
    #expect(inquiry.identity(between: left, right)?.isSame == false)
    #expect(inquiry.identities(of: left).map(\.id) == [first.id])
  }

  @Test("A person is never one with an event, with themselves, with nobody, or without a reason")
  func refused() throws {
    let desk = try Self.desk { builder in
      builder.person("anna")
      builder.event("arrest")
    }
    let anna = Referent.person(Person.ID("anna"))
    for (other, reason, expected) in [
      (Referent.event(Event.ID("arrest")), "x", EditingError.Reason.cannotBeOne), (anna, "x", .cannotBeOne),
      (.person(Person.ID("nobody")), "x", .unknown(kind: "person", name: "nobody", suggestion: nil)),
    ] {
      let error = try #require(throws: EditingError.self) {
        try desk.identify(anna, other, isSame: true, because: reason)
      }
      #expect(error.reason == expected)
    }
    #expect(throws: EditingError.self) {
      try desk.identify(anna, .person(Person.ID("anna")), isSame: true, because: "")
    }
    #expect(try desk.now().inquiry.identities.isEmpty)
  }

  @Test("Two arrests taken for one are parted: the contradiction goes, and undoing brings it back")
  func parting() throws {
    let desk = try Self.arrests()
    let before = try desk.now().inquiry
    #expect(Assessment(of: before).contradictions.count == 1)
    let moved = ["arrested in 1933", "let go after it"].map { Statement.ID($0) }
    let parting = Parting(
      .event(Event.ID("arrest")), into: "Second arrest", with: moved, because: "five years apart")
    let (other, _) = try desk.part(parting)
    let inquiry = try desk.now().inquiry
    let after = Assessment(of: inquiry)
    #expect(after.contradictions.isEmpty)
    guard case .event(let second) = other else {
      Issue.record("an event parts into an event")
      return
    }
    let march = Assessment(of: before).supposing([.statement(Statement.ID("arrested in 1928"))]).dating(
      of: Event.ID("arrest"))
    #expect(after.dating(of: second)?.start == march?.start)
    let release = try #require(after.dating(of: Event.ID("release"))?.start?.earliest)
    let arrested = try #require(march?.start?.earliest)
    #expect(release >= arrested)
    #expect(inquiry.events[second]?.participants == before.events[Event.ID("arrest")]?.participants)
    #expect(inquiry.identity(between: .event(Event.ID("arrest")), other)?.isSame == false)
    try desk.undo()
    #expect(try desk.now().inquiry == before.withRoom(for: inquiry))
  }

  @Test("Parting leaves something on both sides, or is refused")
  func nothingToPart() throws {
    let desk = try Self.arrests()
    let all = try desk.now().inquiry.statements.map(\.id)
    for chosen in [[], all] {
      let error = try #require(throws: EditingError.self) {
        try desk.part(Parting(.event(Event.ID("arrest")), into: "Second", with: chosen, because: "x"))
      }
      #expect(error.reason == .nothingToPart)
    }
  }

  @Test("When one name hid two people, each goes with the events that their own statements tell")
  func partingPeople() throws {
    let desk = try Self.desk { builder in
      builder.person("kibalchich")
      let bomb = builder.event("bomb", "uprising", who: ["kibalchich"])
      let birth = builder.event("birth", "birth", who: ["kibalchich"])
      builder.say("he made the bomb", .on(bomb, "1881-03-13"))
      builder.say(
        "he was born in 1890",
        [
          .on(birth, "1890"),
          .trait(of: .person(Person.ID("kibalchich")), words: "born on the road", label: nil),
        ])
    }
    let (other, _) = try desk.part(
      Parting(
        .person(Person.ID("kibalchich")), into: "Victor", with: [Statement.ID("he was born in 1890")],
        because: "nine years apart"))
    let inquiry = try desk.now().inquiry
    #expect(inquiry.events[Event.ID("birth")]?.participants.map(\.who) == [other])
    #expect(inquiry.events[Event.ID("bomb")]?.participants.map(\.who) == [.person(Person.ID("kibalchich"))])
    #expect(
      inquiry.statements[Statement.ID("he was born in 1890")]?.speaks(of: .person(Person.ID("kibalchich")))
        == false)
    #expect(inquiry.statements[Statement.ID("he was born in 1890")]?.speaks(of: other) == true)
  }
}

extension Inquiry {
  /// The inquiry with the places kept that records taken out again have left.
  fileprivate func withRoom(for other: Inquiry) -> Inquiry {
    var copy = self
    for event in other.events { copy.events.reserve(event.id) }
    for identity in other.identities { copy.identities.reserve(identity.id) }
    return copy
  }
}
