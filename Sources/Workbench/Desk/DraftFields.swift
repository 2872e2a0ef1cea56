import Editing
import Testimony

/// What the fields of a form and the members of a body have in common: the same words under the same names, and the same
/// meaning of what is left out.
extension VoiceDraft {
  /// Reads a voice.
  ///
  /// - Parameter field: The text of a field; empty for one that is not there.
  init(reading field: (String) -> String) {
    self.init(Kind(rawValue: field("kind")) ?? .text, name: field("name"))
    (group, words, reason) = (field("group"), field("words"), field("reason"))
    manner = Voice.Manner(rawValue: field("manner")) ?? .notSaid
    stance = Voice.Stance(rawValue: field("stance")) ?? .endorses
    rendering = Voice.Rendering(rawValue: field("rendering"))
    telling = field("telling")
  }
}

extension ClaimDraft {
  /// Reads what a claim says and how; which passages it rests on and how certain it is stand under other names.
  ///
  /// - Parameters:
  ///   - field: The text of a field; empty for one that is not there.
  ///   - said: The text of a field of what is claimed.
  init(reading field: (String) -> String, saying said: (ContentDraft.Field) -> String) {
    var content = ContentDraft(ContentDraft.Form(rawValue: field("form")) ?? .event)
    for name in ContentDraft.Field.allCases { content[name] = said(name) }
    self.init(content)
    kind = Claim.Kind(rawValue: field("kind")) ?? .report
    level = Level(rawValue: field("level")) ?? .stated
    reason = field("reason")
    polarity = Claim.Polarity(rawValue: field("polarity")) ?? .affirmed
  }
}
