import Testimony

/// Finds the records of an inquiry by their readable names, earlier ones included, and names them in words.
struct Names: Sendable {
  private let inquiry: Inquiry

  init(_ inquiry: Inquiry) { self.inquiry = inquiry }

  func person(slug: String) -> Person? {
    inquiry.persons.first { $0.slug.rawValue == slug }
      ?? inquiry.persons.first { $0.aliases.contains { $0.rawValue == slug } }
  }
  func place(slug: String) -> Place? {
    inquiry.places.first { $0.slug.rawValue == slug }
      ?? inquiry.places.first { $0.aliases.contains { $0.rawValue == slug } }
  }
  func event(slug: String) -> Event? {
    inquiry.events.first { $0.slug.rawValue == slug }
      ?? inquiry.events.first { $0.aliases.contains { $0.rawValue == slug } }
  }
  func source(slug: String) -> Source? {
    inquiry.sources.first { $0.slug.rawValue == slug }
      ?? inquiry.sources.first { $0.aliases.contains { $0.rawValue == slug } }
  }
  func statement(slug: String) -> Statement? {
    inquiry.statements.first { $0.slug.rawValue == slug }
      ?? inquiry.statements.first { $0.aliases.contains { $0.rawValue == slug } }
  }
}
