import ArgumentParser
import Calendars
import Foundation
import TextReading

/// Reads gold lines of the reading benchmark and prints what the first reading sees in them.
struct BatchReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Read texts from JSON Lines and print what is proposed for each.",
    discussion: """
      Each line of FILE (or of standard input) is an object with "id" and "text", and may have "lang" and "dct" \
      (the day the text was made). One line is printed for each; offsets are Unicode scalars.
      """)

  @Argument(help: "A JSON Lines file; standard input if none is given.")
  var file: String?

  private struct Item: Decodable {
    var id: String
    var text: String
    var lang: String?
    var dct: String?
  }

  func run() throws {
    var readers: [String: TemporalReader] = [:]
    let (quotations, entities, guesser) = (QuotationReader(), EntityReader(), LanguageGuesser())
    try BatchLines(path: file).forEach(as: Item.self) { item in
      let guess = guesser.guess(item.text.prefix(4_000)).language
      let language = item.lang ?? (guess == "und" ? "en" : guess)
      if readers[language] == nil { readers[language] = TemporalReader(language: language) }
      var output = JSONLine()
      output.add("id", item.id)
      output.add("lang", guess)
      add(to: &output, item, readers[language], language: language)
      let tokens = TokenizedText(item.text)
      output.add("entities", entities.entities(in: tokens, language: language).map(Self.line))
      // What is only held at arm's length, and what is quoted inside a quotation, is no voice here.
      let quoted = quotations.quotations(in: tokens, language: language).filter {
        $0.depth == 0 && ($0.kind == .speech || (language == "fr" && $0.kind == .thought))
      }
      output.add("quotes", quoted.map(Self.line))
      FileHandle.standardOutput.write(Data(output.finished.utf8))
    }
  }

  private static func line(_ entity: EntityMention) -> JSONLine {
    var line = JSONLine()
    line.add("start", entity.range.lowerBound)
    line.add("end", entity.range.upperBound)
    line.add("type", entity.kind.rawValue)
    line.add("text", entity.text)
    return line
  }

  private static func line(_ quotation: Quotation) -> JSONLine {
    var line = JSONLine()
    line.add("spans", quotation.spans.map { [$0.lowerBound, $0.upperBound] })
    if let speaker = quotation.speaker {
      // A suggestion is wanted here, and the rule says how far it goes.
      line.add("speaker", speaker.taken ?? speaker.name)
      line.add("words", speaker.name)
      line.add("rule", speaker.rule.rawValue)
    }
    line.add("language", quotation.language)
    return line
  }

  private func add(to output: inout JSONLine, _ item: Item, _ reader: TemporalReader?, language: String) {
    let reading = reader?.reading(of: item.text, created: item.dct.flatMap(Self.day))
    output.add(
      "expressions",
      (reading?.mentions ?? []).map { mention in
        var line = JSONLine()
        line.add("start", mention.scalarRange.lowerBound)
        line.add("end", mention.scalarRange.upperBound)
        line.add("text", mention.text)
        line.add("type", mention.kind.rawValue)
        line.add("value", mention.value)
        if let mod = mention.mod { line.add("mod", mod) }
        if let edtf = mention.edtf { line.add("edtf", edtf) }
        line.add("rule", mention.rule)
        line.add("why", mention.reason.words(in: language))
        if let anchor = mention.anchor { line.add("anchor", [anchor.lowerBound, anchor.upperBound]) }
        return line
      })
    output.add(
      "ranges",
      // By the benchmark's convention "1914–1918" is two expressions and no range.
      (reading?.ranges ?? []).filter { !$0.isHyphenated }.map { range in
        var line = JSONLine()
        line.add("start", range.scalarRange.lowerBound)
        line.add("end", range.scalarRange.upperBound)
        line.add("edtf", range.edtf)
        return line
      })
  }

  /// The day of a date such as `1999-05-17`; a year or month gives its first day.
  static func day(_ text: String) -> DayNumber? {
    let parts = text.prefix { $0 != "T" }.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    return CalendarSystem.gregorian.dayNumber(
      year, parts.count > 1 ? parts[1] : 1, parts.count > 2 ? parts[2] : 1)
  }
}
