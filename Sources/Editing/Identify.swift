package import Archives
package import Testimony

extension Inquiry {
  /// The identity that would be recorded, for showing what follows from it first.
  ///
  /// Two records have one identity between them: saying it again, or saying the opposite, changes that one.
  ///
  /// - Parameters:
  ///   - left: One record.
  ///   - right: Another of the same kind.
  ///   - isSame: Whether the two are one, or are two.
  ///   - reason: Why, in words.
  ///   - certainty: How sure the editor is.
  /// - Returns: The identity.
  /// - Throws: ``EditingError`` for records that are not there, cannot be one, or without a reason.
  package func identity(
    of left: Referent, and right: Referent, isSame: Bool, because reason: String, certainty: Certainty? = nil
  ) throws(EditingError) -> Identity {
    guard let kind = left.kindOfRecord, kind == right.kindOfRecord else {
      throw EditingError(.cannotBeOne)
    }
    for referent in [left, right] where !holds(referent) {
      throw EditingError(.unknown(kind: kind, name: referent.record.id, suggestion: nil))
    }
    guard left != right else { throw EditingError(.cannotBeOne) }
    guard !reason.isEmpty else { throw EditingError(.needsReason) }
    if var known = identity(between: left, right) {
      known.isSame = isSame
      known.reason = reason
      known.certainty = certainty
      known.decision = .accepted
      return known
    }
    let name = [left, right].map { self.slug(of: $0)?.rawValue ?? "" }.joined(
      separator: isSame ? " is " : " is not ")
    let (slug, id) = freeName(for: name, fallback: "identity", in: identities, slugs: identities.map(\.slug))
    return Identity(
      id: id, slug: slug, left, right, isSame: isSame, certainty: certainty, reason: reason)
  }

  /// The identity recorded between two records, whatever was decided on it.
  package func identity(between left: Referent, _ right: Referent) -> Identity? {
    identities.first { ($0.left, $0.right) == (left, right) || ($0.left, $0.right) == (right, left) }
  }

  /// The identities that a record takes part in, in the order in which they were recorded.
  package func identities(of referent: Referent) -> [Identity] {
    identities.filter { $0.left == referent || $0.right == referent }
  }

  private func holds(_ referent: Referent) -> Bool { slug(of: referent) != nil }
}

extension Referent {
  /// The kind of record it names, where records of the kind can be one; `nil` for sources and statements.
  var kindOfRecord: String? {
    switch kind {
    case .source, .statement: nil
    default: kind.rawValue
    }
  }
}

extension Desk {
  /// Records that two records are one, or that they are two.
  ///
  /// - Returns: The identity and the new head.
  @discardableResult
  package func identify(
    _ left: Referent, _ right: Referent, isSame: Bool, because reason: String, certainty: Certainty? = nil,
    on head: Head? = nil
  ) throws -> (identity: Identity, head: Head) {
    let (inquiry, current) = try now()
    let identity = try inquiry.identity(
      of: left, and: right, isSame: isSame, because: reason, certainty: certainty)
    let words = [left, right].map { "“\(inquiry.slug(of: $0)?.rawValue ?? "")”" }
    let next = try record(
      [.put(.identity(identity))],
      because: words.joined(separator: isSame ? " is " : " is not ") + ": " + reason, on: head ?? current)
    return (identity, next)
  }

  /// Takes an identity back: it stays legible, and no longer counts.
  ///
  /// - Returns: The new head.
  @discardableResult
  package func withdraw(_ identity: Identity.ID, because reason: String, on head: Head? = nil) throws -> Head
  {
    let (inquiry, current) = try now()
    guard var identity = inquiry.identities[identity] else {
      throw EditingError(.unknown(kind: "identity", name: identity.rawValue, suggestion: nil))
    }
    guard !reason.isEmpty else { throw EditingError(.needsReason) }
    identity.decision = .rejected
    return try record(
      [.put(.identity(identity))], because: "identity “\(identity.slug)” taken back: " + reason,
      on: head ?? current)
  }
}
