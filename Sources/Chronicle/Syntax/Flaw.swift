import Diagnostics

/// Why a line of a chronicle could not be read, and where.
struct Flaw: Error {
  var code: String
  var explanation: Explanation
  var range: Range<Int>

  init(_ code: String, _ summary: String, remedy: String? = nil, at range: Range<Int>) {
    self.code = "chronicle.\(code)"
    explanation = Explanation(summary, remedy: remedy)
    self.range = range
  }
}
