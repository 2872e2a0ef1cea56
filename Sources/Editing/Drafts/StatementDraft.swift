package import Testimony

/// A statement as an editor types it, before its names are looked up and its times are read.
///
/// Everything is kept as it was typed, so that a refusal loses nothing.
package struct StatementDraft: Hashable, Sendable {
  /// Where a passage stands.
  package enum PassageDraft: Hashable, Sendable {
    /// In the current text of the source.
    case text(Range<Int>)
    /// In an excerpt.
    case excerpt(Excerpt.ID, Range<Int>)
    /// Where it stood in the statement that is edited, by its place in its list.
    case kept(Int)
  }

  /// The source; `nil` for what the editor knows.
  package var source: Source.ID?
  /// The passages.
  package var passages: [PassageDraft]
  /// The chain of voices from the text outwards.
  package var voices: [VoiceDraft]
  /// What is said.
  package var claims: [ClaimDraft]
  /// The editor's note.
  package var note: String

  /// Creates a draft.
  package init(
    source: Source.ID?, passages: [PassageDraft] = [], voices: [VoiceDraft] = [], claims: [ClaimDraft] = [],
    note: String = ""
  ) {
    self.source = source
    self.passages = passages
    self.voices = voices
    self.claims = claims
    self.note = note
  }
}

/// A voice of the chain, as typed.
package struct VoiceDraft: Hashable, Sendable {
  /// Whose voice it may be.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The text's own.
    case text
    /// A person or a group, by name.
    case named
    /// Some of a group.
    case some
    /// Rumour.
    case rumour
    /// Somebody without a name, described.
    case described
    /// The editor.
    case editor
  }

  /// Whose voice it is.
  package var kind: Kind
  /// The name, or the words that stand for one.
  package var name = ""
  /// The group that `some` are of.
  package var group = ""
  /// The words of the passage that name the voice.
  package var words = ""
  /// The editor's reason for the voice, where the passage does not name it.
  package var reason = ""
  /// How it knows.
  package var manner = Voice.Manner.notSaid
  /// Whether it stands by what is said.
  package var stance = Voice.Stance.endorses
  /// How its words are given by the voice before it.
  package var rendering: Voice.Rendering?
  /// The event of its telling.
  package var telling = ""

  /// Creates a voice.
  package init(_ kind: Kind, name: String = "") {
    self.kind = kind
    self.name = name
  }

  /// Takes over all of a voice but whose it is.
  mutating func take(
    _ attribution: Voice.Attribution, _ manner: Voice.Manner, _ stance: Voice.Stance,
    _ rendering: Voice.Rendering?
  ) {
    switch attribution {
    case .ownVoice: break
    case .words(let words): self.words = words
    case .editor(let reason): self.reason = reason
    }
    self.manner = manner
    self.stance = stance
    self.rendering = rendering
  }
}

/// A claim, as typed.
package struct ClaimDraft: Hashable, Sendable {
  /// How far the words go.
  package enum Level: String, Hashable, Sendable, CaseIterable {
    /// The words say it.
    case stated
    /// The words imply it.
    case implied
    /// The editor infers it.
    case inferred
  }

  /// The claim that is edited; `nil` for a new one.
  package var id: Claim.ID?
  /// What is said.
  package var content: ContentDraft
  /// What kind of thing is said.
  package var kind = Claim.Kind.report
  /// How far the words go.
  package var level = Level.stated
  /// Why the editor infers it.
  package var reason = ""
  /// Whether it is affirmed or denied.
  package var polarity = Claim.Polarity.affirmed
  /// How sure the witness is.
  package var witnessCertainty: Certainty?
  /// How sure the editor is.
  package var editorCertainty: Certainty?
  /// Whether the editor adopts it though the nearest voices do not endorse it.
  package var isAdopted = false
  /// The passages it rests on, by their places in the statement's list; empty for all of them.
  package var passages: [Int] = []

  /// Creates a claim.
  package init(_ content: ContentDraft = ContentDraft(.event)) { self.content = content }
}

/// What a claim says, as typed: a form with its fields.
package struct ContentDraft: Hashable, Sendable {
  /// The forms in which something can be said.
  package enum Form: String, Hashable, Sendable, CaseIterable {
    /// Something happened: what, who, where, when.
    case event
    /// Somebody was so old.
    case age
    /// Two people were kin.
    case kinship
    /// Somebody belonged, held office, stayed, knew.
    case state
    /// What somebody was like.
    case trait
    /// What was thought of somebody or something.
    case opinion
    /// What somebody or something was called.
    case name
    /// Two are one, or are not.
    case identity
    /// How many.
    case number
    /// It was the first or the last.
    case rank
    /// Who knew what another statement says.
    case knowledge
    /// What it is to another statement.
    case relation
    /// Anything else, in free words.
    case proposition
    /// A line of the chronicle.
    case notation
  }

  /// The fields of the forms.
  package enum Field: String, Hashable, Sendable, CaseIterable {
    case event, eventKind, people, place, when, calendar
    case person, age, tie, other, stateKind, object, words, label, about
    case name, language, nameKind, used, left, right, isSame
    case subject, comparison, value, rank, scope
    case statement, isKnown, since, from, relation, notation
  }

  /// The form.
  package var form: Form
  private var fields: [Field: String] = [:]

  /// Creates a form without anything in it.
  package init(_ form: Form) { self.form = form }

  /// What stands in a field.
  package subscript(field: Field) -> String {
    get { fields[field] ?? "" }
    set { fields[field] = newValue.isEmpty ? nil : newValue }
  }

  /// Whether nothing has been typed.
  package var isEmpty: Bool { fields.isEmpty }
}
