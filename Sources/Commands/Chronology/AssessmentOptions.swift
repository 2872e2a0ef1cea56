import ArgumentParser
import Diagnostics
import Editing
import SourceCriticism
import Testimony

/// An archive, and the hypothesis under which it is looked at.
struct AssessmentOptions: ParsableArguments {
  @OptionGroup var options: ArchiveOptions

  @Option(help: "A hypothesis of the archive, by short name; without it nothing is doubted.")
  var hypothesis: String?

  var json: Bool { options.json }

  /// What the archive's testimony amounts to.
  func assessment() throws -> Assessment {
    let inquiry = try options.with(.reading) { try $0.now().inquiry }
    let chosen = try hypothesis.map { try inquiry.hypothesis(named: $0) }
    let assessment = Assessment(of: inquiry, under: chosen)
    guard assessment.fault == nil else {
      throw Refusal(
        explanation: Explanation(
          "the chronology that was computed does not satisfy what it was computed from",
          remedy:
            "this is an error of Temoin: please report it, with the archive if you can; nothing was changed"))
    }
    return assessment
  }

  /// Reads doubts as they are written on the command line.
  static func doubts(_ words: [String], in inquiry: Inquiry) throws -> [Doubt] {
    try words.map { word in
      do {
        return try inquiry.doubt(word)
      } catch let error as DoubtError {
        let message = error.message
        throw Refusal(explanation: Explanation(message.problem, remedy: message.remedy))
      }
    }
  }

  /// A message of another part, as an error of the command line.
  struct Refusal: ExplainedError {
    let explanation: Explanation
  }
}
