import SourceTexts
import Testimony

/// Leads from places in a text to places in the decoded file it was read from, both in Unicode scalars.
struct DecodedPlaces {
  let name: String
  private let text: ScalarIndex
  private let original: OriginalPlaces
  /// The decoded file; `nil` where the text stands in no file as it is, as in a packed one.
  private let file: ScalarIndex?

  init(source: SourceTextReading, bytes: [UInt8], name: String) {
    self.name = name
    text = ScalarIndex(utf8: Array(source.text.utf8))
    original = OriginalPlaces(text: source.text, map: source.map)
    let isPacked = source.mediaType.hasSuffix("+zip")
    file =
      isPacked
      ? nil
      : (try? DecodedText(decoding: bytes, as: source.encoding, fileName: name)).map {
        ScalarIndex(utf8: $0.utf8)
      }
  }

  /// The words of the text in a range.
  func words(_ range: Range<Int>) -> String { text.words(range) }

  /// The range of the decoded file that some of the text was read from.
  func span(_ range: Range<Int>) -> [Int]? {
    let lower = min(range.lowerBound, text.scalarCount - 1)
    let whole = ScalarOffset(lower)..<ScalarOffset(max(lower + 1, range.upperBound))
    guard let file, let bytes = original.originalRange(of: whole) else { return nil }
    let start = file.scalar(atUTF8Offset: bytes.lowerBound)
    return range.isEmpty ? [start, start] : [start, file.scalar(atUTF8Offset: bytes.upperBound)]
  }
}
