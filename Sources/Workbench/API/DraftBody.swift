import Archives
import Editing
import Testimony

/// A statement as a program sends it: the fields of the register form, so that names are looked up, times are read and
/// passages are cut from the text as they are for an editor.
struct DraftBody {
  let body: CanonicalJSON
  let inquiry: Inquiry

  // MARK: What it may be

  /// Where a passage stands.
  static let passage = JSONSchema.object([
    .optional("quotation", .string(), "The words, which must stand in the text once."),
    .optional("start", .integer(0...Int.max), "Or their place, in Unicode scalars of the text or excerpt."),
    .optional("end", .integer(0...Int.max)), .optional("excerpt", .string(), "The excerpt they stand in."),
    .optional(
      "kept", .integer(0...999), "Or the number of a passage of the statement that is changed, from 0."),
  ])

  private static let certainty = JSONSchema.words(Certainty.allCases.map(\.rawValue))

  /// The members of a body that registers a statement.
  static let properties: [JSONSchema.Property] = [
    .optional("passages", .array(passage)),
    .optional(
      "voices",
      .array(
        .object([
          .required("kind", .words(VoiceDraft.Kind.allCases.map(\.rawValue))),
          .optional("name", .string(), "The name, or the words that stand for one."),
          .optional("group", .string(), "The group that “some” are of."),
          .optional("words", .string(), "The words of the passage that name the voice."),
          .optional("reason", .string(), "The editor’s reason, where the passage does not name it."),
          .optional("manner", .words(Voice.Manner.allCases.map(\.rawValue))),
          .optional("stance", .words(Voice.Stance.allCases.map(\.rawValue))),
          .optional("rendering", .words(Voice.Rendering.allCases.map(\.rawValue))),
          .optional("telling", .string(), "The event of its telling."),
        ])), "From the text outwards; left out, the text speaks for itself."),
    .optional(
      "claims",
      .array(
        .object([
          .required("form", .words(ContentDraft.Form.allCases.map(\.rawValue))),
          .required(
            "fields", .object(ContentDraft.Field.allCases.map { .optional($0.rawValue, .string()) }),
            "As they are typed in the form: names, times in EDTF or in words."),
          .optional("name", .string(), "The claim that is changed, by its identifier."),
          .optional("kind", .words(Claim.Kind.allCases.map(\.rawValue))),
          .optional("level", .words(ClaimDraft.Level.allCases.map(\.rawValue))),
          .optional("reason", .string(), "Why the editor infers it."),
          .optional("polarity", .words(Claim.Polarity.allCases.map(\.rawValue))),
          .optional("witnessCertainty", certainty), .optional("editorCertainty", certainty),
          .optional("isAdopted", .bool),
          .optional(
            "passages", .array(.integer(0...999)), "The numbers of the passages it rests on, from 0."),
        ]))),
    .optional("note", .string()),
    .optional("language", .words(["en", "fr"]), "The language of times that is tried first."),
  ]

  // MARK: Reading it

  var language: String { body["language"]?.asText ?? "en" }

  /// The draft; what the body leaves out is as it was.
  ///
  /// - Throws: `DraftRefusal` for words that are not in the text, or not once.
  func draft(from earlier: StatementDraft) throws -> StatementDraft {
    var draft = earlier
    if let passages = body["passages"]?.elements {
      draft.passages = try passages.enumerated().map { number, passage in
        try Self.place(passage, in: draft.source, of: inquiry, field: "passages.\(number + 1)")
      }
    }
    if let voices = body["voices"]?.elements { draft.voices = voices.map(voice) }
    if let claims = body["claims"]?.elements { draft.claims = claims.map(claim) }
    if let note = body["note"]?.asText { draft.note = note }
    return draft
  }

  private func voice(_ value: CanonicalJSON) -> VoiceDraft {
    VoiceDraft(reading: { value[$0]?.asText ?? "" })
  }

  private func claim(_ value: CanonicalJSON) -> ClaimDraft {
    func text(_ name: String) -> String { value[name]?.asText ?? "" }
    var claim = ClaimDraft(reading: text) { value["fields"]?[$0.rawValue]?.asText ?? "" }
    claim.id = value["name"]?.asText.map { Identifier($0) }
    claim.witnessCertainty = Certainty(rawValue: text("witnessCertainty"))
    claim.editorCertainty = Certainty(rawValue: text("editorCertainty"))
    claim.isAdopted = value["isAdopted"]?.asBool ?? false
    claim.passages = (value["passages"]?.elements ?? []).compactMap(\.asInteger)
    return claim
  }

  /// Where a passage stands that is named by its words or its place.
  static func place(
    _ value: CanonicalJSON, in source: Source.ID?, of inquiry: Inquiry, field: String
  ) throws -> StatementDraft.PassageDraft {
    if let kept = value["kept"]?.asInteger { return .kept(kept) }
    let excerpt = try value["excerpt"]?.asText.map { name in
      guard let source, let excerpt = inquiry.excerpt(named: name, of: source) else {
        throw DraftRefusal(flaws: [DraftFlaw(field, .unknown(name, nearest: nil))])
      }
      return excerpt
    }
    func placed(_ range: Range<Int>) -> StatementDraft.PassageDraft {
      excerpt.map { .excerpt($0.id, range) } ?? .text(range)
    }
    if let start = value["start"]?.asInteger, let end = value["end"]?.asInteger {
      guard start < end else { throw DraftRefusal(flaws: [DraftFlaw(field, .notInText(nearest: nil))]) }
      return placed(start..<end)
    }
    guard let quotation = value["quotation"]?.asText, !quotation.trimmed.isEmpty else {
      throw DraftRefusal(flaws: [DraftFlaw(field, .missing)])
    }
    guard let text = excerpt?.text ?? source.flatMap({ inquiry.currentText(of: $0)?.text }) else {
      throw DraftRefusal(flaws: [DraftFlaw(field, .notInText(nearest: nil))])
    }
    switch QuotationFinder(text).find(quotation) {
    case .one(let range): return placed(range)
    case .several(let ranges): throw DraftRefusal(flaws: [DraftFlaw(field, .severalTimes(ranges.count))])
    case .none(let nearest):
      let scalars = Array(text.unicodeScalars)
      throw DraftRefusal(
        flaws: [DraftFlaw(field, .notInText(nearest: nearest.map { String(scalars.words($0).prefix(120)) }))])
    }
  }

  /// The passage such a place is.
  ///
  /// - Throws: `DraftRefusal` for what is in no text.
  static func passage(
    _ value: CanonicalJSON, in source: Source.ID, of inquiry: Inquiry, field: String
  ) throws -> Passage {
    let passage: Passage? =
      switch try place(value, in: source, of: inquiry, field: field) {
      case .text(let range):
        inquiry.currentText(of: source).flatMap { PassageCutter($0).passage(marked: range) }
      case .excerpt(let id, let range): inquiry.excerpts[id]?.passage(marked: range)
      case .kept: nil
      }
    guard let passage else { throw DraftRefusal(flaws: [DraftFlaw(field, .notInText(nearest: nil))]) }
    return passage
  }
}
