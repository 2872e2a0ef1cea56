import Diagnostics
import Markup

/// Reads an EPUB: the XHTML documents of its spine, one after another, as one text.
///
/// The way back leads into the documents as they follow each other in the spine, each with a line end behind
/// it. After EPUB 3.3, §§4–5.
enum EPUBTextReader {
  static func read(_ bytes: [UInt8], fileName: String) throws(SourceTextError) -> SourceTextReading {
    do {
      let archive = try ZIPArchive(bytes)
      guard let container = try archive.contents(of: "META-INF/container.xml"),
        let packagePath = try elements(in: container).first(where: { $0.localName == "rootfile" })?[
          "full-path"],
        let package = try archive.contents(of: packagePath)
      else {
        throw SourceTextError(.malformed("it has no package document", utf8Offset: 0), fileName: fileName)
      }
      let folder = packagePath.split(separator: "/").dropLast().joined(separator: "/")
      let elements = try elements(in: package)
      var paths: [String: String] = [:]
      for item in elements where item.localName == "item" {
        if let id = item["id"], let path = item["href"] {
          paths[id] = folder.isEmpty ? path : "\(folder)/\(path)"
        }
      }
      var text: [UInt8] = []
      for reference in elements where reference.localName == "itemref" {
        guard let path = reference["idref"].flatMap({ paths[$0] }),
          let document = try archive.contents(of: path)
        else { continue }
        text += document.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(document.dropFirst(3)) : document
        text.append(0x0A)
        guard text.count <= 128 << 20 else {
          throw SourceTextError(.tooLarge(bytes: text.count, limit: 128 << 20), fileName: fileName)
        }
      }
      var reader = HTMLTextReader(try DecodedText(decoding: text, fileName: fileName), fileName: fileName)
      var reading = try reader.read()
      reading.mediaType = "application/epub+zip"
      reading.textByteCount = text.count
      // The date of a package of Project Gutenberg’s is the day the electronic text came out.
      let isLibrary = reading.metadata.contains { $0.key == "library" }
      reading.metadata =
        try metadata(in: package).filter { !(isLibrary && $0.key == "published") } + reading.metadata
      return reading
    } catch let error as SourceTextError {
      throw error
    } catch let error as ZIPError {
      throw SourceTextError(.malformed(error.explanation.summary, utf8Offset: 0), fileName: fileName)
    } catch let error as XMLReadingError {
      throw SourceTextError(
        .malformed(error.explanation.summary, utf8Offset: error.utf8Offset), fileName: fileName)
    } catch {
      throw SourceTextError(.malformed("\(error)", utf8Offset: 0), fileName: fileName)
    }
  }

  private static func elements(in document: [UInt8]) throws(XMLReadingError) -> [MarkupElement] {
    var parser = XMLPullParser(utf8: document)
    var elements: [MarkupElement] = []
    while let event = try parser.next() {
      if case .begin(let element) = event { elements.append(element) }
    }
    return elements
  }

  /// The title, creators, language and date that the package names, after Dublin Core.
  private static func metadata(in document: [UInt8]) throws(XMLReadingError) -> [SourceTextReading.Metadatum]
  {
    let keys = [
      "dc:title": "title", "dc:creator": "author", "dc:language": "language", "dc:date": "published",
    ]
    var parser = XMLPullParser(utf8: document)
    var metadata: [SourceTextReading.Metadatum] = []
    var key: String?
    var value = ""
    while let event = try parser.next() {
      switch event {
      case .begin(let element):
        key = keys[element.name]
        value = ""
      case .text(let range): value += String(decoding: document[range], as: UTF8.self)
      case .replacement(let text, _): value += text
      case .end:
        if let key, !value.isEmpty { metadata.append(SourceTextReading.Metadatum(key: key, value: value)) }
        key = nil
      case .instruction: break
      }
    }
    return metadata
  }
}
