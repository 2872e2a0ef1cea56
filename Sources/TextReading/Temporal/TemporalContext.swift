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
  /// The day from which the last "next day" was counted.
  var dayBeforeNext: DayNumber?
  /// The last decade or century, or the year it holds.
  var broad: AnchoredTime?
  /// The year most of the text tells of, if it is the chronicle of one year.
  var mainYear: Int?
  /// When the person last said to be born was born.
  var birth: AnchoredTime?
  /// Whether the clause speaks of what is to come.
  var looksForward = false
  /// A date that follows at once and shows the year: "March and April 1918".
  var following: AnchoredTime?
  /// The last year that was written rather than found.
  var writtenYear: Int?
  /// Whether the clause looks back: "had left in March".
  var looksBack = false
  /// Where ``birth`` stands.
  var birthPlace = 0
  /// Where ``story``, ``storyDay`` and ``dateline`` stand.
  var storyPlace = 0
  var storyDayPlace = 0
  var datelinePlace = 0
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
    if let storyDay { return storyDay }
    guard story == nil || manner == .contemporary else { return nil }
    return dateline ?? (manner == .contemporary ? created : nil)
  }

  /// How many scalars after a day "the next day" or "on Monday" still counts from it.
  static let dayReach = 4000
  /// How many scalars after a date a month or season still takes its year from it.
  static let storyReach = 20_000
  /// How many scalars after a birth an age is taken as the same person's.
  static let birthReach = 600
  /// How many scalars after its dateline a letter may run.
  static let letterReach = 12_000
  /// A bare year further than this from the story is background to it.
  static let background = 60

  /// Takes note of a date.
  ///
  /// - Parameters:
  ///   - time: The date.
  ///   - place: Where it stands, in scalars.
  ///   - isWritten: Whether its year was written there.
  mutating func note(_ time: AnchoredTime, at place: Int, isWritten: Bool) {
    broad = time.bare
    guard time.extent <= .year else { return }
    if time.extent == .year, let story, story.extent < .year, abs(time.year - story.year) > Self.background {
      return
    }
    if isWritten { writtenYear = time.year }
    story = time.bare
    storyPlace = place
    if time.extent == .day {
      storyDay = time.firstDay
      storyDayPlace = place
    }
  }

  /// Forgets what lies too far behind a place.
  mutating func moveOn(to place: Int) {
    if storyDay != nil, place - storyDayPlace > Self.dayReach { storyDay = nil }
    if story != nil, place - storyPlace > Self.storyReach { story = nil }
    if birth != nil, place - birthPlace > Self.birthReach { birth = nil }
    if dateline != nil, place - datelinePlace > Self.letterReach { dateline = nil }
  }
}
