/// The English catalogue: a template for each code, with `{0}`, `{1}` … for its arguments.
enum EnglishPhrases {
  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

  static func template(_ message: Message) -> String {
    let isBare = message.arguments.isEmpty
    switch message.code {
    case .occurred: return "{0} takes place"
    case .within: return "{0} is dated {1}"
    case .throughout: return "{0} lasts through {1}"
    case .overlappingDate: return "{0} is going on in {1}"
    case .beforeDate: return "{0} is before {1}"
    case .afterDate: return "{0} is after {1}"
    case .notAfterDate: return "{0} is not after {1}"
    case .notBeforeDate: return "{0} is not before {1}"
    case .before: return "{0} is before {1}"
    case .after: return "{0} is after {1}"
    case .strictlyBefore: return "{0} is at least a day before {1}"
    case .strictlyAfter: return "{0} is at least a day after {1}"
    case .meets: return "{0} ends on the day {1} starts"
    case .metBy: return "{0} starts on the day {1} ends"
    case .during: return "{0} lies within {1}"
    case .contains: return "{1} lies within {0}"
    case .overlaps: return "{0} and {1} share a day"
    case .equals: return "{0} and {1} are at the same time"
    case .starts: return "{0} and {1} start together"
    case .finishes: return "{0} and {1} end together"
    case .offset: return message.goesBack ? "{0} is {1} before {2}" : "{0} is {1} after {2}"
    case .lasting: return "{0} lasts {1}"
    case .same: return "{0} is in the same {1} as {2}"
    case .following: return message.followingEnglish
    case .recurring: return "{0} falls on or in {1}"
    case .oneOf: return "either {0}"
    case .aged: return "{0} is aged {1} at {2}"
    case .kin: return "{0} is {1} to {2}"
    case .state: return message.arguments.count > 2 ? "{0} is {1} at {2}" : "{0} is {1}"
    case .first: return "{0} is the first of {1}"
    case .last: return "{0} is the last of {1}"
    case .identityClaimed: return "{0} and {1} are said to be one"
    case .otherContent: return "the passage says something else than a time"
    case .sameEvent: return "{0} and {1} are one event"
    case .samePerson: return "{0} and {1} are one person"
    case .sameThing: return "{0} and {1} are one"
    case .differentThings: return "{0} and {1} are two"
    case .ruleMotherAtLeast: return "a mother is at least {0} at a birth"
    case .ruleMotherAtMost: return "a mother is at most {0} at a birth"
    case .ruleFatherAtLeast: return "a father is at least {0} at a birth"
    case .ruleFatherDies: return "a father dies at most {0} months before a birth"
    case .ruleMarriage: return "nobody marries before the age of {0}"
    case .ruleLife: return "nobody lives past {0}"
    case .ruleBornBefore:
      return isBare ? "nobody acts before birth" : "nobody acts before birth: {0} is born by {1}"
    case .ruleDiedAfter:
      return isBare ? "nobody acts after death" : "nobody acts after death: {0} is alive at {1}"
    case .ruleOnePlace:
      return isBare
        ? "nobody is in two places at once" : "nobody is in two places at once: {0} at {1} and at {2}"
    case .ruleTravel: return "nobody travels more than {0} km a day"
    case .ruleTravelDuring: return "nobody travels more than {0} km a day in {1}"
    case .ruleTold:
      return isBare
        ? "what is told as past happened no later than it was told"
        : "{0} is told as past in {1}, so it happened no later"
    case .ruleSaw: return isBare ? "whoever saw it was alive then" : "{0} saw {1}, so was alive then"
    case .ruleVague: return "{0} is read as {1}"
    case .ruleAboutSpan: return "“about” widens a length by {0} hundredths"
    case .ruleAboutAge: return "“about” widens an age by {0} years"
    case .ruleAboutDate: return "“about” widens a date by {0} of its units"
    case .composed: return "{0} is dated {1}"
    case .oneStyle: return "all dates of {0} follow one style"
    case .oneStyleOfVoice:
      return message.arguments.count > 1
        ? "all dates that {0} gives in {1} follow one style" : "all dates that {0} gives follow one style"
    case .oneStyleOfPassage: return "all dates of the passage {1} in {0} follow one style"
    case .oldStyle: return "all dates of {0} are old style"
    case .newStyle: return "all dates of {0} are new style"
    case .endsAfterStart: return "it ends no earlier than it starts"
    case .ownRecord: return "the inquiry records it"
    case .notBefore: return "so {0} is not before {1}"
    case .notAfter: return "so {0} is not after {1}"
    case .ageFromTo: return "born {0}, so aged {1} from {2} to {3}"
    }
  }
}

extension Message {
  /// Whether a distance is counted back.
  var goesBack: Bool {
    for case .span(let range) in arguments { return range.isBackward }
    return false
  }

  private var count: Int {
    for case .number(let number) in arguments { return number }
    return 0
  }

  fileprivate var followingEnglish: String {
    switch count {
    case 1: "{0} is in the {1} after {3}"
    case -1: "{0} is in the {1} before {3}"
    case 0: "{0} is in the {1} of {3}"
    default:
      count > 0 ? "{0} is in {1} number {2} after {3}" : "{0} is in {1} number {2}, counted from {3}"
    }
  }

  var followingFrench: String {
    switch count {
    case 1: "{0} est dans l’unité «\u{A0}{1}\u{A0}» qui suit {3}"
    case -1: "{0} est dans l’unité «\u{A0}{1}\u{A0}» qui précède {3}"
    case 0: "{0} est dans l’unité «\u{A0}{1}\u{A0}» de {3}"
    default: "{0} est {2} fois l’unité «\u{A0}{1}\u{A0}» après {3}"
    }
  }
}
