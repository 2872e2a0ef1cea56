/// The windows of a network as they were found part by part, for a later search of the same network to begin with.
struct SolvedParts: Sendable {
  let earliest: [Int32]
  let latest: [Int32]
  let places: PartPlaces
  /// For each label whether it counted in the end.
  let members: [Bool]
  /// How many rows there were.
  let rowCount: Int

  /// The windows of the parts of which a network still says the same, with the rows of all others.
  ///
  /// - Parameters:
  ///   - columns: The rows of the network, those of before at their places.
  ///   - optionColumns: The rows of options.
  ///   - choices: The alternatives.
  ///   - members: For each label whether it counts now.
  /// - Returns: The windows, all other points open; and the rows that count and are of no part that is as it was.
  func unchanged(
    in columns: NetworkColumns, _ optionColumns: NetworkColumns, _ choices: [ChoiceRows], _ members: [Bool]
  ) -> (parts: SolvedParts, rows: [Int32]) {
    let pointCount = Int(columns.pointCount)
    precondition(rowCount <= columns.count && earliest.count <= pointCount, "windows of another network")
    let more = pointCount - earliest.count
    var places = self.places
    places.reserve(pointCount)
    var isChanged = [Bool](repeating: false, count: places.parts.count)
    func touch(_ point: Int32) {
      let part = places.part(of: point)
      if part >= 0 { isChanged[part] = true }
    }
    columns.withRows { all in
      for row in 0..<all.label.count {
        let label = Int(all.label[row])
        let counted = row < rowCount && self.members[label]
        guard members[label] != counted else { continue }
        touch(all.from[row])
        touch(all.to[row])
      }
    }
    // Alternatives are searched each time, and whatever they hang together with.
    for row in choices.lazy.filter({ members[Int($0.label)] }).flatMap({ $0.options.joined() }) {
      touch(optionColumns.from[Int(row)])
      touch(optionColumns.to[Int(row)])
    }
    var earliest = self.earliest + Array(repeating: -Day.open, count: more)
    var latest = self.latest + Array(repeating: Day.open, count: more)
    for point in 1..<max(1, pointCount) {
      let part = places.part(of: Int32(truncatingIfNeeded: point))
      guard part < 0 || isChanged[part] else { continue }
      (earliest[point], latest[point]) = (-Day.open, Day.open)
      places.remove(Int32(truncatingIfNeeded: point))
    }
    var rows: [Int32] = []
    columns.withRows { all in
      for row in 0..<all.label.count where members[Int(all.label[row])] {
        let point = all.from[row] == 0 ? all.to[row] : all.from[row]
        if places.part(of: point) < 0 { rows.append(Int32(truncatingIfNeeded: row)) }
      }
    }
    return (
      SolvedParts(
        earliest: earliest, latest: latest, places: places, members: members, rowCount: columns.count), rows
    )
  }
}
