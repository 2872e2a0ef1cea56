internal import Chronology
internal import TemporalNetworks
internal import Testimony

/// The rulings of an inquiry, as far as they still answer what they decided.
struct RulingsInForce: Sendable {
  /// The grounds that rulings take away.
  private(set) var doubted: Set<Ground> = []
  private(set) var raised: [RaisedRuling] = []
  private var byDoubt: [(ruling: Ruling, grounds: Set<Ground>)] = []
  private var acknowledging: [Ruling] = []

  init(_ translation: Translation, beside own: Set<Ground>) {
    for ruling in translation.inquiry.rulings {
      if ruling.isOpenAgain {
        raised.append(RaisedRuling(ruling: ruling.id, reason: .reopened))
        continue
      }
      if let reason = Self.supersession(of: ruling, translation, own) {
        raised.append(RaisedRuling(ruling: ruling.id, reason: reason))
        continue
      }
      switch ruling.verdict {
      case .doubts(let doubts):
        let grounds = translation.grounds(doubtedBy: doubts)
        doubted.formUnion(grounds)
        byDoubt.append((ruling, grounds))
      case .acknowledged: acknowledging.append(ruling)
      }
    }
  }

  /// Why a ruling no longer answers its question: its evidence is gone, or agrees.
  private static func supersession(
    of ruling: Ruling, _ translation: Translation, _ own: Set<Ground>
  ) -> RaisedRuling.Reason? {
    guard !ruling.evidence.isEmpty else { return nil }
    var evidence: Set<Ground> = []
    for doubt in ruling.evidence {
      let grounds = translation.grounds(doubtedBy: [doubt])
      let counting = grounds.filter { translation.groundIndex[$0] != nil }
      if counting.isEmpty { return .evidenceGone }
      evidence.formUnion(counting)
    }
    // A hypothesis that doubts the evidence itself says nothing of the ruling.
    guard evidence.isDisjoint(with: own) else { return nil }
    // The evidence alone, with what is not testimony, must still contradict itself.
    let others = translation.grounds.filter { ground in
      switch ground {
      case .claim, .identity, .style: !evidence.contains(ground)
      case .rule, .composition, .nature: false
      }
    }
    let isConsistent = translation.problem.network.isConsistent(without: translation.links(of: others))
    return isConsistent && !hasPlaces(ruling, translation) ? .evidenceAgrees : nil
  }

  /// Whether the evidence is about presence, which the network of an assessment alone holds.
  private static func hasPlaces(_ ruling: Ruling, _ translation: Translation) -> Bool {
    ruling.evidence.contains { doubt in
      guard case .rule(let id) = doubt, let rule = translation.rules[id] else { return false }
      switch rule.assumption {
      case .nobodyInTwoPlaces, .travelAtMost: return true
      default: return false
      }
    }
  }

  /// The ruling that acknowledges a contradiction, if its evidence is still the contradiction's members.
  func acknowledging(_ contradiction: Contradiction, _ translation: Translation) -> Ruling.ID? {
    let members = Set(contradiction.members.filter { if case .rule = $0 { false } else { true } })
    for ruling in acknowledging {
      var covered: Set<Ground> = []
      var isExact = true
      for doubt in ruling.evidence {
        if case .rule = doubt { continue }
        let hit = translation.grounds(doubtedBy: [doubt]).intersection(members)
        if hit.isEmpty { isExact = false }
        covered.formUnion(hit)
      }
      if isExact, covered == members { return ruling.id }
    }
    return nil
  }

  /// The contradictions there would be without the rulings that doubt.
  func decided(
    _ translation: Translation, _ network: TemporalNetwork<Link>, own: Set<Ground>, spend: SearchBudget
  ) -> [RuledContradiction] {
    guard !byDoubt.isEmpty else { return [] }
    let found = Contradictions(
      network.conflicts(without: translation.links(of: own), budget: spend).conflicts, translation,
      doubted: own)
    return found.all.compactMap { one in
      byDoubt.first { !$0.grounds.isDisjoint(with: one.members) }.map {
        RuledContradiction(contradiction: one, ruling: $0.ruling.id)
      }
    }
  }
}
