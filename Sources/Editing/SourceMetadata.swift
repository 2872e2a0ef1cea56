import Archives
import EDTF
import SourceTexts
import Testimony

extension Source {
  /// Takes over what a file says of itself, where the editor has said nothing.
  ///
  /// Authors, senders and addressees go into the bibliography by their names: who of them is a person of the inquiry
  /// is the editor's to say.
  mutating func fill(from metadata: [SourceTextReading.Metadatum]) {
    func values(_ keys: String...) -> [String] {
      var seen: Set<String> = []
      return metadata.filter { keys.contains($0.key.lowercased()) }.map(\.value).filter {
        !$0.isEmpty && seen.insert($0).inserted
      }
    }
    if languages.isEmpty {
      languages = values("language", "lang").filter { tag in
        (2...12).contains(tag.utf8.count) && tag.utf8.allSatisfy { $0 == 0x2D || $0 > 0x40 && $0 < 0x7B }
      }
    }
    if composed == nil { composed = values("composed").lazy.compactMap(DateExpression.init(given:)).first }
    if published == nil {
      published = values("published", "date").lazy.compactMap(DateExpression.init(given:)).first
    }
    if kind == nil, !values("sender", "addressee").isEmpty { kind = "letter" }
    if archivalReference.isEmpty {
      archivalReference =
        values("repository").prefix(1).map { ArchivalLevel("repository", $0) }
        + values("idno").prefix(1).map { ArchivalLevel("shelfmark", $0) }
    }
    if bibliography == nil {
      bibliography = citation(
        values("author", "sender"), values("addressee"), values("editor"), values("publisher"))
    }
  }

  /// One item of CSL-JSON with the people a file names; `nil` where it names none.
  private func citation(
    _ authors: [String], _ addressees: [String], _ editors: [String], _ publishers: [String]
  )
    -> String?
  {
    func names(_ names: [String]) -> CanonicalJSON? {
      names.isEmpty ? nil : .array(names.map { .object([.init("literal", .string($0))]) })
    }
    var members: [CanonicalJSON.Member] = []
    if let names = names(authors) { members.append(.init("author", names)) }
    if let names = names(addressees) { members.append(.init("recipient", names)) }
    if let names = names(editors) { members.append(.init("editor", names)) }
    guard !members.isEmpty else { return nil }
    if let publisher = publishers.first { members.append(.init("publisher", .string(publisher))) }
    members.append(.init("title", .string(title)))
    members.append(.init("type", .string(kind == "letter" ? "personal_communication" : "book")))
    return String(decoding: CanonicalJSON.object(members).canonicalBytes, as: UTF8.self)
  }
}

extension DateExpression {
  /// A date that a file gives, where it is EDTF; a time behind it is left out.
  fileprivate init?(given text: String) {
    let day = text.prefix { $0 != "T" && $0 != " " }
    guard (try? EDTFExpression(parsing: String(day))) != nil else { return nil }
    self.init(String(day))
  }
}
