import Calendars
import DatePhrases
import EDTF
import Foundation

// Reads and bounds a file of expressions, one a line, on one core, and prints expressions for each
// second of processor time. `compare.py` runs it beside the Python package and a regular expression.

/// The processor time of this process, in seconds.
func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func measure(_ name: String, _ lines: [String], seconds: Double, _ body: (String) -> Int) {
  let start = processorSeconds()
  var count = 0
  var checksum = 0
  repeat {
    for line in lines { checksum &+= body(line) }
    count += lines.count
  } while processorSeconds() - start < seconds
  let rate = Int(Double(count) / (processorSeconds() - start))
  print("\(name)\t\(rate) a second\tchecksum \(checksum)")
}

guard CommandLine.arguments.count >= 2 else {
  print("usage: dates FILE [SECONDS]")
  exit(2)
}
let text = try String(contentsOfFile: CommandLine.arguments[1], encoding: .utf8)
var lines = text.split(separator: "\n").map(String.init)
for index in lines.indices { lines[index].makeContiguousUTF8() }
let seconds = CommandLine.arguments.count > 2 ? Double(CommandLine.arguments[2]) ?? 2 : 2

measure("read and bound", lines, seconds: seconds) { line in
  guard let expression = try? EDTFExpression(parsing: line) else { return 1 }
  let bounds = expression.bounds()
  return (bounds.earliest?.rawValue ?? 0) &+ (bounds.latest?.rawValue ?? 0)
}
measure("read only", lines, seconds: seconds) { line in
  guard let expression = try? EDTFExpression(parsing: line) else { return 1 }
  return expression.level.rawValue
}
