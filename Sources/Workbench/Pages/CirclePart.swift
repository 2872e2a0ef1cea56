import Calendars
import Presentation
import SourceCriticism
import Testimony

/// Kin and circle: first a list with the passages, then the same as a dial of years.
struct CirclePart: Sendable {
  let scene: Scene
  let person: Person
  let portrait: Portrait
  let isWhole: Bool

  private struct Tie {
    let other: Person
    var detail: String
    var isKin: Bool
    var statements: [Statement]
    var firstDay: DayNumber?
    var meetings: Int
  }

  func html() -> HTML {
    let words = scene.words
    let all = ties
    guard !all.isEmpty else { return .empty }
    let shown = isWhole ? all[...] : all.prefix(14)
    return Tag.section(.class("block circle")) {
      Tag.div(.class("block-head")) {
        Tag.h2(text: words("person.kinAndCircle"))
        Tag.span(
          .class("muted"),
          text: shown.count == all.count
            ? words("people.count", count: all.count)
            : words("person.ofPeople", count: all.count, ["shown": words.number(shown.count)]))
        if shown.count < all.count {
          Tag.a(.href(scene.address(of: person).with("all", "yes")), text: words("person.showAll"))
        }
      }
      dial(all)
      Tag.ul(.class("ties")) {
        for tie in shown { item(tie) }
      }
    }
  }

  private func dial(_ all: [Tie]) -> HTML {
    let words = scene.words
    let people = all.prefix(CircleDial.limit).map { tie in
      CircleDial.Tie(
        name: tie.other.name,
        detail: [tie.detail, plainYear(tie)].compactMap(\.self).joined(separator: ", "),
        year: tie.firstDay.map { Gregorian.date($0).astronomicalYear }, isKin: tie.isKin,
        hasOneWitness: Set(tie.statements.map { scene.voices.name($0.witness, in: $0) }).count < 2,
        address: scene.address(of: tie.other))
    }
    let years = people.compactMap(\.year)
    guard people.count > 2, let first = years.min(), let last = years.max() else { return .empty }
    let dial = CircleDial(
      initials: person.name.initials.map { "\($0)." }.joined(separator: " "), ties: people,
      span: TimeSpan(Gregorian.day(first), Gregorian.day(max(first + 10, last))))
    return Tag.figure(.class("dial-figure")) {
      dial.html(title: words("dial.title", ["person": person.name]))
      Tag.figcaption(.class("muted"), text: words("dial.caption"))
    }
  }

  private func item(_ tie: Tie) -> HTML {
    Tag.li(.class(tie.isKin ? "kin" : "")) {
      Tag.a(.href(scene.address(of: tie.other)), text: tie.other.name)
      Tag.span(.class("muted"), text: tie.detail)
      Tag.span(.class("when")) {
        if let year = year(tie) { year + " " }
        for statement in tie.statements.prefix(1) { scene.citations(statement) }
      }
    }
  }

  private func plainYear(_ tie: Tie) -> String? {
    tie.firstDay.map { scene.dates.year(Gregorian.date($0).astronomicalYear) }
  }

  private func year(_ tie: Tie) -> String? {
    tie.firstDay.map { day in
      scene.words("person.from", ["year": scene.dates.year(Gregorian.date(day).astronomicalYear)])
    }
  }

  /// Everybody who is kin, was acquainted or took part in the same events: kin first, then those met most often.
  private var ties: [Tie] {
    let own = Set([portrait.person] + portrait.identical)
    var found: [Person.ID: Tie] = [:]
    var order: [Person.ID] = []
    func note(
      _ id: Person.ID, _ detail: @autoclosure () -> String, isKin: Bool, _ statements: [Statement],
      _ day: DayNumber?,
      isMeeting: Bool
    ) {
      let head = scene.reading.people.records(of: id).first ?? id
      guard !own.contains(head), !own.contains(id), let other = scene.inquiry.persons[head] else { return }
      if found[head] == nil {
        order.append(head)
        found[head] = Tie(
          other: other, detail: detail(), isKin: isKin, statements: [], firstDay: nil, meetings: 0)
      }
      if isKin, found[head]?.isKin == false {
        found[head]?.isKin = true
        found[head]?.detail = detail()
      }
      found[head]?.statements += statements
      if isMeeting { found[head]?.meetings += 1 }
      if let day {
        let known = found[head]?.firstDay ?? day
        found[head]?.firstDay = min(day, known)
      }
    }
    for kin in portrait.kin {
      let statement = scene.inquiry.statements[kin.statement]
      guard statement?.claims.first(where: { $0.id == kin.claim })?.polarity != .denied else { continue }
      note(
        kin.other, scene.kinWords(kin.kind, isOfOther: kin.isOfOther), isKin: true,
        statement.map { [$0] } ?? [], nil, isMeeting: false)
    }
    for kin in scene.reading.assessment.kinByEvents(portrait) {
      note(
        kin.other, scene.kinWords(kin.kind, isOfOther: true), isKin: true,
        kin.statements.compactMap { scene.inquiry.statements[$0] }, nil, isMeeting: false)
    }
    for state in portrait.states {
      guard case .person(let id)? = state.state.object else { continue }
      let other = own.contains(id) ? state.state.person : id
      note(
        other, state.state.words ?? scene.words.word(state.state.kind.rawValue, in: "state"), isKin: false,
        scene.inquiry.statements[state.statement].map { [$0] } ?? [],
        state.dating?.start?.earliest, isMeeting: false)
    }
    for entry in portrait.entries {
      guard let event = scene.inquiry.events[entry.event] else { continue }
      let day = scene.chartEvent(event).flatMap { charted -> DayNumber? in
        guard let hull = charted.figure.hull, hull.upperBound - hull.lowerBound < 36 * 365 else { return nil }
        return hull.lowerBound
      }
      for participation in event.participants {
        guard case .person(let other) = participation.who else { continue }
        note(
          other, event.title, isKin: false,
          entry.statements.compactMap { scene.inquiry.statements[$0] }, day, isMeeting: true)
      }
    }
    return order.compactMap { found[$0] }.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.isKin != other.isKin { return one.isKin }
      if one.meetings != other.meetings { return one.meetings > other.meetings }
      return left.offset < right.offset
    }.map(\.element)
  }
}
