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
  /// A number left open between two.
  case vague(Int, Int)
}
