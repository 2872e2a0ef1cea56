import Archives
package import Testimony

/// Reads a statement written in one line: `arrest 1 · serge · leningrad · 1928`.
///
/// The first part is what happened; each further part is whoever, wherever or whenever it can be: a person or group
/// known by name, a place known by name, or a time. A part that can be none of these is a new person where none is
/// named yet, else a new place.
package struct OneLine: Sendable {
  /// What the line says.
  package let content: ContentDraft

  /// Reads a line; `nil` where it has no part.
  ///
  /// - Parameters:
  ///   - line: The line; its parts stand between `·`, `•`, `|` or ` - `.
  ///   - inquiry: The inquiry whose names are known.
  ///   - names: Its names; `nil` collects them.
  ///   - language: The language of times that is tried first.
  package init?(_ line: String, in inquiry: Inquiry, names: NameBook? = nil, language: String) {
    let names = names ?? NameBook(inquiry)
    let times = TimeReader(inquiry, names: names, language: language)
    let parts = Self.parts(of: line)
    guard let first = parts.first else { return nil }
    var content = ContentDraft(.event)
    content[.event] = first
    var people: [String] = []
    var unknown: [String] = []
    for part in parts.dropFirst() {
      let bare = part.hasPrefix("+") ? String(part.dropFirst()) : part
      if case .one(let referent) = names.find(bare, [.person, .group, .place]) {
        if case .place = referent { content[.place] = part } else { people.append(part) }
      } else if content[.when].isEmpty, Self.isTime(part, times) {
        content[.when] = part
      } else if case .several(let several) = names.find(bare, [.person, .group, .place]) {
        if several.allSatisfy({ $0.kind == .place }) { content[.place] = part } else { people.append(part) }
      } else {
        unknown.append(part)
      }
    }
    for part in unknown {
      // What has a digit was meant as a time, and is refused as one.
      if content[.when].isEmpty, part.contains(where: \.isNumber) {
        content[.when] = part
      } else if people.isEmpty {
        people.append(part)
      } else if content[.place].isEmpty {
        content[.place] = part
      } else {
        people.append(part)
      }
    }
    content[.people] = people.joined(separator: "; ")
    self.content = content
  }

  private static func isTime(_ part: String, _ times: TimeReader) -> Bool {
    do throws(TimeFlaw) {
      _ = try times.read(part)
      return true
    } catch {
      switch error.reason {
      case .ambiguous, .unknownEvent, .severalEvents, .otherWeekday: return true
      default: return false
      }
    }
  }

  private static func parts(of line: String) -> [String] {
    var parts: [String] = [""]
    for character in line.replacing(" - ", with: "·") {
      if character == "·" || character == "•" || character == "|" {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.map(\.trimmed).filter { !$0.isEmpty }
  }
}
