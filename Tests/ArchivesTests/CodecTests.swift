import Archives
import Testimony
import Testing

@Suite("Changes as bytes")
struct CodecTests {
  private let codec = ChangeCodec()
  private let salt = [UInt8](repeating: 7, count: 32)

  private func body(_ change: Change) throws -> String {
    let item = try codec.seal(change, salt: salt)
    #expect(try codec.open(item, entry: 1) == change)
    return String(decoding: item.payload?.body ?? [], as: UTF8.self)
  }

  @Test("The bytes of format 1 stay what they are")
  func golden() throws {
    #expect(
      try body(.put(.person(Samples.anna))) == """
        {"aliases":[],"id":"p-anna","name":"Anna Müller","names":[{"language":"de","text":"Anja"}],"slug":"anna"}
        """)
    #expect(
      try body(.put(.event(Samples.arrival))) == """
        {"aliases":[],"extent":"punctual","id":"e-arrival","isRepeated":false,\
        "participants":[{"who":{"person":{"_0":"p-anna"}}}],"slug":"arrival","title":"Anna's arrival"}
        """)
    #expect(
      try body(.put(.statement(Samples.statement()))) == """
        {"aliases":[],"claims":[{"content":{"time":{"_1":{"bound":{"dated":{"_0":"within","_1":{"edtf":"1921-21"}}},\
        "part":"start"},"event":"e-arrival"}},"id":"c-1","isAdopted":false,"kind":"report","level":{"stated":{}},\
        "passages":[],"polarity":"affirmed","stances":[]}],"decision":"accepted","id":"st-1",\
        "origin":{"editor":{}},"passages":[{"locator":{},"place":{"text":{"_0":"t-notes","_1":[10,25]}},\
        "prefix":"","quotation":"in early spring","source":"s-notes","suffix":""}],"slug":"s1","source":"s-notes",\
        "voices":[]}
        """)
    #expect(
      try body(.put(.proposal(Samples.proposal))) == """
        {"content":{"event":{"_0":{"ages":[],"kind":"arrival","participants":[{"who":{"kind":"person","name":"Anna"}}],\
        "times":[{"bound":{"dated":{"_0":"within","_1":{"edtf":"1921-21"}}},"part":"whole"}]}}},"decision":"open",\
        "id":"p1","kind":"report","level":{"stated":{}},"made":[],"origin":{"model":{"name":"reader","version":"2"}},\
        "passages":[{"locator":{},"place":{"text":{"_0":"t-notes","_1":[0,25]}},"prefix":"",\
        "quotation":"Anna came in early spring","source":"s-notes","suffix":""}],"polarity":"affirmed",\
        "reason":"a date beside it","score":70,"source":"s-notes","voices":[]}
        """)
    var dated = Samples.statement()
    dated.passages[0].calendar = .julian
    dated.voices = [Voice(.rumour(words: "it was said"), calendar: .unknownStyle)]
    let bytes = try body(.put(.statement(dated)))
    #expect(bytes.contains("\"passages\":[{\"calendar\":\"julian\",\"locator\":{}"))
    #expect(bytes.contains("\"attribution\":{\"ownVoice\":{}},\"calendar\":\"unknown-style\",\"holder\""))
    #expect(try body(.remove(RecordReference(.statement, id: "st-1"))) == "{}")
    #expect(try body(.title("a \"title\"\n")) == "\"a \\\"title\\\"\\n\"")
  }

  @Test("The hash of an entry of format 1 stays what it is")
  func goldenHash() throws {
    let item = try codec.seal(.put(.person(Samples.anna)), salt: salt)
    #expect(item.commitment.description == "a00c228e7cb662b8e6a43d2c589f4e553f86de3714a1420fe7ddd57f69d8c05d")
    let entry = Entry(
      after: .empty, milliseconds: 1_000, author: "tester", act: .edit,
      items: [codec.seal(reason: "why", vault: nil, salt: salt), item])
    #expect(entry.hash.description == "ab852e0b0f46345f75933c55ef46a54ad2dccddcf557144d89dd8deadf797ea9")
  }

  @Test("An unknown type and a newer version are refused")
  func unknown() throws {
    var item = try codec.seal(.title("x"), salt: salt)
    item.version = 2
    #expect(throws: ArchiveError(.unknownChange(type: "title.set", version: 2, entry: 3))) {
      try codec.open(item, entry: 3)
    }
    item = try codec.seal(.title("x"), salt: salt)
    item.type = "ghost.put"
    #expect(throws: ArchiveError(.unknownChange(type: "ghost.put", version: 1, entry: 3))) {
      try codec.open(item, entry: 3)
    }
  }

  @Test("An older version is brought up to date")
  func upcast() throws {
    let old = try codec.seal(.put(.person(Samples.anna)), salt: salt)
    let newer = ChangeCodec(types: [
      "person.put": ChangeCodec.ChangeType(upcasts: [
        { json in
          guard case .object(let members) = json else { return json }
          return .object(
            members.map { $0.name == "name" ? CanonicalJSON.Member("name", .string("Anna")) : $0 })
        }
      ])
    ])
    guard case .put(.person(let person)) = try newer.open(old, entry: 1) else {
      Issue.record("no person")
      return
    }
    #expect(person.name == "Anna")
    #expect(try newer.seal(.put(.person(person)), salt: salt).version == 2)
  }

  @Test("A payload that was altered is refused")
  func altered() throws {
    var item = try codec.seal(.title("x"), salt: salt)
    item.payload?.body = Array("\"y\"".utf8)
    #expect(throws: ArchiveError.self) { try codec.open(item, entry: 3) }
  }

  @Test(
    "JSON is read strictly",
    arguments: [
      "{\"a\":1,\"a\":2}", "{\"a\":1,\"b\":2,\"a\":3}", "[1,]", "\"\\u0000\"", "\"\\ud800\"", "\"a", "01",
      "1e400", "nul",
      "{\"a\" 1}", "\"\u{1}\"", "[1] 2", "", "-", "\"\\x\"",
    ])
  func strict(_ text: String) {
    #expect(throws: JSONError.self) { try CanonicalJSON(parsing: Array(text.utf8)) }
  }

  @Test("JSON nested too deeply and bytes that are not UTF-8 are refused")
  func hostile() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: JSONError.self) { try CanonicalJSON(parsing: deep) }
    #expect(throws: JSONError.self) { try CanonicalJSON(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test(
    "JSON that is read is printed in its canonical form",
    arguments: [
      ("{ \"b\" : 1 , \"a\" : [ true , null , -2.5 ] }", "{\"a\":[true,null,-2.5],\"b\":1}"),
      ("\"\\ud83d\\ude00\\u00e9\\/\"", "\"😀é/\""), ("1.0", "1.0"), ("-0", "0"), ("[[],{}]", "[[],{}]"),
    ])
  func canonical(_ text: String, _ expected: String) throws {
    let bytes = try CanonicalJSON(parsing: Array(text.utf8)).canonicalBytes
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    #expect(try CanonicalJSON(parsing: bytes).canonicalBytes == bytes)
  }
}
