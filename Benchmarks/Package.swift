// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that everyday builds never pay for the harness.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "temoin", path: "..")],
  targets: [
    .executableTarget(
      name: "dates",
      dependencies: [
        .product(name: "EDTF", package: "temoin"), .product(name: "Calendars", package: "temoin"),
        .product(name: "DatePhrases", package: "temoin"),
      ],
      path: "Dates", exclude: ["compare.py"]),
    .executableTarget(
      name: "ages",
      dependencies: [
        .product(name: "Calendars", package: "temoin"), .product(name: "TemporalNetworks", package: "temoin"),
      ],
      path: "Ages"),
    .executableTarget(
      name: "sampling", dependencies: [.product(name: "TemporalNetworks", package: "temoin")],
      path: "Sampling"),
  ]
)
