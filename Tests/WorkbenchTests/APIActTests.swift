import Archives
import Editing
import Foundation
import Testimony
import Testing
import Workbench

@Suite("What an editor does, done by a program", .serialized)
struct APIActTests {
  /// Speaks to a served workspace as a program does.
  private struct Program {
    let server: TestServer

    func get(_ path: String) async throws -> [String: Any] {
      let reply = try await server.requestList(
        "GET", "/api/v1" + path, headers: [("authorization", "Bearer " + server.key)], body: nil)
      #expect(reply.status == 200, "\(path): \(reply.body.prefix(300))")
      return try Self.object(reply.body)
    }

    @discardableResult
    func post(_ path: String, _ body: String = "{}", status: Int = 200) async throws -> [String: Any] {
      let reply = try await server.requestList(
        "POST", "/api/v1" + path,
        headers: [
          ("authorization", "Bearer " + server.key), ("content-type", "application/json"), ("if-match", "*"),
        ], body: body)
      #expect(reply.status == status, "\(path): \(reply.body.prefix(300))")
      return try Self.object(reply.body)
    }

    private static func object(_ text: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
  }

  private func run(_ desk: Desk, _ body: @escaping @Sendable (Program) async throws -> Void) async throws {
    try await TestServer.run(Workspace(Shelf(desk))) { server in try await body(Program(server: server)) }
  }

  private func name(_ answer: [String: Any]) throws -> String {
    try #require((answer["record"] as? [String: Any])?["name"] as? String)
  }

  // MARK: Every act

  /// The acts in the sources of `Editing`: the functions of a desk that take the head they were made on.
  private func acts() throws -> Set<String> {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources/Editing")
    let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var acts: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("extension Desk {") || text.contains("class Desk") else { continue }
      for start in text.ranges(of: "package func ").map(\.upperBound) {
        let function = text[start...].prefix { $0.isLetter }
        let list = inside(text[function.endIndex...])
        guard list.contains("ead: Head?") else { continue }
        acts.insert(function + "(" + labels(in: String(list)).map { $0 + ":" }.joined() + ")")
      }
    }
    return acts
  }

  /// What stands between the first bracket and the one that closes it.
  private func inside(_ text: Substring) -> Substring {
    var depth = 0
    let end = text.firstIndex { character in
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      return depth == 0
    }
    return text.dropFirst()[..<(end ?? text.endIndex)]
  }

  /// The outer labels of a list of parameters.
  private func labels(in list: String) -> [String] {
    var depth = 0
    var parameters = [""]
    for character in list {
      if "([<".contains(character) { depth += 1 }
      if ")]>".contains(character), !parameters[parameters.count - 1].hasSuffix("-") { depth -= 1 }
      if character == ",", depth == 0 {
        parameters.append("")
      } else {
        parameters[parameters.count - 1].append(character)
      }
    }
    return parameters.map { parameter in
      String(parameter.drop { $0.isWhitespace }.prefix { $0.isLetter || $0 == "_" })
    }
  }

  @Test(
    "Every act of an editor that changes the archive has an operation for programs, and none is claimed that is no act"
  )
  func everyAct() throws {
    let acts = try acts()
    #expect(acts.count > 25)
    let offered = try ExampleWorkspace.make().actsForPrograms
    // Reading a file from this machine's disk is for whoever sits at it; programs send the file.
    let local: Set = ["importInquiry(from:format:on:)", "addExcerpt(_:to:on:)"]
    #expect(acts.subtracting(offered).subtracting(local) == [])
    #expect(offered.subtracting(acts) == [])
  }

  // MARK: Statements

  @Test("A statement is registered from the fields of the form, changed, and taken out")
  func statements() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let made = try await program.post(
        "/statements",
        #"{"source":"recollections","passages":[{"quotation":"her lungs spoiled and her temper intact"}],"claims":[{"form":"event","fields":{"event":"Illness of the winter","people":"Anna Vermeer; A new doctor (physician)","when":"early 1919","place":"Narva"},"editorCertainty":"probable"}]}"#
      )
      let statement = try name(made)
      let (inquiry, _) = try desk.now()
      let event = try inquiry.event(named: "Illness of the winter")
      #expect(event.participants.count == 2)
      #expect(inquiry.persons.contains { $0.name == "A new doctor" })
      #expect((made["records"] as? [Any])?.count ?? 0 >= 3)
      let before = try await program.get("/statements/" + statement)
      #expect((before["claims"] as? [Any])?.count == 2)
      // What is left out stays.
      try await program.post("/statements/" + statement, #"{"note":"Looked at again."}"#)
      let after = try await program.get("/statements/" + statement)
      #expect(after["note"] as? String == "Looked at again.")
      #expect((after["claims"] as? [Any])?.count == 2)
      #expect((after["passages"] as? [Any])?.count == 1)
      try await program.post("/statements/\(statement)/remove")
      try await program.post("/statements/\(statement)/remove", status: 404)
      #expect(try !desk.now().inquiry.statements.contains { $0.slug.rawValue == statement })
    }
  }

  @Test("What a statement would change is said before it is registered, and nothing is recorded")
  func consequence() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let before = try desk.now().head
      let said = try await program.post(
        "/consequence",
        #"{"source":"recollections","passages":[{"quotation":"her lungs spoiled and her temper intact"}],"claims":[{"form":"event","fields":{"event":"Illness of the winter","people":"A new doctor","when":"1919-01"}}]}"#
      )
      let events = try #require(said["newEvents"] as? [[String: Any]])
      #expect(events.map { $0["title"] as? String } == ["Illness of the winter"])
      let start = events.first?["start"] as? [String: Any]
      #expect(start?["earliest"] as? String == "1919-01-01" && start?["latest"] as? String == "1919-01-31")
      #expect((said["newRecords"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["person"])
      #expect(said["isNone"] as? Bool == false)
      // A change of a statement that stands: what it moved moves back.
      let moved = try await program.post(
        "/consequence",
        #"{"statement":"s8","claims":[{"form":"trait","fields":{"about":"Anna Vermeer","words":"in haste"}}]}"#
      )
      #expect(((moved["change"] as? [String: Any])?["moved"] as? [Any])?.isEmpty == false)
      try await program.post("/consequence", #"{"statement":"nothing-of-the-kind"}"#, status: 404)
      #expect(try desk.now().head == before)
    }
  }

  @Test("A field that cannot be taken is named, in the words the form says beside it")
  func flaws() async throws {
    let desk = try ExampleWorkspace.desk()
    let head = try desk.now().head
    try await run(desk) { program in
      for (body, field, words) in [
        (
          #"{"source":"recollections","passages":[{"quotation":"words that are not there at all"}],"claims":[]}"#,
          "passages.1", "text"
        ),
        (
          #"{"source":"recollections","passages":[{"start":0,"end":10}],"claims":[{"form":"event","fields":{"event":"A visit","when":"31 February 1919"}}]}"#,
          "claim.1.when", "1919"
        ),
        (
          #"{"source":"recollections","passages":[{"start":0,"end":10}],"voices":[{"kind":"text"},{"kind":"named","name":"Anna Vermeer","words":"a sailor swore that"}],"claims":[{"form":"event","fields":{"event":"A visit"}}]}"#,
          "voice.2.words", "a sailor swore that"
        ),
        (#"{"source":"recollections","passages":[{"start":0,"end":10}],"claims":[]}"#, "claims", ""),
      ] {
        let problem = try await program.post("/statements", body, status: 422)
        let errors = try #require(problem["errors"] as? [[String: Any]])
        #expect(errors.first?["field"] as? String == field)
        #expect((errors.first?["detail"] as? String)?.contains(words) == true || words.isEmpty, "\(errors)")
      }
      #expect(try desk.now().head == head)
    }
  }

  @Test(
    "A statement sent as a record is taken, with a warning where the words that name a voice stand nowhere near"
  )
  func unattested() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      for (words, count) in [
        ("as a stoker in Riga swore", 1), ("writes", 0), ("anna had come OUT of one prison", 0),
      ] {
        var statement = try #require(try desk.now().inquiry.statements.first { $0.slug.rawValue == "s2" })
        statement.voices = [Voice(.described(words: "a stoker"), attribution: .words(words), manner: .saw)]
        let record = String(decoding: try AnyRecord.statement(statement).json.canonicalBytes, as: UTF8.self)
        let answer = try await program.post(
          "/changes",
          #"{"reason":"voice given","changes":[{"put":{"kind":"statement","record":\#(record)}}]}"#)
        let warnings = try #require(answer["warnings"] as? [String])
        #expect(warnings.count == count, "\(words): \(warnings)")
      }
    }
  }

  // MARK: Texts

  @Test("A corrected text carries passages over, and what it has changed waits for a decision")
  func revisions() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let text = try #require(try await program.get("/sources/recollections/text")["text"] as? String)
      let changed = text.replacing(
        "her lungs spoiled and her temper intact", with: "her lungs ruined and her temper whole")
      let body = try JSONSerialization.data(withJSONObject: [
        "fileName": "recollections.md", "content": "# " + changed,
      ])
      let report = try await program.post(
        "/sources/recollections/revisions", String(decoding: body, as: UTF8.self))
      #expect(report["revision"] as? Int == 2)
      #expect((report["kept"] as? Int ?? 0) + (report["moved"] as? Int ?? 0) > 2)
      let waiting = try #require(try await program.get("/unplaced")["passages"] as? [[String: Any]])
      #expect(waiting.count == 1)
      let passage = try #require(waiting.first?["name"] as? String)
      try await program.post(
        "/unplaced/\(passage)/place", #"{"at":{"quotation":"her lungs ruined and her temper whole"}}"#)
      #expect((try await program.get("/unplaced")["passages"] as? [Any])?.isEmpty == true)
      try await program.post("/history/undo")
      try await program.post("/unplaced/\(passage)/let-go")
      let statement = try await program.get("/statements/s9")
      #expect(statement["decision"] as? String == "rejected")
      try await program.post("/unplaced/\(passage)/let-go", status: 404)
      try await program.post(
        "/sources/recollections/revisions", String(decoding: body, as: UTF8.self), status: 422)
      try await program.post("/sources/recollections/revisions", #"{"fileName":"x.md"}"#, status: 422)
    }
  }

  @Test("A source without a text is built from excerpts, which are laid beside the text when there is one")
  func excerpts() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let source = try name(
        try await program.post("/sources", #"{"title":"A deposition","kind":"deposition"}"#))
      let excerpt = try name(
        try await program.post(
          "/sources/\(source)/excerpts",
          #"{"text":"I saw the two of them on the quay on 3 March 1919.","page":"12","transcribed":"2021-05","secondHand":"quoted by Roussel"}"#
        ))
      try await program.post("/sources/\(source)/excerpts", #"{"text":"  "}"#, status: 422)
      let problem = try await program.post(
        "/sources/\(source)/excerpts", #"{"text":"x","transcribed":"yesterday"}"#, status: 422)
      #expect((problem["errors"] as? [[String: Any]])?.first?["field"] as? String == "transcribed")
      try await program.post(
        "/statements",
        #"{"source":"\#(source)","passages":[{"excerpt":"\#(excerpt)","quotation":"on the quay"}],"claims":[{"form":"event","fields":{"event":"Seen on the quay","when":"1919-03-03"}}]}"#
      )
      #expect((try await program.get("/sources/\(source)/excerpts")["excerpts"] as? [Any])?.count == 1)
      try await program.post(
        "/sources/\(source)/revisions",
        #"{"fileName":"deposition.md","content":"I saw the two of them on the quay on 3 March 1919. I went home.\n"}"#
      )
      let laid = try await program.post("/sources/\(source)/collate")
      let first = try #require((laid["excerpts"] as? [[String: Any]])?.first)
      #expect(first["outcome"] as? String == "same")
    }
  }

  // MARK: Proposals

  @Test("A text is read, proposals are accepted one by one and in bulk, rejected and opened again")
  func proposals() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let run = try await program.post("/sources/recollections/proposals")
      let proposals = try #require(run["proposals"] as? [[String: Any]])
      #expect(proposals.count > 3)
      let first = try #require(proposals[0]["id"] as? String)
      let one = try await program.post("/proposals/accept", #"{"proposals":["\#(first)"]}"#)
      #expect((one["accepted"] as? [String]) == [first])
      try await program.post("/proposals/accept", #"{"proposals":["\#(first)"]}"#, status: 422)
      let second = try #require(proposals[1]["id"] as? String)
      try await program.post("/proposals/reject", #"{"proposals":["\#(second)"]}"#)
      #expect(try desk.now().inquiry.proposals[Identifier(second)]?.decision == .rejected)
      try await program.post("/proposals/reconsider", #"{"proposals":["\#(second)"]}"#)
      let open = try await program.get("/proposals?source=recollections&limit=1")
      let bulk = try await program.post(
        "/proposals/accept", #"{"like":{"source":"recollections"},"isRead":false}"#)
      let count = (bulk["accepted"] as? [Any])?.count ?? 0
      #expect(count + ((bulk["left"] as? [Any])?.count ?? 0) == open["total"] as? Int)
      #expect(try desk.now().inquiry.proposals.filter { $0.decision == .acceptedInBulk }.count == count)
      try await program.post("/proposals/accept", "{}", status: 422)
      try await program.post("/proposals/accept", #"{"proposals":["nobody"]}"#, status: 404)
      // Another program proposes.
      let taken = try await program.post(
        "/proposals",
        #"{"source":"recollections","model":{"name":"reader","version":"2"},"proposals":[{"quotation":"her temper intact","person":"Anna Vermeer"},{"quotation":"words that stand nowhere","person":"Anna"}]}"#
      )
      #expect((taken["refused"] as? [[String: Any]])?.map { $0["number"] as? Int } == [2])
    }
  }

  // MARK: Records

  @Test("Names, notes, identities, partings and hypotheses are made, changed and taken back")
  func records() async throws {
    let desk = try ExampleWorkspace.desk()
    try await run(desk) { program in
      let person = try name(
        try await program.post(
          "/records/person",
          #"{"name":"A. Vermeer","names":[{"text":"Vermeerová","language":"cs","used":"1917/"}]}"#))
      try await program.post(
        "/records/person", #"{"name":"X","names":[{"text":"Y","used":"spring"}]}"#, status: 422)
      try await program.post("/records/event", #"{"name":"X"}"#, status: 422)
      try await program.post("/records/ghost", #"{"name":"X"}"#, status: 404)
      try await program.post("/records/person/\(person)/names", #"{"name":"Anna V.","note":"Same hand."}"#)
      #expect(try desk.now().inquiry.persons.contains { $0.name == "Anna V." && $0.note == "Same hand." })

      let identity = try name(
        try await program.post(
          "/identities",
          #"{"left":"person:anna","right":"person:\#(person)","isSame":true,"reason":"same hand","certainty":"probable"}"#
        ))
      try await program.post(
        "/identities", #"{"left":"person:anna","right":"event:arrival","isSame":true,"reason":"x"}"#,
        status: 422)
      try await program.post("/identities/\(identity)/withdraw", #"{"reason":""}"#, status: 422)
      try await program.post("/identities/\(identity)/withdraw", #"{"reason":"another hand"}"#)
      #expect(try desk.now().inquiry.identities.first { $0.slug.rawValue == identity }?.decision == .rejected)

      let note = try name(
        try await program.post(
          "/notes",
          #"{"text":"Look at the register.","on":"person:anna","source":"recollections","at":{"quotation":"her temper intact"},"isQuery":true}"#
        ))
      #expect((try await program.get("/notes?on=person:anna")["notes"] as? [Any])?.count == 1)
      try await program.post("/notes/\(note)", #"{"isQuery":false}"#)
      #expect(try desk.now().inquiry.notes.first { $0.slug.rawValue == note }?.isQuery == false)
      try await program.post("/notes/\(note)", #"{"text":""}"#, status: 422)
      try await program.post("/notes/\(note)/remove")
      try await program.post("/notes", #"{"text":"  "}"#, status: 422)

      let hypothesis = try name(
        try await program.post(
          "/hypotheses",
          #"{"title":"The lists are wrong","doubts":["source:lists"],"weights":[{"of":"statement:s2","weight":5}]}"#
        ))
      try await program.post("/hypotheses/\(hypothesis)", #"{"doubts":["statement:s2"]}"#)
      let kept = try desk.now().inquiry.hypothesis(named: hypothesis)
      #expect(kept.weights.count == 1 && kept.doubts.count == 1 && kept.title == "The lists are wrong")
      try await program.post("/hypotheses/\(hypothesis)", #"{"doubts":["statement:none"]}"#, status: 422)
      try await program.post("/hypotheses/\(hypothesis)/remove")
      try await program.post("/hypotheses/\(hypothesis)/remove", status: 404)

      try await program.post(
        "/partings",
        #"{"of":"event:arrival","name":"Second arrival","statements":["s7"],"reason":"two ships"}"#)
      #expect(try desk.now().inquiry.events.contains { $0.title == "Second arrival" })
      try await program.post(
        "/partings", #"{"of":"event:arrival","name":"Third","statements":[],"reason":"none"}"#, status: 422)
    }
  }

  // MARK: The whole

  @Test(
    "An inquiry that is exported is imported again, into the same archive without a change and into an empty one whole"
  )
  func exchange() async throws {
    let desk = try ExampleWorkspace.desk()
    let surroundings = desk.surroundings
    let empty = Desk(
      Archive(engine: MemoryEngine(), salts: { [UInt8](repeating: 3, count: 32) }), surroundings: surroundings
    )
    try empty.record([.title("Empty")], because: "archive made")
    nonisolated(unsafe) var files = Data()
    try await run(desk) { program in
      let exported = try await program.get("/export/chronicle")
      files = try JSONSerialization.data(withJSONObject: ["files": exported["files"] as Any])
      let again = try await program.post("/import", String(decoding: files, as: UTF8.self))
      #expect(again["changed"] as? Int == 0)
      #expect((again["added"] as? [String: Any])?.isEmpty == true)
      try await program.post("/import", #"{"files":[]}"#, status: 422)
      try await program.post(
        "/import", #"{"files":[{"path":"x.chronicle","content":"person"}]}"#, status: 422)
      try await program.post(
        "/import", #"{"files":[{"path":"x","content":"y"}],"format":"none"}"#, status: 422)
    }
    let body = String(decoding: files, as: UTF8.self)
    try await run(empty) { program in
      let imported = try await program.post("/import", body)
      #expect(
        (imported["added"] as? [String: Int])?["statement"] == (try desk.now().inquiry.statements.count))
      #expect(try empty.contentHash() == desk.contentHash())
    }
  }
}
