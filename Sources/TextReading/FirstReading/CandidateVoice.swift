import Algorithms

package import Testimony

/// A voice in whose words a candidate stands, beyond the text's own.
package struct CandidateVoice: Hashable, Sendable {
  /// The words that name it, as written, or the name they lead to.
  package var name: String
  /// What kind of speaker the words name.
  package var kind: ReportedSpeech.Voice.Kind
  /// The words that name it, in Unicode scalars; the passage of a statement has to hold them.
  package var words: Range<Int>
  /// How it knows, as far as the words show.
  package var manner: Testimony.Voice.Manner
  /// How its words are given by the voice before it.
  package var rendering: Testimony.Voice.Rendering
  /// The person of the reading it seems to be, by index.
  package var person: Int?
}

/// Tells in whose words something stands.
struct VoiceFinder {
  let quotations: [Quotation]
  let voices: [ReportedSpeech]
  /// The person of the reading whose mention stands at a place.
  let person: (Range<Int>) -> Int?

  /// Returns the chain of voices around some words, from the text outwards.
  ///
  /// Quotations with a speaker come first, the outer before the inner; a report in indirect speech holds what it says
  /// to be reported. The own voice of the text, and a voice said *not* to say it, are no part of the chain.
  func chain(around words: Range<Int>) -> [CandidateVoice] {
    var chain: [(start: Int, voice: CandidateVoice)] = []
    for quotation in around(words) {
      guard quotation.kind == .speech, let speaker = quotation.speaker,
        speaker.name != SpeakerFinder.narrator,
        speaker.isSaid
      else { continue }
      let kind: ReportedSpeech.Voice.Kind =
        speaker.rule == .tagDescribes ? .described : speaker.rule == .tagPronoun ? .pronoun : .named
      chain.append(
        (
          quotation.range.lowerBound,
          CandidateVoice(
            name: speaker.name, kind: kind, words: speaker.words, manner: .notSaid, rendering: .verbatim,
            person: person(speaker.words))
        ))
    }
    for report in reports(around: words) where report.standing == .said {
      for voice in report.voices where !voice.isOwn {
        chain.append(
          (
            report.content.lowerBound,
            CandidateVoice(
              name: voice.name, kind: voice.kind, words: voice.words, manner: voice.manner,
              rendering: voice.rendering, person: person(voice.words))
          ))
      }
    }
    return chain.sorted { $0.start < $1.start }.map(\.voice)
  }

  private func around(_ words: Range<Int>) -> ArraySlice<Quotation> {
    let end = quotations.partitioningIndex { $0.range.lowerBound > words.lowerBound }
    return quotations[max(0, end - 8)..<end].filter { quotation in
      quotation.spans.contains { $0.lowerBound <= words.lowerBound && words.upperBound <= $0.upperBound }
    }[...]
  }

  private func reports(around words: Range<Int>) -> [ReportedSpeech] {
    let end = voices.partitioningIndex { $0.content.lowerBound > words.lowerBound }
    return voices[max(0, end - 4)..<end].filter {
      $0.content.lowerBound <= words.lowerBound && words.upperBound <= $0.content.upperBound
    }
  }
}
