/// The formats a program knows, in the order in which they are offered.
public struct FormatCatalogue: Sendable {
  /// The formats.
  public private(set) var formats: [any Format]

  /// Creates a catalogue.
  public init(_ formats: [any Format] = []) { self.formats = formats }

  /// Adds a format, in the place of one with its name if there is one.
  public mutating func add(_ format: any Format) {
    if let place = formats.firstIndex(where: { $0.name == format.name }) {
      formats[place] = format
    } else {
      formats.append(format)
    }
  }

  /// The format with this name.
  public subscript(name: String) -> (any Format)? { formats.first { $0.name == name } }

  /// Returns the format that bytes are most likely in, the earlier one where two are equally likely.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the file.
  ///   - fileName: The file's name, where it has one.
  /// - Returns: The format, or `nil` where none is even possible.
  public func format(of head: ArraySlice<UInt8>, fileName: String? = nil) -> (any Format)? {
    var best: (format: any Format, likelihood: FormatLikelihood)?
    for format in formats {
      let likelihood = format.likelihood(of: head, fileName: fileName)
      if likelihood > (best?.likelihood ?? .none) { best = (format, likelihood) }
    }
    return best?.format
  }
}
