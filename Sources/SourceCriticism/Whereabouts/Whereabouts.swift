internal import Calendars
internal import Chronology
internal import TemporalNetworks
internal import Testimony

/// Who was where under some doubts, person by person, and which of it cannot have been at once.
///
/// Made once for a set of doubts and asked again with other windows while pairs are put in order.
struct Whereabouts {
  /// A presence that counts, with the points of its event.
  private struct Stay {
    var presence: Presence
    var event: EventReference
    var start: TimePoint
    var end: TimePoint
    /// The place, by its number here.
    var place: Int
  }

  /// What lies between two places.
  private struct Between {
    /// Whether being in one is not being in the other.
    var isApart: Bool
    /// Where both places are known.
    var kilometres: Double?
  }

  /// The rule that nobody is in two places at once, if it is on.
  private let onePlace: Rule.ID?
  private let travel: TravelRules
  private let people: PersonIdentities
  private let relations: PlaceRelations
  /// The stays of each person, those whom identities make one together.
  private var groups: [[Stay]] = []
  private var places: [Place.ID] = []
  /// What was found out about pairs of places.
  private var known: [Int: Between] = [:]

  /// Collects the presences that count.
  ///
  /// - Parameters:
  ///   - translation: The inquiry.
  ///   - doubted: What is not believed.
  init(_ translation: Translation, doubted: Set<Ground>) {
    let rules = translation.rules.rules.filter { $0.isOn && !doubted.contains(.rule($0.id)) }
    onePlace = rules.first { if case .nobodyInTwoPlaces = $0.assumption { true } else { false } }?.id
    travel = TravelRules(rules, calendar: translation.calendar)
    people = PersonIdentities(translation.inquiry, doubted: doubted)
    relations = PlaceRelations(translation.inquiry, doubted: doubted)
    guard onePlace != nil || !travel.isEmpty, translation.presences.count > 1 else { return }
    var numbers: [Place.ID: Int] = [:]
    var groupOf: [Person.ID: Int] = [:]
    for presence in translation.presences
    where presence.isThroughout && doubted.isDisjoint(with: presence.grounds) {
      let reference = EventReference(index: Int(presence.number))
      let number = numbers[presence.place] ?? places.count
      if number == places.count {
        numbers[presence.place] = number
        places.append(presence.place)
      }
      let root = people.root(of: presence.person)
      let group = groupOf[root] ?? groups.count
      if group == groups.count {
        groupOf[root] = group
        groups.append([])
      }
      groups[group].append(
        Stay(
          presence: presence, event: reference, start: translation.problem.start(of: reference),
          end: translation.problem.end(of: reference), place: number))
    }
  }

  /// The pairs of presences that the rules of one place at a time and of travel keep apart, where the
  /// windows leave them one order, or none.
  ///
  /// Two stays in different places may share the day of the move. Two moments in different places may
  /// share a day only if the places are known to be near. A larger place and one within it are no two places.
  ///
  /// - Parameters:
  ///   - windows: The windows without the rules.
  ///   - isKept: Whether a pair is kept apart already.
  /// - Returns: The pairs, those first for which no order is left.
  mutating func separations(windows: DayTable, except isKept: (Separation) -> Bool) -> [Separation] {
    var wanted: [Separation] = []
    for group in groups.indices where groups[group].count > 1 {
      var stays = groups[group].indices.compactMap { place in
        StayWindow(of: place, windows, groups[group][place].start, groups[group][place].end)
      }
      // In the order of their first days, only those whose windows meet need looking at.
      stays.sort { $0.startsFrom < $1.startsFrom }
      for (place, one) in stays.enumerated() {
        for other in stays[(place + 1)...] {
          if one.endsBy != .max, other.startsFrom > one.endsBy + Self.farthestJourney { break }
          addSeparations(of: one, and: other, in: group, to: &wanted)
        }
      }
    }
    wanted.removeAll(where: isKept)
    return Array(
      (wanted.filter(\.isImpossible) + wanted.filter { !$0.isImpossible }).prefix(Self.separationLimit))
  }

  /// How many pairs are kept apart at once.
  private static let separationLimit = 1_000
  /// How far apart two places may be and still be visited on one day.
  private static let nearInKilometres = 150.0
  /// No journey between two places takes longer, in days.
  private static let farthestJourney = 400

  private mutating func addSeparations(
    of one: StayWindow, and other: StayWindow, in group: Int, to wanted: inout [Separation]
  ) {
    // Two moments of one day need places that are near each other.
    let gap = one.isMoment && other.isMoment ? 1 : 0
    let order = onePlace == nil ? nil : one.order(beside: other, forward: gap, back: gap)
    guard order != nil || !travel.isEmpty else { return }
    let (first, second) = (groups[group][one.place], groups[group][other.place])
    guard first.event != second.event else { return }
    let between = self.between(first.place, second.place)
    guard between.isApart else { return }
    if let onePlace, let order, gap == 0 || (between.kilometres ?? .infinity) > Self.nearInKilometres {
      let asked = PresenceGap(days: gap, rules: [onePlace])
      wanted.append(
        Separation(first.presence, second.presence, order, forward: asked, back: asked, people))
    }
    guard !travel.isEmpty, let kilometres = between.kilometres else { return }
    let forward = travel.gap(for: kilometres, from: one.endsFrom, to: other.startsBy)
    let back = travel.gap(for: kilometres, from: other.endsFrom, to: one.startsBy)
    guard forward != nil || back != nil,
      let order = one.order(beside: other, forward: forward?.days ?? 0, back: back?.days ?? 0)
    else { return }
    let none = PresenceGap(days: 0, rules: [])
    wanted.append(
      Separation(
        first.presence, second.presence, order, forward: forward ?? none, back: back ?? none, people))
  }

  private mutating func between(_ one: Int, _ other: Int) -> Between {
    let key = min(one, other) * places.count + max(one, other)
    if let between = known[key] { return between }
    let (first, second) = (places[one], places[other])
    let isApart = relations.areApart(first, second)
    let between = Between(
      isApart: isApart, kilometres: isApart ? relations.distance(first, second) : nil)
    known[key] = between
    return between
  }
}

/// When a presence can have begun and ended, in plain days; the least and the greatest number are open.
private struct StayWindow {
  /// The presence, by its place in its group.
  let place: Int
  let startsFrom: Int
  let startsBy: Int
  let endsFrom: Int
  let endsBy: Int
  let isMoment: Bool

  /// `nil` where no day fits.
  init?(of place: Int, _ windows: DayTable, _ first: TimePoint, _ last: TimePoint) {
    guard let start = windows[first], let end = windows[last] else { return nil }
    self.place = place
    startsFrom = start.earliest?.rawValue ?? .min
    startsBy = start.latest?.rawValue ?? .max
    endsFrom = end.earliest?.rawValue ?? .min
    endsBy = end.latest?.rawValue ?? .max
    isMoment = first == last
  }

  /// The order that the windows leave two presences with so many days between them; `nil` where they already
  /// say which comes first, or leave both orders open.
  func order(beside other: StayWindow, forward: Int, back: Int) -> Separation.Order? {
    guard !mustPrecede(other, forward), !other.mustPrecede(self, back) else { return nil }
    switch (canPrecede(other, forward), other.canPrecede(self, back)) {
    case (true, true): return nil
    case (true, false): return .forward
    case (false, true): return .back
    case (false, false): return .impossible
    }
  }

  private func canPrecede(_ other: StayWindow, _ gap: Int) -> Bool {
    endsFrom == .min || other.startsBy == .max || endsFrom + gap <= other.startsBy
  }

  private func mustPrecede(_ other: StayWindow, _ gap: Int) -> Bool {
    endsBy != .max && other.startsFrom != .min && endsBy + gap <= other.startsFrom
  }
}
