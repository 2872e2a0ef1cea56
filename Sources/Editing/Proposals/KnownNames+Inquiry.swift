import Testimony
import TextReading

extension Inquiry {
  /// The names its records bear, and the merges its editor has rejected, for a first reading to go by.
  var knownNames: KnownNames {
    var entries: [KnownNames.Entry] = []
    func add(_ kind: KnownNames.Entry.Kind, _ key: String, _ name: String, _ names: [DatedName]) {
      entries.append(KnownNames.Entry(key: key, kind: kind, names: [name] + names.map(\.text)))
    }
    for one in persons { add(.person, one.id.rawValue, one.name, one.names) }
    for one in places { add(.place, one.id.rawValue, one.name, one.names) }
    for one in groups { add(.group, one.id.rawValue, one.name, one.names) }
    for one in works { add(.work, one.id.rawValue, one.title, one.names) }
    var rejected: [(String, String)] = []
    for proposal in proposals {
      guard case .identity(let left, let right, let isSame) = proposal.content else { continue }
      let areTwo = isSame ? proposal.decision == .rejected : proposal.decision.isAccepted
      if areTwo { rejected.append((left.name, right.name)) }
    }
    for identity in identities where !identity.isSame && identity.decision.isAccepted {
      if case .person = identity.left, case .person = identity.right {
        rejected.append((name(of: identity.left), name(of: identity.right)))
      }
    }
    return KnownNames(entries: entries, rejectedMerges: rejected)
  }
}
