// swift-tools-version: 6.2
import PackageDescription

// The layering of Temoin. A module may import what its row names, and whatever those may import in
// turn; `--explicit-target-dependency-import-check error` holds every file to it.
let layers: [(module: String, imports: [String], libraries: [Target.Dependency])] = [
  ("Diagnostics", [], []),
  ("Calendars", [], [.product(name: "Algorithms", package: "swift-algorithms")]),
  ("TemporalNetworks", [], [.product(name: "Collections", package: "swift-collections")]),
  ("EDTF", ["Calendars", "Diagnostics"], []),
  ("DatePhrases", ["EDTF"], []),
  ("Markup", ["Diagnostics"], ["CZlib"]),
  ("Chronology", ["EDTF", "TemporalNetworks"], []),
  ("Testimony", ["EDTF"], []),
  ("SourceCriticism", ["Testimony", "Chronology"], []),
  ("SourceTexts", ["Testimony", "Markup"], []),
  ("TextReading", ["Testimony", "DatePhrases"], []),
  (
    "Archives", ["Testimony"],
    [
      .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
    ]
  ),
  ("Interchange", ["Testimony", "Markup", "DatePhrases"], []),
  ("Chronicle", ["Interchange"], [.product(name: "Crypto", package: "swift-crypto")]),
  ("GEDCOM", ["Interchange"], []),
  ("Presentation", ["SourceCriticism"], []),
  (
    "Editing",
    ["Archives", "SourceTexts", "TextReading", "SourceCriticism", "Presentation", "Chronicle", "GEDCOM"],
    []
  ),
  (
    "Workbench", ["Editing"],
    [
      .product(name: "Hummingbird", package: "hummingbird"),
      .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      .product(name: "Crypto", package: "swift-crypto"),
    ]
  ),
  ("Commands", ["Workbench"], [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
]

/// Libraries that one module keeps to itself.
let keptInside: Set<String> = ["Markup", "Archives", "Workbench", "TemporalNetworks", "Chronicle"]
/// Modules that carry data files.
let withResources: Set<String> = [
  "Calendars", "DatePhrases", "SourceCriticism", "TextReading", "Presentation", "Workbench",
]

func reach(_ name: String) -> [String] {
  var seen: [String] = []
  func visit(_ module: String) {
    guard !seen.contains(module), let row = layers.first(where: { $0.module == module }) else { return }
    seen.append(module)
    row.imports.forEach(visit)
  }
  visit(name)
  return seen
}

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

func dependencies(of name: String) -> [Target.Dependency] {
  reach(name).flatMap { module -> [Target.Dependency] in
    let libraries =
      module == name || !keptInside.contains(module)
      ? layers.first { $0.module == module }?.libraries ?? [] : []
    return (module == name ? [] : [.target(name: module)]) + libraries
  }
}

let package = Package(
  name: "temoin",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "temoin", targets: ["temoin"]),
    .library(name: "EDTF", targets: ["EDTF"]),
    .library(name: "Calendars", targets: ["Calendars"]),
    .library(name: "DatePhrases", targets: ["DatePhrases"]),
    .library(name: "TemporalNetworks", targets: ["TemporalNetworks"]),
    .library(name: "Chronology", targets: ["Chronology"]),
    .library(name: "Testimony", targets: ["Testimony"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .executableTarget(
      name: "temoin",
      dependencies: [
        "Commands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: dependencies(of: "Testimony") + ["Testimony"],
      path: "Tests/TestSupport", swiftSettings: settings),
  ]
    + layers.map { row in
      .target(
        name: row.module, dependencies: dependencies(of: row.module),
        resources: withResources.contains(row.module) ? [.copy("Resources")] : nil,
        swiftSettings: settings)
    }
    + layers.map { row in
      .testTarget(
        name: "\(row.module)Tests",
        dependencies: [.target(name: row.module), "TestSupport"] + dependencies(of: row.module)
          + (row.module == "Workbench"
            ? [
              .product(name: "NIOCore", package: "swift-nio"),
              .product(name: "NIOPosix", package: "swift-nio"),
              .product(name: "NIOHTTP1", package: "swift-nio"),
              .product(name: "NIOWebSocket", package: "swift-nio"),
            ] : []),
        exclude: [],
        swiftSettings: settings)
    }
)
