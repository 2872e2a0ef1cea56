import Presentation
import SourceCriticism
import Synchronization
import Testimony

/// What follows from a state of an inquiry and is worked out when a page first asks for it, then kept.
///
/// Most pages need none of it, so that the page after an edit does not wait for the chart of all events.
final class LateAnswers: Sendable {
  private let assessment: Assessment
  private let events = Mutex<[ChartEvent]?>(nil)
  private let itineraries = Mutex<[Person.ID: Itinerary?]>([:])
  private let contradictionNames = Mutex<[Contradiction: String]>([:])

  init(_ assessment: Assessment) { self.assessment = assessment }

  /// The events as a chronology shows them, in the order of the inquiry.
  var chartEvents: [ChartEvent] {
    events.withLock { events in
      if let events { return events }
      let made = assessment.chartEvents()
      events = made
      return made
    }
  }

  /// Where somebody was, in order; `nil` for somebody who is not in the inquiry.
  func itinerary(of person: Person.ID) -> Itinerary? {
    if let known = itineraries.withLock({ $0[person] }) { return known }
    // Two who ask at once both work it out, and nobody waits for another's.
    let found = assessment.itinerary(of: person)
    itineraries.withLock { $0[person] = .some(found) }
    return found
  }

  /// The name of a contradiction in an address.
  func name(of contradiction: Contradiction) -> String {
    if let known = contradictionNames.withLock({ $0[contradiction] }) { return known }
    let name = contradiction.address(in: assessment.inquiry)
    contradictionNames.withLock { $0[contradiction] = name }
    return name
  }
}
