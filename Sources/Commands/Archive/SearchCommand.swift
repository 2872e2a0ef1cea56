import Archives
import ArgumentParser
import Editing
import Testimony

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words in texts, statements, people and everything else.",
    discussion: """
      All words must be there, in any order; “"in this order"”, “begin*”. Case and diacritics do not matter, in any \
      script.
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The words.")
  var words: [String]

  @Option(help: "Only records of this kind: person, event, statement, text …; may be given several times.")
  var kind: [String] = []

  @Option(help: "How many finds are shown at most.")
  var limit = 30

  func run() throws {
    let kinds = try kind.map { name in
      guard let kind = RecordReference.Kind(rawValue: name) else {
        let known = RecordReference.Kind.searchOrder.map(\.rawValue).joined(separator: ", ")
        throw EditingError(.unfit(what: "kind of record", words: name, remedy: "choose one of: \(known)"))
      }
      return kind
    }
    let query = words.joined(separator: " ")
    let result = try options.with(.reading) { try $0.search(query, kinds: kinds, limit: max(1, limit)) }
    if options.json {
      JSONText.write(
        JSONText.object([
          "total": .integer(result.total), "hits": .array(result.hits.map { Self.json($0) }),
        ]))
      return
    }
    for hit in result.hits {
      let page = hit.page.map { ", p. \($0)" } ?? ""
      Console.write(Console.bold(Console.shown(Self.name(hit) + page)))
      Console.paragraph(hit.excerpt, first: "   ")
    }
    if result.total == 0 {
      Console.write("nothing found")
    } else if result.total > result.hits.count {
      Console.write(Console.dim("\(result.hits.count) of \(result.total) finds"))
    }
  }

  private static func name(_ hit: SearchHit) -> String {
    let name = hit.name ?? hit.record.id
    return hit.record.kind == .text ? "text of \(name)" : "\(hit.record.kind.rawValue) \(name)"
  }

  private static func json(_ hit: SearchHit) -> CanonicalJSON {
    let isText = hit.record.kind == .text
    return JSONText.object([
      "kind": .string(hit.record.kind.rawValue), "id": .string(hit.record.id),
      "name": isText ? nil : hit.name.map { .string($0) },
      "source": isText ? hit.name.map { .string($0) } : nil,
      "page": hit.page.map { .string($0) }, "excerpt": .string(hit.excerpt),
      "match": .array([.integer(hit.match.lowerBound), .integer(hit.match.upperBound)]),
      "place": hit.place.map {
        .array([.integer($0.lowerBound.rawValue), .integer($0.upperBound.rawValue)])
      },
    ])
  }
}
