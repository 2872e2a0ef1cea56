import Archives
import TestSupport
import Testimony
import Testing

@Suite("Every engine keeps an archive alike")
struct EngineConformanceTests {
  @Test("An entry is read back as it was written", arguments: EngineKind.allCases)
  func append(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      #expect(try archive.head == .empty)
      let head = try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      #expect(try archive.head == head)
      #expect(head.number == 1)
      let again = Archive(engine: archive.engine, salts: FixedSalts.source())
      let inquiry = try again.inquiry()
      #expect(inquiry.title == "A small inquiry")
      #expect(inquiry.statements[id("st-1")] == Samples.statement())
      #expect(inquiry.texts[id("t-notes")] == Samples.text)
      #expect(try again.inquiry() == archive.inquiry())
      #expect(try archive.original(Samples.original.checksum) == Samples.original.bytes)
      #expect(try archive.verify().problems == [])
    }
  }

  @Test("Both engines reach the same head from the same changes")
  func sameHead() throws {
    var heads: Set<Head> = []
    for kind in EngineKind.allCases {
      try kind.withArchive { archive in
        try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
        var moved = Samples.arrival
        moved.title = "The arrival"
        try archive.append([.put(.event(moved))], stamp: Samples.stamp("retitled"))
        try archive.undo(stamp: Samples.stamp(""))
        heads.insert(try archive.head)
      }
    }
    #expect(heads.count == 1)
  }

  @Test("An edit made against an older head is refused", arguments: EngineKind.allCases)
  func stale(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      let first = try archive.append([.title("one")], stamp: Samples.stamp())
      let second = try archive.append([.title("two")], stamp: Samples.stamp(), expecting: first)
      #expect(throws: ArchiveError(.stale(expected: first, actual: second))) {
        try archive.append([.title("three")], stamp: Samples.stamp(), expecting: first)
      }
      #expect(try archive.inquiry().title == "two")
    }
  }

  @Test("Undo puts everything back as it was, and redo does it again", arguments: EngineKind.allCases)
  func undo(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      var states: [Inquiry] = [try archive.inquiry()]
      try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp("first"))
      states.append(try archive.inquiry())
      try archive.append(
        [.put(.statement(Samples.statement(2, quotation: "Anna came", at: 0))), .title("Another title")],
        stamp: Samples.stamp("second"))
      states.append(try archive.inquiry())
      try archive.append([.remove(RecordReference(.statement, id: "st-1"))], stamp: Samples.stamp("third"))
      states.append(try archive.inquiry())
      for state in states.dropLast().reversed() {
        try archive.undo(stamp: Samples.stamp(""))
        #expect(try archive.inquiry() == state)
        let reopened = Archive(engine: archive.engine, salts: FixedSalts.source())
        #expect(try reopened.inquiry() == state)
      }
      #expect(throws: ArchiveError(.nothingToUndo)) { try archive.undo(stamp: Samples.stamp("")) }
      for state in states.dropFirst() {
        try archive.redo(stamp: Samples.stamp(""))
        #expect(try archive.inquiry() == state)
      }
      #expect(throws: ArchiveError(.nothingToRedo)) { try archive.redo(stamp: Samples.stamp("")) }
      #expect(try archive.verify().problems == [])
      let history = try archive.history()
      #expect(
        history.map(\.reason) == [
          "first", "second", "third", "third", "second", "first", "first", "second", "third",
        ])
      #expect(history.map(\.stands) == Array(repeating: true, count: 9))
    }
  }

  @Test("Random edits, undone and redone, come back to every earlier state", arguments: Seed.sample(3))
  func randomEdits(_ seed: Seed) throws {
    var random = seed.generator
    var heads: Set<Head> = []
    for kind in EngineKind.allCases {
      var random = random
      try kind.withArchive { archive in
        var states: [Inquiry] = [try archive.inquiry()]
        for step in 0..<30 {
          switch Int.random(in: 0..<4, using: &random) {
          case 0 where states.count > 1:
            try archive.undo(stamp: Samples.stamp("", at: step))
            states.removeLast()
          default:
            let number = Int.random(in: 0..<6, using: &random)
            let name: Identifier<Person> = id("p-\(number)")
            let isThere = try archive.inquiry().persons[name] != nil
            let change: Change =
              isThere && Bool.random(using: &random)
              ? .remove(RecordReference(.person, id: name.rawValue))
              : .put(.person(Person(id: name, slug: Samples.slug("p\(number)"), name: "Name \(step)")))
            try archive.append([change], stamp: Samples.stamp(at: step))
            states.append(try archive.inquiry())
          }
          #expect(try archive.inquiry() == states.last)
        }
        let reopened = Archive(engine: archive.engine, salts: FixedSalts.source())
        #expect(try reopened.inquiry() == states.last)
        #expect(try archive.verify().problems == [])
        #expect(try archive.verify().inquiry == states.last)
        heads.insert(try archive.head)
      }
    }
    #expect(heads.count == 1)
    _ = random.next()
  }

  @Test("A record taken out leaves no trace in search", arguments: EngineKind.allCases)
  func search(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      func found(_ text: String) throws -> [String] {
        try archive.search(SearchQuery(parsing: text)).hits.map { "\($0.record.kind) \($0.record.id)" }
      }
      #expect(try found("MULLER") == ["person p-anna"])
      #expect(try found("emile") == ["text t-notes"])
      #expect(try found("кибальчич") == ["text t-notes"])
      #expect(try found("киба*") == ["text t-notes"])
      #expect(try found("anna") == ["person p-anna", "event e-arrival", "text t-notes"])
      #expect(try found("\"early spring\"") == ["statement st-1", "text t-notes"])
      #expect(try found("\"spring early\"") == [])
      #expect(try found("brother left") == ["text t-notes"])
      #expect(try found("anna brother") == [])
      let hit = try #require(try archive.search(SearchQuery(parsing: "emile")).hits.first)
      let scalars = Array(hit.excerpt.unicodeScalars)[hit.match]
      #expect(String(String.UnicodeScalarView(scalars)) == "Émile")
      let place = try #require(hit.place)
      let text = Array(Samples.words.unicodeScalars)[place.lowerBound.rawValue..<place.upperBound.rawValue]
      #expect(String(String.UnicodeScalarView(text)) == "Émile")
      #expect(try archive.search(SearchQuery(parsing: "anna"), kinds: [.person, .text], limit: 1).total == 2)
      try archive.append([.remove(RecordReference(.statement, id: "st-1"))], stamp: Samples.stamp())
      #expect(try found("\"early spring\"") == ["text t-notes"])
    }
  }

  @Test("Derived tables made anew are what they were", arguments: EngineKind.allCases)
  func rebuild(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      try archive.append(Samples.changes, originals: [Samples.original], stamp: Samples.stamp())
      try archive.append([.remove(RecordReference(.statement, id: "st-1"))], stamp: Samples.stamp())
      func tables() throws -> ([RecordRow], [SearchRow]) {
        var rows: [RecordRow] = []
        var search: [SearchRow] = []
        try archive.engine.forEachRecord { row, _ in rows.append(row) }
        try archive.engine.forEachSearchRow { search.append($0) }
        return (rows, search)
      }
      let before = try tables()
      try archive.rebuild()
      let after = try tables()
      #expect(before.0 == after.0)
      #expect(before.1 == after.1)
      #expect(try archive.verify().problems == [])
    }
  }

  @Test("A clock that ran backwards is noted and changes no order", arguments: EngineKind.allCases)
  func clock(_ kind: EngineKind) throws {
    try kind.withArchive { archive in
      try archive.append([.title("one")], stamp: Samples.stamp(at: 2_000))
      try archive.append([.title("two")], stamp: Samples.stamp(at: 1_000))
      #expect(try archive.history().map(\.isClockBackwards) == [false, true])
      #expect(try archive.inquiry().title == "two")
    }
  }
}
