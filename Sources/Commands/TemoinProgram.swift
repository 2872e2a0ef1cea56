import Archives
import ArgumentParser
import Diagnostics
import Editing
import Foundation
import SourceTexts

/// The program: reads its arguments, runs the command they name, and says how it ended.
public enum TemoinProgram {
  /// How a run can end.
  public enum Ending: Int32, Sendable {
    /// What was asked for was done.
    case done = 0
    /// There are open contradictions.
    case contradictions = 1
    /// Something was refused or wrongly called.
    case refused = 2
    /// The archive is damaged.
    case damaged = 3
  }

  /// Runs the command that the arguments name.
  ///
  /// - Parameter arguments: The arguments, without the name of the program.
  /// - Returns: The exit status: 0 done, 1 open contradictions, 2 refused or wrongly called, 3 damaged.
  public static func run(_ arguments: [String]) async -> Int32 {
    prepareProcess()
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return Ending.done.rawValue
    } catch let code as ExitCode {
      return code.rawValue
    } catch {
      return report(error).rawValue
    }
  }

  /// Makes full disks and closed pipes errors instead of ends, and files private.
  private static func prepareProcess() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    umask(0o077)
  }

  private static func report(_ error: any Error) -> Ending {
    switch error {
    case let ending as CommandEnding: return ending.ending
    case let error as ArchiveError:
      if case .refused(let refusals) = error.reason {
        for refusal in refusals {
          Console.complain(
            Explanation("\(refusal.name): \(refusal.explanation.summary)", remedy: refusal.explanation.remedy)
          )
        }
        Console.complain(Explanation("nothing was recorded"))
      } else {
        Console.complain(error.explanation)
      }
      return .refused
    case let error as EditingError:
      if case .unreadable(_, let messages) = error.reason {
        for message in messages { Console.error(message + "\n") }
      }
      Console.complain(error.explanation)
      return .refused
    case let error as any ExplainedError:
      Console.complain(error.explanation)
      return .refused
    default:
      return reportParserError(error)
    }
  }

  private static func reportParserError(_ error: any Error) -> Ending {
    let code = RootCommand.exitCode(for: error)
    let message = RootCommand.fullMessage(for: error)
    if code.isSuccess {
      Console.write(message)
      return .done
    }
    if code == .validationFailure {
      Console.error(Console.shown(message, keepsLines: true))
    } else {
      Console.complain(
        Explanation(Console.shown(message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message)))
    }
    return .refused
  }
}

/// Ends a command with a status, everything having been said.
struct CommandEnding: Error {
  let ending: TemoinProgram.Ending
}
