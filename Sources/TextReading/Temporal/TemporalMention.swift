package import Calendars

/// Words of a text that speak of time, what they say, and where that lies.
package struct TemporalMention: Hashable, Sendable {
  /// The kinds of TIMEX3, and ages and ranges besides.
  package enum Kind: String, Hashable, Sendable {
    case date = "DATE"
    case time = "TIME"
    case duration = "DURATION"
    case set = "SET"
    case age = "AGE"
    case range = "RANGE"
  }

  /// Where it stands, in Unicode scalars.
  package var scalarRange: Range<Int>
  /// Where it stands, in UTF-8 code units.
  package var utf8Range: Range<Int>
  /// Its words.
  package var text: String
  /// What they say.
  package var expression: TemporalExpression
  /// What kind of thing that is.
  package var kind: Kind
  /// The value of TIMEX3; empty where nothing can be said.
  package var value: String
  /// The `mod` of TIMEX3.
  package var mod: String?
  /// The place in EDTF; nothing where it has none.
  package var edtf: String?
  /// The first day it can mean.
  package var earliest: DayNumber?
  /// The last day it can mean.
  package var latest: DayNumber?
  /// The rule that found it.
  package var rule: String
  /// Why it is given its place.
  package var reason: TemporalReason
  /// The mention it was counted from, in Unicode scalars.
  package var anchor: Range<Int>?
  /// Whether it heads a letter or an entry of a diary, from which what follows is counted.
  package var isDateline = false
}

/// Two mentions that make one stretch or one choice: "between 1921 and 1928", "in 1903 or 1904".
package struct TemporalRange: Hashable, Sendable {
  /// Where it stands, in Unicode scalars.
  package var scalarRange: Range<Int>
  /// The stretch or choice in EDTF.
  package var edtf: String
  /// Whether only a dash joins the two: "1914–1918".
  package var isHyphenated: Bool
}

extension Amount {
  /// The value of a TIMEX3 duration: `P13M`, `PT30.4S`, `PXW`.
  package var timexValue: String {
    let count =
      hundredths.map { value -> String in
        if value % 100 == 0 { return "\(value / 100 * factor)" }
        let fraction = value * factor % 100
        let digits = fraction % 10 == 0 ? "\(fraction / 10)" : "\(fraction < 10 ? "0" : "")\(fraction)"
        return fraction == 0 ? "\(value * factor / 100)" : "\(value * factor / 100).\(digits)"
      } ?? "X"
    switch unit {
    case .second: return "PT\(count)S"
    case .minute: return "PT\(count)M"
    case .hour: return "PT\(count)H"
    case .day: return "P\(count)D"
    case .week: return "P\(count)W"
    case .month, .quarter, .half: return "P\(count)M"
    case .year: return "P\(count)Y"
    case .decade: return "P\(count)DE"
    case .century: return "P\(count)CE"
    case .weekend: return "P\(count)WE"
    case .millennium: return "P\(count)ML"
    }
  }

  private var factor: Int {
    switch unit {
    case .quarter: 3
    case .half: 6
    default: 1
    }
  }

  /// The `mod` of TIMEX3.
  package var timexMod: String? {
    switch bound {
    case .exact: nil
    case .about: "APPROX"
    case .lessThan: "LESS_THAN"
    case .moreThan: "MORE_THAN"
    case .atMost: "EQUAL_OR_LESS"
    case .atLeast: "EQUAL_OR_MORE"
    }
  }

  /// The amount as the arithmetic of a reason shows it.
  package var words: String { timexValue }
}
