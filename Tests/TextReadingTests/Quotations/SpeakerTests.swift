import Testing
import TextReading

@Suite("Who speaks")
struct SpeakerTests {
  func speakers(_ text: String, _ language: String = "en") -> [String?] {
    QuotationReader().quotations(in: text, language: language).filter { $0.depth == 0 }.map {
      $0.speaker?.name
    }
  }

  @Test("A tag names the speaker before, after and inside the words, in either order")
  func tags() {
    #expect(speakers("“We leave tonight,” said Martha Quill.") == ["Martha Quill"])
    #expect(speakers("“We leave tonight,” Martha Quill said.") == ["Martha Quill"])
    #expect(speakers("Martha Quill said: “We leave tonight.”") == ["Martha Quill"])
    #expect(speakers("“We leave,” said Martha Quill, “before the frost.”") == ["Martha Quill"])
    #expect(speakers("— Nous partons, dit Marthe Quille, avant la neige.", "fr") == ["Marthe Quille"])
  }

  @Test("A pronoun stands for the nearest person of its gender, and not for the one who is answered")
  func pronouns() {
    let text = """
      Martha Quill and her husband Joseph stood at the window.

      “It snows,” said Martha.

      “It does,” he said.

      “Then we stay,” she answered.
      """
    #expect(speakers(text) == ["Martha", "Joseph", "Martha"])
  }

  @Test("“Said aloud” names nobody")
  func adverb() {
    let text = "A rabbit sat there. Then Mrs. Anna Quill stopped. “Nobody will hear me,” she said aloud."
    #expect(speakers(text) == ["Mrs. Anna Quill"])
  }

  @Test("Turns without tags alternate between the two who speak")
  func turns() {
    let text = """
      “Are you going?” asked Martha.

      “I am,” replied Joseph.

      “When?”

      “At noon.”

      “Alone?”
      """
    #expect(speakers(text) == ["Martha", "Joseph", "Martha", "Joseph", "Martha"])
  }

  @Test("Words that go on in the same paragraph are the same speaker’s")
  func samePassage() {
    let text = "“It snows,” said Martha. “We shall stay another night.”\n\n“No,” said Joseph."
    #expect(speakers(text) == ["Martha", "Martha", "Joseph"])
  }

  @Test("Who is called by name does not speak")
  func called() {
    let text = "Martha and Joseph waited. Paul came in.\n\n“Paul, you are late,” he said."
    #expect(speakers(text) == ["Joseph"])
  }

  @Test("A title in a description leads to the one person who bears it")
  func title() {
    let text = "Captain Rook came aboard with Joan. “Cast off,” said the captain."
    #expect(speakers(text) == ["Captain Rook"])
  }

  @Test("Who tells in the first person is the narrator, or the name by which others call him")
  func narrator() {
    #expect(speakers("“I am cold,” I said.") == ["narrator"])
    let text = """
      “Come here, Edmund,” said my aunt.

      “I am coming,” said I.

      “Sit down, Edmund,” said my aunt.

      “Gladly,” said I.
      """
    #expect(speakers(text) == ["my aunt", "Edmund", "my aunt", "Edmund"])
  }

  @Test("Turns and gestures are no words that name a speaker")
  func said() {
    let text = "“Are you going?” asked Martha.\n\n“I am,” replied Joseph.\n\n“When?”"
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.map { $0.speaker?.isSaid } == [true, true, false])
  }

  /// Whom the reading takes the speakers for: a suggestion.
  func taken(_ text: String, _ language: String = "en") -> [String?] {
    QuotationReader().quotations(in: text, language: language).filter { $0.depth == 0 }.map {
      $0.speaker?.taken
    }
  }

  @Test("A description that comes where somebody’s turns come is taken for him, and its words stay")
  func described() {
    let text = """
      “You will come, Conrad?” asked Martha Quill.

      “I shall,” said Conrad.

      “When?” asked Martha.

      “At noon,” said the painter.

      “Alone?” asked Martha.
      """
    #expect(taken(text) == ["Martha", "Conrad", "Martha", "Conrad", "Martha"])
    #expect(speakers(text)[3] == "the painter")
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found[3].speaker?.rule == .tagDescribes)
  }

  @Test("Who is answered by a description is somebody else")
  func notDescribed() {
    let text = """
      “You will come?” asked Conrad Hale.

      “I shall,” said the painter.

      “When?” asked Conrad.

      “At noon,” said the painter.
      """
    #expect(taken(text) == ["Conrad Hale", "the painter", "Conrad Hale", "the painter"])
  }

  @Test("Whoever is called by name answers")
  func answersCall() {
    let text = """
      The three sat by the stove.

      “Is there bread, Judith?” asked Martha.

      “Not a crumb.”

      “And you, Paul?” asked Martha.

      “None either.”
      """
    #expect(taken(text) == ["Martha", "Judith", "Martha", "Paul"])
  }

  @Test("Two of one family are two speakers, and a pronoun finds the one of its gender")
  func family() {
    let text = """
      Emma Quill put down her cup. Jacob Quill came in.

      “You are late,” said Emma Quill.

      “The train was,” he said.

      “It always is,” she said.
      """
    #expect(taken(text) == ["Emma Quill", "Jacob Quill", "Emma Quill"])
  }

  @Test("“My brother’s wife” is the wife, and “my sister-in-law” no sister")
  func relations() {
    #expect(speakers("“Come in,” said my brother’s wife.") == ["my brother’s wife"])
    #expect(speakers("“Come in,” said my sister-in-law.") == ["my sister-in-law"])
  }

  @Test("A narrator who says his name is called by it")
  func ownName() {
    let text = "My name is Edmund Quill. It was cold.\n\n“Come in,” I said."
    #expect(speakers(text) == ["Edmund Quill"])
  }

  @Test("A voice that words do not name is only suggested")
  func suggested() {
    let text = "“Is there bread, Judith?” asked Martha.\n\n“Not a crumb.”"
    let found = QuotationReader().quotations(in: text, language: "en")
    #expect(found.map { $0.speaker?.isSaid } == [true, false])
  }
}
