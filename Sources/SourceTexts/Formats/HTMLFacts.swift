import Markup

/// What pages say of the work they hold, and which of their parts only lead about a site.
///
/// After Wikisource's microformat (“Help:Microformat”), Dublin Core in HTML (DCMI, “Expressing Dublin Core in HTML”) and
/// the classes that MediaWiki and Project Gutenberg give what they add to a text.
enum HTMLFacts {
  /// The key of the metadata for what an element of this identifier holds; `nil` where it says nothing of the work.
  static func key(ofIdentifier identifier: String?) -> String? {
    switch identifier {
    case "ws-title": "title"
    case "ws-author": "author"
    case "ws-translator": "translator"
    case "ws-editor": "editor"
    case "ws-year": "published"
    case "ws-publisher": "publisher"
    default: nil
    }
  }

  /// What a `meta` element says of the work.
  static func fact(in element: MarkupElement) -> SourceTextReading.Metadatum? {
    guard element.name == "meta", let name = (element["name"] ?? element["property"])?.lowercased(),
      let value = element["content"], let key = names[name], value.contains(where: { !$0.isWhitespace })
    else { return nil }
    return SourceTextReading.Metadatum(key: key, value: value)
  }

  /// Whether an element leads about a site or says how it may be used, and holds nothing of the text.
  static func isNavigation(_ element: MarkupElement, classes: String) -> Bool {
    if element["style"]?.filter({ $0 != " " }).lowercased().contains("display:none") == true { return true }
    if let identifier = element["id"]?.lowercased(), identifiers.contains(identifier) { return true }
    return classes.split(separator: " ").contains { self.classes.contains(String($0)) }
  }

  private static let names: [String: String] = [
    "dc.title": "title", "dcterms.title": "title", "author": "author", "dc.creator": "author",
    "dcterms.creator": "author", "dc.language": "language", "dcterms.language": "language",
    "dc.publisher": "publisher", "dc.date": "published", "citation_title": "title",
    "citation_author": "author", "citation_publication_date": "published",
  ]

  private static let identifiers: Set<String> = [
    "mw-navigation", "mw-head", "mw-panel", "mw-page-base", "mw-head-base", "catlinks", "sitesub",
    "contentsub",
    "jump-to-nav", "headercontainer", "headertemplate", "ws-data", "footer", "toc", "p-lang-btn",
    "sitenotice",
    "pg-header", "pg-footer", "pg-machine-header",
  ]

  private static let classes: Set<String> = [
    "ws-noexport", "ws-header", "wst-header", "headertemplate", "licensecontainer", "licensetpl",
    "mw-jump-link",
    "mw-indicators", "catlinks", "printfooter", "navbox", "sistersitebox", "mw-footer", "vector-header",
    "navigation",
    "pg-boilerplate", "pgheader",
  ]
}
