import Diagnostics
import Foundation

/// Writes to the terminal, or to whatever stands in its place.
enum Console {
  /// How many columns there are: those of the terminal, between 40 and 100; 88 where there is none.
  static let width: Int = {
    if let given = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) {
      return min(max(given, 40), 100)
    }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 88 }
    return min(max(Int(size.ws_col), 40), 100)
  }()

  /// Whether text may be set off by bold and dim.
  static let hasStyle: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }()

  /// Writes lines.
  static func write(_ text: String = "") {
    FileHandle.standardOutput.writeQuietly(text + "\n")
  }

  /// Writes lines to where errors go.
  static func error(_ text: String) { FileHandle.standardError.writeQuietly(text + "\n") }

  /// Says what is wrong, and what to do about it.
  static func complain(_ explanation: Explanation) { say(explanation, as: .error) }

  /// Says what happened under a heading.
  static func say(_ explanation: Explanation, as severity: Diagnostic.Severity) {
    error(shown("\(severity.rawValue): \(explanation.summary)", keepsLines: true))
    if let remedy = explanation.remedy { error(shown("hint: \(remedy)", keepsLines: true)) }
  }

  /// Text with everything in it that could move a cursor, ring a bell or turn the direction of writing spelt out.
  static func shown(_ text: String, keepsLines: Bool = false) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where keepsLines: result.append(scalar)
      case 0x09, 0x0A, 0x0D: result.append(" ")
      case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x200E...0x200F, 0x2028...0x2029, 0xFEFF:
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Text set in bold, where that can be.
  static func bold(_ text: String) -> String { hasStyle ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  /// Text set back, where that can be.
  static func dim(_ text: String) -> String { hasStyle ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// Breaks text into lines of the terminal's width.
  ///
  /// - Parameters:
  ///   - text: The text; control characters are spelt out.
  ///   - first: What stands before the first line.
  ///   - rest: What stands before the others.
  /// - Returns: The lines.
  static func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in shown(text).split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = rest
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    lines.append(line)
    return lines
  }

  /// Writes text broken into lines.
  static func paragraph(_ text: String, first: String = "", rest: String? = nil) {
    for line in wrapped(text, first: first, rest: rest ?? first) { write(line) }
  }

  /// Text filled up with spaces to a width.
  static func padded(_ text: String, _ width: Int) -> String {
    text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
  }
}

extension FileHandle {
  /// Writes, and lets a reader that went away be.
  fileprivate func writeQuietly(_ text: String) { try? write(contentsOf: Data(text.utf8)) }
}
