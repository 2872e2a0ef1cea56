package import ArgumentParser
import Foundation
import TemporalNetworks

/// Answers one question about a network in the exchange format.
package struct BatchNetworkCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Answer a question about a network of dated statements (.stn).")

  @Argument(help: "The network, in the format .stn, or packed (.stnb).")
  var file: String

  @Argument(
    help:
      """
      What to answer: windows, conflicts, repair, proofs, queries or edits; whatif retracts single statements, \
      20,000 by default, and prints how many bounds move and how long it takes; pack writes the network beside \
      its file (.stnb), to be opened faster.
      """)
  var question: NetworkQuestion

  @Option(
    help: """
      How many conflicts or proofs to print, statements to retract or rounds of improving a repair to go, at most; \
      a repair of one round is greedy.
      """)
  var budget: Int?

  @Option(help: "After how many seconds to stop searching.")
  var seconds: Double = 60

  @Flag(help: "Print the time spent and the memory used, as JSON, to standard error.")
  var timing = false

  package init() {}

  package func run() throws {
    let clock = ProcessorClock()
    let begin = clock.now
    let network = try load()
    let parsed = clock.now
    var answer = NetworkAnswer(
      network, path: file, budget: budget, deadline: .now.advanced(by: .seconds(seconds)))
    let status: Int32
    do {
      status = try answer.run(question)
    } catch let error as NetworkFileError {
      throw complain(error, answer.sidePath(question))
    } catch let timeout as NetworkTimeout {
      throw complain(timeout.explanation.message, timeout.explanation.hint)
    } catch let fault as NetworkFault {
      throw complain(fault.explanation.message, fault.explanation.hint)
    } catch let error as SnapshotError {
      let (message, hint) = error.explanation
      throw complain(message, hint)
    } catch let error as CocoaError {
      throw complain(
        "\(answer.sidePath(question)) cannot be written (\(error.localizedDescription))",
        "check the folder and the space left")
    }
    if timing {
      func seconds(_ duration: Duration) -> String {
        String(
          format: "%.6f",
          Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18)
      }
      FileHandle.standardError.write(
        Data(
          """
          {"parse_s": \(seconds(parsed - begin)), "build_s": \(seconds(answer.building)), \
          "solve_s": \(seconds(answer.solving)), "check_s": \(seconds(answer.checking)), \
          "solve_wall_s": \(seconds(answer.solvingByTheClock)), "rss_mb": \(String(format: "%.1f", Self.peakMegabytes()))}

          """.utf8))
    }
    if status != 0 { throw ExitCode(status) }
  }

  private func load() throws -> NetworkSource {
    do {
      return try NetworkSource(path: file, for: question)
    } catch let error as NetworkFileError {
      throw complain(error, file)
    } catch let error as SnapshotError {
      let (message, hint) = error.explanation
      throw complain(message, hint)
    } catch {
      throw complain("\(file) cannot be read", "check the path")
    }
  }

  private func complain(_ message: String, _ hint: String) -> ExitCode {
    FileHandle.standardError.write(Data("error: \(message)\nhint: \(hint)\n".utf8))
    return ExitCode(2)
  }

  private func complain(_ error: NetworkFileError, _ path: String) -> ExitCode {
    let (message, hint) = error.explanation
    FileHandle.standardError.write(
      Data("error: \(message)\n --> \(path):\(error.line)\nhint: \(hint)\n".utf8))
    return ExitCode(2)
  }

  /// The most memory this program has held.
  private static func peakMegabytes() -> Double {
    // What the parent held before this program took its place counts in the usage of a process, and not here.
    if let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) })
    {
      return kilobytes / 1024
    }
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Double(usage.ru_maxrss) / 1_048_576
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Double(usage.ru_maxrss) / 1024
    #endif
  }
}

/// What can be asked about a network.
package enum NetworkQuestion: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// The windows of all events.
  case windows
  /// The minimal sets of statements that cannot all hold.
  case conflicts
  /// The cheapest statements to retract so that the rest can hold.
  case repair
  /// A chain of constraints for each bound.
  case proofs
  /// The tightest distance of the pairs in the file beside.
  case queries
  /// A digest of the windows after each retraction and assertion in the file beside.
  case edits
  /// How many bounds move when single statements are retracted, and how long it takes.
  case whatif
  /// Nothing: the network is written, packed, beside its file (`.stnb`), to be opened faster.
  case pack
}
