// swift-tools-version: 6.2
import PackageDescription

/// Settings every module shares.
///
/// Warnings are errors everywhere; an import says whether it is part of the module's interface
/// (`public import`) or its own business (`import`).
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

/// A module of the pipeline: `Midas` + the name of its folder.
func module(
  _ folder: String, _ name: String, _ dependencies: [Target.Dependency] = []
) -> Target {
  .target(
    name: "Midas\(name)", dependencies: dependencies, path: "Sources/\(folder)/\(name)",
    swiftSettings: strict)
}

/// The tests of one module, mirrored under Tests/.
func tests(
  _ folder: String, _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.target(name: "Midas\(name)")] + dependencies,
    path: "Tests/\(folder)/\(name)Tests", exclude: exclude, resources: resources, swiftSettings: strict)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let libpq = Target.Dependency.target(name: "CLibPQ", condition: .when(traits: ["PostgreSQL"]))
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let asn1 = Target.Dependency.product(name: "SwiftASN1", package: "swift-asn1")
let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let http = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "midas",
  platforms: [.macOS(.v26)],
  products: [
    .executable(name: "midas", targets: ["midas"]),
    .library(name: "MidasLookup", targets: ["MidasLookup"]),
  ],
  traits: [
    .trait(name: "PostgreSQL", description: "States in a PostgreSQL database, through libpq."),
    .default(enabledTraits: ["PostgreSQL"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
  ],
  targets: [
    // Foreign: C libraries, found on the system.
    .systemLibrary(
      name: "CLibYAML", path: "Sources/Foreign/CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(
      name: "CLibPQ", path: "Sources/Foreign/CLibPQ",
      providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
    .systemLibrary(
      name: "CTinyCDB", path: "Sources/Foreign/CTinyCDB",
      providers: [.apt(["libcdb-dev"]), .brew(["tinycdb"])]),

    // Reading: text in, typed document out.
    // Bytes, spans, line index.
    module("Reading", "Source"),
    // JSON as text and as values, for all who write or read it.
    module("Reading", "JSON"),
    // What is wrong where, and its printed forms.
    module("Reading", "Diagnostics", ["MidasSource", "MidasJSON"]),
    // YAML as a flat tree with spans.
    module("Reading", "Syntax", ["MidasSource", "MidasDiagnostics", "CLibYAML"]),
    // What the author wrote, as types.
    module("Reading", "Model", ["MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasCatalog"]),

    // Reasoning: pure values; no files, no clock, no threads.
    // PGs, modules, methods, credential fields, shared test MIDs.
    module("Reasoning", "Catalog"),
    // Canonical merchants and channels, their encoding and digests.
    module("Reasoning", "Resources", [crypto]),
    // The rules, one file each.
    module(
      "Reasoning", "Checks",
      ["MidasSource", "MidasDiagnostics", "MidasModel", "MidasCatalog", "MidasResources"]),
    // JSON Schemas of the language, for editors.
    module(
      "Reasoning", "Schema", ["MidasJSON", "MidasDiagnostics", "MidasModel", "MidasCatalog", "MidasChecks"]),
    // Bytes to unit, units to linked.
    module(
      "Reasoning", "Compiler",
      [
        "MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasModel", "MidasCatalog",
        "MidasResources", "MidasChecks", crypto,
      ]),
    // Recorded and wanted in, ordered steps out.
    module("Reasoning", "Planning", ["MidasJSON", "MidasResources"]),
    // What a plan leaves to people.
    module("Reasoning", "Worklist", ["MidasResources", "MidasCatalog", "MidasPlanning"]),
    // Which channel a request reaches.
    module("Reasoning", "Routing", ["MidasResources", "MidasCatalog"]),
    // Which requests a plan sends elsewhere.
    module(
      "Reasoning", "Rerouting", ["MidasResources", "MidasCatalog", "MidasPlanning", "MidasRouting"]),

    // Recording: effects.
    // Root, midas.yaml, files, threads, cache, policy.
    module(
      "Recording", "Workspace",
      [
        "MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasModel", "MidasCatalog",
        "MidasResources", "MidasChecks", "MidasCompiler",
      ]),
    // Files that take the place of others at once, and files without a name.
    module("Recording", "Files"),
    // What rules are certain of, as edits that were compiled again.
    module(
      "Recording", "Fixing",
      [
        "MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasModel", "MidasResources", "MidasWorkspace",
        "MidasFiles",
      ]),
    // References to the values behind them, and fingerprints of these.
    module("Recording", "Secrets", ["MidasResources", asn1, crypto, subprocess, system]),
    // What a state store promises; applying a plan.
    module("Recording", "Store", ["MidasJSON", "MidasResources", "MidasPlanning"]),
    // The embedded store.
    module(
      "Recording", "StoreSQLite", ["MidasResources", "MidasPlanning", "MidasStore", grdb, sqlite]),
    // The shared store; empty without its trait.
    module(
      "Recording", "StorePostgreSQL",
      ["MidasResources", "MidasPlanning", "MidasFiles", "MidasStore", libpq]),
    // Resources as YAML text.
    module("Recording", "Writing", ["MidasResources"]),
    // Keys, records and the manifest of lookup tables.
    module("Recording", "TableFormat", ["MidasJSON"]),
    // Lookup tables, byte for byte reproducible.
    module(
      "Recording", "Tables",
      [
        "MidasJSON", "MidasResources", "MidasCatalog", "MidasRouting", "MidasTableFormat", crypto, grdb,
        "CTinyCDB",
      ]),
    // Which channel each request has to reach, and who notices when it does not.
    module(
      "Recording", "RouteTesting",
      [
        "MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasModel", "MidasCatalog", "MidasResources",
        "MidasCompiler", "MidasPlanning", "MidasRouting", "MidasWorkspace", "MidasFixing", "MidasWriting",
      ]),

    // Serving: what other programs link, and what speaks with other machines.
    // Answers from a CDB table.
    module("Serving", "Lookup", ["MidasTableFormat", "CTinyCDB"]),

    // Test notifications and their signatures.
    module(
      "Serving", "Webhooks",
      ["MidasJSON", "MidasResources", "MidasCatalog", "MidasSecrets", http, nio, nioHTTP, nioSSL, crypto]),

    // What PortOne's console holds, by its V1 API: asked for, compared, drafted from.
    module(
      "Serving", "Console",
      [
        "MidasJSON", "MidasResources", "MidasCatalog", "MidasRouting", "MidasSecrets", "MidasWriting", http,
        nio, nioPosix, nioHTTP, nioSSL,
      ]),

    // Tool: the command line.
    .executableTarget(
      name: "midas",
      dependencies: [
        "MidasSource", "MidasJSON", "MidasDiagnostics", "MidasModel", "MidasCatalog", "MidasResources",
        "MidasChecks", "MidasSchema", "MidasCompiler", "MidasPlanning", "MidasRouting",
        "MidasRerouting", "MidasWorklist", "MidasWorkspace", "MidasFiles", "MidasFixing",
        "MidasSecrets", "MidasStore", "MidasStoreSQLite", "MidasStorePostgreSQL", "MidasWriting",
        "MidasConsole", "MidasRouteTesting", "MidasTableFormat", "MidasTables", "MidasWebhooks",
        arguments,
      ],
      path: "Sources/Tool", swiftSettings: strict),

    // Lookups against bare libcdb; see Tests/Benchmarks/lookup.py.
    .executableTarget(
      name: "LookupBenchmark", dependencies: ["MidasLookup", "MidasTableFormat", "CTinyCDB"],
      path: "Tests/Benchmarks/Lookup", swiftSettings: strict),

    // Tests mirror Sources.
    // Snapshots, scratch folders and the repository's own files.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: strict),
    // Real PostgreSQL servers on loopback.
    .target(
      name: "PostgreSQLSupport", dependencies: ["TestSupport"], path: "Tests/PostgreSQLSupport",
      swiftSettings: strict),
    .target(
      name: "StateSupport",
      dependencies: [
        "MidasResources", "MidasPlanning", "MidasStore", "MidasStoreSQLite", "MidasStorePostgreSQL",
        "PostgreSQLSupport",
      ],
      path: "Tests/StateSupport", swiftSettings: strict),
    // Merchants, tables of them, and every question with the router's answer.
    .target(
      name: "TableSupport",
      dependencies: [
        "MidasResources", "MidasCatalog", "MidasCompiler", "MidasRouting", "MidasWorkspace",
        "MidasTableFormat",
        "MidasTables", "TestSupport",
      ],
      path: "Tests/TableSupport", swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "MidasSource", "MidasDiagnostics", "MidasCatalog", "MidasCompiler", "MidasPlanning", "MidasResources",
      ],
      path: "Tests/Fuzzing/Targets", swiftSettings: strict),
    .testTarget(
      name: "FuzzCorpusTests", dependencies: ["FuzzTargets", "TestSupport"],
      path: "Tests/Fuzzing/CorpusTests",
      swiftSettings: strict),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], path: "Tests/Architecture",
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TestSupport", "PostgreSQLSupport", "StateSupport", "MidasPlanning", "MidasResources", "MidasStore",
        "MidasStoreSQLite", "MidasStorePostgreSQL", "midas", grdb,
      ],
      path: "Tests/EndToEnd",
      exclude: ["Configurations", "Faults/schema-1.sql", "Faults/schema-2.sql", "Forge", "PortOne"],
      swiftSettings: strict),
    tests("Reading", "Source", ["TestSupport"]),
    tests("Reading", "Diagnostics", ["MidasSource", "TestSupport"], exclude: ["Schemas"]),
    tests("Reading", "Syntax", ["MidasSource", "MidasDiagnostics", "TestSupport"]),
    tests("Reading", "Model", ["MidasSource", "MidasDiagnostics", "MidasSyntax", "TestSupport"]),
    tests("Reasoning", "Catalog", ["TestSupport"], resources: [.copy("Fixtures")]),
    tests(
      "Reasoning", "Checks",
      ["MidasSource", "MidasDiagnostics", "MidasCatalog", "MidasCompiler", "TestSupport"]),
    tests(
      "Reasoning", "Schema",
      [
        "MidasDiagnostics", "MidasCatalog", "MidasChecks", "MidasCompiler", "MidasModel", "MidasWorkspace",
        "TestSupport",
      ]),
    tests(
      "Reasoning", "Compiler",
      ["MidasSource", "MidasDiagnostics", "MidasCatalog", "MidasChecks", "MidasResources"]),
    tests("Reasoning", "Resources", ["TestSupport"]),
    tests("Reasoning", "Planning", ["MidasResources", "MidasStore", "StateSupport"]),
    tests(
      "Reasoning", "Worklist",
      ["MidasCatalog", "MidasPlanning", "MidasResources", "MidasStore", "StateSupport", "TestSupport"]),
    tests("Reasoning", "Routing", ["MidasResources", "MidasCatalog"]),
    tests(
      "Reasoning", "Rerouting",
      [
        "MidasCatalog", "MidasPlanning", "MidasResources", "MidasRouting", "MidasStore", "StateSupport",
        "TestSupport",
      ]),
    tests(
      "Recording", "Workspace",
      [
        "MidasSource", "MidasDiagnostics", "MidasCatalog", "MidasCompiler", "MidasPlanning", "MidasResources",
        "StateSupport",
        "TestSupport",
      ]),
    tests(
      "Recording", "Store",
      [
        "MidasStoreSQLite", "MidasStorePostgreSQL", "MidasPlanning", "MidasResources", "StateSupport",
        "TestSupport",
      ]),
    tests(
      "Recording", "StorePostgreSQL",
      [
        "MidasStore", "MidasStoreSQLite", "MidasPlanning", "MidasResources", "StateSupport",
        "PostgreSQLSupport", "TestSupport", grdb,
      ]),
    tests(
      "Recording", "Fixing",
      [
        "MidasSource", "MidasDiagnostics", "MidasSyntax", "MidasModel", "MidasCatalog", "MidasChecks",
        "MidasCompiler", "MidasResources", "MidasWorkspace", "TestSupport",
      ]),
    tests(
      "Recording", "StoreSQLite",
      ["MidasStore", "MidasPlanning", "MidasResources", "StateSupport", "TestSupport", grdb]),
    tests("Recording", "Files", ["TestSupport"]),
    tests("Recording", "Secrets", ["MidasResources", "TestSupport"]),
    tests("Recording", "Writing", ["MidasResources"]),
    tests("Recording", "TableFormat"),
    tests(
      "Recording", "Tables", ["MidasTableFormat", "PostgreSQLSupport", "TableSupport", "TestSupport"],
      exclude: ["Consumers"]),
    tests(
      "Recording", "RouteTesting",
      [
        "MidasDiagnostics", "MidasPlanning", "MidasRouting", "MidasSource", "MidasWorkspace", "TestSupport",
      ]),
    tests(
      "Serving", "Lookup",
      ["MidasTables", "MidasTableFormat", "MidasResources", "TableSupport", "TestSupport"]),
    tests("Serving", "Webhooks", ["MidasCatalog", "MidasResources", "MidasSecrets", "TestSupport"]),
    tests(
      "Serving", "Console",
      [
        "MidasDiagnostics", "MidasCatalog", "MidasCompiler", "MidasResources", "MidasRouting",
        "MidasWorkspace",
        "MidasWriting", "TestSupport",
      ]),
  ]
)

// Only `.ci/fuzz` builds with libFuzzer, which this drives.
if Context.environment["MIDAS_FUZZING"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzzer", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Fuzzer", swiftSettings: strict))
}
