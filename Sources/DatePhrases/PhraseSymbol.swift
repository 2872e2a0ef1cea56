/// What a word of a vocabulary can stand for.
enum PhraseSymbol: Hashable, Sendable {
  /// A function word, such as `before` or `filler`.
  case role(String)
  /// `early`, `mid` and so on.
  case part(String)
  case month(calendar: String, number: Int)
  case weekday(Int)
  case season(Int)
  case feast(String)
  case unit(String)
  case number(Int)
  case ordinal(Int)
  case decade(Int)
  /// A ruler's name.
  case ruler(String)
  /// A kingdom behind a ruler's name.
  case kingdom(String)
  /// A day of the republican week of ten, from 1.
  case dekadDay(Int)
  /// A named day at the end of the republican year, from 1.
  case complementaryDay(Int)
  /// The tens of somebody's age: “trentaine”, “teens”.
  case ageDecade(Int)
  /// A number left open between two.
  case vague(Int, Int)
}
