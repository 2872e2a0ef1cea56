/// Writes ZIP archives of stored entries, for tests of what reads them.
public enum SmallZIP {
  /// Returns an archive of stored entries; `size` announces another size than they have.
  public static func archive(_ entries: [(name: String, contents: [UInt8])], size: Int? = nil) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for (name, contents) in entries {
      let tail =
        number(0, 2) + number(0, 2) + number(0, 4) + number(0, 4) + number(contents.count, 4)
        + number(size ?? contents.count, 4) + number(name.utf8.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + Array(tail.dropFirst(2).prefix(2))
      directory +=
        number(0, 2) + number(0, 4) + number(0, 4) + number(contents.count, 4)
        + number(size ?? contents.count, 4)
      directory += number(name.utf8.count, 2) + number(0, 12) + number(bytes.count, 4) + Array(name.utf8)
      bytes += number(0x0403_4B50, 4) + number(20, 2) + tail + Array(name.utf8) + contents
    }
    let end =
      number(0x0605_4B50, 4) + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(bytes.count, 4) + number(0, 2)
    return bytes + directory + end
  }
}
