public import Diagnostics

/// Why a document is not XML that may be read, and where.
public struct XMLReadingError: ExplainedError, Hashable {
  /// What was wrong.
  public enum Reason: Hashable, Sendable {
    /// The document ends inside something.
    case endsInside(String)
    /// The document declares entities of its own, which are refused.
    case declaresEntities
    /// An entity is used that XML does not know.
    case unknownEntity(String)
    /// A character that XML does not allow, or a reference to one.
    case forbiddenCharacter(UInt32)
    /// An end tag does not close the element that is open.
    case wrongEndTag(found: String, expected: String?)
    /// Elements lie deeper than the reader goes.
    case tooDeep(limit: Int)
    /// An attribute is given twice.
    case repeatedAttribute(String)
    /// An element has more attributes than the reader takes.
    case tooManyAttributes(limit: Int)
    /// Something else was expected here.
    case expected(String)
    /// Something stands outside the one outermost element.
    case outsideTheRoot
  }

  /// What was wrong.
  public let reason: Reason
  /// Where, in bytes from the start.
  public let utf8Offset: Int

  /// Creates an error.
  public init(reason: Reason, utf8Offset: Int) {
    self.reason = reason
    self.utf8Offset = utf8Offset
  }

  /// What happened and what to do about it.
  public var explanation: Explanation {
    switch reason {
    case .endsInside(let what):
      Explanation("the document ends inside \(what)", remedy: "get the whole file")
    case .declaresEntities:
      Explanation(
        "the document declares entities or reads an external definition, which is refused",
        remedy: "write the characters themselves, and take the declarations out")
    case .unknownEntity(let name):
      Explanation("the entity &\(name); is not known", remedy: "write the character itself")
    case .forbiddenCharacter(let value):
      Explanation(
        "the character U+\(String(value, radix: 16, uppercase: true)) may not stand in XML",
        remedy: "take it out")
    case .wrongEndTag(let found, let expected):
      Explanation(
        expected.map { "</\(found)> stands where </\($0)> is expected" } ?? "</\(found)> closes nothing",
        remedy: "close every element in the order in which they were opened")
    case .tooDeep(let limit):
      Explanation(
        "elements lie more than \(limit) deep", remedy: "check that the document is what it claims to be")
    case .repeatedAttribute(let name):
      Explanation("the attribute \(name) is given twice", remedy: "keep one of them")
    case .tooManyAttributes(let limit):
      Explanation(
        "an element has more than \(limit) attributes",
        remedy: "check that the document is what it claims to be")
    case .expected(let what):
      Explanation("\(what) is expected here", remedy: "mend the document")
    case .outsideTheRoot:
      Explanation("something stands outside the outermost element", remedy: "keep one outermost element")
    }
  }
}
