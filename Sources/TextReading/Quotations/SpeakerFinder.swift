/// Ascribes quotations to speakers, each by a rule that is named; without a rule nobody speaks.
struct SpeakerFinder {
  let shape: TextShape
  let finder: SpeechTags

  func ascribe(_ drafts: inout [QuotationDraft]) {
  }
}
