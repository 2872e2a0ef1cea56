/// Tells by a text's own bytes in which encoding it is written, where it is not UTF-8.
///
/// Cyrillic stands in runs of bytes above ASCII: there the commonest letters of Russian and the rule that capitals begin
/// words tell windows-1251 from KOI8-R. Elsewhere such bytes are few: each is weighed as the letter, the punctuation or
/// the sign that it would be in windows-1252, ISO 8859-15 and Mac OS Roman beside its neighbours. Where no reading makes
/// sense, as with two encodings in one file, none is taken.
struct EncodingEvidence {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The encoding the bytes speak for; `nil` where they speak for none that is read here.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  var encoding: TextEncoding? {
    if bytes.contains(0) { return nil }
    var above = 0
    var inRuns = 0
    var run = 0
    for byte in bytes {
      if byte >= 0x80 {
        above += 1
        run += 1
      } else {
        if run >= 3 { inRuns += run }
        run = 0
      }
    }
    if run >= 3 { inRuns += run }
    guard above > 0 else { return nil }
    if 2 * inRuns >= above { return cyrillic }
    let pages: [TextEncoding] = [.windows1252, .iso8859Part15, .macRoman]
    let weighed = pages.map { (page: $0, weight: weight(of: $0)) }
    guard let best = weighed.max(by: { $0.weight.sum < $1.weight.sum }), best.weight.sum > 0,
      best.weight.flaws * 10 <= above, best.page == .macRoman || !holdsUTF8
    else { return nil }
    // Where two read alike, the commonest is taken.
    return weighed.first { $0.weight.sum == best.weight.sum }?.page
  }

  // MARK: Cyrillic

  /// The letters that make up three quarters of a Russian text.
  private static let common = Set("оеаинтсрвлкмдпуя".unicodeScalars.map(\.value))

  private var cyrillic: TextEncoding? {
    let weighed = [TextEncoding.windows1251, .koi8R].map { (page: $0, share: shareOfCommonLetters(in: $0)) }
    guard let best = weighed.max(by: { $0.share < $1.share }), best.share >= 0.5 else { return nil }
    return best.page
  }

  /// How much of what is above ASCII are common letters; 0 where the rest of it makes no Cyrillic text.
  private func shareOfCommonLetters(in encoding: TextEncoding) -> Double {
    guard let page = encoding.codePage else { return 0 }
    var (letters, common, capitalsInside, signs) = (0, 0, 0, 0)
    var wasSmall = false
    for byte in bytes {
      guard byte >= 0x80 else {
        wasSmall = false
        continue
      }
      let scalar = page[Int(byte) - 0x80]
      guard scalar.properties.isAlphabetic else {
        if !Self.isPunctuation(scalar) { signs += 1 }
        wasSmall = false
        continue
      }
      letters += 1
      if scalar.properties.isUppercase {
        if wasSmall { capitalsInside += 1 }
        wasSmall = false
      } else {
        wasSmall = true
      }
      if Self.common.contains(scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? 0) {
        common += 1
      }
    }
    guard letters > 0, 25 * signs <= letters, 25 * capitalsInside <= letters else { return 0 }
    return Double(common) / Double(letters)
  }

  // MARK: Latin

  private static let small = Set("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßðþ".unicodeScalars)

  /// How well bytes above ASCII read in an encoding, and how many of them make no sense.
  private func weight(of encoding: TextEncoding) -> (sum: Int, flaws: Int) {
    guard let page = encoding.codePage else { return (0, 0) }
    func scalar(_ byte: UInt8) -> Unicode.Scalar {
      byte < 0x80 ? Unicode.Scalar(byte) : page[Int(byte) - 0x80]
    }
    var (sum, flaws) = (0, 0)
    for (index, byte) in bytes.enumerated() where byte >= 0x80 {
      let before = index > 0 ? scalar(bytes[index - 1]) : " "
      let after = index + 1 < bytes.count ? scalar(bytes[index + 1]) : " "
      let weight = Self.weight(of: scalar(byte), between: before, and: after)
      sum += weight
      if weight < 0 { flaws += 1 }
    }
    return (sum, flaws)
  }

  private static func weight(
    of scalar: Unicode.Scalar, between before: Unicode.Scalar, and after: Unicode.Scalar
  ) -> Int {
    let isInWord = before.properties.isAlphabetic && after.properties.isAlphabetic
    let touchesWord = before.properties.isAlphabetic || after.properties.isAlphabetic
    if small.contains(scalar) { return touchesWord ? 2 : 1 }
    if let small = scalar.properties.lowercaseMapping.unicodeScalars.first, small != scalar,
      Self.small.contains(small)
    {
      return before.properties.isLowercase ? -2 : 1
    }
    if isPunctuation(scalar) {
      let joins: Set<Unicode.Scalar> = ["’", "‘", "—", "–", "…", "·"]
      return isInWord && !joins.contains(scalar) ? -1 : 1
    }
    if scalar.properties.isAlphabetic { return touchesWord ? -1 : 0 }
    if scalar.value < 0xA0 { return -4 }
    // A sign stands beside figures or alone, never inside a word.
    return isInWord ? -3 : touchesWord ? -1 : 0
  }

  private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    "…‘’“”„‚‹›«»–—·¡¿\u{A0}•°§€£№".unicodeScalars.contains(scalar)
  }

  /// Whether some of the bytes are characters of UTF-8, so that two encodings would be mixed.
  private var holdsUTF8: Bool {
    bytes.indices.contains { bytes[$0] >= 0xC2 && UTF8Sequences.length(in: bytes, at: $0) > 1 }
  }
}
