import Diagnostics
import Testimony

/// Brings the calls of notes and their bodies together.
///
/// In a scan, labels start again on every page: a call goes with the first body of its label that stands
/// after it and is not taken. In Markdown a label names one note, wherever its body stands.
struct NoteMatcher {
  /// A call in the text.
  struct Call {
    var label: String
    /// Where in the original.
    var utf8Range: Range<Int>
    /// Which turn of page it comes after.
    var page: Int
    /// Whether the label is written in Markdown's own notation, and so names one note of the whole text.
    var isGlobal: Bool
  }

  /// The body of a note, not yet placed in the text.
  struct Body<Content> {
    var label: String
    var content: Content
    var utf8Range: Range<Int>
    var page: Int
    var isGlobal: Bool
  }

  /// Pairs calls with bodies.
  ///
  /// - Returns: For each body the index of its first call, and for each call the index of its body.
  static func match<Content>(calls: [Call], bodies: [Body<Content>]) -> (calls: [Int?], bodies: [Int?]) {
    var bodyOfCall = [Int?](repeating: nil, count: calls.count)
    var callOfBody = [Int?](repeating: nil, count: bodies.count)
    var globals: [String: Int] = [:]
    for (index, body) in bodies.enumerated() where body.isGlobal && globals[body.label] == nil {
      globals[body.label] = index
    }
    var queues: [String: [Int]] = [:]
    for (index, body) in bodies.enumerated().reversed() where !body.isGlobal {
      queues[body.label, default: []].append(index)
    }
    for (index, call) in calls.enumerated() {
      if call.isGlobal {
        guard let body = globals[call.label] else { continue }
        bodyOfCall[index] = body
        if callOfBody[body] == nil { callOfBody[body] = index }
      } else {
        while let last = queues[call.label]?.last, bodies[last].page < call.page {
          queues[call.label]?.removeLast()
        }
        guard let body = queues[call.label]?.popLast() else { continue }
        bodyOfCall[index] = body
        callOfBody[body] = index
      }
    }
    return (bodyOfCall, callOfBody)
  }

  /// Whose voice a note is, by the signature it ends with.
  static func voice(ofNote text: String) -> TextStructure.Note.Voice {
    let end = text.lowercased().suffix(40)
    let signatures = [
      "ed.", "(ed.)", "[ed.]", "editor's note", "éd.", "(éd.)", "note de l'éditeur", "n.d.e.", "n.d.l.r.",
      "tr.", "(tr.)", "transl.", "translator's note", "trans.", "n.d.t.", "note du traducteur",
    ]
    let trimmed = end.trimmedOfClosers
    return signatures.contains {
      trimmed.hasSuffix($0.trimmedOfClosers) && isSigned(trimmed, $0.trimmedOfClosers)
    }
      ? .editor : .author
  }

  /// A signature stands apart: after a dash, a bracket, or a sentence's end.
  private static func isSigned(_ text: Substring, _ signature: Substring) -> Bool {
    let before = text.dropLast(signature.count)
    guard let last = before.last(where: { !$0.isWhitespace }) else { return true }
    return "—–-([.!?”»".contains(last)
  }
}

extension StringProtocol {
  fileprivate var trimmedOfClosers: Substring {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace || ".)]".contains(last) { text.removeLast() }
    return text
  }
}

extension TextStructure {
  /// The structure with the labels that readers see in place of the identifiers that links use.
  func withPrintedLabels(_ labels: [String: String]) -> TextStructure {
    var copy = self
    for index in copy.notes.indices where copy.notes[index].label.hasPrefix("#") {
      copy.notes[index].label = labels[String(copy.notes[index].label.dropFirst())] ?? "*"
    }
    return copy
  }
}
