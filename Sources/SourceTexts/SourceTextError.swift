public import Diagnostics

/// Why a file could not be read as a source's text.
public struct SourceTextError: ExplainedError, Hashable {
  /// What was wrong with the file.
  public enum Reason: Hashable, Sendable {
    /// It is larger than the reader's limit.
    case tooLarge(bytes: Int, limit: Int)
    /// It holds U+0000, as binary files do; the place is in bytes.
    case notText(utf8Offset: Int)
    /// It is not UTF-8, and no other encoding fits all of it.
    case notUTF8(byteOffset: Int)
    /// It declares an encoding that is not read here.
    case unknownEncoding(String)
    /// It holds nothing but blanks.
    case empty
    /// It is malformed in a way that cannot be read around.
    case malformed(String, utf8Offset: Int)
    /// A program that reads such files is not installed.
    case needsProgram(String)
  }

  /// What was wrong.
  public let reason: Reason
  /// The name of the file.
  public let fileName: String

  /// Creates an error.
  public init(_ reason: Reason, fileName: String) {
    self.reason = reason
    self.fileName = fileName
  }

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .tooLarge(let bytes, let limit):
      Explanation(
        "\(fileName) has \(bytes >> 20) MB, more than the \(limit >> 20) MB a source may have",
        remedy: "split it into volumes")
    case .notText(let offset):
      Explanation(
        "\(fileName) is not text: byte \(offset) is zero",
        remedy: "convert it to Markdown, HTML, TEI or plain text first")
    case .notUTF8(let offset):
      Explanation(
        "\(fileName) is not UTF-8: byte \(offset) belongs to no character",
        remedy: "name its encoding with --encoding, or convert it to UTF-8")
    case .unknownEncoding(let name):
      Explanation(
        "\(fileName) declares the encoding “\(name)”, which is not read here", remedy: "convert it to UTF-8")
    case .empty:
      Explanation("\(fileName) holds no text", remedy: "check that it is the right file")
    case .malformed(let what, let offset):
      Explanation(
        "\(fileName) is malformed at byte \(offset): \(what)", remedy: "mend the file and add it again")
    case .needsProgram(let program):
      Explanation(
        "\(fileName) can only be read with \(program), which is not installed", remedy: "install \(program)")
    }
  }
}
