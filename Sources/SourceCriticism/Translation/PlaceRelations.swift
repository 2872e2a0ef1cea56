internal import Testimony

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Which places lie within which, and how far apart they are.
struct PlaceRelations {
  private let inquiry: Inquiry
  private var wholes: [Place.ID: Set<Place.ID>] = [:]
  private var same: [Place.ID: Set<Place.ID>] = [:]

  init(_ inquiry: Inquiry, doubted: Set<Ground>) {
    self.inquiry = inquiry
    for identity in inquiry.identities
    where identity.decision.isAccepted && identity.isSame && !doubted.contains(.identity(identity.id)) {
      guard case (.place(let one), .place(let other)) = (identity.left, identity.right) else { continue }
      same[one, default: []].insert(other)
      same[other, default: []].insert(one)
    }
    for place in inquiry.places { wholes[place.id] = reach(from: place.id) }
  }

  /// A place, those identified with it, and all they ever belonged to.
  private func reach(from place: Place.ID) -> Set<Place.ID> {
    var found: Set<Place.ID> = [place]
    var open = [place]
    while let next = open.popLast() {
      let further = (inquiry.places[next]?.containments.map(\.place) ?? []) + (same[next] ?? [])
      for other in further where found.insert(other).inserted { open.append(other) }
    }
    return found
  }

  /// Whether being in one is not being in the other.
  func areApart(_ one: Place.ID, _ other: Place.ID) -> Bool {
    guard let first = wholes[one], let second = wholes[other] else { return false }
    return !first.contains(other) && !second.contains(one)
  }

  /// Whether two records are one place.
  func areOne(_ one: Place.ID, _ other: Place.ID) -> Bool {
    guard one != other else { return true }
    var (found, open): (Set<Place.ID>, [Place.ID]) = ([one], [one])
    while let next = open.popLast() {
      for further in same[next] ?? [] where found.insert(further).inserted { open.append(further) }
    }
    return found.contains(other)
  }

  /// The distance along a great circle, in kilometres, less what is uncertain; `nil` where it is not known.
  func distance(_ one: Place.ID, _ other: Place.ID) -> Double? {
    guard let first = inquiry.places[one]?.coordinates, let second = inquiry.places[other]?.coordinates else {
      return nil
    }
    let radians = Double.pi / 180
    let (from, to) = (first.latitude * radians, second.latitude * radians)
    let turn = (second.longitude - first.longitude) * radians
    let half =
      sin((to - from) / 2) * sin((to - from) / 2) + cos(from) * cos(to) * sin(turn / 2) * sin(turn / 2)
    let kilometres = 2 * 6371 * asin(min(1, half.squareRoot()))
    let slack = (first.uncertaintyInKilometres ?? 0) + (second.uncertaintyInKilometres ?? 0)
    return max(0, kilometres - slack)
  }
}
