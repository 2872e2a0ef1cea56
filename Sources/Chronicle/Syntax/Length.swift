import Calendars
import Testimony

/// A length of time as the notation writes it, before anybody says in which direction it runs.
struct Length {
  enum Form {
    case exactly(CalendarSpan)
    case between(CalendarSpan?, CalendarSpan?)
    case atLeast(CalendarSpan)
    case atMost(CalendarSpan)
    /// `no later than` (and `no longer than`).
    case noLater(CalendarSpan)
    /// `no earlier than`.
    case noEarlier(CalendarSpan)
    case open
  }

  var form: Form
  var words: String?

  /// Its bounds as a duration, or behind an event.
  var forwards: SpanRange {
    switch form {
    case .exactly(let span): SpanRange(atLeast: span, atMost: span)
    case .between(let low, let high): SpanRange(atLeast: low, atMost: high)
    case .atLeast(let span), .noEarlier(let span): SpanRange(atLeast: span, atMost: nil)
    case .atMost(let span): SpanRange(atLeast: .zero, atMost: span)
    case .noLater(let span): SpanRange(atLeast: nil, atMost: span)
    case .open: SpanRange(atLeast: nil, atMost: nil)
    }
  }

  var lasting: SpanRange { forwards }

  /// Its bounds in front of an event: negative, and the other way round; without a number they say the direction only.
  var backwards: SpanRange {
    switch form {
    case .exactly(let span): SpanRange(atLeast: -span, atMost: -span)
    case .between(let low, let high): SpanRange(atLeast: high.map { -$0 }, atMost: low.map { -$0 })
    case .atLeast(let span), .noLater(let span): SpanRange(atLeast: nil, atMost: -span)
    case .atMost(let span): SpanRange(atLeast: -span, atMost: .zero)
    case .noEarlier(let span): SpanRange(atLeast: -span, atMost: nil)
    case .open: SpanRange(atLeast: nil, atMost: .zero)
    }
  }
}

extension CalendarSpan {
  /// Whether it runs forwards only, or not at all.
  var isForwards: Bool { months >= 0 && days >= 0 }
  /// Whether it runs backwards only.
  var isBackwards: Bool { months <= 0 && days <= 0 && self != .zero }

  /// The span as the notation writes it: `1 year 2 months`, `2 weeks`, `-3 days`.
  var written: String {
    var parts: [String] = []
    func add(_ number: Int, _ unit: String) {
      parts.append("\(number) \(unit)\(number == 1 || number == -1 ? "" : "s")")
    }
    if months % 12 == 0 {
      if months != 0 { add(months / 12, "year") }
    } else if abs(months) < 24 {
      add(months, "month")
    } else {
      add(months / 12, "year")
      add(months % 12, "month")
    }
    if days % 7 == 0, days != 0 { add(days / 7, "week") } else if days != 0 { add(days, "day") }
    return parts.isEmpty ? "0 days" : parts.joined(separator: " ")
  }

  /// The unit and number of a span of one unit.
  var singleUnit: (number: Int, unit: String)? {
    let parts = written.split(separator: " ")
    guard parts.count == 2, let number = Int(parts[0]) else { return nil }
    return (number, String(parts[1].hasSuffix("s") ? parts[1].dropLast() : parts[1]))
  }
}
