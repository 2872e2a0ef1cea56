package import Diagnostics

/// Why an act of editing was not carried out.
package struct EditingError: ExplainedError, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// No record of the kind answers to the name.
    case unknown(kind: String, name: String, suggestion: String?)
    /// No format is called so.
    case unknownFormat(String, known: [String])
    /// The file is in none of the known formats.
    case unrecognised(path: String)
    /// The file has errors; each message as it is printed.
    case unreadable(path: String, messages: [String])
    /// The words cannot be what they are meant to be.
    case unfit(what: String, words: String, remedy: String)
    /// The record is no proposal, or has been decided so already.
    case undecidable(String)
    /// The bytes of a text are not in the archive.
    case missingOriginal(String)
    /// A path of an export leads out of its folder.
    case unsafePath(String)
    /// The source has no digital text.
    case noText(source: String)
    /// A revision reads just as the one before.
    case sameText(source: String)
    /// A name in a proposal is borne by several records.
    case ambiguousName(String, bearers: [String])
    /// Whom words stand for has not been said.
    case unmeantWords(String)
    /// What a proposal names cannot stand where it stands.
    case misplacedName(String, wanted: String)
    /// Two records that are of different kinds, or the same one, or cannot be identified.
    case cannotBeOne
    /// A decision without a reason.
    case needsReason
    /// A record without a name.
    case needsName
    /// No statement would go with the second record, or none would stay with the first.
    case nothingToPart
  }

  /// What was wrong.
  package let reason: Reason

  /// Creates an error.
  package init(_ reason: Reason) { self.reason = reason }

  /// What happened and what to do about it.
  package var explanation: Explanation {
    switch reason {
    case .unknown(let kind, let name, let suggestion):
      Explanation(
        "there is no \(kind) “\(name)”",
        remedy: suggestion.map { "did you mean “\($0)”?" } ?? Self.finding(kind))
    case .unknownFormat(let name, let known):
      Explanation("there is no format “\(name)”", remedy: "choose one of: \(known.joined(separator: ", "))")
    case .unrecognised(let path):
      Explanation("\(path) is in no format this program knows", remedy: "name the format with --format")
    case .unreadable(let path, let messages):
      Explanation(
        "\(path) has \(messages.count == 1 ? "an error" : "\(messages.count) errors"); nothing was imported",
        remedy: "correct the file and import it again")
    case .unfit(let what, let words, let remedy):
      Explanation("“\(words)” is no \(what)", remedy: remedy)
    case .undecidable(let name):
      Explanation("\(name) is no proposal that waits for a decision", remedy: "change the record instead")
    case .missingOriginal(let name):
      Explanation(
        "the original bytes of \(name) are missing", remedy: "run “temoin verify”, and restore a backup")
    case .unsafePath(let path):
      Explanation("the path “\(path)” leads out of its folder", remedy: "write a path below the folder")
    case .noText(let source):
      Explanation(
        "“\(source)” has no digital text", remedy: "give it one with “temoin revise”, or type excerpts of it")
    case .sameText(let source):
      Explanation(
        "the file reads just as the text “\(source)” has",
        remedy: "give the corrected file, or leave it as it is")
    case .ambiguousName(let name, let bearers):
      Explanation(
        "several are called “\(name)”: \(bearers.joined(separator: ", "))",
        remedy: "say which of them is meant, as in “\(name)=\(bearers.first ?? "NAME")”")
    case .unmeantWords(let words):
      Explanation(
        "whom “\(words)” stands for is yours to say",
        remedy: "accept it with --is \"\(words)=NAME\", or reject it")
    case .misplacedName(let name, let wanted):
      Explanation("“\(name)” is no \(wanted)", remedy: "correct the proposal before accepting it")
    case .cannotBeOne:
      Explanation(
        "these two cannot be one", remedy: "choose two different people, groups, places, works or events")
    case .needsReason:
      Explanation("the reason is missing", remedy: "say in a sentence why")
    case .needsName:
      Explanation("the name is missing", remedy: "write what it is to be called")
    case .nothingToPart:
      Explanation(
        "nothing would be parted", remedy: "choose some of the statements, and leave at least one")
    }
  }

  /// The command that lists or finds records of a kind.
  private static func finding(_ kind: String) -> String {
    switch kind {
    case "proposal": "“temoin proposals” lists those that wait, with --decided the others"
    case "passage that waits": "“temoin passages” lists the passages that wait"
    case "event": "“temoin chronology” lists the events"
    case "note": "“temoin note” without words lists the notes"
    case "hypothesis": "“temoin compare” names the hypotheses"
    case "ruling": "“temoin check” names the rulings"
    case "source", "person", "group", "place", "work", "statement", "identity":
      "“temoin search WORD --kind \(kind)” finds it by a word in it"
    default: "“temoin search” finds names"
    }
  }
}
