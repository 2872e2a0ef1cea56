internal import Calendars
internal import Chronology
internal import TemporalNetworks
internal import Testimony

/// The translation of another state of an inquiry, and what its numbers are in the one that is being made.
///
/// A record is translated from nothing but itself, the events and the source it names, the rules, the calendars, and
/// from who is known to live by then. What all of this left as it was need not be translated again.
final class CarriedTranslation {
  /// The other translation.
  let earlier: Translation
  /// How many events, from the first, have the numbers they had there; none unless all that were there still do.
  let knownEventCount: Int
  /// The standings of the claims of statements that are as they were.
  private(set) var standings: [Claim.ID: ClaimStanding]
  /// The statements of those claims.
  private(set) var statementOfClaim: [Claim.ID: Statement.ID]
  /// For each point there its place here; -1 where that is not known.
  private(set) var points: [Int32]
  /// For each ground there its number here; -1 where that is not known.
  private(set) var grounds: [Int32]
  /// For each function there its place here; -1 where that is not known.
  var functions: [Int32]
  private let events: RecordMatch
  private let statements: RecordMatch
  private let changedSources: Set<Source.ID>
  /// The number there of the first birth.
  private let firstLife: Int32
  /// For each life there the number of its birth here; -1 where that is not known.
  private var lives: [Int32]

  /// Compares two states; `nil` where all must be translated again.
  ///
  /// - Parameters:
  ///   - earlier: The translation of the other state.
  ///   - translation: The one to be made, of which only what it is made from is looked at.
  init?(_ earlier: Translation, to translation: Translation) {
    let (before, now) = (earlier.inquiry, translation.inquiry)
    guard earlier.rules == translation.rules, earlier.isDeep == translation.isDeep,
      earlier.calendars.systems == translation.calendars.systems,
      earlier.calendars.adoptions == translation.calendars.adoptions,
      earlier.hasUniqueClaims
    else { return nil }
    self.earlier = earlier
    events = RecordMatch(before.events, now.events)
    statements = RecordMatch(before.statements, now.statements)
    changedSources = Set(
      now.sources.filter { before.sources[$0.id] != $0 }.map(\.id)
        + before.sources.map(\.id).filter { now.sources[$0] == nil })
    knownEventCount = events.keepsOrder ? before.events.count : 0
    (standings, statementOfClaim) = (earlier.standings, earlier.statementOfClaim)
    points = Array(repeating: -1, count: earlier.problem.network.pointCount)
    points[0] = 0
    grounds = Array(repeating: -1, count: earlier.grounds.count)
    functions = Array(repeating: -1, count: earlier.problem.functionCount)
    firstLife = Int32(truncatingIfNeeded: before.events.count)
    lives = Array(repeating: -1, count: earlier.personsInOrder.count)
    for (number, statement) in before.statements.enumerated() where !statements.isSame[number] {
      for claim in statement.claims {
        standings[claim.id] = nil
        statementOfClaim[claim.id] = nil
      }
    }
  }

  /// Notes where the events are here that are as they were.
  func place(eventsOf problem: ChronologyProblem<Link>) {
    for (number, old) in events.numbers.enumerated() where old >= 0 && events.isSame[Int(old)] {
      name(Int(old), EventReference(index: number), problem)
    }
  }

  /// The stretch there of the record of an event; `nil` where it is new or not as it was.
  func stretch(ofEvent number: Int) -> Int? {
    let old = Int(events.numbers[number])
    return old >= 0 && events.isSame[old] ? old : nil
  }

  /// The stretch there of a statement; `nil` where it or its source is new or not as it was.
  func stretch(ofStatement number: Int, in source: Source.ID?) -> Int? {
    let old = Int(statements.numbers[number])
    guard old >= 0, statements.isSame[old] else { return nil }
    if !changedSources.isEmpty, let source, changedSources.contains(source) { return nil }
    return earlier.inquiry.events.count + old
  }

  /// Finds what was looked at there.
  ///
  /// - Returns: Whether it is there, and as it was.
  func find(read: Int32, in translation: Translation) -> Bool {
    if read < firstLife { return events.isSame[Int(read)] }
    // Births follow the events, each with the death of the same life.
    let life = (Int(read) - Int(firstLife)) / 2
    guard lives[life] < 0 else { return true }
    let person = earlier.personsInOrder[life]
    guard let birth = translation.births[person], let death = translation.deaths[person] else { return false }
    lives[life] = Int32(truncatingIfNeeded: birth.index)
    name(Int(read), birth, translation.problem)
    name(Int(read) + 1, death, translation.problem)
    return true
  }

  /// The number here of what was looked at there and has been found.
  func number(read: Int32) -> Int32 {
    read < firstLife ? events.numbersNow[Int(read)] : lives[(Int(read) - Int(firstLife)) / 2]
  }

  /// Notes where an event there is here.
  private func name(_ old: Int, _ event: EventReference, _ problem: ChronologyProblem<Link>) {
    let there = EventReference(index: old)
    points[earlier.problem.start(of: there).index] = Int32(truncatingIfNeeded: problem.start(of: event).index)
    points[earlier.problem.end(of: there).index] = Int32(truncatingIfNeeded: problem.end(of: event).index)
  }

  /// Finds the number here of a ground there.
  ///
  /// - Returns: Whether it has one.
  func find(ground old: Int32, in translation: Translation) -> Bool {
    guard grounds[Int(old)] < 0 else { return true }
    guard let known = translation.groundIndex[earlier.grounds[Int(old)]] else { return false }
    grounds[Int(old)] = known
    return true
  }

  /// Notes the number here of a ground there.
  func name(ground old: Int, _ number: Int32) { grounds[old] = number }
}

/// Which records of a table are those of another, and which are as they are there.
private struct RecordMatch {
  /// For each record now its number before; -1 where it is new.
  private(set) var numbers: [Int32] = []
  /// For each record before its number now; -1 where it is gone.
  private(set) var numbersNow: [Int32]
  /// For each record before whether it is there and as it was.
  private(set) var isSame: [Bool]
  /// Whether all records of before are there, in their order and before the new ones.
  private(set) var keepsOrder: Bool

  init<Record>(_ before: RecordTable<Record>, _ now: RecordTable<Record>) {
    numbersNow = Array(repeating: -1, count: before.count)
    isSame = Array(repeating: false, count: before.count)
    numbers.reserveCapacity(now.count)
    var earlier = before.makeIterator()
    var step = 0
    var others: [Identifier<Record>: Int32]?
    for (number, record) in now.enumerated() {
      var old: (number: Int, record: Record)?
      if others == nil, let next = earlier.next() {
        if next.id == record.id {
          old = (step, next)
          step += 1
        } else {
          // From here on the orders differ.
          others = Dictionary(
            uniqueKeysWithValues: before.enumerated().map {
              ($0.element.id, Int32(truncatingIfNeeded: $0.offset))
            })
        }
      }
      if old == nil, let others, let place = others[record.id], let known = before[record.id] {
        old = (Int(place), known)
      }
      guard let old else {
        numbers.append(-1)
        continue
      }
      numbers.append(Int32(truncatingIfNeeded: old.number))
      numbersNow[old.number] = Int32(truncatingIfNeeded: number)
      isSame[old.number] = old.record == record
    }
    keepsOrder = others == nil && step == before.count
  }
}
