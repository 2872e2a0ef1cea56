package import Calendars

extension AnchoredTime {
  /// The expression in EDTF: `1919-01/1919-04~`, `1913-23`, `192X`.
  ///
  /// Vague stretches are intervals whose doubtful end is marked: early, middle and late are thirds of
  /// a year (four months), month (ten days), decade or century; beginning and end of a year are its
  /// first and last two months; early and late in a season are its first and last month.
  package var edtf: String {
    if let lastDay { return "\(plain(AnchoredTime(firstDay)))/\(plain(AnchoredTime(lastDay)))" }
    guard let part else {
      let text = plain(self)
      return isApproximate ? approximated(text) : text
    }
    guard let (from, to) = stretch(part) else { return plain(self) }
    if part.isExact { return "\(plain(from))/\(plain(to))" }
    if from == to { return plain(from) + "~" }
    switch part {
    case .early, .beginning: return "\(plain(from))/\(plain(to))~"
    case .middle: return "\(plain(from))~/\(plain(to))~"
    case .late, .end: return "\(plain(from))~/\(plain(to))"
    default: return "\(plain(from))/\(plain(to))"
    }
  }

  /// The first and last day, vague stretches as in ``edtf``.
  package var bounds: ClosedRange<DayNumber> {
    guard let part, let (from, to) = stretch(part) else { return firstDay...max(firstDay, finalDay) }
    return from.firstDay...max(from.firstDay, to.finalDay)
  }

  private func approximated(_ text: String) -> String { text.contains("/") ? text : text + "~" }

  /// The two ends of a stretch, each as exact as it can be said.
  private func stretch(_ part: DatePart) -> (AnchoredTime, AnchoredTime)? {
    switch extent {
    case .year:
      let months: (Int, Int) =
        switch part {
        case .early: (1, 4)
        case .beginning: (1, 2)
        case .middle: (5, 8)
        case .late: (9, 12)
        case .end: (11, 12)
        default: share(part, of: 12)
        }
      return (.month(year, months.0), .month(year, months.1))
    case .month:
      let last = CalendarSystem.gregorian.lastDay(ofMonth: index, year: year)
      let days: (Int, Int) =
        switch part {
        case .early, .beginning: (1, 10)
        case .middle: (11, 20)
        case .late, .end: (21, last)
        case .firstHalf: (1, 15)
        case .secondHalf: (16, last)
        default: share(part, of: last)
        }
      return (
        AnchoredTime(extent: .day, year: year, index: index, day: days.0),
        AnchoredTime(extent: .day, year: year, index: index, day: days.1)
      )
    case .season, .quarter:
      guard !part.isExact else { return nil }
      let offset = part == .middle ? 1 : part == .late || part == .end ? 2 : 0
      let time = month(offset, from: extent == .season ? 3 * index : 3 * index - 2)
      return (time, time)
    case .half:
      guard !part.isExact else { return nil }
      let offset = part == .middle ? 2 : part == .late || part == .end ? 4 : 0
      return (month(offset, from: 6 * index - 5), month(offset + 1, from: 6 * index - 5))
    case .decade, .century:
      let length = extent == .decade ? 10 : 100
      let third = length / 3
      let years: (Int, Int) =
        switch part {
        case .early, .beginning: (1, third + 1)
        case .middle: (third + 2, 2 * third + 1)
        case .late, .end: (2 * third + 2, length)
        default: share(part, of: length)
        }
      return (.year(firstYear + years.0 - 1), .year(firstYear + years.1 - 1))
    case .week, .weekend, .day: return nil
    }
  }

  private func month(_ offset: Int, from first: Int) -> AnchoredTime {
    let month = first + offset
    return .month(month > 12 ? year + 1 : year, (month - 1) % 12 + 1)
  }

  /// The first and last of the units in a half or quarter, counted from 1.
  private func share(_ part: DatePart, of count: Int) -> (Int, Int) {
    switch part {
    case .firstHalf: (1, count / 2)
    case .secondHalf: (count / 2 + 1, count)
    case .firstQuarter: (1, count / 4)
    case .secondQuarter: (count / 4 + 1, count / 2)
    case .thirdQuarter: (count / 2 + 1, count * 3 / 4)
    case .lastQuarter: (count * 3 / 4 + 1, count)
    default: (1, count)
    }
  }

  private func plain(_ time: AnchoredTime) -> String {
    let year = time.year >= 0 ? padded(time.year, 4) : "-" + padded(time.year, 4)
    switch time.extent {
    case .day: return "\(year)-\(two(time.index))-\(two(time.day))"
    case .month: return "\(year)-\(two(time.index))"
    case .quarter: return "\(year)-\(32 + time.index)"
    case .half: return "\(year)-\(39 + time.index)"
    case .season: return "\(year)-\(20 + time.index)"
    case .year: return year
    case .week, .weekend: return "\(plain(AnchoredTime(time.firstDay)))/\(plain(AnchoredTime(time.finalDay)))"
    case .decade:
      if time.isBeforeEra { return "\(plain(.year(time.firstYear)))/\(plain(.year(time.firstYear + 9)))" }
      return padded(time.year, 3) + "X"
    case .century:
      if time.isBeforeEra { return "\(plain(.year(time.firstYear)))/\(plain(.year(time.firstYear + 99)))" }
      return padded(time.year, 2) + "XX"
    }
  }
}
