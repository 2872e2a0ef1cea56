import Presentation
import SourceCriticism
import Testimony

/// The kinds of record that have pages of their own beside people, and the way from one list to the others.
enum RecordSection: String, CaseIterable, Sendable {
  case people, groups, places, works

  /// Where its list is.
  var address: Address { Address(rawValue) }

  /// The links to all lists, the one looked at marked.
  static func tabs(_ scene: Scene, current: RecordSection) -> HTML {
    Tag.nav(.class("tabs"), .aria("label", scene.words("records.lists"))) {
      Tag.ul {
        for section in allCases {
          Tag.li {
            Tag.a(.href(section.address), .current(isCurrent: section == current)) {
              scene.words("records." + section.rawValue)
              " "
              Tag.span(.class("muted"), text: scene.words.number(section.count(in: scene)))
            }
          }
        }
      }
    }
  }

  private func count(in scene: Scene) -> Int {
    switch self {
    case .people: scene.reading.people.heads.count
    case .groups: scene.inquiry.groups.count
    case .places: scene.inquiry.places.count
    case .works: scene.inquiry.works.count
    }
  }
}

/// The way between contradictions and hypotheses.
enum DoubtSection: String, CaseIterable, Sendable {
  case contradictions, hypotheses

  /// The links to both, the one looked at marked.
  static func tabs(_ scene: Scene, current: DoubtSection) -> HTML {
    Tag.nav(.class("tabs"), .aria("label", scene.words("doubts.lists"))) {
      Tag.ul {
        for section in allCases {
          Tag.li {
            Tag.a(.href(Address(section.rawValue)), .current(isCurrent: section == current)) {
              scene.words("section." + section.rawValue)
              " "
              Tag.span(.class("muted"), text: scene.words.number(section.count(in: scene)))
            }
          }
        }
      }
    }
  }

  private func count(in scene: Scene) -> Int {
    switch self {
    case .contradictions: scene.reading.assessment.contradictions.count
    case .hypotheses: scene.inquiry.hypotheses.count
    }
  }
}
