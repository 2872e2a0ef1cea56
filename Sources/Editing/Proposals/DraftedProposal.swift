package import Testimony

/// A proposal that has no number yet, and may turn out to be known already.
package struct DraftedProposal: Hashable, Sendable {
  /// The words it rests on, in scalars of the text.
  package var ranges: [Range<Int>]
  /// What is proposed.
  package var content: Proposal.Content
  /// The chain of voices from the text outwards.
  package var voices: [ProposedVoice] = []
  /// What kind of thing is said.
  package var kind = Claim.Kind.report
  /// Whether it is affirmed or denied.
  package var polarity = Claim.Polarity.affirmed
  /// How far the words go.
  package var level = Claim.Level.stated
  /// How sure the witness is.
  package var certainty: Certainty?
  /// Why, in words.
  package var reason: String?
  /// From 0 to 100; it orders the work.
  package var score: Int
  /// Where it came from.
  package var origin: Origin

  /// Creates a draft.
  package init(
    _ ranges: [Range<Int>], _ content: Proposal.Content, reason: String? = nil, score: Int, origin: Origin
  ) {
    self.ranges = ranges
    self.content = content
    self.reason = reason
    self.score = score
    self.origin = origin
  }
}
