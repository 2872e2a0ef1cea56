internal import Calendars
internal import Chronology
internal import Testimony

/// A claim with dates whose style, old or new, hangs on what they stand in.
struct StyledClaim: Sendable {
  var claim: Claim.ID
  /// What it asks under each of ``styles``.
  var readings: [Translation.TimeReading]

  /// The styles a date of unknown style may follow, in the order of the readings.
  static let styles = CalendarChoice.unknownStyle.alternatives
}

extension Translation {
  /// Dates that follow one unknown style share the choice: one alternative for all of them.
  ///
  /// Each is there on its own already, in either style, so a single date needs no more. What asks for a choice
  /// of its own under a style hangs on an auxiliary day that stands for the style.
  mutating func addStyles() {
    let scopes = styledClaims.keys.map { (ground: Ground.style($0), scope: $0) }.sorted {
      $0.ground < $1.ground
    }
    for (ground, scope) in scopes {
      guard let claims = styledClaims[scope], claims.count > 1 else { continue }
      let shared = use(.style(scope))
      let label = link(ground, shared)
      var options = StyledClaim.styles.indices.map { style in
        claims.flatMap { claim in claim.readings[style].all.map { labelled($0, claim.claim, shared) } }
      }
      let nested = claims.filter { claim in claim.readings.contains { !$0.options.isEmpty } }
      if !nested.isEmpty {
        let natural = link(.nature, use(.nature))
        let selector = EventPart(problem.addEvent(.punctual, because: natural))
        let days = StyledClaim.styles.indices.map { DayNumber($0) }
        for (style, day) in days.enumerated() {
          options[style].append((.dated(selector, .within, DaySet(day)), [label]))
        }
        for claim in nested {
          let readings = zip(claim.readings, days).flatMap { reading, day in
            (reading.options.isEmpty ? [[]] : reading.options).map { option in
              [(requirement: Requirement.dated(selector, .within, DaySet(day)), labels: [label])]
                + option.map { labelled($0, claim.claim, shared) }
            }
          }
          self.choices.append(.underStyle)
          problem.requireOne(because: link(.claim(claim.claim), shared), of: readings)
        }
      }
      choices.append(.style(scope, claims.map(\.claim)))
      problem.requireOne(because: label, of: options)
    }
  }

  private mutating func labelled(
    _ asked: Asked, _ claim: Claim.ID, _ shared: Int32
  ) -> (requirement: Requirement, labels: [Link]) {
    (asked.requirement, [link(.claim(claim), shared)] + asked.rules.map { link(.rule($0), shared) })
  }

  /// What the dates of a constraint stand in, where they share an unknown style.
  func styleScope(_ constraint: TimeConstraint, _ claim: Claim, _ statement: Statement) -> CalendarScope? {
    switch constraint.bound {
    case .dated(_, let date):
      let calendar = inquiry.calendar(of: date, in: claim, of: statement)
      return calendar.name == .unknownStyle ? calendar.scope : nil
    case .oneOf(let options):
      // Whatever their own calendar, those without one all stand in the same claim.
      return options.lazy.compactMap { styleScope($0, claim, statement) }.first
    default: return nil
    }
  }
}
