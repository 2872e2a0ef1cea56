import Interchange
import Testimony

extension ChroniclePrinter {
  /// Prints a source, with its texts unless they stand apart.
  func written(_ source: Source, texts: [String]) -> String {
    current = RecordReference(.source, id: source.id.rawValue)
    var lines = RecordLines("source \(source.slug) \(Quotation.quoted(source.title))")
    if let kind = source.kind { lines.add("kind \(Quotation.wordOrQuoted(kind.rawValue))") }
    for clause in contributions(source) { lines.add(clause) }
    if let composed = source.composed { lines.add("composed \(written(composed))") }
    if let published = source.published { lines.add("published \(written(published))") }
    if !source.languages.isEmpty {
      lines.add("language \(source.languages.map { Quotation.wordOrQuoted($0) }.joined(separator: ", "))")
    }
    if let calendar = source.calendar { lines.add("calendar \(written(calendar))") }
    for clause in relations(source) { lines.add(clause) }
    if !source.archivalReference.isEmpty {
      let levels = source.archivalReference.map {
        "\(Quotation.wordOrQuoted($0.level)) \(Quotation.quoted($0.name))"
      }
      lines.add("archive \(levels.joined(separator: ", "))")
    }
    if let notice = source.notice { lines.add("notice \(Quotation.quoted(notice))") }
    addID(source.id.rawValue, source.slug, &lines)
    addAliases(source.aliases, &lines)
    addNote(source.note, &lines)
    if let bibliography = source.bibliography {
      lines.addLine("csl \(isPlainJSON(bibliography) ? bibliography : Quotation.quoted(bibliography))")
    }
    return lines.text + texts.joined()
  }

  private func contributions(_ source: Source) -> [String] {
    var clauses: [String] = []
    var role: String?
    for contribution in source.contributions {
      let who = participant(contribution.person)
      if contribution.role == role, Spelling.roles.contains(contribution.role), let last = clauses.popLast() {
        clauses.append("\(last), \(who)")
      } else if Spelling.roles.contains(contribution.role) {
        clauses.append("\(contribution.role) \(who)")
      } else {
        clauses.append("with \(who) as \(Quotation.wordOrQuoted(contribution.role))")
      }
      role = contribution.role
    }
    return clauses
  }

  private func relations(_ source: Source) -> [String] {
    source.relations.map { relation in
      let word =
        switch relation.kind {
        case .about: "about"
        case .editionOf: "edition of"
        case .translationOf: "translation of"
        case .dependsOn: "depends on"
        }
      return "\(word) \(name(relation.source))"
    }
  }

  /// Whether JSON can stand as it is to the end of a line.
  private func isPlainJSON(_ json: String) -> Bool {
    var check = JSONCheck(json)
    return json.first == "{" && json.last == "}" && check.firstFlaw() == nil
      && Quotation.block("a\n" + json) != nil
      && !json.utf8.contains(0x0A)
  }

  /// Prints a text as a clause of its source, or as a record of its own.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The path of its file.
  ///   - read: What today's reading of the file gives.
  ///   - reading: The path of the file with the text as it was read, where today's reading differs.
  ///   - usualNumber: The number the reader would give it.
  ///   - isRecord: Whether it stands apart from its source.
  /// - Returns: The lines, with their ends.
  func written(
    _ text: SourceText, path: String, read: SourceText?, reading: String?, usualNumber: Int, isRecord: Bool
  ) -> String {
    current = RecordReference(.text, id: text.id.rawValue)
    let margin = isRecord ? "" : "  "
    let pathWord = Quotation.isPlainWord(path) ? path : Quotation.quoted(path)
    var head = isRecord ? "text of \(name(text.source)) \(pathWord)" : "  text \(pathWord)"
    head += "; sha256 \(text.original.checksum)"
    if text.original.fileName != TextPath.fileName(of: path) {
      head += "; name \(Quotation.quoted(text.original.fileName))"
    }
    if text.number != usualNumber { head += "; number \(text.number)" }
    if text.original.encoding != read?.original.encoding {
      head += "; encoding \(Quotation.quoted(text.original.encoding))"
    }
    if text.original.mediaType != read?.original.mediaType {
      head += "; media \(Quotation.quoted(text.original.mediaType))"
    }
    if let count = text.original.textByteCount, count != read?.original.textByteCount {
      head += "; bytes \(count)"
    }
    if let converter = text.original.converter, converter != read?.original.converter {
      head += "; through \(Quotation.quoted(converter))"
    }
    if text.id != read?.id { head += "; id \(Quotation.quoted(text.id.rawValue))" }
    var lines = [head]
    if let reading {
      lines.append(
        "\(margin)  reading \(Quotation.isPlainWord(reading) ? reading : Quotation.quoted(reading))")
    }
    if text.structure != read?.structure { lines += structure(text.structure).map { "\(margin)  \($0)" } }
    if text.map != read?.map {
      if text.map.runs.isEmpty { lines.append("\(margin)  run nothing") }
      lines += text.map.runs.map { run in
        "\(margin)  run \(run.text) \(run.utf8Offset) \(run.scalarCount) \(run.byteCount)\(run.isVerbatim ? "" : " [replaced]")"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func structure(_ structure: TextStructure) -> [String] {
    func range(_ range: Range<ScalarOffset>) -> String {
      "\(range.lowerBound.rawValue)..\(range.upperBound.rawValue)"
    }
    func language(_ language: String?) -> String { language.map { " [\(Quotation.wordOrQuoted($0))]" } ?? "" }
    var lines = structure == TextStructure() ? ["structure"] : []
    for page in structure.pages {
      lines.append(
        "page \(Quotation.wordOrQuoted(page.label)) \(range(page.range))\(page.isProposed ? " [proposed]" : "")"
      )
    }
    for block in structure.blocks {
      lines.append("block \(BlockSpelling.word(block.kind)) \(range(block.range))\(language(block.language))")
    }
    for note in structure.notes {
      var line = "footnote \(Quotation.wordOrQuoted(note.label))"
      if let call = note.call { line += " call \(call.rawValue)" }
      if let body = note.body { line += " body \(range(body))" }
      if note.voice != .unknown { line += " \(note.voice.rawValue)" }
      lines.append(line)
    }
    for span in structure.spans {
      lines.append(
        "span \(Spelling.kebab(span.kind.rawValue)) \(range(span.range))\(language(span.language))"
          + (span.value.map { " value \(Quotation.quoted($0))" } ?? ""))
    }
    return lines
  }
}
