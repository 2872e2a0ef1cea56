import Foundation
import Calendars
import DatePhrases
import EDTF

// Reads and bounds a file of expressions, one a line, for a number of seconds on one core, and prints
// expressions a second. `compare.py` runs it beside the Python package and a regular expression.

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("usage: dates FILE [SECONDS]")
  exit(2)
}
let text = try String(contentsOfFile: arguments[1], encoding: .utf8)
var lines = text.split(separator: "\n").map(String.init)
for index in lines.indices { lines[index].makeContiguousUTF8() }
let seconds = arguments.count > 2 ? Double(arguments[2]) ?? 2 : 2

func rate(_ name: String, _ body: (String) -> Int) {
  let clock = ContinuousClock()
  let start = clock.now
  var count = 0
  var checksum = 0
  repeat {
    for line in lines { checksum &+= body(line) }
    count += lines.count
  } while start.duration(to: clock.now) < .seconds(seconds)
  let elapsed = start.duration(to: clock.now) / .seconds(1)
  print("\(name)\t\(Int(Double(count) / elapsed)) a second\tchecksum \(checksum)")
}

rate("read and bound") { line in
  guard let expression = try? EDTFExpression(parsing: line) else { return 1 }
  let bounds = expression.bounds()
  return (bounds.earliest?.rawValue ?? 0) &+ (bounds.latest?.rawValue ?? 0)
}
rate("read only") { line in
  guard let expression = try? EDTFExpression(parsing: line) else { return 1 }
  return expression.level.rawValue
}
