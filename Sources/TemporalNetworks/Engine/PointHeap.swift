/// A binary heap of points by key; stale entries are left in and skipped by its user.
struct PointHeap {
  private var entries: [(key: Int, point: Int32)] = []

  var isEmpty: Bool { entries.isEmpty }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }

  mutating func push(_ point: Int32, _ key: Int) {
    entries.append((key, point))
    var place = entries.count - 1
    entries.withUnsafeMutableBufferPointer { entries in
      while place > 0 {
        let parent = (place - 1) >> 1
        guard entries[parent].key > key else { break }
        entries[place] = entries[parent]
        place = parent
      }
      entries[place] = (key, point)
    }
  }

  mutating func pop() -> (key: Int, point: Int32)? {
    guard let first = entries.first else { return nil }
    let last = entries.removeLast()
    let count = entries.count
    guard count > 0 else { return first }
    entries.withUnsafeMutableBufferPointer { entries in
      var place = 0
      while true {
        var child = 2 * place + 1
        guard child < count else { break }
        if child + 1 < count, entries[child + 1].key < entries[child].key { child += 1 }
        guard entries[child].key < last.key else { break }
        entries[place] = entries[child]
        place = child
      }
      entries[place] = last
    }
    return first
  }
}
