import Foundation
import TestSupport
import Testing

@Suite("What follows from an archive, at the command line")
struct ChronologyCommandsTests {
  private static let chronicle = """
    chronicle 1
    inquiry "Two letters"

    source memoir "Memoir of Anna"; kind memoir; author anna; composed 1935
    source file "File of the police"; kind record; composed 1919

    person anna "Anna"
    place paris "Paris" @ 48.85, 2.35
    place vienna "Vienna" @ 48.21, 16.37

    event arrest "The arrest"; who anna; where paris
    event release "The release"; who anna
    event letter "The letter"; who anna as author
    event visit "The visit"; who anna; where vienna
    event ride "The ride" [journey]; who anna

    excerpt words of memoir "they took me in spring; I wrote before they took me or once I was out; I was in Vienna"
    excerpt entry of file "taken 8 March 1918, let go 1 July 1918"

    statement f1 in file "taken 8 March 1918"
      arrest on 1918-03-08
    statement f2 in file "let go 1 July 1918"
      release on 1918-07-01
    statement m1 in memoir "they took me in spring"
      arrest in 1918-21
    statement m2 in memoir "I wrote before they took me or once I was out"
      letter in 1918
      letter one of: before arrest or after release
    statement m3 in memoir "I was in Vienna"
      visit in 1918-09
      ride after release
      ride before visit

    hypothesis no-file "The file is a forgery"
      doubt source file
    hypothesis no-memoir "The memoir is invented"
      doubt kind memoir

    """

  private let program: Program

  init() throws { program = try #require(Program()) }

  /// Runs `body` with an archive of the chronicle.
  private func withArchive(_ body: (_ archive: String) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      let chronicle = folder + "/inquiry.chronicle"
      try Data(Self.chronicle.utf8).write(to: URL(fileURLWithPath: chronicle))
      let archive = folder + "/two.temoin"
      #expect(try program.run("init", archive).status == 0)
      let imported = try program.run("import", archive, chronicle)
      #expect(imported.status == 0, "\(imported.errors)")
      try body(archive)
    }
  }

  @Test("An event whose days fall apart is shown with its stretches, and with what is left to choose")
  func explain() throws {
    try withArchive { archive in
      let text = try program.run("explain", archive, "letter").output
      #expect(text.contains("in 2 stretches: 1918 … 1918-03-08, or 1918-07 … 1918"))
      #expect(text.contains("Left to choose (2 of 2 remain)"))
      let json = try program.run("explain", archive, "letter", "--json").json()
      let alternatives = try #require(json["alternatives"] as? [[String: Any]])
      let options = try #require(alternatives.first?["options"] as? [[String: Any]])
      #expect(options.map { $0["survives"] as? Bool } == [true, true])
      let bounds = try #require(json["bounds"] as? [[String: Any]])
      #expect(bounds.count == 2)
      #expect(bounds.map { $0["checked"] as? Bool } == [true, true])
      #expect(try program.run("chronology", archive).output.contains("1918 … 1918-03-08 or 1918-07 … 1918"))
    }
  }

  @Test("An itinerary has its stops in order, and a way that a journey attests")
  func itinerary() throws {
    try withArchive { archive in
      let json = try program.run("itinerary", archive, "anna", "--json").json()
      let stops = try #require(json["stops"] as? [[String: Any]])
      #expect(stops.map { $0["place"] as? String } == ["paris", "vienna"])
      let legs = try #require(json["legs"] as? [[String: Any]])
      #expect(legs.map { $0["journeys"] as? [String] } == [["ride"]])
      #expect(legs.map { $0["kilometres"] as? Int } == [1_033])
      #expect(try program.run("itinerary", archive, "anna").output.contains("1. Paris: 1918-03-08"))
      #expect(try program.run("itinerary", archive, "nobody").status == 2)
    }
  }

  @Test("Two hypotheses are compared with each other and side by side, and what moves says why")
  func hypotheses() throws {
    try withArchive { archive in
      let json = try program.run(
        "suppose", archive, "--hypothesis", "no-file", "--against", "no-memoir", "--json"
      ).json()
      #expect(json["hypothesis"] as? String == "no-file" && json["against"] as? String == "no-memoir")
      let moved = try #require(json["moved"] as? [[String: Any]])
      let arrest = try #require(moved.first { $0["event"] as? String == "arrest" })
      let causes = try #require(arrest["because"] as? [[String: Any]])
      #expect(
        Set(causes.map { "\($0["ground"] as? String ?? "") \($0["believed"] as? String ?? "")" })
          == ["claim:f1#1 no longer", "claim:m1#1 again"])
      let table = try program.run("compare", archive, "none", "no-file", "--json").json()
      let events = try #require(table["events"] as? [[String: Any]])
      #expect(events.contains { $0["event"] as? String == "arrest" })
      #expect(try program.run("suppose", archive).status == 2)
      #expect(try program.run("compare", archive, "no-such").status == 2)
    }
  }

  @Test("A synopsis has a column for each witness, and counts independent roots")
  func synopsis() throws {
    try withArchive { archive in
      let json = try program.run("synopsis", archive, "arrest", "--json").json()
      let witnesses = try #require(json["witnesses"] as? [[String: Any]])
      #expect(witnesses.map { $0["source"] as? String } == ["file", "memoir"])
      #expect(json["roots"] as? Int == 2)
      #expect(try program.run("synopsis", archive, "arrest").output.contains("2 independent roots"))
    }
  }

  @Test("Odds name method and seed beside every figure, and enter no window")
  func odds() throws {
    try withArchive { archive in
      let before = try program.run("chronology", archive, "--json").output
      let run = try program.run("odds", archive, "letter", "visit", "--seed", "3", "--draws", "400")
      #expect(run.status == 0, "\(run.errors)")
      // A figure is followed by its mark, however the lines break.
      let flat = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        flat.matches(of: #/(as likely before as after|half in|nine in ten in)[^\[]*\[[^\]]*seed 3\]/#).count
          == 6)
      #expect(flat.matches(of: #/ % ± [0-9.]+ % \[[^\]]*seed 3\]/#).count == 2)
      #expect(run.output.contains("Probability, not proof"))
      let json = try program.run(
        "odds", archive, "letter", "visit", "--seed", "3", "--draws", "400", "--json"
      ).json()
      #expect(json["seed"] as? String == "3")
      #expect(json["certified"] as? Bool == (json["method"] as? String != "uncertified"))
      #expect(try program.run("chronology", archive, "--json").output == before)
      #expect(try program.run("odds", archive, "letter", "--draws", "0").status == 2)
    }
  }

  @Test("Every bound is proved and checked when that is asked for")
  func audit() throws {
    try withArchive { archive in
      let run = try program.run("check", archive, "--audit", "--json")
      #expect(run.status == 0)
      let audit = try #require(run.json()["audit"] as? [String: Any])
      #expect(audit["holds"] as? Bool == true)
      #expect((audit["bounds"] as? Int ?? 0) >= 10)
      #expect(try program.run("check", archive, "--audit").output.contains("bounds proved and checked"))
    }
  }
}
