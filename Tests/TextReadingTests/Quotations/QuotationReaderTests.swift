import Testing
import TextReading

@Suite("Quotations")
struct QuotationReaderTests {
  /// Returns the text without its marks ⟦ ⟧ and the stretches they enclosed.
  static func marked(_ sample: String) -> (text: String, spans: [Range<Int>]) {
    var text = String.UnicodeScalarView()
    var spans: [Range<Int>] = []
    var open: [Int] = []
    for scalar in sample.unicodeScalars {
      switch scalar {
      case "⟦": open.append(text.count)
      case "⟧": if let start = open.popLast() { spans.append(start..<text.count) }
      default: text.append(scalar)
      }
    }
    return (String(text), spans)
  }

  @Test(
    "English speech stands between its marks, the tag outside",
    arguments: [
      "⟦“We had no bread,”⟧ said the baker, ⟦“and no flour either.”⟧ Nobody laughed.",
      "⟦\"We had no bread,\"⟧ said the baker. Nobody laughed.",
      "⟦‘We don’t know the boys’ names,’⟧ she answered. ⟦‘Ask the baker.’⟧ ⟦‘Which one?’⟧ ⟦‘The old one.’⟧",
      "He called the hut his “palace” and wrote: ⟦“I am content.”⟧",
    ])
  func english(_ sample: String) {
    let (text, spans) = Self.marked(sample)
    let found = QuotationReader().quotations(in: text, language: "en").filter { $0.kind == .speech }
    #expect(found.flatMap(\.spans) == spans)
  }

  @Test(
    "French turns open with a dash and give way to the tag",
    arguments: [
      "⟦— Vous partez,⟧ dit-il en se levant, ⟦vous partez sans moi ?⟧",
      "⟦— Vous partez sans moi ?⟧ demanda la vieille en posant son panier.",
      "⟦— Non,⟧ répondit le boulanger. ⟦Je n'ai plus de farine.⟧",
      "⟦— Non⟧, répliqua Jeanne vivement, ajoutant qu'elle n'avait plus de farine.",
      "Elle dit : ⟦« Je n'ai plus rien. »⟧",
      "⟦« Je n'ai plus rien,⟧ murmura-t-elle, ⟦et vous ? »⟧",
    ])
  func french(_ sample: String) {
    let (text, spans) = Self.marked(sample)
    let found = QuotationReader().quotations(in: text, language: "fr")
    #expect(
      found.flatMap(\.spans).map { Self.trimmed($0, in: text) } == spans.map { Self.trimmed($0, in: text) })
  }

  /// A span without blanks, dashes and pauses at its ends.
  static func trimmed(_ span: Range<Int>, in text: String) -> Range<Int> {
    let scalars = Array(text.unicodeScalars)
    let idle: Set<Unicode.Scalar> = [" ", ",", "—", "\n"]
    var (lower, upper) = (span.lowerBound, span.upperBound)
    while lower < upper, idle.contains(scalars[lower]) { lower += 1 }
    while upper > lower, idle.contains(scalars[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  @Test("A quotation inside a quotation is one deeper")
  func nested() throws {
    let text = "She wrote: “He said to me, ‘Go home,’ and I went.”"
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.map(\.depth) == [0, 1])
  }

  @Test("A mark at the head of each paragraph continues one quotation")
  func continued() {
    let text = "He wrote:\n\n“The first day was cold.\n\n“The second was worse.”\n\nThat was all."
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.count == 1)
    #expect(found.first?.spans.count == 2)
  }

  @Test("A mark that never closes ends with its paragraph")
  func unclosed() {
    let text = "He wrote: “The first day was cold.\n\nNothing more is known. The rest is lost.\n\nIt rained."
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.first?.range.upperBound == 34)
  }

  @Test(
    "German and reversed marks are pairs too",
    arguments: ["Er sagte: „Ich bleibe hier.“ Dann ging er.", "Er sagte: »Ich bleibe hier.« Dann ging er."])
  func german(_ text: String) {
    let found = QuotationReader().quotations(in: text, language: "de")
    #expect(found.first?.range == 10..<28)
  }

  @Test("The speaker is whom the tag names, and the rule says so")
  func speakers() throws {
    let text = "“We stay,” said Martha Quill. The stove smoked.\n\nJoan looked up and said: “And the horses?”"
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.map { $0.speaker?.name } == ["Martha Quill", "Joan"])
    #expect(found.map { $0.speaker?.rule } == [.tagNames, .announced])
  }

  @Test("Without words that name anybody, nobody speaks")
  func nobody() {
    let found = QuotationReader().quotations(
      in: "The wall bore the words “No entry without a pass.”", language: "en")
    #expect(found.allSatisfy { $0.speaker == nil })
  }

  /// What is quoted by emphasis alone, where the sample marks the emphasis.
  static func emphasised(_ sample: String, _ language: String = "en") -> [Range<Int>] {
    let (text, spans) = marked(sample)
    return QuotationReader().quotations(in: text, language: language, emphases: spans)
      .filter { $0.mark == .emphasis }.flatMap(\.spans)
  }

  @Test(
    "Emphasis quotes what a speech verb or a colon announces, and what has the shape of a sentence",
    arguments: [
      "He wrote to her: ⟦I am content here and want nothing more.⟧ She kept it.",
      "At the gate he said, ⟦Nobody goes home tonight.⟧ Nobody did.",
    ])
  func emphasis(_ sample: String) {
    #expect(Self.emphasised(sample) == Self.marked(sample).spans)
  }

  @Test("Emphasis quotes another language than its surroundings")
  func foreignEmphasis() {
    let sample = "On the wall he had read ⟦nous sommes encore tous ici⟧ and gone on."
    #expect(Self.emphasised(sample) == Self.marked(sample).spans)
  }

  @Test(
    "A title, a term and a word set off are no quotations",
    arguments: [
      "He wrote ⟦The House of the Dead Ones⟧ in a year.", "It was, he said, ⟦quite⟧ impossible.",
      "They sailed in the ⟦Marie Antoinette⟧ that spring.",
      "She found ⟦the whole of the long letter⟧ under a stone.",
    ])
  func noEmphasis(_ sample: String) {
    #expect(Self.emphasised(sample).isEmpty)
  }

  @Test("Thousands of opening marks take no time and no memory to speak of", .timeLimit(.minutes(1)))
  func hostile() {
    let text = String(repeating: "« “ ‘ — \n", count: 2000)
    #expect(QuotationReader().quotations(in: text, language: "fr").count <= 8000)
  }
}
