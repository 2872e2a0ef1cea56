import Foundation

/// A page in a browser, driven as a reader drives it: by addresses and keys.
struct BrowserPage {
  let tools: DevTools
  let session: String

  func send(_ method: String, _ parameters: sending [String: Any] = [:]) async throws -> [String: Any] {
    try await tools.send(method, parameters, session: session)
  }

  /// Goes to an address and waits until the page and its modules are there.
  func go(to address: String) async throws {
    let answer = try await send("Page.navigate", ["url": address])
    if let failure = answer["errorText"] as? String { throw DevTools.Refusal(description: failure) }
    try await wait(for: "document.readyState === 'complete' && location.href !== 'about:blank'")
  }

  /// Waits until an expression is true.
  func wait(for expression: String) async throws {
    for _ in 0..<200 {
      if (try? await evaluate(expression)) as? Bool == true { return }
      try await Task.sleep(for: .milliseconds(25))
    }
    throw DevTools.Refusal(description: "waited in vain for \(expression)")
  }

  /// What an expression of the page's script comes to; promises are waited for.
  func evaluate(_ expression: String) async throws -> Any? {
    let answer = try await send(
      "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
    if let details = answer["exceptionDetails"] as? [String: Any] {
      throw DevTools.Refusal(description: "\(details["exception"] ?? details)")
    }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Sets the size of the window and the theme the reader's system asks for.
  func show(width: Int, height: Int = 1000, theme: String) async throws {
    _ = try await send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700])
    let feature: [String: Any] = ["name": "prefers-color-scheme", "value": theme]
    _ = try await send("Emulation.setEmulatedMedia", ["features": [feature]])
  }

  /// Turns the scripts of pages off or on; the tests' own still run.
  func setScripts(_ isOn: Bool) async throws {
    _ = try await send("Emulation.setScriptExecutionDisabled", ["value": !isOn])
  }

  /// Presses a key.
  func press(_ key: String, code: String? = nil, text: String? = nil) async throws {
    let codes = ["Enter": 13, "Tab": 9, "Escape": 27, " ": 32, "ArrowRight": 39, "ArrowDown": 40]
    var down: [String: Any] = [
      "type": "keyDown", "key": key, "code": code ?? key,
      "windowsVirtualKeyCode": codes[key] ?? Int(key.uppercased().unicodeScalars.first?.value ?? 0),
    ]
    if let text = text ?? (key == "Enter" ? "\r" : key.count == 1 ? key : nil) { down["text"] = text }
    nonisolated(unsafe) let message = down
    _ = try await send("Input.dispatchKeyEvent", message)
    _ = try await send("Input.dispatchKeyEvent", ["type": "keyUp", "key": key, "code": code ?? key])
  }

  /// Types text where the focus is.
  func type(_ text: String) async throws { _ = try await send("Input.insertText", ["text": text]) }

  /// Presses Tab until the focus is on what a selector names, as somebody without a pointer does.
  func tab(to selector: String, atMost limit: Int = 120) async throws {
    for _ in 0..<limit {
      if try await evaluate("document.activeElement?.matches(\(quoted(selector))) === true") as? Bool == true
      {
        return
      }
      try await press("Tab")
    }
    throw DevTools.Refusal(description: "\(selector) cannot be reached by keyboard")
  }

  /// A picture of the page.
  func picture(whole: Bool = false) async throws -> Data {
    let answer = try await send("Page.captureScreenshot", ["format": "png", "captureBeyondViewport": whole])
    return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
  }

  /// What axe finds wrong, each as a rule and a place.
  func axeViolations() async throws -> [String] {
    guard let axe = Browser.axe else { return [] }
    if try await evaluate("typeof axe") as? String != "object" {
      _ = try await send("Runtime.evaluate", ["expression": axe])
    }
    let found = try await evaluate(
      """
      axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}).then(r =>
        r.violations.flatMap(v => v.nodes.slice(0, 4).map(n => v.id + ' at ' + n.target + ': '
          + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? ''))))
      """)
    return found as? [String] ?? []
  }

  /// How many pixels the page is wider than the window.
  func overflow() async throws -> Int {
    try await evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") as? Int
      ?? 0
  }

  func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
      + "\""
  }
}
