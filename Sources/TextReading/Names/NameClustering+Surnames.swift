/// Groups forms by surnames that sound alike.
extension NameClustering {
  /// Groups forms by surname, where surnames sound alike.
  mutating func groupSurnames() {
    var spellings: [String: Int] = [:]
    var sounds: [NameSound] = []
    var texts: [String] = []
    var formsOfSpelling: [[Int]] = []
    for (index, form) in forms.enumerated() {
      guard let surname = form.surname, form.number == nil else { continue }
      let key = surname.lowercased()
      let spelling: Int
      if let found = spellings[key] {
        spelling = found
      } else {
        spelling = sounds.count
        spellings[key] = spelling
        sounds.append(NameSound(surname))
        texts.append(key)
        formsOfSpelling.append([])
      }
      formsOfSpelling[spelling].append(index)
    }
    var parents = Array(sounds.indices)
    func root(_ index: Int) -> Int {
      var index = index
      while parents[index] != index { index = parents[index] }
      return index
    }
    var buckets: [[UInt8]: [Int]] = [:]
    var bySound: [[[UInt8]]: Int] = [:]
    for (index, sound) in sounds.enumerated() {
      // What sounds the same in every reading needs no comparison.
      if let first = bySound[sound.readings], !sound.readings.isEmpty {
        parents[index] = first
        continue
      }
      bySound[sound.readings] = index
      for key in sound.keys {
        buckets[key, default: []].append(index)
        if scope == .collection, key.count >= 3 { buckets[[0x2D] + key, default: []].append(index) }
        // Under each key with one consonant left out meet names that differ by one.
        if scope == .collection, key.count >= 4 {
          for position in key.indices {
            var shorter = key
            shorter.remove(at: position)
            let marked = [0x2D] + shorter
            if buckets[marked]?.last != index { buckets[marked, default: []].append(index) }
          }
        }
      }
    }
    for bucket in buckets.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let members = bucket.value.prefix(400)
      for (offset, one) in members.enumerated() {
        for two in members.dropFirst(offset + 1) where root(one) != root(two) {
          if areAlike(sounds[one], sounds[two], texts[one], texts[two]) {
            let (low, high) = (min(root(one), root(two)), max(root(one), root(two)))
            parents[high] = low
          }
        }
      }
    }
    var numbers: [Int: Int] = [:]
    for spelling in sounds.indices {
      let top = root(spelling)
      let number = numbers[top] ?? numbers.count
      numbers[top] = number
      for form in formsOfSpelling[spelling] {
        groupOfForm[form] = number
        soundOfForm[form] = sounds[spelling]
      }
    }
    groupCount = numbers.count
  }

  func areAlike(_ one: NameSound, _ two: NameSound, _ first: String, _ second: String) -> Bool {
    if first == second { return true }
    let length = min(one.readings.first?.count ?? 0, two.readings.first?.count ?? 0)
    if scope == .text {
      // One text spells a name one way; what differs by a vowel is another person.
      return one.likeness(to: two) >= (one.isCyrillic == two.isCyrillic ? 0.96 : 0.85) && length >= 4
    }
    let same = one.likeness(to: two)
    if same >= (length >= 7 ? 0.8 : length >= 5 ? 0.84 : 0.88) { return true }
    return length >= 6 && one.likeness(to: two, slack: 1) >= 0.885
  }
}
