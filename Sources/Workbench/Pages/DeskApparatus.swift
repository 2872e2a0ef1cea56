import Editing
import Presentation
import Testimony
import TextReading

/// What stands beside the text: the form, the statement or the paragraph in hand, then the statements of the page.
struct DeskApparatus: Sendable {
  /// What became of words that were looked for in the text.
  enum QuoteFinding: Sendable {
    /// They stand in several places.
    case several([Range<Int>])
    /// They do not stand there; the nearest that do.
    case none(nearest: Range<Int>?)
  }

  let scene: Scene
  let state: DeskState
  let text: SourceText?
  let number: Int
  let statements: [Statement]
  var form: DraftForm?
  var consequence: ConsequenceNote.Finding?
  var refusal: String?
  var finding: QuoteFinding?

  private var words: Catalogue { scene.words }
  private var mayEdit: Bool { !scene.frame.isReadOnly }

  func html() -> HTML {
    HTML {
      switch state.hand {
      case .form where mayEdit: registerForm()
      case .note where mayEdit: NoteForm(scene: scene, state: state, part: number).html()
      case .paragraph(let paragraph): sentences(of: paragraph)
      case .statement(let statement): inHand(statement)
      case .proposals(let chosen):
        ProposalsView(scene: scene, state: state, text: text, number: number, chosen: chosen).html()
      default: if mayEdit, text != nil { quoteForm() }
      }
      if case .proposals = state.hand {
      } else {
        ProposalsView(scene: scene, state: state, text: text, number: number, chosen: nil).line()
        onPage()
        notesHere()
      }
    }
  }

  // MARK: The form

  private func registerForm() -> HTML {
    let form = form ?? Self.opened(scene: scene, state: state, text: text)
    return RegisterForm(
      scene: scene, state: state, form: form, part: number, consequence: consequence, refusal: refusal
    ).html()
  }

  /// The form as it opens: for a statement that is edited, for passages, or after another statement.
  static func opened(scene: Scene, state: DeskState, text: SourceText?) -> DraftForm {
    if let edited = state.edited {
      var draft = StatementDraft(editing: edited, in: scene.inquiry, names: scene.index.names)
      draft.passages = state.places
      return DraftForm(draft)
    }
    if let corrected = state.corrected,
      var draft = StatementDraft(correcting: corrected, in: scene.inquiry, names: scene.index.names)
    {
      draft.passages = state.places
      return DraftForm(draft)
    }
    var draft = StatementDraft(source: state.source.id, passages: state.places)
    if case .text(let range)? = state.places.first, let text {
      draft.voices =
        VoiceSuggestion(for: range, in: text, of: state.source, scene.inquiry, names: scene.index.names)
        .voices
    }
    var claim = ClaimDraft()
    if let after = state.after {
      let earlier = StatementDraft(editing: after, in: scene.inquiry, names: scene.index.names)
      if draft.voices.count < 2, !earlier.voices.isEmpty {
        draft.voices = earlier.voices.map { voice in
          // The words that name the voice stand in the other passage.
          var voice = voice
          voice.words = ""
          return voice
        }
      }
      for other in earlier.claims {
        if claim.content[.people].isEmpty { claim.content[.people] = other.content[.people] }
        if claim.content[.place].isEmpty { claim.content[.place] = other.content[.place] }
      }
    }
    draft.claims = [claim]
    return DraftForm(draft)
  }

  // MARK: A statement in hand

  private func inHand(_ statement: Statement) -> HTML {
    Tag.section(
      .class("in-hand-card"), .data("statement-in-hand", statement.slug.rawValue),
      .data(
        "places",
        statement.passages.compactMap(\.scalars).map { "\($0.lowerBound)-\($0.upperBound)" }.joined(
          separator: " "))
    ) {
      Tag.div(.class("card-head")) {
        Tag.h2(.class("small-title"), text: words("desk.inHand"))
        Tag.a(
          .class("tool"), .href(state.address(part: number).at("apparatus")), .data("part", "apparatus"),
          .aria("label", words("desk.close")), text: "×")
      }
      Tag.ol(.class("cards")) { StatementCard(scene: scene, statement: statement, isChosen: true).html() }
      Tag.div(.class("acts")) {
        if mayEdit {
          Tag.a(
            .class("button"), .data("key", "e"), .data("part", "apparatus"),
            .href(state.address(part: number).adding("edit", statement.slug.rawValue).at("register"))
          ) {
            words("desk.edit")
            Tag.kbd(.aria("hidden", "true"), text: "E")
          }
        }
        if let event = events(of: statement).first {
          Tag.a(.class("button"), .data("key", "o"), .href(scene.proofAddress(of: event))) {
            words("desk.openChronology")
            Tag.kbd(.aria("hidden", "true"), text: "O")
          }
        }
        if mayEdit {
          Tag.form(
            .plain("method", "post"),
            .action(Address("desk", state.source.slug.rawValue, "remove"))
          ) {
            Tag.input(.type("hidden"), .name("token"), .value(scene.frame.formToken))
            Tag.input(.type("hidden"), .name("head"), .value(scene.reading.head))
            Tag.input(.type("hidden"), .name("part"), .value(String(number)))
            Tag.input(.type("hidden"), .name("statement"), .value(statement.slug.rawValue))
            Tag.button(.class("button quiet"), .type("submit"), text: words("desk.remove"))
          }
        }
      }
      NotesSection(
        scene: scene, on: .statement(statement.id), back: state.address(part: number, statement: statement)
      ).html()
    }
  }

  private func events(of statement: Statement) -> [Event] {
    var events: [Event] = []
    for claim in statement.claims {
      claim.content.concerns { referent in
        if case .event(let id) = referent, let event = scene.inquiry.events[id] { events.append(event) }
      }
    }
    return events
  }

  // MARK: Choosing a passage without a pointer

  private func sentences(of paragraph: Int) -> HTML {
    guard let text, let block = Self.paragraph(paragraph, in: text) else { return quoteForm() }
    let range = block.range.lowerBound.rawValue..<block.range.upperBound.rawValue
    let scalars = scene.index.scalars[state.source.id] ?? []
    let language = String((block.language ?? state.source.languages.first ?? "en").prefix(2))
    let sentences = Sentences.ranges(in: scalars.words(range), language: language).map {
      (range.lowerBound + $0.lowerBound)..<(range.lowerBound + $0.upperBound)
    }
    let all = sentences.count > 1 ? sentences + [range] : sentences
    return Tag.section(.class("in-hand-card")) {
      Tag.div(.class("card-head")) {
        Tag.h2(.class("small-title"), text: words("desk.chooseSentence", ["number": String(paragraph)]))
        Tag.a(
          .class("tool"), .href(state.address(part: number).at("apparatus")), .data("part", "apparatus"),
          .aria("label", words("desk.close")), text: "×")
      }
      Tag.ol(.class("sentences"), .lang(block.language ?? state.source.languages.first)) {
        for (place, sentence) in all.enumerated() {
          Tag.li {
            Tag.a(
              .data("part", "apparatus"),
              .href(state.address(part: number, at: [.text(sentence)], scene.inquiry).at("register")),
              text: place == sentences.count
                ? words("desk.wholeParagraph") : shortened(scalars.words(sentence)))
          }
        }
      }
      Tag.p(.class("muted"), text: words("desk.narrower"))
    }
  }

  /// A paragraph by its number, as locators count them.
  static func paragraph(_ number: Int, in text: SourceText) -> TextStructure.Block? {
    var count = 0
    for block in text.structure.blocks {
      switch block.kind {
      case .heading, .note: continue
      default: count += 1
      }
      if count == number { return block }
    }
    return nil
  }

  private func quoteForm() -> HTML {
    Tag.section(.class("quote-form")) {
      Tag.form(.action(Address("desk", state.source.slug.rawValue)), .class("find-quote")) {
        Tag.input(.type("hidden"), .name("part"), .value(String(number)))
        if let after = state.after { Tag.input(.type("hidden"), .name("after"), .value(after.slug.rawValue)) }
        Tag.label(.for("quote"), text: words("desk.quoteLabel"))
        Tag.div(.class("with-button")) {
          Tag.input(
            .id("quote"), .type("text"), .name("quote"), .value(state.quote ?? ""),
            .plain("autocomplete", "off"), .plain("maxlength", "4000"))
          Tag.button(.class("button"), .type("submit"), text: words("form.find"))
        }
      }
      findings()
      if state.after != nil { Tag.p(.class("notice good"), text: words("desk.nextPassage")) }
    }
  }

  private func findings() -> HTML {
    let scalars = scene.index.scalars[state.source.id] ?? []
    func link(_ range: Range<Int>, _ label: String) -> HTML {
      Tag.li {
        Tag.a(
          .href(state.address(part: nil, at: [.text(range)], scene.inquiry).at("register")), text: label)
      }
    }
    switch finding {
    case nil: return .empty
    case .several(let ranges)?:
      return HTML {
        Tag.p(.class("flaw"), .role("alert"), text: words("flaw.severalTimes", count: ranges.count))
        Tag.ol(.class("sentences")) {
          for range in ranges.prefix(12) { Tag.li { hit(range, scalars) } }
        }
      }
    case .none(let nearest)?:
      return HTML {
        Tag.p(.class("flaw"), .role("alert"), text: words("flaw.notInText"))
        if let nearest {
          Tag.p(.class("muted"), text: words("desk.nearest"))
          Tag.ol(.class("sentences")) { link(nearest, shortened(scalars.words(nearest))) }
        }
      }
    }
  }

  /// A place where the words stand, with what stands around them and the page.
  private func hit(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> HTML {
    func flat(_ range: Range<Int>) -> String { scalars.words(range).replacing("\n", with: " ") }
    let page = text?.structure.pages.first { $0.range.contains(ScalarOffset(range.lowerBound)) }?.label
    return Tag.a(.href(state.address(part: nil, at: [.text(range)], scene.inquiry).at("register"))) {
      "… " + flat(max(0, range.lowerBound - 50)..<range.lowerBound)
      Tag.mark(.class("hit"), text: flat(range))
      flat(range.upperBound..<(range.upperBound + 50)) + " … "
      if let page { Tag.span(.class("siglum"), text: page) }
    }
  }

  private func shortened(_ text: String) -> String {
    let flat = text.replacing("\n", with: " ").trimmed
    return flat.count > 240 ? flat.prefix(150) + " … " + flat.suffix(80) : flat
  }

  // MARK: The statements and notes of the page

  private func onPage() -> HTML {
    let shown = statements.filter { $0.id != state.chosen?.id && $0.id != state.edited?.id }
    return Tag.section(.class("on-page")) {
      Tag.h2(.class("label"), text: words("desk.onPage"))
      if statements.isEmpty {
        Tag.p(.class("notice"), text: words(mayEdit && text != nil ? "desk.teach" : "desk.noStatements"))
      }
      Tag.ol(.class("cards")) { for statement in shown.prefix(80) { compact(statement) } }
    }
  }

  private func compact(_ statement: Statement) -> HTML {
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.li(.class("card" + (isContradicted ? " bad" : "")), .id("s-" + statement.slug.rawValue)) {
      Tag.a(
        .class("number"), .href(state.address(part: number, statement: statement).at("apparatus")),
        .data("part", "apparatus"),
        .aria("label", words("desk.statement", ["number": String(scene.index.numbers[statement.id] ?? 0)])),
        text: String(scene.index.numbers[statement.id] ?? 0))
      Tag.div {
        Tag.p(.class("claim"), text: statement.claims.first.map { scene.claims.sentence($0) } ?? "")
        Tag.p(.class("muted card-line")) {
          Tag.span {
            scene.voices.witness(of: statement)
            if statement.claims.count > 1 {
              " · " + words("desk.moreClaims", count: statement.claims.count - 1)
            }
          }
          if let certainty = statement.claims.lazy.compactMap({ $0.editorCertainty ?? $0.witnessCertainty })
            .first
          {
            certainty.html(words)
          }
        }
      }
    }
  }

  private func notesHere() -> HTML {
    let range = text.flatMap { _ in scene.index.parts[state.source.id]?.parts[number - 1].range }
    let shown = Set(statements.map(\.id))
    let notes = scene.inquiry.notes.filter { note in
      // Those on the statement in hand stand with it.
      if case .statement(let id)? = note.subject { return id != state.chosen?.id && shown.contains(id) }
      guard let passage = note.passage, passage.source == state.source.id else { return false }
      guard let range, case .text(_, let place) = passage.place else { return text == nil }
      return place.overlaps(range)
    }
    guard !notes.isEmpty else { return .empty }
    return Tag.section {
      Tag.h2(.class("label"), text: words("notes.onPage"))
      NotesList(scene: scene, notes: notes, back: scene.frame.here).html()
    }
  }
}
