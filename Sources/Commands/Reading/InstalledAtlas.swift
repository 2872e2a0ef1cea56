import Foundation
import TextReading

/// The atlas that `Scripts/install-gazetteer` puts beside the user's data.
enum InstalledAtlas {
  /// Where it lies: in `TEMOIN_DATA`, or else in `temoin` under `XDG_DATA_HOME` or `~/.local/share`.
  static func path(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
    if let folder = environment["TEMOIN_DATA"], !folder.isEmpty { return folder + "/places.atlas" }
    if let folder = environment["XDG_DATA_HOME"], !folder.isEmpty { return folder + "/temoin/places.atlas" }
    return environment["HOME"].map { $0 + "/.local/share/temoin/places.atlas" }
  }

  /// Opens the atlas; there is none where none was installed.
  ///
  /// - Throws: ``PlaceAtlasError`` when the file is no atlas or a damaged one.
  @Sendable static func open() throws -> PlaceAtlas? {
    guard let path = path(), FileManager.default.fileExists(atPath: path) else { return nil }
    return try PlaceAtlas(Data(contentsOf: URL(filePath: path), options: .alwaysMapped))
  }
}
