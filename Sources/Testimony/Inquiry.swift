/// A question and everything recorded towards an answer, as one value.
///
/// Records of a kind stand in the order in which they were first recorded.
public struct Inquiry: Hashable, Sendable {
  /// What the inquiry is called.
  public var title: String
  /// Sources.
  public var sources = RecordTable<Source>()
  /// Revisions of their texts.
  public var texts = RecordTable<SourceText>()
  /// Excerpts of sources without a digital text.
  public var excerpts = RecordTable<Excerpt>()
  /// People.
  public var persons = RecordTable<Person>()
  /// Groups.
  public var groups = RecordTable<Group>()
  /// Places.
  public var places = RecordTable<Place>()
  /// Works.
  public var works = RecordTable<Work>()
  /// Events.
  public var events = RecordTable<Event>()
  /// Statements.
  public var statements = RecordTable<Statement>()
  /// Mentions.
  public var mentions = RecordTable<Mention>()
  /// Identities.
  public var identities = RecordTable<Identity>()
  /// Rules that differ from the built-in ones.
  public var rules = RecordTable<Rule>()
  /// Hypotheses.
  public var hypotheses = RecordTable<Hypothesis>()
  /// Rulings.
  public var rulings = RecordTable<Ruling>()
  /// Notes and queries.
  public var notes = RecordTable<EditorNote>()
  /// What readings and models suggest, decided or not.
  public var proposals = RecordTable<Proposal>()

  /// Creates an inquiry without records.
  public init(title: String = "") { self.title = title }
}
