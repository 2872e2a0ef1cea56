import TemporalNetworks

extension SnapshotError {
  /// What happened, and what to do about it.
  var explanation: (message: String, hint: String) {
    let again = "pack the network again from its text"
    return switch self {
    case .notASnapshot: ("this is not a packed network", again)
    case .unknownVersion(let version): ("this packed network has version \(version), not 1", again)
    case .wrongLength(let expected, let found):
      ("the packed network should have \(expected) bytes and has \(found)", again)
    case .damaged(let section):
      (section < 0 ? "the header is damaged" : "section \(section) of the packed network is damaged", again)
    case .notPlain: ("only plain differences can be packed", "keep the text")
    }
  }
}
