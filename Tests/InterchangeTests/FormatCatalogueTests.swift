import Interchange
import Testimony
import Testing

@Suite("The catalogue of formats")
struct FormatCatalogueTests {
  private struct Stub: Format {
    var name: String
    var title = "A format"
    var fileExtensions: [String] = []
    var mark: String
    var likely: FormatLikelihood

    func likelihood(of head: ArraySlice<UInt8>, fileName: String?) -> FormatLikelihood {
      head.starts(with: Array(mark.utf8)) ? likely : .none
    }
    func read(_ input: FormatInput) -> FormatReading {
      FormatReading(inquiry: nil, diagnostics: [], account: [])
    }
    func write(_ output: FormatOutput) -> FormatWriting {
      FormatWriting(main: NamedFile(path: name, bytes: []))
    }
  }

  private let catalogue = FormatCatalogue([
    Stub(name: "one", mark: "0", likely: .possible), Stub(name: "two", mark: "0 HEAD", likely: .certain),
    Stub(name: "three", mark: "0", likely: .possible),
  ])

  @Test("The likeliest format is taken, and the earlier of two equals")
  func likeliest() {
    #expect(catalogue.format(of: Array("0 HEAD".utf8)[...])?.name == "two")
    #expect(catalogue.format(of: Array("0 TAIL".utf8)[...])?.name == "one")
    #expect(catalogue.format(of: Array("<TEI".utf8)[...]) == nil)
  }

  @Test("A guest takes the place of a format of its name")
  func guest() {
    var catalogue = catalogue
    catalogue.add(Stub(name: "two", title: "A guest", mark: "<", likely: .likely))
    #expect(catalogue.formats.map(\.name) == ["one", "two", "three"])
    #expect(catalogue["two"]?.title == "A guest")
    #expect(catalogue["four"] == nil)
  }
}
