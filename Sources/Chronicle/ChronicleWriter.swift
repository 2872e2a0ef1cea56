import Diagnostics
public import Interchange
public import Testimony

/// Prints inquiries as chronicles, canonically: the same values always give the same bytes.
public struct ChronicleWriter: Sendable {
  private let texts: TextReader

  /// The name of the main file.
  public static let fileName = "inquiry.chronicle"

  /// Creates a writer.
  ///
  /// - Parameter texts: Reads the texts of sources, so that what a reader would find out alone is not written.
  public init(texts: TextReader) { self.texts = texts }

  /// Prints an inquiry.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - comments: Comments to print above the records they belong to.
  ///   - paths: Where the files of texts lie already; those of other texts are chosen.
  ///   - original: Gives the original bytes of a text; `nil` where they are not kept.
  /// - Returns: The chronicle, the files of its texts, and what they leave unsaid.
  /// - Complexity: O(*n*) in the size of the inquiry and its texts, apart from words that stand in many places.
  public func write(
    _ inquiry: Inquiry, comments: ChronicleComments = ChronicleComments(),
    paths: ChroniclePaths = ChroniclePaths(),
    original: (SourceText) -> [UInt8]?
  ) -> FormatWriting {
    var files = TextFiles()
    let printer = ChroniclePrinter(inquiry)
    var chronicle = ChronicleText(comments: comments)
    chronicle.addHead(
      "chronicle 1\n" + (inquiry.title.isEmpty ? "" : "inquiry \(Quotation.quoted(inquiry.title))\n"))

    let isNested = textsFollowSources(inquiry)
    var printed: [SourceText.ID: String] = [:]
    var nested: [Source.ID: [String]] = [:]
    var numbers: [Source.ID: Int] = [:]
    for text in inquiry.texts {
      guard let bytes = original(text) else {
        printer.losses.append(
          FormatLoss(
            RecordReference(.text, id: text.id.rawValue),
            Explanation(
              "the original bytes of “\(text.original.fileName)” are not kept",
              remedy: "import the file again")))
        continue
      }
      let path =
        paths.texts[text.id].map { files.keep($0, bytes) }
        ?? files.add(text, bytes, source: inquiry.sources[text.source]?.slug)
      let read = try? texts.read(
        TextRequest(bytes: bytes, fileName: text.original.fileName, source: text.source, number: text.number))
      let reading =
        read.map { $0.text.utf8.elementsEqual(text.text.utf8) } ?? false
        ? nil
        : paths.readings[text.id].map { files.keep($0, Array(text.text.utf8)) }
          ?? files.addReading(of: text, path)
      printed[text.id] = printer.written(
        text, path: path, read: read, reading: reading, usualNumber: (numbers[text.source] ?? 0) + 1,
        isRecord: !isNested)
      if isNested, let lines = printed[text.id] { nested[text.source, default: []].append(lines) }
      numbers[text.source] = max(numbers[text.source] ?? 0, text.number)
    }

    chronicle.add(.source, inquiry.sources) { printer.written($0, texts: nested[$0.id] ?? []) }
    if !isNested { chronicle.add(.text, inquiry.texts) { printed[$0.id] ?? "" } }
    chronicle.add(.excerpt, inquiry.excerpts, printer.written)
    chronicle.add(.person, inquiry.persons, printer.written)
    chronicle.add(.group, inquiry.groups, printer.written)
    chronicle.add(.place, inquiry.places, printer.written)
    chronicle.add(.work, inquiry.works, printer.written)
    chronicle.add(.event, inquiry.events, printer.written)
    chronicle.add(.statement, inquiry.statements, printer.written)
    chronicle.add(.mention, inquiry.mentions, printer.written)
    chronicle.add(.identity, inquiry.identities, printer.written)
    chronicle.add(.rule, inquiry.rules, printer.written)
    chronicle.add(.hypothesis, inquiry.hypotheses, printer.written)
    chronicle.add(.ruling, inquiry.rulings, printer.written)
    chronicle.add(.note, inquiry.notes, printer.written)
    chronicle.add(.proposal, inquiry.proposals, printer.written)
    chronicle.finish()
    return FormatWriting(
      main: NamedFile(path: Self.fileName, bytes: Array(chronicle.text.utf8)), files: files.sorted,
      losses: printer.losses)
  }

  /// Whether the texts stand in the order of their sources, so that they can be clauses of them.
  private func textsFollowSources(_ inquiry: Inquiry) -> Bool {
    var places: [Source.ID: Int] = [:]
    for (place, source) in inquiry.sources.enumerated() { places[source.id] = place }
    var last = -1
    for text in inquiry.texts {
      guard let place = places[text.source], place >= last else { return false }
      last = place
    }
    return true
  }
}

/// The text of a chronicle as it grows.
private struct ChronicleText {
  private(set) var text = ""
  let comments: ChronicleComments

  init(comments: ChronicleComments) { self.comments = comments }

  mutating func addHead(_ head: String) { text += head }

  /// Adds the records of one kind; those of one line stand together, others apart.
  mutating func add<Record: IdentifiedRecord>(
    _ kind: RecordReference.Kind, _ records: RecordTable<Record>, _ print: (Record) -> String
  ) {
    var isFirst = true
    var wasLong = true
    for record in records {
      let lines = print(record)
      if lines.isEmpty { continue }
      let above = comments.above[RecordReference(kind, id: record.id.rawValue)] ?? []
      let isLong = !above.isEmpty || lines.utf8.count(where: { $0 == 0x0A }) > 1
      if isFirst || isLong || wasLong { text += "\n" }
      for comment in above { text += "#\(comment)\n" }
      text += lines
      isFirst = false
      wasLong = isLong
    }
  }

  mutating func finish() {
    if !comments.atEnd.isEmpty { text += "\n" }
    for comment in comments.atEnd { text += "#\(comment)\n" }
  }
}
