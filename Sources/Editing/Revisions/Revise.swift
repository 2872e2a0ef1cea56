package import Archives
package import Diagnostics
package import SourceTexts
package import Testimony

/// What a new revision of a text did to the passages of its source, each passage counted once.
package struct RevisionReport: Sendable {
  /// The new revision.
  package var text: SourceText
  /// How many passages stand where they stood among their neighbours.
  package var kept = 0
  /// Passages whose words stand elsewhere now, as they were and as they are.
  package var moved: [(from: Passage, to: Passage)] = []
  /// Lost passages whose words stand in the text again.
  package var found: [Passage] = []
  /// Passages whose words changed: they stay in the earlier revision until the editor decides.
  package var changed: [Passage] = []
  /// Passages whose words are gone.
  package var lost: [Passage] = []
  /// Open proposals that were dropped, as their words are gone.
  package var dropped = 0
  /// Excerpts that were typed before, and where their words stand in the text.
  package var excerpts: [CollatedExcerpt] = []
  /// What the reader of the file noticed.
  package var diagnostics: [Diagnostic] = []
  /// The new head.
  package var head: Head
}

extension Desk {
  /// Gives a source a corrected text, or its first one, and carries its passages over.
  ///
  /// Words that stand in the new text are followed there: exactly, or but for blanks, quotation marks, dashes and
  /// hyphens. Words that changed wait in the earlier revision for ``place(_:at:on:)``; words that are gone become
  /// lost, and a look-alike is never taken. Proposals, which are no evidence, follow changed words; open ones whose
  /// words are gone are dropped. Excerpts are collated: passages move from them to the text where it has their words.
  ///
  /// - Parameters:
  ///   - id: The source.
  ///   - file: The bytes and the name of the file.
  ///   - encoding: How its bytes are decoded; `nil` finds out.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: What became of each passage.
  /// - Throws: ``EditingError`` where the text is the same, `SourceTextError` or `ArchiveError`.
  @discardableResult
  package func revise(
    _ id: Source.ID, file: (bytes: [UInt8], name: String), encoding: TextEncoding? = nil, on head: Head? = nil
  ) throws -> RevisionReport {
    let (inquiry, current) = try now()
    guard let source = inquiry.sources[id] else {
      throw EditingError(.unknown(kind: "source", name: id.rawValue, suggestion: nil))
    }
    let earlier = inquiry.currentText(of: id)
    let reading = try surroundings.read(file.bytes, fileName: file.name, encoding: encoding)
    let original = Original(file.bytes)
    let text = SourceText(
      reading, of: id, number: (earlier?.number ?? 0) + 1, original: original, fileName: file.name)
    if let earlier, earlier.text.utf8.elementsEqual(text.text.utf8), earlier.structure == text.structure {
      throw EditingError(.sameText(source: source.slug.rawValue))
    }
    var report = RevisionReport(text: text, diagnostics: reading.diagnostics, head: head ?? current)
    var changes: [Change] = [.put(.text(text))]
    let mover = PassageMover(to: text, in: inquiry)
    var carrying = Carrying(mover: mover)
    for record in inquiry.recordsWithPassages {
      if let change = carrying.change(of: record, &report) { changes.append(change) }
    }
    var collation = Collation(of: inquiry.excerpts.filter { $0.source == id }, in: mover.target)
    changes = collation.apply(to: changes, of: inquiry)
    report.excerpts = collation.excerpts
    report.head = try record(
      changes, originals: [original], because: "revision \(text.number) of “\(source.slug)”", on: report.head)
    return report
  }
}

/// Carries records over to a new revision and counts what becomes of their passages.
private struct Carrying {
  let mover: PassageMover
  private var counted: Set<Passage> = []

  init(mover: PassageMover) { self.mover = mover }

  /// The change that carries a record over; `nil` where it stays as it is.
  mutating func change(of record: AnyRecord, _ report: inout RevisionReport) -> Change? {
    let isProposal = record.reference.kind == .proposal
    var isDropped = false
    var counted = self.counted
    let carried = record.changingPassages { passage in
      guard let fate = mover.fate(of: passage) else { return passage }
      // Proposals are counted apart: they are no evidence.
      let isNew = !isProposal && counted.insert(passage).inserted
      switch fate {
      case .kept(let found):
        if isNew { if passage.isOrphan { report.found.append(found) } else { report.kept += 1 } }
        return found
      case .moved(let found):
        if isNew {
          if passage.isOrphan { report.found.append(found) } else { report.moved.append((passage, found)) }
        }
        return found
      case .changed(let found, _):
        if isProposal { return found }
        if isNew, !passage.isOrphan { report.changed.append(passage) }
        return passage
      case .lost:
        if isProposal, record.decision == .open { isDropped = true }
        if isNew, !passage.isOrphan { report.lost.append(passage) }
        return passage.lost
      }
    }
    self.counted = counted
    if isDropped {
      report.dropped += 1
      return .remove(record.reference)
    }
    return carried == record ? nil : .put(carried)
  }
}

extension Passage {
  /// The passage as lost from the text it stood in.
  var lost: Passage {
    guard case .text(let text, let range) = place else { return self }
    var lost = self
    lost.place = .orphan(text, range)
    return lost
  }
}
