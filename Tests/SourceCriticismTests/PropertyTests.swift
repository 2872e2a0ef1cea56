import SourceCriticism
import TestSupport
import Testimony
import Testing

extension Tag {
  @Tag static var property: Self
}

@Suite("Proofs and contradictions hold, whatever the testimony")
struct PropertyTests {
  @Test(
    "Every bound follows from what its proof names, and every step is checked", .tags(.property),
    arguments: Seed.sample(10))
  func proofs(_ seed: Seed) {
    for isContradictory in [false, true] {
      let inquiry = RandomInquiry.make(seed, contradictory: isContradictory)
      let assessment = Assessment(of: inquiry)
      #expect(assessment.audit().holds)
      for dating in assessment.datings {
        let proofs = assessment.proofs(of: dating.event)
        let bounds = [dating.start, dating.extent == .extended ? dating.end : nil]
          .flatMap { [$0?.earliest, $0?.latest] }.compactMap { $0 }
        #expect(proofs.map(\.day) == bounds)
        for proof in proofs {
          #expect(assessment.supports(proof), "\(seed) \(dating.event) \(proof.side)")
          #expect(!proof.steps.isEmpty)
        }
      }
    }
  }

  @Test(
    "Any member taken away, the rest of a contradiction holds", .tags(.property), arguments: Seed.sample(12))
  func contradictions(_ seed: Seed) {
    let assessment = Assessment(of: RandomInquiry.make(seed, contradictory: true))
    for contradiction in assessment.contradictions {
      #expect(assessment.isMinimal(contradiction), "\(seed) \(contradiction.members)")
      #expect(contradiction.members.allSatisfy { $0.doubt != nil })
    }
    // Every way out leaves the group without a contradiction.
    for contradiction in assessment.contradictions.prefix(3) {
      for way in assessment.waysOut(of: contradiction).ways.prefix(4) {
        guard case .doubt(let grounds) = way.kind else { continue }
        let next = assessment.supposing(grounds.compactMap(\.doubt))
        let left = next.contradictions.filter { one in
          assessment.contradictions.contains { $0.group == contradiction.group && $0.members == one.members }
        }
        #expect(left.isEmpty, "\(seed) \(grounds)")
        #expect(
          way.effects.allSatisfy {
            next.dating(of: $0.event)?.start == $0.start || next.dating(of: $0.event)?.hasNoDay == true
          })
      }
    }
  }

  @Test("The order of records does not matter", .tags(.property), arguments: Seed.sample(8))
  func order(_ seed: Seed) {
    for isContradictory in [false, true] {
      let inquiry = RandomInquiry.make(seed, contradictory: isContradictory)
      let one = Assessment(of: inquiry)
      let other = Assessment(of: RandomInquiry.shuffled(inquiry, seed))
      #expect(one.contradictions.map(\.members) == other.contradictions.map(\.members), "\(seed)")
      for dating in one.datings {
        let again = other.dating(of: dating.event)
        #expect(dating.start == again?.start && dating.end == again?.end, "\(seed) \(dating.event)")
        #expect(dating.basis == again?.basis)
      }
    }
  }

  @Test("One more claim never widens a window", .tags(.property), arguments: Seed.sample(6))
  func monotone(_ seed: Seed) {
    let inquiry = RandomInquiry.make(seed, contradictory: false)
    let all = Assessment(of: inquiry)
    guard all.contradictions.isEmpty else { return }
    guard let last = Array(inquiry.statements).last else { return }
    let fewer = all.supposing([.statement(last.id)])
    for dating in all.datings {
      guard let now = dating.start, let before = fewer.dating(of: dating.event)?.start else { continue }
      if let earliest = before.earliest { #expect((now.earliest ?? earliest) >= earliest) }
      if let latest = before.latest { #expect((now.latest ?? latest) <= latest) }
    }
  }

  @Test("Every code has words in both languages")
  func words() {
    let inquiry = Inquiry()
    for code in Message.Code.allCases {
      for language in Phrasing.Language.allCases {
        let text = Phrasing(language, of: inquiry).text(Message(code))
        #expect(!text.isEmpty && !text.contains("{"), "\(code) \(language)")
      }
    }
  }
}
