/// The head of a letter or of an entry in a diary: a day, and a place where one stands before it.
package struct Dateline: Sendable, Hashable {
  /// The words, in Unicode scalars.
  package var range: Range<Int>
  /// The day: an index into the reading's dates.
  package var date: Int
  /// The place: an index into the reading's places.
  package var place: Int?
  /// What it heads, up to the next one, in Unicode scalars.
  package var covers: Range<Int>

  /// How many scalars a place may stand before its day.
  private static let reach = 60

  /// Returns the datelines of a text, in order.
  static func datelines(
    dates: [TemporalMention], places: [(range: Range<Int>, index: Int)], length: Int
  ) -> [Dateline] {
    let heads = dates.indices.filter { dates[$0].isDateline }
    var next = 0
    return heads.enumerated().map { position, date in
      let day = dates[date].scalarRange
      while next < places.count, places[next].range.upperBound <= day.lowerBound - reach { next += 1 }
      let place = places[next...].prefix { $0.range.upperBound <= day.lowerBound }.last
      let start = place?.range.lowerBound ?? day.lowerBound
      let end = position + 1 < heads.count ? dates[heads[position + 1]].scalarRange.lowerBound : length
      return Dateline(
        range: start..<day.upperBound, date: date, place: place?.index,
        covers: day.upperBound..<max(day.upperBound, end))
    }
  }
}
