import Archives
import Diagnostics
import Editing
import Presentation
import SourceCriticism
import Testimony

extension Workspace {
  /// Registering, changing and taking out statements, and typing excerpts.
  var registerRoutes: [Route] {
    [
      .action("/desk/*/register", bodyLimit: 1 << 20) { call in
        let scene = try await scene(call)
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        return await Registering(workspace: self, scene: scene, source: source, form: form, call: call)
          .answer()
      },
      .action("/desk/*/remove") { call in
        let scene = try await scene(call)
        guard let form = call.visit.form,
          let statement = form["statement"].flatMap({ scene.index.statement($0, scene.inquiry) })
        else { return notFound(scene) }
        let back = Address("desk", call.places[0], query: ["part": form["part"], "removed": "1"])
        return try await act(call, then: back) { try $0.remove(statement.id, on: $1) }
      },
      .action("/desk/*/excerpts", bodyLimit: 1 << 20) { call in
        let scene = try await scene(call)
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        var typed = ExcerptForm(form)
        var draft = ExcerptDraft()
        draft.text = typed.text
        draft.locator = Locator(
          page: typed.page.nonEmpty, timeCode: typed.timeCode.nonEmpty, other: typed.other.nonEmpty)
        draft.transcriber = typed.transcriber
        draft.transcribed = typed.transcribed
        draft.secondHand = typed.secondHand
        do {
          let (excerpt, _) = try shelf.desk.addExcerpt(draft, to: source.id)
          return .redirect(to: Address("desk", source.slug.rawValue).at("e-" + excerpt.slug.rawValue))
        } catch let refusal as DraftRefusal {
          typed.flaws = refusal.flaws
          var page = DeskPage(
            scene: scene, state: DeskState(call.visit, source: source, scene: scene), text: nil)
          page.excerptForm = typed
          return .page(page.html(), status: .unprocessable)
        }
      },
    ]
  }
}

/// What becomes of the register form when one of its buttons is pressed.
private struct Registering: Sendable {
  let workspace: Workspace
  let scene: Scene
  let source: Source
  let form: FormFields
  let call: Route.Call

  private var language: String { scene.words.language.rawValue }

  func answer() async -> Answer {
    var typed = DraftForm(form, source: source, scene.inquiry)
    let act = form["act"] ?? "save"
    var state = DeskState(source: source, form: form, scene: scene)
    if act == "find" { find(&typed) }
    let isChange = typed.change(act) || act == "find" || act == "show"
    typed.takeLine(scene.inquiry, scene.index.names, language: language)
    state.places = typed.draft.passages
    if isChange { return shown(typed, state) }
    guard typed.flaws.isEmpty else { return refused(typed, state, nil) }
    do {
      let result = try saved(typed.draft, state)
      return .redirect(to: onward(result.statement, state, isNext: act == "next"))
    } catch let refusal as DraftRefusal {
      typed.flaws = refusal.flaws
      return refused(typed, state, nil)
    } catch {
      let refused = Refused(error)
      return self.refused(typed, state, refused.isStale ? scene.words("form.stale") : refused.words)
    }
  }

  private func saved(_ draft: StatementDraft, _ state: DeskState) throws -> ResolvedStatement {
    let desk = workspace.shelf.desk
    guard let edited = state.edited else {
      return try desk.register(draft, correcting: state.corrected?.id, language: language).resolved
    }
    // A statement that somebody else has changed since is looked at again first.
    let head = form["head"].flatMap { Head(parsing: $0) }
    return try desk.edit(edited.id, as: draft, language: language, on: head).resolved
  }

  /// Back to the text with the statement in hand, or with nothing in hand and the next one prepared.
  private func onward(_ statement: Statement, _ state: DeskState, isNext: Bool) -> Address {
    var part = state.part
    if case .text(_, let range)? = statement.passages.first?.place {
      part = scene.index.parts[source.id]?.part(holding: range.lowerBound)
    }
    let address = Address("desk", source.slug.rawValue, query: ["part": part.map { String($0) }])
    if state.corrected != nil { return address.adding("proposals", "next").at("apparatus") }
    return isNext
      ? address.adding("after", statement.slug.rawValue).at("apparatus")
      : address.adding("statement", statement.slug.rawValue).at("apparatus")
  }

  // MARK: The form again

  private func shown(_ typed: DraftForm, _ state: DeskState) -> Answer {
    let finding = finding(typed.draft, state)
    if call.visit.part == "consequence" {
      return .fragment(ConsequenceNote(scene: scene, finding: finding).html())
    }
    var page = page(typed, state)
    page.consequence = finding
    return .page(page.html())
  }

  private func refused(_ typed: DraftForm, _ state: DeskState, _ words: String?) -> Answer {
    var page = page(typed, state)
    page.refusal = words
    return .page(page.html(), status: .unprocessable)
  }

  private func page(_ typed: DraftForm, _ state: DeskState) -> DeskPage {
    var page = DeskPage(scene: scene, state: state, text: scene.index.texts[source.id])
    page.form = typed
    return page
  }

  private func finding(_ draft: StatementDraft, _ state: DeskState) -> ConsequenceNote.Finding {
    guard
      let resolved = try? draft.resolved(
        in: scene.inquiry, names: scene.index.names, language: language, editing: state.edited)
    else { return .incomplete }
    return .change(Consequence(of: resolved.changes, to: scene.reading.assessment))
  }

  /// Looks for words in the text, and adds the passage where they stand.
  private func find(_ typed: inout DraftForm) {
    guard let text = scene.index.texts[source.id], !typed.quote.isEmpty else {
      typed.flaws.append(DraftFlaw("quote", .missing))
      return
    }
    switch QuotationFinder(text.text).find(typed.quote) {
    case .one(let range):
      typed.draft.passages.append(.text(range))
      typed.quote = ""
    case .several(let ranges): typed.flaws.append(DraftFlaw("quote", .severalTimes(ranges.count)))
    case .none(let nearest):
      let scalars = scene.index.scalars[source.id] ?? []
      typed.flaws.append(
        DraftFlaw("quote", .notInText(nearest: nearest.map { String(scalars.words($0).prefix(120)) })))
    }
  }
}

extension DeskState {
  /// The state a form was sent from.
  init(source: Source, form: FormFields, scene: Scene) {
    self.init(source: source)
    part = form["part"].flatMap { Int($0) }
    edited = form["edit"].flatMap { scene.index.statement($0, scene.inquiry) }
    corrected = form["correct"].flatMap { scene.inquiry.proposals[Identifier($0)] }
    after = form["after"].flatMap { scene.index.statement($0, scene.inquiry) }
    hand = .form
  }
}
