/// How a name sounds, whatever spelling a language gives it.
///
/// Letters become some twenty sounds: Cyrillic directly, Latin by the habits of English, French, German, Polish
/// and scholarly transliteration (“tsch”, “tch”, “ch”, “cz”; “ou”, “u”; “-off”, “-ow”, “-ov”). Where a spelling may
/// be read in two ways, as “ch” and “j” may, both readings are kept. The consonants alone are the keys under
/// which names meet.
struct NameSound: Sendable, Hashable {
  /// The readings: `x` stands for sh and zh, `c` for ch as in church, `h` for kh and h.
  let readings: [[UInt8]]
  /// The consonants of the readings, in order.
  let keys: [[UInt8]]
  /// Whether the name was written in Cyrillic letters.
  let isCyrillic: Bool

  private static let mostReadings = 24

  init(_ name: some StringProtocol) {
    var letters: [UInt8] = []
    var isCyrillic = false
    var readings: [[UInt8]] = [[]]
    for scalar in name.unicodeScalars {
      let value = LetterFolding.lowercase(scalar.value)
      if let sounds = Self.cyrillic[value] {
        isCyrillic = true
        Self.extend(&readings, with: sounds)
      } else {
        letters += Self.plain(value)
      }
    }
    if !isCyrillic {
      readings = [[]]
      var index = 0
      while index < letters.count {
        let (length, sounds) = Self.sounds(in: letters, at: index)
        Self.extend(&readings, with: sounds)
        index += length
      }
    }
    var unique: [[UInt8]] = []
    for reading in readings {
      let smooth = Self.smoothed(reading)
      if !smooth.isEmpty, !unique.contains(smooth) { unique.append(smooth) }
    }
    self.readings = unique
    var keys: [[UInt8]] = []
    for reading in unique {
      let key = reading.filter { !Self.isVowel($0) }
      if !keys.contains(key) { keys.append(key) }
    }
    self.keys = keys
    self.isCyrillic = isCyrillic
  }

  private static func extend(_ readings: inout [[UInt8]], with sounds: [String]) {
    guard sounds.count > 1, readings.count * sounds.count <= mostReadings else {
      let first = Array((sounds.first ?? "").utf8)
      for index in readings.indices { readings[index] += first }
      return
    }
    readings = readings.flatMap { reading in sounds.map { reading + Array($0.utf8) } }
  }

  static func isVowel(_ sound: UInt8) -> Bool {
    switch sound {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    default: false
    }
  }

  /// Glides and doubled sounds say nothing: “Biely” is “Bely”, “-ii” is “-y”; a last “e” is mute.
  private static func smoothed(_ reading: [UInt8]) -> [UInt8] {
    var reading = reading
    var position = 0
    while position + 1 < reading.count {
      if reading[position] == reading[position + 1] {
        reading.remove(at: position)
      } else if reading[position] == 0x61, reading[position + 1] == 0x75 {
        // “au” and “ау” are one sound with “o” for this purpose.
        reading.replaceSubrange(position...(position + 1), with: [0x6F])
      } else {
        position += 1
      }
    }
    var result: [UInt8] = []
    for (index, sound) in reading.enumerated() {
      if sound == 0x69 {
        let isBeforeVowel = index + 1 < reading.count && isVowel(reading[index + 1])
        let isAfterVowel = index > 0 && isVowel(reading[index - 1])
        if reading.count > 2, isBeforeVowel || isAfterVowel { continue }
      }
      if result.last == sound { continue }
      result.append(sound)
    }
    if result.count > 3, result.last == 0x65 { result.removeLast() }
    return result
  }

  // MARK: - Comparison

  /// Returns how alike two names sound, from 0 to 1; 0 unless consonants agree.
  ///
  /// - Parameters:
  ///   - other: The other name.
  ///   - slack: How many consonants may differ.
  /// - Returns: The likeness of the nearest readings; a vowel for a vowel costs little.
  func likeness(to other: NameSound, slack: Int = 0) -> Double {
    var best = 0.0
    for one in readings {
      for two in other.readings {
        best = max(best, Self.likeness(one, two, slack: slack))
        guard isCyrillic != other.isCyrillic else { continue }
        // Russian writes French names without the letters nobody hears: “Роллан”.
        if !isCyrillic, let mute = Self.withoutMuteEnd(one) {
          best = max(best, Self.likeness(mute, two, slack: slack))
        }
        if isCyrillic, let mute = Self.withoutMuteEnd(two) {
          best = max(best, Self.likeness(one, mute, slack: slack))
        }
      }
    }
    return best
  }

  private static func withoutMuteEnd(_ reading: [UInt8]) -> [UInt8]? {
    guard reading.count > 4, let last = reading.last, [0x64, 0x74, 0x73, 0x70].contains(last) else {
      return nil
    }
    return Array(reading.dropLast())
  }

  private static func likeness(_ one: [UInt8], _ two: [UInt8], slack: Int) -> Double {
    if slack == 0, one.filter({ !isVowel($0) }) != two.filter({ !isVowel($0) }) { return 0 }
    let longest = max(one.count, two.count)
    guard longest > 0 else { return 0 }
    var previous: [Double] = []
    var row: [Double] = [0]
    for sound in two { row.append((row.last ?? 0) + cost(of: sound)) }
    var before: [Double] = []
    for (i, a) in one.enumerated() {
      before = previous
      previous = row
      row = [previous[0] + cost(of: a)]
      for (j, b) in two.enumerated() {
        let change =
          a == b ? 0 : isVowel(a) != isVowel(b) ? 1.2 : areRelated(a, b) ? (isVowel(a) ? 0.35 : 0.5) : 1
        var best = min(previous[j] + change, previous[j + 1] + cost(of: a), row[j] + cost(of: b))
        if i > 0, j > 0, a == two[j - 1], b == one[i - 1] { best = min(best, before[j - 1] + 0.7) }
        row.append(best)
      }
    }
    return 1 - (row.last ?? 0) / Double(longest)
  }

  /// Whether two sounds are near: k and h, s and sh, e and i.
  private static func areRelated(_ one: UInt8, _ two: UInt8) -> Bool {
    related.contains { $0.contains(one) && $0.contains(two) }
  }

  private static let related: [[UInt8]] = ["khg", "sxc", "td", "vfbp", "mn", "ei", "ao", "ou", "eo", "ae"].map
  { Array($0.utf8) }

  private static func cost(of sound: UInt8) -> Double { isVowel(sound) ? 0.5 : 1 }

  // MARK: - Spelling

  /// The plain letters a Latin letter with a mark stands for.
  private static func plain(_ value: UInt32) -> [UInt8] {
    if value < 0x80 {
      return value >= 0x61 && value <= 0x7A ? [UInt8(value)] : []
    }
    return marked[value].map { Array($0.utf8) } ?? []
  }

  private static let marked: [UInt32: String] = {
    let rows: [(String, String)] = [
      ("àáâãäåāăąæ", "a"), ("èéêëēĕėęě", "e"), ("ìíîïīĭįı", "i"), ("òóôõöøōŏőœ", "o"), ("ùúûüūŭůűų", "u"),
      ("ýÿŷ", "y"), ("ç", "s"), ("ñńňņ", "n"), ("śŝ", "s"), ("šșş", "sh"), ("žż", "zh"), ("ź", "z"),
      ("čć", "tch"),
      ("ł", "l"), ("ř", "r"), ("ďđ", "d"), ("ťț", "t"), ("ğ", "g"), ("ß", "ss"), ("þð", "d"),
    ]
    var table: [UInt32: String] = [:]
    for (letters, plain) in rows {
      for letter in letters.unicodeScalars { table[letter.value] = plain }
    }
    return table
  }()

  private static let cyrillic: [UInt32: [String]] = {
    let rows: [(Unicode.Scalar, [String])] = [
      ("а", ["a"]), ("б", ["b"]), ("в", ["v"]), ("г", ["g", "h"]), ("д", ["d"]), ("е", ["e"]), ("ё", ["e"]),
      ("ж", ["x"]), ("з", ["s"]), ("и", ["i"]), ("й", ["i"]), ("к", ["k"]), ("л", ["l"]), ("м", ["m"]),
      ("н", ["n"]),
      ("о", ["o"]), ("п", ["p"]), ("р", ["r"]), ("с", ["s"]), ("т", ["t"]), ("у", ["u"]), ("ф", ["f"]),
      ("х", ["h"]),
      ("ц", ["ts"]), ("ч", ["c"]), ("ш", ["x"]), ("щ", ["xc"]), ("ъ", [""]), ("ы", ["i"]), ("ь", [""]),
      ("э", ["e"]),
      ("ю", ["u"]), ("я", ["a"]), ("і", ["i"]), ("ї", ["i"]), ("є", ["e"]), ("ѣ", ["e"]), ("ґ", ["g"]),
      ("ў", ["v"]),
    ]
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.0.value, $0.1) })
  }()

  /// Spellings of several letters, the longest first.
  private static let clusters: [([UInt8], [String])] = [
    ("schtsch", ["xc"]), ("chtch", ["xc"]), ("shtch", ["xc"]), ("tzsch", ["c"]), ("shch", ["xc"]),
    ("stch", ["xc"]),
    ("szcz", ["xc"]), ("tsch", ["c"]), ("sch", ["x", "xc"]), ("tch", ["c"]), ("tsh", ["c"]), ("eau", ["o"]),
    ("chr", ["kr", "hr"]), ("cht", ["ht", "kt", "xt"]), ("chl", ["xl", "hl", "kl"]),
    ("sci", ["x", "ski", "si"]),
    ("ch", ["c", "x", "h"]), ("cz", ["c", "ts"]), ("cs", ["c", "ks"]), ("sh", ["x"]), ("zh", ["x"]),
    ("kh", ["h"]),
    ("ph", ["f"]), ("th", ["t"]), ("gh", ["g"]), ("ck", ["k", "tsk"]), ("qu", ["k"]), ("tz", ["ts"]),
    ("ts", ["ts"]),
    ("sz", ["s", "x"]), ("zz", ["ts", "ds", "s"]), ("st", ["st", "xt"]), ("sp", ["sp", "xp"]), ("ou", ["u"]),
    ("oo", ["u"]),
    ("au", ["o"]), ("gu", ["g", "gu"]), ("ow", ["ov"]),
  ].map { (Array($0.0.utf8), $0.1) }

  /// Returns how many letters make the next sound, and what it may be.
  private static func sounds(in letters: [UInt8], at index: Int) -> (Int, [String]) {
    let rest = letters[index...]
    if rest.elementsEqual("ff".utf8) { return (2, ["v"]) }
    for (spelling, sounds) in clusters where rest.starts(with: spelling) {
      // “ts” and “ou” stay what they are; a cluster before a vowel only where one follows.
      if spelling.count == 2, spelling[0] == 0x67, spelling[1] == 0x75 {
        guard index + 2 < letters.count, letters[index + 2] == 0x65 || letters[index + 2] == 0x69 else {
          continue
        }
      }
      return (spelling.count, sounds)
    }
    let next = index + 1 < letters.count ? letters[index + 1] : 0
    let isFront = next == 0x65 || next == 0x69 || next == 0x79
    switch letters[index] {
    case UInt8(ascii: "c"): return (1, isFront ? ["s", "ts", "c"] : ["k"])
    case UInt8(ascii: "g"): return (1, isFront ? ["g", "x"] : ["g"])
    case UInt8(ascii: "h"): return (1, ["h", ""])
    case UInt8(ascii: "j"): return (1, ["i", "x"])
    case UInt8(ascii: "q"): return (1, ["k"])
    case UInt8(ascii: "w"): return (1, index == 0 && next == 0x65 ? ["v", "u"] : ["v"])
    case UInt8(ascii: "x"): return (1, ["ks"])
    case UInt8(ascii: "y"): return (1, ["i"])
    case UInt8(ascii: "z"): return (1, ["s", "ts"])
    default: return (1, [String(UnicodeScalar(letters[index]))])
    }
  }
}
