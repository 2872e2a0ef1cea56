import Foundation

/// A browser started for one test, with a profile of its own, and ended with it.
final class Browser {
  /// Where a browser may be: what the environment names, or where Debian puts one.
  static let program: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["TEMOIN_BROWSER"] { return named }
    return ["/usr/lib/chromium/chromium-headless-shell", "/usr/lib/chromium/chromium"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }()

  /// The text of axe, the accessibility checker, where it is installed.
  static let axe: String? = {
    let environment = ProcessInfo.processInfo.environment
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let path =
      environment["TEMOIN_AXE"]
      ?? root.appendingPathComponent(".build/axe/axe_playwright_python/axe.min.js").path
    return try? String(contentsOfFile: path, encoding: .utf8)
  }()

  /// Whether a missing browser is a failure, as where changes are checked before they land.
  static var isRequired: Bool { ProcessInfo.processInfo.environment["TEMOIN_REQUIRE_BROWSER"] == "1" }

  /// Runs a test in a browser; without one it says so and returns.
  static func run(_ body: (Browser) async throws -> Void) async throws {
    guard let program, axe != nil || !isRequired else {
      print("skipped: no browser (Scripts/browser-tools installs one), or no axe")
      if isRequired { throw DevTools.Refusal(description: "a browser and axe are required here") }
      return
    }
    let browser = try await Browser(program)
    do {
      try await body(browser)
    } catch {
      await browser.end()
      throw error
    }
    await browser.end()
  }

  private let process = Process()
  private let profile: URL
  private let tools: DevTools

  private init(_ program: String) async throws {
    profile = FileManager.default.temporaryDirectory.appendingPathComponent(
      "temoin-browser-\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))")
    try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
      "--remote-debugging-port=0",
      "--user-data-dir=\(profile.path)", "--force-color-profile=srgb", "--hide-scrollbars", "--no-first-run",
      "--disable-extensions", "about:blank",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let process = process
    let profile = profile
    do {
      let (port, path) = try await Browser.whereabouts(in: profile, while: { process.isRunning })
      tools = try await DevTools.connect(port: port, path: path)
    } catch {
      process.terminate()
      throw error
    }
  }

  private static func whereabouts(in profile: URL, while isRunning: () -> Bool) async throws -> (Int, String)
  {
    let file = profile.appendingPathComponent("DevToolsActivePort")
    for _ in 0..<400 where isRunning() {
      if let lines = try? String(contentsOf: file, encoding: .utf8).split(separator: "\n"), lines.count >= 2,
        let port = Int(lines[0])
      {
        return (port, String(lines[1]))
      }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw DevTools.Refusal(description: "the browser did not start")
  }

  /// Opens a page of its own.
  func page() async throws -> BrowserPage {
    let context = try await tools.send("Target.createBrowserContext")
    let target = try await tools.send(
      "Target.createTarget",
      ["url": "about:blank", "browserContextId": context["browserContextId"] as? String ?? ""])
    let attached = try await tools.send(
      "Target.attachToTarget", ["targetId": target["targetId"] as? String ?? "", "flatten": true])
    guard let session = attached["sessionId"] as? String else {
      throw DevTools.Refusal(description: "the page cannot be attached to")
    }
    let page = BrowserPage(tools: tools, session: session)
    for domain in ["Page", "Runtime", "Log", "Network", "DOM"] { _ = try await page.send(domain + ".enable") }
    return page
  }

  private func end() async {
    _ = try? await tools.send("Browser.close")
    await tools.close()
    for _ in 0..<60 where process.isRunning { try? await Task.sleep(for: .milliseconds(50)) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: profile)
  }
}
