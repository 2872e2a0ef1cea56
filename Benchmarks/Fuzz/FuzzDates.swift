import Calendars
import DatePhrases
import EDTF
import GEDCOM

private let readers = ["en", "fr"].compactMap { PhraseReader(language: $0) }
private let calendars: [CalendarChoice] = [.system(.julian), .system(.hebrew), .unknownStyle]

/// Reads one input every way there is; a trap, a leak of bounds or a broken round trip ends the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func readDates(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  if let expression = try? EDTFExpression(parsing: text) {
    let again = try? EDTFExpression(parsing: expression.description)
    precondition(again == expression, "printing loses something")
    let bounds = expression.bounds()
    if bounds.kind == .date {
      precondition(bounds.days.first == bounds.earliest && bounds.days.last == bounds.latest, "bounds differ")
      let wide = expression.bounds(.tolerant)
      precondition(bounds.days.isSubset(of: wide.days), "tolerance narrows")
    }
  }
  for calendar in calendars {
    if let expression = try? EDTFExpression(parsing: text, in: calendar) { _ = expression.bounds().earliest }
  }
  if let date = try? GEDCOMDate(parsing: text), let expression = date.edtf {
    precondition(
      (try? EDTFExpression(parsing: expression.description)) == expression, "printing loses something")
  }
  for reader in readers { _ = try? reader.read(text) }
  return 0
}
