public import Testimony

/// What a reader of texts is given: a file's bytes and what is known of them.
public struct TextRequest: Hashable, Sendable {
  /// The bytes of the file.
  public var bytes: [UInt8]
  /// Its name, without folders.
  public var fileName: String
  /// Its media type, where that is given.
  public var mediaType: String?
  /// How its bytes are decoded, where that is given.
  public var encoding: String?
  /// The source whose text it is.
  public var source: Source.ID
  /// Which revision of the source's text it is, from 1.
  public var number: Int

  /// Creates a request.
  public init(
    bytes: [UInt8], fileName: String, mediaType: String? = nil, encoding: String? = nil, source: Source.ID,
    number: Int
  ) {
    self.bytes = bytes
    self.fileName = fileName
    self.mediaType = mediaType
    self.encoding = encoding
    self.source = source
    self.number = number
  }
}

/// The door to the reading of texts, which formats are handed and do not import.
public struct TextReader: Sendable {
  /// Reads one file.
  public let read: @Sendable (TextRequest) throws -> SourceText

  /// Creates a door.
  public init(read: @escaping @Sendable (TextRequest) throws -> SourceText) { self.read = read }
}

/// A file of a format that is made of several.
public struct NamedFile: Hashable, Sendable {
  /// Its path from the format's main file, with `/` between folders.
  public var path: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
