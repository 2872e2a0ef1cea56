package import Archives
package import Calendars
package import SourceCriticism
package import Testimony

/// What changing a rule does to the chronology.
package struct RuleEffect: Hashable, Sendable {
  /// The rule as it would be.
  package var rule: Rule
  /// The events whose windows change, with both.
  package var moved: [(event: Event.ID, before: EventDating, after: EventDating)]
  /// How many contradictions go away.
  package var resolvedCount: Int
  /// How many arise.
  package var arisenCount: Int

  /// Whether two effects are the same.
  package static func == (left: RuleEffect, right: RuleEffect) -> Bool {
    left.rule == right.rule && left.moved.elementsEqual(right.moved) { $0.after == $1.after }
      && left.resolvedCount == right.resolvedCount && left.arisenCount == right.arisenCount
  }

  /// Hashes the rule.
  package func hash(into hasher: inout Hasher) { hasher.combine(rule) }
}

extension Rule.Assumption {
  /// The number of the assumption; `nil` for one without, and for vague words, which have two.
  package var number: Int? {
    switch self {
    case .motherAtLeast(let value), .motherAtMost(let value), .fatherAtLeast(let value),
      .fatherDiesAtMost(let value), .marriageAtLeast(let value), .lifeAtMost(let value),
      .travelAtMost(let value, _),
      .aboutSpan(let value), .aboutAge(let value), .aboutDate(let value):
      value
    case .nobodyActsBeforeBirth, .nobodyActsAfterDeath, .nobodyInTwoPlaces, .toldAfterItHappened,
      .whoSawWasAlive,
      .vagueSpan:
      nil
    }
  }

  /// The numbers the assumption may have.
  package var numbers: ClosedRange<Int> {
    switch self {
    case .aboutSpan: 0...200
    case .aboutAge, .aboutDate: 0...50
    case .travelAtMost: 1...50_000
    case .fatherDiesAtMost: 0...24
    default: 0...200
    }
  }

  /// The assumption with another number; itself where it has none.
  package func with(number value: Int) -> Rule.Assumption {
    switch self {
    case .motherAtLeast: .motherAtLeast(years: value)
    case .motherAtMost: .motherAtMost(years: value)
    case .fatherAtLeast: .fatherAtLeast(years: value)
    case .fatherDiesAtMost: .fatherDiesAtMost(monthsBeforeBirth: value)
    case .marriageAtLeast: .marriageAtLeast(years: value)
    case .lifeAtMost: .lifeAtMost(years: value)
    case .travelAtMost(_, let during): .travelAtMost(kilometresPerDay: value, during: during)
    case .aboutSpan: .aboutSpan(hundredths: value)
    case .aboutAge: .aboutAge(years: value)
    case .aboutDate: .aboutDate(units: value)
    case .nobodyActsBeforeBirth, .nobodyActsAfterDeath, .nobodyInTwoPlaces, .toldAfterItHappened,
      .whoSawWasAlive,
      .vagueSpan:
      self
    }
  }
}

/// The unit in which a length of time is best told.
package enum SpanUnit: String, Hashable, Sendable, CaseIterable {
  case year, month, week, day

  fileprivate var months: Int { self == .year ? 12 : self == .month ? 1 : 0 }
  fileprivate var days: Int { self == .week ? 7 : self == .day ? 1 : 0 }

  /// A range of so many of the unit.
  package func range(_ counts: ClosedRange<Int>) -> SpanRange {
    func span(_ count: Int) -> CalendarSpan { CalendarSpan(months: count * months, days: count * days) }
    return SpanRange(atLeast: span(counts.lowerBound), atMost: span(counts.upperBound))
  }
}

extension SpanRange {
  /// The largest unit of which both ends are whole numbers; `nil` where one is open or has months and days.
  package var unit: SpanUnit? {
    SpanUnit.allCases.first { counts(of: $0) != nil }
  }

  /// The ends as whole numbers of a unit.
  package func counts(of unit: SpanUnit) -> ClosedRange<Int>? {
    func count(_ span: CalendarSpan?) -> Int? {
      guard let span else { return nil }
      let (value, other, size) =
        unit.months > 0 ? (span.months, span.days, unit.months) : (span.days, span.months, unit.days)
      return other == 0 && value % size == 0 ? value / size : nil
    }
    guard let least = count(atLeast), let most = count(atMost), least <= most else { return nil }
    return least...most
  }
}

extension Desk {
  /// The rule with this name, as it stands in an inquiry, changed.
  ///
  /// - Parameters:
  ///   - name: Its slug or identifier.
  ///   - isOn: Whether it is on; `nil` leaves that.
  ///   - number: Its number; `nil` leaves it.
  ///   - range: The least and the most of vague words, in their unit; `nil` leaves them.
  ///   - inquiry: The inquiry.
  /// - Returns: The rule as it would be.
  /// - Throws: ``EditingError`` for a rule that is not there and a number it cannot have.
  package static func rule(
    _ name: String, isOn: Bool? = nil, number: Int? = nil, range: ClosedRange<Int>? = nil, in inquiry: Inquiry
  ) throws -> Rule {
    let book = RuleBook.standard.overridden(by: inquiry)
    guard var rule = book.rule(named: name) else {
      throw EditingError(
        .unknown(
          kind: "rule", name: name,
          suggestion: Resemblance.nearest(to: name, among: book.rules.map(\.slug.rawValue))))
    }
    if let isOn { rule.isOn = isOn }
    if let number {
      guard rule.assumption.number != nil, rule.assumption.numbers.contains(number) else {
        let numbers = rule.assumption.numbers
        throw EditingError(
          .unfit(
            what: "number of rule “\(rule.slug)”", words: String(number),
            remedy: rule.assumption.number == nil
              ? "this rule has no number" : "give one from \(numbers.lowerBound) to \(numbers.upperBound)"))
      }
      rule.assumption = rule.assumption.with(number: number)
    }
    if let range {
      guard case .vagueSpan(let words, let language, let old) = rule.assumption, let unit = old.unit else {
        throw EditingError(
          .unfit(what: "range", words: "\(range)", remedy: "only vague words have a least and a most"))
      }
      rule.assumption = .vagueSpan(words: words, language: language, unit.range(range))
    }
    return rule
  }

  /// What a changed rule would do, before it is recorded.
  package func effect(of rule: Rule, on assessment: Assessment) -> RuleEffect {
    var inquiry = assessment.inquiry
    inquiry.rules.put(rule)
    let changed = Assessment(of: inquiry, knowing: assessment)
    let comparison = assessment.compared(with: changed, proofLimit: 0)
    return RuleEffect(
      rule: rule, moved: comparison.movements.map { ($0.event, $0.before, $0.after) },
      resolvedCount: comparison.resolved.count, arisenCount: comparison.arisen.count)
  }

  /// Records a rule; one that is as the program has it is taken out of the inquiry again.
  ///
  /// - Returns: The new head.
  /// - Throws: `ArchiveError`, also where nothing changes.
  @discardableResult
  package func setRule(_ rule: Rule, on head: Head? = nil) throws -> Head {
    let (inquiry, current) = try now()
    let book = RuleBook.standard.overridden(by: inquiry)
    guard book[rule.id] != rule else { throw ArchiveError(.nothingChanges) }
    let isStandard = RuleBook.standard[rule.id] == rule
    let change: Change =
      isStandard && inquiry.rules[rule.id] != nil
      ? .remove(RecordReference(.rule, id: rule.id.rawValue)) : .put(.rule(rule))
    let what =
      book[rule.id]?.isOn == rule.isOn ? "changed" : rule.isOn ? "switched on" : "switched off"
    return try record([change], because: "rule “\(rule.slug)” \(what)", on: head ?? current)
  }
}
