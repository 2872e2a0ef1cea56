/// The lines of one record, filled to a width.
struct RecordLines {
  static let width = 100

  private var head: String
  private var clauses: [String] = []
  private var body: [String] = []

  /// Starts a record with its first line.
  init(_ head: String) { self.head = head }

  /// Adds a clause that may share a line with others.
  mutating func add(_ clause: String) { clauses.append(clause) }

  /// Adds a clause of a line of its own, with what follows it.
  mutating func addLine(_ clause: String, indented depth: Int = 1) {
    body.append(String(repeating: "  ", count: depth) + clause)
  }

  /// Adds words that may be a block.
  mutating func addWords(_ keyword: String, _ words: String) {
    guard let block = Quotation.block(words) else { return addLine("\(keyword) \(Quotation.quoted(words))") }
    addLine("\(keyword) |")
    for line in block { body.append(line.isEmpty ? "" : "    " + line) }
  }

  /// The record's text, with its last line end.
  var text: String {
    let inline = ([head] + clauses).joined(separator: "; ")
    var lines: [String] = []
    if clauses.isEmpty || inline.unicodeScalars.count <= Self.width {
      lines.append(inline)
    } else {
      lines.append(head)
      var line = ""
      for clause in clauses {
        if line.isEmpty {
          line = "  " + clause
        } else if line.unicodeScalars.count + clause.unicodeScalars.count + 2 <= Self.width {
          line += "; " + clause
        } else {
          lines.append(line)
          line = "  " + clause
        }
      }
      lines.append(line)
    }
    return (lines + body).joined(separator: "\n") + "\n"
  }
}
