/// The ways rules read a number from tokens.
enum NumberReader: String, Hashable, Sendable {
  /// A count in digits or words, in hundredths: "13", "two hundred", "30,4".
  case n
  /// An ordinal in digits, words or Roman letters: "12th", "premier", "XVIIIe".
  case ord
  /// A day of the month in digits, with or without a suffix.
  case dom
  /// A day of the month in digits with a suffix only.
  case domth
  /// A day of the month in words.
  case domw
  /// A month in digits.
  case mon
  /// A month in Roman letters.
  case romanmonth
  /// A year of four digits, from 1000 to 2100.
  case year
  /// A year of one to four digits, for use with an era.
  case anyyear
  /// A year of three digits.
  case year3
  /// A multiple of ten of two to four digits.
  case anytens
  /// The last two digits of a year.
  case yy
  /// A year in words.
  case yearw
  /// Roman letters.
  case roman
  /// A round year that can name a decade, "1920" in "1920s".
  case tens
  /// Two digits that can name a decade, "20" in "the 20's".
  case tens2
  /// A hundred that can name a century, "1800" in "the 1800s".
  case hundreds
  /// An hour of the clock in digits or words.
  case hour
  /// Two digits of minutes.
  case minute

  /// The slot that catches the number where the rule names none.
  var slotName: String {
    switch self {
    case .n: "n"
    case .ord: "ord"
    case .dom, .domth, .domw: "day"
    case .mon, .romanmonth: "month"
    case .year, .anyyear, .year3, .yy, .yearw: "year"
    case .roman: "ord"
    case .tens, .tens2, .anytens: "decade"
    case .hundreds: "century"
    case .hour: "hour"
    case .minute: "minute"
    }
  }

  var takesDigits: Bool {
    switch self {
    case .domw, .romanmonth, .yearw, .roman: false
    default: true
    }
  }

  var takesWords: Bool {
    switch self {
    case .n, .ord, .domw, .yearw, .hour: true
    default: false
    }
  }

  var takesRoman: Bool {
    switch self {
    case .ord, .romanmonth, .roman: true
    default: false
    }
  }
}
