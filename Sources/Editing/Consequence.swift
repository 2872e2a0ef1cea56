package import SourceCriticism
package import Testimony

/// What changes would do to the chronology, worked out before they are made.
package struct Consequence: Sendable {
  /// The events the changes make, in order.
  package let newEvents: [Event]
  /// The people, groups, places and works they make.
  package let newNames: [AnyRecord]
  /// What moves, arises and goes.
  package let comparison: Comparison
  /// The state after the changes.
  package let after: Assessment

  /// Works out what changes would do.
  package init(of changes: [Change], to before: Assessment) {
    var inquiry = before.inquiry
    for change in changes { inquiry.apply(change) }
    after = Assessment(of: inquiry, knowing: before)
    comparison = before.compared(with: after, proofLimit: 0)
    var events: [Event] = []
    var names: [AnyRecord] = []
    for case .put(let record) in changes {
      switch record {
      case .event(let event) where before.inquiry.events[event.id] == nil: events.append(event)
      case .person, .group, .place, .work:
        if before.inquiry[record.reference] == nil { names.append(record) }
      default: continue
      }
    }
    newEvents = events
    newNames = names
  }

  /// Whether the chronology stays as it is.
  package var isNone: Bool { newEvents.isEmpty && comparison.isEmpty }
}
