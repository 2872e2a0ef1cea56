public import Testimony

/// What a bound or a contradiction rests on.
public enum Ground: Hashable, Sendable {
  /// A claim of a statement.
  case claim(Claim.ID)
  /// An identity.
  case identity(Identity.ID)
  /// A rule.
  case rule(Rule.ID)
  /// The date at which a source was composed or published, as the bibliography gives it.
  case composition(Source.ID)
  /// That all dates of a source, a voice or a passage follow one style, old or new.
  case style(CalendarScope)
  /// What needs no evidence: that an event ends no earlier than it starts, and what the record of an
  /// event itself says.
  case nature

  /// Whether it can be doubted.
  public var isDoubtable: Bool { self != .nature }

  /// The doubt that takes it away; `nil` for what cannot be doubted.
  public var doubt: Doubt? {
    switch self {
    case .claim(let id): .claim(id)
    case .identity(let id): .identity(id)
    case .rule(let id): .rule(id)
    case .composition(let id): .source(id)
    case .style(.source(let id)), .style(.passage(_, let id)): .source(id)
    case .style(.voice(let holder, _)): .link(holder)
    case .nature: nil
    }
  }

  private var rank: Int {
    switch self {
    case .claim: 0
    case .identity: 1
    case .composition: 2
    case .style: 3
    case .rule: 4
    case .nature: 5
    }
  }

  private var name: String {
    switch self {
    case .claim(let id): id.rawValue
    case .identity(let id): id.rawValue
    case .rule(let id): id.rawValue
    case .composition(let id): id.rawValue
    case .style(let scope): "\(scope.source?.rawValue ?? "") \(scope.detail)"
    case .nature: ""
    }
  }
}

extension Ground: Comparable {
  /// Claims before identities, sources and rules; then by identifier.
  public static func < (left: Ground, right: Ground) -> Bool {
    left.rank != right.rank
      ? left.rank < right.rank : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}

extension CalendarScope {
  /// What tells it from the other scopes of its source.
  fileprivate var detail: String {
    switch self {
    case .source: ""
    case .voice(let holder, _): "voice \(holder)"
    case .passage(let place, _): "passage \(place)"
    }
  }
}

/// One use of a ground: what a network's constraints are labelled with.
///
/// A rule is used many times; each use is a link of its own, so that a contradiction through one of
/// them leaves the others in force.
struct Link: Hashable, Sendable {
  /// The place of the ground in the table of grounds.
  var ground: Int32
  /// The place of the use in the table of uses.
  var use: Int32

  /// The label of what is only asked, and rests on nothing.
  static let query = Link(ground: -1, use: -1)
}
