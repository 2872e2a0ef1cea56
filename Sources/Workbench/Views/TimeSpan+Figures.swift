import Calendars
import Presentation

extension TimeSpan {
  /// The days that some figures span together; those that say no more than a lifetime are passed over.
  init?(around figures: [TimeFigure]) {
    let lifetime = 36 * 365
    let hulls = figures.compactMap(\.hull).filter { $0.upperBound - $0.lowerBound < lifetime }
    guard let first = hulls.map(\.lowerBound).min(), let last = hulls.map(\.upperBound).max() else {
      return nil
    }
    self.init(first, last)
  }
}
