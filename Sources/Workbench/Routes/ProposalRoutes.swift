import Editing
import Presentation
import Testimony

extension Workspace {
  /// Having a text read for the first time, and deciding what it proposes.
  var proposalRoutes: [Route] {
    [
      .action("/desk/*/proposals") { call in
        let scene = try await scene(call)
        guard let form = call.visit.form else { return .refusal(.badRequest, "The form cannot be read.") }
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        let part = form["part"].flatMap { Int($0) } ?? 1
        let deciding = Deciding(scene: scene, source: source, part: part, form: form)
        return try await act(call, then: deciding.onward) { desk, _ in try deciding.carryOut(desk) }
      }
    ]
  }
}

/// What becomes of proposals when one of their buttons is pressed.
private struct Deciding: Sendable {
  let scene: Scene
  let source: Source
  let part: Int
  let form: FormFields

  private var filter: ProposalFilter {
    var filter = ProposalFilter()
    filter.source = source.id
    return filter
  }

  private var proposal: Proposal? { form["proposal"].flatMap { scene.inquiry.proposals[Identifier($0)] } }

  private func isHere(_ proposal: Proposal) -> Bool {
    guard let passage = proposal.passages.first else { return part == 1 }
    guard case .text(_, let range) = passage.place else { return false }
    return scene.index.parts[source.id]?.part(holding: range.lowerBound) == part
  }

  /// The page with the proposal that follows the one decided.
  var onward: Address {
    let address = Address("desk", source.slug.rawValue, query: ["part": String(part)])
    let here = scene.inquiry.proposals(filter, by: .place).filter(isHere)
    guard let proposal, let place = here.firstIndex(where: { $0.id == proposal.id }),
      place + 1 < here.count
    else { return address.adding("proposals", "next").at("apparatus") }
    let next = here[(place + 1)...].first { form["act"] != "accept-name" || $0.content != proposal.content }
    return address.adding("proposals", next?.id.rawValue ?? "next").at("apparatus")
  }

  func carryOut(_ desk: Desk) throws {
    switch form["act"] {
    case "read": try desk.propose(from: source.id)
    case "accept-page":
      try desk.accept(
        scene.inquiry.proposals(filter, by: .place).filter(isHere).map(\.id), as: .acceptedInBulk)
    case "reject":
      guard let proposal else { return }
      try desk.reject([proposal.id])
    case "accept-name":
      guard let proposal, case .mention(let name) = proposal.content else { return }
      var filter = filter
      filter.name = name
      let mentions = scene.inquiry.proposals(filter, by: .place).filter { $0.content == proposal.content }
      // The one that was looked at is read; the others are not.
      let correction = correction(of: proposal)
      try desk.accept([proposal.id], corrected: correction.map { [proposal.id: $0] } ?? [:])
      let others = mentions.map(\.id).filter { $0 != proposal.id }
      guard !others.isEmpty else { return }
      try desk.accept(
        others, as: .acceptedInBulk,
        corrected: correction.map { one in Dictionary(uniqueKeysWithValues: others.map { ($0, one) }) } ?? [:]
      )
    default:
      guard let proposal else { return }
      try desk.accept([proposal.id], corrected: correction(of: proposal).map { [proposal.id: $0] } ?? [:])
    }
  }

  /// Another name that was typed for what words mean; a record that bears it is meant.
  private func correction(of proposal: Proposal) -> ProposalCorrection? {
    let proposed: ProposedName
    switch proposal.content {
    case .mention(let name), .reference(let name): proposed = name
    default: return nil
    }
    guard let typed = form["name"], !typed.isEmpty, typed != proposed.name else { return nil }
    var correction = ProposalCorrection()
    if case .one(let referent) = scene.index.names.find(typed, [.person, .group, .place, .work]) {
      correction.meanings[proposed] = referent
    } else {
      correction.content = .mention(ProposedName(proposed.kind, typed))
    }
    return correction
  }
}
