import Interchange
import TestSupport
import Testimony
import Testing

@testable import Chronicle

@Suite("The chronicle as a format")
struct FormatTests {
  @Test("A chronicle is known by its first words and its name")
  func sniffing() {
    let format = ChronicleFormat()
    func likelihood(_ text: String, _ name: String? = nil) -> FormatLikelihood {
      format.likelihood(of: Array(text.utf8)[...], fileName: name)
    }
    #expect(likelihood("chronicle 1\n") == .certain)
    #expect(likelihood("", "x.chronicle") == .certain)
    #expect(likelihood("# about\n\nperson serge \"Victor Serge\"\n") == .likely)
    #expect(likelihood("0 HEAD\n1 SOUR x\n") == .none)
    #expect(likelihood("<TEI/>") == .none)
    #expect(likelihood("source code of a program\n") == .none)
  }

  @Test("Read and written through the contract, an inquiry stays as it is", arguments: Seed.sample(5))
  func contract(_ seed: Seed) throws {
    let random = RandomInquiry(using: seed.generator, readText: PlainTexts.read)
    let format = ChronicleFormat()
    let originals = random.originals
    let writing = format.write(
      FormatOutput(random.inquiry, original: { originals[$0.id] }, texts: PlainTexts.reader))
    let files = Dictionary(uniqueKeysWithValues: writing.files.map { ($0.path, $0.bytes) })
    let reading = format.read(FormatInput(main: writing.main, file: { files[$0] }, texts: PlainTexts.reader))
    #expect(reading.inquiry == random.inquiry)
    #expect(reading.account.allSatisfy { $0.fate == .kept })
  }

  @Test("A record with an error is left out of the account of what was kept")
  func account() {
    let reading = read("person a \"A\"\nperson b\nperson a \"C\"\n")
    let fates = reading.reading.account.map(\.fate)
    #expect(fates.first == .kept)
    #expect(fates.count == 3)
    #expect(fates.dropFirst().allSatisfy { if case .leftOut = $0 { true } else { false } })
  }

  @Test("What a chronicle cannot say is named")
  func losses() throws {
    var inquiry = Inquiry(title: "x")
    inquiry.events.put(
      Event(
        id: Identifier("e"), slug: Slug(title: "e", fallback: "e"), title: "E", place: Identifier("nowhere")))
    let writing = printed(inquiry, [:])
    #expect(writing.losses.map(\.record) == [RecordReference(.event, id: "e")])
  }

  @Test("The content hash is that of the documented bytes")
  func contentHash() throws {
    let writing = printed(Inquiry(title: "x"), [:])
    #expect(String(decoding: writing.main.bytes, as: UTF8.self) == "chronicle 1\ninquiry \"x\"\n")
    let bytes =
      Array("temoin-content-1\n".utf8) + [0, 0, 0, 0, 0, 0, 0, 24]
      + Array("chronicle 1\ninquiry \"x\"\n".utf8)
    #expect(ContentHash(of: writing).hexadecimal == Checksum.hexadecimal(bytes))
  }

  @Test("The content hash changes with every word of the inquiry and every byte of a text")
  func contentHashMoves() throws {
    let first = read("source notes \"Notes\"; text texts/notes.md\n")
    let other = read("source notes \"Notes\"; text texts/notes.md\n", texts: ["texts/notes.md": notes + " "])
    let named = read("source notes \"Note\"; text texts/notes.md\n")
    let hashes = try [first, other, named].map { reading in
      ContentHash(of: printed(try #require(reading.inquiry), reading.reading.originals))
    }
    #expect(Set(hashes).count == 3)
  }

  @Test("Comments stay above their records, and paths where they are, when a chronicle is printed anew")
  func comments() throws {
    let chronicle = """
      # The file's own.
      source notes "Notes"
        # Fetched from the library.
        text deep/notes.md # here

      # Nobody in particular.
      person x "X"
      # The end.
      """
    let reading = read(chronicle, texts: ["deep/notes.md": notes])
    let inquiry = try #require(reading.inquiry)
    let writing = ChronicleWriter(texts: PlainTexts.reader).write(
      inquiry, comments: reading.comments, paths: reading.paths
    ) {
      reading.reading.originals[$0.id]
    }
    let checksum = Checksum.hexadecimal(Array(notes.utf8))
    #expect(
      String(decoding: writing.main.bytes, as: UTF8.self) == """
        chronicle 1

        # The file's own.
        # Fetched from the library.
        # here
        source notes "Notes"
          text deep/notes.md; sha256 \(checksum)

        # Nobody in particular.
        person x "X"

        # The end.

        """)
    let again = read(String(decoding: writing.main.bytes, as: UTF8.self), texts: ["deep/notes.md": notes])
    #expect(again.comments == reading.comments)
  }
}
