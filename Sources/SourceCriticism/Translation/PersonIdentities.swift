internal import Testimony

/// Which people accepted identities make one, and by which identities.
struct PersonIdentities {
  private var ties: [Person.ID: [(other: Person.ID, ground: Ground)]] = [:]
  private var roots: [Person.ID: Person.ID] = [:]

  init(_ inquiry: Inquiry, doubted: Set<Ground>) {
    func tie(_ left: Referent, _ right: Referent, _ ground: Ground) {
      guard !doubted.contains(ground), case (.person(let one), .person(let other)) = (left, right) else {
        return
      }
      ties[one, default: []].append((other, ground))
      ties[other, default: []].append((one, ground))
    }
    for identity in inquiry.identities where identity.decision.isAccepted && identity.isSame {
      tie(identity.left, identity.right, .identity(identity.id))
    }
    for statement in inquiry.statements {
      for claim in statement.claims {
        if case .identity(let left, let right, true) = claim.content,
          ClaimStanding.of(claim, in: statement) == .constrains
        {
          tie(left, right, .claim(claim.id))
        }
      }
    }
    for person in ties.keys.sorted() where roots[person] == nil {
      var open = [person]
      while let next = open.popLast() {
        guard roots[next] == nil else { continue }
        roots[next] = person
        open += ties[next, default: []].map(\.other)
      }
    }
  }

  func root(of person: Person.ID) -> Person.ID { roots[person] ?? person }

  /// The fewest identities that make one person of two.
  func path(from start: Person.ID, to end: Person.ID) -> [Ground] {
    guard start != end else { return [] }
    var reached: [Person.ID: [Ground]] = [start: []]
    var open = [start]
    while !open.isEmpty {
      var next: [Person.ID] = []
      for person in open {
        for tie in ties[person] ?? [] where reached[tie.other] == nil {
          let path = (reached[person] ?? []) + [tie.ground]
          if tie.other == end { return path }
          reached[tie.other] = path
          next.append(tie.other)
        }
      }
      open = next
    }
    return []
  }
}
