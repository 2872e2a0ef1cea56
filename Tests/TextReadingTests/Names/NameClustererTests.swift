import Testing

@testable import TextReading

@Suite("People by their names")
struct NameClustererTests {
  func groups(_ names: [String], scope: NameClusterer.Scope = .collection) -> [[String]] {
    NameClusterer().clusters(of: names, scope: scope).map { $0.mentions.map { names[$0] } }
  }

  @Test(
    "Spellings of four languages and Cyrillic are one person",
    arguments: [
      ["Plekhanov", "Georgi Plekhanov", "Plekhanoff", "Plechanow", "Гeoргий Плеханов", "Плеханов"],
      ["Shostakovich", "Chostakovitch", "Schostakowitsch", "Шостакович", "Dmitri Shostakovich"],
      ["Herzen", "Alexander Herzen", "Gertsen", "Александр Герцен"],
      ["Dzerzhinsky", "Dzerjinski", "Dserschinski", "Dzierżyński", "Дзержинский"],
      ["Trotsky", "Trotzki", "Trotski", "Trockij", "Троцкий", "Leon Trotsky", "Lev Trotsky"],
      ["Joffe", "Ioffe", "Иоффе"],
      ["Jean Jaurès", "Jaurès", "Жан Жорес"],
    ])
  func spellings(_ names: [String]) {
    #expect(groups(names).count == 1, "\(groups(names))")
  }

  @Test(
    "What differs stays apart",
    arguments: [
      ["Leo Tolstoy", "Alexei Tolstoy"], ["Heinrich Mann", "Thomas Mann"],
      ["Alexandre Dumas père", "Alexandre Dumas fils"],
      ["Nicholas I", "Nicolas II"], ["Romain Rolland", "Raymond Rolland"], ["Rykov", "Rakov"],
      ["Bukharin", "Bakunin"],
      ["A. Ivanov", "P. Ivanov"], ["Lenin", "Lunin"], ["Madame Curie", "Monsieur Curie"],
    ])
  func differences(_ names: [String]) {
    #expect(groups(names).count == names.count, "\(groups(names))")
  }

  @Test("A surname that two people bear stays a question")
  func question() {
    let found = groups(["Karl Brandt", "Otto Brandt", "Brandt"])
    #expect(found == [["Karl Brandt"], ["Otto Brandt"], ["Brandt"]])
  }

  @Test("In a text a surname alone is the bearer named last, and it says so")
  func nearest() {
    let names = ["Karl Brandt", "Brandt", "Otto Brandt", "Brandt"]
    let found = NameClusterer().clusters(of: names, scope: .text)
    #expect(found.map(\.mentions) == [[0, 1], [2, 3]])
    #expect(found[1].reasons[1] == .nearest)
  }

  @Test("Titles part husband and wife")
  func titles() {
    let found = groups(["Mr. Quill", "Mrs. Quill", "Quill", "Mr Quill"], scope: .text)
    #expect(found == [["Mr. Quill", "Quill", "Mr Quill"], ["Mrs. Quill"]])
  }

  @Test("A given name alone is the one who bears it")
  func given() {
    let found = groups(["Katharine Dale", "Katharine", "Miss Dale"], scope: .text)
    #expect(found.count == 1)
  }

  @Test("Rulers go by name and number in every language")
  func rulers() {
    let found = groups(["Nicholas II", "le tsar Nicolas II", "Zar Nikolaus II.", "Николай II", "Nicolas Ier"])
    #expect(found.map(\.count) == [4, 1])
  }

  @Test("A pseudonym joins the name of birth, with the reason")
  func pseudonyms() {
    let found = NameClusterer().clusters(
      of: ["Victor Serge", "Виктор Кибальчич", "Kibaltchitch"], scope: .collection)
    #expect(found.count == 1)
    #expect(found.first?.reasons.contains(.pseudonym) == true)
  }

  @Test("Swapped letters are a suspicion with its own reason")
  func misprint() {
    let found = NameClusterer().clusters(of: ["Zinoviev", "Zioniev"], scope: .collection)
    #expect(found.first?.reasons == [.sameWords, .misprint])
  }

  @Test("Names without letters and empty names are names apart")
  func odd() {
    #expect(groups(["", ".", "—", "I", "II"]).flatMap { $0 }.count == 5)
  }

  @Test("Many names of one surname take no time to speak of", .timeLimit(.minutes(1)))
  func many() {
    let names = (0..<1000).map { "Person\($0 % 50) Name\($0)" }
    #expect(NameClusterer().clusters(of: names, scope: .collection).flatMap(\.mentions).count == 1000)
  }
}
