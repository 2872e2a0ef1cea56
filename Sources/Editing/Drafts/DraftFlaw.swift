package import Diagnostics

/// Why a field of a draft cannot be taken as it was typed.
package struct DraftFlaw: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// Something has to be there.
    case missing
    /// No record of the kind is called so, and none can be made here.
    case unknown(String, nearest: String?)
    /// Several records are called so; their short names.
    case several(String, [String])
    /// The words are not in the passage.
    case notInPassage(String)
    /// The words are not in the text; the nearest that are.
    case notInText(nearest: String?)
    /// The words stand in the text several times.
    case severalTimes(Int)
    /// A date or time is not understood.
    case time(TimeFlaw)
    /// A number should stand here.
    case noNumber(String)
    /// The chronicle's notation is not understood.
    case notation(Explanation)
    /// What the editor infers, or attributes, needs a reason.
    case needsReason
    /// The line says nothing that can be registered.
    case emptyLine
  }

  /// The name of the field.
  package let field: String
  /// What was wrong.
  package let reason: Reason

  /// Notes a flaw.
  package init(_ field: String, _ reason: Reason) {
    self.field = field
    self.reason = reason
  }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .missing: Explanation("nothing stands here", remedy: "fill this in")
    case .unknown(let name, let nearest):
      Explanation("nothing is called “\(name)”", remedy: nearest.map { "did you mean “\($0)”?" })
    case .several(let name, let slugs):
      Explanation("“\(name)” may be several", remedy: "write \(slugs.joined(separator: " or "))")
    case .notInPassage(let words):
      Explanation(
        "“\(words)” is not in the passage", remedy: "quote the words that name the voice, or give a reason")
    case .notInText(let nearest):
      Explanation(
        "these words are not in the text",
        remedy: nearest.map { "the nearest are “\($0)”" } ?? "quote them exactly")
    case .severalTimes(let count):
      Explanation("these words stand in the text \(count) times", remedy: "quote more of them")
    case .time(let flaw): flaw.explanation
    case .noNumber(let words): Explanation("“\(words)” is no number", remedy: "write one in digits")
    case .notation(let explanation): explanation
    case .needsReason: Explanation("a reason is wanted here", remedy: "say why")
    case .emptyLine: Explanation("the line names no event", remedy: "begin with what happened")
    }
  }
}

/// A draft that was not taken, with the flaw of each field.
package struct DraftRefusal: ExplainedError, Hashable {
  /// The flaws, in the order of the fields.
  package let flaws: [DraftFlaw]

  /// Refuses a draft for these flaws.
  package init(flaws: [DraftFlaw]) { self.flaws = flaws }

  /// The first flaw.
  package var explanation: Explanation {
    flaws.first?.explanation ?? Explanation("the draft is empty", remedy: "fill it in")
  }
}
