import Testimony

/// Gives new records readable names and identifiers that nothing has or had, many in one act.
struct FreshNames {
  private let inquiry: Inquiry
  private var taken: [RecordReference.Kind: Set<String>] = [:]
  private var next: [String: Int] = [:]

  init(_ inquiry: Inquiry) { self.inquiry = inquiry }

  /// A slug made from a title, and the identifier that goes with it: the first slug is the identifier.
  mutating func name<Record: IdentifiedRecord>(
    _ kind: RecordReference.Kind, for title: String, fallback: String,
    in table: KeyPath<Inquiry, RecordTable<Record>>, slug: (Record) -> Slug,
    aliases: (Record) -> [Slug] = { _ in [] }
  ) -> (slug: Slug, id: Identifier<Record>) {
    if taken[kind] == nil {
      taken[kind] = Set(inquiry[keyPath: table].flatMap { [slug($0)] + aliases($0) }.map(\.rawValue))
    }
    let first = Slug(title: title, fallback: fallback)
    let counter = "\(kind.rawValue) \(first)"
    while true {
      let number = next[counter, default: 0] + 1
      next[counter] = number
      let slug = number == 1 ? first : Slug("\(first)-\(number)") ?? first
      let id = Identifier<Record>(slug.rawValue)
      guard !inquiry[keyPath: table].hasKnown(id), taken[kind, default: []].insert(slug.rawValue).inserted
      else { continue }
      return (slug, id)
    }
  }

  /// The next free one of `s1`, `s2` and so on.
  mutating func number<Record: IdentifiedRecord>(
    _ letter: String, in table: KeyPath<Inquiry, RecordTable<Record>>,
    isTaken: (String) -> Bool = { _ in false }
  ) -> String {
    while true {
      let number = next[letter] ?? inquiry[keyPath: table].count + 1
      next[letter] = number + 1
      let name = "\(letter)\(number)"
      if !inquiry[keyPath: table].hasKnown(Identifier(name)), !isTaken(name) { return name }
    }
  }
}
