public import Testimony

/// A notation other programs or people exchange inquiries in.
///
/// A reader never stops at the first flaw, accounts for every record as kept, changed or left out, and
/// gives no inquiry where it found an error; a writer names what it could not say.
public protocol Format: Sendable {
  /// The name by which the catalogue and the command line call it, such as `chronicle`.
  var name: String { get }
  /// What people call it.
  var title: String { get }
  /// The endings of its files' names, without the dot, the usual one first.
  var fileExtensions: [String] { get }

  /// Says how likely bytes are in this format.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the file, a few thousand at most.
  ///   - fileName: The file's name, where it has one.
  /// - Returns: How likely it is.
  func likelihood(of head: ArraySlice<UInt8>, fileName: String?) -> FormatLikelihood

  /// Reads an inquiry.
  ///
  /// - Parameter input: The bytes and what lies beside them.
  /// - Returns: The values, the messages and the account.
  func read(_ input: FormatInput) -> FormatReading

  /// Writes an inquiry.
  ///
  /// - Parameter output: The inquiry and the bytes of its texts.
  /// - Returns: The files, and what they leave unsaid.
  func write(_ output: FormatOutput) -> FormatWriting
}

/// How likely bytes are in a format, from not at all to surely.
public enum FormatLikelihood: Int, Hashable, Sendable, Comparable {
  /// They are not in it.
  case none
  /// They may be.
  case possible
  /// They look so.
  case likely
  /// They say so.
  case certain

  /// Whether one is less likely than another.
  public static func < (left: FormatLikelihood, right: FormatLikelihood) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What a format reads from.
public struct FormatInput: Sendable {
  /// The main file.
  public var main: NamedFile
  /// Gives the bytes of a file beside the main one; `nil` where there is none of that path.
  public var file: @Sendable (String) -> [UInt8]?
  /// Reads the texts of sources.
  public var texts: TextReader

  /// Creates an input.
  public init(main: NamedFile, file: @escaping @Sendable (String) -> [UInt8]?, texts: TextReader) {
    self.main = main
    self.file = file
    self.texts = texts
  }
}

/// What a format writes.
public struct FormatOutput: Sendable {
  /// The inquiry.
  public var inquiry: Inquiry
  /// Gives the original bytes of a text; `nil` where they are not kept.
  public var original: @Sendable (SourceText) -> [UInt8]?
  /// Reads the texts of sources.
  public var texts: TextReader

  /// Creates an output.
  public init(
    _ inquiry: Inquiry, original: @escaping @Sendable (SourceText) -> [UInt8]?, texts: TextReader
  ) {
    self.inquiry = inquiry
    self.original = original
    self.texts = texts
  }
}
