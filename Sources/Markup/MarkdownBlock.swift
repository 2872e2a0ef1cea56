/// A leaf block of a Markdown document: its kind, its surroundings and the lines of its content.
public struct MarkdownBlock: Hashable, Sendable {
  /// What a block is.
  public enum Kind: Hashable, Sendable {
    /// A heading, of level 1 to 6.
    case heading(level: Int)
    /// A paragraph.
    case paragraph
    /// A paragraph of a list item; `marker` is `-`, `*`, `+`, or the number with its sign, on the item's first block.
    case listItem(marker: String?)
    /// Indented or fenced lines, kept as they stand.
    case preformatted
    /// A line across the page.
    case thematicBreak
    /// The body of a note: `[^label]: …`.
    case note(label: String)
    /// A turn of page: a form feed, or a comment that names the page.
    case pageBreak(label: String?)
  }

  /// What the block is.
  public var kind: Kind
  /// How many block quotations it stands in.
  public var quoteDepth: Int
  /// The content of its lines, as byte ranges of the document, without indentation, markers and line ends.
  public var lines: [Range<Int>]

  /// Where the block stands, from its first to its last content byte.
  public var utf8Range: Range<Int> {
    (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0)
  }
}

/// A Markdown document taken apart into leaf blocks, every byte of content with its place.
///
/// Block structure follows CommonMark 0.31 for headings, paragraphs with lazy continuation, block
/// quotations, lists, fences, indented lines and rules, with the notes of GitHub and Pandoc. Nested
/// lists are read as one level, and HTML blocks as paragraphs whose tags are inline markup.
public struct MarkdownDocument: Sendable {
  /// The bytes the document was read from.
  public let utf8: [UInt8]
  /// The leaf blocks, in document order.
  public let blocks: [MarkdownBlock]
  /// `key: value` lines of the front matter, in order.
  public let frontMatter: [(key: String, value: String)]
  /// The labels of link reference definitions, folded to lower case.
  public let linkLabels: Set<String>

  /// Takes a document apart.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(utf8: [UInt8]) {
    var scanner = MarkdownBlockScanner(utf8: utf8)
    scanner.scan()
    self.utf8 = utf8
    blocks = scanner.blocks
    frontMatter = scanner.frontMatter
    linkLabels = scanner.linkLabels
  }
}
