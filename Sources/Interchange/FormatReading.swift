public import Diagnostics
public import Testimony

/// What has become of one record of a file.
public struct RecordAccount: Hashable, Sendable {
  /// What can become of a record.
  public enum Fate: Hashable, Sendable {
    /// It is in the inquiry as it was in the file.
    case kept
    /// It is in the inquiry, and something was changed.
    case changed(String)
    /// It is not in the inquiry.
    case leftOut(String)
  }

  /// The record, as the file calls it.
  public var record: String
  /// Where it stands, in UTF-8 code units from the start of the file.
  public var utf8Range: Range<Int>?
  /// What became of it.
  public var fate: Fate

  /// Creates an account.
  public init(_ record: String, at utf8Range: Range<Int>? = nil, fate: Fate) {
    self.record = record
    self.utf8Range = utf8Range
    self.fate = fate
  }
}

/// What a format's reader gives.
public struct FormatReading: Sendable {
  /// What was read; `nil` where there was an error, so that nothing is imported by half.
  public var inquiry: Inquiry?
  /// The original bytes of the texts.
  public var originals: [SourceText.ID: [UInt8]]
  /// The messages, in the order of the file.
  public var diagnostics: [Diagnostic]
  /// What became of each record, in the order of the file.
  public var account: [RecordAccount]

  /// Creates a reading.
  public init(
    inquiry: Inquiry?, originals: [SourceText.ID: [UInt8]] = [:], diagnostics: [Diagnostic],
    account: [RecordAccount]
  ) {
    self.inquiry = inquiry
    self.originals = originals
    self.diagnostics = diagnostics
    self.account = account
  }
}

/// What a format's writer gives.
public struct FormatWriting: Sendable {
  /// The main file.
  public var main: NamedFile
  /// The files beside it, in the order of their paths.
  public var files: [NamedFile]
  /// What the files leave unsaid, each by name.
  public var losses: [FormatLoss]

  /// Creates a writing.
  public init(main: NamedFile, files: [NamedFile] = [], losses: [FormatLoss] = []) {
    self.main = main
    self.files = files
    self.losses = losses
  }
}

/// Something a format could not say.
public struct FormatLoss: Hashable, Sendable {
  /// The record it is missing from.
  public var record: RecordReference
  /// What is missing, and why.
  public var explanation: Explanation

  /// Creates a loss.
  public init(_ record: RecordReference, _ explanation: Explanation) {
    self.record = record
    self.explanation = explanation
  }
}
