public import Interchange

/// The chronicle, as a format among others.
public struct ChronicleFormat: Format {
  /// The name by which it is called.
  public let name = "chronicle"
  /// What people call it.
  public let title = "Chronicle"
  /// The ending of its files' names.
  public let fileExtensions = ["chronicle"]
  private let phrases: DatePhraseDoor

  /// Creates the format.
  ///
  /// - Parameter phrases: Reads dates as people write them.
  public init(phrases: DatePhraseDoor = .standard) { self.phrases = phrases }

  /// Says how likely bytes are a chronicle.
  public func likelihood(of head: ArraySlice<UInt8>, fileName: String?) -> FormatLikelihood {
    let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head
    if start.starts(with: Array("chronicle ".utf8)) { return .certain }
    if let fileName, fileName.lowercased().hasSuffix(".chronicle") { return .certain }
    let words: Set<String> = [
      "inquiry", "source", "person", "group", "place", "work", "event", "statement", "excerpt", "mention",
      "identity",
      "hypothesis", "ruling", "query",
    ]
    for line in String(decoding: start, as: UTF8.self).split(whereSeparator: \.isNewline).prefix(20) {
      if line.hasPrefix("#") || line.hasPrefix(" ") { continue }
      let parts = line.split(separator: " ", maxSplits: 2)
      return parts.count > 1 && words.contains(String(parts[0])) && parts.last?.contains("\"") == true
        ? .likely : .none
    }
    return .none
  }

  /// Reads a chronicle.
  public func read(_ input: FormatInput) -> FormatReading {
    let reader = ChronicleReader(texts: input.texts, phrases: phrases)
    return reader.read(input.main.bytes, name: input.main.path, file: input.file).reading
  }

  /// Writes a chronicle.
  public func write(_ output: FormatOutput) -> FormatWriting {
    ChronicleWriter(texts: output.texts).write(output.inquiry, original: output.original)
  }
}
