/// How a file's bytes stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// Windows code page 1252, which holds Latin-1.
  case windows1252 = "windows-1252"
  /// Latin-1 with the euro and œ.
  case iso8859Part15 = "ISO-8859-15"
  /// Mac OS Roman.
  case macRoman = "macintosh"
  /// Windows code page 1251, Cyrillic.
  case windows1251 = "windows-1251"
  /// KOI8-R, Cyrillic.
  case koi8R = "KOI8-R"

  /// The encoding a label names, after the WHATWG Encoding Standard as far as its encodings are read here.
  public init?(label: String) {
    switch label.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": self = .utf8
    case "utf-16", "utf-16le": self = .utf16LittleEndian
    case "utf-16be": self = .utf16BigEndian
    case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "windows-1252", "cp1252",
      "x-cp1252":
      self = .windows1252
    case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9", "l9": self = .iso8859Part15
    case "macintosh", "mac", "x-mac-roman", "macroman", "mac-roman": self = .macRoman
    case "windows-1251", "cp1251", "x-cp1251": self = .windows1251
    case "koi8-r", "koi8_r", "koi8", "koi": self = .koi8R
    default: return nil
    }
  }

  /// The characters of bytes 80 to FF, where every byte is a character.
  var codePage: [Unicode.Scalar]? {
    switch self {
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    case .windows1252: CodePage.windows1252
    case .iso8859Part15: CodePage.iso8859Part15
    case .macRoman: CodePage.macRoman
    case .windows1251: CodePage.windows1251
    case .koi8R: CodePage.koi8R
    }
  }
}
