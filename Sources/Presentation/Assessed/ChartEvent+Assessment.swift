import Calendars
import Chronology
package import SourceCriticism
package import Testimony

extension TimeFigure {
  /// The figure of a dating; open where nothing dates the event, or where no day fits it.
  ///
  /// - Parameters:
  ///   - dating: The dating.
  ///   - stated: The bounds that passages state in so many words.
  package init(_ dating: EventDating, stated: StatedBounds = StatedBounds()) {
    guard dating.basis != .undated, let start = dating.start, let end = dating.end else {
      self.init(on: .open)
      return
    }
    func window(_ days: DayWindow, _ part: TimeConstraint.Part) -> PointWindow {
      PointWindow(
        days.earliest, days.latest,
        earliestBound: days.earliest.map { stated.bound(dating.event, $0, isFirst: true) } ?? .derived,
        latestBound: days.latest.map { stated.bound(dating.event, $0, isFirst: false) } ?? .derived)
    }
    switch dating.extent {
    case .punctual: self.init(on: window(start, .whole))
    case .extended: self.init(start: window(start, .start), end: window(end, .end))
    }
  }
}

/// The days that passages give in so many words as the first or last of an event or of one of its ends.
package struct StatedBounds: Sendable {
  private struct Key: Hashable {
    let event: Event.ID
    let day: DayNumber
    let isFirst: Bool
  }

  private var bounds: [Key: PointWindow.Bound] = [:]

  /// No bounds.
  package init() {}

  /// Collects the bounds of an inquiry's dates.
  ///
  /// - Parameters:
  ///   - assessment: The inquiry with what follows from it.
  ///   - only: The event whose bounds are meant; `nil` for those of all.
  package init(_ assessment: Assessment, of only: Event.ID? = nil) {
    for statement in assessment.inquiry.statements where statement.decision.isAccepted {
      for claim in statement.claims {
        guard case .time(let event, let constraint) = claim.content, only == nil || event == only,
          case .dated(let relation, let date) = constraint.bound,
          assessment.standing(of: claim.id) == .constrains
        else { continue }
        let calendar = assessment.inquiry.calendar(of: date, in: claim, of: statement)
        guard calendar.name == .gregorian, let days = try? DateReading().days(of: date.edtf)
        else { continue }
        let kind: PointWindow.Bound = DateReading.isApproximate(date.edtf) ? .approximate : .stated
        if let first = days.first, relation != .before, relation != .notAfter {
          bounds[Key(event: event, day: first, isFirst: true)] = kind
        }
        if let last = days.last, relation != .after, relation != .notBefore {
          bounds[Key(event: event, day: last, isFirst: false)] = kind
        }
      }
    }
  }

  /// What holds a bound of an event.
  func bound(_ event: Event.ID, _ day: DayNumber, isFirst: Bool) -> PointWindow.Bound {
    bounds[Key(event: event, day: day, isFirst: isFirst)] ?? .derived
  }
}

extension Assessment {
  /// The events as a chronology shows them, in the order of the inquiry.
  ///
  /// An event that no day fits spans what its ways out would leave it.
  package func chartEvents() -> [ChartEvent] {
    let stated = StatedBounds(self)
    let divided = dividedWindows()
    let spans = spansUnderWaysOut()
    let ruledEvents = Set((ruled + acknowledged).flatMap(\.contradiction.events))
    let acknowledgedEvents = Set(acknowledged.flatMap(\.contradiction.events))
    return inquiry.events.map { event in
      let dating = dating(of: event.id)
      let hasNoDay = dating?.hasNoDay ?? false
      var figure: TimeFigure =
        if hasNoDay {
          TimeFigure(on: spans[event.id].map { PointWindow($0.lowerBound, $0.upperBound) } ?? .open)
        } else {
          dating.map { TimeFigure($0, stated: stated) } ?? TimeFigure(on: .open)
        }
      if !hasNoDay, figure.isPunctual { figure.alternatives = divided[event.id] ?? [] }
      let standing: ChartEvent.Standing =
        hasNoDay && !acknowledgedEvents.contains(event.id)
        ? .contradicted : ruledEvents.contains(event.id) ? .ruled : .consistent
      return ChartEvent(
        slug: event.slug.rawValue, title: event.title, group: EventGroups.group(of: event.kind?.rawValue),
        figure: figure, standing: standing)
    }
  }
}
