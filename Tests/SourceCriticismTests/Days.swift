import Calendars
import EDTF
import SourceCriticism

/// A window from two days written as ISO 8601 dates; `nil` is open.
func window(_ earliest: String?, _ latest: String?) -> DayWindow {
  DayWindow(earliest: earliest.map(day), latest: latest.map(day))
}

/// A day written as an ISO 8601 date.
func day(_ text: String) -> DayNumber {
  (try? EDTFExpression(parsing: text))?.bounds().earliest ?? DayNumber(0)
}
