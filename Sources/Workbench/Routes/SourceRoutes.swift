import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  var sourceRoutes: [Route] {
    [
      .page("/sources") { call in
        let scene = try await scene(call)
        return .page(SourcesPage(scene: scene).html())
      },
      .page("/sources/*") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        return .page(SourcePage(scene: scene, source: source, page: call.visit.query("page")).html())
      },
      .page("/add-source") { call in
        let scene = try await scene(call)
        guard !scene.frame.isReadOnly else { return closed(scene) }
        return .page(SourceFormPage(scene: scene, purpose: .adding, fields: SourceFields()).html())
      },
      .upload("/add-source", bodyLimit: Self.uploadLimit + (1 << 20)) { call in try await addSource(call) },
      .page("/sources/*/edit") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        guard !scene.frame.isReadOnly else { return closed(scene) }
        let fields = SourceFields(source, in: scene.inquiry)
        return .page(SourceFormPage(scene: scene, purpose: .describing(source), fields: fields).html())
      },
      .action("/sources/*/edit") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        let fields = SourceFields(form, before: source, scene.words)
        let address = Address("sources", (fields.source.slug ?? source.slug).rawValue)
        if !fields.flaws.isEmpty { return refused(scene, .describing(source), fields) }
        do {
          let head = form["head"].flatMap { Head(parsing: $0) }
          _ = try shelf.desk.changeSource(source.id, to: fields.source, on: head)
          return .redirect(to: address)
        } catch {
          if case .nothingChanges? = (error as? ArchiveError)?.reason { return .redirect(to: address) }
          return refused(scene, .describing(source), fields, error)
        }
      },
    ]
  }

  /// Takes a file or a path and what is known of its source; a long text is read while a page waits.
  private func addSource(_ call: Route.Call) async throws -> Answer {
    let scene = try await scene(call)
    guard let sent = call.visit.multipart else { return .refusal(.badRequest, "The form cannot be read.") }
    let form = FormFields(fields: sent.fields)
    let fields = SourceFields(form, scene.words)
    let path = form["path"]
    func again(_ why: String?, _ error: (any Error)? = nil) -> Answer {
      refused(scene, .adding, fields, error, fileFlaw: why, path: path, proposes: form["propose"] == "yes")
    }
    var file = sent.files.first.map { (bytes: $0.bytes, name: $0.name) }
    if file == nil, let path {
      guard path.hasPrefix("/") else { return again(scene.words("sourceForm.notAbsolute")) }
      do {
        file = (
          bytes: try desk.readFile(path, limit: Self.uploadLimit), name: MultipartForm.harmless(path)
        )
      } catch {
        return again(Refused(error).words)
      }
    }
    if let file, file.bytes.count > Self.uploadLimit {
      return again(
        scene.words("sourceForm.tooLarge", ["limit": scene.words.number(Self.uploadLimit >> 20)]))
    }
    guard fields.flaws.isEmpty else { return again(nil) }
    guard file != nil || fields.source.title != nil else { return again(scene.words("sourceForm.nothing")) }
    let head = form["head"].flatMap { Head(parsing: $0) }
    let (entered, taken, desk) = (fields.source, file, desk)
    let proposes = form["propose"] == "yes" && file != nil
    let work: @Sendable (@escaping @Sendable (AddingStage) -> Void) throws -> Address = { report in
      let added = try desk.addSource(entered, file: taken, on: head, report: report)
      if proposes {
        report(.proposing)
        try desk.propose(from: added.source.id)
        return Address("desk", added.source.slug.rawValue)
      }
      return Address("sources", added.source.slug.rawValue)
    }
    // What is read in no time is not waited for.
    if (file?.bytes.count ?? 0) < (proposes ? Self.longText / 8 : Self.longText) {
      do {
        return .redirect(to: try work { _ in })
      } catch {
        return again(nil, error)
      }
    }
    guard let job = await jobs.start(file?.name ?? "", work) else {
      return again(scene.words("sourceForm.busy"))
    }
    return .redirect(to: Address("jobs", job.id))
  }

  /// From how many bytes on a text is read while a page waits.
  private static let longText = 1 << 18

  private func refused(
    _ scene: Scene, _ purpose: SourceFormPage.Purpose, _ fields: SourceFields, _ error: (any Error)? = nil,
    fileFlaw: String? = nil, path: String? = nil, proposes: Bool = true
  ) -> Answer {
    var fields = fields
    var isStale = false
    if let error {
      let refused = Refused(error)
      isStale = refused.isStale
      fields = fields.refused(refused.isStale ? scene.words("act.stale") : refused.words, at: nil)
    }
    let page = SourceFormPage(
      scene: scene, purpose: purpose, fields: fields, fileFlaw: fileFlaw, path: path, proposes: proposes)
    return .page(page.html(), status: isStale ? .conflict : .unprocessable)
  }

  private var desk: Desk { shelf.desk }
}

extension Scene {
  /// A link to the page of somebody or something, where it has one.
  func link(to referent: Referent) -> HTML? {
    switch referent {
    case .person(let id):
      inquiry.persons[id].map { Tag.a(.href(address(of: $0)), text: $0.name) }
    case .event(let id):
      inquiry.events[id].map { Tag.a(.href(proofAddress(of: $0)), text: $0.title) }
    case .place(let id):
      inquiry.places[id].map {
        Tag.a(.href(Address("chronology", query: ["place": $0.slug.rawValue])), text: $0.name)
      }
    case .source(let id):
      inquiry.sources[id].map { Tag.a(.href(Address("sources", $0.slug.rawValue)), text: $0.title) }
    case .group, .work, .statement: nil
    }
  }
}

/// A statement in a list: its number, its words, what it says, who says so.
struct StatementCard: Sendable {
  let scene: Scene
  let statement: Statement
  var isChosen = false

  func html() -> HTML {
    let words = scene.words
    let isContradicted = scene.index.contradicted.contains(statement.id)
    return Tag.li(
      .id("s-" + statement.slug.rawValue),
      .class("card" + (isContradicted ? " bad" : "") + (isChosen ? " on" : ""))
    ) {
      Tag.span(.class("number"), text: scene.index.numbers[statement.id].map { String($0) } ?? "")
      Tag.div {
        for claim in statement.claims { claimLine(claim, words) }
        for passage in statement.passages {
          Tag.p(.class("quotation"), .lang(language), text: words.quoted(passage.quotation))
        }
        Tag.p(.class("muted")) {
          scene.voices.witness(of: statement) + " "
          scene.citations(statement)
          if statement.decision == .open { Tag.span(.class("tag"), text: words("statement.open")) }
          if statement.decision == .acceptedInBulk { Tag.span(.class("tag"), text: words("proof.unread")) }
          if statement.decision == .rejected { Tag.span(.class("tag"), text: words("statement.rejected")) }
        }
        if statement.voices.count > 1 {
          Tag.p(.class("muted"), text: words("statement.chain", ["chain": scene.voices.chain(of: statement)]))
        }
        for voice in scene.inquiry.unattestedVoices(of: statement) {
          Tag.p(.class("flaw"), text: words("statement.unattested", ["words": voice.words]))
        }
        if let note = statement.note { Tag.p(.class("muted"), text: note) }
      }
    }
  }

  private var language: String? { statement.source.flatMap { scene.inquiry.sources[$0]?.languages.first } }

  private func claimLine(_ claim: Claim, _ words: Catalogue) -> HTML {
    var events: [Event] = []
    claim.content.concerns { referent in
      if case .event(let id) = referent, events.isEmpty, let event = scene.inquiry.events[id] {
        events.append(event)
      }
    }
    return Tag.p(.class("claim")) {
      if let event = events.first {
        Tag.a(.href(scene.proofAddress(of: event)), text: scene.claims.sentence(claim))
      } else {
        scene.claims.sentence(claim)
      }
      if claim.kind != .report { Tag.span(.class("tag"), text: words("claimKind." + claim.kind.rawValue)) }
      if let level = scene.voices.level(claim.level) { Tag.span(.class("tag"), text: level) }
      if let certainty = claim.editorCertainty ?? claim.witnessCertainty {
        " "
        certainty.html(words)
      }
    }
  }
}
