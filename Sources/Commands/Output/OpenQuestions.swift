import Archives
import SourceCriticism
import Testimony

/// Shows what is open about an event: where its days fall apart, what is left to choose, how much bears it
/// out, and what would narrow it most.
struct OpenQuestions {
  private let assessment: Assessment
  private let event: Event.ID
  private let phrasing: Phrasing
  private let citing: Citing
  private let stretches: [MomentStretches]
  private let alternatives: [Alternative]
  private let areAlternativesComplete: Bool
  private let narrowings: [Narrowing]

  init(_ assessment: Assessment, about event: Event.ID) {
    self.assessment = assessment
    self.event = event
    phrasing = Phrasing(.english, of: assessment.inquiry)
    citing = Citing(assessment.inquiry)
    stretches = assessment.stretches(of: event)
    let found = assessment.alternatives(about: event)
    alternatives = found.all
    areAlternativesComplete = found.isComplete
    narrowings = assessment.narrowings(of: event)
  }

  /// Writes where the days fall apart: one line, below the window.
  func writeStretches() {
    for one in stretches where one.windows.count > 1 {
      let part =
        switch one.moment {
        case .start: "its start "
        case .end: "its end "
        case .day, .birth, .death: ""
        }
      let windows = one.windows.map { DayText.window($0) }.joined(separator: ", or ")
      Console.paragraph(
        "\(part)in \(one.windows.count) stretches: \(windows)\(one.isComplete ? "" : ", and perhaps more")",
        first: "   ", rest: "     ")
    }
  }

  /// Writes the rest.
  func write() {
    for alternative in alternatives {
      Console.write()
      let open = alternative.options.count(where: \.survives)
      let end = open > 1 ? "\(open) of \(alternative.options.count) remain" : "one remains"
      Console.paragraph("Left to choose (\(end)) [\(name(of: alternative.ground))]:", rest: "   ")
      for (place, option) in alternative.options.enumerated() {
        Console.paragraph(phrasing.text(option.content), first: "   - ", rest: "     ")
        guard !option.survives else { continue }
        let grounds = assessment.grounds(excluding: place, of: alternative)
        Console.paragraph(
          "excluded, because "
            + grounds.map { "\(phrasing.text(assessment.premise(of: $0))) [\(name(of: $0))]" }.joined(
              separator: "; "), first: "     ", rest: "       ")
      }
    }
    if !alternatives.isEmpty, !areAlternativesComplete {
      Console.write("   Not every alternative could be looked at in the time allowed.")
    }
    guard !narrowings.isEmpty else { return }
    Console.write()
    Console.write("What would narrow it most, were it known to the day:")
    for one in narrowings {
      Console.paragraph(
        "\(phrasing.text(one.moment)), now \(DayText.window(one.window)): from \(one.daysNow) days to "
          + "\(one.daysThen) at most", first: "   - ", rest: "     ")
    }
  }

  private func name(of ground: Ground) -> String {
    if case .claim(let id) = ground { return citing.standing(of: id) }
    return ground.doubt.map { assessment.inquiry.notation(of: $0) } ?? ""
  }

  // MARK: For programs

  var json: [CanonicalJSON.Member] {
    [
      CanonicalJSON.Member(
        "stretches",
        .array(
          stretches.map { one in
            JSONText.object([
              "moment": .string(Self.word(one.moment)), "complete": .bool(one.isComplete),
              "windows": .array(one.windows.map { DayText.json($0) }),
            ])
          })),
      CanonicalJSON.Member(
        "alternatives",
        .array(
          alternatives.map { alternative in
            JSONText.object([
              "ground": citing.notation(alternative.ground),
              "options": .array(
                alternative.options.enumerated().map { place, option in
                  JSONText.object([
                    "text": .string(phrasing.text(option.content)), "survives": .bool(option.survives),
                    "excludedBy": option.survives
                      ? nil
                      : .array(
                        assessment.grounds(excluding: place, of: alternative).map { citing.notation($0) }),
                  ])
                }),
            ])
          })), CanonicalJSON.Member("alternativesComplete", .bool(areAlternativesComplete)),
      CanonicalJSON.Member(
        "narrowings",
        .array(
          narrowings.map { one in
            JSONText.object([
              "moment": .string(Self.word(one.moment)), "of": subject(of: one.moment),
              "window": DayText.json(one.window), "daysNow": .integer(one.daysNow),
              "daysThen": .integer(one.daysThen),
            ])
          })),
    ]
  }

  static func word(_ moment: Moment) -> String {
    switch moment {
    case .start: "start"
    case .end: "end"
    case .day: "day"
    case .birth: "birth"
    case .death: "death"
    }
  }

  private func subject(of moment: Moment) -> CanonicalJSON {
    switch moment {
    case .start(let id), .end(let id), .day(let id): .string(citing.slug(id))
    case .birth(let id), .death(let id): .string(citing.slug(id))
    }
  }
}
