import Editing
import Presentation
import Testimony

/// The fields of the form in which a statement is typed, and the draft they make.
///
/// A field is called by what it belongs to: `voice.1.name`, `claim.2.when`.
struct DraftForm: Sendable {
  var draft: StatementDraft
  /// The line in which everything may be said at once.
  var line = ""
  /// Words that were to be found in the text as another passage.
  var quote = ""
  /// What is wrong, by field.
  var flaws: [DraftFlaw] = []

  init(_ draft: StatementDraft) { self.draft = draft }

  /// What was wrong with a field.
  func flaw(_ field: String) -> DraftFlaw? { flaws.first { $0.field == field } }

  /// Reads a form that was sent.
  init(_ form: FormFields, source: Source, _ inquiry: Inquiry) {
    func raw(_ name: String) -> String { form[name] ?? "" }
    draft = StatementDraft(source: source.id)
    draft.passages = form.values("at").compactMap { token in
      PlaceToken.read(token) { inquiry.excerpt(named: $0, of: source.id)?.id }
    }
    draft.note = raw("note")
    line = raw("line")
    quote = raw("quote")
    for number in 1...Self.most where form.fields.contains(where: { $0.name == "voice.\(number).kind" }) {
      draft.voices.append(VoiceDraft(reading: { raw("voice.\(number).\($0)") }))
    }
    for number in 1...Self.most where form.fields.contains(where: { $0.name == "claim.\(number).form" }) {
      let start = "claim.\(number)."
      func field(_ name: String) -> String { raw(start + name) }
      var claim = ClaimDraft(reading: field) { field($0.rawValue) }
      claim.id = field("id").nonEmpty.map { Identifier($0) }
      claim.witnessCertainty = Certainty(rawValue: field("witness"))
      claim.editorCertainty = Certainty(rawValue: field("certainty"))
      claim.isAdopted = field("adopted") == "yes"
      claim.passages = form.values(start + "passage").compactMap { Int($0) }
      draft.claims.append(claim)
    }
  }

  /// The most voices and claims of one statement that a form has.
  static let most = 24

  // MARK: What its buttons do besides saving

  /// Carries out a button that changes the form and nothing else: `add-voice`, `drop-claim-2`,
  /// `set:claim.1.when=1919~`.
  ///
  /// - Returns: Whether the button is one of these.
  mutating func change(_ act: String) -> Bool {
    switch act {
    case "add-voice":
      if draft.voices.isEmpty { draft.voices.append(VoiceDraft(.text)) }
      if draft.voices.count < Self.most { draft.voices.append(VoiceDraft(.named)) }
    case "add-claim":
      if draft.claims.count < Self.most {
        var claim = ClaimDraft()
        if let last = draft.claims.last { claim.content[.people] = last.content[.people] }
        draft.claims.append(claim)
      }
    case let act where act.hasPrefix("drop-voice-"):
      remove(act, "drop-voice-", from: &draft.voices)
    case let act where act.hasPrefix("drop-claim-"):
      remove(act, "drop-claim-", from: &draft.claims)
    case let act where act.hasPrefix("drop-passage-"):
      remove(act, "drop-passage-", from: &draft.passages)
    case let act where act.hasPrefix("set:"): set(String(act.dropFirst(4)))
    default: return false
    }
    return true
  }

  private func remove<Element>(_ act: String, _ prefix: String, from list: inout [Element]) {
    guard let number = Int(act.dropFirst(prefix.count)), list.indices.contains(number - 1) else { return }
    list.remove(at: number - 1)
  }

  /// Puts a neighbouring reading into its field: `claim.1.when=1919~`, with the calendar behind a bar.
  private mutating func set(_ text: String) {
    guard let equals = text.firstIndex(of: "=") else { return }
    let path = text[..<equals].split(separator: ".")
    let halves = text[text.index(after: equals)...].split(
      separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard path.count == 3, path[0] == "claim", let number = Int(path[1]),
      draft.claims.indices.contains(number - 1), let field = ContentDraft.Field(rawValue: String(path[2]))
    else { return }
    draft.claims[number - 1].content[field] = String(halves.first ?? "")
    if halves.count == 2 { draft.claims[number - 1].content[.calendar] = String(halves[1]) }
  }

  /// Reads the line into the first claim where that is still empty.
  mutating func takeLine(_ inquiry: Inquiry, _ names: NameBook, language: String) {
    guard !line.trimmed.isEmpty else { return }
    guard draft.claims.first.map({ $0.content.form != .event || $0.content[.event].isEmpty }) ?? true else {
      return
    }
    guard let read = OneLine(line, in: inquiry, names: names, language: language) else {
      flaws.append(DraftFlaw("line", .emptyLine))
      return
    }
    var content = read.content
    if let first = draft.claims.first, first.content.form == .event {
      for field in [ContentDraft.Field.people, .place, .when, .calendar] where content[field].isEmpty {
        content[field] = first.content[field]
      }
      draft.claims[0].content = content
    } else {
      draft.claims.insert(ClaimDraft(content), at: 0)
    }
  }
}
