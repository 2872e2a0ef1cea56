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

  mutating func run() throws {
    let data: Data
    if let file {
      guard let read = FileManager.default.contents(atPath: file) else {
        throw ValidationError("\(file) cannot be read: give the path of a JSON Lines file")
      }
      data = read
    } else {
      data = FileHandle.standardInput.readDataToEndOfFile()
    }
    var readers: [String: TemporalReader] = [:]
    let decoder = JSONDecoder()
    var number = 0
    for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let item: Item
      do {
        item = try decoder.decode(Item.self, from: line)
      } catch {
        throw ValidationError("line \(number) is no object with \"id\" and \"text\": correct or remove it")
      }
      let language = item.lang ?? "en"
      if readers[language] == nil { readers[language] = TemporalReader(language: language) }
      var output = JSONLine()
      output.add("id", item.id)
      add(to: &output, item, readers[language])
      FileHandle.standardOutput.write(Data(output.finished.utf8))
    }
  }

  private func add(to output: inout JSONLine, _ item: Item, _ reader: TemporalReader?) {
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
        line.add("why", mention.reason.words(in: item.lang ?? "en"))
        if let anchor = mention.anchor { line.add("anchor", [anchor.lowerBound, anchor.upperBound]) }
        return line
      })
    output.add(
      "ranges",
      (reading?.ranges ?? []).map { range in
        var line = JSONLine()
        line.add("start", range.scalarRange.lowerBound)
        line.add("end", range.scalarRange.upperBound)
        line.add("edtf", range.edtf)
        return line
      })
  }

  /// The day of a date such as `1999-05-17`; a year or month gives its first day.
  static func day(_ text: String) -> DayNumber? {
    let parts = text.split(separator: "T")[0].split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first else { return nil }
    return CalendarSystem.gregorian.dayNumber(
      year, parts.count > 1 ? parts[1] : 1, parts.count > 2 ? parts[2] : 1)
  }
}

/// One JSON object on one line, its members in the order they are added.
struct JSONLine {
  private var body = ""

  /// The object without a line end.
  var text: String { "{" + body + "}" }
  /// The object with a line end.
  var finished: String { text + "\n" }

  private mutating func begin(_ name: String) {
    if !body.isEmpty { body += "," }
    body += Self.quoted(name) + ":"
  }

  mutating func add(_ name: String, _ value: String) {
    begin(name)
    body += Self.quoted(value)
  }

  mutating func add(_ name: String, _ value: Int) {
    begin(name)
    body += String(value)
  }

  mutating func add(_ name: String, _ values: [Int]) {
    begin(name)
    body += "[" + values.map(String.init).joined(separator: ",") + "]"
  }

  mutating func add(_ name: String, _ lines: [JSONLine]) {
    begin(name)
    body += "[" + lines.map(\.text).joined(separator: ",") + "]"
  }

  /// A string in JSON's notation (RFC 8259, §7).
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{00}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
