import Archives
import Diagnostics
import Editing
import Foundation
import TestSupport
import Testimony
import Testing

@Suite("Files read through other programs")
struct ConversionTests {
  private func desk(
    in folder: String, converters: [TextConverter] = TextConverter.builtIn, name: String = "a.temoin"
  )
    throws -> Desk
  {
    var surroundings = SmallInquiry.surroundings
    surroundings.converters = converters
    try Desk.create(folder + "/" + name, title: "", surroundings: surroundings)
    return try Desk.open(folder + "/" + name, to: .editing, surroundings: surroundings)
  }

  /// A page with one line, as small as a PDF can be.
  private static let pdf: [UInt8] = {
    var text = "%PDF-1.4\n"
    var places: [Int] = []
    let stream = "BT /F1 24 Tf 72 700 Td (The harbour master kept a ledger.) Tj ET"
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      "<</Length \(stream.count)>>stream\n\(stream)\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for (index, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(index + 1) 0 obj\(object)endobj\n"
    }
    let table = text.utf8.count
    text += "xref\n0 6\n0000000000 65535 f \n"
    for place in places {
      let digits = String(place)
      text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    text += "trailer<</Size 6/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF\n"
    return Array(text.utf8)
  }()

  @Test(
    "The text of a PDF is read page by page, its bytes are kept, and the archive can be rebuilt without the program"
  )
  func pdf() throws {
    guard TextConverter.pdftotext.isInstalled else { return print("skipped: pdftotext is not installed") }
    try TemporaryFolder.with { folder in
      let desk = try desk(in: folder)
      let added = try desk.addSource(NewSource(), file: (Self.pdf, "ledger.pdf"))
      let text = try #require(added.text)
      #expect(text.text == "The harbour master kept a ledger.")
      #expect(text.structure.pages.map(\.label) == ["1"])
      #expect(text.original.mediaType == "application/pdf")
      #expect(text.original.converter == "pdftotext")
      #expect(try desk.archive.original(text.original.checksum) == Self.pdf)
      _ = try desk.export(format: "chronicle", to: folder + "/out")
      let other = try self.desk(in: folder, converters: [], name: "b.temoin")
      try other.importInquiry(from: folder + "/out/inquiry.chronicle")
      #expect(try other.now().inquiry == desk.now().inquiry)
      #expect(try other.contentHash() == desk.contentHash())
      #expect(try other.verify().verification.problems == [])
      try other.close()
      try desk.close()
    }
  }

  @Test("A word processor's notes meet their calls, and its structure is kept")
  func wordProcessor() throws {
    guard TextConverter.pandoc.isInstalled else { return print("skipped: pandoc is not installed") }
    try TemporaryFolder.with { folder in
      let markdown =
        "# A harbour\n\nAda came in spring 1921.[^1]\n\n> My brother was there.\n\n[^1]: So the ledger.\n"
      try Data(markdown.utf8).write(to: URL(fileURLWithPath: folder + "/a.md"))
      for ending in ["docx", "odt"] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["pandoc", folder + "/a.md", "-o", folder + "/a." + ending]
        try process.run()
        process.waitUntilExit()
        let bytes = try FileOnDisk.read(folder + "/a." + ending)
        let desk = try desk(in: folder, name: ending + ".temoin")
        let text = try #require(try desk.addSource(NewSource(), file: (bytes, "a." + ending)).text)
        #expect(
          text.text == "A harbour\n\nAda came in spring 1921.\n\nMy brother was there.\n\nSo the ledger.")
        // OpenDocument has no quotations of its own.
        #expect(ending == "odt" || text.structure.blocks.map(\.kind).contains(.blockQuotation))
        let note = try #require(text.structure.notes.first)
        #expect(note.label == "1")
        #expect(note.call?.rawValue == "A harbour\n\nAda came in spring 1921.".count)
        #expect(text.original.converter == "pandoc")
        try desk.close()
      }
    }
  }

  @Test("A program that is missing is named, with how to get it")
  func missing() throws {
    try TemporaryFolder.with { folder in
      var converter = TextConverter.pandoc
      converter.program = "no-such-program"
      let desk = try desk(in: folder, converters: [converter])
      let error = #expect(throws: ConversionError.self) {
        try desk.addSource(NewSource(), file: ([0x50, 0x4B], "a.docx"))
      }
      #expect(
        error?.explanation.summary == "a.docx can only be read with no-such-program, which is not installed")
      #expect(error?.explanation.remedy?.contains("apt install pandoc") == true)
      #expect(try desk.now().inquiry.sources.isEmpty)
      try desk.close()
    }
  }

  @Test("A damaged file is refused in the program's words, and one that takes too long is stopped")
  func damaged() throws {
    guard TextConverter.pdftotext.isInstalled else { return print("skipped: pdftotext is not installed") }
    try TemporaryFolder.with { folder in
      let desk = try desk(in: folder)
      let error = #expect(throws: ConversionError.self) {
        try desk.addSource(NewSource(), file: (Array("%PDF-1.4 and no more".utf8), "a.pdf"))
      }
      guard case .refused(program: "pdftotext", _)? = error?.reason else {
        Issue.record("\(String(describing: error))")
        return
      }
      try desk.close()
    }
  }

  @Test(
    "Files in other encodings and in containers go into an archive, and come out of a chronicle",
    arguments: ["latin1.txt", "utf16.txt"])
  func encodings(_ name: String) throws {
    try TemporaryFolder.with { folder in
      let words = "L’été où Émile était très occupé à côté de l’école."
      let bytes: [UInt8] =
        name == "utf16.txt"
        ? [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        : words.unicodeScalars.map { $0 == "’" ? 0x92 : UInt8(truncatingIfNeeded: $0.value) }
      let desk = try desk(in: folder)
      let text = try #require(try desk.addSource(NewSource(), file: (bytes, name)).text)
      #expect(text.text == words)
      #expect(text.original.textByteCount == words.utf8.count)
      _ = try desk.export(format: "chronicle", to: folder + "/out")
      let other = try self.desk(in: folder, name: "b.temoin")
      try other.importInquiry(from: folder + "/out/inquiry.chronicle")
      #expect(try other.now().inquiry == desk.now().inquiry)
      try other.close()
      try desk.close()
    }
  }
}
