import Algorithms
import Testimony

/// The pages, paragraphs and notes of a text, found by place and by label without going through them all.
struct TextDivisions {
  /// Stretches of a text that are searched by halving where they stand in order, and one by one otherwise.
  struct Stretches {
    let ranges: [Range<Int>]
    private let isOrdered: Bool

    init(_ ranges: [Range<Int>]) {
      self.ranges = ranges
      isOrdered = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound && !$0.isEmpty }
    }

    /// The first stretch that holds a place.
    func first(containing place: Int) -> Int? {
      guard isOrdered else { return ranges.firstIndex { $0.contains(place) } }
      let index = ranges.partitioningIndex { $0.upperBound > place }
      return index < ranges.count && ranges[index].contains(place) ? index : nil
    }
  }

  private let pages: Stretches
  private let notes: Stretches
  private let noteLabels: [String]
  /// The labels of the pages, in order.
  let pageLabels: [String]
  /// The labels of all notes, in order.
  let allNoteLabels: [String]
  private var pagesByLabel: [String: [Range<Int>]] = [:]
  private var notesByLabel: [String: [Range<Int>]] = [:]
  /// Paragraphs as the notation counts them: all blocks but headings and notes.
  let paragraphs: [Range<Int>]
  let hasBlocks: Bool

  init(_ structure: TextStructure) {
    func range(_ range: Range<ScalarOffset>) -> Range<Int> {
      range.lowerBound.rawValue..<range.upperBound.rawValue
    }
    pages = Stretches(structure.pages.map { range($0.range) })
    pageLabels = structure.pages.map(\.label)
    for page in structure.pages { pagesByLabel[page.label, default: []].append(range(page.range)) }
    let bodies = structure.notes.compactMap { note in note.body.map { (note.label, range($0)) } }
    notes = Stretches(bodies.map(\.1))
    noteLabels = bodies.map(\.0)
    allNoteLabels = structure.notes.map(\.label)
    for (label, body) in bodies { notesByLabel[label, default: []].append(body) }
    paragraphs = structure.blocks.compactMap { block in
      switch block.kind {
      case .heading, .note: nil
      default: range(block.range)
      }
    }
    hasBlocks = !structure.blocks.isEmpty
  }

  /// The locator of a place: its page and its note.
  func locator(at place: Int) -> Locator {
    Locator(
      page: pages.first(containing: place).map { pageLabels[$0] },
      note: notes.first(containing: place).map { noteLabels[$0] })
  }

  /// The stretches of the pages with a label; `nil` where there is none.
  func pages(labelled label: String) -> [Range<Int>]? { pagesByLabel[label] }

  /// The bodies of the notes with a label; `nil` where there is none.
  func notes(labelled label: String) -> [Range<Int>]? {
    notesByLabel[label] ?? (allNoteLabels.contains(label) ? [] : nil)
  }
}
