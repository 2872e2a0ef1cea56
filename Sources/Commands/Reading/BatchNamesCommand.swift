package import ArgumentParser
import TextReading

/// `temoin batch names`: groups the ways in which people are named.
package struct BatchNamesCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "names",
    abstract: "Group the ways in which people are named.",
    discussion: """
      Lines with "id" and "name" are grouped all together; lines with "mentions" (each with "id" and "name", \
      in the order of the text) are grouped line by line. For each name one line comes out: "id", "cluster" and \
      "reason".
      """)

  @Argument(help: "JSON Lines; standard input when absent.")
  var file: String?

  package init() {}

  package func run() throws {
    let clusterer = NameClusterer()
    var loose: [Line.Mention] = []
    var texts = 0
    try BatchLines(path: file).forEach(as: Line.self) { line in
      if let mentions = line.mentions {
        texts += 1
        try write(mentions, scope: .text, prefix: "t\(texts)-", clusterer: clusterer)
      } else if let id = line.id, let name = line.name {
        loose.append(Line.Mention(id: id, name: name))
      }
    }
    try write(loose, scope: .collection, prefix: "p", clusterer: clusterer)
  }

  private func write(
    _ mentions: [Line.Mention], scope: NameClusterer.Scope, prefix: String, clusterer: NameClusterer
  ) throws {
    var answers: [Answer?] = Array(repeating: nil, count: mentions.count)
    for (number, cluster) in clusterer.clusters(of: mentions.map(\.name), scope: scope).enumerated() {
      for (mention, reason) in zip(cluster.mentions, cluster.reasons) {
        answers[mention] = Answer(
          cluster: "\(prefix)\(number + 1)", id: mentions[mention].id, reason: reason.rawValue)
      }
    }
    for answer in answers { if let answer { try BatchLines.write(answer) } }
  }

  private struct Line: Decodable {
    struct Mention: Decodable {
      let id: String
      let name: String
    }

    let id: String?
    let name: String?
    let mentions: [Mention]?
  }

  private struct Answer: Encodable {
    let cluster: String
    let id: String
    let reason: String
  }
}
