package import Archives
import Testimony

extension Desk {
  /// Says what the inquiry is called.
  ///
  /// - Parameters:
  ///   - title: What it is called.
  ///   - head: The head the edit was made on; `nil` for whatever it is.
  /// - Returns: The new head.
  /// - Throws: ``EditingError`` where no name is given, or `ArchiveError`; nothing is recorded where it is called so.
  @discardableResult
  package func nameInquiry(_ title: String, on head: Head? = nil) throws -> Head {
    let title = title.trimmed
    guard !title.isEmpty else { throw EditingError(.needsName) }
    let (inquiry, current) = try now()
    guard !inquiry.title.utf8.elementsEqual(title.utf8) else { return current }
    return try record([.title(title)], because: "inquiry named", on: head ?? current)
  }
}
