import Editing
import Presentation
import Testimony

/// The reading desk: the text as it is, with what is said about it in the margins, and what is in hand beside it.
struct DeskPage: Sendable {
  let scene: Scene
  let state: DeskState
  /// The text; `nil` for a source that has none, which is read in excerpts.
  let text: SourceText?
  /// The form in hand, as it was typed.
  var form: DraftForm?
  var consequence: ConsequenceNote.Finding?
  var refusal: String?
  /// What became of words that were looked for.
  var finding: DeskApparatus.QuoteFinding?
  /// An excerpt that was typed and refused.
  var excerptForm: ExcerptForm?

  private let parts: [TextParts.Part]
  private let number: Int
  private let statements: [Statement]

  init(scene: Scene, state: DeskState, text: SourceText?) {
    self.scene = scene
    self.state = state
    self.text = text
    let list = text == nil ? nil : scene.index.parts[state.source.id]
    parts =
      list?.parts ?? [TextParts.Part(label: "1", isPage: false, range: ScalarOffset(0)..<ScalarOffset(0))]
    var wanted = state.part
    if wanted == nil, case .text(let range)? = state.places.first {
      wanted = list?.part(holding: ScalarOffset(range.lowerBound))
    }
    if wanted == nil, let passage = (state.edited ?? state.chosen)?.passages.first,
      let place = passage.scalars
    {
      wanted = list?.part(holding: ScalarOffset(place.lowerBound))
    }
    number = min(max(1, wanted ?? 1), parts.count)
    let range = parts[number - 1].range
    statements = (scene.index.statements[state.source.id] ?? []).filter { statement in
      guard statement.decision != .rejected else { return false }
      guard let text else { return true }
      return statement.passages.contains { passage in
        if case .text(text.id, let place) = passage.place { place.overlaps(range) } else { false }
      }
    }
  }

  /// The stretch of the text that is shown, from 1.
  var part: Int { number }

  func html() -> HTML {
    let words = scene.words
    return scene.frame.page(
      state.source.title, in: .desk, layout: "desk",
      modules: ["part.js", "desk.js", "when.js"]
    ) {
      DeskRail(scene: scene, state: state, text: text, parts: parts, number: number).html()
      Tag.article(.class("sheet"), .aria("labelledby", "source-title")) { sheet() }
      Tag.aside(.class("apparatus"), .id("apparatus"), .aria("label", words("desk.apparatus"))) {
        apparatus()
      }
      WhenAxis.definitions
      deskWords(words)
      KeysList(words: words, isOn: scene.frame.preferences.hasSingleKeys).popover()
    }
  }

  /// The apparatus by itself.
  func apparatus() -> HTML {
    DeskApparatus(
      scene: scene, state: state, text: text, number: number, statements: statements, form: form,
      consequence: consequence, refusal: refusal, finding: finding
    ).html()
  }

  private func sheet() -> HTML {
    guard let text else {
      return ExcerptSheet(scene: scene, state: state, statements: statements, form: excerptForm).html()
    }
    let state = state
    let number = number
    return DeskSheet(
      scene: scene, state: state, text: text, parts: parts, number: number,
      marked: MarkedText(
        scene: scene, key: .text(text.id), scalars: scene.index.scalars[state.source.id] ?? [],
        statements: statements, chosen: (state.chosen ?? state.edited)?.id, inHand: state.textRanges,
        calls: text.structure.notes.compactMap { note in note.call.map { ($0.rawValue, note) } },
        address: { state.address(part: number, statement: $0) })
    ).html()
  }

  /// The words that scripts say, in the language of the page.
  private func deskWords(_ words: Catalogue) -> HTML {
    Tag.div(
      .id("desk-words"), .flag("hidden"), .data("register", words("desk.js.register")),
      .data("add", words("desk.js.add")), .data("sentence", words("desk.js.sentence")),
      .data("word", words("desk.js.word")), .data("character", words("desk.js.character")),
      .data("left", words("desk.js.left")), .data("saved", words("desk.js.saved")),
      .data("language", words.language.rawValue),
      .data(
        "address", state.address(part: number).description))
  }
}

extension DeskState {
  /// The statement in hand.
  var chosen: Statement? {
    if case .statement(let statement) = hand { statement } else { nil }
  }

  /// The passages in hand that stand in the text.
  var textRanges: [Range<Int>] {
    places.compactMap { if case .text(let range) = $0 { range } else { nil } }
  }
}
