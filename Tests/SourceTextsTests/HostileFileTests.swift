import Foundation
import SourceTexts
import TestSupport
import Testing

@Suite("Files that mean harm")
struct HostileFileTests {
  @Test(
    "probe",
    arguments: [
      "md-bidi-override.md", "md-huge-line.md", "md-path-image.md", "md-pathological-nesting.md", "md-xss.md",
      "md-yaml-bomb.md", "txt-ansi-escapes.txt", "txt-invalid-utf8.txt", "txt-trojan-source.txt",
      "txt-zalgo.txt", "xml-billion-laughs.xml", "xml-control-char.xml", "xml-deep-5000.xml",
      "xml-internal-entity.xml", "xml-latin1-undeclared.xml", "xml-script-handlers.xml", "xml-truncated.xml",
      "xml-xxe-file.xml", "xml-xxe-parameter.xml", "epub-bomb-small.epub", "zip-lying-size.zip",
      "zip-traversal.zip",
    ])
  func probe(_ name: String) throws {
    guard let data = SharedData.file("hostile/" + name) else { return }
    let clock = ContinuousClock()
    var out = ""
    let time = clock.measure {
      do {
        let named = name.hasSuffix(".zip") ? name + ".epub" : name
        let reading = try SourceTextReader().read(Array(data), fileName: named)
        out = "READ \(reading.text.prefix(200).debugDescription) notes \(reading.diagnostics.count)"
      } catch { out = "REFUSED \(error)" }
    }
    print("PROBE \(name) \(time): \(out)")
  }
}
