extension ProofView {
  /// The proof as a part of a page.
  ///
  /// - Parameters:
  ///   - words: What the program says.
  ///   - dates: How it says dates.
  ///   - token: The token of the session, for what can be recorded.
  /// - Returns: The part, without the element that surrounds it.
  package func html(_ words: Catalogue, _ dates: DateWords, token: String) -> HTML {
    HTML {
      if standing == .contradicted { Tag.p(.class("chip bad"), text: words("proof.contradiction")) }
      Tag.h2(.class("title"), .plain("tabindex", "-1"), .flag("autofocus", if: false), text: title)
      Tag.p(.class("say"), text: sentence)
      DayAxis(self, dates)?.html
      if let conflict { Tag.p(.class("conflict"), text: conflict) }
      Tag.ol(.class("steps")) {
        for (index, step) in steps.enumerated() { step.html(index + 1, words) }
      }
      outcome(words, dates, token)
    }
  }

  @HTMLBuilder
  private func outcome(_ words: Catalogue, _ dates: DateWords, _ token: String) -> HTML {
    if hasSetAside || waysOut != nil {
      Tag.div(.class(figure == nil ? "then open" : "then")) {
        if hasSetAside { Tag.p(.class("result"), text: result(words, dates)) }
        if !moves.isEmpty { moved(words) }
        Tag.div(.class("acts")) {
          if let judgementAddress, hasSetAside { judgementForm(words, judgementAddress, token) }
          if let waysOut {
            Tag.a(
              .class("button"), .href(waysOut.address), text: words("proof.waysOut", count: waysOut.count))
          }
          if let reset {
            Tag.a(.class("button quiet"), .href(reset), .data("part", "proof"), text: words("proof.reset"))
          }
        }
      }
    }
  }

  private func result(_ words: Catalogue, _ dates: DateWords) -> String {
    let numbers = steps.indices.filter { steps[$0].isSetAside }.map { String($0 + 1) }
    let list = words.list(numbers)
    guard let figure else { return words("proof.stillNone", ["numbers": list]) }
    return words("proof.with", ["numbers": list, "window": figure.words(dates, style: .sentence)])
  }

  private func moved(_ words: Catalogue) -> HTML {
    Tag.div(.class("also")) {
      Tag.p(text: words("proof.alsoMoves"))
      Tag.ul {
        for move in moves.prefix(8) {
          Tag.li {
            Tag.a(.href(move.address), text: move.title)
            words("punctuation.colon") + move.before + " → " + move.after
          }
        }
      }
      if moves.count > 8 { Tag.p(text: words("proof.moreMoves", count: moves.count - 8)) }
    }
  }

  private func judgementForm(_ words: Catalogue, _ address: Address, _ token: String) -> HTML {
    Tag.form(.plain("method", "post"), .action(address), .class("judgement")) {
      Tag.input(.type("hidden"), .name("token"), .value(token))
      for field in judgement { Tag.input(.type("hidden"), .name(field.name), .value(field.value)) }
      Tag.label(.for("judgement-reason"), text: words("proof.reason"))
      Tag.input(
        .id("judgement-reason"), .name("reason"), .type("text"), .flag("required"),
        .plain("maxlength", "2000"),
        .plain("autocomplete", "off"))
      Tag.button(.class("button main"), .type("submit"), text: words("proof.record"))
    }
  }
}

extension ProofView.Step {
  /// The step as an item of a list.
  package func html(_ number: Int, _ words: Catalogue) -> HTML {
    Tag.li(.class("step" + (isInConflict ? " in-conflict" : "") + (isSetAside ? " set-aside" : ""))) {
      Tag.span(.class("number"), text: String(number))
      Tag.div {
        Tag.p(.class("words")) {
          switch ground {
          case .passage(let quotation, let language):
            Tag.span(.class("quotation"), .lang(language), text: words.quoted(quotation))
          case .editor(let text):
            Tag.span(.class("quotation"), text: text)
          case .rule(let text):
            Tag.span(.class("rule"), text: text)
          }
          " "
          if let address {
            Tag.a(.class("siglum"), .href(address), text: siglum)
          } else {
            Tag.span(.class("siglum"), text: siglum)
          }
        }
        if let detail, !detail.isEmpty { Tag.p(.class("detail"), text: detail) }
        Tag.p(.class("so")) {
          if ground.words != conclusion { conclusion }
          if isSetAside { Tag.span(.class("tag"), text: words("proof.setAside")) }
          if !isRead { Tag.span(.class("tag"), text: words("proof.unread")) }
        }
      }
      if let toggle {
        Tag.a(
          .class("switch"), .role("switch"), .href(toggle), .data("part", "proof"),
          .aria("checked", isSetAside ? "false" : "true"),
          .aria("label", words("proof.counts", ["number": String(number)])))
      }
    }
  }
}

extension ProofView.Step.Ground {
  /// The words it is shown with.
  var words: String {
    switch self {
    case .passage(let words, _), .editor(let words), .rule(let words): words
    }
  }
}

extension Catalogue {
  /// Words of a source between the quotation marks of the language, unless they carry their own.
  package func quoted(_ text: String) -> String {
    if let first = text.first, "“«„‘\"‹".contains(first) { return text }
    return self("punctuation.open") + text + self("punctuation.close")
  }

  /// A list: “1, 2 and 5”.
  package func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + self("punctuation.and") + last
  }
}
