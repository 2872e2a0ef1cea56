import Chronicle
import Interchange
import Testimony
import Testing

@Suite("A chronicle written by hand")
struct IllustrationTests {
  static let chronicle = """
    source notes "Notes on a memoir"
      kind review; author reader; composed 2021-02; language en
      text texts/notes.md
      about memoirs

    source memoirs "Memoirs"; author serge

    person reader "The reader"
    person official "An official"
    person serge "Victor Serge"
      also "Viktor Kibalchich", "Кибальчич" [ru]

    place orenburg "Orenburg" @ 51.77, 55.10

    event arrest-1928 "First arrest"; who serge
    event arrest-1933 "Second arrest"; who serge
    event spring "the arrest of one spring"; who serge
    event exile "Exile in Orenburg" [stay]; who serge; where orenburg
    event parting "The household falls apart"

    statement s17 in notes
      "they came for him a second time in 1933" p.1
        arrest-1933 on 1933
      "The river at Orenburg was his next address"
        exile starts after arrest-1933            [implied]

    statement s18 in notes "He was fifteen when the household fell apart" p.1
      parting: serge aged 15

    statement s31 in notes voice reader < serge (writes, paraphrased) < official (told, verbatim)
      "« une poignée, pas davantage »" p.2
        report arrests number at most "a handful"   [official endorses, serge rejects]

    identity i4 "the arrest of one spring" is arrest-1928   [probable, editor: same prison named]

    hypothesis two-arrests "There were two arrests"
      doubt identity i4
    """

  @Test("The illustration reads without a message")
  func reads() throws {
    let reading = read(Self.chronicle)
    #expect(messages(Self.chronicle) == "")
    let inquiry = try #require(reading.inquiry)
    #expect(inquiry.statements.count == 3)
    #expect(reading.reading.account.allSatisfy { $0.fate == .kept })
    let s17 = try #require(inquiry.statements[Identifier("s17")])
    #expect(
      s17.passages.map(\.quotation) == [
        "they\ncame for him a second time in 1933", "The river at Orenburg was his next address",
      ])
    #expect(s17.claims.map(\.id) == ["s17.1", "s17.2"].map { Claim.ID($0) })
    #expect(s17.claims[1].level == .implied)
    #expect(s17.claims[1].passages == [s17.passages[1]])
    #expect(s17.passages[0].locator.page == "1")
    #expect(s17.passages[0].prefix.hasSuffix("Serge writes that "))
    let s31 = try #require(inquiry.statements[Identifier("s31")])
    #expect(s31.claims[0].stances.map(\.voice) == [2, 1])
    #expect(
      s31.claims[0].content == .number(Quantity(of: "arrests", .atMost, value: nil, words: "a handful")))
    let i4 = try #require(inquiry.identities[Identifier("i4")])
    #expect(i4.left == .event(Identifier("spring")))
    #expect(i4.reason == "same prison named")
  }

  @Test("Its canonical form is stable, and short")
  func canonical() throws {
    let reading = read(Self.chronicle)
    let inquiry = try #require(reading.inquiry)
    let text = String(decoding: printed(inquiry, reading.reading.originals).main.bytes, as: UTF8.self)
    #expect(
      text.contains(
        "  \"The river at Orenburg was his next address\" p.1\n    exile starts after arrest-1933 [implied]\n"
      ))
    #expect(
      text.contains(
        "statement s18 in notes \"He was fifteen when the household fell apart\" p.1\n  parting: serge aged 15\n"
      ))
    #expect(text.contains("    arrests number at most \"a handful\" [official endorses, serge rejects]\n"))
    let again = read(text)
    #expect(again.inquiry == inquiry)
  }
}
