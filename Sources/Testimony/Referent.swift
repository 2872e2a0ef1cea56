/// Whom or what words refer to.
public enum Referent: Hashable, Sendable, Codable {
  /// A person.
  case person(Person.ID)
  /// A group of people.
  case group(Group.ID)
  /// A place.
  case place(Place.ID)
  /// A work, whether or not it is a source here.
  case work(Work.ID)
  /// An event.
  case event(Event.ID)
  /// A source.
  case source(Source.ID)
  /// A statement.
  case statement(Statement.ID)
}
