/// One state of a source's text: stable plain text, its structure, and the way back to the original bytes.
public struct SourceText: Hashable, Sendable, Codable {
  /// Names a state of a text: the SHA-256 of its original bytes and its reading, in hexadecimal.
  public typealias ID = Identifier<SourceText>

  /// The file the text was read from.
  public struct Original: Hashable, Sendable, Codable {
    /// The name of the file, without folders.
    public var fileName: String
    /// Its media type, such as `text/markdown`.
    public var mediaType: String
    /// How its bytes were decoded, such as `UTF-8`.
    public var encoding: String
    /// The SHA-256 of its bytes, in hexadecimal.
    public var checksum: String
    /// How many bytes it has.
    public var byteCount: Int
    /// How many bytes the UTF-8 has in which the map counts, where that is not the file's own bytes: a file in
    /// another encoding, a container such as EPUB, or one that a program converted.
    public var textByteCount: Int?
    /// The program that converted it, so that the way back leads only to what the program wrote.
    public var converter: String?
    /// Creates a description of a file.
    public init(
      fileName: String, mediaType: String, encoding: String, checksum: String, byteCount: Int,
      textByteCount: Int? = nil, converter: String? = nil
    ) {
      self.textByteCount = textByteCount
      self.converter = converter
      self.fileName = fileName
      self.mediaType = mediaType
      self.encoding = encoding
      self.checksum = checksum
      self.byteCount = byteCount
    }
  }

  /// The revision's name for good.
  public let id: ID
  /// The source whose text this is.
  public var source: Source.ID
  /// Which revision of the source's text this is, from 1.
  public var number: Int
  /// The file it was read from.
  public var original: Original
  /// The text, in which passages are found; notes stand at its end.
  public var text: String
  /// Pages, blocks and notes of the text.
  public var structure: TextStructure
  /// The way back to the original bytes.
  public var map: OffsetMap

  /// Creates a state of a text.
  public init(
    id: ID, source: Source.ID, number: Int, original: Original, text: String, structure: TextStructure,
    map: OffsetMap
  ) {
    self.id = id
    self.source = source
    self.number = number
    self.original = original
    self.text = text
    self.structure = structure
    self.map = map
  }
}

/// The pages, blocks and notes of a text, each list in text order.
public struct TextStructure: Hashable, Sendable, Codable {
  /// A page of the document.
  public struct Page: Hashable, Sendable, Codable {
    /// Its number or letter as printed, or as counted where none is printed.
    public var label: String
    /// What stands on it.
    public var range: Range<ScalarOffset>
    /// Whether the turn of page is only inferred, and the editor's to correct.
    public var isProposed: Bool
    /// Creates a page.
    public init(label: String, range: Range<ScalarOffset>, isProposed: Bool = false) {
      self.label = label
      self.range = range
      self.isProposed = isProposed
    }
  }

  /// A block of text.
  public struct Block: Hashable, Sendable, Codable {
    /// What a block is.
    public enum Kind: Hashable, Sendable, Codable {
      /// A heading, of level 1 to 6.
      case heading(level: Int)
      /// A paragraph, rejoined across page ends.
      case paragraph
      /// A quotation set off from the text.
      case blockQuotation
      /// A turn of a dialogue.
      case dialogue
      /// An item of a list.
      case listItem
      /// Lines of verse.
      case verse
      /// A table, or other matter that is kept as it stands.
      case preformatted
      /// The body of a note.
      case note
      /// The dateline of a letter or of a diary's entry.
      case dateline
    }
    /// What it is.
    public var kind: Kind
    /// Where it stands.
    public var range: Range<ScalarOffset>
    /// Its language, where it is marked, as a BCP 47 tag.
    public var language: String?
    /// Creates a block.
    public init(_ kind: Kind, range: Range<ScalarOffset>, language: String? = nil) {
      self.kind = kind
      self.range = range
      self.language = language
    }
  }

  /// A note and its call.
  public struct Note: Hashable, Sendable, Codable {
    /// Whose voice a note is.
    public enum Voice: String, Hashable, Sendable, Codable, CaseIterable {
      /// The author of the text.
      case author
      /// The editor or translator of the text.
      case editor
      /// Nobody says.
      case unknown
    }
    /// The label as printed, a number, a letter or an asterisk.
    public var label: String
    /// Where the call stood in the text, an empty range after the word it follows; `nil` for a note without a call.
    public var call: ScalarOffset?
    /// The body of the note; `nil` for a call without a note.
    public var body: Range<ScalarOffset>?
    /// Whose voice it is.
    public var voice: Voice
    /// Creates a note.
    public init(label: String, call: ScalarOffset?, body: Range<ScalarOffset>?, voice: Voice = .unknown) {
      self.label = label
      self.call = call
      self.body = body
      self.voice = voice
    }
  }

  /// Words set off inside a block: emphasis, or a language of their own.
  public struct Span: Hashable, Sendable, Codable {
    /// What sets them off.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
      /// Italics or another emphasis.
      case emphasis
      /// Strong emphasis.
      case strong
      /// Quotation marked in the source's own markup.
      case quotation
      /// A date marked in the source's own markup.
      case date
      /// A person's name marked in the source's own markup.
      case personName
      /// A place's name marked in the source's own markup.
      case placeName
      /// A group's name marked in the source's own markup.
      case groupName
      /// Words for which the source's own markup gives others, as its value: a correction, an expansion, another
      /// reading.
      case correction
    }
    /// What sets them off.
    public var kind: Kind
    /// Where they stand.
    public var range: Range<ScalarOffset>
    /// Their language, where marked.
    public var language: String?
    /// What the markup says of them: an ISO date, a reference, a speaker.
    public var value: String?
    /// Creates a span.
    public init(_ kind: Kind, range: Range<ScalarOffset>, language: String? = nil, value: String? = nil) {
      self.kind = kind
      self.range = range
      self.language = language
      self.value = value
    }
  }

  /// The pages, without gaps or overlaps where there are any.
  public var pages: [Page]
  /// The blocks, without overlaps.
  public var blocks: [Block]
  /// The notes.
  public var notes: [Note]
  /// Words set off inside blocks.
  public var spans: [Span]

  /// Creates a structure.
  public init(pages: [Page] = [], blocks: [Block] = [], notes: [Note] = [], spans: [Span] = []) {
    self.pages = pages
    self.blocks = blocks
    self.notes = notes
    self.spans = spans
  }

  /// The words set off by italics or another emphasis, in text order; emphasis inside emphasis is one with it.
  ///
  /// - Complexity: O(*n* log *n*) in the number of spans.
  public var emphases: [Range<ScalarOffset>] {
    let found = spans.filter { $0.kind == .emphasis || $0.kind == .strong }.map(\.range)
      .sorted { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) }
    var joined: [Range<ScalarOffset>] = []
    for range in found {
      if let last = joined.last, range.lowerBound < last.upperBound {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}

/// Leads from every scalar of a text to the bytes it was read from.
///
/// Bytes are counted in the original as decoded to UTF-8, without its byte order mark; for a file in
/// UTF-8 these are its own bytes.
public struct OffsetMap: Hashable, Sendable, Codable {
  /// A run of text that stands in the original as it is, or one replacement.
  public struct Run: Hashable, Sendable, Codable {
    /// Where the run starts in the text, in scalars.
    public var text: Int
    /// Where it starts in the original's bytes, read as UTF-8 without a byte order mark.
    public var utf8Offset: Int
    /// How many scalars it has.
    public var scalarCount: Int
    /// How many bytes of the original it stands for.
    public var byteCount: Int
    /// Whether the run stands in the original scalar by scalar, rather than in place of something else.
    public var isVerbatim: Bool
    /// Creates a run.
    public init(text: Int, utf8Offset: Int, scalarCount: Int, byteCount: Int, isVerbatim: Bool = true) {
      self.text = text
      self.utf8Offset = utf8Offset
      self.scalarCount = scalarCount
      self.byteCount = byteCount
      self.isVerbatim = isVerbatim
    }
  }

  /// The runs, in text order, without overlaps.
  public var runs: [Run]

  /// Creates a map.
  public init(runs: [Run] = []) { self.runs = runs }
}
