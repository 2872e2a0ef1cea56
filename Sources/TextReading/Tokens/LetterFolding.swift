/// Which scalars are letters, and their lower-case and composed forms.
enum LetterFolding {
  /// Whether a scalar belongs in a word; combining marks do.
  static func isLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xAA: false
    case 0xC0...0x24F: scalar != 0xD7 && scalar != 0xF7
    case 0x300...0x36F: true
    case 0x400...0x481, 0x48A...0x52F: true
    case 0x1E00...0x1EFF: true
    case 0x2000...0x206F, 0x2190...0x2BFF, 0x3000...0x3020: false
    default:
      Unicode.Scalar(scalar).map {
        $0.properties.isAlphabetic || $0.properties.canonicalCombiningClass != .notReordered
      }
        ?? false
    }
  }

  /// Whether a letter is upper case.
  static func isUppercase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A: true
    case 0..<0xC0: false
    case 0xC0...0xDE: scalar != 0xD7
    case 0xDF...0xFF: false
    case 0x400...0x42F: true
    case 0x430...0x45F: false
    default: Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }
  }

  /// The lower-case form of one scalar, where it is one scalar.
  static func lowercase(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x41...0x5A: return scalar + 32
    case 0..<0xC0: return scalar
    case 0xC0...0xDE: return scalar == 0xD7 ? scalar : scalar + 32
    case 0xDF...0xFF: return scalar
    case 0x400...0x40F: return scalar + 80
    case 0x410...0x42F: return scalar + 32
    case 0x430...0x45F: return scalar
    default:
      guard let mapping = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars,
        mapping.count == 1, let first = mapping.first
      else { return scalar }
      return first.value
    }
  }

  /// The composed form of a lower-case Latin letter and the mark after it, for the marks of the
  /// languages read here.
  static func composed(_ letter: UInt32, with mark: UInt32) -> UInt32? {
    guard mark >= 0x300, mark <= 0x327 else { return nil }
    let row: [UInt32: UInt32]
    switch mark {
    case 0x300: row = grave
    case 0x301: row = acute
    case 0x302: row = circumflex
    case 0x303: row = tilde
    case 0x308: row = diaeresis
    case 0x306: row = [0x438: 0x439]
    case 0x327: row = [0x63: 0xE7]
    default: return nil
    }
    return row[letter]
  }

  private static let grave: [UInt32: UInt32] = [0x61: 0xE0, 0x65: 0xE8, 0x69: 0xEC, 0x6F: 0xF2, 0x75: 0xF9]
  private static let acute: [UInt32: UInt32] = [0x61: 0xE1, 0x65: 0xE9, 0x69: 0xED, 0x6F: 0xF3, 0x75: 0xFA]
  private static let circumflex: [UInt32: UInt32] = [
    0x61: 0xE2, 0x65: 0xEA, 0x69: 0xEE, 0x6F: 0xF4, 0x75: 0xFB,
  ]
  private static let tilde: [UInt32: UInt32] = [0x61: 0xE3, 0x6E: 0xF1, 0x6F: 0xF5]
  private static let diaeresis: [UInt32: UInt32] = [
    0x61: 0xE4, 0x65: 0xEB, 0x69: 0xEF, 0x6F: 0xF6, 0x75: 0xFC, 0x435: 0x451,
  ]
}
