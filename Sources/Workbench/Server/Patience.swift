/// How long visitors are waited for, in seconds.
package struct Patience: Hashable, Sendable {
  /// How long a connection may be silent, or take to say what it wants.
  package var silenceInSeconds: Int
  /// How long a body may take, beside a second for every 64 KB it announces.
  package var bodyInSeconds: Int
  /// How much longer a body that is not waited for any more is read and thrown away, so that whoever sends it hears why.
  package var graceInSeconds: Int

  /// As long as a person with a slow line needs.
  package static let standard = Patience(silenceInSeconds: 30, bodyInSeconds: 60, graceInSeconds: 15)

  /// Creates a patience.
  package init(silenceInSeconds: Int, bodyInSeconds: Int, graceInSeconds: Int) {
    self.silenceInSeconds = silenceInSeconds
    self.bodyInSeconds = bodyInSeconds
    self.graceInSeconds = graceInSeconds
  }

  /// How long a body may take that announces so many bytes; no more is granted than the largest file needs.
  func seconds(forBytes announced: Int?) -> Int {
    bodyInSeconds + min(max(0, announced ?? 0), Workspace.uploadLimit * 2) >> 16
  }
}
