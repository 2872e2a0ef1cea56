import SourceTexts
import TestSupport
import Testing

@Suite("Finding passages again in a new revision")
struct PassageReanchorerTests {
  let old = """
    The winter was long. In March the committee met in a school near the harbour, and the baker's son read the \
    minutes aloud. Nobody signed them. "I was not there," he wrote later, "and I know it from my brother."
    """

  func passage(_ words: String) throws -> QuotedPassage {
    let scalars = Array(old.unicodeScalars)
    let wanted = Array(words.unicodeScalars)
    let start = try #require(scalars.indices.first { scalars[$0...].starts(with: wanted) })
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
      return String(view)
    }
    return QuotedPassage(
      exact: words, prefix: text((start - 32)..<start),
      suffix: text((start + wanted.count)..<(start + wanted.count + 32)), startInOldText: start)
  }

  func words(_ range: Range<Int>, of text: String) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: Array(text.unicodeScalars)[range])
    return String(view)
  }

  func place(_ words: String, in text: String) throws -> PassagePlacement {
    guard case .placed(let placement) = PassageReanchorer(text: text).fate(of: try passage(words)) else {
      throw Lost()
    }
    return placement
  }

  struct Lost: Error {}

  @Test("Words that did not change are exact, wherever they went")
  func moved() throws {
    let text = "A new preface, which was not there before.\n\n" + old
    let placement = try place("the baker's son read the minutes", in: text)
    #expect(placement.manner == .exact)
    #expect(words(placement.range, of: text) == "the baker's son read the minutes")
  }

  @Test("Line ends, typographic quotation marks and hyphens at line ends do not matter")
  func layout() throws {
    let text = old.replacing("minutes aloud", with: "min-\nutes   aloud").replacing("\"", with: "“")
      .replacing("baker's", with: "baker’s")
    let placement = try place("the baker's son read the minutes aloud", in: text)
    #expect(placement.manner == .normalised)
    #expect(words(placement.range, of: text) == "the baker’s son read the min-\nutes   aloud")
  }

  @Test("A few misread letters are bridged, and counted")
  func misread() throws {
    let text = old.replacing("committee met", with: "comrnittee rnet")
    let placement = try place("the committee met in a school", in: text)
    #expect(placement.manner == .approximate)
    #expect(words(placement.range, of: text) == "the comrnittee rnet in a school")
    #expect(placement.edits == 4)
  }

  @Test("A changed word at the edge does not move the ends")
  func edge() throws {
    let text = old.replacing("aloud. Nobody", with: "at length. Nobody")
    let placement = try place("read the minutes aloud.", in: text)
    #expect(words(placement.range, of: text) == "read the minutes at length.")
  }

  @Test("A deleted sentence is lost, even when another is like it")
  func lookAlike() throws {
    let text =
      old.replacing("Nobody signed them. ", with: "")
      + " In autumn they met again, in the same rooms and with the same tea. Nobody signed then."
    guard case .lost = PassageReanchorer(text: text).fate(of: try passage("Nobody signed them.")) else {
      Issue.record("a look-alike was taken")
      return
    }
  }

  @Test("Among new neighbours another figure makes another sentence")
  func figures() {
    let text =
      "Years later everything was different, and he was tried in Tver in 1933 before three judges. The end."
    let passage = QuotedPassage(
      exact: "he was tried in Tver in 1928 before three judges.",
      prefix: "and so it came about at last that ",
      suffix: " His wife waited outside for him.")
    guard case .lost(let nearest) = PassageReanchorer(text: text).fate(of: passage) else {
      Issue.record("another year was taken for the same sentence")
      return
    }
    #expect(nearest != nil)
  }

  @Test("Of two equal places the one between the old neighbours is taken")
  func twice() throws {
    let text = "He said so. Nobody signed them. It was late.\n" + old
    let placement = try place("Nobody signed them.", in: text)
    #expect(placement.range.lowerBound > 60)
  }

  @Test("Nothing and nowhere are answers, not crashes", arguments: ["", " ", "\u{AD}", "word"])
  func empty(_ words: String) {
    let reanchorer = PassageReanchorer(text: "")
    #expect(reanchorer.fate(of: QuotedPassage(exact: words)) == .lost(nearest: nil))
  }

  @Test("A long passage is found by its two ends")
  func long() throws {
    let middle = (1...120).map { "Sentence number \($0) says something of its own." }.joined(separator: " ")
    let text =
      "Before it all. " + middle.replacing("number 60 says", with: "number sixty said") + " After it all."
    let passage = QuotedPassage(exact: middle, prefix: "Before it all. ", suffix: " After it all.")
    guard case .placed(let placement) = PassageReanchorer(text: text).fate(of: passage) else {
      Issue.record("the passage was lost")
      return
    }
    #expect(placement.range == 15..<(text.unicodeScalars.count - 14))
  }

  @Test("Every passage of an unchanged text stays where it is", arguments: Seed.sample(5))
  func unchanged(_ seed: Seed) {
    var random = seed.generator
    let letters = Array("abcde  ,.é".unicodeScalars)
    var view = String.UnicodeScalarView()
    for _ in 0..<600 { view.append(letters[Int.random(in: letters.indices, using: &random)]) }
    let scalars = Array(view)
    let reanchorer = PassageReanchorer(text: String(view))
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
      return String(view)
    }
    for _ in 0..<10 {
      let start = Int.random(in: 0..<540, using: &random)
      let end = start + Int.random(in: 5..<60, using: &random)
      let passage = QuotedPassage(
        exact: text(start..<end), prefix: text(max(0, start - 32)..<start), suffix: text(end..<(end + 32)),
        startInOldText: start)
      guard case .placed(let placement) = reanchorer.fate(of: passage) else {
        Issue.record("lost at \(start)..<\(end)")
        continue
      }
      #expect(placement.range == start..<end)
    }
  }
}
