import Interchange
import Testimony

/// The files of texts beside a chronicle, and their paths: no two on one path, whatever the file system makes of capitals.
struct TextFiles {
  private var files: [String: NamedFile] = [:]
  private var checksums: [String: String] = [:]

  /// The files, in the order of their paths.
  var sorted: [NamedFile] {
    files.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Adds the file of a text.
  ///
  /// - Returns: Its path.
  mutating func add(_ text: SourceText, _ bytes: [UInt8], source: Slug?) -> String {
    let name = text.original.fileName
    let isSafe = TextPath.refusal(of: "texts/\(name)") == nil && !name.contains("/") && !name.hasPrefix(".")
    let slug = source?.rawValue ?? "source"
    var candidates =
      isSafe ? ["texts/\(name)", "texts/\(slug)/\(name)", "texts/\(slug)/\(text.number)/\(name)"] : []
    candidates.append("texts/\(slug)/\(text.number)/text")
    var number = 1
    while true {
      let path =
        number <= candidates.count ? candidates[number - 1] : "texts/\(slug)/\(text.number)/\(number)/text"
      number += 1
      if put(path, bytes, text.original.checksum) { return path }
    }
  }

  /// Adds a file that has its path already.
  mutating func keep(_ path: String, _ bytes: [UInt8]) -> String {
    files[path.lowercased()] = NamedFile(path: path, bytes: bytes)
    checksums[path.lowercased()] = Checksum.hexadecimal(bytes)
    return path
  }

  /// Adds the text as it was read, where today's reading of its file would give another.
  mutating func addReading(of text: SourceText, _ path: String) -> String {
    let bytes = Array(text.text.utf8)
    var number = 1
    while true {
      let candidate = "\(path).reading\(number == 1 ? "" : "-\(number)").txt"
      if put(candidate, bytes, Checksum.hexadecimal(bytes)) { return candidate }
      number += 1
    }
  }

  private mutating func put(_ path: String, _ bytes: [UInt8], _ checksum: String) -> Bool {
    let key = path.lowercased()
    if let taken = files[key] { return taken.path == path && checksums[key] == checksum }
    files[key] = NamedFile(path: path, bytes: bytes)
    checksums[key] = checksum
    return true
  }
}
