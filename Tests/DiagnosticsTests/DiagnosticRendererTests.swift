import Diagnostics
import Testing

@Suite("Messages with their place")
struct DiagnosticRendererTests {
  @Test("A message shows its line, a caret under the words and what to do")
  func render() {
    let text = "name,date\nJeanne Roussel,1789-13-02\n"
    let renderer = DiagnosticRenderer(text: text)
    let message = Diagnostic(
      .error, code: "edtf.month", Explanation("month 13 does not exist", remedy: "write 01 to 12"),
      file: "baptisms.csv", utf8Range: 30..<32)
    #expect(
      renderer.render(message) == """
        error: month 13 does not exist
         --> baptisms.csv:2:21
          | Jeanne Roussel,1789-13-02
          |                     ^^
        hint: write 01 to 12
        """)
  }

  @Test("Columns count characters, not bytes, and carets stand under wide text")
  func columns() {
    let renderer = DiagnosticRenderer(text: "né à Orël")
    #expect(renderer.position(ofUTF8Offset: 7).column == 6)
    #expect(
      renderer.render(Diagnostic(.warning, code: "x", Explanation("odd"), utf8Range: 7..<12)) == """
        warning: odd
         --> 1:6
          | né à Orël
          |      ^^^^
        """)
  }

  @Test("Control characters of a text never reach the terminal")
  func control() {
    let rendered = DiagnosticRenderer(text: "a\u{1B}[31mb").render(
      Diagnostic(.error, code: "x", Explanation("bad"), utf8Range: 0..<1))
    #expect(!rendered.unicodeScalars.contains("\u{1B}"))
  }

  @Test("A place behind the end and an empty text are shown without a crash")
  func ends() {
    #expect(DiagnosticRenderer(text: "").position(ofUTF8Offset: 9).line == 1)
    #expect(DiagnosticRenderer(text: "a\n").position(ofUTF8Offset: 99).line == 2)
    #expect(
      DiagnosticRenderer(text: "").render(Diagnostic(.note, code: "x", Explanation("empty"), file: "a.md"))
        == "note: empty\n --> a.md")
  }

  @Test("An explained error reads as one line")
  func error() {
    struct Refusal: ExplainedError { var explanation: Explanation { Explanation("no", remedy: "try again") } }
    #expect("\(Refusal())" == "no; try again")
  }
}
