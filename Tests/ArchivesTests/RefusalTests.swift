import Archives
import Diagnostics
import TestSupport
import Testimony
import Testing

@Suite("What an archive refuses")
struct RefusalTests {
  private func refusals(_ changes: [Change], originals: [Original] = [Samples.original]) throws -> [Refusal
    .Reason]
  {
    let archive = Archive(engine: MemoryEngine(), salts: FixedSalts.source())
    try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
    let before = try archive.inquiry()
    let head = try archive.head
    let error = try #require(throws: ArchiveError.self) {
      try archive.append(changes, originals: originals, stamp: Samples.stamp())
    }
    #expect(try archive.inquiry() == before)
    #expect(try archive.head == head)
    guard case .refused(let refusals) = error.reason else { return [] }
    for refusal in refusals { #expect(!refusal.explanation.summary.isEmpty) }
    return refusals.map(\.reason)
  }

  @Test("A passage whose words are not in the text at its place")
  func words() throws {
    let moved = Samples.statement(2, quotation: "in early spring", at: 11)
    #expect(
      try refusals([.put(.statement(moved))]) == [
        .wordsNotThere(quotation: "in early spring", found: "n early spring.")
      ])
    let outside = Samples.statement(2, quotation: "in early spring", at: 5_000)
    #expect(try refusals([.put(.statement(outside))]) == [.outsideText])
  }

  @Test("Words that only look the same")
  func bytes() throws {
    let start = Array(Samples.words.unicodeScalars).firstIndex(of: "É") ?? 0
    let composed = Samples.statement(2, quotation: "Émile", at: start)
    let archive = Archive(engine: MemoryEngine(), salts: FixedSalts.source())
    try archive.append(
      Samples.changes + [.put(.statement(composed))], originals: [Samples.original], stamp: Samples.stamp())
    let decomposed = Samples.statement(2, quotation: "E\u{301}mile", at: start)
    #expect(try refusals([.put(.statement(decomposed))]).count == 1)
  }

  @Test("A context that is not there")
  func context() throws {
    var statement = Samples.statement(2)
    statement.passages[0].prefix = "Anna went "
    #expect(
      try refusals([.put(.statement(statement))]) == [
        .wordsNotThere(quotation: "Anna went ", found: "Anna came ")
      ])
  }

  @Test("A reference to a record that is not there")
  func missing() throws {
    var event = Samples.arrival
    event.place = id("pl-nowhere")
    #expect(try refusals([.put(.event(event))]) == [.missing(RecordReference(.place, id: "pl-nowhere"))])
  }

  @Test("A record that others still name being taken out")
  func inUse() throws {
    #expect(
      try refusals([.remove(RecordReference(.person, id: "p-anna"))]) == [.inUse(by: "event “arrival”")])
  }

  @Test("Two records of a kind with one name, though names may be exchanged")
  func slugs() throws {
    let other = Person(id: id("p-other"), slug: Samples.slug("anna"), name: "Another Anna")
    #expect(try refusals([.put(.person(other))]) == [.slugTaken(Samples.slug("anna"))])
    let archive = Archive(engine: MemoryEngine(), salts: FixedSalts.source())
    let one = Person(id: id("p-1"), slug: Samples.slug("one"), name: "One")
    let two = Person(id: id("p-2"), slug: Samples.slug("two"), name: "Two")
    try archive.append([.put(.person(one)), .put(.person(two))], stamp: Samples.stamp())
    try archive.append(
      [
        .put(.person(Person(id: id("p-1"), slug: Samples.slug("two"), name: "One"))),
        .put(.person(Person(id: id("p-2"), slug: Samples.slug("one"), name: "Two"))),
      ], stamp: Samples.stamp())
  }

  @Test("A claim's identifier used twice")
  func claims() throws {
    var statement = Samples.statement(2)
    statement.claims = Samples.statement(1).claims
    #expect(try refusals([.put(.statement(statement))]) == [.claimTaken("c-1")])
    statement.claims = Samples.statement(2).claims + Samples.statement(2).claims
    #expect(try refusals([.put(.statement(statement))]) == [.claimTwice("c-2")])
  }

  @Test("A text with U+0000, without its original, or with another's bytes")
  func texts() throws {
    #expect(
      try refusals([.put(.person(Person(id: id("p-nul"), slug: Samples.slug("nul"), name: "a\u{0}b")))]) == [
        .holdsNUL
      ])
    var text = Samples.text
    text.original.checksum = String(repeating: "0", count: 64)
    #expect(try refusals([.put(.text(text))]) == [.noOriginal(checksum: text.original.checksum)])
    let forged = Original(checksum: Samples.original.checksum, bytes: [1, 2, 3])
    #expect(
      try refusals([.put(.text(Samples.text))], originals: [forged]) == [
        .otherOriginal(checksum: Samples.original.checksum)
      ])
  }

  @Test("A number that is not finite")
  func infinity() throws {
    let place = Place(
      id: id("pl-x"), slug: Samples.slug("x"), name: "X",
      coordinates: Place.Coordinates(latitude: .infinity, longitude: 0))
    #expect(try refusals([.put(.place(place))]) == [.notWritable("inf")])
  }

  @Test("Every flaw of an edit is named at once")
  func many() throws {
    var event = Samples.arrival
    event.place = id("pl-nowhere")
    let moved = Samples.statement(2, quotation: "in early spring", at: 11)
    #expect(try refusals([.put(.event(event)), .put(.statement(moved))]).count == 2)
  }
}
