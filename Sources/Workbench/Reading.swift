import Editing
import Presentation
package import SourceCriticism
package import Testimony

/// One state of an inquiry with what follows from it: pages are made from it and from the address, and
/// from nothing else.
package struct Reading: Sendable {
  /// The records.
  package let inquiry: Inquiry
  /// What follows from them.
  package let assessment: Assessment
  /// Names the state, so that a change made on an older one is noticed.
  package let head: String
  /// What is worked out when a page first asks for it.
  let late: LateAnswers
  /// Finds records by what names or concerns them.
  let index: InquiryIndex
  /// Which records of people are one person.
  let people: PeopleAsOne
  /// The witnesses, in the order in which the inquiry first hears them.
  let witnesses: [Voice.Holder]
  /// The short names of sources.
  let sigla: Sigla
  /// Answers queries.
  let search: InquirySearch
  /// What the sources ask every page and picture to say, each once.
  let notices: [String]

  /// The events as a chronology shows them, in the order of the inquiry.
  var events: [ChartEvent] { late.chartEvents }

  /// Reads a state of an inquiry.
  ///
  /// - Parameters:
  ///   - inquiry: The inquiry.
  ///   - head: Names the state.
  ///   - names: Collects the names of the inquiry.
  ///   - earlier: A state before: what is as it was there is not worked out again.
  /// - Returns: The state with what follows from it.
  @concurrent static func of(
    _ inquiry: Inquiry, head: String, names: @escaping @Sendable () -> NameBook, after earlier: Reading?
  ) async -> Reading {
    // What stands in the records is collected while what follows from them is worked out.
    async let index = InquiryIndex(inquiry, names: names(), after: earlier?.index)
    let assessment = Assessment(of: inquiry, knowing: earlier?.assessment)
    return Reading(
      inquiry: inquiry, head: head, assessment: assessment, index: await index.under(assessment))
  }

  /// Reads the same state under a hypothesis.
  func under(_ hypothesis: Hypothesis) -> Reading {
    let assessment = assessment.under(hypothesis)
    return Reading(
      inquiry: inquiry, head: head, assessment: assessment, index: index.under(assessment))
  }

  private init(inquiry: Inquiry, head: String, assessment: Assessment, index: InquiryIndex) {
    self.inquiry = inquiry
    self.head = head
    self.assessment = assessment
    people = PeopleAsOne(inquiry, assessment)
    witnesses = inquiry.witnesses
    late = LateAnswers(assessment)
    self.index = index
    sigla = Sigla(inquiry)
    search = InquirySearch(assessment)
    notices = inquiry.sources.reduce(into: []) { notices, source in
      if let notice = source.notice, !notices.contains(notice) { notices.append(notice) }
    }
  }
}

extension Inquiry {
  /// The far ends of all chains, a text's own voice as its authors, in the order in which they are first heard.
  fileprivate var witnesses: [Voice.Holder] {
    var seen: Set<Voice.Holder> = []
    var result: [Voice.Holder] = []
    func note(_ holder: Voice.Holder) {
      if seen.insert(holder).inserted { result.append(holder) }
    }
    for statement in statements where statement.decision.isAccepted {
      guard statement.witness == .text else {
        note(statement.witness)
        continue
      }
      for author in statement.source.flatMap({ sources[$0]?.authors }) ?? [] {
        switch author {
        case .person(let id): note(.person(id))
        case .group(let id): note(.group(id))
        default: continue
        }
      }
    }
    return result
  }
}
