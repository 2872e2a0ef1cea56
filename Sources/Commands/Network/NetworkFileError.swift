/// Why a file is not a network, and where.
package struct NetworkFileError: Error, Hashable {
  /// What was wrong.
  package enum Reason: Hashable, Sendable {
    /// The file does not begin with `stn`.
    case notANetwork
    /// The version is not 1.
    case unknownVersion
    /// A count is negative, beyond what a network can hold, or far beyond what the rows can speak of.
    case impossibleCount(Int, most: Int)
    /// The origin is not event 0.
    case originNotZero
    /// The header names no events, constraints or statements.
    case headerIncomplete
    /// There is no `data` line.
    case noData
    /// A whole number was expected.
    case notANumber
    /// A number does not fit.
    case numberTooLarge
    /// A row has more than seven fields.
    case tooManyFields
    /// An event is not among those the header counts.
    case unknownEvent(Int)
    /// A statement is not among those the header counts.
    case unknownStatement(Int)
    /// A what-if step begins with neither verb.
    case unknownEdit
    /// There are more or fewer rows than the header says; `nil` when more.
    case wrongRowCount(expected: Int, found: Int?)
  }

  /// What was wrong.
  package let reason: Reason
  /// The line, from 1.
  package let line: Int

  /// What happened, and what to do about it.
  package var explanation: (message: String, hint: String) {
    switch reason {
    case .notANetwork: ("this is not a network file", "begin it with the line “stn 1”")
    case .unknownVersion: ("this version of the format is not known", "write “stn 1”")
    case .impossibleCount(let count, let most):
      ("a network with so many rows cannot have \(count) of these", "write a number of at most \(most)")
    case .originNotZero: ("the origin is not event 0", "number the events so that the origin is 0")
    case .headerIncomplete:
      ("the header is incomplete", "give “events”, “constraints” and “statements” before “data”")
    case .noData: ("the file ends before its rows", "put a line “data” between header and rows")
    case .notANumber: ("a whole number was expected", "a row is: id statement weight a b lo hi")
    case .numberTooLarge: ("the number is too large", "numbers must fit 64 bits, identifiers and weights 32")
    case .tooManyFields:
      ("the row goes on after its seventh field", "a row is: id statement weight a b lo hi")
    case .unknownEvent(let event):
      ("event \(event) does not exist", "events run from 0 to one less than the header's count")
    case .unknownStatement(let statement):
      ("statement \(statement) does not exist", "statements run from 1 to the header's count")
    case .unknownEdit: ("a step is to retract or to assert", "begin the line with “retract” or “assert”")
    case .wrongRowCount(let expected, let found):
      found.map { ("the header promises \(expected) rows, there are \($0)", "correct “constraints”") }
        ?? ("there are more rows than the \(expected) the header promises", "correct “constraints”")
    }
  }
}
