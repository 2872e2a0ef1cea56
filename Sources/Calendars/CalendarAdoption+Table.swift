extension CalendarAdoption {
  /// The changes of calendar that are best attested.
  ///
  /// After F. K. Ginzel, *Handbuch der mathematischen und technischen Chronologie* III (1914),
  /// §§ 252–258, and H. Grotefend, *Taschenbuch der Zeitrechnung* (10th ed., 1960), p. 26–27; for the
  /// twentieth century the laws themselves, as named in the notes.
  public static let all: [CalendarAdoption] =
    catholic + netherlands + empire + switzerland + protestant + east + [
      CalendarAdoption(
        id: "sweden", name: "Sweden", aliases: ["se", "finland", "fi"],
        firstGregorianDay: DayNumber(gregorian: 1753, 3, 1),
        note:
          "a calendar of its own from 1 March 1700 to 30 February 1712, then Julian until 17 February 1753",
        calendar: .swedish)
    ]

  private static func entry(
    _ id: String, _ name: String, _ year: Int, _ month: Int, _ day: Int, _ aliases: [String] = [],
    note: String? = nil
  ) -> CalendarAdoption {
    CalendarAdoption(
      id: id, name: name, aliases: aliases, firstGregorianDay: DayNumber(gregorian: year, month, day),
      note: note)
  }

  private static let catholic = [
    entry("italy", "Italy", 1582, 10, 15, ["it", "papal_states", "rome", "venice", "milan", "naples"]),
    entry(
      "tuscany", "Tuscany", 1582, 10, 15, ["florence", "pisa"],
      note: "the year began on 25 March until 1750, in Pisa a year ahead of Florence"),
    entry("spain", "Spain", 1582, 10, 15, ["es", "mexico", "spanish_america"]),
    entry("portugal", "Portugal", 1582, 10, 15, ["pt", "brazil"]),
    entry("poland", "Poland", 1582, 10, 15, ["pl", "poland_lithuania"]),
    entry("france", "France", 1582, 12, 20, ["fr"], note: "9 December 1582 was followed by 20 December"),
    entry(
      "lorraine", "Lorraine", 1760, 2, 28,
      note: "Gregorian from December 1582 for some years, then Julian again until 16 February 1760"),
    entry("savoy", "Savoy", 1582, 12, 22, ["piedmont"]),
    entry("hungary", "Hungary", 1587, 11, 1, ["hu"]),
    entry("transylvania", "Transylvania", 1590, 12, 25),
  ]

  private static let netherlands = [
    entry(
      "spanish_netherlands", "Spanish Netherlands", 1583, 1, 1, ["belgium", "be", "flanders", "hainaut"],
      note: "Brabant already on 25 December 1582; some towns some weeks later"),
    entry("brabant", "Brabant", 1582, 12, 25),
    entry("zeeland", "Zeeland", 1582, 12, 25),
    entry(
      "holland", "Holland", 1583, 1, 12, ["netherlands", "nl"],
      note: "1 January 1583 was followed by 12 January"),
    entry("gelderland", "Gelderland", 1700, 7, 12),
    entry("utrecht", "Utrecht", 1700, 12, 12),
    entry("overijssel", "Overijssel", 1700, 12, 12),
    entry("friesland", "Friesland", 1701, 1, 12),
    entry("groningen", "Groningen", 1701, 1, 12, note: "Gregorian once before, from 1583 to 1594"),
    entry("drenthe", "Drenthe", 1701, 5, 12),
  ]

  private static let empire = [
    entry("augsburg", "Augsburg", 1583, 2, 24),
    entry("trier", "Trier", 1583, 10, 15),
    entry("bavaria", "Bavaria", 1583, 10, 16, ["catholic_germany", "salzburg", "regensburg", "freising"]),
    entry("tyrol", "Tyrol", 1583, 10, 16, ["brixen"]),
    entry("upper_alsace", "Upper Alsace", 1583, 10, 24, ["breisgau"]),
    entry("julich", "Jülich and Berg", 1583, 11, 13, ["jülich_and_berg", "juelich", "berg"]),
    entry("cologne", "Cologne", 1583, 11, 13, ["aachen"]),
    entry("wurzburg", "Würzburg", 1583, 11, 15, ["wuerzburg"]),
    entry("mainz", "Mainz", 1583, 11, 22),
    entry("strasbourg_bishopric", "bishopric of Strasbourg", 1583, 11, 22),
    entry("munster", "Münster", 1583, 11, 28, ["muenster", "cleves"]),
    entry("styria", "Styria and Carinthia", 1583, 12, 25, ["carinthia"]),
    entry("austria", "Austria and Bohemia", 1584, 1, 17, ["at", "bohemia", "moravia", "lusatia"]),
    entry("silesia", "Silesia", 1584, 1, 23),
    entry("westphalia", "Westphalia", 1584, 7, 12),
    entry("paderborn", "Paderborn", 1585, 6, 27),
    entry("prussia", "Duchy of Prussia", 1610, 9, 2, ["east_prussia"]),
    entry("palatinate_neuburg", "Palatinate-Neuburg", 1615, 12, 24, ["pfalz_neuburg"]),
    entry("hildesheim", "Hildesheim", 1631, 3, 26),
    entry(
      "strasbourg", "Strasbourg (city) and Protestant Alsace", 1682, 2, 16, ["alsace"],
      note: "5 February 1682 was followed by 16 February; Catholic Alsace changed in autumn 1583"),
    entry(
      "protestant_germany", "Protestant Germany", 1700, 3, 1,
      ["germany", "de", "saxony", "brandenburg", "hesse"],
      note: "18 February 1700 was followed by 1 March; Easter followed astronomical tables until 1776"),
  ]

  private static let switzerland = [
    entry(
      "catholic_switzerland", "Catholic Switzerland", 1584, 1, 22,
      ["lucerne", "uri", "schwyz", "zug", "fribourg"]),
    entry("valais", "Valais", 1655, 3, 11),
    entry(
      "switzerland", "Protestant Switzerland", 1701, 1, 12,
      ["ch", "protestant_switzerland", "geneva", "zurich", "bern", "basel"],
      note: "Glarus, Outer Appenzell and the town of St Gallen in 1724, parts of the Grisons until 1812"),
  ]

  private static let protestant = [
    entry("denmark", "Denmark and Norway", 1700, 3, 1, ["dk", "norway", "no", "schleswig", "holstein"]),
    entry("iceland", "Iceland", 1700, 11, 28, ["is"]),
    entry(
      "britain", "Great Britain, Ireland and the colonies", 1752, 9, 14,
      [
        "gb", "uk", "england", "great_britain", "wales", "ireland", "ie", "united_kingdom",
        "british_colonies", "virginia",
        "new_england", "united_states", "us", "canada",
      ],
      note: "2 September 1752 was followed by 14 September; until 1751 the English year began on 25 March"),
    entry(
      "scotland", "Scotland", 1752, 9, 14, note: "the year began on 1 January from 1600, on 25 March before"),
  ]

  private static let east = [
    entry(
      "alaska", "Alaska", 1867, 10, 18,
      note: "Friday 6 October (Julian) was followed by Friday 18 October, for the date line moved too"),
    entry("albania", "Albania", 1912, 11, 28, ["al"]),
    entry("bulgaria", "Bulgaria", 1916, 4, 14, ["bg"], note: "31 March 1916 was followed by 14 April"),
    entry(
      "ottoman_empire", "Ottoman Empire", 1917, 3, 1, ["turkey", "tr", "ottoman", "rumi"],
      note:
        "the financial (Rumi) calendar, Julian in its months: 15 February 1332 preceded 1 March 1333"
    ),
    entry(
      "russia", "Russia", 1918, 2, 14, ["ru", "soviet_russia", "russian_empire", "belarus", "by"],
      note: "31 January 1918 was followed by 14 February, by the decree of 24 January 1918"),
    entry(
      "ukraine", "Ukraine", 1918, 3, 1, ["ua"],
      note:
        "16 February 1918 was followed by 1 March, by the law of 12 February 1918; Soviet Kharkiv with Russia"
    ),
    entry("serbia", "Serbia and Yugoslavia", 1919, 1, 28, ["rs", "yugoslavia", "montenegro", "me"]),
    entry("romania", "Romania", 1919, 4, 14, ["ro"], note: "31 March 1919 was followed by 14 April"),
    entry(
      "greece", "Greece", 1923, 3, 1, ["gr"],
      note: "15 February 1923 was followed by 1 March; the Church changed its fixed feasts in 1924"),
  ]
}
