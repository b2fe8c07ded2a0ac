// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later
import PackageDescription

/// Every target is held to the same rules; a warning is an error.
let rules: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "attest",
  products: [
    .library(name: "AgreementStatistics", targets: ["AgreementStatistics"]),
    .library(name: "ArticleIngest", targets: ["AnnotationModel", "ArticleIngest"]),
    .executable(name: "attest", targets: ["attest"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // What imports nothing of the house.
    .systemLibrary(name: "CReadline"),
    .systemLibrary(name: "SysXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev", "pkg-config"])]),
    .target(name: "CLibXML2", dependencies: ["SysXML2"]),
    .target(name: "CArchive"),
    .target(name: "CPostgres"),
    .target(name: "JSON", swiftSettings: rules),
    .target(name: "CSV", swiftSettings: rules),
    .target(name: "AnnotationModel", swiftSettings: rules),
    .target(
      name: "Schemas", path: "Schemas", exclude: ["exchange"], sources: ["Schemas.swift"],
      resources: [
        .embedInCode("migrations/v001-ledger.sql"), .embedInCode("migrations/v002-work.sql"),
        .embedInCode("migrations/v003-machines.sql"), .embedInCode("migrations/v004-copies.sql"),
        .embedInCode("migrations/v005-lookups.sql"), .embedInCode("migrations/v006-endings.sql"),
        .embedInCode("hub/hub-tables.sql"), .embedInCode("hub/hub-rules.sql"),
        .embedInCode("codebooks/attribution.json"), .embedInCode("cards/dataset-card.mustache"),
        .embedInCode("report/page.mustache"), .embedInCode("report/table.mustache"),
        .embedInCode("report/cell.mustache"), .embedInCode("report/drawing.mustache"),
        .embedInCode("report/style.css"),
      ],
      swiftSettings: rules),
    // What stands on that.
    .target(name: "XMLTree", dependencies: ["CLibXML2"], swiftSettings: rules),
    .target(
      name: "ArticleIngest",
      dependencies: [
        "AnnotationModel", "CArchive", "CLibXML2", "CSV", "JSON", "XMLTree",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .target(
      name: "AnnotationStore",
      dependencies: [
        "AnnotationModel", "JSON", "Schemas", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .target(
      name: "LedgerExchange",
      dependencies: [
        "AnnotationModel", "AnnotationStore", "CPostgres", "JSON", "Schemas",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .target(name: "AgreementStatistics", dependencies: ["CSV", "JSON"], swiftSettings: rules),
    .target(
      name: "DatasetExchange",
      dependencies: [
        "AgreementStatistics", "AnnotationModel", "CArchive", "CSV", "JSON", "XMLTree",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .target(name: "NameGuessing", dependencies: ["AnnotationModel"], swiftSettings: rules),
    .target(
      name: "AnnotationAnalysis", dependencies: ["AgreementStatistics", "AnnotationModel", "NameGuessing"],
      swiftSettings: rules),
    // A review, and the terminal it is made at.
    .target(name: "TerminalIO", dependencies: ["CReadline"], swiftSettings: rules),
    .target(name: "ReviewSession", dependencies: ["AnnotationModel", "NameGuessing"], swiftSettings: rules),
    .target(
      name: "ReviewREPL", dependencies: ["AnnotationModel", "ReviewSession", "TerminalIO"], swiftSettings: rules),
    // The journeys and the program.
    .target(
      name: "Workbench",
      dependencies: [
        "AgreementStatistics", "AnnotationAnalysis", "AnnotationModel", "AnnotationStore", "ArticleIngest", "CSV",
        "DatasetExchange", "JSON", "LedgerExchange", "ReviewREPL", "ReviewSession", "Schemas", "TerminalIO",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: rules),
    .executableTarget(
      name: "attest",
      dependencies: [
        "AgreementStatistics", "AnnotationAnalysis", "AnnotationModel", "ArticleIngest", "DatasetExchange",
        "TerminalIO",
        "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: rules),
    // Checks and benchmarks.
    .executableTarget(
      name: "mutation-check", dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")],
      path: "Sources/Checks/mutation-check", swiftSettings: rules),
    .executableTarget(
      name: "reliability-check",
      dependencies: [
        "AnnotationModel", "AnnotationStore", "ExchangeTestSupport", "LedgerExchange", "Schemas",
        "TerminalTestSupport", "attest", "empty-program",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/Checks/reliability-check", swiftSettings: rules),
    .target(name: "ProcessTiming", path: "Sources/Benchmarks/ProcessTiming", swiftSettings: rules),
    .executableTarget(
      name: "agreement-benchmark", dependencies: ["AgreementStatistics", "AnnotationModel", "ProcessTiming"],
      path: "Sources/Benchmarks/agreement-benchmark",
      swiftSettings: rules),
    .executableTarget(
      name: "exchange-benchmark", dependencies: ["ProcessTiming"], path: "Sources/Benchmarks/exchange-benchmark",
      swiftSettings: rules),
    .executableTarget(
      name: "ingest-benchmark",
      dependencies: ["AnnotationModel", "ArticleIngest", "IngestTestSupport", "ProcessTiming"],
      path: "Sources/Benchmarks/ingest-benchmark", swiftSettings: rules),
    // What tests stand on.
    .target(name: "TerminalTestSupport", path: "Tests/Support/TerminalTestSupport", swiftSettings: rules),
    .target(name: "TimeTestSupport", path: "Tests/Support/TimeTestSupport", swiftSettings: rules),
    .target(
      name: "ReviewTestSupport", dependencies: ["AnnotationModel", "ReviewSession"],
      path: "Tests/Support/ReviewTestSupport",
      swiftSettings: rules),
    .target(
      name: "IngestTestSupport", dependencies: ["AnnotationModel", "ArticleIngest"],
      path: "Tests/Support/IngestTestSupport",
      swiftSettings: rules),
    .target(
      name: "ExchangeTestSupport",
      dependencies: ["AnnotationModel", "AnnotationStore", "ArticleIngest", "LedgerExchange", "ReviewTestSupport"],
      path: "Tests/Support/ExchangeTestSupport", swiftSettings: rules),
    .target(
      name: "SchemaTestSupport", dependencies: ["JSON"], path: "Tests/Support/SchemaTestSupport", swiftSettings: rules),
    .target(name: "SnapshotTestSupport", path: "Tests/Support/SnapshotTestSupport", swiftSettings: rules),
    .executableTarget(
      name: "terminal-probe", dependencies: ["TerminalIO"], path: "Tests/Support/TerminalProbe", swiftSettings: rules),
    .executableTarget(name: "empty-program", path: "Tests/Support/EmptyProgram", swiftSettings: rules),
    // The tests, in the order of what they test.
    .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: rules),
    .testTarget(name: "CSVTests", dependencies: ["CSV"], swiftSettings: rules),
    .testTarget(name: "XMLTreeTests", dependencies: ["XMLTree"], swiftSettings: rules),
    .testTarget(name: "AnnotationModelTests", dependencies: ["AnnotationModel"], swiftSettings: rules),
    .testTarget(
      name: "ArticleIngestTests",
      dependencies: [
        "AnnotationModel", "ArticleIngest", "DatasetExchange", "IngestTestSupport", "JSON", "TimeTestSupport",
      ],
      exclude: ["Found", "Pages", "Structures"],
      swiftSettings: rules),
    .testTarget(
      name: "AnnotationStoreTests",
      dependencies: [
        "AnnotationModel", "AnnotationStore", "JSON", "ReviewSession", "ReviewTestSupport", "Schemas",
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .testTarget(
      name: "DatasetExchangeTests",
      dependencies: ["AgreementStatistics", "AnnotationModel", "CSV", "DatasetExchange", "JSON", "XMLTree"],
      swiftSettings: rules),
    .testTarget(
      name: "LedgerExchangeTests",
      dependencies: [
        "AnnotationModel", "AnnotationStore", "ExchangeTestSupport", "LedgerExchange", "Schemas",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: rules),
    .testTarget(name: "AgreementStatisticsTests", dependencies: ["AgreementStatistics", "CSV"], swiftSettings: rules),
    .testTarget(name: "NameGuessingTests", dependencies: ["AnnotationModel", "NameGuessing"], swiftSettings: rules),
    .testTarget(
      name: "AnnotationAnalysisTests", dependencies: ["AgreementStatistics", "AnnotationAnalysis", "AnnotationModel"],
      swiftSettings: rules),
    .testTarget(
      name: "TerminalIOTests",
      dependencies: ["TerminalIO", "TerminalTestSupport", "TimeTestSupport", "terminal-probe"],
      swiftSettings: rules),
    .testTarget(
      name: "ReviewSessionTests", dependencies: ["AnnotationModel", "ReviewSession", "ReviewTestSupport"],
      swiftSettings: rules),
    .testTarget(
      name: "ReviewREPLTests",
      dependencies: [
        "AnnotationModel", "ReviewREPL", "ReviewSession", "ReviewTestSupport", "SnapshotTestSupport", "TerminalIO",
      ],
      exclude: ["Snapshots"], swiftSettings: rules),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "AgreementStatistics", "AnnotationAnalysis", "AnnotationModel", "DatasetExchange", "SchemaTestSupport",
        "TerminalIO", "Workbench", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: rules),
    .testTarget(
      name: "JourneyTests",
      dependencies: [
        "AnnotationAnalysis", "AnnotationModel", "DatasetExchange", "JSON", "SchemaTestSupport", "SnapshotTestSupport",
        "TerminalIO", "Workbench", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Snapshots"], swiftSettings: rules),
    .testTarget(
      name: "ProgramTests",
      dependencies: ["AnnotationModel", "ReviewSession", "SchemaTestSupport", "TerminalTestSupport", "attest"],
      swiftSettings: rules),
  ]
)

// The fuzzers, one for each reader, exist only when they are asked for:
// ATTEST_FUZZERS=1 swift build -c release --sanitize fuzzer --scratch-path .build-fuzz
if Context.environment["ATTEST_FUZZERS"] != nil {
  package.targets += ["Text", "HTML", "Markdown", "JSON", "Files"].map { name in
    .executableTarget(
      name: "Fuzz\(name)", dependencies: ["ArticleIngest", "IngestTestSupport"], path: "Tests/Fuzzers/\(name)",
      swiftSettings: rules + [.unsafeFlags(["-parse-as-library"])])
  }
}

// The plug-in that makes the documentation of the library products, only where it is asked for: .ci/documentation
if Context.environment["ATTEST_DOCUMENTATION"] != nil {
  package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.5"))
}
