// swift-tools-version:6.2
import PackageDescription

/// The switches of the house: every target is compiled with the same ones, and warnings are errors.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

func house(_ name: String, _ dependencies: [Target.Dependency] = [], excluding: [String] = [])
  -> Target
{
  .target(name: name, dependencies: dependencies, exclude: excluding, swiftSettings: house)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, swiftSettings: house)
}

func library(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let lifecycle: Target.Dependency = .product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")

let package = Package(
  name: "hotline",
  products: [
    .executable(name: "hotline", targets: ["hotline"]),
    .executable(name: "hotline-bench", targets: ["hotline-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
  ],
  targets: [
    // Ground: pure, or one C library each.
    library("CCurl", pkgConfig: "libcurl", debian: "libcurl4-openssl-dev"),
    library("CLibYaml", pkgConfig: "yaml-0.1", debian: "libyaml-dev"),
    library("CZip", pkgConfig: "libzip", debian: "libzip-dev"),
    library("CExpat", pkgConfig: "expat", debian: "libexpat1-dev"),
    .systemLibrary(name: "CLinux"),
    house("Timekeeping"),
    house("Discretion"),
    house("Language", ["CLibYaml", "Timekeeping"]),
    house("Spreadsheets", ["CZip", "CExpat", "Language"]),
    house("Reminding", ["Timekeeping"]),
    house("Masking"),
    house("Writing"),
    house("LeakScan"),
    house("Membership", ["Timekeeping"]),
    house("Journal", ["Timekeeping", crypto]),

    // Pure subjects: they do not know one another.
    house("Scheduling", ["Timekeeping", "Discretion", "Language", "Reminding"]),
    house("Delivering", ["Timekeeping", "Discretion"]),
    house("Questions", ["Timekeeping", "Discretion", "Masking", "Reminding", crypto]),

    // Pure: words and robot dialects.
    house(
      "Announcing",
      ["Timekeeping", "Discretion", "Reminding", "Scheduling", "Delivering", "Questions"]),
    house("Publishing", ["Timekeeping", "Writing", "Reminding", "Scheduling", "Questions"]),
    house(
      "Reporting",
      [
        "Timekeeping", "Writing", "Discretion", "Reminding", "Scheduling", "Questions",
        "Delivering",
      ]),
    house("Robots", ["Timekeeping", "Delivering", "Discretion", crypto]),

    // Edges: the store and the network.
    house(
      "Storage",
      [
        "Timekeeping", "Discretion", "Reminding", "Scheduling", "Delivering", "Masking",
        "Questions", "Journal", "Membership", "Writing", grdb, sqlite, crypto,
      ]),
    house("Webhooks", ["CCurl", "Delivering", "Discretion", "Timekeeping"]),

    // Use cases and services.
    house(
      "Desk",
      [
        "Timekeeping", "Discretion", "Language", "Spreadsheets", "Reminding", "Scheduling",
        "Delivering", "Announcing", "Robots", "Storage", "Webhooks", "CLinux", "Masking",
        "LeakScan", "Membership", "Journal", "Questions", "Publishing", "Reporting", "Writing",
        crypto, cryptoExtras, lifecycle, logging,
      ]),

    // Pages and the simulated chat groups.
    house("ConsoleAssets"),
    house(
      "Console",
      [
        "ConsoleAssets", "Desk", "Timekeeping", "Language", "Reminding", "Scheduling", "Delivering",
        "Discretion", "Masking", "Membership", "Journal", "Questions", "Publishing", "Reporting",
        "Writing", hummingbird, hummingbirdCore, mustache, lifecycle, logging, nioCore, nioPosix,
      ]),
    house("RobotSimulator", [hummingbird, hummingbirdCore, crypto, logging, nioCore, nioPosix]),

    // Wiring and the doorbell.
    house(
      "HotlineDaemon",
      [
        "Timekeeping", "Discretion", "Language", "Spreadsheets", "Reminding", "Scheduling",
        "Delivering", "Announcing", "Robots", "Storage", "Webhooks", "Desk", "Console",
        "ConsoleAssets", "RobotSimulator", "CLinux", "Masking", "LeakScan", "Membership", "Journal",
        "Questions", "Publishing", "Reporting", crypto, lifecycle, unixSignals, logging,
        hummingbird, nioCore, nioPosix,
      ],
      excluding: ["Documentation.docc"]),
    .executableTarget(
      name: "hotline",
      dependencies: ["HotlineDaemon", arguments],
      swiftSettings: house),
    .executableTarget(
      name: "hotline-bench",
      dependencies: [
        "CCurl", "CLibYaml", "CLinux", "Timekeeping", "Discretion", "Language", "Reminding",
        "Scheduling", "Delivering", "Robots", "Storage", "Webhooks", "Desk", "HotlineDaemon",
        "Masking", "LeakScan", "Membership", "Journal", "Questions", "Publishing", "Reporting",
        "Console", logging,
      ],
      swiftSettings: house),

    // Tests: one target per subject, then the stories and the rules of the house.
    .target(
      name: "TestSupport",
      dependencies: ["Timekeeping"],
      path: "Tests/TestSupport",
      swiftSettings: house),
    tests("Timekeeping", ["Timekeeping", "TestSupport"]),
    tests("Discretion", ["Discretion"]),
    tests("Language", ["Language", "Timekeeping", "TestSupport"]),
    tests("Spreadsheets", ["Spreadsheets", "Language", "TestSupport"]),
    tests("Reminding", ["Reminding", "Timekeeping"]),
    tests("Masking", ["Masking", "TestSupport"]),
    tests("Writing", ["Writing"]),
    tests("LeakScan", ["LeakScan"]),
    tests("Membership", ["Membership", "Timekeeping", "TestSupport"]),
    tests("Journal", ["Journal", "Timekeeping"]),
    tests(
      "Questions",
      ["Questions", "Masking", "Discretion", "Reminding", "Timekeeping", "TestSupport"]),
    tests(
      "Publishing",
      [
        "Publishing", "Questions", "Masking", "Discretion", "Scheduling", "Reminding", "Language",
        "Timekeeping", "TestSupport",
      ]),
    tests(
      "Reporting",
      [
        "Reporting", "Questions", "Masking", "Discretion", "Scheduling", "Reminding", "Language",
        "Delivering", "Timekeeping", "TestSupport",
      ]),
    tests(
      "Scheduling",
      ["Scheduling", "Spreadsheets", "Language", "Reminding", "Timekeeping", "TestSupport"]),
    tests("Delivering", ["Delivering", "Timekeeping", "Discretion"]),
    tests(
      "Announcing",
      [
        "Announcing", "Scheduling", "Reminding", "Delivering", "Language", "Timekeeping",
        "TestSupport",
      ]),
    tests("Robots", ["Robots", "Delivering", "Discretion", "Timekeeping"]),
    tests(
      "Storage",
      [
        "Storage", "Scheduling", "Reminding", "Delivering", "Timekeeping", "Discretion", "Masking",
        "Questions", "Journal", "Membership", "TestSupport",
      ]),
    tests("Webhooks", ["Webhooks", "Delivering", "Discretion", "Timekeeping", "TestSupport"]),
    tests("RobotSimulator", ["RobotSimulator", crypto, hummingbird]),
    tests(
      "Desk",
      [
        "Desk", "Storage", "Webhooks", "Robots", "Announcing", "Scheduling", "Reminding",
        "Delivering", "Discretion", "Language", "Timekeeping", "TestSupport", "Masking", "LeakScan",
        "Membership", "Journal", "Questions", "Publishing", "Reporting", logging,
      ]),
    tests(
      "Console",
      [
        "Console", "ConsoleAssets", "Desk", "Storage", "Scheduling", "Reminding", "Delivering",
        "Discretion", "Language", "Timekeeping", "TestSupport", "Masking", "Membership", "Journal",
        "Questions", "Publishing", "Reporting", hummingbirdCore, lifecycle, logging, nioPosix,
      ]),
    tests(
      "Acceptance",
      [
        "HotlineDaemon", "RobotSimulator", "Desk", "Storage", "Webhooks", "Robots", "Announcing",
        "Scheduling", "Reminding", "Delivering", "Discretion", "Language", "Timekeeping",
        "TestSupport", "Masking", "LeakScan", "Membership", "Journal", "Questions", "Publishing",
        "Reporting", "Console", logging, lifecycle, nioPosix, sqlite,
      ]),
    tests("House", []),
  ]
)
