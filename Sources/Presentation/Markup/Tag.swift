/// The name of an element, always written in the program; calling it makes an element.
package struct Tag: Sendable {
  private let name: String
  private let isVoid: Bool

  /// Names an element.
  package init(_ name: StaticString, isVoid: Bool = false) {
    self.name = name.description
    self.isVoid = isVoid
  }

  /// Makes an element.
  package func callAsFunction(_ attributes: Attribute?..., @HTMLBuilder content: () -> HTML) -> HTML {
    element(attributes, content())
  }

  /// Makes an element without content.
  package func callAsFunction(_ attributes: Attribute?...) -> HTML { element(attributes, .empty) }

  /// Makes an element that holds text.
  package func callAsFunction(_ attributes: Attribute?..., text: String) -> HTML {
    element(attributes, HTML(text: text))
  }

  private func element(_ attributes: [Attribute?], _ content: HTML) -> HTML {
    var markup = "<" + name
    for attribute in attributes {
      guard let attribute else { continue }
      markup += " " + attribute.markup
    }
    markup += ">"
    if !isVoid { markup += content.markup + "</" + name + ">" }
    return HTML(trusted: markup)
  }
}

extension Tag {
  package static let a = Tag("a")
  package static let abbr = Tag("abbr")
  package static let article = Tag("article")
  package static let aside = Tag("aside")
  package static let b = Tag("b")
  package static let blockquote = Tag("blockquote")
  package static let body = Tag("body")
  package static let br = Tag("br", isVoid: true)
  package static let button = Tag("button")
  package static let cite = Tag("cite")
  package static let code = Tag("code")
  package static let datalist = Tag("datalist")
  package static let dd = Tag("dd")
  package static let del = Tag("del")
  package static let details = Tag("details")
  package static let div = Tag("div")
  package static let dl = Tag("dl")
  package static let dt = Tag("dt")
  package static let em = Tag("em")
  package static let fieldset = Tag("fieldset")
  package static let figcaption = Tag("figcaption")
  package static let figure = Tag("figure")
  package static let footer = Tag("footer")
  package static let form = Tag("form")
  package static let h1 = Tag("h1")
  package static let h2 = Tag("h2")
  package static let h3 = Tag("h3")
  package static let h4 = Tag("h4")
  package static let head = Tag("head")
  package static let header = Tag("header")
  package static let html = Tag("html")
  package static let i = Tag("i")
  package static let input = Tag("input", isVoid: true)
  package static let ins = Tag("ins")
  package static let kbd = Tag("kbd")
  package static let label = Tag("label")
  package static let legend = Tag("legend")
  package static let li = Tag("li")
  package static let link = Tag("link", isVoid: true)
  package static let main = Tag("main")
  package static let mark = Tag("mark")
  package static let meta = Tag("meta", isVoid: true)
  package static let nav = Tag("nav")
  package static let noscript = Tag("noscript")
  package static let ol = Tag("ol")
  package static let option = Tag("option")
  package static let p = Tag("p")
  package static let pre = Tag("pre")
  package static let q = Tag("q")
  package static let section = Tag("section")
  package static let select = Tag("select")
  package static let small = Tag("small")
  package static let span = Tag("span")
  package static let strong = Tag("strong")
  package static let summary = Tag("summary")
  package static let sup = Tag("sup")
  package static let table = Tag("table")
  package static let tbody = Tag("tbody")
  package static let td = Tag("td")
  package static let textarea = Tag("textarea")
  package static let th = Tag("th")
  package static let thead = Tag("thead")
  package static let time = Tag("time")
  package static let title = Tag("title")
  package static let tr = Tag("tr")
  package static let ul = Tag("ul")
  /// A module of the program's own; scripts are never written into a page.
  static let script = Tag("script")

  package static let svg = Tag("svg")
  package static let defs = Tag("defs")
  package static let g = Tag("g")
  package static let line = Tag("line")
  package static let path = Tag("path")
  package static let pattern = Tag("pattern")
  package static let mask = Tag("mask")
  package static let linearGradient = Tag("linearGradient")
  package static let stop = Tag("stop")
  package static let rect = Tag("rect")
  package static let circle = Tag("circle")
  package static let text = Tag("text")
  package static let tspan = Tag("tspan")
  package static let desc = Tag("desc")
}

extension HTML {
  /// Loads a module of the program's own; no script can be written into a page.
  package static func module(_ address: Address) -> HTML {
    Tag.script(.type("module"), .src(address))
  }

  /// A whole document.
  package func document() -> String { "<!doctype html>\n" + markup + "\n" }
}
