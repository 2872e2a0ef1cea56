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
    let (result, inquiry) = try options.with(.reading) { desk in
      (try desk.search(query, kinds: kinds, limit: max(1, limit)), try desk.now().inquiry)
    }
    if options.json {
      JSONText.write(
        JSONText.object([
          "total": .integer(result.total), "hits": .array(result.hits.map { Self.json($0, inquiry) }),
        ]))
      return
    }
    for hit in result.hits {
      let page = hit.page.map { ", p. \($0)" } ?? ""
      Console.write(Console.bold(Console.shown(Self.name(hit.record, inquiry) + page)))
      Console.paragraph(hit.excerpt, first: "   ")
    }
    if result.total == 0 {
      Console.write("nothing found")
    } else if result.total > result.hits.count {
      Console.write(Console.dim("\(result.hits.count) of \(result.total) finds"))
    }
  }

  private static func name(_ reference: RecordReference, _ inquiry: Inquiry) -> String {
    if case .text(let text)? = inquiry[reference] {
      return "text of \(inquiry.sources[text.source]?.slug.rawValue ?? text.source.rawValue)"
    }
    return "\(reference.kind.rawValue) \(inquiry[reference]?.slug?.rawValue ?? reference.id)"
  }

  private static func json(_ hit: SearchHit, _ inquiry: Inquiry) -> CanonicalJSON {
    var source: String?
    if case .text(let text)? = inquiry[hit.record] { source = inquiry.sources[text.source]?.slug.rawValue }
    return JSONText.object([
      "kind": .string(hit.record.kind.rawValue), "id": .string(hit.record.id),
      "name": inquiry[hit.record]?.slug.map { .string($0.rawValue) }, "source": source.map { .string($0) },
      "page": hit.page.map { .string($0) }, "excerpt": .string(hit.excerpt),
      "match": .array([.integer(hit.match.lowerBound), .integer(hit.match.upperBound)]),
      "place": hit.place.map {
        .array([.integer($0.lowerBound.rawValue), .integer($0.upperBound.rawValue)])
      },
    ])
  }
}
