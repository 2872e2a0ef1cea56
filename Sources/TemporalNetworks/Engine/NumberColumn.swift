/// Whole numbers in a row: those of an array, or those of a packed network where they lie.
package struct NumberColumn: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  /// Numbers that belong to something else.
  private final class Lent: @unchecked Sendable {
    // Unchecked: the numbers are only read, and stay where they are while their owner lives.
    let numbers: UnsafeBufferPointer<Int32>
    private let owner: AnyObject

    init(_ numbers: UnsafeBufferPointer<Int32>, owner: AnyObject) {
      self.numbers = numbers
      self.owner = owner
    }
  }

  private var own: [Int32]
  private var lent: Lent?

  /// Takes an array.
  package init(_ numbers: [Int32]) { own = numbers }

  package init(arrayLiteral numbers: Int32...) { own = numbers }

  /// Uses numbers where they lie; only when one is appended are they copied.
  ///
  /// - Parameters:
  ///   - numbers: The numbers.
  ///   - owner: What keeps them where they are.
  init(lending numbers: UnsafeBufferPointer<Int32>, owner: AnyObject) {
    own = []
    lent = Lent(numbers, owner: owner)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { lent?.numbers.count ?? own.count }

  package subscript(place: Int) -> Int32 {
    guard let lent else { return own[place] }
    precondition(lent.numbers.indices.contains(place), "a column has no such place")
    return lent.numbers[place]
  }

  /// Appends a number.
  package mutating func append(_ number: Int32) {
    if let lent {
      own = Array(lent.numbers)
      self.lent = nil
    }
    own.append(number)
  }

  /// Makes room for so many numbers in all, unless they lie elsewhere.
  mutating func reserveCapacity(_ count: Int) {
    if lent == nil { own.reserveCapacity(count) }
  }

  /// Calls a function with the numbers as they lie in memory.
  package func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Int32>) throws -> Result
  ) rethrows -> Result {
    guard let lent else { return try own.withUnsafeBufferPointer(body) }
    return try body(lent.numbers)
  }

  package func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Int32>) throws -> Result
  ) rethrows -> Result? {
    try withUnsafeBufferPointer(body)
  }
}
