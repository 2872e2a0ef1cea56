/// What a part of a network says, its points, labels and functions numbered afresh.
///
/// Parts of the same content have the same windows and conflicts, whatever networks they stand in. Labels keep their
/// order, since conflicts are told in it.
struct PartContent: Hashable, Sendable {
  fileprivate(set) var pointCount: Int32 = 1
  /// Row by row: from, to, lower, upper, label.
  fileprivate(set) var numbers: [Int32] = []
  fileprivate(set) var specialRows: [Int32] = []
  fileprivate(set) var specials: [NetworkColumns.Special] = []
  /// The names of the functions, in the order of first use.
  fileprivate(set) var functions: [String] = []
  /// The rows in short, by which parts are told apart before they are compared.
  fileprivate(set) var digest: UInt64 = 0

  /// How many rows there are.
  var rowCount: Int { numbers.count / 5 }

  /// Hashes the rows in short; what is beside them seldom tells parts apart.
  func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// Multiplies the rows together, two numbers at a time.
  fileprivate static func digest(of numbers: [Int32]) -> UInt64 {
    var digest = UInt64(numbers.count)
    numbers.withUnsafeBytes { bytes in
      for place in stride(from: 0, to: bytes.count - 7, by: 8) {
        digest =
          (digest ^ bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
        digest ^= digest >> 29
      }
    }
    if numbers.count % 2 == 1, let last = numbers.last {
      digest ^= UInt64(UInt32(bitPattern: last)) &* 0xFF51_AFD7_ED55_8CCD
    }
    return digest
  }
}

/// A part of a network with what its numbers stand for there.
struct NumberedPart {
  /// What it says.
  private(set) var content = PartContent()
  /// The point of the network that each point of the part is.
  private(set) var points: [Int32]
  /// The label of the network that each label of the part is, in order.
  private(set) var labels: [Int32]
  /// The functions of the part.
  private var functions: [MonotoneFunction] = []
  /// Whether its content says all: a function without a name could be any.
  private(set) var isTold = true

  /// Numbers some rows of a network afresh.
  ///
  /// - Parameters:
  ///   - rows: The rows, in order.
  ///   - columns: The rows of the network.
  ///   - numbering: Where numbers are noted on the way, made once for parts that share no point.
  init(_ rows: ArraySlice<Int32>, of columns: NetworkColumns, _ numbering: inout Numbering) {
    labels = Self.labels(of: rows, columns)
    for (number, label) in labels.enumerated() {
      numbering.labels[Int(label)] = Int32(truncatingIfNeeded: number)
    }
    var points: [Int32] = [0]
    content.numbers = Array(unsafeUninitializedCapacity: 5 * rows.count) { numbers, count in
      numbering.points.withUnsafeMutableBufferPointer { numbered in
        func number(_ point: Int32) -> Int32 {
          guard point != 0, numbered[Int(point)] == 0 else { return numbered[Int(point)] }
          let number = Int32(truncatingIfNeeded: points.count)
          numbered[Int(point)] = number
          points.append(point)
          return number
        }
        columns.withRows { all in
          for row in rows {
            let at = Int(row)
            numbers[count] = number(all.from[at])
            numbers[count + 1] = number(all.to[at])
            numbers[count + 2] = all.lower[at]
            numbers[count + 3] = all.upper[at]
            numbers[count + 4] = numbering.labels[Int(all.label[at])]
            count += 5
          }
        }
      }
    }
    content.digest = PartContent.digest(of: content.numbers)
    self.points = points
    content.pointCount = Int32(truncatingIfNeeded: points.count)
    guard !columns.specials.isEmpty else { return }
    var places: [Int32: Int32] = [:]
    for (number, row) in rows.enumerated() {
      guard let special = columns.special(row) else { continue }
      content.specialRows.append(Int32(truncatingIfNeeded: number))
      switch special {
      case .days: content.specials.append(special)
      case .functions(let lower, let upper):
        content.specials.append(
          .functions(
            lower: function(lower, columns, &places), upper: function(upper, columns, &places)))
      }
    }
  }

  /// The labels of some rows in order, each once; the rows of a network mostly have them so.
  private static func labels(of rows: ArraySlice<Int32>, _ columns: NetworkColumns) -> [Int32] {
    var labels: [Int32] = []
    labels.reserveCapacity(rows.count)
    var isSorted = true
    columns.label.withUnsafeBufferPointer { label in
      for row in rows {
        let next = label[Int(row)]
        guard let last = labels.last, last >= next else {
          labels.append(next)
          continue
        }
        if last == next { continue }
        labels.append(next)
        isSorted = false
      }
    }
    return isSorted ? labels : NetworkParts.each(labels)
  }

  /// The numbers that points and labels of a network have in the part at hand.
  struct Numbering {
    fileprivate var points: [Int32]
    fileprivate var labels: [Int32]

    init(pointCount: Int, labelCount: Int) {
      points = Array(repeating: 0, count: pointCount)
      labels = Array(repeating: 0, count: labelCount)
    }
  }

  private mutating func function(
    _ place: Int32, _ columns: NetworkColumns, _ places: inout [Int32: Int32]
  ) -> Int32 {
    guard place >= 0 else { return -1 }
    if let known = places[place] { return known }
    let function = columns.functions[Int(place)]
    let number = Int32(truncatingIfNeeded: functions.count)
    places[place] = number
    functions.append(function)
    content.functions.append(function.name ?? "")
    if function.name == nil { isTold = false }
    return number
  }

  /// The part as a network of its own.
  var columns: NetworkColumns {
    var columns = NetworkColumns()
    columns.pointCount = content.pointCount
    columns.functions = functions
    var specials = zip(content.specialRows, content.specials).makeIterator()
    var special = specials.next()
    for row in 0..<content.rowCount {
      let at = 5 * row
      let isSpecial = special.map { Int($0.0) == row } ?? false
      columns.append(
        from: content.numbers[at], to: content.numbers[at + 1], lower: content.numbers[at + 2],
        upper: content.numbers[at + 3], label: content.numbers[at + 4], special: isSpecial ? special?.1 : nil)
      if isSpecial { special = specials.next() }
    }
    return columns
  }
}
