import Archives
import ArgumentParser
import Editing
import Foundation

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Who changed what, when and why, latest first.")

  @OptionGroup var options: ArchiveOptions

  @Option(help: "How many entries are shown at most.")
  var limit: Int?

  func run() throws {
    let history = try options.with(.reading) { try $0.history() }
    let lines = Array(history.reversed().prefix(limit.map { max(0, $0) } ?? history.count))
    if options.json {
      JSONText.write(.array(lines.map(Self.json)))
      return
    }
    for line in lines {
      let mark = line.stands ? "" : " (taken back)"
      Console.write(
        Console.bold("\(line.number)")
          + Console.shown("  \(Self.time(line.milliseconds))  \(line.author)\(mark)"))
      Console.paragraph(Self.words(line), first: "   ", rest: "   ")
      if line.isClockBackwards { Console.write("   the clock stood earlier than at the entry before") }
    }
  }

  private static func words(_ line: HistoryLine) -> String {
    let counts = line.changes.map { "\($0.count) × \($0.type)" }.joined(separator: ", ")
    let act =
      switch line.act {
      case .edit: line.reason
      case .undo(let number): "entry \(number) taken back (\(line.reason))"
      case .redo(let number): "entry \(number) done again (\(line.reason))"
      }
    return "\(act): \(counts)"
  }

  private static func json(_ line: HistoryLine) -> CanonicalJSON {
    let (act, subject) = line.act.stored
    return JSONText.object([
      "entry": .integer(line.number), "hash": .string(line.hash.description), "author": .string(line.author),
      "time": .string(time(line.milliseconds)), "reason": .string(line.reason), "act": .string(act),
      "of": JSONText.number(subject), "stands": .bool(line.stands),
      "changes": .object(line.changes.map { CanonicalJSON.Member($0.type, .integer($0.count)) }),
      "clockBackwards": line.isClockBackwards ? .bool(true) : nil,
    ])
  }

  /// A time as people write it, in UTC.
  private static func time(_ milliseconds: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    return date.formatted(.iso8601.dateSeparator(.dash).timeSeparator(.colon).dateTimeSeparator(.standard))
  }
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last edit; the history keeps both.")

  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let (edit, head) = try options.with(.editing) { try $0.undo() }
    Self.report(options, "entry \(edit) taken back", edit: edit, head: head)
  }

  static func report(_ options: ArchiveOptions, _ words: String, edit: Int, head: Head) {
    if options.json {
      JSONText.write(JSONText.object(["entry": .integer(edit), "head": .string(head.description)]))
    } else {
      Console.write(words)
    }
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do again what was taken back last.")

  @OptionGroup var options: ArchiveOptions

  func run() throws {
    let (edit, head) = try options.with(.editing) { try $0.redo() }
    UndoCommand.report(options, "entry \(edit) done again", edit: edit, head: head)
  }
}
