/// One word, number or sign of a text, with its place.
///
/// Words are runs of letters, numbers runs of the digits 0 to 9, and everything else is a sign of one
/// scalar; blanks are no tokens but flags on the token after them. So `l'été` is three tokens, `12th`
/// two and `mi-juin` three, told apart from separate words by ``Flags/spaceBefore``.
package struct Token: Hashable, Sendable {
  /// What a token is made of.
  package enum Kind: UInt8, Sendable {
    /// Letters, with their combining marks and soft hyphens.
    case word
    /// The digits 0 to 9.
    case number
    /// One scalar that is neither.
    case sign
  }

  /// What the letters and the blanks before a token show.
  package struct Flags: OptionSet, Hashable, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// There is a blank of any kind before the token.
    package static let spaceBefore = Flags(rawValue: 1)
    /// There is a line end before the token, or it is the first.
    package static let lineBefore = Flags(rawValue: 2)
    /// There is an empty line before the token, or it is the first.
    package static let paragraphBefore = Flags(rawValue: 4)
    /// A word's first letter is upper case.
    package static let capital = Flags(rawValue: 8)
    /// A word of two letters or more has no lower-case letter.
    package static let allCapitals = Flags(rawValue: 16)
    /// A word has Cyrillic letters.
    package static let cyrillic = Flags(rawValue: 32)
    /// A word has letters that are neither Latin nor Cyrillic.
    package static let otherScript = Flags(rawValue: 64)
  }

  /// What it is made of.
  package var kind: Kind
  /// What its letters and the blanks before it show.
  package var flags: Flags
  /// Where it starts, in UTF-8 code units.
  package var utf8Start: Int32
  /// Where it ends, in UTF-8 code units, exclusive.
  package var utf8End: Int32
  /// Where it starts, in Unicode scalars.
  package var scalarStart: Int32
  /// Where it ends, in Unicode scalars, exclusive.
  package var scalarEnd: Int32
  /// The ``WordKey`` of a word, the value of a number (at most 4294967295), the scalar of a sign
  /// (typographic apostrophes as `'`, hyphens that do not break as `-`).
  package var key: UInt64

  /// The value of a number, or nothing.
  package var number: Int? { kind == .number ? Int(key) : nil }
  /// Whether this is the sign given.
  package func isSign(_ scalar: Unicode.Scalar) -> Bool { kind == .sign && key == UInt64(scalar.value) }
  /// Whether the token starts where the one before it ends.
  package var isJoined: Bool { !flags.contains(.spaceBefore) }
  /// The number of digits or code units.
  package var utf8Count: Int { Int(utf8End - utf8Start) }
}

/// A word as vocabularies find it: a hash of its lower-case, composed letters.
///
/// FNV-1a over 32-bit scalars with 64 bits; two words of a vocabulary of some thousands meet by
/// chance with a likelihood of about 10⁻¹².
///
/// - SeeAlso: Fowler, Noll and Vo, “The FNV Non-Cryptographic Hash Algorithm”
///   (draft-eastlake-fnv), §2.
package enum WordKey {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func adding(_ scalar: UInt32, to key: UInt64) -> UInt64 {
    (key ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
  }

  /// The key of a word that is written out, whatever its case.
  package static func of(_ word: some StringProtocol) -> UInt64 {
    var key = start
    var pending: UInt32 = 0
    for scalar in word.unicodeScalars where scalar.value != 0xAD {
      if let composed = LetterFolding.composed(pending, with: scalar.value) {
        pending = composed
        continue
      }
      if pending != 0 { key = adding(pending, to: key) }
      pending = LetterFolding.lowercase(scalar.value)
    }
    return pending == 0 ? key : adding(pending, to: key)
  }
}
