import TextReading
package import Testimony

/// Proposes the chain of voices of a passage from the words of its paragraph: “Serge writes that Kalinin said …”, or
/// the speaker a quotation is ascribed to.
package struct VoiceSuggestion: Sendable {
  /// The chain, from the text outwards; the text's own voice alone where the words name no other.
  package let voices: [VoiceDraft]

  /// Reads the paragraph a passage stands in.
  ///
  /// - Parameters:
  ///   - range: The passage, in scalars of the text.
  ///   - text: The text.
  ///   - source: The source it is of.
  ///   - inquiry: The inquiry, whose people are looked up.
  ///   - names: Its names.
  package init(
    for range: Range<Int>, in text: SourceText, of source: Source, _ inquiry: Inquiry, names: NameBook
  ) {
    let block = text.structure.blocks.first {
      $0.range.lowerBound.rawValue <= range.lowerBound && range.lowerBound < $0.range.upperBound.rawValue
    }
    let place = block.map { $0.range.lowerBound.rawValue..<$0.range.upperBound.rawValue } ?? range
    let cutter = PassageCutter(text)
    let paragraph = cutter.words(place)
    let language = String((block?.language ?? source.languages.first ?? "en").prefix(2))
    let own = (range.lowerBound - place.lowerBound)..<(range.upperBound - place.lowerBound)
    self.init(
      for: own, inParagraph: paragraph, language: language, author: source.authors.first, names: names)
  }

  /// Reads a paragraph by itself.
  package init(
    for range: Range<Int>, inParagraph paragraph: String, language: String, author: Referent?, names: NameBook
  ) {
    let scalars = Array(paragraph.unicodeScalars)
    func words(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
      return String(view)
    }
    func draft(_ name: String, _ kind: ReportedSpeech.Voice.Kind) -> VoiceDraft {
      switch kind {
      case .named: VoiceDraft(.named, name: Self.known(name, names))
      case .pronoun: VoiceDraft(.named)
      case .described: VoiceDraft(.described, name: name)
      case .collective: VoiceDraft(.some, name: name)
      case .rumour: VoiceDraft(.rumour, name: name)
      }
    }
    var chain = [VoiceDraft(.text)]
    let reports = ReportedSpeechReader().reports(in: paragraph, language: language)
    let report = reports.filter { report in
      let from = min(report.content.lowerBound, report.voices.first?.words.lowerBound ?? .max)
      return report.standing == .said && from < range.upperBound
        && range.lowerBound < report.content.upperBound
    }.max { overlap($0.content, range) < overlap($1.content, range) }
    if let report {
      for voice in report.voices {
        var draft = draft(voice.name, voice.kind)
        let lower = min(voice.words.lowerBound, voice.verb.lowerBound)
        let upper = max(voice.words.upperBound, voice.verb.upperBound)
        draft.words = words(lower..<upper)
        draft.rendering = .paraphrased
        chain.append(draft)
      }
    } else if let quotation = QuotationReader().quotations(in: paragraph, language: language).first(where: {
      $0.kind == .speech && overlap($0.range, range) * 2 > range.count && $0.speaker != nil
    }), let speaker = quotation.speaker {
      var draft = VoiceDraft(.named, name: Self.known(speaker.name, names))
      if speaker.rule == .tagDescribes { draft = VoiceDraft(.described, name: speaker.name) }
      draft.words = words(speaker.words)
      draft.rendering = .verbatim
      chain.append(draft)
    }
    voices = chain
  }

  /// The name by which the inquiry knows somebody, or the words of the text.
  private static func known(_ name: String, _ names: NameBook) -> String {
    guard case .one(let referent) = names.find(name, [.person, .group]) else { return name }
    return names.name(of: referent, [.person, .group])
  }
}

private func overlap(_ left: Range<Int>, _ right: Range<Int>) -> Int { left.clamped(to: right).count }
