import Archives
import ArgumentParser
import Editing
import SourceCriticism
import Testimony

struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find words in texts, statements, people and everything else.",
    discussion: """
      All words must be there, in any order; “"in this order"”, “begin*”. Case and diacritics do not matter, in any \
      script. Conditions narrow it down, in the language of the workbench’s search:

      witness: voice: about: place: source: language: (by readable name or name)
      kind: report, portrait, judgement, prediction, counterfactual, question
      certainty: level: polarity: decision: origin: is:contradicted, hearsay, unread, lost
      chain: 1, 2+, 2-3 (through how many mouths)
      before: after: in: year: (the windows of events; ~1936 for those that may) told: (the source)
      record: only records of a kind. A minus before a condition asks for what is not so.

      temoin search serge.temoin witness:kalinin kind:judgement before:1936 chain:2+
      temoin search serge.temoin -- prison -source:essay
      """)

  @OptionGroup var options: ArchiveOptions

  @Argument(help: "The words.")
  var words: [String]

  @Option(help: "Only records of this kind: person, event, statement, text …; may be given several times.")
  var kind: [String] = []

  @Option(help: "How many finds are shown at most.")
  var limit = 30

  func run() throws {
    let text = (words + kind.map { "record:" + $0 }).joined(separator: " ")
    let query = try InquiryQuery(parsing: text)
    let (assessment, found) = try options.with(.reading) { desk in
      let assessment = Assessment(of: try desk.now().inquiry)
      return (assessment, try InquirySearch(assessment).findings(for: query, at: desk, limit: max(1, limit)))
    }
    if options.json {
      JSONText.write(json(found, query, assessment.inquiry))
      return
    }
    write(found, assessment)
  }

  private func write(_ found: Findings, _ assessment: Assessment) {
    let citing = Citing(assessment.inquiry)
    let phrasing = Phrasing(.english, of: assessment.inquiry)
    for statement in found.statements {
      let place = statement.passages.first.map { citing.place(of: $0) } ?? "the editor's own knowledge"
      Console.write(Console.bold(Console.shown("statement \(statement.slug), \(place)")))
      if let passage = statement.passages.first { Console.paragraph("“\(passage.quotation)”", first: "   ") }
      for claim in statement.claims {
        Console.paragraph(
          phrasing.text(assessment.premise(of: .claim(claim.id))), first: "   → ", rest: "     ")
      }
    }
    for hit in found.others {
      let page = hit.page.map { ", p. \($0)" } ?? ""
      Console.write(Console.bold(Console.shown(Self.name(hit) + page)))
      Console.paragraph(hit.excerpt, first: "   ")
    }
    let (shown, total) = (
      found.statements.count + found.others.count, found.statementCount + found.otherCount
    )
    if total == 0 {
      Console.write("nothing found")
    } else if total > shown {
      Console.write(Console.dim("\(shown) of \(total) finds"))
    }
  }

  private func json(_ found: Findings, _ query: InquiryQuery, _ inquiry: Inquiry) -> CanonicalJSON {
    let citing = Citing(inquiry)
    return JSONText.object([
      "query": .string(query.text), "total": .integer(found.statementCount + found.otherCount),
      "statementCount": .integer(found.statementCount),
      "statements": .array(
        found.statements.map { statement in
          JSONText.object([
            "statement": .string(statement.slug.rawValue),
            "source": statement.source.map { .string(inquiry.sources[$0]?.slug.rawValue ?? $0.rawValue) },
            "witness": .string(
              String(inquiry.notation(of: .witness(statement.witness)).dropFirst("witness:".count))),
            "voices": .array(statement.voices.map { .string(citing.name(of: $0.holder)) }),
            "kinds": .array(statement.claims.map { .string($0.kind.rawValue) }),
            "passages": .array(statement.passages.map(citing.json)),
          ])
        }),
      "hits": .array(found.others.map { Self.json($0) }),
      "facets": .object(
        found.facets.map { facet in
          CanonicalJSON.Member(
            facet.field.rawValue,
            .object(facet.values.map { CanonicalJSON.Member($0.value, .integer($0.count)) }))
        }),
    ])
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
