package import Testimony

/// A source as a bibliography prints it: runs of text, each set in its own way.
package struct Reference: Hashable, Sendable {
  /// Text that is set in one way.
  package struct Run: Hashable, Sendable {
    /// The text.
    package var text: String
    /// Whether it is set in italics.
    package var isItalic: Bool
    /// Whether it is the title, which has the language of the source.
    package var isTitle: Bool
  }

  /// The runs, in order.
  package private(set) var runs: [Run] = []
  /// The language of the title.
  package let language: String?

  /// Lays out a source in a style, with the words of a language.
  package init(_ source: Source, of inquiry: Inquiry, _ style: CitationStyle, _ words: Catalogue) {
    let item = BibliographicItem(source, in: inquiry)
    language = item.language
    let words = style.language.map { Catalogue.of($0) } ?? words
    let setter = Typesetter(item: item, style: style, words: words)
    for part in style.layouts[item.extent.rawValue] ?? [] { append(setter.runs(part), join: part.join ?? "") }
    if let last = runs.last?.text.last, !".?!…".contains(last) {
      if last == "”" {
        close(with: ".")
      } else {
        runs.append(Run(text: ".", isItalic: false, isTitle: false))
      }
    }
  }

  private mutating func append(_ more: [Run], join: String) {
    guard !more.isEmpty else { return }
    if let last = runs.last {
      var join = join
      if last.text.last == "”", let sign = join.first, sign == "," || sign == "." {
        close(with: sign)
        join.removeFirst()
      } else if join.first == ".", let end = last.text.last, ".?!…".contains(end) {
        join.removeFirst()
      }
      if !join.isEmpty { runs.append(Run(text: join, isItalic: false, isTitle: false)) }
    }
    runs += more
  }

  /// Ends a quotation with a sign, which in English stands before the mark, unless another sign ends the words.
  private mutating func close(with sign: Character) {
    guard !runs.isEmpty, let mark = runs[runs.count - 1].text.popLast() else { return }
    let end = runs[runs.count - 1].text.last
    if end.map({ !".?!…,".contains($0) }) ?? true { runs[runs.count - 1].text.append(sign) }
    runs[runs.count - 1].text.append(mark)
  }

  /// The reference without its setting.
  package var text: String { runs.map(\.text).joined() }

  /// The reference as markup, its title a link where an address is given.
  package func html(to address: Address? = nil) -> HTML {
    HTML.joined(
      runs.map { run in
        guard run.isTitle || run.isItalic else { return HTML(text: run.text) }
        let set =
          run.isItalic
          ? Tag.cite(run.isTitle ? .lang(language) : nil, text: run.text)
          : Tag.span(.lang(language), text: run.text)
        guard run.isTitle, let address else { return set }
        return Tag.a(.href(address)) { set }
      })
  }
}

/// Sets the parts of one reference.
private struct Typesetter {
  let item: BibliographicItem
  let style: CitationStyle
  let words: Catalogue

  func runs(_ part: CitationStyle.Part) -> [Reference.Run] {
    var runs: [Reference.Run] = []
    func plain(_ text: String) -> Reference.Run { Reference.Run(text: text, isItalic: false, isTitle: false) }
    if let group = part.group {
      for inner in group {
        let more = self.runs(inner)
        if !more.isEmpty, !runs.isEmpty, let join = inner.join { runs.append(plain(join)) }
        runs += more
      }
    } else if let name = part.value, var text = text(of: name) {
      if part.capital == true { text = text.prefix(1).uppercased() + text.dropFirst() }
      let isTitle = name == "title"
      switch part.face ?? .plain {
      case .plain: runs.append(Reference.Run(text: text, isItalic: false, isTitle: isTitle))
      case .italic: runs.append(Reference.Run(text: text, isItalic: true, isTitle: isTitle))
      case .quoted: runs.append(Reference.Run(text: words.quoted(text), isItalic: false, isTitle: isTitle))
      }
      if let label = part.label { runs.insert(plain(words("citation." + label) + " "), at: 0) }
    }
    guard !runs.isEmpty else { return [] }
    if let open = part.open { runs.insert(plain(open), at: 0) }
    if let close = part.close { runs.append(plain(close)) }
    return runs
  }

  private func text(of name: String) -> String? {
    if name == "title" { return item.title }
    guard let makers = item.makers[name] else { return item.values[name] }
    let turned = makers.enumerated().map { place, maker in
      turn(maker, isAuthor: name == "authors", isFirst: place == 0)
    }
    return words.list(turned)
  }

  private func turn(_ name: BibliographicItem.Name, isAuthor: Bool, isFirst: Bool) -> String {
    guard let given = name.given else {
      return style.order == .familyFirstCapitals ? name.family.uppercased() : name.family
    }
    switch style.order {
    case .givenFirst: return given + " " + name.family
    case .familyFirst: return isAuthor && isFirst ? name.family + ", " + given : given + " " + name.family
    case .familyFirstCapitals:
      let family = name.family.uppercased()
      return isAuthor ? family + ", " + given : given + " " + family
    }
  }
}
