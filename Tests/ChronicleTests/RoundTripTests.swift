import Chronicle
import Diagnostics
import Interchange
import TestSupport
import Testimony
import Testing

@Suite("Chronicles printed and read back")
struct RoundTripTests {
  @Test(
    "An inquiry of every kind of record, field and case reads back as it was", arguments: Seed.sample(150))
  func identity(_ seed: Seed) throws {
    let random = RandomInquiry(using: seed.generator, readText: PlainTexts.read)
    let first = printed(random.inquiry, random.originals)
    #expect(first.losses.isEmpty)
    let text = String(decoding: first.main.bytes, as: UTF8.self)
    let files = Dictionary(uniqueKeysWithValues: first.files.map { ($0.path, $0.bytes) })
    let reading = ChronicleReader(texts: PlainTexts.reader).read(first.main.bytes, name: "a") { files[$0] }
    let errors = reading.diagnostics.filter { $0.severity == .error }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for error in errors {
      let line = text.utf8.prefix(error.utf8Range?.lowerBound ?? 0).count { $0 == 0x0A }
      Issue.record("\(seed): \(error.explanation): \(lines[line])")
    }
    let inquiry = try #require(reading.inquiry)
    try same(inquiry, random.inquiry)
    #expect(inquiry == random.inquiry)
    #expect(reading.reading.originals == random.originals)
    let second = printed(inquiry, reading.reading.originals)
    #expect(String(decoding: second.main.bytes, as: UTF8.self) == text)
    #expect(second.files == first.files)
    #expect(ContentHash(of: second) == ContentHash(of: first))
  }

  /// Compares kind by kind, so that a failure shows the record.
  private func same(_ left: Inquiry, _ right: Inquiry) throws {
    #expect(left.title == right.title)
    compare(left.sources, right.sources)
    compare(left.texts, right.texts)
    compare(left.excerpts, right.excerpts)
    compare(left.persons, right.persons)
    compare(left.groups, right.groups)
    compare(left.places, right.places)
    compare(left.works, right.works)
    compare(left.events, right.events)
    compare(left.statements, right.statements)
    compare(left.mentions, right.mentions)
    compare(left.identities, right.identities)
    compare(left.rules, right.rules)
    compare(left.hypotheses, right.hypotheses)
    compare(left.rulings, right.rulings)
    compare(left.notes, right.notes)
    compare(left.proposals, right.proposals)
  }

  private func compare<Record>(_ left: RecordTable<Record>, _ right: RecordTable<Record>) {
    #expect(left.count == right.count)
    for (one, other) in zip(left, right) where one != other { #expect(one == other) }
  }
}
