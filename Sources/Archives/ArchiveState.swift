package import Testimony

/// What the history of an archive amounts to: the inquiry, and what is needed to check and file the next edit.
///
/// Opening, editing and verifying all go through here, so that what is checked is what is kept.
package struct ArchiveState: Sendable {
  private struct SlugKey: Hashable {
    let kind: RecordReference.Kind
    let slug: Slug
  }

  /// The inquiry.
  package private(set) var inquiry = Inquiry()
  /// Where each record was last put.
  package private(set) var rows: [RecordReference: RecordRow] = [:]
  /// Where the title was last put.
  package private(set) var titleRow: RecordRow?
  private var nextPosition: [RecordReference.Kind: Int] = [:]
  private var slugs: [SlugKey: String] = [:]
  private var claims: [Claim.ID: Statement.ID] = [:]
  private var places: [SourceText.ID: TextPlaces] = [:]
  private var originals: Set<String> = []

  /// Creates the state before the first entry.
  package init() {}

  /// Takes up a stored row with the record it stands for, without checking the record.
  package mutating func load(_ row: RecordRow, _ change: Change?) {
    if row.kind == "title" {
      titleRow = row
      if let change { inquiry.apply(change) }
      return
    }
    guard let kind = RecordReference.Kind(rawValue: row.kind) else { return }
    let reference = RecordReference(kind, id: row.id)
    rows[reference] = row
    nextPosition[kind] = max(nextPosition[kind] ?? 0, row.position + 1)
    if let change, case .put(let record) = change {
      inquiry.apply(change)
      file(record)
    } else {
      inquiry.reserve(reference)
    }
  }

  /// Tells the state which original bytes the archive keeps.
  package mutating func add(originals checksums: some Sequence<String>) { originals.formUnion(checksums) }

  /// Carries out the changes of an entry.
  ///
  /// - Parameters:
  ///   - changes: The changes, in order; the reason is item 0, so that the first change is item 1.
  ///   - entry: The number of the entry.
  /// - Returns: What changes in the derived tables.
  /// - Throws: ``ArchiveError`` with every refusal; the state is then no longer of use.
  package mutating func apply(_ changes: [Change], entry: Int) throws -> ProjectionUpdate {
    let touched = carryOut(changes, entry: entry)
    var refusals: [Refusal] = []
    for reference in touched {
      guard let record = inquiry[reference] else { continue }
      refusals += file(record)
    }
    refusals += check(touched)
    guard refusals.isEmpty else { throw ArchiveError(.refused(refusals)) }
    return update(for: touched, title: changes.contains { if case .title = $0 { true } else { false } })
  }

  /// Carries out the changes of an entry of the history, which were checked when they were made.
  package mutating func replay(_ changes: [Change], entry: Int) -> ProjectionUpdate {
    let touched = carryOut(changes, entry: entry)
    for reference in touched { inquiry[reference].map { _ = file($0) } }
    return update(for: touched, title: changes.contains { if case .title = $0 { true } else { false } })
  }

  /// Every flaw of the records as they stand.
  package mutating func flaws() -> [Refusal] {
    let references = rows.values.filter { $0.origin != nil }.sorted {
      ($0.kind, $0.position) < ($1.kind, $1.position)
    }
    .compactMap { row in RecordReference.Kind(rawValue: row.kind).map { RecordReference($0, id: row.id) } }
    return check(references)
  }

  private mutating func carryOut(_ changes: [Change], entry: Int) -> [RecordReference] {
    var touched: [RecordReference] = []
    var seen: Set<RecordReference> = []
    for (index, change) in changes.enumerated() {
      let origin = RecordRow.Origin(entry: entry, item: index + 1)
      switch change {
      case .title:
        titleRow = RecordRow(kind: "title", id: "", position: 0, slug: nil, origin: origin)
      case .put(let record):
        let reference = record.reference
        if seen.insert(reference).inserted { touched.append(reference) }
        unfile(reference)
        let position = rows[reference]?.position ?? nextPosition[reference.kind] ?? 0
        nextPosition[reference.kind] = max(nextPosition[reference.kind] ?? 0, position + 1)
        rows[reference] = RecordRow(
          kind: reference.kind.rawValue, id: reference.id, position: position, slug: record.slug?.rawValue,
          origin: origin)
        if reference.kind == .text { places[Identifier(reference.id)] = nil }
      case .remove(let reference):
        guard rows[reference] != nil else { continue }
        if seen.insert(reference).inserted { touched.append(reference) }
        unfile(reference)
        rows[reference]?.origin = nil
        rows[reference]?.slug = nil
        if reference.kind == .text { places[Identifier(reference.id)] = nil }
      }
      inquiry.apply(change)
    }
    return touched
  }

  private mutating func unfile(_ reference: RecordReference) {
    guard let record = inquiry[reference] else { return }
    if let slug = record.slug, slugs[SlugKey(kind: reference.kind, slug: slug)] == reference.id {
      slugs[SlugKey(kind: reference.kind, slug: slug)] = nil
    }
    guard case .statement(let statement) = record else { return }
    for claim in statement.claims where claims[claim.id] == statement.id { claims[claim.id] = nil }
  }

  @discardableResult
  private mutating func file(_ record: AnyRecord) -> [Refusal] {
    let reference = record.reference
    var refusals: [Refusal] = []
    func refuse(_ reason: Refusal.Reason) {
      refusals.append(Refusal(reference, name: record.name, reason))
    }
    if let slug = record.slug {
      let key = SlugKey(kind: reference.kind, slug: slug)
      if let other = slugs[key], other != reference.id { refuse(.slugTaken(slug)) }
      slugs[key] = reference.id
    }
    guard case .statement(let statement) = record else { return refusals }
    var own: Set<Claim.ID> = []
    for claim in statement.claims {
      if !own.insert(claim.id).inserted {
        refuse(.claimTwice(claim.id.rawValue))
      } else if let other = claims[claim.id], other != statement.id {
        refuse(.claimTaken(claim.id.rawValue))
      }
      claims[claim.id] = statement.id
    }
    return refusals
  }

  // MARK: Checks

  private mutating func check(_ touched: [RecordReference]) -> [Refusal] {
    var refusals: [Refusal] = []
    var removed: Set<RecordReference> = []
    var mayOrphanClaims = false
    for reference in touched {
      if reference.kind == .statement { mayOrphanClaims = true }
      guard let record = inquiry[reference] else {
        removed.insert(reference)
        continue
      }
      for reason in flaws(of: record) { refusals.append(Refusal(reference, name: record.name, reason)) }
    }
    if !removed.isEmpty { refusals += users(of: removed) }
    if mayOrphanClaims { refusals += lostClaims(besides: Set(touched)) }
    return refusals
  }

  private mutating func flaws(of record: AnyRecord) -> [Refusal.Reason] {
    var reasons: [Refusal.Reason] = []
    let id = record.reference.id
    let isFit = !id.isEmpty && id.utf8.count <= 1000 && id.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    if !isFit || rows[record.reference].map({ Array($0.id.utf8) != Array(id.utf8) }) ?? false {
      reasons.append(.unfitIdentifier)
    }
    for other in Set(record.references) where inquiry[other] == nil { reasons.append(.missing(other)) }
    reasons.sort { "\($0)" < "\($1)" }
    for claim in record.claimReferences where claims[claim] == nil {
      reasons.append(.missingClaim(claim.rawValue))
    }
    if case .text(let text) = record { reasons += flaws(of: text) }
    if case .statement(let statement) = record, let source = statement.source,
      record.passages.contains(where: { $0.source != source })
    {
      reasons.append(.otherSource)
    }
    if case .proposal(let proposal) = record,
      proposal.passages.contains(where: { $0.source != proposal.source })
    {
      reasons.append(.otherSource)
    }
    for passage in record.passages { reasons += flaws(of: passage) }
    return reasons
  }

  private func flaws(of text: SourceText) -> [Refusal.Reason] {
    guard originals.contains(text.original.checksum) else {
      return [.noOriginal(checksum: text.original.checksum)]
    }
    let count = text.text.unicodeScalars.count
    let structure = text.structure
    let ranges =
      structure.pages.map(\.range) + structure.blocks.map(\.range) + structure.spans.map(\.range)
      + structure.notes.compactMap(\.body)
    let isInside =
      ranges.allSatisfy { $0.lowerBound.rawValue >= 0 && $0.upperBound.rawValue <= count }
      && structure.notes.compactMap(\.call).allSatisfy { (0...count).contains($0.rawValue) }
      && text.map.runs.allSatisfy {
        $0.text >= 0 && $0.scalarCount >= 0 && $0.text <= count - $0.scalarCount && $0.utf8Offset >= 0
          && $0.byteCount >= 0
          && $0.utf8Offset <= (text.original.textByteCount ?? text.original.byteCount) - $0.byteCount
      }
    return isInside ? [] : [.outsideText]
  }

  private mutating func flaws(of passage: Passage) -> [Refusal.Reason] {
    switch passage.place {
    case .text(let id, let range), .orphan(let id, let range):
      guard let text = inquiry.texts[id] else { return [] }
      guard text.source == passage.source else { return [.otherSource] }
      if places[id] == nil { places[id] = TextPlaces(text.text) }
      return places[id].map { ArchiveState.flaws(of: passage, at: range, in: $0) } ?? []
    case .excerpt(let id, let range):
      guard let excerpt = inquiry.excerpts[id] else { return [] }
      guard excerpt.source == passage.source else { return [.otherSource] }
      return ArchiveState.flaws(of: passage, at: range, in: TextPlaces(excerpt.text))
    }
  }

  private static func flaws(
    of passage: Passage, at range: Range<ScalarOffset>, in text: TextPlaces
  ) -> [Refusal.Reason] {
    guard let words = text.words(at: range) else { return [.outsideText] }
    func mismatch(_ expected: String, _ found: ArraySlice<UInt8>) -> [Refusal.Reason] {
      expected.utf8.elementsEqual(found)
        ? [] : [.wordsNotThere(quotation: expected, found: String(decoding: found, as: UTF8.self))]
    }
    let flaws = mismatch(passage.quotation, words)
    guard flaws.isEmpty else { return flaws }
    let start = range.lowerBound.rawValue
    let end = range.upperBound.rawValue
    let before = ScalarOffset(max(0, start - passage.prefix.unicodeScalars.count))..<range.lowerBound
    let after =
      range.upperBound..<ScalarOffset(min(text.scalarCount, end + passage.suffix.unicodeScalars.count))
    return (text.words(at: before).map { mismatch(passage.prefix, $0) } ?? [])
      + (text.words(at: after).map { mismatch(passage.suffix, $0) } ?? [])
  }

  private func users(of removed: Set<RecordReference>) -> [Refusal] {
    var refusals: [Refusal] = []
    for record in inquiry.allRecords where record.references.contains(where: removed.contains) {
      for reference in Set(record.references).intersection(removed).sorted(by: { $0.id < $1.id }) {
        refusals.append(
          Refusal(reference, name: "\(reference.kind.rawValue) “\(reference.id)”", .inUse(by: record.name)))
      }
    }
    return refusals
  }

  /// The hypotheses and rulings that rest on a claim which is no longer there, but for those that were looked at.
  private func lostClaims(besides touched: Set<RecordReference>) -> [Refusal] {
    let users = inquiry.hypotheses.map(AnyRecord.hypothesis) + inquiry.rulings.map(AnyRecord.ruling)
    return users.filter { !touched.contains($0.reference) }.flatMap { user in
      user.claimReferences.filter { claims[$0] == nil }.map {
        Refusal(user.reference, name: user.name, .claimLost($0.rawValue))
      }
    }
  }

  // MARK: Derived rows

  private func update(for touched: [RecordReference], title: Bool) -> ProjectionUpdate {
    var update = ProjectionUpdate()
    if title, let titleRow { update.records.append(titleRow) }
    for reference in touched {
      guard let row = rows[reference] else { continue }
      update.records.append(row)
      guard let ids = row.searchRowIDs else { continue }
      update.staleSearchRows.append(ids)
      if let record = inquiry[reference] { update.search += record.searchRows(from: ids.lowerBound) }
    }
    return update
  }

  /// All derived rows, as they should be.
  package var projections: ProjectionUpdate {
    let sorted = rows.values.sorted { ($0.kind, $0.position) < ($1.kind, $1.position) }
    var update = ProjectionUpdate()
    if let titleRow { update.records.append(titleRow) }
    for row in sorted {
      update.records.append(row)
      guard let kind = RecordReference.Kind(rawValue: row.kind), let ids = row.searchRowIDs,
        let record = inquiry[RecordReference(kind, id: row.id)]
      else { continue }
      update.search += record.searchRows(from: ids.lowerBound)
    }
    return update
  }
}
