import Testimony

/// A passage as a chronicle gives it: words, and as much as is needed to find them.
struct PassageDesignator {
  /// The words, white space aside.
  var words: String
  /// The source, where it is another than the statement's.
  var source: String?
  /// The locator to cite; its page, paragraph and note also say where to look, unless ``isCited``.
  var page: String?
  var paragraph: Int?
  var note: String?
  var timeCode: String?
  var other: String?
  /// Whether the locator is only cited, and stands for the whole of it.
  var isCited = false
  /// Words directly before the passage.
  var after: String?
  /// Words directly after it.
  var before: String?
  /// Which of the places that are left, from 1.
  var occurrence: Int?
  /// The revision of the source's text.
  var revision: Int?
  /// The name of the excerpt.
  var excerpt: String?
  var isLost = false
  /// The exact place.
  var place: Range<Int>?
  var prefix: String?
  var suffix: String?
  /// The calendar of the dates in it.
  var calendar: CalendarName?
  /// Where the quotation stands in the file.
  var range: Range<Int> = 0..<0

  init(words: String) { self.words = words }
}
