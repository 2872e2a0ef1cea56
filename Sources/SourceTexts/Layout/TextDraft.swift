import Markup
import Testimony

/// A piece of a text on its way from a format's own structure to stable text.
struct TextDraft {
  /// What a piece is.
  enum Kind: Hashable {
    /// A block of the text.
    case block(TextStructure.Block.Kind)
    /// The body of a note, or a further paragraph of one.
    case note(label: String, isGlobal: Bool)
    /// A turn of page; the label is that of the page that begins.
    case pageTurn(label: String?, isProposed: Bool)
    /// The number of the page that ends here.
    case pageNumber(String)
  }

  var kind: Kind
  var content: [InlineContent]
  /// Where the piece stands in the original.
  var utf8Range: Range<Int>
  var language: String?
  /// Where a turn of page cuts a block in two: whether a blank stood there, or nothing.
  var cutsBlock: Cut?

  /// How a turn of page cuts a block.
  enum Cut: Hashable {
    case withBlank(Range<Int>)
    case withinWord
  }

  init(_ kind: Kind, content: [InlineContent] = [], utf8Range: Range<Int>, language: String? = nil) {
    self.kind = kind
    self.content = content
    self.utf8Range = utf8Range
    self.language = language
  }
}
