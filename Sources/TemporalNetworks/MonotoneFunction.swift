/// A non-decreasing function from days to days, with its two adjoints.
///
/// A network knows no calendar; whoever builds it hands in what "two years later" or "the next
/// spring" means as such a function, registers it once with
/// ``TemporalNetwork/register(_:)`` and names it in constraints by its reference.
///
/// A point that a function is applied to lies within its span: where it cannot, that is a contradiction, in
/// which the label of the function takes part. A bound that something else gives the point is sharpened to
/// the span; where nothing else bounds the point, or what follows from it, the window stays open.
public struct MonotoneFunction: Sendable {
  /// The place of a function in the table of its network.
  public struct Reference: Hashable, Sendable {
    /// The place, from 0.
    public let index: Int

    init(index: Int) { self.index = index }
  }

  /// Names what the function does, with its span: two functions of one name are one; `nil` for one without a name.
  ///
  /// By its name a function is known again in another network (``PartMemory``).
  public let name: String?
  /// The days the function is defined for.
  public let span: ClosedRange<Int32>
  /// A number *p* of days with `value(x + p) == value(x) + p` throughout the span, if one is known.
  ///
  /// It lets a slow spiral be given up after one period (146,097 days in the Gregorian calendar).
  public let periodInDays: Int32?
  /// The day the function gives for a day of its span.
  public let value: @Sendable (Int32) -> Int32
  /// The greatest day of the span whose value is not above the argument; `Int32.min` when there is none.
  public let greatestNotAbove: @Sendable (Int32) -> Int32
  /// The least day of the span whose value is not below the argument; `Int32.max` when there is none.
  public let leastNotBelow: @Sendable (Int32) -> Int32

  /// Creates a function; adjoints that are not given are found by bisection of the span.
  ///
  /// - Parameters:
  ///   - name: Names what it does, its span included; `nil` if it shall not be known again.
  ///   - span: The days it is defined for, within 400 million days of the origin.
  ///   - periodInDays: A period, `nil` when none is known.
  ///   - value: The function; it must not decrease.
  ///   - greatestNotAbove: For *b*, the greatest *a* of the span with `value(a) ≤ b`, `Int32.min` if none.
  ///   - leastNotBelow: For *b*, the least *a* of the span with `value(a) ≥ b`, `Int32.max` if none.
  public init(
    name: String? = nil, span: ClosedRange<Int32>, periodInDays: Int32? = nil,
    value: @escaping @Sendable (Int32) -> Int32,
    greatestNotAbove: (@Sendable (Int32) -> Int32)? = nil,
    leastNotBelow: (@Sendable (Int32) -> Int32)? = nil
  ) {
    self.name = name
    self.span = span
    self.periodInDays = periodInDays
    self.value = value
    self.greatestNotAbove =
      greatestNotAbove ?? { bound in
        var low = Int(span.lowerBound) - 1
        var high = Int(span.upperBound)
        while low < high {
          let middle = (low + high + 1) >> 1
          if value(Int32(middle)) <= bound { low = middle } else { high = middle - 1 }
        }
        return low < Int(span.lowerBound) ? .min : Int32(low)
      }
    self.leastNotBelow =
      leastNotBelow ?? { bound in
        var low = Int(span.lowerBound)
        var high = Int(span.upperBound) + 1
        while low < high {
          let middle = (low + high) >> 1
          if value(Int32(middle)) >= bound { high = middle } else { low = middle + 1 }
        }
        return low > Int(span.upperBound) ? .max : Int32(low)
      }
  }
}
