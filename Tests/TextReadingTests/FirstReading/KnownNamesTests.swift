import Foundation
import Testing
import TextReading

@Suite("What the inquiry knows already")
struct KnownNamesTests {
  @Test("Known names win over guesses and carry their key back")
  func known() throws {
    let known = KnownNames(entries: [
      KnownNames.Entry(key: "serge", kind: .person, names: ["Victor Serge", "Kibalchich", "the Old"]),
      KnownNames.Entry(key: "memoirs", kind: .work, names: ["Memoirs of a Revolutionary"]),
      KnownNames.Entry(key: "paris-committee", kind: .group, names: ["Paris"]),
    ])
    let reading = FirstReading(
      of:
        "Kibalchich wrote Memoirs of a Revolutionary. Nobody in Paris read it. They called him the Old. Victor Serge laughed.",
      language: "en", known: known)
    let serge = try #require(reading.people.first { $0.known == "serge" })
    #expect(serge.name == "Victor Serge")
    #expect(serge.mentions.map(\.text) == ["Kibalchich", "the Old", "Victor Serge"])
    #expect(reading.works.map(\.known) == ["memoirs"])
    #expect(reading.groups.map(\.known) == ["paris-committee"])
    #expect(reading.places.isEmpty)
  }

  @Test("A merge that was rejected is not proposed again")
  func rejected() {
    let text = "Mr. Paul Durand came. Durand sat down."
    #expect(FirstReading(of: text, language: "en").people.count == 1)
    let known = KnownNames(rejectedMerges: [("Mr. Paul Durand", "Durand")])
    #expect(FirstReading(of: text, language: "en", known: known).people.count == 2)
  }

  @Test("A misprint is a suspicion beside the people, and no merge")
  func misprint() {
    let text = "Grigory Zinoviev spoke. Zinoviev sat down. Zinoviev rose. Then Grigory Zioniev spoke again."
    let reading = FirstReading(of: text, language: "en")
    #expect(reading.people.count == 2)
    #expect(reading.suspicions.map(\.forms) == [["Grigory Zioniev", "Grigory Zinoviev"]])
  }

  @Test("An atlas gives places their coordinates, older names too; damaged bytes are refused")
  func atlas() throws {
    let atlas = try PlaceAtlas(SmallAtlas.bytes(["Saint Petersburg": (498_817, 59.93863, 30.31413)]))
    let reading = FirstReading(of: "He lived in Petrograd.", language: "en", atlas: atlas)
    let place = try #require(reading.places.first?.location)
    #expect(place.name == "Saint Petersburg")
    #expect(place.geonamesID == 498_817)
    #expect(abs(place.latitude - 59.93863) < 0.00002)
    #expect(throws: PlaceAtlasError.notAnAtlas) { try PlaceAtlas(Data("nothing".utf8)) }
    #expect(throws: PlaceAtlasError.damaged) {
      try PlaceAtlas(SmallAtlas.bytes(["Paris": (2_988_507, 48.85, 2.35)]).dropLast())
    }
  }

  @Test("A given name at odds with the one a surname goes with is suspected as a slip, and not merged")
  func slip() {
    let text = """
      Romain Rolland lived in Villeneuve. Romain Rolland wrote to Gorky. Romain Rolland did not answer.
      Raymond Rolland received him in May.
      """
    let reading = FirstReading(of: text, language: "en")
    #expect(reading.suspicions.map(\.forms) == [["Raymond Rolland", "Romain Rolland"]])
    #expect(reading.suspicions.map(\.reason) == [.slip])
    #expect(reading.people.filter { $0.name.hasSuffix("Rolland") }.count == 2)
  }

  @Test("Brothers who both come often are two people, and no slip")
  func brothers() {
    let text = """
      Paul Hale came. Paul Hale sat down. Paul Hale wrote. Peter Hale came. Peter Hale sat down. Peter Hale wrote.
      """
    #expect(FirstReading(of: text, language: "en").suspicions.isEmpty)
  }
}

/// Writes the format of ``PlaceAtlas`` for a handful of places.
enum SmallAtlas {
  static func bytes(_ places: [String: (id: UInt32, latitude: Double, longitude: Double)]) -> Data {
    var names: [(key: UInt64, place: UInt32)] = []
    var records = Data()
    var text = Data()
    for (number, (name, place)) in places.sorted(by: { $0.key < $1.key }).enumerated() {
      let key = name.split(separator: " ").reduce(UInt64(0)) {
        ($0 &* 0x9E37_79B9_7F4A_7C15) ^ WordKey.of($1)
      }
      names.append((key, UInt32(number)))
      records +=
        number32(place.id) + number32(UInt32(bitPattern: Int32((place.latitude * 100_000).rounded())))
      records += number32(UInt32(bitPattern: Int32((place.longitude * 100_000).rounded()))) + number32(0)
      records += number32(UInt32(text.count)) + Data([UInt8(name.utf8.count)]) + Data("XX".utf8) + Data([0])
      text += Data(name.utf8)
    }
    var data = Data("TMNPLC01".utf8) + number32(UInt32(names.count)) + number32(UInt32(places.count))
    data += number32(UInt32(text.count))
    for (key, place) in names.sorted(by: { $0.key < $1.key }) {
      data += number32(UInt32(truncatingIfNeeded: key)) + number32(UInt32(truncatingIfNeeded: key >> 32))
      data += number32(place)
    }
    return data + records + text
  }

  private static func number32(_ value: UInt32) -> Data {
    Data((0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) })
  }
}
