import Foundation
import Synchronization
import TemporalNetworks

/// Works out and prints the answer to one question.
struct NetworkAnswer {
  private(set) var network: NetworkSource
  let path: String
  let budget: Int?
  let deadline: ContinuousClock.Instant
  private(set) var building: Duration = .zero
  private(set) var solving: Duration = .zero
  /// The time of day that finding windows took, on one or two threads.
  private(set) var solvingByTheClock: Duration = .zero
  /// The time for checking both extreme chronologies against every row.
  private(set) var checking: Duration = .zero
  private let clock = ProcessorClock()

  init(_ network: NetworkSource, path: String, budget: Int?, deadline: ContinuousClock.Instant) {
    self.network = network
    self.path = path
    self.budget = budget
    self.deadline = deadline
  }

  /// Answers on standard output.
  ///
  /// - Parameter question: The question.
  /// - Returns: The status to exit with: 1 when a consistent network was needed and is not there.
  /// - Throws: ``NetworkFileError`` when the file beside the network cannot be read, ``NetworkTimeout`` and
  ///   ``NetworkFault``.
  mutating func run(_ question: NetworkQuestion) throws -> Int32 {
    switch question {
    case .windows: return try printWindows()
    case .conflicts: return printConflicts()
    case .repair: return printRepair()
    case .proofs: return try printProofs()
    case .queries: return try printQueries()
    case .edits: return try printEdits()
    case .pack: return try pack()
    case .whatif: return try printWhatIf()
    }
  }

  /// The file beside the network that a question reads.
  func sidePath(_ question: NetworkQuestion) -> String {
    NetworkSource.base(of: path) + "." + (question == .pack ? "stnb" : question.rawValue)
  }

  /// Writes the network, packed, beside its file.
  private mutating func pack() throws -> Int32 {
    let begin = clock.now
    let bytes = try NetworkSnapshot.bytes(
      of: network.columns, identifiers: network.identifiers, weights: network.weights, name: network.name)
    building += clock.now - begin
    try Data(bytes).write(to: URL(fileURLWithPath: sidePath(.pack)), options: .atomic)
    return 0
  }

  mutating func solved() throws -> (windows: LiveWindows, isConsistent: Bool) {
    let isOver = Self.waiting(until: deadline, for: "windows")
    let begin = clock.now
    network.bringNear()
    let windows = network.windows()
    let built = clock.now
    let start = ContinuousClock.now
    let isConsistent = windows.solve(isCancelled: isOver)
    solvingByTheClock += ContinuousClock.now - start
    let solved = clock.now
    building += built - begin
    solving += solved - built
    if !isConsistent, ContinuousClock.now >= deadline { throw NetworkTimeout() }
    if isConsistent {
      try certify(windows)
      checking += clock.now - solved
    }
    return (windows, isConsistent)
  }

  /// Checks both extreme chronologies against every row.
  ///
  /// - Throws: ``NetworkFault`` when a row is broken, ``NetworkTimeout`` when the time is over before that is known.
  private func certify(_ windows: LiveWindows) throws {
    let deadline = self.deadline
    guard
      let row = Certificate(windows, isCancelled: Self.waiting(until: deadline, for: "the certificate"))
        .brokenRow
    else { return }
    if ContinuousClock.now >= deadline { throw NetworkTimeout() }
    throw NetworkFault(constraint: try network.identifier(of: row))
  }

  private mutating func printWindows() throws -> Int32 {
    let (windows, isConsistent) = try solved()
    var writer = ByteWriter(to: .standardOutput)
    if isConsistent {
      write(windows, to: &writer)
    } else {
      writer.append("inconsistent\n")
    }
    writer.flush()
    return isConsistent ? 0 : 1
  }

  private func write(_ windows: LiveWindows, to writer: inout ByteWriter) {
    for event in 0..<Int(network.columns.pointCount) {
      let point = network.point(of: event)
      writer.append(event)
      writer.append(" ")
      writer.append(bound: windows.earliestDay(point))
      writer.append(" ")
      writer.append(bound: windows.latestDay(point))
      writer.append("\n")
    }
  }

  private mutating func printProofs() throws -> Int32 {
    let (windows, isConsistent) = try solved()
    var writer = ByteWriter(to: .standardOutput)
    defer { writer.flush() }
    guard isConsistent else {
      writer.append("inconsistent\n")
      return 1
    }
    var left = budget ?? .max
    let begin = clock.now
    let chains = [
      ("hi", ShortestChains(windows, .latest)), ("lo", ShortestChains(windows, .earliest)),
    ]
    solving += clock.now - begin
    let identifiers = network.identifiers
    for event in 0..<Int(network.columns.pointCount) {
      for (side, chains) in chains {
        guard let rows = chains.rows(to: network.point(of: event)) else { continue }
        guard left > 0 else { return 0 }
        left -= 1
        writer.append("{\"event\": ")
        writer.append(event)
        writer.append(", \"side\": \"\(side)\", \"path\": ")
        writer.append(list: rows.map { Int(identifiers[Int($0)]) })
        writer.append("}\n")
      }
    }
    return 0
  }

  private mutating func printConflicts() -> Int32 {
    let begin = clock.now
    let deadline = deadline
    let weights = network.weights
    let search = ConflictEnumeration(
      network.columns, labelCount: network.labelCount, weight: { Int(weights[Int($0)]) },
      budget: SearchBudget(
        results: budget ?? 1000, steps: .max, isCancelled: { ContinuousClock.now >= deadline },
        progress: Self.progressLine()))
    solving += clock.now - begin
    var writer = ByteWriter(to: .standardOutput)
    for conflict in search.conflicts.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      writer.append(list: conflict.map(Int.init))
      writer.append("\n")
    }
    writer.flush()
    Self.remark(search.isComplete ? "complete" : "stopped by the budget")
    return 0
  }

  private mutating func printRepair() -> Int32 {
    let begin = clock.now
    let deadline = deadline
    let weights = network.weights
    let repair = CheapestRepair(
      network.columns, labelCount: network.labelCount, rounds: budget ?? .max,
      weight: { Int(weights[Int($0)]) },
      isCancelled: Self.waiting(until: deadline, for: "the lightest repair"))
    solving += clock.now - begin
    guard repair.isRepair else {
      Self.remark("stopped by the budget: \(repair.conflicts.count) conflicts were met and no repair yet")
      return 1
    }
    var writer = ByteWriter(to: .standardOutput)
    writer.append("{\"retract\": ")
    writer.append(list: repair.labels.map(Int.init))
    writer.append(", \"weight\": ")
    writer.append(repair.weight)
    writer.append("}\n")
    writer.flush()
    if !repair.isOptimal {
      Self.remark("stopped by the budget: no repair weighs less than \(repair.leastWeight)")
    }
    return 0
  }

  /// Tells somebody who waits at a terminal, about once a second, how far a search is.
  private static func progressLine() -> (@Sendable (_ steps: Int, _ results: Int) -> Void)? {
    guard let isDue = everySecond() else { return nil }
    return { steps, results in
      if isDue() { remark("\(results) conflicts after \(steps) steps …") }
    }
  }

  /// Whether a search is over its time; tells somebody who waits at a terminal how long it has gone on.
  private static func waiting(
    until deadline: ContinuousClock.Instant, for sought: String
  ) -> @Sendable () -> Bool {
    let begin = ContinuousClock.now
    let isDue = everySecond()
    return {
      if isDue?() ?? false {
        remark("looking for \(sought), \((ContinuousClock.now - begin).components.seconds) s …")
      }
      return ContinuousClock.now >= deadline
    }
  }

  /// Says about once a second that it is time to say something; `nil` where nobody waits at a terminal.
  private static func everySecond() -> (@Sendable () -> Bool)? {
    guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return nil }
    let last = Mutex(ContinuousClock.now)
    return {
      last.withLock { last in
        guard ContinuousClock.now - last >= .seconds(1) else { return false }
        last = .now
        return true
      }
    }
  }

  private static func remark(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  private mutating func printQueries() throws -> Int32 {
    let pairs = try readPairs()
    let (windows, isConsistent) = try solved()
    var writer = ByteWriter(to: .standardOutput)
    defer { writer.flush() }
    let begin = clock.now
    guard isConsistent, let distances = PairDistances(windows) else {
      writer.append("inconsistent\n")
      return 1
    }
    for (first, second) in pairs {
      guard ContinuousClock.now < deadline else { throw NetworkTimeout() }
      let (fewest, most) = distances.between(network.point(of: first), network.point(of: second))
      writer.append(first)
      writer.append(" ")
      writer.append(second)
      writer.append(" ")
      writer.append(fewest.map(String.init) ?? "*")
      writer.append(" ")
      writer.append(most.map(String.init) ?? "*")
      writer.append("\n")
    }
    solving += clock.now - begin
    return 0
  }

  private func readPairs() throws(NetworkFileError) -> [(Int, Int)] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: sidePath(.queries))) else {
      throw NetworkFileError(reason: .noData, line: 1)
    }
    let bytes = Array(data)
    var pairs: [(Int, Int)] = []
    var failure: NetworkFileError?
    bytes.withUnsafeBytes { buffer in
      var scanner = NetworkScanner(buffer)
      do throws(NetworkFileError) {
        while scanner.skipBlankLines() {
          let first = try scanner.integer()
          let second = try scanner.integer()
          for event in [first, second] where event < 0 || event >= Int(network.columns.pointCount) {
            throw scanner.error(.unknownEvent(event))
          }
          guard scanner.endLine() else { throw scanner.error(.tooManyFields) }
          pairs.append((first, second))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return pairs
  }

  private mutating func printEdits() throws -> Int32 {
    let steps = try readEdits()
    let (windows, wasConsistent) = try solved()
    var isConsistent = wasConsistent
    var writer = ByteWriter(to: .standardOutput)
    var table = ByteWriter(to: nil)
    var kept = [Bool](repeating: true, count: network.labelCount)
    var live = windows
    for (isAssertion, statements) in steps {
      guard ContinuousClock.now < deadline else { throw NetworkTimeout() }
      let begin = clock.now
      live.forgetMovements()
      if isConsistent {
        if isAssertion {
          isConsistent = live.assert(statements)
        } else {
          live.retract(statements)
        }
        if isConsistent, let row = Certificate(movementsOf: live).brokenRow {
          throw NetworkFault(constraint: try network.identifier(of: row))
        }
      }
      for statement in statements { kept[Int(statement)] = isAssertion }
      if !isConsistent {
        // All rows are compiled and those left out retracted, so that they can be asserted again.
        live = LiveWindows(network.columns, labelCount: network.labelCount)
        live.retract((0..<Int32(network.labelCount)).filter { !kept[Int($0)] })
        isConsistent = live.solve(isCancelled: Self.waiting(until: deadline, for: "windows"))
        if !isConsistent, ContinuousClock.now >= deadline { throw NetworkTimeout() }
        if isConsistent { try certify(live) }
      }
      solving += clock.now - begin
      table.removeAll()
      if isConsistent {
        write(live, to: &table)
      } else {
        table.append("inconsistent\n")
      }
      writer.append(isAssertion ? "assert " : "retract ")
      writer.append(statements.count)
      writer.append(" ")
      writer.append(WindowDigest.hexadecimal(of: table.bytes))
      writer.append("\n")
    }
    writer.flush()
    return 0
  }

  private func readEdits() throws(NetworkFileError) -> [(isAssertion: Bool, statements: [Int32])] {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: sidePath(.edits))) else {
      throw NetworkFileError(reason: .noData, line: 1)
    }
    let bytes = Array(data)
    var steps: [(isAssertion: Bool, statements: [Int32])] = []
    var failure: NetworkFileError?
    bytes.withUnsafeBytes { buffer in
      var scanner = NetworkScanner(buffer)
      do throws(NetworkFileError) {
        while scanner.skipBlankLines() {
          let verb = scanner.word()
          guard verb == "assert" || verb == "retract" else { throw scanner.error(.unknownEdit) }
          var statements: [Int32] = []
          while !scanner.endLine() {
            let statement = try scanner.integer()
            guard statement >= 1, statement < network.labelCount else {
              throw scanner.error(.unknownStatement(statement))
            }
            statements.append(Int32(statement))
          }
          steps.append((verb == "assert", statements))
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return steps
  }
}
