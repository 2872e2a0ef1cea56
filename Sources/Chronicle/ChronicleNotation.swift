import Calendars
public import Diagnostics
import Interchange
public import Testimony

/// Why words could not be read in the chronicle's notation, and where.
public struct NotationError: ExplainedError, Hashable {
  /// What happened and what to do about it.
  public let explanation: Explanation
  /// Where, in UTF-8 code units from the start of the words.
  public let utf8Range: Range<Int>
}

/// Reads and prints what single claims say in the chronicle's notation, for the records of an inquiry.
///
/// What is printed is read back as it was: so a form that shows the notation loses nothing.
public final class ChronicleNotation {
  private let inquiry: Inquiry
  private let phrases: DatePhraseDoor
  private lazy var names = NameTable(of: inquiry)
  private lazy var printer = ChroniclePrinter(inquiry)

  /// Creates a reader and printer.
  ///
  /// - Parameters:
  ///   - inquiry: The records that names stand for.
  ///   - phrases: Reads dates as people write them.
  public init(_ inquiry: Inquiry, phrases: DatePhraseDoor = .standard) {
    self.inquiry = inquiry
    self.phrases = phrases
  }

  /// Verbs of saying that may stand for the words that bring in a voice, without quotation marks: they say that
  /// somebody says it, in the words of whoever wrote the chronicle.
  package static let verbsOfSaying: Set<String> = [
    "writes", "wrote", "says", "said", "tells", "told", "reports", "reported", "recalls", "recalled",
    "states",
    "stated", "claims", "claimed", "testifies", "testified", "remembers", "remembered", "asserts", "asserted",
  ]

  // MARK: Reading

  /// Reads what a claim says, such as `arrest-1928 in 1928` or `serge is child of lev`.
  ///
  /// - Throws: ``NotationError``, with the place where reading stopped.
  public func content(_ words: String) throws(NotationError) -> ClaimContent {
    try read(words) { (parser, cursor) throws(Flaw) in try parser.content(&cursor) }
  }

  /// Reads how something lies in time, such as `starts after arrest-1933` or `in 1917`.
  ///
  /// - Throws: ``NotationError``, with the place where reading stopped.
  public func constraint(_ words: String) throws(NotationError) -> TimeConstraint {
    try read(words) { (parser, cursor) throws(Flaw) in try parser.constraint(&cursor) }
  }

  /// Reads an age, such as `aged 15` or `in their fifteenth year`.
  ///
  /// - Throws: ``NotationError``, with the place where reading stopped.
  public func age(_ words: String) throws(NotationError) -> AgeExpression {
    try read(words) { (parser, cursor) throws(Flaw) in try parser.age(&cursor) }
  }

  private func read<Value>(
    _ words: String, _ body: (ChronicleParser, inout Cursor) throws(Flaw) -> Value
  ) throws(NotationError) -> Value {
    let lexer = ChronicleLexer(Array(words.utf8))
    guard let line = lexer.lines.first, lexer.lines.count == 1, lexer.flaws.isEmpty else {
      throw NotationError(
        explanation: lexer.flaws.first?.explanation
          ?? Explanation("this is not one line", remedy: "write one claim on one line"),
        utf8Range: lexer.flaws.first?.range ?? 0..<words.utf8.count)
    }
    let parser = ChronicleParser(
      ChronicleLexer([]), file: { _ in nil }, texts: TextReader { _ in throw NoTextHere() }, phrases: phrases)
    parser.names = names
    var cursor = Cursor(lexer.bytes, line)
    do throws(Flaw) {
      let value = try body(parser, &cursor)
      if !cursor.isAtEnd {
        throw Flaw("surplus", "this is more than can stand here", remedy: "take it out", at: cursor.here)
      }
      return value
    } catch {
      throw NotationError(explanation: error.explanation, utf8Range: error.range)
    }
  }

  /// No text is read through this door.
  private struct NoTextHere: Error {}

  // MARK: Printing

  /// What a claim says, in the notation.
  public func text(of content: ClaimContent) -> String { printer.written(content) }

  /// How something lies in time, in the notation.
  public func text(of constraint: TimeConstraint) -> String { printer.written(constraint) }

  /// An age, in the notation.
  public func text(of age: AgeExpression) -> String { printer.written(age) }

  /// A date, in the notation.
  public func text(of date: DateExpression) -> String { printer.written(date) }
}

extension NameTable {
  /// The names of all records of an inquiry that claims may refer to.
  init(of inquiry: Inquiry) {
    self.init()
    func enter(_ kind: Kind, _ slug: Slug, _ id: String, _ aliases: [Slug], _ title: String?) {
      _ = add(kind, name: slug.rawValue, id: id, title: title)
      for alias in aliases { addAlias(kind, alias.rawValue, id: id) }
    }
    for record in inquiry.sources {
      enter(.source, record.slug, record.id.rawValue, record.aliases, record.title)
    }
    for record in inquiry.persons {
      enter(.person, record.slug, record.id.rawValue, record.aliases, record.name)
    }
    for record in inquiry.groups {
      enter(.group, record.slug, record.id.rawValue, record.aliases, record.name)
    }
    for record in inquiry.places {
      enter(.place, record.slug, record.id.rawValue, record.aliases, record.name)
    }
    for record in inquiry.works {
      enter(.work, record.slug, record.id.rawValue, record.aliases, record.title)
    }
    for record in inquiry.events {
      enter(.event, record.slug, record.id.rawValue, record.aliases, record.title)
    }
    for record in inquiry.statements {
      enter(.statement, record.slug, record.id.rawValue, record.aliases, nil)
    }
    enterAliases()
  }
}
