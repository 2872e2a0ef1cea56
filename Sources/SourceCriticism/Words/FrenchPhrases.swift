internal import Testimony

/// The French catalogue: a template for each code, with `{0}`, `{1}` … for its arguments.
enum FrenchPhrases {
  static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]
  static let weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

  static func unit(_ unit: TimeConstraint.CalendarUnit) -> String {
    switch unit {
    case .day: "jour"
    case .week: "semaine"
    case .month: "mois"
    case .spring: "printemps"
    case .summer: "été"
    case .autumn: "automne"
    case .winter: "hiver"
    case .year: "année"
    case .decade: "décennie"
    case .century: "siècle"
    }
  }

  static func template(_ message: Message) -> String {
    let isBare = message.arguments.isEmpty
    switch message.code {
    case .occurred: return "{0} a lieu"
    case .within: return "{0} est daté de {1}"
    case .throughout: return "{0} dure pendant tout {1}"
    case .overlappingDate: return "{0} est en cours en {1}"
    case .beforeDate: return "{0} est avant {1}"
    case .afterDate: return "{0} est après {1}"
    case .notAfterDate: return "{0} n’est pas après {1}"
    case .notBeforeDate: return "{0} n’est pas avant {1}"
    case .before: return "{0} est avant {1}"
    case .after: return "{0} est après {1}"
    case .strictlyBefore: return "{0} est au moins un jour avant {1}"
    case .strictlyAfter: return "{0} est au moins un jour après {1}"
    case .meets: return "{0} finit le jour où commence {1}"
    case .metBy: return "{0} commence le jour où finit {1}"
    case .during: return "{0} est compris dans {1}"
    case .contains: return "{1} est compris dans {0}"
    case .overlaps: return "{0} et {1} ont un jour en commun"
    case .equals: return "{0} et {1} ont lieu en même temps"
    case .starts: return "{0} et {1} commencent ensemble"
    case .finishes: return "{0} et {1} finissent ensemble"
    case .offset: return message.goesBack ? "{0} est {1} avant {2}" : "{0} est {1} après {2}"
    case .lasting: return "{0} dure {1}"
    case .same: return "{0} et {2} partagent l’unité «\u{A0}{1}\u{A0}»"
    case .following: return message.followingFrench
    case .recurring: return "{0} tombe en ou le {1}"
    case .oneOf: return "soit {0}"
    case .aged: return "{0} a {1} lors de {2}"
    case .kin: return "{0} est {1} pour {2}"
    case .state: return message.arguments.count > 2 ? "{0} est {1} à {2}" : "{0} est {1}"
    case .first: return "{0} est le premier de {1}"
    case .last: return "{0} est le dernier de {1}"
    case .identityClaimed: return "{0} et {1} sont dits n’être qu’un"
    case .otherContent: return "le passage dit autre chose qu’une date"
    case .sameEvent: return "{0} et {1} sont un seul événement"
    case .samePerson: return "{0} et {1} sont une seule personne"
    case .sameThing: return "{0} et {1} ne sont qu’un"
    case .differentThings: return "{0} et {1} sont deux"
    case .ruleMotherAtLeast: return "une mère a au moins {0} ans à une naissance"
    case .ruleMotherAtMost: return "une mère a au plus {0} ans à une naissance"
    case .ruleFatherAtLeast: return "un père a au moins {0} ans à une naissance"
    case .ruleFatherDies: return "un père meurt au plus {0} mois avant une naissance"
    case .ruleMarriage: return "nul ne se marie avant {0} ans"
    case .ruleLife: return "nul ne vit plus de {0} ans"
    case .ruleBornBefore:
      return isBare
        ? "nul n’agit avant sa naissance" : "nul n’agit avant sa naissance\u{A0}: {0} est né lors de {1}"
    case .ruleDiedAfter:
      return isBare ? "nul n’agit après sa mort" : "nul n’agit après sa mort\u{A0}: {0} vit lors de {1}"
    case .ruleOnePlace:
      return isBare
        ? "nul n’est en deux lieux à la fois"
        : "nul n’est en deux lieux à la fois\u{A0}: {0} lors de {1} et de {2}"
    case .ruleTravel: return "nul ne fait plus de {0} km par jour"
    case .ruleTravelDuring: return "nul ne fait plus de {0} km par jour en {1}"
    case .ruleTold:
      return isBare
        ? "ce qui est raconté au passé n’est pas postérieur au récit"
        : "{0} est raconté au passé dans {1}, donc n’est pas postérieur"
    case .ruleSaw: return isBare ? "qui l’a vu vivait alors" : "{0} a vu {1}, donc vivait alors"
    case .ruleVague: return "{0} se lit {1}"
    case .ruleAboutSpan: return "«\u{A0}environ\u{A0}» élargit une durée de {0} centièmes"
    case .ruleAboutAge: return "«\u{A0}environ\u{A0}» élargit un âge de {0} ans"
    case .ruleAboutDate: return "«\u{A0}vers\u{A0}» élargit une date de {0} de ses unités"
    case .composed: return "{0} est daté de {1}"
    case .oneStyle: return "toutes les dates de {0} suivent un seul style"
    case .oneStyleOfVoice:
      return message.arguments.count > 1
        ? "toutes les dates que donne {0} dans {1} suivent un seul style"
        : "toutes les dates que donne {0} suivent un seul style"
    case .oneStyleOfPassage: return "toutes les dates du passage {1} de {0} suivent un seul style"
    case .oldStyle: return "toutes les dates de {0} sont dans l’ancien style"
    case .newStyle: return "toutes les dates de {0} sont dans le nouveau style"
    case .endsAfterStart: return "rien ne finit avant de commencer"
    case .ownRecord: return "l’enquête le note ainsi"
    case .notBefore: return "donc {0} n’est pas avant le {1}"
    case .notAfter: return "donc {0} n’est pas après le {1}"
    case .ageFromTo: return "né le {0}, donc âgé de {1} du {2} au {3}"
    }
  }
}
