/// A form that brings files: the parts of a body of `multipart/form-data` (RFC 7578).
struct MultipartForm: Sendable {
  /// A file that was sent.
  struct File: Sendable {
    /// The name of the field.
    let field: String
    /// The name the sender gives it, without folders, control characters and what else could mislead.
    let name: String
    let bytes: [UInt8]
  }

  /// The most parts a form may have.
  private static let partLimit = 200
  /// The most bytes the headers of a part may have.
  private static let headerLimit = 8_192
  /// The most bytes a field that is no file may have.
  private static let fieldLimit = 1 << 18

  /// The fields, in order.
  private(set) var fields: [(name: String, value: String)] = []
  /// The files, in order; a file field that was left empty is none.
  private(set) var files: [File] = []

  /// The boundary a content type names.
  static func boundary(of contentType: String) -> String? {
    for part in contentType.split(separator: ";").dropFirst() {
      let halves = part.split(separator: "=", maxSplits: 1)
      guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
      let value = halves[1].filter { $0 != "\"" && $0 != " " }
      // RFC 2046, §5.1.1: 1 to 70 characters of a small set.
      guard (1...70).contains(value.utf8.count), value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        return nil
      }
      return value
    }
    return nil
  }

  /// Takes a body apart; fails for what is broken, has too many parts, or has a field that is not UTF-8 or holds U+0000.
  ///
  /// - Parameters:
  ///   - body: The body.
  ///   - boundary: What divides its parts.
  init?(_ body: [UInt8], boundary: String) {
    let mark = Array("--".utf8) + Array(boundary.utf8)
    guard body.starts(with: mark) else { return nil }
    let divider = Array("\r\n".utf8) + mark
    var place = mark.count
    for _ in 0..<Self.partLimit {
      // Behind a mark stands either the end of the form or a line end and a part.
      if body[place...].starts(with: Array("--".utf8)) { return }
      guard body[place...].starts(with: Array("\r\n".utf8)) else { return nil }
      place += 2
      let head = body[place..<min(place + Self.headerLimit, body.count)]
      guard let blank = Self.find(Array("\r\n\r\n".utf8), in: head),
        let end = Self.find(divider, in: body[(blank + 2)...])
      else { return nil }
      let start = blank + 4
      guard start <= end, take(head: body[place..<blank], content: body[start..<end]) else { return nil }
      place = end + divider.count
    }
    return nil
  }

  private mutating func take(head: ArraySlice<UInt8>, content: ArraySlice<UInt8>) -> Bool {
    guard let text = String(validating: head, as: UTF8.self) else { return false }
    var name: String?
    var fileName: String?
    for line in text.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
      name = Self.parameter("name", of: line)
      fileName = Self.parameter("filename", of: line)
    }
    guard let name, !name.isEmpty else { return false }
    if let fileName {
      if fileName.isEmpty, content.isEmpty { return true }
      files.append(File(field: name, name: Self.harmless(fileName), bytes: Array(content)))
      return true
    }
    guard content.count <= Self.fieldLimit, !content.contains(0),
      let value = String(validating: content, as: UTF8.self)
    else { return false }
    fields.append((name, value))
    return true
  }

  /// The last part of a path in either way of writing it, without what could lead elsewhere or mislead the eye.
  static func harmless(_ name: String) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" || $0 == ":" }).last ?? ""
    var kept = String.UnicodeScalarView()
    for scalar in last.unicodeScalars.prefix(200) {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
        continue
      default: kept.append(scalar)
      }
    }
    var text = String(kept)[...]
    while let first = text.first, first == "." || first.isWhitespace { text.removeFirst() }
    while let end = text.last, end == "." || end.isWhitespace { text.removeLast() }
    return text.isEmpty ? "file" : String(text)
  }

  /// A parameter of a header line, between quotation marks; browsers write `%22` for a mark inside (RFC 7578, §2).
  private static func parameter(_ wanted: String, of line: Substring) -> String? {
    var rest = line[...]
    while let mark = rest.range(of: wanted + "=\"") {
      // “name” is also the end of “filename”.
      let before = mark.lowerBound == rest.startIndex ? " " : rest[rest.index(before: mark.lowerBound)]
      let value = rest[mark.upperBound...]
      guard before == " " || before == ";", let end = value.firstIndex(of: "\"") else {
        rest = value
        continue
      }
      return String(value[..<end]).replacing("%22", with: "\"").replacing("%0D", with: "").replacing(
        "%0A", with: "")
    }
    return nil
  }

  private static func find(_ wanted: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
    return bytes.withUnsafeBufferPointer { buffer in
      let last = buffer.count - wanted.count
      var index = 0
      while index <= last {
        if buffer[index] == first {
          var length = 1
          while length < wanted.count, buffer[index + length] == wanted[length] { length += 1 }
          if length == wanted.count { return bytes.startIndex + index }
        }
        index += 1
      }
      return nil
    }
  }
}

extension Substring {
  /// Where words first stand.
  fileprivate func range(of words: String) -> Range<Index>? { firstRange(of: words) }
}
