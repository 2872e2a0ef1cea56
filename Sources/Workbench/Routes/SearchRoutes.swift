import Archives
import Editing
import Presentation
import Testimony

extension Workspace {
  var searchRoutes: [Route] {
    [
      .page("/search") { call in
        let scene = try await scene(call)
        // Earlier addresses named the kind of record apart from the query.
        let kind = call.visit.query("kind").map { "record:" + $0 }
        let text = [call.visit.query("q"), kind].compactMap(\.self).joined(separator: " ")
        guard !text.isEmpty else { return .page(SearchPage(scene: scene, text: "").html()) }
        do {
          let query = try InquiryQuery(parsing: text)
          let first = max(0, call.visit.query("from").flatMap { Int($0) } ?? 0)
          let found = try scene.reading.search.findings(
            for: query, at: shelf.desk, from: first, limit: SearchPage.limit)
          return .page(SearchPage(scene: scene, text: text, query: query, found: found).html())
        } catch {
          let page = SearchPage(scene: scene, text: text, refusal: Refused(error).words)
          return .page(page.html(), status: .badRequest)
        }
      }
    ]
  }
}
