/// One rule pattern, read from its notation.
///
/// - `word` or a sign: itself, whatever its case; several tokens as the tokenizer splits them.
/// - `{class}` or `{class:slot}`: a word of that class, whose value is caught.
/// - `<name>` or `<name:slot>`: a number reader, or another part of speech whose tree is caught.
/// - `[…]`: may be missing. `(…|…)`: one of several.
/// - `^` and `$`: the mention starts and ends here, where it is less than the match.
/// - `~`: no blank before the next token.
/// - `\`: the next sign stands for itself.
struct TemporalPattern {
  /// One step of a pattern.
  enum Item: Hashable {
    case literal(String)
    case lexical(String, slot: String)
    case named(String, slot: String)
    case start
    case end
    case joined
  }

  /// All ways through the pattern.
  let ways: [[Item]]

  /// Reads a pattern.
  init(_ notation: String) {
    var rest = Array(notation.unicodeScalars)[...]
    ways = Self.alternatives(&rest)
  }

  private static func alternatives(_ rest: inout ArraySlice<Unicode.Scalar>) -> [[Item]] {
    var all: [[Item]] = []
    var current: [[Item]] = [[]]
    func join(_ more: [[Item]]) {
      current = current.flatMap { start in more.map { start + $0 } }
    }
    while let scalar = rest.first {
      switch scalar {
      case " ": rest.removeFirst()
      case "|":
        rest.removeFirst()
        all += current
        current = [[]]
      case ")", "]": return all + current
      case "(":
        rest.removeFirst()
        let inner = alternatives(&rest)
        if !rest.isEmpty { rest.removeFirst() }
        join(inner)
      case "[":
        rest.removeFirst()
        let inner = alternatives(&rest)
        if !rest.isEmpty { rest.removeFirst() }
        join(inner + [[]])
      case "^":
        rest.removeFirst()
        join([[.start]])
      case "$":
        rest.removeFirst()
        join([[.end]])
      case "~":
        rest.removeFirst()
        join([[.joined]])
      case "{", "<":
        let close: Unicode.Scalar = scalar == "{" ? "}" : ">"
        let stop = rest.firstIndex(of: close) ?? rest.endIndex
        let body = String(String.UnicodeScalarView(rest[(rest.startIndex + 1)..<stop]))
        let parts = body.split(separator: ":").map(String.init)
        let name = parts.first ?? ""
        let slot = parts.count > 1 ? parts[1] : name
        join([[scalar == "{" ? .lexical(name, slot: slot) : .named(name, slot: slot)]])
        rest = stop < rest.endIndex ? rest[(stop + 1)...] : []
      case "\\":
        rest.removeFirst()
        if let next = rest.popFirst() { join([[.literal(String(Character(next)))]]) }
      default:
        var word = String.UnicodeScalarView()
        while let next = rest.first, !" |()[]^$~{}<>\\".unicodeScalars.contains(next) {
          word.append(next)
          rest.removeFirst()
        }
        join([[.literal(String(word))]])
      }
    }
    return all + current
  }
}
