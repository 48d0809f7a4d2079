import Foundation
import GRDB
import PostgreSQLSupport
import TestSupport
import Testing

@Suite("No secret is ever seen again")
struct CanaryTests {
  /// Everything that runs of midas printed and left behind.
  private final class Traces {
    private(set) var printed: [String] = []
    private(set) var commands = 0
    let scratch: Scratch
    let folder: URL
    var environment: [String: String] = [:]
    /// Somebody else who has the state open.
    var reader: DatabaseQueue?

    init() throws {
      scratch = try Scratch()
      folder = scratch.url.appending(path: "workspace")
    }

    @discardableResult
    func midas(_ words: String, exit: Set<Int32> = [0], sourceLocation: SourceLocation = #_sourceLocation)
      throws
      -> Program
    {
      let arguments = words.split(separator: " ").map(String.init)
      let outcome = try Tool.run(arguments, in: folder, environment: environment)
      commands += 1
      printed += [outcome.output, outcome.errors]
      #expect(
        exit.contains(outcome.exit), "midas \(words): \(outcome.exit)\n\(outcome.errors)",
        sourceLocation: sourceLocation)
      return outcome
    }

    /// The printed text and the bytes of every file that midas wrote.
    func all(below names: [String]) throws -> [(place: String, bytes: [UInt8])] {
      var traces = printed.enumerated().map { ("output \($0.offset)", Array($0.element.utf8)) }
      for name in names {
        let url = folder.appending(path: name)
        for path in Repository.files(in: url) {
          traces.append((path, Array(try Data(contentsOf: url.appending(path: path)))))
        }
      }
      return traces
    }
  }

  private func expectNothing(of canary: SecretCanary, in traces: [(place: String, bytes: [UInt8])]) {
    #expect(traces.count > 20)
    for trace in traces {
      let found = canary.found(in: trace.bytes)
      #expect(found.isEmpty, "\(trace.place): \(found.sorted())")
    }
  }

  @Test("The search finds a secret in each of its forms")
  func search() throws {
    var canary = SecretCanary(seed: 1)
    let secret = canary.plant("it")
    let bytes = Data(secret.utf8)
    for text in [
      "key=\(secret)", String(secret.dropFirst(11).prefix(8)), bytes.base64EncodedString(),
      (Data("ab".utf8) + bytes).base64EncodedString(), bytes.map { String(format: "%02X", $0) }.joined(),
    ] {
      #expect(!canary.found(in: Array(text.utf8)).isEmpty)
    }
    #expect(canary.found(in: Array("nothing of it at all".utf8)).isEmpty)
  }

  @Test("where references lead to it", .timeLimit(.minutes(20)), arguments: 1...3)
  func resolved(seed: UInt64) throws {
    var canary = SecretCanary(seed: seed)
    let traces = try Traces()
    try plant(&canary, in: traces)

    try traces.midas("validate")
    for format in ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"] {
      try traces.midas("validate --verbose --format \(format) --report \(format)=reports/\(format)")
    }
    try useState(&canary, in: traces) {
      // As long as somebody reads, what is committed stays in the log.
      let reader = try DatabaseQueue(path: traces.folder.appending(path: ".midas/state.db").path)
      _ = try reader.read { try Row.fetchAll($0, sql: "SELECT * FROM head") }
      traces.reader = reader
    }

    // What fails speaks of it no more than what works.
    try traces.scratch.file(
      named: "workspace/acme.yaml",
      holding: Self.merchant.replacing("exec://vault/api", with: "exec://broken/api"))
    try traces.midas("plan")
    try traces.midas("apply --auto-approve --verbose", exit: [69])
    traces.environment["MIDAS_FINGERPRINT_KEY"] = canary.plant("too short").prefix(15).description
    try traces.midas("plan", exit: [64])
    traces.environment["MIDAS_STATE"] = "postgresql://midas:\(canary.plant("password"))@127.0.0.1:1/midas"
    try traces.midas("plan", exit: [64, 69])
    try traces.midas("plan --state env://MIDAS_STATE", exit: [64, 69])

    for name in ["state.db", "state.db-wal", "cache/units"] {
      #expect(FileManager.default.fileExists(atPath: traces.folder.appending(path: ".midas/\(name)").path))
    }
    expectNothing(of: canary, in: try traces.all(below: [".midas", "left", "reports"]))
  }

  #if PostgreSQL
  @Test(
    "where references lead to it and the state is on a server that logs everything",
    .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment), .timeLimit(.minutes(20)))
  func resolvedOnServer() throws {
    var canary = SecretCanary(seed: 200)
    let traces = try Traces()
    let server = try PostgreSQLServer(
      settings: ["log_statement = 'all'", "log_min_messages = debug1", "log_connections = on"])
    try plant(&canary, in: traces)
    traces.environment["MIDAS_STATE"] = server.url()
    // What the server's log ahead held before is none of ours.
    try server.sql("SELECT pg_switch_wal()")
    try useState(&canary, in: traces) {}
    try server.sql("CHECKPOINT")

    #expect(server.log.contains("COPY midas.\"changes\""))
    var bytes = try traces.all(below: ["left"]) + [("the server's log", Array(server.log.utf8))]
    let files = try server.sql(
      """
      SELECT 'pg_wal/' || pg_walfile_name(pg_current_wal_lsn())
      UNION SELECT pg_relation_filepath(oid) FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'i', 't')
      """
    ).split(separator: "\n")
    #expect(files.count > 30)
    for file in files {
      let content = Array(try Data(contentsOf: server.folder.appending(path: "data/\(file)")))
      let end = content.lastIndex { $0 != 0 } ?? 0
      bytes.append((String(file), Array(content[..<end])))
    }
    #expect(bytes.contains { $0.place.hasPrefix("pg_wal") && $0.bytes.count > 50_000 })
    expectNothing(of: canary, in: bytes)
  }
  #endif

  @Test("where it stands in the place of a reference", .timeLimit(.minutes(20)), arguments: 1...3)
  func misplaced(seed: UInt64) throws {
    var canary = SecretCanary(seed: seed + 100)
    let traces = try Traces()
    let password = canary.plant("state")
    try traces.scratch.file(
      named: "workspace/midas.yaml", holding: "midas: 1\nstate: \"postgresql://u:\(password)@host/db\"\n")
    try traces.scratch.file(
      named: "workspace/acme.yaml",
      holding: """
        merchant: acme
        keys:
          rest-api-key: \(canary.plant("key"))
          rest-api-secret: "env:\(canary.plant("slashless"))"
          api-secret: vault://\(canary.plant("scheme"))
        channels:
          - { id: a, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: \(canary.plant("literal")) } }
          - { id: b, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12D, credentials: { site_key: [\(canary.plant("list"))] } }
          - { id: c, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12E, credentials: { site_key: { of: \(canary.plant("mapping")) } } }
          - { id: d, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12F, credentials: \(canary.plant("scalar")) }
        webhooks:
          - { api: v2, mode: live, url: "https://pay.acme.com/v2", version: "2024-04-25", secrets: [\(canary.plant("webhook"))] }

        """)
    for format in ["text", "json", "sarif", "github", "gitlab", "junit", "rdjson"] {
      try traces.midas("validate --format \(format) --report \(format)=reports/\(format)", exit: [1])
    }
    for verb in [
      "plan", "plan --format json", "apply --auto-approve", "show", "export", "drift", "undo 1",
      "tables --out left",
      "tables --out left --from config",
    ] {
      try traces.midas("\(verb) --verbose", exit: [1, 64, 69])
    }
    let cache = traces.folder.appending(path: ".midas/cache")
    #expect(FileManager.default.fileExists(atPath: cache.appending(path: "index").path))
    expectNothing(of: canary, in: try traces.all(below: [".midas", "reports"]))
  }

  /// Plans, applies, rotates a secret, and asks all verbs that open the state; calls `applied` once there is one.
  private func useState(
    _ canary: inout SecretCanary, in traces: Traces, applied: () throws -> Void
  ) throws {
    for format in ["text", "json", "markdown"] { try traces.midas("plan --verbose --format \(format)") }
    try traces.midas("plan --out left/plan.json")
    try traces.midas("apply --plan left/plan.json --verbose")
    try applied()
    rotate(&canary, in: traces)
    #expect(try traces.midas("plan --detailed-exitcode", exit: [2]).output.contains("(secret changed)"))
    for format in ["json", "markdown"] { try traces.midas("plan --format \(format)") }
    try traces.midas("apply --auto-approve --format json --verbose")
    try traces.midas("apply --auto-approve --refresh-fingerprints")
    try traces.midas("undo 2 --auto-approve")
    for format in ["text", "json", "yaml"] { try traces.midas("show --format \(format)") }
    for format in ["text", "json"] { try traces.midas("history --format \(format)") }
    try traces.midas("export --out left/exported")
    try traces.midas("export")
    for format in ["text", "json"] { try traces.midas("drift --format \(format)") }
    try traces.midas("lookup acme kcp", exit: [0, 1])
    for format in ["text", "json", "markdown"] { try traces.midas("worklist --lang ko --format \(format)") }
    try traces.midas("worklist done --all")
    try traces.midas("worklist --all --format json")
    for format in ["text", "json"] {
      try traces.midas("webhook test acme --api v2 --mode live --dry-run --format \(format)")
    }
    for source in ["state", "config"] {
      try traces.midas(
        "tables --out left/\(source) --from \(source) --format json,cdb,sqlite,csv,nginx,haproxy,typescript,python,swift"
      )
    }
  }

  // MARK: - Planting

  private static let merchant = """
    merchant: acme
    keys: { rest-api-key: env://REST_KEY, rest-api-secret: file://secrets/rest, api-secret: exec://vault/api }
    channels:
      - { id: card, mode: live, pg: kcp, modules: [window.general], methods: [card], mid: AB12C, credentials: { site_key: env://SITE_KEY } }
    webhooks:
      - { api: v1, mode: live, url: "https://pay.acme.com/v1" }
      - { api: v2, mode: live, url: "https://pay.acme.com/v2", version: "2024-04-25", secrets: [exec://vault/webhook] }

    """

  /// A workspace with references of each kind, to values in the environment, in files and of a helper that talks.
  private func plant(_ canary: inout SecretCanary, in traces: Traces) throws {
    try traces.scratch.file(named: "workspace/midas.yaml", holding: "midas: 1\nworkspace: shop\n")
    try traces.scratch.file(named: "workspace/acme.yaml", holding: Self.merchant)
    try traces.scratch.file(named: "workspace/secrets/rest", holding: canary.plant("file") + "\n")
    let helper = """
      #!/bin/sh
      echo "\(canary.plant("helper's stderr"))" >&2
      echo '{"version": 1, "values": {"api": "\(canary.plant("helper"))", "webhook": "\(canary.plant("webhook"))"}, "failures": {"x": "\(canary.plant("failure"))"}}'
      """
    let broken = """
      #!/bin/sh
      echo "\(canary.plant("broken helper's stdout"))"
      echo "\(canary.plant("broken helper's stderr"))" >&2
      exit 3
      """
    var commands: [String] = []
    for (name, script) in [("vault", helper), ("broken", broken)] {
      let program = try traces.scratch.file(named: "home/\(name)", holding: script)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      commands.append(
        #""\#(name)": {"command": ["\#(program.path)", "\#(canary.plant("\(name)'s argument"))"]}"#)
    }
    try traces.scratch.file(
      named: "home/.config/midas/helpers.json",
      holding: #"{"version": 1, "helpers": {\#(commands.joined(separator: ", "))}}"#)
    traces.environment = [
      "HOME": traces.scratch.url.appending(path: "home").path, "REST_KEY": canary.plant("environment"),
      "SITE_KEY": canary.plant("site key"), "UNRELATED": canary.plant("unrelated"),
      "PGPASSWORD": canary.plant("PGPASSWORD"), "MIDAS_FINGERPRINT_KEY": canary.plant("fingerprint key"),
    ]
  }

  private func rotate(_ canary: inout SecretCanary, in traces: Traces) {
    traces.environment["SITE_KEY"] = canary.plant("site key, rotated")
  }
}
