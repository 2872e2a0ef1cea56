import Algorithms
package import Foundation

/// Where a place lies, as a gazetteer has it.
package struct PlaceRecord: Sendable, Hashable {
  /// What the gazetteer calls it.
  package var name: String
  /// Its number in GeoNames.
  package var geonamesID: Int
  /// Degrees north.
  package var latitude: Double
  /// Degrees east.
  package var longitude: Double
  /// The country it lies in today, as ISO 3166-1 alpha-2.
  package var country: String
  /// How many other places bear the name; the most populous one was taken.
  package var namesakes: Int
}

/// Why a file is no atlas.
package enum PlaceAtlasError: Error, Hashable, Sendable {
  /// It does not begin as one.
  case notAnAtlas
  /// It ends before it should, or points outside itself.
  case damaged
}

/// Places of the world by name, read from the file that `Scripts/install-gazetteer` makes of GeoNames (CC BY 4.0).
///
/// The file holds, little-endian: eight letters `TMNPLC01`; how many names, places and bytes of text there are (32 bits
/// each); for each name its key (64 bits, as ``WordKey`` of its words combined) and its place (32 bits), sorted; for each
/// place its number, latitude and longitude in 10⁻⁵ degrees, population, where its name stands, how long that is and its
/// country (24 bytes); and the text. Older names that GeoNames does not list come from a bundled table.
package struct PlaceAtlas: Sendable {
  private let data: Data
  private let nameCount: Int
  private let placeCount: Int
  private let textStart: Int

  private static let header = 20
  private static let nameSize = 12
  private static let placeSize = 24

  /// Takes up a file's bytes.
  ///
  /// - Throws: ``PlaceAtlasError`` when they are no atlas or a damaged one.
  /// - Complexity: O(1); names are looked up where they lie.
  package init(_ bytes: Data) throws(PlaceAtlasError) {
    data = bytes.startIndex == 0 ? bytes : Data(Array(bytes))
    guard data.prefix(8).elementsEqual("TMNPLC01".utf8), data.count >= Self.header else { throw .notAnAtlas }
    nameCount = Int(Self.number(data, 8))
    placeCount = Int(Self.number(data, 12))
    textStart = Self.header + nameCount * Self.nameSize + placeCount * Self.placeSize
    guard textStart + Int(Self.number(data, 16)) == data.count else { throw .damaged }
  }

  /// The most populous place of a name, or of the modern name of an older one; none for a country or a region, which
  /// is no point.
  ///
  /// - Complexity: O(log *n*) in the number of names.
  package func record(named name: String) -> PlaceRecord? {
    guard !Exonyms.builtIn.isRegion(name) else { return nil }
    return find(name) ?? Exonyms.builtIn.modernName(of: name).flatMap(find)
  }

  /// The key under which a file holds a name; `nil` for a name without a word.
  package static func key(of name: String) -> UInt64? {
    let words = TokenizedText(name).tokens.filter { $0.kind == .word }
    return words.isEmpty ? nil : words.reduce(0) { Gazetteer.combined($0, $1.key) }
  }

  private func find(_ name: String) -> PlaceRecord? {
    guard let key = Self.key(of: name) else { return nil }
    let low = (0..<nameCount).partitioningIndex { nameKey($0) >= key }
    guard low < nameCount, nameKey(low) == key else { return nil }
    var places = 0
    while low + places < nameCount, nameKey(low + places) == key { places += 1 }
    return place(Int(Self.number(data, Self.header + low * Self.nameSize + 8)), namesakes: places - 1)
  }

  private func nameKey(_ index: Int) -> UInt64 {
    let start = Self.header + index * Self.nameSize
    return UInt64(Self.number(data, start)) | UInt64(Self.number(data, start + 4)) << 32
  }

  private func place(_ index: Int, namesakes: Int) -> PlaceRecord? {
    guard index < placeCount else { return nil }
    let start = Self.header + nameCount * Self.nameSize + index * Self.placeSize
    let nameStart = textStart + Int(Self.number(data, start + 16))
    let nameEnd = nameStart + Int(data[start + 20])
    guard nameEnd <= data.count else { return nil }
    return PlaceRecord(
      name: String(decoding: data[nameStart..<nameEnd], as: UTF8.self),
      geonamesID: Int(Self.number(data, start)),
      latitude: Double(Int32(bitPattern: Self.number(data, start + 4))) / 100_000,
      longitude: Double(Int32(bitPattern: Self.number(data, start + 8))) / 100_000,
      country: String(decoding: data[(start + 21)..<(start + 23)], as: UTF8.self), namesakes: namesakes)
  }

  private static func number(_ data: Data, _ start: Int) -> UInt32 {
    UInt32(data[start]) | UInt32(data[start + 1]) << 8 | UInt32(data[start + 2]) << 16
      | UInt32(data[start + 3]) << 24
  }
}
