import Calendars

/// An event as a chronology shows it.
package struct ChartEvent: Hashable, Sendable {
  /// Where its date stands.
  package enum Standing: Hashable, Sendable {
    /// Every passage fits.
    case consistent
    /// No day fits all the passages.
    case contradicted
    /// A contradiction that the editor has ruled on, or lets stand.
    case ruled
  }

  /// The event's readable name, by which an address chooses it.
  package var slug: String
  /// What the inquiry calls it.
  package var title: String
  /// The group it is listed in, a key of the catalogue's `group`.
  package var group: String
  /// How it lies in time; of a contradicted event, what the passages span.
  package var figure: TimeFigure
  /// Where its date stands.
  package var standing: Standing
  /// Words beside the date, such as the age of a chosen person.
  package var aside: String?
  /// Whether the passages it rests on have all been read by somebody.
  package var isRead: Bool

  /// Creates an event.
  package init(
    slug: String, title: String, group: String, figure: TimeFigure, standing: Standing = .consistent,
    aside: String? = nil, isRead: Bool = true
  ) {
    self.slug = slug
    self.title = title
    self.group = group
    self.figure = figure
    self.standing = standing
    self.aside = aside
    self.isRead = isRead
  }
}
