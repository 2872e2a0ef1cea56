internal import Chronology
internal import TemporalNetworks
internal import Testimony

/// Where the tables of a translation ended when a record came to be translated.
struct Stretch: Sendable {
  let network: NetworkExtent
  let uses: Int
  let links: Int
  let grounds: Int
  let presences: Int
  let ties: Int
  let speaking: Int
  let dating: Int
  let reads: Int
  let lives: Int
  let choices: Int
  let styled: Int
  /// Whether what the record adds can be added elsewhere as it is.
  var isPortable = false
}

extension Translation {
  /// Where the tables end now; what is looked at from now on counts for the next record.
  mutating func mark() -> Stretch {
    isAllRead = true
    return Stretch(
      network: problem.extent, uses: uses.count, links: links.values.count, grounds: grounds.count,
      presences: presences.count, ties: ties.count, speaking: claimsOfEvent.values.count,
      dating: datingClaims.values.count, reads: reads.count, lives: personsInOrder.count,
      choices: choices.count, styled: styledCount)
  }

  /// Keeps where the translation of a record began, and whether it can be taken over as it is.
  mutating func close(_ begin: Stretch) {
    var begin = begin
    // What calls somebody to life, leaves something to choose or is first to use a rule hangs together with the rest.
    begin.isPortable =
      isAllRead && begin.lives == personsInOrder.count && begin.choices == choices.count
      && begin.styled == styledCount
      && grounds[begin.grounds...].allSatisfy { if case .claim = $0 { true } else { false } }
    stretches.append(begin)
  }

  /// Adds a record to those that are to be taken over together; where it is not to be taken over, or stood elsewhere,
  /// those before it are taken over first.
  ///
  /// - Parameters:
  ///   - run: The stretches of the records that are to be taken over.
  ///   - stretch: The stretch of the record; `nil` where there is none to take over.
  ///   - carried: The other translation.
  /// - Returns: Whether the record is taken over.
  mutating func extend(_ run: inout Range<Int>, _ stretch: Int?, _ carried: CarriedTranslation) -> Bool {
    guard let stretch, canCarryOver(stretch, carried) else {
      carryOver(run, carried)
      run = 0..<0
      return false
    }
    if run.isEmpty || run.upperBound != stretch {
      carryOver(run, carried)
      run = stretch..<stretch
    }
    run = run.lowerBound..<stretch + 1
    return true
  }

  /// Whether what another translation made of a record can be taken over.
  ///
  /// - Parameters:
  ///   - stretch: The stretch there of the record.
  ///   - carried: The other translation.
  /// - Returns: `false` where something that it looked at is not there, or not as it was.
  func canCarryOver(_ stretch: Int, _ carried: CarriedTranslation) -> Bool {
    let (start, end) = (carried.earlier.stretches[stretch], carried.earlier.stretches[stretch + 1])
    guard start.isPortable else { return false }
    for place in start.reads..<end.reads where !carried.find(read: carried.earlier.reads[place], in: self) {
      return false
    }
    for place in start.links..<end.links {
      let ground = carried.earlier.links.lists[place]
      if ground < start.grounds, !carried.find(ground: ground, in: self) { return false }
    }
    return true
  }

  /// Takes over what another translation made of some records, as if they had been translated here.
  ///
  /// - Parameters:
  ///   - run: The stretches there of the records, each of which can be taken over.
  ///   - carried: The other translation.
  mutating func carryOver(_ run: Range<Int>, _ carried: CarriedTranslation) {
    guard !run.isEmpty else { return }
    let (start, end) = (carried.earlier.stretches[run.lowerBound], carried.earlier.stretches[run.upperBound])
    let begin = mark()
    for stretch in run { stretches.append(carried.earlier.stretches[stretch].moved(from: start, to: begin)) }
    for place in start.reads..<end.reads { reads.append(carried.number(read: carried.earlier.reads[place])) }
    for place in start.grounds..<end.grounds {
      carried.name(ground: place, number(of: carried.earlier.grounds[place]))
    }
    let numbers = carried.grounds
    let useShift = Int32(truncatingIfNeeded: begin.uses - start.uses)
    uses.append(contentsOf: carried.earlier.uses[start.uses..<end.uses])
    for place in start.links..<end.links {
      let link = carried.earlier.links.values[place]
      let ground = numbers[Int(link.ground)]
      links.append(Link(ground: ground, use: link.use + useShift), to: ground)
    }
    problem.require(
      from: start.network, to: end.network, of: carried.earlier.problem, points: carried.points,
      functions: &carried.functions
    ) { link in Link(ground: numbers[Int(link.ground)], use: link.use + useShift) }
    for place in start.presences..<end.presences {
      var presence = carried.earlier.presences[place]
      presence.number = carried.number(read: presence.number)
      presences.append(presence)
    }
    for tie in carried.earlier.ties[start.ties..<end.ties] {
      ties.append(
        Tie(
          left: Int(carried.points[tie.left]), right: Int(carried.points[tie.right]), grounds: tie.grounds))
    }
    for place in start.speaking..<end.speaking {
      claimsOfEvent.append(
        carried.earlier.claimsOfEvent.values[place],
        to: carried.number(read: carried.earlier.claimsOfEvent.lists[place]))
    }
    for place in start.dating..<end.dating {
      datingClaims.append(
        carried.earlier.datingClaims.values[place],
        to: carried.number(read: carried.earlier.datingClaims.lists[place]))
    }
  }
}

extension Stretch {
  /// The same stretch where what began at one place begins at another.
  fileprivate func moved(from old: Stretch, to new: Stretch) -> Stretch {
    Stretch(
      network: network.moved(from: old.network, to: new.network), uses: uses - old.uses + new.uses,
      links: links - old.links + new.links, grounds: grounds - old.grounds + new.grounds,
      presences: presences - old.presences + new.presences, ties: ties - old.ties + new.ties,
      speaking: speaking - old.speaking + new.speaking, dating: dating - old.dating + new.dating,
      reads: reads - old.reads + new.reads, lives: lives - old.lives + new.lives,
      choices: choices - old.choices + new.choices, styled: styled - old.styled + new.styled,
      isPortable: isPortable)
  }
}
