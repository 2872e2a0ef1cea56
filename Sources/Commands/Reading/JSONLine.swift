/// One JSON object on one line, its members in the order they are added.
struct JSONLine {
  private var body = ""

  /// The object without a line end.
  var text: String { "{" + body + "}" }
  /// The object with a line end.
  var finished: String { text + "\n" }

  private mutating func begin(_ name: String) {
    if !body.isEmpty { body += "," }
    body += Self.quoted(name) + ":"
  }

  mutating func add(_ name: String, _ value: String) {
    begin(name)
    body += Self.quoted(value)
  }

  mutating func add(_ name: String, _ value: Int) {
    begin(name)
    body += String(value)
  }

  mutating func add(_ name: String, _ values: [Int]) {
    begin(name)
    body += "[" + values.map(String.init).joined(separator: ",") + "]"
  }

  mutating func add(_ name: String, _ pairs: [[Int]]) {
    begin(name)
    let texts = pairs.map { "[" + $0.map(String.init).joined(separator: ",") + "]" }
    body += "[" + texts.joined(separator: ",") + "]"
  }

  mutating func add(_ name: String, _ lines: [JSONLine]) {
    begin(name)
    body += "[" + lines.map(\.text).joined(separator: ",") + "]"
  }

  /// A string in JSON's notation (RFC 8259, §7).
  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case "\u{00}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
