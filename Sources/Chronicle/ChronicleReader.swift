public import Diagnostics
public import Interchange
public import Testimony

/// What was read of a chronicle.
public struct ChronicleReading: Sendable {
  /// The values, the messages and the account.
  public var reading: FormatReading
  /// The comments of the file.
  public var comments: ChronicleComments
  /// Where the files of its texts lie.
  public var paths: ChroniclePaths

  /// The inquiry; `nil` where there was an error.
  public var inquiry: Inquiry? { reading.inquiry }
  /// The messages, in the order of the file.
  public var diagnostics: [Diagnostic] { reading.diagnostics }
}

/// Reads chronicles.
///
/// Many errors are reported in one run, each with its place and a remedy; where there is an error,
/// there is no inquiry.
public struct ChronicleReader: Sendable {
  private let texts: TextReader
  private let phrases: DatePhraseDoor

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - texts: Reads the texts of sources.
  ///   - phrases: Reads dates as people write them.
  public init(texts: TextReader, phrases: DatePhraseDoor = .standard) {
    self.texts = texts
    self.phrases = phrases
  }

  /// How many messages are given at most.
  public static let mostDiagnostics = 500

  /// Reads a chronicle.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the chronicle.
  ///   - name: The name of its file, for the messages.
  ///   - file: Gives the bytes of a file the chronicle names; `nil` where it is not there.
  /// - Returns: The inquiry, the messages and the account.
  /// - Complexity: O(*n*) in the length of the chronicle and its texts, apart from words that stand in many places.
  public func read(_ bytes: [UInt8], name: String, file: (String) -> [UInt8]?) -> ChronicleReading {
    withoutActuallyEscaping(file) { file in
      let parser = ChronicleParser(ChronicleLexer(bytes), file: file, texts: texts, phrases: phrases)
      parser.read()
      return finish(parser, name)
    }
  }

  private func finish(_ parser: ChronicleParser, _ name: String) -> ChronicleReading {
    let errors = parser.flaws.map { diagnostic(.error, $0, name) }
    var all = errors + parser.warnings.map { diagnostic(.warning, $0, name) }
    all.sort { left, right in
      (left.utf8Range?.lowerBound ?? 0, left.severity == .error ? 0 : 1, left.code)
        < (right.utf8Range?.lowerBound ?? 0, right.severity == .error ? 0 : 1, right.code)
    }
    if all.count > Self.mostDiagnostics {
      let left = all.count - Self.mostDiagnostics
      all = Array(all.prefix(Self.mostDiagnostics))
      all.append(
        Diagnostic(
          errors.isEmpty ? .warning : .error, code: "chronicle.more",
          Explanation("there are \(left) more messages", remedy: "correct those above first"), file: name))
    }
    let inquiry = errors.isEmpty ? parser.inquiry : nil
    return ChronicleReading(
      reading: FormatReading(
        inquiry: inquiry, originals: errors.isEmpty ? parser.originals : [:], diagnostics: all,
        account: parser.account),
      comments: parser.comments, paths: parser.paths)
  }

  private func diagnostic(_ severity: Diagnostic.Severity, _ flaw: Flaw, _ name: String) -> Diagnostic {
    Diagnostic(severity, code: flaw.code, flaw.explanation, file: name, utf8Range: flaw.range)
  }
}
