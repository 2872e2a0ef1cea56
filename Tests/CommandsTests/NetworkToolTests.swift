import Foundation
import TestSupport
import Testing

@Suite("What batch network makes of bad input")
struct NetworkToolTests {
  private let program: Program

  init() throws { program = try #require(Program()) }

  /// Writes a network and asks a question about it.
  ///
  /// What is given as `beside` is put into the file beside it that the question reads.
  private func ask(
    _ question: String, _ rows: [String], events: Int = 3, statements: Int? = nil, beside: String? = nil,
    _ options: String...
  ) throws -> Program.Run {
    try TemporaryFolder.with { folder in
      let file = try Self.write(rows, events: events, statements: statements, in: folder)
      if let beside {
        try Data(beside.utf8).write(to: URL(fileURLWithPath: folder + "/n.\(question)"))
      }
      return try program.run(["batch", "network", file, question] + options)
    }
  }

  private static func write(
    _ rows: [String], events: Int, statements: Int? = nil, in folder: String
  ) throws -> String {
    let header =
      "stn 1\nname n\nevents \(events)\nconstraints \(rows.count)\nstatements \(statements ?? rows.count)\n"
      + "origin 0\nepoch 1800-01-01\ndata\n"
    let file = folder + "/n.stn"
    try Data((header + rows.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: file))
    return file
  }

  @Test("A row that cannot be read is refused with its line and with what to write")
  func refusals() throws {
    for (row, said, hint) in [
      ("0 1 5 0 1 9000000000000000000 *", "too large", "64 bits"),
      ("5000000000 1 5 0 1 1 2", "too large", "32"),
      ("0 1 5 0 7 9 13", "event 7 does not exist", "from 0"),
      ("0 1 5 -1 2 9 13", "event -1 does not exist", "from 0"),
      ("0 9 5 0 1 9 13", "statement 9 does not exist", "from 1"),
      ("0 1 5 0 1 nine 13", "a whole number was expected", "id statement weight a b lo hi"),
      ("0 1 5 0 1 9 13 14", "goes on", "id statement weight a b lo hi"),
    ] {
      for question in ["windows", "conflicts", "repair", "proofs"] {
        let answer = try ask(question, [row])
        #expect(answer.status == 2 && answer.output.isEmpty, "\(row): \(answer.output)")
        #expect(answer.errors.contains(said) && answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.contains("n.stn:9"), "\(answer.errors)")
      }
    }
  }

  @Test("Bounds farther than a network can count are open, and a chain beyond its days contradicts itself")
  func overflow() throws {
    let far = try ask("windows", ["0 1 5 0 1 * 999999999999999999", "1 2 5 1 2 -999999999999999999 7"])
    #expect(far.output == "0 0 0\n1 * *\n2 * *\n")
    // Nothing dates the first event, and yet there is no room for the last.
    let chain = (0..<4).map { "\($0) \($0 + 1) 5 \($0 + 1) \($0 + 2) 300000000 *" }
    #expect(try ask("windows", chain, events: 6).output == "inconsistent\n")
    let repair = try ask("repair", chain, events: 6)
    #expect(repair.status == 0 && repair.output.contains("\"weight\": 5"), "\(repair.output)")
    // A million links of ten years each sum to more than 32 bits hold, and bound nothing.
    let links = (0..<20_000).map { "\($0) \($0 + 1) 5 \($0) \($0 + 1) 0 365000" }
    let linked = try ask("windows", links, events: 20_001)
    #expect(linked.status == 0 && linked.output.contains("\n1000 0 365000000\n"))
    #expect(linked.output.hasSuffix("\n20000 0 *\n"))
  }

  @Test("A statement about one event alone either says nothing or is itself the contradiction")
  func selfLoops() throws {
    #expect(try ask("windows", ["0 1 5 1 1 0 0", "1 2 5 0 1 3 4"]).output == "0 0 0\n1 3 4\n2 * *\n")
    for row in ["0 1 5 1 1 1 *", "0 1 5 0 0 * -1", "0 1 5 0 1 9 3"] {
      let rows = [row, "1 2 5 0 2 3 4"]
      #expect(try ask("windows", rows).output == "inconsistent\n", "\(row)")
      let conflicts = try ask("conflicts", rows)
      #expect(conflicts.output == "[1]\n" && conflicts.errors.contains("complete"), "\(row)")
      #expect(try ask("repair", rows).output == "{\"retract\": [1], \"weight\": 5}\n", "\(row)")
    }
  }

  @Test("A hundred thousand statements on one pair are answered, and a search among those that quarrel ends")
  func onePair() throws {
    let agreed = (0..<100_000).map { "\($0) \($0 + 1) 5 1 2 \(-$0 % 1000) \($0 % 997)" }
    #expect(try ask("windows", agreed).output == "0 0 0\n1 * *\n2 * *\n")
    #expect(try ask("repair", agreed).output == "{\"retract\": [], \"weight\": 0}\n")
    let quarrel = (0..<100_000).map { "\($0) \($0 + 1) 5 1 2 \($0 % 1000) \($0 % 1000)" }
    #expect(try ask("windows", quarrel).output == "inconsistent\n")
    let begin = ContinuousClock.now
    let conflicts = try ask("conflicts", quarrel, "--seconds", "2", "--budget", "5")
    #expect(ContinuousClock.now - begin < .seconds(60))
    #expect(conflicts.output.split(separator: "\n").count == 5)
    #expect(conflicts.errors.contains("stopped by the budget"))
    for line in conflicts.output.split(separator: "\n") {
      // Two statements of different distance, and no third.
      let pair = line.dropFirst().dropLast().split(separator: ",").compactMap {
        Int($0.trimmingCharacters(in: .whitespaces))
      }
      #expect(pair.count == 2 && (pair[0] - 1) % 1000 != (pair[1] - 1) % 1000, "\(line)")
    }
  }

  @Test("Where neighbours are far apart in a file the answers are about its own events")
  func shuffled() throws {
    // Events by turns from either half, each a day after the one before: the first, the 70,001st, the second …
    let half = 70_000
    let order = (0..<2 * half).map { $0 % 2 == 0 ? 1 + $0 / 2 : half + 1 + $0 / 2 }
    let rows =
      ["0 1 5 0 1 0 0"]
      + zip(order, order.dropFirst()).enumerated().map {
        "\($0.offset + 1) \($0.offset + 2) 5 \($0.element.0) \($0.element.1) 1 2"
      }
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, $0.offset) })
    let expected = (1...2 * half).map { "\($0) \(place[$0] ?? -1) \(2 * (place[$0] ?? -1))\n" }.joined()
    let windows = try ask("windows", rows, events: 2 * half + 1)
    #expect(windows.output == "0 0 0\n" + expected)
    let queries = try ask("queries", rows, events: 2 * half + 1, beside: "1 70001\n70001 3\n")
    #expect(queries.output == "1 70001 1 2\n70001 3 3 6\n")
    let proofs = try ask("proofs", rows, events: 2 * half + 1, "--budget", "6")
    #expect(
      proofs.output.contains("{\"event\": 2, \"side\": \"hi\", \"path\": [0, 1, 2]}"), "\(proofs.output)")
    let edits = try ask("edits", rows, events: 2 * half + 1, beside: "assert 1\nretract 1\nassert 1\n")
    let digests = edits.output.split(separator: "\n").compactMap { $0.split(separator: " ").last }
    try #require(digests.count == 3, "\(edits.output)")
    #expect(digests[0] == digests[2] && digests[0] != digests[1], "\(edits.output)")
  }

  /// A network made to be slow: a word that comes by turns from either end of the file, a day earlier each
  /// time, and each time goes down a long chain.
  private static func slowRows() -> (rows: [String], events: Int) {
    let half = 50_000
    let feeders = (0..<half).map { $0 % 2 == 0 ? 1 + $0 / 2 : 2 * half - $0 / 2 }
    let chain = (0..<half).map { half / 2 + 1 + $0 }
    var said = ["0 1 * 0"]
    for (place, feeder) in feeders.enumerated() {
      if place > 0 { said.append("\(feeders[place - 1]) \(feeder) * 0") }
      said.append("\(feeder) \(chain[0]) * \(-place)")
    }
    for (before, after) in zip(chain, chain.dropFirst()) { said.append("\(before) \(after) * 0") }
    return (said.enumerated().map { "\($0.offset) \($0.offset + 1) 5 \($0.element)" }, 2 * half + 1)
  }

  @Test(
    "Whatever is asked of a network made to be slow is given up when its time is over",
    arguments: ["windows", "proofs", "queries", "edits"])
  func slow(_ question: String) throws {
    var (rows, events) = Self.slowRows()
    let begin = ContinuousClock.now
    var beside: String?
    if question == "queries" { beside = "1 2\n" }
    if question == "edits" {
      // What contradicts itself is seen at once; without it the rest is solved from scratch.
      rows.append("\(rows.count) \(rows.count + 1) 5 1 2 9 3")
      beside = "retract \(rows.count)\n"
    }
    let answer = try ask(question, rows, events: events, beside: beside, "--seconds", "0.5")
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains("time allowed") && answer.errors.contains("--seconds"))
    #expect(ContinuousClock.now - begin < .seconds(60))
  }

  @Test(
    "A search for conflicts or a repair that is over its time says so", arguments: ["conflicts", "repair"])
  func slowSearch(_ question: String) throws {
    let (rows, events) = Self.slowRows()
    let begin = ContinuousClock.now
    let answer = try ask(question, rows, events: events, "--seconds", "0.5")
    #expect(answer.output.isEmpty && answer.errors.contains("stopped by the budget"), "\(answer.errors)")
    #expect(ContinuousClock.now - begin < .seconds(60))
  }

  /// What writes down a terminal session (util-linux).
  private static let script = "/usr/bin/script"

  @Test(
    "Who waits at a terminal is told every second how long the search has gone on, and no program is",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: script), "there is no program to make a terminal"))
  func progress() throws {
    let (rows, events) = Self.slowRows()
    #expect(!(try ask("windows", rows, events: events, "--seconds", "1.5").errors.contains("looking for")))
    try TemporaryFolder.with { folder in
      let file = try Self.write(rows, events: events, in: folder)
      // What a terminal shows, as `script` writes it down.
      let shown = folder + "/shown"
      let process = try program.start(["batch", "network", file, "windows", "--seconds", "3.5"])
      let own = try #require(process.executableURL).path
      process.arguments =
        ["-q", "-c", ([own] + (process.arguments ?? [])).joined(separator: " "), shown]
      process.executableURL = URL(fileURLWithPath: Self.script)
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let said = String(decoding: try Data(contentsOf: URL(fileURLWithPath: shown)), as: UTF8.self)
      #expect(
        said.contains("looking for windows, 1 s …") && said.contains("looking for windows, 3 s …"), "\(said)")
      #expect(said.contains("time allowed"), "\(said)")
    }
  }
}
