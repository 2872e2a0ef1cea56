import Calendars
import EDTF
package import SourceCriticism
package import Testimony

/// What a reading of a time leaves an event by itself, given what is known of the events it is counted from.
///
/// The reading is solved in an inquiry that holds nothing but the event, those it is counted from, with their
/// windows, and the rules in use; so it takes no longer on a large archive than on a small one.
package struct TimePicture: Sendable {
  /// The small inquiry.
  package let assessment: Assessment
  /// The event the reading is of.
  package let event: Event.ID
  /// The claims that say it, in order.
  package let claims: [Claim]

  /// Solves a reading.
  ///
  /// - Parameters:
  ///   - reading: The reading.
  ///   - whole: What is known of the events it is counted from.
  ///   - title: What the event is called.
  ///   - extent: Whether it is a point or lasts; `nil` takes what the reading suggests.
  ///   - calendar: The calendar of dates that name none.
  ///   - person: Whose age the reading gives.
  package init?(
    _ reading: TimeReading, in whole: Assessment, title: String, extent: Event.Extent? = nil,
    calendar: CalendarName? = nil, person: Person.ID? = nil
  ) {
    var inquiry = Inquiry()
    inquiry.rules = whole.inquiry.rules
    let event = Event.ID("when.event")
    var known: Set<Event.ID> = []
    var windows: [ClaimContent] = []
    func know(_ id: Event.ID) {
      guard known.insert(id).inserted, let original = whole.inquiry.events[id] else { return }
      inquiry.events.put(
        Event(id: id, slug: original.slug, title: original.title, extent: original.extent))
      guard let dating = whole.dating(of: id) else { return }
      windows += Self.bounds(of: id, .start, dating.start) + Self.bounds(of: id, .end, dating.end)
    }
    for constraint in reading.constraints { constraint.anchors.forEach { know($0.event) } }
    var contents: [ClaimContent]
    switch reading.meaning {
    case .constraints(let constraints):
      contents = constraints.map { .time(event: event, $0.inCalendar(calendar)) }
    case .age(let age):
      guard let person, let original = whole.inquiry.persons[person] else { return nil }
      inquiry.persons.put(Person(id: person, slug: original.slug, name: original.name))
      let birth = Event.ID("when.birth")
      inquiry.events.put(
        Event(
          id: birth, slug: Slug(title: "birth", fallback: "birth"), title: original.name, kind: .birth,
          participants: [Participation(.person(person))]))
      if let window = whole.inquiry.events.lazy.first(where: { other in
        other.kind == .birth
          && other.participants.contains { $0.who == .person(person) && $0.role != "mother" }
      }).flatMap({ whole.dating(of: $0.id)?.start }) {
        windows += Self.bounds(of: birth, .whole, window)
      }
      contents = [.age(person: person, event: event, age)]
    }
    inquiry.events.put(
      Event(
        id: event, slug: Slug(title: "event", fallback: "event"), title: title,
        extent: extent ?? (reading.lasts ? .extended : .punctual)))
    claims = contents.enumerated().map { Claim(id: Identifier("when.\($0.offset)"), $0.element) }
    let ground = windows.enumerated().map { Claim(id: Identifier("known.\($0.offset)"), $0.element) }
    inquiry.statements.put(
      Statement(
        id: Identifier("when"), slug: Slug(title: "when", fallback: "when"), source: nil, passages: [],
        claims: claims + ground))
    assessment = Assessment(of: inquiry)
    self.event = event
  }

  /// The bounds of a window, as claims.
  private static func bounds(
    of event: Event.ID, _ part: TimeConstraint.Part, _ window: DayWindow?
  ) -> [ClaimContent] {
    let ends: [(TimeConstraint.DateRelation, DayNumber?)] = [
      (.notBefore, window?.earliest), (.notAfter, window?.latest),
    ]
    return ends.compactMap { relation, day in
      day.map { day in
        let date = DateExpression(EDTFExpression(dateIn: DaySet(day)).description, calendar: .gregorian)
        return .time(event: event, TimeConstraint(part, .dated(relation, date)))
      }
    }
  }

  /// When the event was.
  package var dating: EventDating? { assessment.dating(of: event) }
}

extension TimeConstraint {
  /// The events it is counted from.
  package var anchors: [Anchor] {
    switch bound {
    case .ordered(_, let anchor), .offset(_, let anchor), .same(_, let anchor), .following(_, _, let anchor):
      [anchor]
    case .oneOf(let options): options.flatMap(\.anchors)
    case .dated, .lasting, .recurring: []
    }
  }
}
