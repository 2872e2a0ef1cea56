import Calendars
import EDTF
import Testimony

/// Finds the readings that lie near one, for whoever meant another.
struct TimeNeighbours {
  private let reading: TimeReading
  private let calendar: CalendarName?
  private let extent: Event.Extent?

  init(_ reading: TimeReading, calendar: CalendarName?, extent: Event.Extent?) {
    self.reading = reading
    self.calendar = calendar
    self.extent = extent
  }

  typealias Neighbour = TimeReading.Neighbour

  var all: [Neighbour] {
    let constraints = reading.constraints
    let dates = constraints.compactMap { constraint -> DateExpression? in
      if case .dated(.within, let date) = constraint.bound { date } else { nil }
    }
    guard dates.count == constraints.count, let first = dates.first,
      let edtf = try? EDTFExpression(parsing: first.edtf)
    else { return [] }
    var result: [Neighbour] = []
    if dates.count == 2 {
      result.append(
        Neighbour(kind: .moment, text: "[\(dates[0].edtf)..\(dates[1].edtf)]", calendar: nil))
    } else if constraints[0].part == .whole, let span = Self.span(edtf), extent != .punctual {
      result.append(Neighbour(kind: .lasted, text: span, calendar: nil))
    }
    if dates.count == 1, let years = Self.years(first.edtf) {
      result.append(Neighbour(kind: .years, text: years, calendar: nil))
    }
    if dates.count == 1, case .date(let date) = edtf.content, !edtf.isApproximate, !edtf.isUncertain {
      result.append(Neighbour(kind: .about, text: date.description + "~", calendar: nil))
    }
    return result + styles(edtf)
  }

  /// The time that a window would be if something lasted through it.
  private static func span(_ edtf: EDTFExpression) -> String? {
    switch edtf.content {
    case .oneOf(let members):
      guard members.count == 1, case .range(let first, let last) = members[0] else { return nil }
      return "\(first)/\(last)"
    case .interval(.date(let first), .date(let last)): return "\(first)/\(last)"
    case .date(let date) where date.granularity != .day: return "throughout \(date)"
    default: return nil
    }
  }

  /// The two years that a spring may be meant as: `1920-21` is the spring of 1920, and often 1920 to 1921.
  private static func years(_ edtf: String) -> String? {
    let parts = edtf.split(separator: "-")
    guard parts.count == 2, parts[0].utf8.count == 4, let year = Int(parts[0]), let part = Int(parts[1]),
      (21...41).contains(part), part == year % 100 + 1
    else { return nil }
    return "\(parts[0])/\(parts[0].prefix(2))\(parts[1])"
  }

  /// The other styles of a day that lies where both were in use.
  private func styles(_ edtf: EDTFExpression) -> [Neighbour] {
    guard case .date(let date) = edtf.content, date.granularity == .day,
      let year = edtf.bounds().earliest?.gregorian.astronomicalYear, (1582...1923).contains(year)
    else { return [] }
    func neighbour(_ kind: Neighbour.Kind, _ name: CalendarName) -> Neighbour {
      Neighbour(kind: kind, text: reading.written, calendar: name)
    }
    switch calendar {
    case .julian: return [neighbour(.newStyle, .gregorian), neighbour(.eitherStyle, .unknownStyle)]
    case .unknownStyle: return [neighbour(.oldStyle, .julian), neighbour(.newStyle, .gregorian)]
    case nil, .gregorian: return [neighbour(.oldStyle, .julian), neighbour(.eitherStyle, .unknownStyle)]
    default: return []
    }
  }
}
