import Archives

/// Gives the files below a folder and no others: no `..`, no absolute paths, no links, regular files only.
package struct FolderOfFiles: Sendable {
  private let folder: String

  /// Creates the door to a folder.
  package init(_ folder: String) { self.folder = folder }

  /// The full path of a file below the folder, or `nil` for a path that leads elsewhere.
  package func path(of relative: String) -> String? {
    let parts = relative.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe =
      !parts.isEmpty && relative.utf8.count <= 4096
      && parts.allSatisfy { part in
        !part.isEmpty && part != "." && part != ".."
          && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
      }
    return isSafe ? folder + "/" + relative : nil
  }

  /// The bytes of a file below the folder; `nil` where there is none that may be read.
  package func file(_ relative: String) -> [UInt8]? {
    guard let path = path(of: relative) else { return nil }
    var step = folder
    for part in relative.split(separator: "/") {
      step += "/" + part
      guard !FileOnDisk.isLink(step) else { return nil }
    }
    guard FileOnDisk.kind(of: path) == .file else { return nil }
    return try? FileOnDisk.read(path)
  }
}
