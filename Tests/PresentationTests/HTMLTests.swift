import Presentation
import Testing

@Suite("Markup that cannot be broken out of")
struct HTMLTests {
  @Test(
    "Text stays text, whatever it holds",
    arguments: [
      "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onclick='x", "&lt;b&gt;",
      "</textarea>",
    ])
  func textIsEscaped(_ text: String) {
    let html = Tag.p(.title(text), text: text).markup
    #expect(!html.dropFirst(2).dropLast(4).contains("<"))
    #expect(html.filter { $0 == "\"" }.count == 2)
    #expect(!html.contains("'"))
  }

  @Test("Controls of writing direction are shown, not obeyed")
  func directionControls() {
    #expect(HTML(text: "a\u{202E}b").markup == "a⟨U+202E⟩b")
    #expect(HTML(text: "\u{0}").markup == "⟨U+0⟩")
  }

  @Test("An address carries any text and leads nowhere else")
  func addresses() {
    let address = Address("sources", "a/b?c#d", query: ["q": "été & <b>", "none": nil], fragment: "p 1")
    #expect(address.description == "/sources/a%2Fb%3Fc%23d?q=%C3%A9t%C3%A9%20%26%20%3Cb%3E#p%201")
    #expect(address.with("q", nil).description == "/sources/a%2Fb%3Fc%23d#p%201")
    #expect(ExternalLink("javascript:alert(1)") == nil)
    #expect(ExternalLink("data:text/html,x") == nil)
    #expect(ExternalLink("//evil.example") == nil)
    #expect(ExternalLink("https://example.org/a")?.text == "https://example.org/a")
  }

  @Test("A language that is none is left out")
  func languages() {
    #expect(Tag.p(.lang("fr"), text: "x").markup == "<p lang=\"fr\">x</p>")
    #expect(Tag.p(.lang("fr\" onclick=\"x"), text: "x").markup == "<p>x</p>")
  }
}
