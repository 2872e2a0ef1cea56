import Foundation
package import Testimony

/// What a source is cited by: its CSL-JSON item, completed from its record where that says more.
///
/// The variables are those of the Citation Style Language, “CSL-JSON” (citationstyles.org, schema 1.0.2).
package struct BibliographicItem: Hashable, Sendable {
  /// A name of a maker.
  package struct Name: Hashable, Sendable {
    /// The family name, or the whole of a name that is not divided.
    package var family: String
    /// The given names.
    package var given: String?

    /// Takes a name whose parts are known.
    package init(family: String, given: String? = nil) {
      self.family = family
      self.given = given
    }

    /// Divides a name at its last word and the small words before it, as in “Ludwig van Beethoven”.
    package init(dividing name: String) {
      let words = name.split(whereSeparator: \.isWhitespace)
      var start = max(0, words.count - 1)
      while start > 1, words[start - 1].first?.isLowercase == true { start -= 1 }
      family = words[start...].joined(separator: " ")
      given = start > 0 ? words[..<start].joined(separator: " ") : nil
    }
  }

  /// How an item lies to others, which decides how it is laid out.
  package enum Extent: String, Hashable, Sendable {
    /// A book, a report, a film: something by itself.
    case whole
    /// An article or a chapter: a part of something.
    case part
    /// A letter, a manuscript, an interview: something that was not published.
    case unpublished
  }

  /// How it lies to others.
  package private(set) var extent: Extent
  /// The title.
  package private(set) var title: String
  /// Makers by part: authors, editors, translators, addressees.
  package private(set) var makers: [String: [Name]] = [:]
  /// Everything else, by the names that styles use.
  package private(set) var values: [String: String] = [:]
  /// The language of the title.
  package private(set) var language: String?

  /// Reads the item of a source.
  package init(_ source: Source, in inquiry: Inquiry) {
    let item = source.bibliography.flatMap { try? JSONDecoder().decode(Stored.self, from: Data($0.utf8)) }
    title = item?.title ?? source.title
    language = item?.language ?? source.languages.first
    for (role, part) in [
      ("author", "authors"), ("editor", "editors"), ("translator", "translators"),
      ("addressee", "addressees"),
    ] {
      let stored: [Stored.Person] =
        switch role {
        case "author": item?.author ?? []
        case "editor": item?.editor ?? []
        case "translator": item?.translator ?? []
        default: item?.recipient ?? []
        }
      let own = source.contributions.filter { $0.role == role }.compactMap { contribution -> Name? in
        switch contribution.person {
        case .person(let id): inquiry.persons[id].map { Name(dividing: $0.name) }
        case .group(let id): inquiry.groups[id].map { Name(family: $0.name) }
        default: nil
        }
      }
      let names = stored.isEmpty ? own : stored.map(\.name)
      if !names.isEmpty { makers[part] = names }
    }
    var found: [String: String] = [:]
    found["container"] = item?.containerTitle
    found["publisher"] = item?.publisher
    found["place"] = item?.publisherPlace
    found["volume"] = item?.volume?.text
    found["issue"] = item?.issue?.text
    found["pages"] = item?.page?.text.replacing("-", with: "–")
    found["edition"] = item?.edition?.text
    found["genre"] = item?.genre
    found["link"] = item?.doi.map { "https://doi.org/" + $0 } ?? item?.url
    let published = item?.issued?.edtf ?? source.published?.edtf
    let printed = source.published?.words ?? published
    found["date"] = printed
    found["year"] = published.map(BibliographicItem.year)
    found["composed"] = published == nil ? nil : source.composed.map { $0.words ?? $0.edtf }
    found["anyDate"] = printed ?? source.composed.map { $0.words ?? $0.edtf }
    found["anyYear"] = (published ?? source.composed?.edtf).map(BibliographicItem.year)
    let steps = source.archivalReference.map { level in
      level.level == "repository" || level.level == "archive" ? level.name : "\(level.level) \(level.name)"
    }
    let archive = [item?.archive, item?.archiveLocation].compactMap(\.self)
    found["archive"] = (steps.isEmpty ? archive : steps).joined(separator: ", ")
    values = found.filter { !$0.value.isEmpty }
    extent = BibliographicItem.extent(type: item?.type, kind: source.kind?.rawValue, values)
    if values["year"] == nil, extent == .whole { values["year"] = values["anyYear"] }
  }

  private static func extent(type: String?, kind: String?, _ values: [String: String]) -> Extent {
    switch type {
    case "article-journal", "article-magazine", "article-newspaper", "article", "chapter", "paper-conference",
      "entry-encyclopedia", "entry-dictionary", "review", "review-book", "post-weblog":
      return .part
    case "manuscript", "personal_communication", "interview", "hearing": return .unpublished
    case .some: return .whole
    case nil: break
    }
    if values["container"] != nil { return .part }
    switch kind {
    case "letter", "diary", "interview", "deposition", "record":
      return values["publisher"] == nil ? .unpublished : .whole
    default: return .whole
    }
  }

  /// The years of a date, as they are printed: “1942–1943” of `1942-03/1943`.
  private static func year(_ edtf: String) -> String {
    let ends = edtf.split(separator: "/").map { end -> String in
      let sign = end.hasPrefix("-") ? "-" : ""
      let year = end.drop { $0 == "-" }.split(separator: "-").first ?? ""
      return sign + year.filter { $0 != "~" && $0 != "%" }
    }
    return ends.count == 2 && ends[0] == ends[1] ? ends[0] : ends.joined(separator: "–")
  }
}

/// An item as CSL-JSON stores it.
private struct Stored: Decodable {
  struct Person: Decodable {
    var family: String?
    var given: String?
    var literal: String?
    var particle: String?

    enum CodingKeys: String, CodingKey {
      case family, given, literal
      case particle = "non-dropping-particle"
    }

    var name: BibliographicItem.Name {
      if let literal { return BibliographicItem.Name(family: literal) }
      let last = [particle, family].compactMap(\.self).joined(separator: " ")
      return BibliographicItem.Name(family: last, given: given)
    }
  }

  /// A value that programs write as text or as a number.
  struct Loose: Decodable {
    var text: String
    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try (try? container.decode(String.self)) ?? String(container.decode(Int.self))
    }
  }

  struct Issued: Decodable {
    var parts: [[Loose]]?
    var literal: String?
    var raw: String?

    enum CodingKeys: String, CodingKey {
      case literal, raw
      case parts = "date-parts"
    }

    /// The date as EDTF, or the words as they are.
    var edtf: String? {
      guard let parts, !parts.isEmpty else { return literal ?? raw }
      return parts.map { part in
        part.enumerated().map { place, value in
          place > 0 && value.text.count == 1 ? "0" + value.text : value.text
        }.joined(separator: "-")
      }.joined(separator: "/")
    }
  }

  var type: String?
  var title: String?
  var language: String?
  var author: [Person]?
  var editor: [Person]?
  var translator: [Person]?
  var recipient: [Person]?
  var issued: Issued?
  var containerTitle: String?
  var publisher: String?
  var publisherPlace: String?
  var volume: Loose?
  var issue: Loose?
  var page: Loose?
  var edition: Loose?
  var genre: String?
  var archive: String?
  var archiveLocation: String?
  var url: String?
  var doi: String?

  enum CodingKeys: String, CodingKey {
    case type, title, language, author, editor, translator, recipient, issued, publisher, volume, issue, page,
      edition
    case genre, archive
    case containerTitle = "container-title"
    case publisherPlace = "publisher-place"
    case archiveLocation = "archive_location"
    case url = "URL"
    case doi = "DOI"
  }
}
