import Presentation
import Testing

@Suite("Two wordings side by side")
struct WordDifferenceTests {
  @Test(
    "What is gone and what is new is told word by word",
    arguments: [
      ("the old house burned", "the old house burned", "=the old house burned"),
      ("the old house", "the new house", "=the |-old |+new |=house"), ("", "new words", "+new words"),
      ("gone words", "", "-gone words"), ("a b c d", "a c d e", "=a |-b |=c |-d|+d e"),
    ])
  func stretches(_ old: String, _ new: String, _ expected: String) {
    let told = WordDifference(from: old, to: new).stretches.map { stretch in
      switch stretch {
      case .same(let text): "=" + text
      case .gone(let text): "-" + text
      case .new(let text): "+" + text
      }
    }
    #expect(told.joined(separator: "|") == expected)
  }

  @Test("Both wordings can be read from the difference, however they differ")
  func whole() {
    let wordings = [
      "He was arrested early in the spring of 1928.",
      "He was arrested in the early spring of 1928, it seems.",
      "She said:  « jamais »\nand left", "", " ", "one", "He  was",
    ]
    for old in wordings {
      for new in wordings {
        var (left, right) = ("", "")
        for stretch in WordDifference(from: old, to: new).stretches {
          switch stretch {
          case .same(let text):
            left += text
            right += text
          case .gone(let text): left += text
          case .new(let text): right += text
          }
        }
        #expect(left == old)
        #expect(right == new)
      }
    }
  }
}
