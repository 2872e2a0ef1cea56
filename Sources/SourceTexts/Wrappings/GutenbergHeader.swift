import Markup

/// What a header of Project Gutenberg's says of its book.
struct GutenbergHeader {
  /// What it says, in the order given.
  private(set) var metadata: [SourceTextReading.Metadatum] = []

  /// Reads a header.
  ///
  /// - Parameters:
  ///   - utf8: The header, to the line behind which the text begins.
  ///   - isMarkup: Whether it is HTML.
  init(_ utf8: ArraySlice<UInt8>, isMarkup: Bool) {
    let header = isMarkup ? Self.words(of: Array(utf8)) : String(decoding: utf8, as: UTF8.self)
    let lines = header.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      String(line.drop { $0.isWhitespace || $0 == "\u{FEFF}" })
    }
    var fields: [(key: String, value: String)] = []
    var isOpen = false
    for line in lines {
      if let colon = line.firstIndex(of: ":"), let key = Self.keys[line[..<colon].lowercased()] {
        fields.append((key, String(line[line.index(after: colon)...])))
        isOpen = true
      } else if line.allSatisfy(\.isWhitespace) || line.contains(":") || line.hasPrefix("[") {
        isOpen = false
      } else if isOpen {
        fields[fields.count - 1].value += " " + line
      }
      if let bracket = line.firstRange(of: "[E", isFolded: true),
        let mark = line[bracket.upperBound...].firstIndex(of: "#")
      {
        let number = line[line.index(after: mark)...].prefix { $0.isNumber }
        if !number.isEmpty { fields.append(("number", String(number))) }
        let before = line[..<bracket.lowerBound]
        if !before.contains(":") { fields.append(("released", String(before))) }
      }
    }
    if !fields.contains(where: { $0.key == "title" }) { fields += Self.firstLine(lines) }
    add("library", "Project Gutenberg")
    for (key, value) in fields {
      let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      switch key {
      case "released": if let day = Self.day(words) { add(key, day) }
      case "language":
        for name in words.split(separator: ",") { Self.languages[name.trimmed].map { add(key, $0) } }
      case "author" where ["Various", "Anonymous", "Unknown"].contains(words): break
      default: add(key, words)
      }
    }
  }

  private mutating func add(_ key: String, _ value: String) {
    let isSingle = ["title", "released", "number"].contains(key)
    guard !value.isEmpty, !metadata.contains(where: { $0.key == key && (isSingle || $0.value == value) })
    else {
      return
    }
    metadata.append(SourceTextReading.Metadatum(key: key, value: value))
  }

  /// `The Project Gutenberg Etext of A Life, by Leo Harbour`.
  private static func firstLine(_ lines: [String]) -> [(key: String, value: String)] {
    guard let first = lines.first(where: { $0.lowercased().contains("project gutenberg") }) else { return [] }
    let line = first.filter { $0 != "*" }
    guard
      let end = ["etext of ", "ebook of ", "e-text of ", "gutenberg's ", "gutenberg’s "].lazy.compactMap({
        line.firstRange(of: $0, isFolded: true)?.upperBound
      }).first
    else { return [] }
    let rest = line[end...]
    guard let by = rest.firstRange(of: " by ", isFolded: true) else { return [("title", String(rest))] }
    let title = rest[..<by.lowerBound].trimmed
    return [
      ("title", title.hasSuffix(",") ? String(title.dropLast()) : title),
      ("author", String(rest[by.upperBound...])),
    ]
  }

  /// The words of a header in HTML, a line a block.
  private static func words(of html: [UInt8]) -> String {
    var tokenizer = HTMLTokenizer(utf8: html)
    var text = ""
    var hidden = 0
    while let event = tokenizer.next() {
      switch event {
      case .begin(let element):
        if element.name == "head" || element.name == "style" { hidden += 1 }
        if breaks.contains(element.name) { text += "\n" }
      case .end(let name, _):
        if name == "head" || name == "style" { hidden -= 1 }
        if breaks.contains(name) { text += "\n" }
      case .text(let range): if hidden <= 0 { text += String(decoding: html[range], as: UTF8.self) }
      case .replacement(let words, _): if hidden <= 0 { text += words }
      case .instruction: break
      }
    }
    return text
  }

  private static let breaks: Set<String> = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "pre", "section"]

  private static let keys: [String: String] = [
    "title": "title", "author": "author", "authors": "author", "editor": "editor", "editors": "editor",
    "translator": "translator", "translators": "translator", "release date": "released",
    "language": "language",
  ]

  /// `November 22, 2010` and `May, 1996` in EDTF.
  private static func day(_ words: String) -> String? {
    let parts = words.prefix { $0 != "[" }.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let name = parts.first?.lowercased(), name.count >= 3,
      let month = months.firstIndex(where: { $0.hasPrefix(name) }), let last = parts.last, last.count == 4,
      let year = Int(last)
    else { return nil }
    let start = "\(year)-\(month < 9 ? "0" : "")\(month + 1)"
    guard parts.count == 3, let day = Int(parts[1]), (1...31).contains(day) else { return start }
    return "\(start)-\(day < 10 ? "0" : "")\(day)"
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  /// The languages as Project Gutenberg names them, with their ISO 639-1 codes.
  private static let languages: [String: String] = [
    "English": "en", "French": "fr", "German": "de", "Russian": "ru", "Spanish": "es", "Italian": "it",
    "Latin": "la", "Dutch": "nl", "Portuguese": "pt", "Finnish": "fi", "Polish": "pl", "Swedish": "sv",
    "Danish": "da", "Norwegian": "no", "Greek": "el", "Hungarian": "hu", "Czech": "cs", "Esperanto": "eo",
    "Chinese": "zh", "Catalan": "ca", "Hebrew": "he", "Ukrainian": "uk", "Welsh": "cy", "Romanian": "ro",
    "Bulgarian": "bg", "Serbian": "sr", "Japanese": "ja", "Yiddish": "yi", "Icelandic": "is", "Irish": "ga",
  ]
}

extension StringProtocol {
  /// Without the blanks at its ends.
  fileprivate var trimmed: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Where words stand first, letter case aside for ASCII.
  fileprivate func firstRange(of words: String, isFolded: Bool) -> Range<Index>? {
    let wanted = words.lowercased()
    return indices.lazy.compactMap { start -> Range<Index>? in
      guard let end = self.index(start, offsetBy: wanted.count, limitedBy: self.endIndex),
        self[start..<end].lowercased() == wanted
      else { return nil }
      return start..<end
    }.first
  }
}
