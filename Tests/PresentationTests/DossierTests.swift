import Foundation
import Presentation
import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Dossiers")
struct DossierTests {
  private var inquiry: Inquiry {
    var builder = InquiryBuilder()
    let author = builder.person("lenoir")
    let anna = builder.person("anna")
    let notes = builder.source("notes", composed: "1930", author: author)
    let birth = builder.event("Born on the road", "birth", who: ["anna"])
    let arrival = builder.event("Arrives", "arrival", who: ["anna"])
    builder.say("born [in] the year *1890*", in: notes, .on(birth, "1890-12-30"))
    builder.say("she came in winter", in: notes, .on(arrival, "1919-01"))
    builder.say(
      "she was proud <b>and</b> tall", in: notes, kind: .portrait,
      .trait(of: .person(anna), words: "proud <b>and</b> tall", label: "bearing"))
    builder.say("as everybody knows", .kinship(Kinship(author, "brother", of: anna)))
    return builder.inquiry
  }

  private func dossier(_ language: InterfaceLanguage = .english) throws -> Dossier {
    let inquiry = inquiry
    let person = try #require(inquiry.persons.first { $0.name == "anna" })
    return Dossier(of: person, Assessment(of: inquiry), language, notices: ["Made up."])
  }

  @Test("Every statement has one note with its words and its witness, and every note is called")
  func notes() throws {
    let text = try dossier().markdown
    for number in 1...4 {
      #expect(text.components(separatedBy: "[^\(number)]").count >= 3, "note \(number)")
      #expect(text.contains("\n[^\(number)]: "))
    }
    #expect(!text.contains("[^5]"))
    #expect(text.contains("she came in winter” notes"))
    #expect(text.contains("(lenoir)."))
    #expect(text.contains("28 years") || text.contains("aged 28"))
    #expect(text.contains("Made up."))
  }

  @Test("Whatever is said of a life or of its events stands in the dossier, also what fits no part of it")
  func whole() throws {
    var builder = InquiryBuilder()
    let anna = builder.person("anna")
    let bruno = builder.person("bruno")
    let notes = builder.source("notes", composed: "1930", author: bruno)
    let arrival = builder.event("Arrives", "arrival", who: ["anna"])
    let other = builder.event("Leaves", "departure", who: ["bruno"])
    builder.say("she came in winter", in: notes, .on(arrival, "1919-01"))
    builder.say("anna was bruno", in: notes, .identity(.person(anna), .person(bruno), isSame: false))
    builder.say("he left before she came", in: notes, .order(other, .before, arrival))
    let inquiry = builder.inquiry
    let person = try #require(inquiry.persons.first { $0.name == "anna" })
    let text = Dossier(of: person, Assessment(of: inquiry), .english).markdown
    for words in ["she came in winter", "anna was bruno", "he left before she came"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test("What a source says is never taken for Markdown or HTML")
  func escaping() throws {
    let dossier = try dossier()
    #expect(dossier.markdown.contains("born \\[in\\] the year \\*1890\\*"))
    #expect(dossier.markdown.contains("proud \\<b\\>and"))
    #expect(dossier.document.contains("proud &lt;b&gt;and&lt;/b&gt; tall"))
    #expect(!dossier.document.contains("<b>"))
  }

  @Test("A French dossier speaks French about the same passages")
  func french() throws {
    let text = try dossier(.french).markdown
    #expect(text.contains("à 28 ans"))
    #expect(text.contains("she came in winter"))
    #expect(!text.contains("aged"))
  }
}
