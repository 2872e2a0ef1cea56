/// Exact words in a source.
///
/// It carries both selectors of the W3C Web Annotation model: the quotation with its context, and the
/// position in a named revision. A passage whose words do not stand at its place is refused by the archive.
public struct Passage: Hashable, Sendable, Codable {
  /// Where the words stand.
  public enum Place: Hashable, Sendable, Codable {
    /// In a revision of the source's text.
    case text(SourceText.ID, Range<ScalarOffset>)
    /// In an excerpt typed by the editor.
    case excerpt(Excerpt.ID, Range<ScalarOffset>)
    /// Lost: the words are no longer in the source's text; the revision named is the last that had them.
    case orphan(SourceText.ID, Range<ScalarOffset>)
  }

  /// The source.
  public var source: Source.ID
  /// The words, exactly.
  public var quotation: String
  /// Up to 32 scalars before them.
  public var prefix: String
  /// Up to 32 scalars after them.
  public var suffix: String
  /// Where they stand.
  public var place: Place
  /// How to find them in the printed or written document.
  public var locator: Locator
  /// The calendar of the dates these words give where they name none; `nil` leaves it to the voice and the source.
  public var calendar: CalendarName?

  /// Creates a passage.
  public init(
    source: Source.ID, quotation: String, prefix: String = "", suffix: String = "", place: Place,
    locator: Locator = Locator(), calendar: CalendarName? = nil
  ) {
    self.source = source
    self.quotation = quotation
    self.prefix = prefix
    self.suffix = suffix
    self.place = place
    self.locator = locator
    self.calendar = calendar
  }
}

/// Words of a source that has no digital text here, typed by the editor.
public struct Excerpt: Hashable, Sendable, Codable {
  /// Names an excerpt for good.
  public typealias ID = Identifier<Excerpt>

  /// The excerpt's name for good.
  public let id: ID
  /// Its readable name.
  public var slug: Slug
  /// The source it is from.
  public var source: Source.ID
  /// The words.
  public var text: String
  /// Where in the source they stand.
  public var locator: Locator
  /// Who typed them.
  public var transcriber: String?
  /// When they were typed, as EDTF.
  public var transcribed: DateExpression?
  /// Through whom they came, if not from the source itself: “quoted by X, page unknown”.
  public var secondHand: String?

  /// Creates an excerpt.
  public init(
    id: ID, slug: Slug, source: Source.ID, text: String, locator: Locator = Locator(),
    transcriber: String? = nil, transcribed: DateExpression? = nil, secondHand: String? = nil
  ) {
    self.id = id
    self.slug = slug
    self.source = source
    self.text = text
    self.locator = locator
    self.transcriber = transcriber
    self.transcribed = transcribed
    self.secondHand = secondHand
  }
}
