import Presentation
import SourceCriticism
import Testimony

extension Scene {
  /// How many things of a kind are offered to be doubted; the others can be named.
  private static let doubtLimit = 120

  /// What a doubt does not believe, in words.
  func words(of doubt: Doubt) -> String {
    switch doubt {
    case .statement(let id):
      words(
        "doubt.statement", ["what": inquiry.statements[id].map { words.quoted($0.quotation) } ?? id.rawValue])
    case .claim(let id):
      words("doubt.claim", ["what": claims.text(reading.assessment.premise(of: .claim(id)))])
    case .source(let id): words("doubt.source", ["what": inquiry.sources[id]?.title ?? id.rawValue])
    case .kind(let kind): words("doubt.kind", ["what": kind.rawValue])
    case .witness(let holder): words("doubt.witness", ["what": name(of: holder)])
    case .transmission(let teller, let told):
      words("doubt.transmission", ["teller": name(of: teller), "told": name(of: told)])
    case .link(let holder): words("doubt.link", ["what": name(of: holder)])
    case .identity(let id):
      words("doubt.identity", ["what": inquiry.identities[id].map { sentence(on: $0) } ?? id.rawValue])
    case .mention(let id):
      words(
        "doubt.mention",
        ["what": inquiry.mentions[id].map { words.quoted($0.passage.quotation) } ?? id.rawValue])
    case .rule(let id):
      words("doubt.rule", ["what": claims.text(reading.assessment.premise(of: .rule(id)))])
    }
  }

  /// Whose voice it is, where no statement says more.
  func name(of holder: Voice.Holder) -> String {
    switch holder {
    case .text: words("doubt.anyText")
    case .editor: words("voice.editor")
    case .person(let id): voices.name(of: .person(id))
    case .group(let id): voices.name(of: .group(id))
    case .some(_, let words), .rumour(let words), .described(let words): words
    }
  }

  /// What can be doubted, by kind, each as it is written in forms and in words.
  var doubtChoices: [(kind: String, choices: [(notation: String, words: String)])] {
    let witnesses = reading.witnesses
    var links = witnesses
    var transmissions: [Doubt] = []
    var seen = Set(links)
    var passed: Set<Doubt> = []
    for statement in inquiry.statements where statement.decision.isAccepted {
      for author in statement.source.flatMap({ inquiry.sources[$0]?.authors }) ?? [] {
        if case .person(let id) = author, seen.insert(.person(id)).inserted { links.append(.person(id)) }
      }
      for voice in statement.voices where voice.holder != .text && seen.insert(voice.holder).inserted {
        links.append(voice.holder)
      }
      for (one, next) in zip(statement.voices, statement.voices.dropFirst()) {
        let doubt = Doubt.transmission(one.holder, of: next.holder)
        if passed.insert(doubt).inserted { transmissions.append(doubt) }
      }
    }
    func listed(_ doubts: [Doubt]) -> [(notation: String, words: String)] {
      doubts.prefix(Self.doubtLimit).map { (inquiry.notation(of: $0), words(of: $0)) }.sorted { $0.1 < $1.1 }
    }
    return [
      ("witness", listed(witnesses.map { .witness($0) })),
      ("source", listed(inquiry.sources.map { .source($0.id) })),
      ("transmission", listed(transmissions)),
      ("link", listed(links.map { .link($0) })),
      (
        "identity",
        listed(inquiry.identities.filter(\.decision.isAccepted).map { .identity($0.id) })
      ),
      ("rule", listed(reading.assessment.rules.rules.filter(\.isOn).map { .rule($0.id) })),
    ].filter { !$0.1.isEmpty }
  }
}
