import Foundation

/// A small inquiry on the disk, written for tests of what reads and keeps it.
public enum Harbour {
  /// Its one text.
  public static let notes = """
    # Notes on a journey

    Ada came to the harbour in early spring 1921. She was twenty then, she writes.

    Three days after her arrival she wrote to Émile. “I arrived on 4 April,” she told him.

    """

  /// Its chronicle.
  public static let chronicle = """
    chronicle 1
    inquiry "A journey"

    source notes "Notes on a journey"
      kind memoir; author ada; composed 1950; language en
      notice "constructed for this example"
      text texts/notes.md

    person ada "Ada"
    person emile "Émile"

    event birth "Ada is born" [birth]; who ada
    event arrival "Arrival at the harbour"; who ada
    event letter "The letter to Émile"; who ada, emile

    statement s1 in notes
      "Ada came to the harbour in early spring 1921"
        arrival in 1921-03
      "She was twenty then"
        arrival: ada aged 20
    statement s2 in notes "Three days after her arrival she wrote to Émile"
      letter 3 days after arrival
    statement s3 in notes voice ada "I arrived on 4 April"
      arrival on 1921-04-04

    identity i1 person:ada is not person:emile [probable]
      decision open

    """

  /// Writes the inquiry into a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - chronicle: The chronicle to write in place of this one.
  /// - Returns: The path of the chronicle.
  /// - Throws: What stops a file from being written.
  public static func write(to folder: String, chronicle: String = chronicle) throws -> String {
    try FileManager.default.createDirectory(atPath: folder + "/texts", withIntermediateDirectories: true)
    try Data(notes.utf8).write(to: URL(fileURLWithPath: folder + "/texts/notes.md"))
    try Data(chronicle.utf8).write(to: URL(fileURLWithPath: folder + "/inquiry.chronicle"))
    return folder + "/inquiry.chronicle"
  }
}
