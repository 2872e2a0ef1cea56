public import Testimony

extension Assessment {
  /// How many independent roots some claims have: sources that draw on one another, or repeat one
  /// witness, are one.
  ///
  /// - Parameter claims: Claims of the inquiry; others are passed over.
  /// - Returns: The statements of the claims, one list for each root.
  public func roots(of claims: [Claim.ID]) -> [[Statement.ID]] {
    var statements: [Statement] = []
    for claim in claims {
      guard let owner = translation.statementOfClaim[claim], let statement = inquiry.statements[owner],
        !statements.contains(where: { $0.id == owner })
      else { continue }
      statements.append(statement)
    }
    var group = Array(statements.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place { place = group[place] }
      return place
    }
    for place in statements.indices {
      for other in statements.indices.prefix(place) where share(statements[place], statements[other]) {
        let (one, two) = (root(place), root(other))
        group[max(one, two)] = min(one, two)
      }
    }
    var result: [Int: [Statement.ID]] = [:]
    for place in statements.indices { result[root(place), default: []].append(statements[place].id) }
    return result.keys.sorted().compactMap { result[$0] }
  }

  /// A number for the root of each claim, by the place of the claim among the grounds.
  ///
  /// Sources and witnesses that hang together anywhere in the inquiry share one: enough to prefer a proof by,
  /// while ``roots(of:)`` looks at no more than the claims it is given.
  var rootNumbers: [Int32: Int] {
    var numbers: [String: Int] = [:]
    var group: [Int] = []
    func place(_ name: String) -> Int {
      if let known = numbers[name] { return known }
      numbers[name] = group.count
      group.append(group.count)
      return group.count - 1
    }
    func root(_ place: Int) -> Int {
      var place = place
      while group[place] != place {
        group[place] = group[group[place]]
        place = group[place]
      }
      return place
    }
    func join(_ one: String, _ other: String) {
      let (first, second) = (root(place(one)), root(place(other)))
      group[max(first, second)] = min(first, second)
    }
    for source in inquiry.sources {
      for relation in source.relations {
        join("source " + source.id.rawValue, "source " + relation.source.rawValue)
      }
    }
    var names: [(ground: Int32, name: String)] = []
    for statement in inquiry.statements {
      let name = statement.source.map { "source " + $0.rawValue } ?? "the editor"
      for witness in witnesses(statement) {
        switch witness {
        case .person(let id): join(name, "person " + id.rawValue)
        case .group(let id): join(name, "group " + id.rawValue)
        default: continue
        }
      }
      for claim in statement.claims {
        if let ground = translation.groundIndex[.claim(claim.id)] { names.append((ground, name)) }
      }
    }
    return Dictionary(names.map { ($0.ground, root(place($0.name))) }) { first, _ in first }
  }

  func rootCount(of steps: [ProofStep]) -> Int { roots(of: steps.compactMap(\.claim)).count }

  /// Whether two statements go back to one root: one source, sources of which one draws on the other,
  /// or one witness.
  private func share(_ left: Statement, _ right: Statement) -> Bool {
    if left.source == right.source { return true }
    if let one = left.source, let other = right.source,
      origins(of: one).intersection(origins(of: other)) != []
    {
      return true
    }
    return witnesses(left).intersection(witnesses(right)) != []
  }

  /// A source and all it draws on.
  private func origins(of source: Source.ID) -> Set<Source.ID> {
    var found: Set<Source.ID> = [source]
    var open = [source]
    while let next = open.popLast() {
      for relation in inquiry.sources[next]?.relations ?? [] where found.insert(relation.source).inserted {
        open.append(relation.source)
      }
    }
    return found
  }

  /// Who is said to have known it first, as people: of a text's own voice, its authors.
  private func witnesses(_ statement: Statement) -> Set<Voice.Holder> {
    switch statement.witness {
    case .text: Set(translation.persons(behind: .text, in: statement).map { .person($0) })
    case .person, .group: [statement.witness]
    default: []
    }
  }
}
