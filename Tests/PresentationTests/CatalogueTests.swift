import Foundation
import Presentation
import Testing

@Suite("What the program says")
struct CatalogueTests {
  @Test("English and French say the same things, with the same places")
  func sameKeys() {
    let english = Catalogue.of(.english).entries
    let french = Catalogue.of(.french).entries
    #expect(Set(english.keys).symmetricDifference(french.keys).sorted() == [])
    for (key, entry) in english.sorted(by: { $0.key < $1.key }) {
      guard let other = french[key] else { continue }
      #expect(places(entry) == places(other), "\(key)")
    }
  }

  @Test("French keeps narrow spaces before double punctuation and inside its quotation marks")
  func frenchSpacing() {
    for (key, entry) in Catalogue.of(.french).entries {
      for text in texts(entry) {
        for sign in [" ;", " :", " !", " ?", " »", "« ", "'"] {
          #expect(!text.contains(sign), "\(key): \(text)")
        }
      }
    }
  }

  @Test("Every sentence that the pages ask for by name is there")
  func everyKeyExists() throws {
    let catalogue = Catalogue.of(.english)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Sources")
    var count = 0
    for module in ["Presentation", "Workbench"] {
      let folder = root.appendingPathComponent(module)
      for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      where name.hasSuffix(".swift") {
        let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
        for opening in ["words(\"", "catalogue(\"", "words(\n          \"", "words(\n            \""] {
          for piece in text.components(separatedBy: opening).dropFirst() {
            guard let end = piece.firstIndex(of: "\"") else { continue }
            let key = String(piece[..<end])
            guard !key.contains("\\("), piece[end...].dropFirst().first != " " else { continue }
            count += 1
            #expect(catalogue.has(key), "\(key) in \(name)")
          }
        }
      }
    }
    #expect(count > 40)
  }

  private func texts(_ entry: Catalogue.Entry) -> [String] {
    switch entry {
    case .sentence(let text): [text]
    case .counted(let one, let other): [one, other]
    }
  }

  private func places(_ entry: Catalogue.Entry) -> Set<String> {
    var names: Set<String> = []
    for text in texts(entry) {
      for piece in text.components(separatedBy: "{").dropFirst() {
        names.insert(String(piece.prefix { $0 != "}" }))
      }
    }
    return names
  }
}
