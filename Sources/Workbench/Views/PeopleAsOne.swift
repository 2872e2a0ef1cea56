import SourceCriticism
import Testimony

/// Which records of people are one person, by the identities in force.
struct PeopleAsOne: Sendable {
  private let roots: [Person.ID: Person.ID]
  private let members: [Person.ID: [Person.ID]]
  /// The first record of each person, in the order of the inquiry.
  let heads: [Person]

  init(_ inquiry: Inquiry, _ assessment: Assessment) {
    var named: Set<Person.ID> = []
    func note(_ left: Referent, _ right: Referent) {
      guard case (.person(let one), .person(let other)) = (left, right) else { return }
      named.formUnion([one, other])
    }
    for identity in inquiry.identities where identity.decision.isAccepted && identity.isSame {
      note(identity.left, identity.right)
    }
    for statement in inquiry.statements {
      for claim in statement.claims {
        if case .identity(let left, let right, true) = claim.content { note(left, right) }
      }
    }
    var roots: [Person.ID: Person.ID] = [:]
    var members: [Person.ID: [Person.ID]] = [:]
    for person in inquiry.persons where named.contains(person.id) && roots[person.id] == nil {
      let all = [person.id] + assessment.identicalPersons(to: person.id)
      for one in all { roots[one] = person.id }
      if all.count > 1 { members[person.id] = all }
    }
    self.roots = roots
    self.members = members
    heads = inquiry.persons.filter { roots[$0.id] ?? $0.id == $0.id }
  }

  /// All records of somebody, the first of the inquiry first.
  func records(of person: Person.ID) -> [Person.ID] { members[roots[person] ?? person] ?? [person] }
}
