import Foundation
import Presentation
import Testing

@Suite("Colours")
struct TokenTests {
  /// The colours of a theme by token, read from the style sheet that is served.
  private static func colours() throws -> [String: (light: String, dark: String)] {
    let sheet = try #require(String(validating: Resources.bytes("tokens.css"), as: UTF8.self))
    var result: [String: (light: String, dark: String)] = [:]
    for line in sheet.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let open = parts[1].range(of: "light-dark("),
        let close = parts[1].firstIndex(of: ")")
      else { continue }
      let pair = parts[1][open.upperBound..<close].split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      guard pair.count == 2 else { continue }
      result[parts[0].trimmingCharacters(in: .whitespaces)] = (pair[0], pair[1])
    }
    return result
  }

  /// The relative luminance of WCAG 2.2.
  private static func luminance(_ colour: String) -> Double {
    let digits = Array(colour.dropFirst())
    let channels = stride(from: 0, to: 6, by: 2).map { place -> Double in
      let value = Double(Int(String(digits[place...(place + 1)]), radix: 16) ?? 0) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private static func contrast(_ left: String, _ right: String) -> Double {
    let pair = [luminance(left), luminance(right)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  private static let textPairs: [(String, [String])] = [
    (
      "--ink", ["--page", "--paper", "--sunk", "--ochre-soft", "--rubric-soft", "--moss-soft", "--time-soft"]
    ),
    ("--ink-2", ["--page", "--paper", "--sunk", "--rubric-soft", "--moss-soft"]),
    ("--ink-3", ["--page", "--paper", "--sunk"]),
    ("--link", ["--page", "--paper", "--sunk", "--moss-soft"]),
    ("--time", ["--page", "--paper", "--time-soft"]),
    ("--rubric", ["--page", "--paper", "--rubric-soft"]),
    ("--ochre", ["--page", "--ochre-soft"]),
    ("--moss", ["--page", "--paper", "--moss-soft"]),
    ("--paper", ["--ink"]),
  ]

  @Test("Text can be read on every ground it may stand on, in both themes")
  func text() throws {
    let colours = try Self.colours()
    #expect(colours.count >= 19)
    for (name, grounds) in Self.textPairs {
      for ground in grounds {
        let (front, back) = (try #require(colours[name]), try #require(colours[ground]))
        #expect(Self.contrast(front.light, back.light) >= 4.5, "\(name) on \(ground), light")
        #expect(Self.contrast(front.dark, back.dark) >= 4.5, "\(name) on \(ground), dark")
      }
    }
  }

  @Test("Borders of controls and the focus ring can be seen")
  func edges() throws {
    let colours = try Self.colours()
    for name in ["--edge", "--focus"] {
      for ground in ["--page", "--paper"] {
        let (front, back) = (try #require(colours[name]), try #require(colours[ground]))
        #expect(Self.contrast(front.light, back.light) >= 3, "\(name) on \(ground), light")
        #expect(Self.contrast(front.dark, back.dark) >= 3, "\(name) on \(ground), dark")
      }
    }
  }
}
