import Editing
import Presentation
import Testimony

extension Workspace {
  var deskRoutes: [Route] {
    [
      .page("/desk") { call in
        let scene = try await scene(call)
        let places = ReadingPlaces(call.visit)
        let last = places.last.flatMap { scene.index.source($0, scene.inquiry) }
        guard
          let source = last ?? scene.inquiry.sources.first(where: { scene.index.texts[$0.id] != nil })
            ?? scene.inquiry.sources.first(where: { _ in true })
        else {
          let title = scene.words("section.desk")
          return .page(
            scene.frame.page(title, in: .desk, layout: "sheet-page narrow") {
              Tag.div(.class("head")) { Tag.h1(text: title) }
              FirstSteps(scene).html()
            })
        }
        return .redirect(to: Address("desk", source.slug.rawValue))
      },
      .page("/desk/*") { call in
        let scene = try await scene(call)
        guard let source = scene.index.source(call.places[0], scene.inquiry) else { return notFound(scene) }
        let text = scene.index.texts[source.id]
        var state = DeskState(call.visit, source: source, scene: scene)
        var places = ReadingPlaces(call.visit)
        // An address that names no place leads to where the reader left off.
        if state.part == nil, state.places.isEmpty, state.chosen == nil, state.edited == nil {
          state.part = places.part(in: source.slug.rawValue)
        }
        var finding: DeskApparatus.QuoteFinding?
        if let quote = state.quote, let text {
          switch QuotationFinder(text.text).find(quote) {
          case .one(let range):
            return .redirect(
              to: state.address(part: nil, at: [.text(range)], scene.inquiry).at("register"))
          case .several(let ranges): finding = .several(ranges)
          case .none(let nearest): finding = .none(nearest: nearest)
          }
        }
        var page = DeskPage(scene: scene, state: state, text: text)
        page.finding = finding
        places.keep(page.part, in: source.slug.rawValue)
        var answer = Answer.page(page.html())
        answer.headers.append(places.cookie)
        return answer
      },
    ]
  }
}

/// Where a reader left off in each source.
///
/// It is kept in a cookie of the reader's own browser, for the last twenty sources, and not in the archive: where
/// somebody stopped reading is no testimony, and two readers of one archive do not share it.
struct ReadingPlaces: Sendable {
  private static let name = "temoin-places"
  private static let most = 20
  private var places: [(source: String, part: Int)] = []

  init(_ visit: Visit) {
    guard
      let text = visit.cookies[Self.name].flatMap({ FormFields.percentDecoded($0.utf8, plusIsSpace: false) })
    else { return }
    for piece in text.split(separator: ",").prefix(Self.most) {
      let halves = piece.split(separator: "=")
      guard halves.count == 2, let part = Int(halves[1]), part > 0 else { continue }
      places.append((String(halves[0]), part))
    }
  }

  /// The source that was read last.
  var last: String? { places.first?.source }

  /// The stretch that was read last in a source.
  func part(in source: String) -> Int? { places.first { $0.source == source }?.part }

  /// Keeps where the reader is.
  mutating func keep(_ part: Int, in source: String) {
    places.removeAll { $0.source == source }
    places.insert((source, part), at: 0)
    places = Array(places.prefix(Self.most))
  }

  /// The header that keeps it.
  var cookie: (name: String, value: String) {
    let text = places.map { "\($0.source)=\($0.part)" }.joined(separator: ",")
    return (
      "set-cookie",
      "\(Self.name)=\(Address.encoded(text)); HttpOnly; SameSite=Strict; Path=/desk; Max-Age=31536000"
    )
  }
}
