import Diagnostics
import SourceTexts
import Testimony
import Testing

@Suite("Encodings told by their bytes")
struct EncodingTests {
  private func read(_ bytes: [UInt8], _ name: String = "a.txt", as encoding: TextEncoding? = nil) throws
    -> SourceTextReading
  {
    try SourceTextReader().read(bytes, fileName: name, encoding: encoding)
  }

  /// Words in an encoding, by where its letters begin and how they follow each other.
  private func encoded(_ words: String, _ letters: [(first: UInt8, order: String)]) -> [UInt8] {
    words.unicodeScalars.map { scalar in
      if scalar.isASCII { return UInt8(scalar.value) }
      for (first, order) in letters {
        if let place = Array(order.unicodeScalars).firstIndex(of: scalar) { return first + UInt8(place) }
      }
      return 0x3F
    }
  }

  private let windows1251: [(first: UInt8, order: String)] = [
    (0xC0, "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"), (0xB8, "ё"), (0xAB, "«"),
    (0xBB, "»"), (0x97, "—"),
  ]
  private let koi8: [(first: UInt8, order: String)] = [
    (0xC0, "юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ"), (0xA3, "ё"),
  ]
  private let macRoman: [(first: UInt8, order: String)] = [
    (0x87, "áàâäãåçéèêëíìîïñóòôöõúùûü"), (0xC7, "«»…"), (0xD0, "–—“”‘’"), (0xE5, "ÂÊÁËÈ"), (0xCF, "œ"),
    (0x83, "É"),
  ]
  private let latin9: [(first: UInt8, order: String)] = [
    (0xE0, "àáâãäåæçèéêëìíîïðñòóôõö"), (0xF9, "ùúûü"), (0xBC, "Œœ"), (0xA4, "€"), (0xAB, "«"), (0xBB, "»"),
  ]

  @Test("Russian in windows-1251 and in KOI8-R is told apart, and said")
  func russian() throws {
    for words in [
      "Он уехал из Оренбурга в мае 1936 года, и никто его не провожал.", "СССР. Письмо товарищу.",
      "Её арестовали — в первый раз — весной.",
    ] {
      let windows = try read(encoded(words, windows1251))
      #expect(windows.text == words)
      #expect(windows.encoding == .windows1251)
      #expect(windows.diagnostics.map(\.code) == ["text.encoding-guessed"])
      guard !words.contains("—") else { continue }
      let koi = try read(encoded(words, koi8))
      #expect(koi.text == words)
      #expect(koi.encoding == .koi8R)
    }
  }

  @Test("French in Mac Roman, in ISO 8859-15 and in windows-1252 is told apart")
  func french() throws {
    let mac = "À l'été, elle écrivit à son frère : « Le cœur n'y est plus ». Ç"
      .replacing("À", with: "A").replacing("Ç", with: "C")
    let macReading = try read(encoded(mac, macRoman))
    #expect(macReading.text == mac)
    #expect(macReading.encoding == .macRoman)
    let latin = "Le cœur à l'œuvre, été comme hiver ; cela coûte 5 €."
    let latinReading = try read(encoded(latin, latin9))
    #expect(latinReading.text == latin)
    #expect(latinReading.encoding == .iso8859Part15)
    let windows = try read(Array("D".utf8) + [0xE8, 0x73, 0x20, 0x6C, 0x92, 0xE9, 0x74, 0xE9, 0x2E])
    #expect(windows.text == "Dès l’été.")
    #expect(windows.encoding == .windows1252)
  }

  @Test("UTF-16 without a mark is known by its zeros")
  func utf16() throws {
    let words = "The ledger was lent to no one, and né stays."
    let low = words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let high = words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try read(low).text == words)
    #expect(try read(high).text == words)
    #expect(try read(high).encoding == .utf16BigEndian)
  }

  @Test("Bytes that make no sense in any encoding are refused, and a told encoding is followed all the same")
  func senseless() throws {
    let bytes: [UInt8] = Array("Bon ".utf8) + [0xE9, 0x74, 0xE9, 0x0A, 0xF0, 0x9F, 0x98, 0x20, 0x80, 0xBF]
    let error = #expect(throws: SourceTextError.self) { try read(bytes) }
    #expect(error?.reason == .notUTF8(byteOffset: 4))
    #expect(error?.explanation.remedy?.contains("--encoding") == true)
    #expect(try read(bytes, as: .windows1252).text.hasPrefix("Bon été"))
    #expect(try read(bytes, as: .windows1252).diagnostics.isEmpty)
  }

  @Test("A page's declared encoding is followed, unless its bytes refute it, which is said")
  func declared() throws {
    let declares = { (name: String) in Array("<meta charset=\"\(name)\"><p>".utf8) }
    let cyrillic = try read(declares("windows-1251") + encoded("Нева", windows1251), "a.html")
    #expect(cyrillic.text == "Нева")
    #expect(cyrillic.diagnostics.isEmpty)
    let stale = try read(declares("iso-8859-1") + Array("Dès l’été.".utf8), "a.html")
    #expect(stale.text == "Dès l’été.")
    #expect(stale.encoding == .utf8)
    #expect(stale.diagnostics.map(\.code) == ["text.encoding-refuted"])
    let wrong = try read(
      declares("utf-8") + [0x44, 0xE8, 0x73, 0x20, 0x6C, 0x27, 0xE9, 0x74, 0xE9], "a.html")
    #expect(wrong.text == "Dès l'été")
    #expect(wrong.diagnostics.map(\.code) == ["text.encoding-refuted"])
    let xml = Array("<?xml version=\"1.0\" encoding=\"KOI8-R\"?><TEI><text><body><p>".utf8)
    let tei = try read(xml + encoded("Нева", koi8) + Array("</p></body></text></TEI>".utf8), "a.xml")
    #expect(tei.text == "Нева")
  }

  @Test(
    "Every encoding with one byte a character has a character for every byte",
    arguments: TextEncoding.allCases)
  func pages(_ encoding: TextEncoding) throws {
    guard ![.utf8, .utf16LittleEndian, .utf16BigEndian].contains(encoding) else { return }
    let decoded = try DecodedText(
      decoding: Array("ab".utf8) + (0x80...0xFF).map { UInt8($0) }, as: encoding, fileName: "a")
    let scalars = Array(String(decoding: decoded.utf8, as: UTF8.self).unicodeScalars.dropFirst(2))
    #expect(scalars.count == 128)
    #expect(Set(scalars).count == 128)
    #expect(TextEncoding(label: encoding.rawValue) == encoding)
  }
}
