import Editing
import Presentation
import Testimony

/// Writes the places of passages as addresses and forms carry them: `120-180` in the text, `letter-1:5-40` in an
/// excerpt, `kept-0` where it stood in the statement that is edited.
enum PlaceToken {
  static func read(_ token: String, excerpt: (String) -> Excerpt.ID?) -> StatementDraft.PassageDraft? {
    if token.hasPrefix("kept-") { return Int(token.dropFirst(5)).map { .kept($0) } }
    let halves = token.split(separator: ":", maxSplits: 1)
    guard let last = halves.last else { return nil }
    let ends = last.split(separator: "-")
    guard ends.count == 2, let lower = Int(ends[0]), let upper = Int(ends[1]), lower >= 0, lower < upper
    else { return nil }
    if halves.count == 1 { return .text(lower..<upper) }
    return excerpt(String(halves[0])).map { .excerpt($0, lower..<upper) }
  }

  static func write(_ place: StatementDraft.PassageDraft, _ inquiry: Inquiry) -> String {
    switch place {
    case .text(let range): "\(range.lowerBound)-\(range.upperBound)"
    case .excerpt(let id, let range):
      "\(inquiry.excerpts[id]?.slug.rawValue ?? id.rawValue):\(range.lowerBound)-\(range.upperBound)"
    case .kept(let number): "kept-\(number)"
    }
  }
}

extension Inquiry {
  /// The excerpt of a source with this readable name.
  func excerpt(named slug: String, of source: Source.ID) -> Excerpt? {
    excerpts.first { $0.slug.rawValue == slug && $0.source == source }
  }
}
