package import ArgumentParser
import SourceTexts

/// `temoin batch reanchor`: finds passages again in changed texts.
package struct BatchReanchorCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "reanchor",
    abstract: "Find passages again in changed texts.",
    discussion: """
      Each line holds a changed "text" and "items" with "id", "exact", "prefix", "suffix" and "start_old"; \
      for each item one line comes out: "start" and "end" in Unicode scalars, or null when the passage is \
      gone, with "manner" and "score".
      """)

  @Argument(help: "JSON Lines; standard input when absent.")
  var file: String?

  package init() {}

  package func run() throws {
    try BatchLines(path: file).forEach(as: Line.self) { line in
      let reanchorer = PassageReanchorer(text: line.text)
      for item in line.items {
        let passage = QuotedPassage(
          exact: item.exact, prefix: item.prefix ?? "", suffix: item.suffix ?? "",
          startInOldText: item.startOld)
        switch reanchorer.fate(of: passage) {
        case .placed(let place):
          try BatchLines.write(
            Answer(
              id: item.id, start: place.range.lowerBound, end: place.range.upperBound,
              manner: place.manner.rawValue, score: place.agreement))
        case .lost(let nearest):
          try BatchLines.write(
            Answer(id: item.id, start: nil, end: nil, manner: "lost", score: nearest?.agreement ?? 0))
        }
      }
    }
  }

  private struct Line: Decodable {
    struct Item: Decodable {
      let id: String
      let exact: String
      let prefix: String?
      let suffix: String?
      let startOld: Int?

      enum CodingKeys: String, CodingKey {
        case id, exact, prefix, suffix
        case startOld = "start_old"
      }
    }

    let text: String
    let items: [Item]
  }

  private struct Answer: Encodable {
    let id: String
    let start: Int?
    let end: Int?
    let manner: String
    let score: Double

    enum CodingKeys: String, CodingKey { case id, start, end, manner, score }

    func encode(to encoder: any Encoder) throws {
      var values = encoder.container(keyedBy: CodingKeys.self)
      try values.encode(id, forKey: .id)
      try values.encode(start, forKey: .start)
      try values.encode(end, forKey: .end)
      try values.encode(manner, forKey: .manner)
      try values.encode((score * 1000).rounded() / 1000, forKey: .score)
    }
  }
}
