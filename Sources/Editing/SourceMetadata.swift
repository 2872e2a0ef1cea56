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
        values("institution").prefix(1).map { ArchivalLevel("institution", $0) }
        + values("repository").prefix(1).map { ArchivalLevel("repository", $0) }
        + values("idno").prefix(1).map { ArchivalLevel("shelfmark", $0) }
    }
    if bibliography == nil {
      bibliography = citation(
        people: [
          ("author", values("author", "sender")), ("recipient", values("addressee")),
          ("editor", values("editor")), ("translator", values("translator")),
        ],
        others: [
          ("publisher", values("publisher").first), ("source", values("library").first),
          ("number", values("number").first), ("available-date", values("released").first),
        ])
    }
  }

  /// One item of CSL-JSON with the people a file names and the library it comes from; `nil` where it names none.
  private func citation(
    people: [(member: String, names: [String])], others: [(member: String, value: String?)]
  ) -> String? {
    var members: [CanonicalJSON.Member] = []
    for (member, names) in people where !names.isEmpty {
      let list = names.map { CanonicalJSON.object([.init("literal", .string($0))]) }
      members.append(.init(member, .array(list)))
    }
    guard !members.isEmpty || others.contains(where: { $0.member == "source" && $0.value != nil }) else {
      return nil
    }
    for (member, value) in others {
      guard let value else { continue }
      // The day an electronic text came out says nothing of when the work was published.
      members.append(
        .init(member, member == "available-date" ? .object([.init("raw", .string(value))]) : .string(value)))
    }
    members.append(.init("title", .string(title)))
    members.append(.init("type", .string(kind == "letter" ? "personal_communication" : "book")))
    return CanonicalJSON.object(members).canonicalText
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
