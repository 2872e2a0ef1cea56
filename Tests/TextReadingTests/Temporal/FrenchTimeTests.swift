import Calendars
import Testing
import TextReading

@Suite("Time in French text")
struct FrenchTimeTests {
  @Test(
    "Dates are read in every spelling",
    arguments: [
      ("Sa lettre du 3 février 1904 est perdue.", ["3 février 1904 = 1904-02-03"]),
      ("Le premier mai 1891, on tira.", ["Le premier mai 1891 = 1891-05-01"]),
      ("Datée du 17.XI.1921.", ["17.XI.1921 = 1921-11-17"]),
      ("Le mardi 12 novembre 1929, on signa.", ["Le mardi 12 novembre 1929 = 1929-11-12"]),
      ("Notes du 8 oct. 1911 et de janv. 1912.", ["8 oct. 1911 = 1911-10-08", "janv. 1912 = 1912-01"]),
      (
        "Pendant l’été de 1905 et l’hiver 1918-1919.",
        ["l’été de 1905 = 1905-SU", "l’hiver 1918-1919 = 1918-WI"]
      ),
      ("En mil neuf cent cinq tout commença.", ["mil neuf cent cinq = 1905"]),
      ("Juré en 212 av. J.-C.", ["212 av. J.-C. = BC0212"]),
      ("Du XVIe siècle aux années 1870.", ["XVIe siècle = 15", "années 1870 = 187"]),
      ("Le 18 brumaire an VIII, tout finit.", ["Le 18 brumaire an VIII = 1799-11-09"]),
    ])
  func dates(_ text: String, _ expected: [String]) throws {
    #expect(try readTimes(text, "fr") == expected)
  }

  @Test(
    "A story goes forward",
    arguments: [
      (
        "Ils se marièrent en juin 1887 ; au printemps suivant naquit un fils.",
        ["juin 1887 = 1887-06", "printemps suivant = 1888-SP"]
      ),
      (
        "Il débarqua le vendredi 7 mai 1915 ; le lundi il était mort.",
        ["le vendredi 7 mai 1915 = 1915-05-07", "le lundi = 1915-05-10"]
      ),
      (
        "Cela commença en novembre 1894. En février, c’était fini.",
        ["novembre 1894 = 1894-11", "février = 1895-02"]
      ),
      (
        "Elle partit en 1911, revint quatre ans plus tard et mourut l’année d’après.",
        ["1911 = 1911", "quatre ans plus tard = 1915", "l’année d’après = 1916"]
      ),
      (
        "Le 30 août 1918 on tira ; le lendemain les arrestations commencèrent ; le surlendemain on fusilla.",
        ["Le 30 août 1918 = 1918-08-30", "le lendemain = 1918-08-31", "le surlendemain = 1918-09-01"]
      ),
      (
        "Arrêté le 26 avril 1933, il fut jugé deux mois après.",
        ["le 26 avril 1933 = 1933-04-26", "deux mois après = 1933-06"]
      ),
      ("La veille de la Toussaint 1860 il neigea.", ["La veille de la Toussaint 1860 = 1860-10-31"]),
    ])
  func story(_ text: String, _ expected: [String]) throws {
    let read = try readTimes(text, "fr").map(Self.value)
    #expect(read == expected.map(Self.value))
  }

  /// The value alone, where the extent of an article is a matter of taste.
  private static func value(_ line: String) -> String {
    line.split(separator: "=").last.map(String.init) ?? ""
  }

  @Test(
    "Parts of dates are kept as parts",
    arguments: [
      ("Fin 1922 il partit.", ["1922-11~/1922-12"]),
      ("Au début de mars 1921, il partit.", ["1921-03-01/1921-03-10~"]),
      ("À la mi-mars 1921, tout était fini.", ["1921-03-11~/1921-03-20~"]),
      ("À la fin de l’été 1914, ils fuirent.", ["1914-08~"]),
      ("Vers 1865 la maison brûla.", ["1865~"]),
      ("Au deuxième trimestre de 1931, elle tomba.", ["1931-34"]),
      ("Le dernier dimanche d’août 1939, on dansa.", ["1939-08-27"]),
      ("Dans la nuit du 3 au 4 août 1789, tout tomba.", ["1789-08-03/1789-08-04"]),
    ])
  func parts(_ text: String, _ expected: [String]) throws {
    #expect(try readEDTF(text, "fr") == expected)
  }

  @Test(
    "What only looks like a date is left alone",
    arguments: [
      "Il a été reçu par M. Mai et par Mme Avril.", "Voir p. 1917, nº 1848 et t. 1905.",
      "On compta 1914 hommes et 1812 chevaux.", "Mars est le dieu de la guerre.",
      "Le second avait été battu.",
    ])
  func vetoes(_ text: String) throws {
    let read = try readTimes(text, "fr")
    #expect(read.isEmpty, "\(read)")
  }

  @Test("A newspaper counts from its day")
  func newspaper() throws {
    #expect(
      try readTimes(
        "Le ministre est arrivé hier soir. Il repartira jeudi. Le 3 mars, il sera à Lyon.", "fr",
        created: (1999, 2, 23))
        == ["hier soir = 1999-02-22TEV", "jeudi = 1999-02-25", "Le 3 mars = 1999-03-03"])
  }

  @Test("Habits are sets and ages are ages")
  func kinds() throws {
    let reader = try #require(TimeReaders.all["fr"])
    let read = reader.read(
      "Tous les lundis il jeûnait. À douze ans il lisait. Il attendit pendant huit jours.")
    #expect(read.map(\.kind) == [.set, .age, .duration])
    #expect(read.map(\.value) == ["XXXX-WXX-1", "P12Y", "P8D"])
  }
}
