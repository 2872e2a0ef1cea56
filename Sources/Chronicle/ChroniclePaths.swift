public import Testimony

/// Where the files of a chronicle's texts lie, so that a chronicle can be printed anew without moving them.
public struct ChroniclePaths: Hashable, Sendable {
  /// The paths of the texts' files.
  public var texts: [SourceText.ID: String] = [:]
  /// The paths of the files with texts as they were read, where today's reading gives another.
  public var readings: [SourceText.ID: String] = [:]

  /// Creates a set without paths: the writer finds them.
  public init() {}
}
