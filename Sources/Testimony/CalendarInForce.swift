/// What a calendar can be set for, so that all dates there are read in it.
public enum CalendarScope: Hashable, Sendable {
  /// A source: a diary kept in old style.
  case source(Source.ID)
  /// A voice within a source, or within what the editor knows: an informant who counts otherwise than the text.
  case voice(Voice.Holder, in: Source.ID?)
  /// A passage: an entry in another hand, a letter copied into a memoir.
  case passage(Passage.Place, in: Source.ID)

  /// The source it lies in; `nil` in what the editor knows.
  public var source: Source.ID? {
    switch self {
    case .source(let id), .passage(_, let id): id
    case .voice(_, let id): id
    }
  }
}

/// The calendar a date is read in, and what says so.
public enum CalendarInForce: Hashable, Sendable {
  /// The date names its calendar itself.
  case named(CalendarName)
  /// It is set for what the date stands in.
  case set(CalendarName, for: CalendarScope)
  /// Nothing names one, so it is the Gregorian.
  case usual

  /// The calendar.
  public var name: CalendarName {
    switch self {
    case .named(let name), .set(let name, _): name
    case .usual: .gregorian
    }
  }

  /// What the calendar is set for; `nil` where the date names it or nothing does.
  public var scope: CalendarScope? {
    if case .set(_, let scope) = self { scope } else { nil }
  }
}

extension Inquiry {
  /// The calendar that a date of a claim is read in.
  ///
  /// The nearest says: the date itself, the claim's passages (the statement's, if it has none of its own), the
  /// farthest voice that has a calendar, the source.
  ///
  /// - Parameters:
  ///   - date: A date in the claim.
  ///   - claim: The claim.
  ///   - statement: The statement it belongs to.
  /// - Returns: The calendar and what says so; the Gregorian where nothing does.
  public func calendar(of date: DateExpression, in claim: Claim, of statement: Statement) -> CalendarInForce {
    if let name = date.calendar { return .named(name) }
    for passage in claim.passages.isEmpty ? statement.passages : claim.passages {
      if let name = passage.calendar { return .set(name, for: .passage(passage.place, in: passage.source)) }
    }
    for voice in statement.voices.reversed() {
      if let name = voice.calendar { return .set(name, for: .voice(voice.holder, in: statement.source)) }
    }
    if let id = statement.source, let name = sources[id]?.calendar { return .set(name, for: .source(id)) }
    return .usual
  }
}
