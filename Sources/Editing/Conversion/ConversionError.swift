package import Diagnostics

/// Why a file could not be read through another program.
package struct ConversionError: ExplainedError, Hashable {
  /// What happened.
  package enum Reason: Hashable, Sendable {
    /// The program is not installed.
    case missing(program: String, advice: String)
    /// It could not be started.
    case notStarted(program: String, why: String)
    /// It took too long.
    case timeOut(program: String, seconds: Int)
    /// It refused the file.
    case refused(program: String, message: String)
    /// It found no text, or wrote more than a source may have.
    case noText(program: String)

    init(_ failure: ProgramRun.Failure, program: String) {
      self =
        switch failure {
        case .notStarted(let why): .notStarted(program: program, why: why)
        case .timeOut(let seconds): .timeOut(program: program, seconds: seconds)
        case .failed(_, let message): .refused(program: program, message: message)
        case .output: .noText(program: program)
        }
    }
  }

  /// What happened.
  package let reason: Reason
  /// The name of the file.
  package let fileName: String

  /// Creates an error.
  package init(_ reason: Reason, fileName: String) {
    self.reason = reason
    self.fileName = fileName
  }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .missing(let program, let advice):
      Explanation(
        "\(fileName) can only be read with \(program), which is not installed",
        remedy: "\(advice), or save the file as Markdown, HTML or plain text")
    case .notStarted(let program, let why):
      Explanation("\(program) could not be started: \(why)", remedy: "try it by itself on \(fileName)")
    case .timeOut(let program, let seconds):
      Explanation(
        "\(program) was stopped after \(seconds) seconds on \(fileName)",
        remedy: "split the file, or save it as plain text")
    case .refused(let program, let message):
      Explanation(
        "\(program) cannot read \(fileName)\(message.isEmpty ? "" : ": \(message)")",
        remedy: "open it in the program it was made with and save it again")
    case .noText(let program):
      Explanation(
        "\(program) finds no text in \(fileName)",
        remedy: "if its pages are pictures, have them recognised (OCR) first")
    }
  }
}
