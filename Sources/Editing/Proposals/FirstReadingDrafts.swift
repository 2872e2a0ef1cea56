import EDTF
import Testimony
import TextReading

/// Turns what a first reading sees into proposals.
struct FirstReadingDrafts {
  let reading: FirstReading
  let cutter: PassageCutter
  private var drafts: [DraftedProposal] = []
  /// Where the source's own markup names somebody or something, which goes before what is guessed.
  private var marked: Set<Int> = []

  /// Takes up a reading of the text a cutter cuts from.
  init(_ reading: FirstReading, of cutter: PassageCutter) {
    self.reading = reading
    self.cutter = cutter
  }

  /// The proposals, in no particular order.
  mutating func all() -> [DraftedProposal] {
    addMarkup()
    addPeople()
    add(reading.places, as: .place)
    add(reading.groups, as: .group)
    add(reading.works, as: .work)
    addTies()
    for candidate in reading.statements { add(candidate) }
    for quotation in reading.quotations { add(quotation) }
    return drafts
  }

  // MARK: Names

  static func origin(_ rule: String) -> Origin { .firstReading(rule: rule) }

  /// Names that the source's markup gives: those with one reference are of one bearer, under the name the markup's
  /// own list gives or else the fullest of the words.
  private mutating func addMarkup() {
    var fullest: [String: String] = [:]
    var found: [(range: Range<Int>, kind: ProposedName.Kind, words: String, value: String?)] = []
    for span in cutter.text.structure.spans {
      let kind: ProposedName.Kind
      switch span.kind {
      case .personName: kind = .person
      case .placeName: kind = .place
      case .groupName: kind = .group
      default: continue
      }
      let range = trimmed(span.range.lowerBound.rawValue..<span.range.upperBound.rawValue)
      let words = Self.unbroken(cutter.words(range))
      guard !words.isEmpty else { continue }
      found.append((range, kind, words, span.value))
      guard let value = span.value, Self.isReference(value) else { continue }
      let known = fullest["\(kind) \(value)"] ?? ""
      if words.unicodeScalars.count > known.unicodeScalars.count { fullest["\(kind) \(value)"] = words }
    }
    for one in found {
      marked.formUnion(one.range)
      let name =
        one.value.map { Self.isReference($0) ? fullest["\(one.kind) \($0)"] ?? one.words : $0 } ?? one.words
      let reference = one.value.map { $0 == one.words ? "" : ": \($0)" } ?? ""
      drafts.append(
        DraftedProposal(
          [one.range], .mention(ProposedName(one.kind, name)),
          reason: "the source’s markup says so\(reference)",
          score: 90, origin: Self.origin("markup.\(one.kind.rawValue)")))
    }
  }

  /// Whether what markup says of a name is an identifier rather than a name.
  private static func isReference(_ value: String) -> Bool {
    value.hasPrefix("#") || value.contains(":") || value.contains("/")
  }

  /// A stretch without the blanks at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, cutter.scalars[lower].properties.isWhitespace { lower += 1 }
    while upper > lower, cutter.scalars[upper - 1].properties.isWhitespace { upper -= 1 }
    return lower..<upper
  }

  private mutating func addPeople() {
    for person in reading.people {
      let name = ProposedName(.person, Self.spelled(person))
      var suspected: Set<String> = []
      for (mention, reason) in zip(person.mentions, person.reasons) {
        let words = Self.unbroken(mention.text)
        guard reason == NameCluster.Reason.misprint.rawValue else {
          add(mention, name: name, link: reason, count: person.mentions.count)
          continue
        }
        // A misprint is a suspicion: the words keep their own name, and that the two are one is proposed apart.
        let own = ProposedName(.person, words)
        add(mention, name: own, link: reason, count: person.mentions.count)
        guard own != name, suspected.insert(words).inserted else { continue }
        drafts.append(
          DraftedProposal(
            [mention.range], .identity(own, name, isSame: true),
            reason: "“\(words)” may be a misprint of “\(name.name)”", score: 55,
            origin: Self.origin("name.misprint")))
      }
    }
  }

  private mutating func add(_ named: [FirstReading.Named], as kind: ProposedName.Kind) {
    for one in named {
      let name = ProposedName(kind, Self.spelled(one))
      for mention in one.mentions { add(mention, name: name, link: nil, count: one.mentions.count) }
    }
  }

  private mutating func add(_ mention: EntityMention, name: ProposedName, link: String?, count: Int) {
    guard !mention.range.isEmpty, marked.isDisjoint(with: mention.range) else { return }
    let rule = "\(name.kind.rawValue).\(mention.reason.rawValue)"
    let links: [String: String] = [
      "spelling": "another spelling of the name", "surname-alone": "the surname alone",
      "given-name-alone": "the given name alone", "nearest": "the bearer of the name named last",
      "initials": "the initials agree", "pseudonym": "a known pseudonym", "alias": "the editor says so",
      "misprint": "a misprint, perhaps",
    ]
    let reasons: [EntityMention.Reason: String] = [
      .title: "a title or form of address stands before it", .givenName: "it begins with a given name",
      .gazetteer: "the gazetteer knows the place", .preposition: "the word before it calls for a place",
      .headword: "a word in it says what it is", .repeated: "the same name is recognised elsewhere",
      .shape: "its shape and surroundings",
    ]
    let words = [reasons[mention.reason], link.flatMap { links[$0] }].compactMap(\.self)
    // What is named often comes first: accepting it settles the most.
    let score = min(85, 35 + 4 * min(count, 10) + (mention.reason == .shape ? 0 : 10))
    drafts.append(
      DraftedProposal(
        [mention.range], .mention(name), reason: words.joined(separator: "; "), score: score,
        origin: Self.origin(rule)))
  }

  // MARK: Statements

  private mutating func add(_ candidate: CandidateStatement) {
    var event = ProposedEvent(Event.Kind(rawValue: candidate.event))
    let people = candidate.people.flatMap { index in
      mentions(of: reading.people[index], in: candidate.range).map { (range: $0, index: index) }
    }
    // The subject stands before the verb; where nobody does, whoever is named first after it.
    let subject =
      people.filter { $0.range.upperBound <= candidate.trigger.lowerBound }.max {
        $0.range.lowerBound < $1.range.lowerBound
      } ?? people.min { $0.range.lowerBound < $1.range.lowerBound }
    event.participants = candidate.participants.compactMap { participant in
      guard case .person(let index) = participant.who else { return nil }
      return ProposedEvent.Participant(
        ProposedName(.person, Self.spelled(reading.people[index])), role: participant.role)
    }
    if event.participants.isEmpty, let subject {
      event.participants = [
        ProposedEvent.Participant(
          ProposedName(.person, Self.spelled(reading.people[subject.index])))
      ]
    }
    let places = candidate.places.flatMap { index in
      mentions(of: reading.places[index], in: candidate.range).map { (range: $0, index: index) }
    }
    if let nearest = nearest(to: candidate.trigger, among: places) {
      event.place = ProposedName(.place, Self.spelled(reading.places[nearest]))
    }
    var reasons = ["“\(Self.unbroken(cutter.words(candidate.trigger)))” tells of it"]
    var level = Claim.Level.stated
    let dates = candidate.dates.map { (range: reading.dates[$0].scalarRange, index: $0) }
      .filter { Self.time(of: reading.dates[$0.index]) != nil }
    if let (time, words) = markedTime(near: candidate.trigger, in: candidate.range) {
      event.times = [time]
      reasons.append("the source’s markup dates “\(words)”")
    } else if let nearest = nearest(to: candidate.trigger, among: dates) {
      let mention = reading.dates[nearest]
      event.times = Self.time(of: mention, candidate.dateUse).map { [$0] } ?? []
      if mention.reason != .written {
        level = .implied
        reasons.append("“\(Self.unbroken(mention.text))”: \(mention.reason.words(in: "en"))")
      }
    }
    for index in candidate.dates {
      guard case .age(let amount, let isUpperBound) = reading.dates[index].expression,
        let years = amount.whole, amount.unit == .year, let person = event.participants.first?.who
      else { continue }
      event.ages = [
        ProposedEvent.Age(
          of: person,
          AgeExpression(atLeast: isUpperBound ? nil : years, atMost: isUpperBound ? years - 1 : years))
      ]
    }
    guard !event.participants.isEmpty || !event.times.isEmpty else { return }
    var draft = DraftedProposal(
      [candidate.range], .event(event), reason: reasons.joined(separator: "; "), score: candidate.score,
      origin: Self.origin("statement.\(candidate.event)"))
    draft.level = level
    if candidate.isDenied { draft.polarity = .denied }
    if candidate.isSupposed { draft.kind = .counterfactual }
    draft.voices = voices(of: candidate, &draft.ranges)
    drafts.append(draft)
  }

  private func mentions(of named: FirstReading.Named, in range: Range<Int>) -> [Range<Int>] {
    named.mentions.map(\.range).filter {
      $0.lowerBound >= range.lowerBound && $0.upperBound <= range.upperBound
    }
  }

  private func nearest(to trigger: Range<Int>, among found: [(range: Range<Int>, index: Int)]) -> Int? {
    func distance(_ range: Range<Int>) -> Int {
      max(range.lowerBound - trigger.upperBound, trigger.lowerBound - range.upperBound, 0)
    }
    return found.min {
      (distance($0.range), $0.range.lowerBound) < (distance($1.range), $1.range.lowerBound)
    }?
    .index
  }

  /// The date that the source's markup gives nearest to some words of a sentence.
  private func markedTime(near trigger: Range<Int>, in sentence: Range<Int>) -> (TimeConstraint, String)? {
    let spans = cutter.text.structure.spans.filter { span in
      span.kind == .date && span.value != nil && span.range.lowerBound.rawValue >= sentence.lowerBound
        && span.range.upperBound.rawValue <= sentence.upperBound
    }
    let ranges = spans.enumerated().map { index, span in
      (range: span.range.lowerBound.rawValue..<span.range.upperBound.rawValue, index: index)
    }
    guard let nearest = nearest(to: trigger, among: ranges), let value = spans[nearest].value else {
      return nil
    }
    // The calendar of the words may stand behind the date, or “in” and the one that the date itself is in.
    let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
    guard let edtf = parts.first, (try? EDTFExpression(parsing: edtf)) != nil else { return nil }
    let words = Self.unbroken(cutter.words(ranges[nearest].range))
    let rest = parts.dropFirst().first ?? ""
    // TEI normalises its dates to the Gregorian calendar, whatever calendar the words are in.
    let calendar = rest.hasPrefix("in ") ? CalendarName(rawValue: rest.dropFirst(3).lowercased()) : .gregorian
    let date = DateExpression(edtf, calendar: calendar, words: words)
    return (TimeConstraint(.whole, .dated(.within, date)), words)
  }

  /// When something lies that is said to lie at a mention of time; `nil` where the mention has no place.
  static func time(of mention: TemporalMention, _ use: CandidateStatement.DateUse = .whole)
    -> TimeConstraint?
  {
    let ends = mention.edtf?.split(separator: "/").map(String.init) ?? []
    let used =
      switch use {
      case .whole: mention.edtf
      case .start: ends.first
      case .end: ends.last
      }
    guard [.date, .time, .range].contains(mention.kind), let edtf = used,
      (try? EDTFExpression(parsing: edtf)) != nil
    else { return nil }
    var date = DateExpression(edtf, words: unbroken(mention.text))
    switch mention.reason {
    case .oldStyle, .bothStyles, .republican: date.calendar = .gregorian
    default: break
    }
    return TimeConstraint(.whole, .dated(.within, date))
  }

  // MARK: Ties and names

  private mutating func addTies() {
    func name(_ index: Int) -> ProposedName { ProposedName(.person, Self.spelled(reading.people[index])) }
    for suspicion in reading.suspicions {
      let (one, other) = (name(suspicion.one), name(suspicion.other))
      guard one != other, let range = reading.people[suspicion.one].mentions.first?.range else { continue }
      let isSlip = suspicion.reason == .slip
      drafts.append(
        DraftedProposal(
          [range], .identity(one, other, isSame: true),
          reason: isSlip
            ? "“\(one.name)” may be a slip for “\(other.name)”, who is named far more often"
            : "“\(one.name)” may be a misprint of “\(other.name)”", score: isSlip ? 45 : 55,
          origin: Self.origin("name.\(suspicion.reason.rawValue)")))
    }
    for tie in reading.kinship {
      guard case .person(let one) = tie.person, case .person(let other) = tie.other, one != other else {
        continue
      }
      drafts.append(
        DraftedProposal(
          [tie.range], .kinship(name(one), Kinship.Kind(rawValue: tie.kind), of: name(other)),
          reason: tie.isResolved ? "a pronoun was led to the nearest person" : "the words say so",
          score: tie.isResolved ? 55 : 70, origin: Self.origin(tie.rule.rawValue)))
    }
    for former in reading.formerNames {
      drafts.append(
        DraftedProposal(
          [former.range], .name(of: name(former.person), DatedName(former.name, kind: "birth name")),
          reason: "the words say so", score: 65, origin: Self.origin("name.former")))
    }
  }

  /// The chain of voices a statement stands in; the words that name each are made part of its passages.
  private func voices(of candidate: CandidateStatement, _ ranges: inout [Range<Int>]) -> [ProposedVoice] {
    guard !candidate.voices.isEmpty else { return [] }
    var voices = [ProposedVoice(.text)]
    for voice in candidate.voices {
      let holder: ProposedVoice.Holder
      switch voice.kind {
      case .collective: holder = .some(words: Self.unbroken(voice.name))
      case .rumour: holder = .rumour(words: Self.unbroken(voice.name))
      case .described: holder = .described(words: Self.unbroken(voice.name))
      case .named, .pronoun:
        let person = voice.person.map { Self.spelled(reading.people[$0]) }
        // Whom a pronoun stands for is the editor's to say where the reading does not know.
        guard let person = person ?? (voice.kind == .named ? Self.unbroken(voice.name) : nil) else {
          holder = .described(words: Self.unbroken(voice.name))
          break
        }
        holder = .named(ProposedName(.person, person))
      }
      voices.append(
        ProposedVoice(
          holder, attribution: .words(cutter.words(voice.words)), manner: voice.manner,
          rendering: voice.rendering))
      if !ranges.contains(where: { $0.overlaps(voice.words) }) { ranges.append(voice.words) }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    return voices
  }

  // MARK: Quotations

  /// The voice of a quotation whose speaker is named or described beside it.
  private func voice(of quotation: Quotation) -> ProposedVoice? {
    guard let speaker = quotation.speaker else { return nil }
    let attribution = Voice.Attribution.words(cutter.words(speaker.words))
    switch speaker.rule {
    case .tagNames, .announced, .samePassage:
      let name = person(at: speaker.words) ?? Self.unbroken(speaker.name)
      return ProposedVoice(
        .named(ProposedName(.person, name)), attribution: attribution, rendering: .verbatim)
    case .tagDescribes:
      return ProposedVoice(
        .described(words: Self.unbroken(speaker.name)), attribution: attribution, rendering: .verbatim)
    case .tagPronoun, .alternation, .beside: return nil
    }
  }

  /// The name under which the person named at a place is proposed.
  private func person(at place: Range<Int>) -> String? {
    reading.people.first { $0.mentions.contains { $0.range.overlaps(place) } }.map { Self.spelled($0) }
  }

  private mutating func add(_ quotation: Quotation) {
    guard quotation.kind == .speech, let voice = voice(of: quotation), let speaker = quotation.speaker else {
      return
    }
    let words = quotation.spans.map { cutter.words($0) }.joined(separator: " ")
    // A cry of a word or two is no statement.
    guard words.split(whereSeparator: \.isWhitespace).count >= 4 else { return }
    var ranges = quotation.spans.filter { !$0.isEmpty }
    if !ranges.contains(where: { $0.overlaps(speaker.words) }) { ranges.append(speaker.words) }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    var draft = DraftedProposal(
      ranges, .saying(words: Self.unbroken(words), about: []),
      reason: "quoted, and “\(Self.unbroken(cutter.words(speaker.words)))” names the speaker", score: 25,
      origin: Self.origin("quotation.\(speaker.rule.rawValue)"))
    draft.voices = [ProposedVoice(.text), voice]
    drafts.append(draft)
  }

  /// A name as the text mostly writes it, where its heading has it in capitals.
  private static func spelled(_ named: FirstReading.Named) -> String {
    let name = unbroken(named.name)
    guard name.contains(where: \.isLowercase) == false else { return name }
    var counts: [String: Int] = [:]
    for mention in named.mentions {
      let words = unbroken(mention.text)
      if words.lowercased() == name.lowercased(), words != name { counts[words, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? name
  }

  /// Words on one line.
  static func unbroken(_ words: String) -> String {
    words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
