import Markup
import Testimony

/// What the identifiers of a TEI document stand for: people, places and groups by the names its own lists give them,
/// whoever is responsible for the edition, and notes that stand apart from the words they are called at.
struct TEINames {
  private var names: [String: String] = [:]
  /// Identifiers of those whom the header names as authors, and as editors or otherwise responsible.
  private var voices: [String: TextStructure.Note.Voice] = [:]
  /// Whether the header describes a manuscript or a letter, so that the document is somebody else's edition of it.
  private var isEdition = false
  /// The notes between blocks that have an identifier.
  private(set) var notesApart: Set<String> = []

  /// Reads the lists of a document, wherever they stand; a malformed one gives what stands before the flaw.
  init(in utf8: [UInt8]) {
    var parser = XMLPullParser(utf8: utf8)
    var entries: [(id: String, depth: Int)] = []
    var name: (depth: Int, words: String)?
    var depth = 0
    var prose = 0
    var role: (depth: Int, voice: TextStructure.Note.Voice)?
    var isInHeader = false
    while let event = (try? parser.next()) ?? nil {
      switch event {
      case .begin(let element):
        depth += 1
        let kind = String(element.localName)
        if kind == "teiHeader" { isInHeader = true }
        if kind == "text" { isInHeader = false }
        if isInHeader, kind == "msDesc" || kind == "correspDesc" { isEdition = true }
        if isInHeader, role == nil, let voice = Self.roles[kind] { role = (depth, voice) }
        if let role, let id = element["xml:id"] { voices[id] = role.voice }
        if kind == "note", prose == 0, !isInHeader, let id = element["xml:id"] { notesApart.insert(id) }
        if Self.prose.contains(kind) { prose += 1 }
        if Self.entries.contains(kind), let id = element["xml:id"] {
          entries.append((id, depth))
        } else if name == nil, Self.names.contains(kind), let id = entries.last?.id, names[id] == nil {
          name = (depth, "")
        }
      case .end(let kind, _):
        if role?.depth == depth { role = nil }
        if Self.prose.contains(String(kind.split(separator: ":").last ?? "")) { prose -= 1 }
        if let found = name, found.depth == depth {
          let words = found.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          if let id = entries.last?.id, !words.isEmpty { names[id] = words }
          name = nil
        }
        if entries.last?.depth == depth { entries.removeLast() }
        depth -= 1
      case .text(let range):
        if name != nil { name?.words += String(decoding: utf8[range], as: UTF8.self) + " " }
      case .replacement(let text, _): if name != nil { name?.words += text }
      case .instruction: break
      }
    }
  }

  private static let roles: [String: TextStructure.Note.Voice] = [
    "editor": .editor, "respStmt": .editor, "principal": .editor, "author": .author,
  ]
  private static let prose: Set<String> = ["p", "ab", "l", "head", "note"]
  private static let entries: Set<String> = ["person", "personGrp", "place", "org"]
  private static let names: Set<String> = ["persName", "placeName", "orgName", "name"]

  /// What a reference means: the name of the entry it points at, or the reference itself.
  func meaning(of reference: String?) -> String? {
    guard let reference, reference.hasPrefix("#") else { return reference }
    return names[String(reference.dropFirst())] ?? reference
  }

  /// Whose voice a note is, by who is responsible for it: one whom the header names, or a usual abbreviation.
  ///
  /// - Parameter responsibility: The pointer, such as `#ed`.
  /// - Returns: The voice; unknown for somebody the header does not know, and in the edition of a manuscript or a letter
  ///   where nobody is named; else `nil` where nobody is named.
  func voice(responsible responsibility: String?) -> TextStructure.Note.Voice? {
    guard let first = responsibility?.split(whereSeparator: \.isWhitespace).first else {
      return isEdition ? .unknown : nil
    }
    let id = String(first.drop { $0 == "#" })
    if let known = voices[id] { return known }
    let folded = id.lowercased().filter { $0.isLetter }
    if Self.editors.contains(folded) { return .editor }
    return Self.authors.contains(folded) ? .author : .unknown
  }

  private static let editors: Set<String> = [
    "ed", "eds", "edd", "editor", "editors", "edition", "editeur", "éditeur", "hg", "hrsg", "herausgeber",
    "tr", "trans", "transl", "translator", "trad", "traducteur", "encoder", "transcriber",
  ]
  private static let authors: Set<String> = ["au", "aut", "auth", "author", "auteur", "autor", "verfasser"]
}
