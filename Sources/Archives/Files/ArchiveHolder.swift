package import Diagnostics

/// The program that has an archive open for writing.
package struct ArchiveHolder: Hashable, Sendable {
  /// Its process number.
  package var process: Int
  /// The address at which its workbench answers; `nil` for a command.
  package var address: String?

  /// Creates a holder.
  package init(process: Int, address: String? = nil) {
    self.process = process
    self.address = address
  }

  /// Reads the text of a lock file; what cannot be read is left out.
  package init(lockFile text: String) {
    let lines = text.split(separator: "\n")
    process = lines.first.flatMap { Int($0) } ?? 0
    address = lines.dropFirst().first.map(String.init)
  }

  /// The text of a lock file.
  package var lockFileText: String { "\(process)\n\(address.map { $0 + "\n" } ?? "")" }

  /// What is the matter and what to do about it.
  package var explanation: Explanation {
    if let address {
      Explanation(
        "the archive is open in the workbench at \(address)",
        remedy: "make the change there, or stop that server first; reading works meanwhile")
    } else {
      Explanation(
        "another command is writing to the archive\(process > 0 ? " (process \(process))" : "")",
        remedy: "wait until it is done and try again")
    }
  }
}
