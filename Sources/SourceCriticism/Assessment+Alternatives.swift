public import Calendars
internal import Chronology
internal import TemporalNetworks
public import Testimony

extension Assessment {
  /// The events whose first day can fall in several windows that are apart, each with those windows in order.
  ///
  /// They come from passages with alternatives: “in 1911 or 1913”, old or new style, one season of either year.
  ///
  /// - Returns: Two or more closed windows for each such event; empty where nothing is left to choose, or where the
  ///   readings are too many to look at.
  public func dividedWindows() -> [Event.ID: [ClosedRange<DayNumber>]] {
    guard !network.choices.isEmpty else { return [:] }
    let outcome = network.resolveChoices(
      without: left.union(blamed), budget: SearchBudget(results: 256, steps: 2_000))
    guard outcome.isComplete else { return [:] }
    var result: [Event.ID: [ClosedRange<DayNumber>]] = [:]
    for event in translation.inquiry.events {
      guard let reference = translation.events[event.id], dating(of: event.id)?.hasNoDay == false else {
        continue
      }
      let windows = outcome.windows[translation.problem.start(of: reference).index].compactMap {
        window -> ClosedRange<DayNumber>? in
        guard let first = window.earliest, let last = window.latest, first <= last else { return nil }
        return DayNumber(first)...DayNumber(last)
      }
      guard windows.count > 1, windows.count <= 24 else { continue }
      result[event.id] = windows.sorted { $0.lowerBound < $1.lowerBound }
    }
    return result
  }
}
