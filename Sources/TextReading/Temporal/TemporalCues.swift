/// Classes of words that decide whether and how an expression counts.
struct TemporalCues: Sendable {
  /// Words before a number that is no year: pages, volumes, numbers.
  let locators: Int
  /// Words after a number that counts things: men, francs, miles.
  let counted: Int
  /// Words after a number that are no plural noun: "1919 was".
  let notCounted: Int
  /// Words that lead a year, a month or a season.
  let leads: Int
  /// Function words, before which a number alone can be a day.
  let function: Int
  /// Words that make a count of days a measure: "in one day".
  let measures: Int
  /// Titles and given names before a name that looks like a month.
  let titles: Int
  /// Words of birth.
  let births: Int
  /// Words of what is to come.
  let future: Int
  /// Words that set something before, after, since or until a date.
  let relation: Int
  /// Words of what was before: "had".
  let pluperfect: Int
  /// Words that make a count a denial: "not one hour".
  let denials: Int
  /// Words of the day of writing: "yesterday", "hier".
  let today: Int
  /// Months that are also other words.
  let ambiguous: Int
  /// Words between the two ends of a stretch.
  let between: Int
  /// Words of what comes again and again.
  let habits: Int
  /// Things that are called after a feast: "Christmas trees", "œufs de Pâques".
  let things: Int
  let isFrench: Bool

  init(_ grammar: TemporalGrammar) {
    locators = grammar.classNumber("locator")
    counted = grammar.classNumber("counted")
    notCounted = grammar.classNumber("notcounted")
    leads = grammar.classNumber("lead")
    function = grammar.classNumber("function")
    measures = grammar.classNumber("measure")
    titles = grammar.classNumber("title")
    births = grammar.classNumber("birth")
    future = grammar.classNumber("future")
    relation = grammar.classNumber("relation")
    pluperfect = grammar.classNumber("pluperfect")
    denials = grammar.classNumber("denial")
    today = grammar.classNumber("today")
    ambiguous = grammar.classNumber("ambiguous")
    between = grammar.classNumber("between")
    habits = grammar.classNumber("habit")
    things = grammar.classNumber("thing")
    isFrench = grammar.language == "fr"
  }
}
