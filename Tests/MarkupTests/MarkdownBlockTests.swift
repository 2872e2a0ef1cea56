import Markup
import Testing

@Suite("Blocks of a Markdown document")
struct MarkdownBlockTests {
  func blocks(_ text: String) -> [(MarkdownBlock.Kind, String)] {
    let document = MarkdownDocument(utf8: Array(text.utf8))
    return document.blocks.map { block in
      (
        block.kind,
        block.lines.map { String(decoding: document.utf8[$0], as: UTF8.self) }.joined(separator: "|")
      )
    }
  }

  @Test("Headings, rules, fences and quotations are told apart as CommonMark has them")
  func kinds() {
    let found = blocks(
      "Title\n=====\n\n### Three ###\n\n***\n\n```\nx\n\ny\n```\n\n> a\nlazy\n\n    indented\n")
    #expect(
      found.map(\.0) == [
        .heading(level: 1), .heading(level: 3), .thematicBreak, .preformatted, .paragraph, .preformatted,
      ])
    #expect(found.map(\.1) == ["Title", "Three", "***", "x||y", "a|lazy", "indented"])
  }

  @Test("A number in the middle of a paragraph starts no list unless it is 1")
  func lists() {
    #expect(blocks("He was born in\n1890. It rained.").map(\.1) == ["He was born in|1890. It rained."])
    #expect(blocks("1. one\n2. two").map(\.0) == [.listItem(marker: "1."), .listItem(marker: "2.")])
  }

  @Test("A note goes on in indented paragraphs and ends at the first that is not")
  func notes() {
    let found = blocks("[^1]: First.\n\n    Second.\n\nText.")
    #expect(found.map(\.0) == [.note(label: "1"), .note(label: "1"), .paragraph])
  }

  @Test("Front matter is kept apart from the text")
  func frontMatter() {
    let document = MarkdownDocument(utf8: Array("---\ntitle: \"Notes\"\nlanguage: en\n---\n\nText.".utf8))
    #expect(document.frontMatter.map(\.key) == ["title", "language"])
    #expect(document.frontMatter.map(\.value) == ["Notes", "en"])
    #expect(document.blocks.count == 1)
  }
}
