public import Testimony

/// Whether a claim constrains the chronology, and why not where it does not.
public enum ClaimStanding: Hashable, Sendable {
  /// It constrains.
  case constrains
  /// Its content says nothing of time, place or life.
  case saysNothingOfTime
  /// Its statement is not accepted.
  case undecided(Decision)
  /// Its kind never moves a date.
  case kind(Claim.Kind)
  /// It denies.
  case denied
  /// A voice of the chain, counted from 0 at the text, does not stand by it.
  case notEndorsed(voice: Int, Voice.Stance)
  /// It cannot be used as it is.
  case unusable(Flaw)
  /// It is not believed under the hypothesis.
  case doubted

  /// Why a claim cannot be used.
  public enum Flaw: Hashable, Sendable {
    /// It names an event that is not there.
    case unknownEvent(Event.ID)
    /// Its date is no date.
    case noDate(String)
    /// Its calendar is not in the catalogue.
    case unknownCalendar(String)
    /// Its words are vague and no rule that is on gives them a number.
    case vague(String)
    /// The scope of first or last names no events.
    case scope(String)
    /// The recurrence is not in the calendar.
    case noSuchRecurrence(String)
    /// It gives no bound.
    case noBound
  }

  /// The standing of a claim before any doubt.
  ///
  /// A voice is *nearest* if another stands behind it; the far end of a chain counts only where it
  /// stands alone.
  static func of(_ claim: Claim, in statement: Statement) -> ClaimStanding {
    if !statement.decision.isAccepted { return .undecided(statement.decision) }
    if !claim.kind.constrains { return .kind(claim.kind) }
    if claim.polarity == .denied { return .denied }
    if !claim.isAdopted {
      let nearest = statement.voices.count > 1 ? statement.voices.count - 1 : statement.voices.count
      for place in 0..<nearest {
        let stance =
          claim.stances.last { $0.voice == place }?.stance ?? statement.voices[place].stance
        if stance != .endorses { return .notEndorsed(voice: place, stance) }
      }
    }
    switch claim.content {
    case .occurrence, .time, .age, .kinship, .state, .identity, .rank: return .constrains
    default: return .saysNothingOfTime
    }
  }
}
