import Diagnostics
import Editing
import Presentation

/// Says what is wrong with a field, in the visitor's language.
struct FlawWords: Sendable {
  let words: Catalogue

  /// What is wrong, and what to do about it.
  func text(_ flaw: DraftFlaw) -> String {
    switch flaw.reason {
    case .missing: words("flaw.missing")
    case .unknown(let name, nil): words("flaw.unknown", ["name": name])
    case .unknown(let name, let nearest?): words("flaw.unknownNearest", ["name": name, "nearest": nearest])
    case .several(let name, let slugs):
      words("flaw.several", ["name": name, "choices": slugs.prefix(5).joined(separator: ", ")])
    case .notInPassage(let words): self.words("flaw.notInPassage", ["words": words])
    case .notInText(nil): words("flaw.notInText")
    case .notInText(let nearest?): words("flaw.notInTextNearest", ["words": nearest])
    case .severalTimes(let count): words("flaw.severalTimes", count: count)
    case .time(let flaw): text(flaw)
    case .noNumber(let typed): words("flaw.noNumber", ["words": typed])
    case .notation(let explanation):
      [explanation.summary, explanation.remedy].compactMap(\.self).joined(separator: "; ")
    case .needsReason: words("flaw.needsReason")
    case .emptyLine: words("flaw.emptyLine")
    }
  }

  /// Why a time is not understood.
  func text(_ flaw: TimeFlaw) -> String {
    switch flaw.reason {
    case .character(let character?):
      words(
        "when.flaw.character",
        ["character": character, "place": words.number(flaw.utf8Range.lowerBound + 1)])
    case .character(nil), .tooShort: words("when.flaw.tooShort")
    case .noSuchDate(let date): words("when.flaw.noSuchDate", ["date": date])
    case .reversed: words("when.flaw.reversed")
    case .notUnderstood(let typed): words("when.flaw.notUnderstood", ["words": typed])
    case .tooLong: words("when.flaw.tooLong")
    case .ambiguous: words("when.flaw.ambiguous")
    case .otherWeekday(let written, let actual):
      words(
        "when.flaw.otherWeekday",
        [
          "written": words.word(written.lowercased(), in: "weekday"),
          "actual": words.word(actual.lowercased(), in: "weekday"),
        ])
    case .unknownEvent(let name):
      words(flaw.choices.isEmpty ? "when.flaw.unknownEvent" : "when.flaw.chooseEvent", ["words": name])
    case .severalEvents(let name): words("when.flaw.chooseEvent", ["words": name])
    case .needsAnchor: words("when.flaw.needsAnchor")
    case .noAge: words("when.flaw.noAge")
    case .ageWithoutPerson: words("when.flaw.ageWithoutPerson")
    case .unknownCalendar(let name): words("when.flaw.unknownCalendar", ["name": name])
    }
  }
}
