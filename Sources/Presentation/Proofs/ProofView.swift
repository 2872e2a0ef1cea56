import Calendars

/// What the proof of an event's date shows: the passages in order, the step each allows, and what
/// follows when some are set aside.
package struct ProofView: Sendable {
  /// One passage, or one assumption, and the step it allows.
  package struct Step: Sendable {
    /// What a step rests on.
    package enum Ground: Hashable, Sendable {
      /// Words of a source.
      case passage(quotation: String, language: String?)
      /// What the editor knows or infers, in words.
      case editor(String)
      /// A rule, in words.
      case rule(String)
    }

    /// What it rests on.
    package var ground: Ground
    /// The citation: siglum and place.
    package var siglum: String
    /// Where the passage is read.
    package var address: Address?
    /// Who says so and how they know, in words; the level of the claim.
    package var detail: String?
    /// The days it leaves to the event, as far as it bounds them.
    package var window: PointWindow
    /// What it allows, in words.
    package var conclusion: String
    /// Whether it belongs to the smallest set that cannot stand together.
    package var isInConflict: Bool
    /// Whether it is set aside in this view.
    package var isSetAside: Bool
    /// Where the view with it set aside, or put back, is.
    package var toggle: Address?
    /// Whether anybody has read it.
    package var isRead: Bool

    /// Creates a step.
    package init(
      ground: Ground, siglum: String, address: Address? = nil, detail: String? = nil, window: PointWindow,
      conclusion: String, isInConflict: Bool = false, isSetAside: Bool = false, toggle: Address? = nil,
      isRead: Bool = true
    ) {
      self.ground = ground
      self.siglum = siglum
      self.address = address
      self.detail = detail
      self.window = window
      self.conclusion = conclusion
      self.isInConflict = isInConflict
      self.isSetAside = isSetAside
      self.toggle = toggle
      self.isRead = isRead
    }
  }

  /// An event whose days change when the chosen passages are set aside.
  package struct Move: Sendable {
    /// What the inquiry calls it.
    package var title: String
    /// Where it is shown.
    package var address: Address
    /// Its days before, in words.
    package var before: String
    /// Its days now, in words.
    package var after: String
    /// Creates a move.
    package init(title: String, address: Address, before: String, after: String) {
      self.title = title
      self.address = address
      self.before = before
      self.after = after
    }
  }

  /// The event.
  package var title: String
  /// A sentence on where its date stands.
  package var sentence: String
  /// Where its date stands.
  package var standing: ChartEvent.Standing
  /// What the counted passages leave; `nil` while no day fits.
  package var figure: TimeFigure?
  /// The passages.
  package var steps: [Step]
  /// What a conflict says in a sentence, by the numbers of its passages.
  package var conflict: String?
  /// What else moves when passages are set aside.
  package var moves: [Move]
  /// The hidden fields of a judgement on what is set aside here; empty where there is none to record.
  package var judgement: [(name: String, value: String)]
  /// Where a judgement is sent; `nil` where nothing can be recorded.
  package var judgementAddress: Address?
  /// Where all the ways out are shown side by side, and how many there are.
  package var waysOut: (address: Address, count: Int)?
  /// Where the view with nothing set aside is; `nil` where nothing is.
  package var reset: Address?

  /// Creates a proof.
  package init(
    title: String, sentence: String, standing: ChartEvent.Standing = .consistent, figure: TimeFigure?,
    steps: [Step], conflict: String? = nil, moves: [Move] = [],
    judgement: [(name: String, value: String)] = [], judgementAddress: Address? = nil,
    waysOut: (address: Address, count: Int)? = nil, reset: Address? = nil
  ) {
    self.title = title
    self.sentence = sentence
    self.standing = standing
    self.figure = figure
    self.steps = steps
    self.conflict = conflict
    self.moves = moves
    self.judgement = judgement
    self.judgementAddress = judgementAddress
    self.waysOut = waysOut
    self.reset = reset
  }

  /// Whether anything is set aside.
  package var hasSetAside: Bool { steps.contains(where: \.isSetAside) }
}
