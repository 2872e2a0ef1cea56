import Calendars
import Foundation

/// Kin and circle as a dial: clockwise by the year of first attestation, kin inside, circle outside.
package struct CircleDial: Sendable {
  /// Somebody on the dial.
  package struct Tie: Sendable {
    /// The name.
    package let name: String
    /// What the tie is, in a word or two.
    package let detail: String
    /// The first year that is attested; `nil` where none is.
    package let year: Int?
    /// Whether the two are kin.
    package let isKin: Bool
    /// Whether one witness alone tells of the tie.
    package let hasOneWitness: Bool
    /// Where the other is shown.
    package let address: Address

    /// Creates a tie.
    package init(
      name: String, detail: String, year: Int?, isKin: Bool, hasOneWitness: Bool, address: Address
    ) {
      self.name = name
      self.detail = detail
      self.year = year
      self.isKin = isKin
      self.hasOneWitness = hasOneWitness
      self.address = address
    }
  }

  /// How many people a dial takes without names running into each other.
  package static let limit = 16

  private static let centre = (x: 320.0, y: 232.0)
  private static let hub = 47.0
  private static let inner = 118.0
  private static let outer = 182.0

  private let initials: String
  private let ties: [Tie]
  private let first: Int
  private let last: Int

  /// Creates a dial of the first ties of a list, which is in order of their importance.
  package init(initials: String, ties: [Tie], span: TimeSpan) {
    self.initials = initials
    let years = ties.compactMap(\.year)
    let from = min(years.min() ?? .max, Gregorian.date(span.first).astronomicalYear)
    let to = max(years.max() ?? .min, Gregorian.date(span.last).astronomicalYear)
    first = from
    last = max(from + 1, to)
    self.ties = ties.prefix(Self.limit).sorted { left, right in
      (left.year ?? from, left.name) < (right.year ?? from, right.name)
    }
  }

  /// The drawing.
  ///
  /// - Parameter title: What it shows, in a sentence.
  /// - Returns: A group of links; nothing without anybody.
  package func html(title: String) -> HTML {
    guard !ties.isEmpty else { return .empty }
    let angles = spread()
    return Tag.svg(
      .class("dial"), .plain("viewBox", "-30 10 700 444"), .role("group"), .aria("label", title)
    ) {
      Tag.g(.aria("hidden", "true")) {
        for radius in [Self.inner, Self.outer] {
          Tag.circle(
            .class("ring"), .number("cx", Self.centre.x), .number("cy", Self.centre.y), .number("r", radius))
        }
        for (tie, angle) in zip(ties, angles) {
          let (a, b) = (point(angle, Self.hub), point(angle, radius(tie)))
          Tag.line(
            .class(tie.hasOneWitness ? "tie one" : "tie"), .number("x1", a.x), .number("y1", a.y),
            .number("x2", b.x), .number("y2", b.y))
        }
        clock
      }
      for (tie, angle) in zip(ties, angles) { mark(tie, angle) }
    }
  }

  private func radius(_ tie: Tie) -> Double { tie.isKin ? Self.inner : Self.outer }

  private func angle(ofYear year: Double) -> Double {
    (-75 + (year - Double(first)) / Double(last - first) * 330) * .pi / 180
  }

  private func point(_ angle: Double, _ radius: Double) -> PlanePoint {
    PlanePoint(x: Self.centre.x + radius * cos(angle), y: Self.centre.y + radius * sin(angle))
  }

  /// The angle of each tie: its year's, moved along where years crowd, in the same order.
  private func spread() -> [Double] {
    let gap = min(24.0, 340 / Double(max(1, ties.count))) * .pi / 180
    let (start, end) = (angle(ofYear: Double(first)), angle(ofYear: Double(last)))
    var angles = ties.map { angle(ofYear: Double($0.year ?? first)) }
    for place in angles.indices.dropFirst() {
      angles[place] = max(angles[place], angles[place - 1] + gap)
    }
    if let over = angles.last, over > end { angles[angles.count - 1] = end }
    for place in angles.indices.dropLast().reversed() {
      angles[place] = max(
        start + Double(place) * gap * 0.9, min(angles[place], angles[place + 1] - gap))
    }
    return angles
  }

  private func mark(_ tie: Tie, _ angle: Double) -> HTML {
    let place = point(angle, radius(tie))
    let side = cos(angle)
    let isAcross = abs(side) < 0.13
    let anchor = isAcross ? "middle" : side > 0 ? "start" : "end"
    let x = place.x + (isAcross ? 0 : side > 0 ? 11 : -11)
    let y = isAcross ? (sin(angle) > 0 ? place.y + 21 : place.y - 24) : place.y + 1
    return Tag.a(.href(tie.address), .aria("label", tie.name + ", " + tie.detail)) {
      Tag.circle(.class("reach"), .number("cx", place.x), .number("cy", place.y), .plain("r", "14"))
      Tag.circle(
        .class(tie.isKin ? "kin" : "acquainted"), .number("cx", place.x), .number("cy", place.y),
        .plain("r", "5.5"))
      Tag.text(
        .class("dial-name"), .number("x", x), .number("y", y), .plain("text-anchor", anchor),
        text: Self.shortened(tie.name))
      Tag.text(
        .class("dial-detail"), .number("x", x), .number("y", y + 14), .plain("text-anchor", anchor),
        text: Self.shortened(tie.detail))
    }
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 30 ? text : String(text.prefix(29)) + "…"
  }

  /// The years around the middle.
  private var clock: HTML {
    let years = last - first
    let step = [1, 2, 5, 10, 20, 50, 100].first { years / $0 <= 8 } ?? 500
    let fine = years <= 80 ? 1 : step
    return HTML {
      Tag.circle(
        .class("hub"), .number("cx", Self.centre.x), .number("cy", Self.centre.y), .number("r", Self.hub))
      for year in first...last where year % fine == 0 {
        let angle = angle(ofYear: Double(year))
        let (a, b) = (point(angle, Self.hub), point(angle, year % step == 0 ? 41 : 44.5))
        Tag.line(
          .class("tick-mark"), .number("x1", a.x), .number("y1", a.y), .number("x2", b.x), .number("y2", b.y)
        )
        if year % step == 0 {
          let c = point(angle, 32)
          Tag.text(
            .class("dial-year"), .number("x", c.x), .number("y", c.y + 3.4), .plain("text-anchor", "middle"),
            text: Self.short(year))
        }
      }
      Tag.text(
        .class("dial-hub"), .number("x", Self.centre.x), .number("y", Self.centre.y + 5),
        .plain("text-anchor", "middle"), text: initials)
    }
  }

  private static func short(_ year: Int) -> String {
    guard year > 0 else { return String(year) }
    let rest = year % 100
    return "’" + (rest < 10 ? "0" : "") + String(rest)
  }
}
