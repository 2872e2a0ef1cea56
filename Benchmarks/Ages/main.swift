import Calendars
import Foundation
import TemporalNetworks

// Reads a network of ages, years, springs, differences and sets of days on standard input, as
// `Networks/ages.py` writes it, and prints the window of each event and the processor time of solving.
//
//   span FIRST LAST        days every event lies within, counted from 1 January 1800
//   events N
//   days E FIRST LAST …    E lies in one of these ranges
//   diff A B LOW HIGH      LOW ≤ B − A ≤ HIGH, `*` where open
//   age A B N              B falls while somebody born on A is N years old
//   years A B K            B falls in the K-th calendar year after that of A
//   spring A B             B falls in the first spring that begins after A

let epoch = DayNumber(gregorian: 1800, 1, 1)

func day(_ year: Int, _ month: Int, _ day: Int) -> Int32 {
  Int32(DayNumber(gregorian: year, month, day) - epoch)
}

func date(_ day: Int32) -> CivilDate { (epoch + Int(day)).gregorian }

/// The day a person born on a day completes some years; born on 29 February, on 1 March in other years.
func anniversary(_ birth: Int32, _ years: Int) -> Int32 {
  let date = date(birth)
  return day(date.astronomicalYear + years, date.month, 1) + Int32(date.day - 1)
}

func springAfter(_ now: Int32) -> Int32 {
  let year = date(now).astronomicalYear
  let spring = day(year, 3, 1)
  return spring > now ? spring : day(year + 1, 3, 1)
}

func fail(_ line: String) -> Never {
  FileHandle.standardError.write(Data("ages: cannot read “\(line)”\n".utf8))
  exit(2)
}

var network = TemporalNetwork<Int>()
var points: [TimePoint] = []
var span: ClosedRange<Int32> = 0...0
var registered: [String: MonotoneFunction.Reference] = [:]

@MainActor func function(_ key: String, _ value: @escaping @Sendable (Int32) -> Int32)
  -> MonotoneFunction.Reference
{
  if let known = registered[key] { return known }
  let reference = network.register(MonotoneFunction(span: span, periodInDays: 146_097, value: value))
  registered[key] = reference
  return reference
}

var label = 0
while let line = readLine() {
  let words = line.split(separator: " ")
  let numbers = words.dropFirst().map { Int($0) }
  guard let verb = words.first, let first = numbers.first ?? nil else { fail(line) }
  label += 1
  switch (verb, numbers.count) {
  case ("span", 2):
    guard let last = numbers[1] else { fail(line) }
    span = Int32(first)...Int32(last)
  case ("events", 1):
    for _ in 0..<first {
      let point = network.addPoint()
      points.append(point)
      network.add(
        Constraint(
          from: .origin, to: point, atLeast: Int(span.lowerBound), atMost: Int(span.upperBound), label: 0))
    }
  case ("days", 3...):
    let ends = numbers.dropFirst().compactMap { $0 }
    let ranges = stride(from: 0, to: ends.count - 1, by: 2).map { ends[$0]...ends[$0 + 1] }
    network.restrict(points[first], to: ranges, label: label)
  case ("diff", 4):
    guard let second = numbers[1] else { fail(line) }
    network.add(
      Constraint(
        from: points[first], to: points[second], atLeast: numbers[2], atMost: numbers[3], label: label))
  case ("age", 3), ("years", 3), ("spring", 2):
    guard let second = numbers[1], let count = verb == "spring" ? 0 : numbers[2] else { fail(line) }
    let (lower, upper): (MonotoneFunction.Reference, MonotoneFunction.Reference)
    switch verb {
    case "age":
      lower = function("birthday \(count)") { anniversary($0, count) }
      upper = function("last day \(count)") { anniversary($0, count + 1) - 1 }
    case "years":
      lower = function("year \(count)") { day(date($0).astronomicalYear + count, 1, 1) }
      upper = function("year's end \(count)") { day(date($0).astronomicalYear + count + 1, 1, 1) - 1 }
    default:
      lower = function("spring") { springAfter($0) }
      upper = function("spring's end") { day(date(springAfter($0)).astronomicalYear, 6, 1) - 1 }
    }
    network.add(
      Constraint(from: points[first], to: points[second], notBefore: lower, notAfter: upper, label: label))
  default: fail(line)
  }
}

func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let begin = processorSeconds()
let windows = network.windows()
let seconds = processorSeconds() - begin
guard windows.isConsistent, windows.fault == nil else {
  print("inconsistent")
  exit(1)
}
for point in points {
  let window = windows[point]
  print(window?.earliest.map(String.init) ?? "*", window?.latest.map(String.init) ?? "*")
}
FileHandle.standardError.write(Data("{\"solve_s\": \(seconds)}\n".utf8))
