/// A link in the chain of mouths through which a statement reached the page.
public struct Voice: Hashable, Sendable, Codable {
  /// Whose voice it is.
  public enum Holder: Hashable, Sendable, Codable {
    /// The voice of the text itself: its author, whoever that is.
    case text
    /// The editor of the inquiry.
    case editor
    /// A person.
    case person(Person.ID)
    /// A group, speaking as one.
    case group(Group.ID)
    /// Some of a group, in these words: “many of us”.
    case some(of: Group.ID?, words: String)
    /// Rumour, in these words: “it was said”.
    case rumour(words: String)
    /// Somebody without a name, described in these words: “the physician”.
    case described(words: String)
  }

  /// Why the voice stands in the chain.
  public enum Attribution: Hashable, Sendable, Codable {
    /// It is the text's own voice, which needs no words.
    case ownVoice
    /// The passage names it in these words: “Serge writes that”.
    case words(String)
    /// The editor gives it the words, with a reason.
    case editor(reason: String)
  }

  /// How the voice knows what it says.
  public enum Manner: String, Hashable, Sendable, Codable, CaseIterable {
    /// It saw it.
    case saw
    /// It heard it told.
    case heard
    /// It read it.
    case read
    /// It infers it.
    case infers
    /// Nobody says how.
    case notSaid
  }

  /// Whether the voice stands by what it passes on.
  public enum Stance: String, Hashable, Sendable, Codable, CaseIterable {
    /// It holds it true.
    case endorses
    /// It leaves it open.
    case neutral
    /// It holds it false.
    case rejects
  }

  /// How the words of the next voice are given by this one.
  public enum Rendering: String, Hashable, Sendable, Codable, CaseIterable {
    /// Word for word.
    case verbatim
    /// Word for word, in another language.
    case translated
    /// In other words.
    case paraphrased
    /// In the teller's sentence and the other's thought.
    case freeIndirect
    /// Cut down.
    case summarised
  }

  /// Whose voice it is.
  public var holder: Holder
  /// Why it stands in the chain.
  public var attribution: Attribution
  /// How it knows.
  public var manner: Manner
  /// Whether it stands by what is said.
  public var stance: Stance
  /// How its words are given by the voice before it; `nil` where that is not said.
  public var rendering: Rendering?
  /// The event of its telling or writing, in the chronology like any other.
  public var telling: Event.ID?
  /// The calendar of the dates it gives where neither they nor their passage name one; `nil` leaves it to the source.
  public var calendar: CalendarName?

  /// Creates a voice.
  public init(
    _ holder: Holder, attribution: Attribution = .ownVoice, manner: Manner = .notSaid,
    stance: Stance = .endorses, rendering: Rendering? = nil, telling: Event.ID? = nil,
    calendar: CalendarName? = nil
  ) {
    self.holder = holder
    self.attribution = attribution
    self.manner = manner
    self.stance = stance
    self.rendering = rendering
    self.telling = telling
    self.calendar = calendar
  }
}
