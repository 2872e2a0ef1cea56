/// Why an expression is given its place: a code with what it says.
package enum TemporalReason: Hashable, Sendable {
  /// The words say it all.
  case written
  /// The year or month comes from an earlier date.
  case completed(from: String)
  /// The first one after an earlier date.
  case firstAfter(String)
  /// The last one before an earlier date.
  case lastBefore(String)
  /// The nearest one to the day of writing.
  case nearest(to: String)
  /// Counted from an earlier date.
  case counted(String, Direction, from: String)
  /// The same as an earlier date.
  case same(as: String)
  /// Counted from the day of writing.
  case writing(String)
  /// Changed from the Julian calendar.
  case oldStyle(days: Int)
  /// Both styles were written; whether their difference is the right one.
  case bothStyles(days: Int, expected: Int)
  /// Changed from the Republican calendar.
  case republican
  /// A feast in a year.
  case feast(String, year: Int)
  /// The days of a named period.
  case period(String)
  /// A year of life after a birth.
  case age(Int, from: String)
  /// There is nothing to count from.
  case open

  /// The reason in words.
  ///
  /// - Parameter language: `fr` for French; anything else gives English.
  /// - Returns: A phrase without a capital or a full stop.
  package func words(in language: String) -> String {
    language == "fr" ? french : english
  }

  private var english: String {
    switch self {
    case .written: "as written"
    case .completed(let from): "completed from \(from)"
    case .firstAfter(let date): "the first after \(date)"
    case .lastBefore(let date): "the last before \(date)"
    case .nearest(let date): "the nearest to \(date), the day of writing"
    case .counted(let amount, .after, let from): "\(amount) after \(from)"
    case .counted(let amount, .before, let from): "\(amount) before \(from)"
    case .same(let date): "the same as \(date)"
    case .writing(let date): "counted from \(date), the day of writing"
    case .oldStyle(let days): "old style: \(days) days added"
    case .bothStyles(let days, let expected):
      days == expected
        ? "both styles, \(days) days apart" : "both styles, \(days) days apart where \(expected) are expected"
    case .republican: "changed from the Republican calendar"
    case .feast(let name, let year): "\(name) of \(year)"
    case .period(let name): "the days of: \(name)"
    case .age(let years, let from): "\(years) years after the birth, \(from)"
    case .open: "nothing to count from"
    }
  }

  private var french: String {
    switch self {
    case .written: "tel qu’écrit"
    case .completed(let from): "complété d’après \(from)"
    case .firstAfter(let date): "le premier après \(date)"
    case .lastBefore(let date): "le dernier avant \(date)"
    case .nearest(let date): "le plus proche de \(date), jour de l’écriture"
    case .counted(let amount, .after, let from): "\(amount) après \(from)"
    case .counted(let amount, .before, let from): "\(amount) avant \(from)"
    case .same(let date): "le même que \(date)"
    case .writing(let date): "compté depuis \(date), jour de l’écriture"
    case .oldStyle(let days): "ancien style : \(days) jours ajoutés"
    case .bothStyles(let days, let expected):
      days == expected
        ? "les deux styles, à \(days) jours d’écart"
        : "les deux styles, à \(days) jours d’écart au lieu de \(expected)"
    case .republican: "converti du calendrier républicain"
    case .feast(let name, let year): "\(name) de \(year)"
    case .period(let name): "les jours de : \(name)"
    case .age(let years, let from): "\(years) ans après la naissance, \(from)"
    case .open: "rien à partir de quoi compter"
    }
  }
}
