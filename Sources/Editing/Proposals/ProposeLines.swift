package import Archives
import SourceTexts
package import Testimony

/// What came of proposals from another program, line by line.
package struct ImportedProposals: Sendable {
  /// The new proposals.
  package var proposals: [Proposal] = []
  /// How many were registered, proposed or decided already.
  package var known = 0
  /// The lines that were refused, counted from 1, and why.
  package var refused: [(line: Int, why: ProposalLineError)] = []
  /// Members of lines that were taken of which nothing was understood.
  package var ignored: [(line: Int, members: [String])] = []
  /// How many lines held something.
  package var lines = 0
  /// The new head; the old one where nothing was new.
  package var head: Head
}

extension Desk {
  /// Takes proposals of another program or a language model, as JSON Lines.
  ///
  /// A line whose quotation does not stand in the text word for word is refused, the others are taken; name and
  /// version of the model stay on whatever is accepted.
  ///
  /// - Parameters:
  ///   - bytes: The lines, as UTF-8.
  ///   - source: The source they are about, where the lines do not say.
  ///   - model: The program or model and its version, where the lines do not say.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: An account of every line.
  /// - Throws: `ArchiveError`, nothing having been recorded.
  /// - Complexity: O(*l* · *n*) in the number of lines and the length of the text.
  package func propose(
    lines bytes: [UInt8], source: Source.ID? = nil, model: (name: String, version: String)? = nil,
    on head: Head? = nil
  ) throws -> ImportedProposals {
    let (inquiry, current) = try now()
    var result = ImportedProposals(head: head ?? current)
    var intake = LineIntake(inquiry, source: source, model: model)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for (index, line) in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      result.lines += 1
      do throws(ProposalLineError) {
        let ignored = try intake.take(Array(line), isFirst: result.lines == 1)
        if !ignored.isEmpty { result.ignored.append((index + 1, ignored)) }
      } catch {
        result.refused.append((index + 1, error))
      }
    }
    var numbering = ProposalNumbering(inquiry)
    for (id, cutter) in intake.cutters {
      let (new, known) = numbering.proposals(intake.drafts[id] ?? [], from: id, cutter)
      result.proposals += new
      result.known += known
    }
    guard !result.proposals.isEmpty else { return result }
    let names = Set(result.proposals.map(\.rule)).sorted().joined(separator: ", ")
    result.head = try record(
      result.proposals.map { .put(.proposal($0)) },
      because: "\(result.proposals.count) proposals of \(names)",
      on: result.head)
    return result
  }
}

/// Takes lines in, one after another.
private struct LineIntake {
  private(set) var drafts: [Source.ID: [DraftedProposal]] = [:]
  /// The texts the lines are about, in the order of their first lines.
  private(set) var cutters: [(Source.ID, PassageCutter)] = []
  private var reanchorers: [Source.ID: PassageReanchorer] = [:]
  private let inquiry: Inquiry
  private let givenSource: Source.ID?
  private let givenModel: (name: String, version: String)?
  /// What the first line says for all that follow.
  private var head: ProposalLineReader?

  /// Longer lines are refused unread.
  private static let longestLine = 1 << 20

  init(_ inquiry: Inquiry, source: Source.ID?, model: (name: String, version: String)?) {
    self.inquiry = inquiry
    givenSource = source
    givenModel = model
  }

  /// Takes a line in.
  ///
  /// - Returns: The members nothing was understood of.
  mutating func take(_ line: [UInt8], isFirst: Bool) throws(ProposalLineError) -> [String] {
    guard line.count <= Self.longestLine else {
      throw ProposalLineError(.notJSON("it is longer than a million bytes"))
    }
    let value: CanonicalJSON
    do throws(JSONError) { value = try CanonicalJSON(parsing: line) } catch {
      throw ProposalLineError(.notJSON(error.description))
    }
    guard case .object = value else { throw ProposalLineError(.notJSON("it begins with no {")) }
    let reader = ProposalLineReader(value)
    if isFirst, value["quote"] == nil {
      head = reader
      return reader.ignored.filter { $0 != "proposals" }
    }
    let source = try source(of: reader)
    guard let cutter = cutter(of: source.id) else { throw ProposalLineError(.source(source.slug.rawValue)) }
    let origin = try origin(of: reader)
    let drafted = try reader.draft(in: cutter, origin: origin) { words in
      nearest(to: words, in: source.id, cutter)
    }
    drafts[source.id, default: []].append(drafted)
    return reader.ignored
  }

  private func source(of reader: ProposalLineReader) throws(ProposalLineError) -> Source {
    if let name = try said("source", by: reader) {
      guard let source = try? inquiry.source(named: name) else { throw ProposalLineError(.source(name)) }
      return source
    }
    if let source = givenSource.flatMap({ inquiry.sources[$0] }) { return source }
    let withText = inquiry.sources.filter { inquiry.currentText(of: $0.id) != nil }
    guard let only = withText.first, withText.count == 1 else { throw ProposalLineError(.missing("source")) }
    return only
  }

  /// What a line says, or the first one for all.
  private func said(_ member: String, by reader: ProposalLineReader) throws(ProposalLineError) -> String? {
    if let own = try reader.text(member) { return own }
    guard let head else { return nil }
    return try head.text(member)
  }

  private func origin(of reader: ProposalLineReader) throws(ProposalLineError) -> Origin {
    let name = try said("model", by: reader) ?? givenModel?.name
    let version = try said("version", by: reader) ?? givenModel?.version
    guard let name, let version, !name.isEmpty, !version.isEmpty else { throw ProposalLineError(.nameless) }
    return .model(name: name, version: version)
  }

  private mutating func cutter(of source: Source.ID) -> PassageCutter? {
    if let known = cutters.first(where: { $0.0 == source })?.1 { return known }
    guard let text = inquiry.currentText(of: source) else { return nil }
    let cutter = PassageCutter(text)
    cutters.append((source, cutter))
    reanchorers[source] = PassageReanchorer(text: text.text)
    return cutter
  }

  /// The words of the text that are most like some others, to be shown and not taken.
  private func nearest(to words: String, in source: Source.ID, _ cutter: PassageCutter) -> String? {
    guard words.unicodeScalars.count <= 1_000 else { return nil }
    switch reanchorers[source]?.fate(of: QuotedPassage(exact: words)) {
    case .placed(let placement)?, .lost(nearest: let placement?)?: return cutter.words(placement.range)
    default: return nil
    }
  }
}
