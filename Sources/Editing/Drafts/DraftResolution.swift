import Diagnostics
package import Testimony

/// Turns what was typed into records: names are looked up or entered, times are read, passages are cut from the
/// text, and every flaw is noted with its field.
package struct DraftResolution {
  let inquiry: Inquiry
  let names: NameBook
  let times: TimeReader
  /// The statement that is edited.
  let original: Statement?
  /// What is wrong.
  private(set) var flaws: [DraftFlaw] = []
  /// The records that are made.
  private(set) var made: [AnyRecord] = []
  private var working: Inquiry

  init(_ inquiry: Inquiry, names: NameBook, language: String, editing original: Statement?) {
    self.inquiry = inquiry
    self.names = names
    self.original = original
    working = inquiry
    times = TimeReader(inquiry, names: names, language: language)
  }

  mutating func refuse(_ field: String, _ reason: DraftFlaw.Reason) {
    flaws.append(DraftFlaw(field, reason))
  }

  mutating func make(_ record: AnyRecord) {
    working.apply(.put(record))
    made.append(record)
  }

  // MARK: Names

  /// Looks up the record a name stands for, or makes one where it stands for none.
  ///
  /// - Parameters:
  ///   - text: The name; a leading `+` makes a new record though one is called so.
  ///   - kinds: What it may name.
  ///   - new: The kind of the record that is made; `nil` makes none.
  ///   - field: The field it was typed in.
  /// - Returns: `nil` where the name is flawed, which is noted.
  mutating func referent(
    _ text: String, _ kinds: [RecordReference.Kind], new: RecordReference.Kind?, field: String
  ) -> Referent? {
    var name = text.trimmed
    guard !name.isEmpty else {
      refuse(field, .missing)
      return nil
    }
    let isNew = name.hasPrefix("+")
    if isNew { name = String(name.dropFirst()).trimmed }
    if let earlier = madeRecord(name, kinds) { return earlier }
    var nearest: String?
    if !isNew {
      switch names.find(name, kinds) {
      case .one(let referent): return referent
      case .several(let several):
        refuse(field, .several(name, several.map { inquiry.readableName(of: $0) }))
        return nil
      case .none(let found): nearest = found
      }
    }
    var kind = new
    if let colon = name.firstIndex(of: ":"),
      let named = RecordReference.Kind(rawValue: String(name[..<colon])), kinds.contains(named), new != nil
    {
      kind = named
      name = String(name[name.index(after: colon)...]).trimmed
    }
    guard let kind, let referent = enter(name, kind) else {
      refuse(field, .unknown(name, nearest: nearest))
      return nil
    }
    return referent
  }

  /// A record this draft has already made under this name.
  private func madeRecord(_ name: String, _ kinds: [RecordReference.Kind]) -> Referent? {
    for record in made {
      switch record {
      case .person(let one) where kinds.contains(.person) && one.name == name: return .person(one.id)
      case .group(let one) where kinds.contains(.group) && one.name == name: return .group(one.id)
      case .place(let one) where kinds.contains(.place) && one.name == name: return .place(one.id)
      case .work(let one) where kinds.contains(.work) && one.title == name: return .work(one.id)
      case .event(let one) where kinds.contains(.event) && one.title == name: return .event(one.id)
      default: continue
      }
    }
    return nil
  }

  private mutating func enter(_ name: String, _ kind: RecordReference.Kind) -> Referent? {
    guard let (record, referent) = working.newRecord(kind, named: name) else { return nil }
    make(record)
    return referent
  }

  /// The event of an identifier, as this draft leaves it.
  func event(_ id: Event.ID) -> Event? { working.events[id] }

  /// A person by name, entered where there is none.
  mutating func person(_ text: String, field: String) -> Person.ID? {
    guard case .person(let id)? = referent(text, [.person], new: .person, field: field) else { return nil }
    return id
  }

  /// An event by name, entered where there is none.
  mutating func event(_ text: String, field: String) -> Event.ID? {
    guard case .event(let id)? = referent(text, [.event], new: .event, field: field) else { return nil }
    return id
  }

  /// A statement by its number in margins or its slug.
  mutating func statement(_ text: String, field: String) -> Statement.ID? {
    let name = text.trimmed
    if let number = Int(name), number > 0 {
      if let found = inquiry.statements.enumerated().first(where: { $0.offset == number - 1 })?.element {
        return found.id
      }
    }
    guard case .statement(let id)? = referent(name, [.statement], new: nil, field: field) else { return nil }
    return id
  }

  /// A list of names between commas or semicolons; each may have a part in brackets: `Serge (prisoner)`.
  mutating func list(
    _ text: String, _ kinds: [RecordReference.Kind], new: RecordReference.Kind, field: String
  ) -> [Participation] {
    let whole = text.trimmed
    guard !whole.isEmpty else { return [] }
    var parts = whole.split(separator: ";").map { String($0).trimmed }
    if parts.count == 1, whole.contains(","), case .none = names.find(whole, kinds) {
      parts = whole.split(separator: ",").map { String($0).trimmed }
    }
    return parts.filter { !$0.isEmpty }.compactMap { part in
      var name = part
      var role: String?
      if name.hasSuffix(")"), let open = name.lastIndex(of: "("), open != name.startIndex {
        role = String(name[name.index(after: open)...].dropLast()).trimmed
        name = String(name[..<open]).trimmed
      }
      return referent(name, kinds, new: new, field: field).map {
        Participation($0, role: role.flatMap { $0.isEmpty ? nil : $0 })
      }
    }
  }

  // MARK: Times

  /// A time as typed.
  mutating func time(
    _ text: String, _ calendar: String, extent: Event.Extent?, field: String
  ) -> TimeReading? {
    do throws(TimeFlaw) {
      return try times.read(text, calendar: CalendarName(typed: calendar), extent: extent)
    } catch {
      refuse(field, .time(error))
      return nil
    }
  }
}

extension CalendarName {
  /// The calendar a form names; `nil` where it names none.
  package init?(typed text: String) {
    guard !text.isEmpty else { return nil }
    self.init(rawValue: text)
  }
}

extension String {
  /// The text without white space at its ends.
  package var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
