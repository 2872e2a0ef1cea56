import Calendars

/// What a text has said about time up to a place in it.
struct TemporalContext {
  /// How expressions without a year find one.
  enum Manner {
    /// Forward from the last date of the story.
    case narrative
    /// Around the day of writing, as in a newspaper.
    case contemporary
  }

  /// How expressions without a year find one.
  var manner = Manner.narrative
  /// The day the text was made.
  var created: DayNumber?
  /// The dateline of the letter the text is in.
  var dateline: DayNumber?
  /// The last date of the story, no coarser than a year.
  var story: AnchoredTime?
  /// The last day of the story.
  var storyDay: DayNumber?
  /// The last decade or century, or the year it holds.
  var broad: AnchoredTime?
  /// When the person last said to be born was born.
  var birth: AnchoredTime?
  /// Whether the clause speaks of what is to come.
  var looksForward = false
  /// A date that follows at once and shows the year: "March and April 1918".
  var following: AnchoredTime?
  /// The day that stands right after a time of the clock.
  var neighbour: DayNumber?

  /// The day of writing, where the text lets one count from it.
  var writing: DayNumber? { dateline ?? (manner == .contemporary ? created : nil) }

  /// The anchor of what is counted within the story.
  var anchor: AnchoredTime? {
    story ?? dateline.map { AnchoredTime($0) }
      ?? (manner == .contemporary ? created.map { AnchoredTime($0) } : nil)
  }

  /// The last day of the story, if nothing coarser has been said since.
  var anchorDay: DayNumber? {
    if let story, story.extent > .day, let storyDay, !(story.firstDay...story.finalDay).contains(storyDay) {
      return nil
    }
    return storyDay ?? dateline ?? (manner == .contemporary ? created : nil)
  }

  /// Takes note of a date.
  mutating func note(_ time: AnchoredTime) {
    broad = time.bare
    guard time.extent <= .year else { return }
    story = time.bare
    if time.extent == .day { storyDay = time.firstDay }
  }
}
