package import Presentation
package import Testimony

/// What follows from the testimony for the events of an inquiry, as pages ask for it.
package struct Dating: Sendable {
  /// Passages that cannot stand together, and the events they concern.
  package struct Contradiction: Sendable, Identifiable {
    /// Names it in an address; it depends on its members only.
    package let id: String
    /// The events no day fits.
    package let events: [Event.ID]
    /// The smallest set that cannot hold, in the order of the proof.
    package let steps: [ProofView.Step]
    /// What each way out gives up, and what follows.
    package let waysOut: [WayOut]
    /// Whether a ruling decides it, with its words.
    package let ruling: String?

    /// Creates a contradiction.
    package init(
      id: String, events: [Event.ID], steps: [ProofView.Step], waysOut: [WayOut], ruling: String? = nil
    ) {
      self.id = id
      self.events = events
      self.steps = steps
      self.waysOut = waysOut
      self.ruling = ruling
    }
  }

  /// One way out of a contradiction.
  package struct WayOut: Sendable {
    /// What is given up, as an address names it.
    package let doubts: [String]
    /// What is given up, in words.
    package let words: String
    /// The windows it leaves, in words, by event.
    package let windows: [(event: String, words: String)]
    /// Creates a way out.
    package init(doubts: [String], words: String, windows: [(event: String, words: String)]) {
      self.doubts = doubts
      self.words = words
      self.windows = windows
    }
  }

  /// How an event lies in time.
  package let figure: @Sendable (Event.ID) -> TimeFigure
  /// Where its date stands.
  package let standing: @Sendable (Event.ID) -> ChartEvent.Standing
  /// The proof of its date, in a language, with some things set aside; each step's switch leads to the address given.
  package let proof:
    @Sendable (
      Event.ID, _ without: [String], InterfaceLanguage, _ toggle: @Sendable (_ doubt: String) -> Address
    ) -> ProofView
  /// The contradictions, in a language.
  package let contradictions: @Sendable (InterfaceLanguage) -> [Contradiction]

  /// Creates a dating.
  package init(
    figure: @escaping @Sendable (Event.ID) -> TimeFigure,
    standing: @escaping @Sendable (Event.ID) -> ChartEvent.Standing,
    proof:
      @escaping @Sendable (
        Event.ID, [String], InterfaceLanguage, _ toggle: @Sendable (String) -> Address
      ) -> ProofView,
    contradictions: @escaping @Sendable (InterfaceLanguage) -> [Contradiction]
  ) {
    self.figure = figure
    self.standing = standing
    self.proof = proof
    self.contradictions = contradictions
  }
}
