import Crypto
import Synchronization

/// The keys to one run of the workbench: a one-time opener for each printed address, the sessions it
/// was swapped for, and the tokens that forms of a session carry.
final class SessionKeys: Sendable {
  private struct State {
    var openers: [[UInt8]] = []
    var sessions: [[UInt8]] = []
    var bearers: [[UInt8]] = []
    var failures = 0
  }

  private let secret = SymmetricKey(size: .bits256)
  private let state = Mutex(State())

  /// Makes an opener for an address that is about to be shown.
  func makeOpener() -> String {
    let token = SessionKeys.randomToken()
    state.withLock { $0.openers.append(Array(token.utf8)) }
    return token
  }

  /// Makes a key for a program, which is shown with every request and lasts as long as the server.
  func makeBearer() -> String {
    let token = SessionKeys.randomToken()
    state.withLock { $0.bearers.append(Array(token.utf8)) }
    return token
  }

  /// Whether a program's key is right.
  func isBearer(_ token: String) -> Bool {
    let bytes = Array(token.utf8)
    return state.withLock { state in
      let found = state.bearers.reduce(false) { SessionKeys.isEqual($1, bytes) || $0 }
      if !found { state.failures += 1 }
      return found
    }
  }

  /// Swaps an opener for a session; the opener is dead afterwards.
  func open(with token: String) -> String? {
    let bytes = Array(token.utf8)
    return state.withLock { state in
      guard let place = state.openers.firstIndex(where: { SessionKeys.isEqual($0, bytes) }) else {
        state.failures += 1
        return nil
      }
      state.openers.remove(at: place)
      state.failures = 0
      let session = SessionKeys.randomToken()
      state.sessions.append(Array(session.utf8))
      return session
    }
  }

  /// Whether a session is open.
  func isOpen(_ session: String) -> Bool {
    let bytes = Array(session.utf8)
    return state.withLock { state in
      // Every session is compared, so that the time says nothing about which one was nearly right.
      let found = state.sessions.reduce(false) { SessionKeys.isEqual($1, bytes) || $0 }
      if !found { state.failures += 1 }
      return found
    }
  }

  /// How long to keep whoever has failed waiting, in milliseconds; it grows with every failure, up to half a second.
  var delayInMilliseconds: Int {
    let failures = state.withLock(\.failures)
    return failures <= 3 ? 0 : min(500, 10 << min(6, failures - 4))
  }

  /// How often a key was wrong since the last right one.
  var failures: Int { state.withLock(\.failures) }

  /// The token that forms of a session carry.
  func formToken(of session: String) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(("form:" + session).utf8), using: secret)
    return SessionKeys.hexadecimal(code)
  }

  /// Whether a token is the session's own.
  func isFormToken(_ token: String, of session: String) -> Bool {
    SessionKeys.isEqual(Array(token.utf8), Array(formToken(of: session).utf8))
  }

  private static func randomToken() -> String {
    hexadecimal(SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) })
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    return bytes.reduce(into: "") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// Compares in a time that depends on the lengths only.
  private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
