import Editing
import Presentation
import SourceCriticism
import Testimony

/// The rules and their numbers, by what they are about; each leads to the page where it is changed.
struct RulesPage: Sendable {
  let scene: Scene

  func html() -> HTML {
    let words = scene.words
    let rules = scene.reading.assessment.rules.rules
    return scene.frame.page(words("settings.rules"), in: nil, layout: "sheet-page narrow") {
      Tag.div(.class("head")) {
        Tag.h1(text: words("settings.rules"))
        Tag.a(.class("button"), .href(Address("settings")), text: words("settings.title"))
      }
      Tag.p(.class("lede"), text: words("settings.rules.lede"))
      for group in RuleGroup.allCases {
        let own = rules.filter { RuleGroup($0.assumption) == group }
        if !own.isEmpty {
          Tag.section(.class("block")) {
            Tag.h2(text: words("ruleGroup." + group.rawValue))
            Tag.ul(.class("rules")) {
              for rule in own { row(rule, words) }
            }
          }
        }
      }
    }
  }

  private func row(_ rule: Rule, _ words: Catalogue) -> HTML {
    let isOwn = RuleBook.standard[rule.id] != rule
    return Tag.li(.id(rule.slug.rawValue), .class(rule.isOn ? "rule" : "rule off")) {
      Tag.a(
        .href(Address("settings", "rules", rule.slug.rawValue)), text: capitalised(rule.sentence(words)))
      Tag.span(.class("chip"), text: words(rule.isOn ? "rules.on" : "rules.off"))
      if isOwn { Tag.span(.class("tag"), text: words("rules.own")) }
    }
  }
}

/// What rules are about.
enum RuleGroup: String, CaseIterable, Sendable {
  case life, testimony, about, vagueEnglish, vagueFrench

  init(_ assumption: Rule.Assumption) {
    switch assumption {
    case .motherAtLeast, .motherAtMost, .fatherAtLeast, .fatherDiesAtMost, .marriageAtLeast, .lifeAtMost,
      .nobodyActsBeforeBirth, .nobodyActsAfterDeath, .nobodyInTwoPlaces, .travelAtMost:
      self = .life
    case .toldAfterItHappened, .whoSawWasAlive: self = .testimony
    case .aboutSpan, .aboutAge, .aboutDate: self = .about
    case .vagueSpan(_, let language, _): self = language == "fr" ? .vagueFrench : .vagueEnglish
    }
  }
}

extension Rule {
  /// The rule as a sentence, with its number.
  func sentence(_ words: Catalogue) -> String {
    switch assumption {
    case .vagueSpan(let vague, _, let span):
      guard let unit = span.unit, let counts = span.counts(of: unit) else { return words.quoted(vague) }
      return words(
        "rule.vague",
        [
          "words": words.quoted(vague), "least": words.number(counts.lowerBound),
          "span": words("span." + unit.rawValue, count: counts.upperBound),
        ])
    default:
      return words("rule." + assumption.key, ["number": assumption.number.map { words.number($0) } ?? ""])
    }
  }
}

extension Rule.Assumption {
  /// The key of its sentence.
  var key: String {
    switch self {
    case .motherAtLeast: "motherAtLeast"
    case .motherAtMost: "motherAtMost"
    case .fatherAtLeast: "fatherAtLeast"
    case .fatherDiesAtMost: "fatherDiesAtMost"
    case .marriageAtLeast: "marriageAtLeast"
    case .lifeAtMost: "lifeAtMost"
    case .nobodyActsBeforeBirth: "actsAfterBirth"
    case .nobodyActsAfterDeath: "actsBeforeDeath"
    case .nobodyInTwoPlaces: "onePlace"
    case .travelAtMost: "travelAtMost"
    case .toldAfterItHappened: "toldAfter"
    case .whoSawWasAlive: "sawAlive"
    case .vagueSpan: "vague"
    case .aboutSpan: "aboutSpan"
    case .aboutAge: "aboutAge"
    case .aboutDate: "aboutDate"
    }
  }
}

/// One rule: whether it is on, its number, and what a change would do before it is recorded.
struct RulePage: Sendable {
  /// What was typed.
  struct Typed: Sendable {
    var isOn: Bool
    var number: String?
    var least: String?
    var most: String?
  }

  let scene: Scene
  let rule: Rule
  var typed: Typed?
  var effect: RuleEffect?
  var flaw: String?

  /// The rule as it was typed.
  func changedRule(in inquiry: Inquiry) throws -> Rule {
    func whole(_ text: String?) throws -> Int? {
      guard let text else { return nil }
      guard let number = Int(text) else {
        throw EditingError(.unfit(what: "number", words: text, remedy: "give a whole number"))
      }
      return number
    }
    var range: ClosedRange<Int>?
    if let least = try whole(typed?.least), let most = try whole(typed?.most) {
      guard least <= most else {
        throw EditingError(
          .unfit(what: "range", words: "\(least)–\(most)", remedy: "give the smaller number first"))
      }
      range = least...most
    }
    return try Desk.rule(
      rule.slug.rawValue, isOn: typed?.isOn, number: try whole(typed?.number), range: range, in: inquiry)
  }

  func html() -> HTML {
    let words = scene.words
    let sentence = capitalised(rule.sentence(words))
    return scene.frame.page(sentence, in: nil, layout: "sheet-page narrow") {
      Tag.p(.class("label"), text: words("settings.rules"))
      Tag.div(.class("head")) {
        Tag.h1(text: sentence)
        Tag.a(
          .class("button"), .href(Address("settings", "rules", fragment: rule.slug.rawValue)),
          text: words("rules.all"))
      }
      Tag.p(.class("muted"), text: words(rule.isOn ? "rules.isOn" : "rules.isOff"))
      if let flaw { Tag.p(.id("flaw"), .class("notice bad"), .role("alert"), text: flaw) }
      if scene.frame.isReadOnly {
        Tag.p(.class("notice"), text: words("frame.readOnly"))
      } else {
        form(words)
      }
      if let effect { said(effect, words) }
    }
  }

  private func form(_ words: Catalogue) -> HTML {
    let isOn = typed?.isOn ?? rule.isOn
    return Tag.form(
      .class("card-form"), .plain("method", "post"), .action(Address("settings", "rules", rule.slug.rawValue))
    ) {
      Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
      Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
      Tag.fieldset(.class("segments")) {
        Tag.legend(text: words("rules.count"))
        Tag.div(.class("segment-row")) {
          for (value, key, isChosen) in [("yes", "rules.on", isOn), ("no", "rules.off", !isOn)] {
            Tag.label {
              Tag.input(.type("radio"), .name("on"), .value(value), .flag("checked", if: isChosen))
              Tag.span(text: words(key))
            }
          }
        }
      }
      numbers(words)
      Tag.div(.class("actions")) {
        Tag.button(
          .class(effect == nil ? "button main" : "button"), .type("submit"), .name("do"), .value("look"),
          text: words("rules.look"))
        if effect != nil {
          Tag.button(
            .class("button main"), .type("submit"), .name("do"), .value("record"), text: words("rules.record")
          )
        }
      }
    }
  }

  private func numbers(_ words: Catalogue) -> HTML {
    if case .vagueSpan(_, _, let span) = rule.assumption, let unit = span.unit,
      let counts = span.counts(of: unit)
    {
      return Tag.div(.class("field-row")) {
        field("least", words("rules.least"), typed?.least ?? String(counts.lowerBound))
        field("most", words("rules.most"), typed?.most ?? String(counts.upperBound))
        Tag.span(.class("unit"), text: words("unit." + unit.rawValue))
      }
    }
    guard let number = rule.assumption.number else { return .empty }
    return Tag.div(.class("field-row")) {
      field("number", words("rules.number"), typed?.number ?? String(number))
    }
  }

  private func field(_ name: String, _ label: String, _ value: String) -> HTML {
    Tag.div(.class("field")) {
      Tag.label(.for("rule-" + name), text: label)
      Tag.input(
        .id("rule-" + name), .type("text"), .plain("inputmode", "numeric"), .name(name), .value(value),
        .plain("maxlength", "8"), flaw == nil ? nil : .aria("invalid", "true"),
        flaw == nil ? nil : .aria("describedby", "flaw"))
    }
  }

  /// What the change would do.
  private func said(_ effect: RuleEffect, _ words: Catalogue) -> HTML {
    let isSame = effect.rule == rule
    return Tag.section(.class("block effect"), .id("effect")) {
      Tag.h2(text: words("rules.effect"))
      if isSame {
        Tag.p(text: words("rules.same"))
      } else {
        Tag.p(.class("lede")) {
          capitalised(effect.rule.sentence(words))
            + (effect.rule.isOn ? "" : " (" + words("rules.off") + ")") + words("punctuation.colon")
            + words("rules.moved", count: effect.moved.count)
        }
        if effect.arisenCount > 0 { Tag.p(text: words("rules.arisen", count: effect.arisenCount)) }
        if effect.resolvedCount > 0 { Tag.p(text: words("rules.resolved", count: effect.resolvedCount)) }
        if !effect.moved.isEmpty {
          Tag.table(.class("moves")) {
            MovesHead.html(words)
            Tag.tbody {
              for (id, before, after) in effect.moved.prefix(40) {
                if let event = scene.inquiry.events[id] {
                  Tag.tr {
                    Tag.th(.plain("scope", "row")) {
                      Tag.a(.href(scene.proofAddress(of: event)), text: event.title)
                    }
                    Tag.td(text: scene.proofs.words(of: before))
                    Tag.td(text: scene.proofs.words(of: after))
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
