package import Testimony

/// One state of an inquiry with what follows from it: pages are made from it and from the address, and
/// from nothing else.
package struct Reading: Sendable {
  /// The records.
  package let inquiry: Inquiry
  /// What follows from them.
  package let dating: Dating
  /// Names the state, so that a change made on an older one is noticed.
  package let head: String

  /// Creates a reading.
  package init(inquiry: Inquiry, dating: Dating, head: String) {
    self.inquiry = inquiry
    self.dating = dating
    self.head = head
  }

  /// What the sources ask every page and picture to say, each once.
  var notices: [String] {
    inquiry.sources.reduce(into: []) { notices, source in
      if let notice = source.notice, !notices.contains(notice) { notices.append(notice) }
    }
  }
}
