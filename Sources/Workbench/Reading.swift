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
  /// The events as a chronology shows them.
  let events: [ChartEvent]
  /// Finds records by what names or concerns them.
  let index: InquiryIndex
  /// What the sources ask every page and picture to say, each once.
  let notices: [String]

  /// Reads a state of an inquiry.
  package init(inquiry: Inquiry, head: String) {
    self.inquiry = inquiry
    self.head = head
    assessment = Assessment(of: inquiry)
    events = assessment.chartEvents()
    index = InquiryIndex(inquiry, assessment)
    notices = inquiry.sources.reduce(into: []) { notices, source in
      if let notice = source.notice, !notices.contains(notice) { notices.append(notice) }
    }
  }
}
