public import Calendars
public import DatePhrases
public import EDTF

extension GEDCOMDate.Point {
  /// The days the point may be.
  ///
  /// A dual year before 25 March is the later one; a bare dual year is the year from 25 March to 24 March;
  /// a later day of a dual year may lie in either.
  public var days: DaySet {
    guard let dualYear else { return days(ofYear: year) }
    guard let month else {
      guard let first = calendar.dayNumber(year, 3, 25), let last = calendar.dayNumber(dualYear, 3, 24) else {
        return .empty
      }
      return DaySet(from: first, through: last)
    }
    let isEarly = month < 3 || (month == 3 && (day ?? 1) < 25)
    return isEarly ? days(ofYear: dualYear) : days(ofYear: year).union(days(ofYear: dualYear))
  }

  private func days(ofYear year: Int) -> DaySet {
    guard let month else { return calendar.days(ofYear: year).map { DaySet($0) } ?? .empty }
    guard let day else { return calendar.days(ofMonth: month, year: year).map { DaySet($0) } ?? .empty }
    return calendar.dayNumber(year, month, day).map { DaySet($0) } ?? .empty
  }
}

extension GEDCOMDate {
  /// Reads a date value of GEDCOM 5.5.1 or 7.
  ///
  /// - Parameter payload: The payload of a `DATE` structure; white space around it is ignored.
  /// - Throws: ``GEDCOMDateError``, with the place where reading stopped.
  public init(parsing payload: some StringProtocol) throws(GEDCOMDateError) {
    let written = String(payload)
    var reader = try GEDCOMDateReader(written)
    self.init(form: try reader.read(), written: written)
  }

  /// The value as an EDTF expression; `nil` for words alone.
  ///
  /// `BEF` and `AFT` include their date (“no later than”, “no earlier than”: FamilySearch GEDCOM 7.0,
  /// § 2.4); `ABT` and `EST` are approximate, `CAL` and `INT` uncertain.
  public var edtf: EDTFExpression? {
    switch form {
    case .date(let point, let precision):
      return EDTFExpression(
        dateIn: point.days, isApproximate: precision == .about || precision == .estimated,
        isUncertain: precision == .calculated)
    case .interpreted(let point, _): return EDTFExpression(dateIn: point.days, isUncertain: true)
    case .before(let point): return Self.range(nil, point)
    case .after(let point): return Self.range(point, nil)
    case .between(let first, let last): return Self.range(first, last)
    case .period(let first, let last):
      return EDTFExpression(
        .interval(
          start: first.map { .date(Self.end($0, isStart: true)) } ?? .unknown,
          end: last.map { .date(Self.end($0, isStart: false)) } ?? .unknown))
    case .words: return nil
    }
  }

  /// The value as an absolute date; `nil` for words alone.
  public var absoluteDate: AbsoluteDate? {
    guard let edtf else { return nil }
    let points: [Point] =
      switch form {
      case .date(let point, _), .before(let point), .after(let point), .interpreted(let point, _): [point]
      case .between(let first, let last): [first, last]
      case .period(let first, let last): [first, last].compactMap(\.self)
      case .words: []
      }
    return AbsoluteDate(
      edtf: edtf, calendar: .system(points.first?.calendar ?? .gregorian), days: edtf.bounds().days,
      decisions: [])
  }

  /// One end of a range or period: the date itself where one expression names it, or else its outer day.
  private static func end(_ point: Point, isStart: Bool) -> EDTFDate {
    let days = point.days
    guard let first = days.first, let last = days.last else { return EDTFDate(of: DayNumber(0)) }
    return EDTFDate(from: first, through: last) ?? EDTFDate(of: isStart ? first : last)
  }

  private static func range(_ first: Point?, _ last: Point?) -> EDTFExpression {
    switch (first, last) {
    case (let first?, nil): return EDTFExpression(.oneOf([.onOrAfter(end(first, isStart: true))]))
    case (nil, let last?): return EDTFExpression(.oneOf([.onOrBefore(end(last, isStart: false))]))
    case (let first?, let last?):
      let lower = end(first, isStart: true)
      let upper = end(last, isStart: false)
      if lower.writtenGranularity == upper.writtenGranularity {
        return EDTFExpression(.oneOf([.range(lower, upper)]))
      }
      return EDTFExpression(dateIn: DaySet(from: first.days.first, through: last.days.last))
    case (nil, nil): return EDTFExpression(dateIn: .all)
    }
  }
}
