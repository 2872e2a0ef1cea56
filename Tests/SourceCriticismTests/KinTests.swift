import SourceCriticism
import TestSupport
import Testimony
import Testing

@Suite("Kin by births and weddings")
struct KinTests {
  private func kin(of name: String, in inquiry: Inquiry) throws -> [String] {
    let assessment = Assessment(of: inquiry)
    let person = try #require(inquiry.persons.first { $0.name == name })
    let portrait = try #require(assessment.portrait(of: person.id))
    return assessment.kinByEvents(portrait).map { tie in
      "\(inquiry.persons[tie.other]?.name ?? "") \(tie.kind.rawValue) \(tie.event)"
    }
  }

  private func take(_ part: [(Person.ID, String?)], in event: Event.ID, of inquiry: inout Inquiry) throws {
    var record = try #require(inquiry.events[event])
    record.participants = part.map { Participation(.person($0.0), role: $0.1) }
    inquiry.events.put(record)
  }

  @Test("Who is born has a mother and a father, they have a child, and neither is made the other’s kin")
  func birth() throws {
    var builder = InquiryBuilder()
    let (anna, liuba, viktor) = (builder.person("anna"), builder.person("liuba"), builder.person("viktor"))
    let midwife = builder.person("midwife")
    let birth = builder.event("Anna is born", "birth")
    var inquiry = builder.inquiry
    try take(
      [(anna, "child"), (liuba, "mother"), (viktor, "father"), (midwife, "midwife")], in: birth, of: &inquiry)
    #expect(try kin(of: "anna", in: inquiry) == ["liuba mother \(birth)", "viktor father \(birth)"])
    #expect(try kin(of: "liuba", in: inquiry) == ["anna child \(birth)"])
    #expect(try kin(of: "viktor", in: inquiry) == ["anna child \(birth)"])
    #expect(try kin(of: "midwife", in: inquiry) == [])
  }

  @Test("Whoever marries is the other’s spouse, a witness is not; a feast makes nobody kin")
  func wedding() throws {
    var builder = InquiryBuilder()
    let (anna, viktor, witness) = (
      builder.person("anna"), builder.person("viktor"), builder.person("witness")
    )
    let wedding = builder.event("The wedding", "marriage")
    let feast = builder.event("The feast", "feast")
    var inquiry = builder.inquiry
    try take([(anna, nil), (viktor, nil), (witness, "witness")], in: wedding, of: &inquiry)
    try take([(anna, nil), (viktor, nil)], in: feast, of: &inquiry)
    #expect(try kin(of: "anna", in: inquiry) == ["viktor spouse \(wedding)"])
    #expect(try kin(of: "witness", in: inquiry) == [])
  }

  @Test("A part that only a statement gives counts, unless it is denied")
  func byClaim() throws {
    var builder = InquiryBuilder()
    let (anna, liuba, clara) = (builder.person("anna"), builder.person("liuba"), builder.person("clara"))
    let birth = builder.event("Anna is born", "birth", who: ["anna"])
    let register = builder.source("register")
    builder.say(
      "of Liuba", in: register,
      .occurrence(Occurrence(of: birth, participants: [Participation(.person(liuba), role: "mother")])))
    builder.say(
      "not of Clara", in: register, polarity: .denied,
      .occurrence(Occurrence(of: birth, participants: [Participation(.person(clara), role: "mother")])))
    #expect(try kin(of: "anna", in: builder.inquiry) == ["liuba mother \(birth)"])
    #expect(try kin(of: "liuba", in: builder.inquiry) == ["anna child \(birth)"])
    #expect(anna != clara)
  }
}
