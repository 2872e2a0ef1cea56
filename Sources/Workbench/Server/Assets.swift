import Foundation
import Presentation

/// The style sheets, modules and map data that pages are made of, read once.
enum Assets {
  /// A file as it is served.
  struct File: Sendable {
    let name: String
    let contentType: String
    let bytes: [UInt8]
  }

  /// The style sheets, in the order in which they apply.
  static let styles: [File] = [
    File(name: "tokens.css", contentType: "text/css; charset=utf-8", bytes: Resources.bytes("tokens.css")),
    File(name: "view.css", contentType: "text/css; charset=utf-8", bytes: Resources.bytes("view.css")),
    own("workbench.css", "text/css; charset=utf-8"),
    own("people.css", "text/css; charset=utf-8"),
    own("sources.css", "text/css; charset=utf-8"),
    own("desk.css", "text/css; charset=utf-8"),
    own("print.css", "text/css; charset=utf-8"),
  ]

  /// The modules, of which the first loads the others.
  static let modules: [File] = [
    "part.js", "keys.js", "events.js", "drafts.js", "chrono.js", "map.js", "desk.js", "places.js",
    "margins.js",
    "select.js", "register.js", "when.js",
  ].map {
    own($0, "text/javascript; charset=utf-8")
  }

  /// The mark of the program.
  static let mark = own("mark.svg", "image/svg+xml")

  /// Serves a file by its name in the list; nothing else of the machine can be asked for.
  static func file(_ name: String) -> File? { (styles + modules + [mark]).first { $0.name == name } }

  private static func own(_ name: String, _ contentType: String) -> File {
    let url = Bundle.module.bundleURL.appendingPathComponent("Resources/" + name)
    guard let data = try? Data(contentsOf: url) else {
      preconditionFailure("the program was installed without \(name)")
    }
    return File(name: name, contentType: contentType, bytes: Array(data))
  }
}
