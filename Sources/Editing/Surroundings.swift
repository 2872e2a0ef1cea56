package import Archives
import Foundation
package import Interchange
package import SourceTexts
package import TextReading

/// What an act of editing takes from the world: the clock, chance, who acts, and the readers it may use.
///
/// It is a value that is passed in, so that tests know every one of them beforehand.
package struct Surroundings: Sendable {
  /// The time, in milliseconds since 1 January 1970, UTC.
  package var milliseconds: @Sendable () -> Int
  /// Random bytes for the commitments of the history.
  package var salts: Archive.SaltSource
  /// Who acts.
  package var author: String
  /// The number of this process.
  package var process: Int
  /// Reads the files of sources.
  package var texts: SourceTextReader
  /// The programs through which files are read that it cannot read itself.
  package var converters: [TextConverter]
  /// The formats inquiries are exchanged in.
  package var formats: FormatCatalogue
  /// Opens the atlas of places; there is none where none is installed.
  package var atlas: @Sendable () throws -> PlaceAtlas?

  /// Creates surroundings.
  package init(
    milliseconds: @escaping @Sendable () -> Int, salts: @escaping Archive.SaltSource, author: String,
    process: Int, texts: SourceTextReader = SourceTextReader(), converters: [TextConverter] = [],
    formats: FormatCatalogue, atlas: @escaping @Sendable () throws -> PlaceAtlas? = { nil }
  ) {
    self.milliseconds = milliseconds
    self.salts = salts
    self.author = author
    self.process = process
    self.texts = texts
    self.converters = converters
    self.formats = formats
    self.atlas = atlas
  }

  /// The real world.
  ///
  /// Whoever is named in `TEMOIN_AUTHOR` acts, else the user of the machine.
  package static func live(
    author: String? = nil, formats: FormatCatalogue,
    atlas: @escaping @Sendable () throws -> PlaceAtlas? = { nil }
  ) -> Surroundings {
    let process = ProcessInfo.processInfo
    let given = author ?? process.environment["TEMOIN_AUTHOR"]
    let name = given.flatMap { $0.isEmpty ? nil : $0 } ?? process.userName
    return Surroundings(
      milliseconds: { Int((Date().timeIntervalSince1970 * 1000).rounded(.down)) },
      salts: {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).flatMap { _ in
          let bits = generator.next()
          return stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        }
      },
      author: name.isEmpty ? "editor" : name, process: Int(process.processIdentifier),
      converters: TextConverter.builtIn, formats: formats, atlas: atlas)
  }

  /// Reads the file of a source, through another program where its kind needs one.
  ///
  /// - Throws: `SourceTextError`, or ``ConversionError`` where a program is missing or fails.
  package func read(_ bytes: [UInt8], fileName: String, encoding: TextEncoding? = nil) throws
    -> SourceTextReading
  {
    let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if let converter = converters.first(where: { $0.mediaTypes[ending] != nil }) {
      return try converter.read(bytes, fileName: fileName, with: texts)
    }
    return try texts.read(bytes, fileName: fileName, encoding: encoding)
  }

  /// The stamp of an edit made now.
  func stamp(_ reason: String) -> Stamp {
    Stamp(author: author, milliseconds: milliseconds(), reason: reason)
  }
}
