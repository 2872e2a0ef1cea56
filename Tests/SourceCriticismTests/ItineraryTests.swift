import Calendars
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Itineraries")
struct ItineraryTests {
  private func base() -> InquiryBuilder {
    var build = InquiryBuilder()
    build.person("serge")
    build.place("paris", at: (48.85, 2.35))
    build.place("barcelona", at: (41.38, 2.18))
    build.place("petrograd", at: (59.94, 30.31))
    build.event("birth", .birth, who: ["serge"])
    build.say("born", .on(Event.ID("birth"), "1890-12-30"))
    return build
  }

  @Test("Stops stand in the order of their windows, and what follows in one place is one stop")
  func order() throws {
    var build = base()
    let stay = build.event("stay", .stay, who: ["serge"], where: Place.ID("petrograd"), lasts: true)
    let arrest = build.event("arrest", who: ["serge"], where: Place.ID("petrograd"))
    let trial = build.event("trial", who: ["serge"], where: Place.ID("paris"))
    let coming = build.event("coming", who: ["serge"], where: Place.ID("barcelona"))
    build.say("s1", [.on(stay, "1919-02", .start), .on(stay, "1933-06", .end)])
    build.say("s2", .on(arrest, "1928"))
    build.say("s3", .on(trial, "1913-02"))
    build.say("s4", .on(coming, "1917-02"))
    let itinerary = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(itinerary.stops.map(\.place.rawValue) == ["paris", "barcelona", "petrograd"])
    #expect(itinerary.stops[2].events == [stay, arrest])
    #expect(itinerary.stops[2].isAttestedThroughout && !itinerary.stops[0].isAttestedThroughout)
    #expect(itinerary.stops[2].first == window("1919-02-01", "1919-02-28"))
    #expect(itinerary.stops[2].last == window("1933-06-01", "1933-06-30"))
    #expect(itinerary.stops[2].statements.map(\.rawValue) == ["s1", "s2"])
    #expect(
      itinerary.legs.map(\.window) == [
        window("1913-02-01", "1917-02-28"), window("1917-02-01", "1919-02-28"),
      ])
    #expect(itinerary.legs.map(\.isOrderCertain) == [true, true])
    #expect(itinerary.legs.map(\.hasOnlyEnds) == [true, true])
    let distance = try #require(itinerary.legs[0].kilometres)
    #expect((820...840).contains(distance))
    #expect(itinerary.legs[0].fewestDays == 1_434)
  }

  @Test("A journey that can lie on one way only attests that way")
  func journey() throws {
    var build = base()
    let trial = build.event("trial", who: ["serge"], where: Place.ID("paris"))
    let coming = build.event("coming", who: ["serge"], where: Place.ID("barcelona"))
    let press = build.event("press", who: ["serge"], where: Place.ID("petrograd"))
    let train = build.event("train", "journey", who: ["serge"])
    build.say("s1", .on(trial, "1913-02"))
    build.say("s2", .on(coming, "1917-02"))
    build.say("s3", .on(press, "1919-05"))
    build.say("s4", .on(train, "1917-02-10", .whole, .notAfter))
    build.say("s5", .order(train, .after, trial))
    build.say("s6", .order(train, .strictlyBefore, coming))
    let itinerary = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(itinerary.legs.map(\.journeys) == [[train], []])
    #expect(itinerary.legs.map(\.hasOnlyEnds) == [false, true])
    build.say("s7", .on(train, "1918", .whole, .notAfter))
    build.change { $0.statements.remove(Statement.ID("s4")) }
    build.change { $0.statements.remove(Statement.ID("s6")) }
    let other = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(other.legs.map(\.hasOnlyEnds) == [true, true])
  }

  @Test("An order that only the windows suggest is not called certain; one that a statement gives is")
  func uncertainOrder() throws {
    var build = base()
    let trial = build.event("trial", who: ["serge"], where: Place.ID("paris"))
    let coming = build.event("coming", who: ["serge"], where: Place.ID("barcelona"))
    build.say("s1", .on(trial, "1913/1916"))
    build.say("s2", .on(coming, "1914/1917"))
    let open = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(open.stops.map(\.events) == [[trial], [coming]])
    #expect(!open.legs[0].isOrderCertain)
    build.say("s3", .order(trial, .before, coming))
    let known = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(known.legs[0].isOrderCertain)
  }

  @Test("What is undated, contradicted, repeated or done from afar makes no stop")
  func apart() throws {
    var build = base()
    let undated = build.event("undated", who: ["serge"], where: Place.ID("paris"))
    let arrest = build.event("arrest", who: ["serge"], where: Place.ID("petrograd"))
    let visits = build.event("visits", who: ["serge"], where: Place.ID("paris"), repeated: true)
    let letter = build.event("letter", who: ["serge:addressee"], where: Place.ID("paris"))
    build.say("s1", .on(arrest, "1928"))
    build.say("s2", .on(arrest, "1933"))
    build.say("s3", .on(visits, "1910"))
    build.say("s4", .on(letter, "1911"))
    let itinerary = try #require(Assessment(of: build.inquiry).itinerary(of: Person.ID("serge")))
    #expect(itinerary.stops.isEmpty && itinerary.legs.isEmpty)
    #expect(itinerary.unplaced.map(\.event) == [undated, arrest])
    #expect(itinerary.unplaced.map(\.gap) == [.undated, .contradicted])
    #expect(Assessment(of: build.inquiry).itinerary(of: Person.ID("nobody")) == nil)
  }
}
