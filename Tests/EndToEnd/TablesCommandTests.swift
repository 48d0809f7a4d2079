import Foundation
import TestSupport
import Testing

/// `midas tables`, as a pipeline runs it.
@Suite struct TablesCommandTests {
  private static let forms = "json,cdb,sqlite,csv,nginx,haproxy,typescript,python,swift"

  private func recorded() throws -> StateSession {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB12D")]))
    try session.midas("apply", "--auto-approve")
    return session
  }

  @Test func tellsWhereTheTablesAreAndWhatTheyHold() throws {
    let session = try recorded()
    let run = try session.midas("tables", "--out", "tables", "--format", Self.forms)
    let manifest = try String(contentsOfFile: session.path("tables/manifest.json"), encoding: .utf8)
    let generation = try #require(run.output.firstMatch(of: /^tables\/(r1-[0-9a-f]{16})\n$/)).1
    #expect(manifest.contains("\"generation\": \"\(generation)\""))
    #expect(manifest.contains("\"channels_without_key\": 2"))
    #expect(run.errors.contains("files of revision 1: 1 merchant, 2 channels, "))
    #expect(run.errors.contains("no channel key is known of 2 channels"))
    let show = try session.midas("show", "--format", "json").output
    let digest = try #require(show.firstMatch(of: /"digest": "([0-9a-f]{64})"/)).1
    #expect(manifest.contains("\"digest\": \"\(digest)\""))
  }

  @Test func stateAndConfigurationThatSayTheSameHaveOneDigest() throws {
    let session = try recorded()
    try session.midas("tables", "--out", "recorded", "--format", "csv")
    let run = try session.midas("tables", "--out", "declared", "--format", "csv", "--from", "config")
    #expect(run.output.hasPrefix("declared/config-"))
    #expect(run.errors.contains("the order of declaration"))
    let texts = try ["recorded", "declared"].map { folder in
      try String(contentsOfFile: session.path("\(folder)/manifest.json"), encoding: .utf8)
    }
    let digests = try texts.map { try #require($0.firstMatch(of: /"digest": "([0-9a-f]{64})"/)).1 }
    #expect(digests[0] == digests[1])
    #expect(texts[1].contains("\"store_id\": null"))
    let rows = try ["recorded", "declared"].map { folder in
      try String(contentsOfFile: session.path("\(folder)/current/csv/requests.csv"), encoding: .utf8)
    }
    #expect(rows[0] == rows[1])
  }

  @Test(arguments: [
    ("tables", 64, "--out"), ("tables --out t --format yaml", 64, "there is no form `yaml`"),
    ("tables --out t --format json,", 64, "there is no form ``"), ("tables --out t --from git", 64, "git"),
    ("tables --out .", 64, ". holds something else than tables"),
    ("tables --out midas.yaml", 66, "midas.yaml cannot be written: not a directory"),
    ("tables --out t /nowhere", 66, "nowhere"), ("tables --out no/such/folder", 66, "no/such/folder"),
    ("tables --out t --state env://MIDAS_NO_SUCH", 69, "MIDAS_NO_SUCH"),
    ("tables --out t --state sqlite:none.db", 1, "nothing is recorded"),
  ])
  func endsAsTheCommandLineAsks(arguments: String, exit: Int32, reason: String) throws {
    let session = try recorded()
    let run = try session.midas(arguments.split(separator: " ").map(String.init), exit: exit)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(reason), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: session.path("t/manifest.json")))
  }

  @Test func aConfigurationWithErrorsHasNoTables() throws {
    let session = try StateSession()
    try session.declare("merchant: acme\nchannels: [{ id: a }]\n")
    let run = try session.midas("tables", "--out", "t", "--from", "config", exit: 1)
    #expect(run.errors.contains("the configuration has errors; `midas validate` shows them"))
    #expect(!FileManager.default.fileExists(atPath: session.path("t")))
  }

  @Test func aRowThatSomebodyEditedIsInNoTable() throws {
    let session = try recorded()
    try session.midas("tables", "--out", "t")
    let before = try String(contentsOfFile: session.path("t/manifest.json"), encoding: .utf8)
    let sql = try PublicTool.python.run(
      [
        "-c",
        "import sqlite3; d = sqlite3.connect('.midas/state.db'); d.execute(\"UPDATE channels SET mid = 'EVIL1' WHERE mid = 'AB12C'\"); d.commit()",
      ], in: session.scratch.url)
    #expect(sql.exit == 0, "\(sql.errors)")
    let run = try session.midas("tables", "--out", "t", exit: 69)
    #expect(run.errors.contains("`midas drift` says what was changed"))
    #expect(try String(contentsOfFile: session.path("t/manifest.json"), encoding: .utf8) == before)
  }

  @Test("Every request of the reference has the answer of `midas lookup`", .timeLimit(.minutes(20)))
  func agreesWithLookup() throws {
    let scratch = try Scratch()
    let workspace = try Example(name: "reference").copy(into: scratch)
    for arguments in [["apply", "--auto-approve"], ["tables", "--out", "t", "--format", "json"]] {
      #expect(try Tool.run(arguments, in: workspace).exit == 0)
    }
    let text = try Data(contentsOf: workspace.appending(path: "t/current/tables.json"))
    let tables = try JSONDecoder().decode(Tables.self, from: text)
    var asked = 0
    for scope in tables.merchants.flatMap(\.scopes) {
      for named in scope.requests {
        let run = try Tool.run(
          ["lookup", scope.scope, named.pg, "--kind", named.kind, "--format", "json"], in: workspace)
        let answer = try JSONDecoder().decode(Tables.Answer.self, from: Data(run.output.utf8))
        #expect(
          answer == Tables.Answer(outcome: named.outcome, channels: named.channels), "\(scope.scope) \(named)"
        )
        asked += 1
      }
    }
    #expect(asked > 12)
  }

  private struct Tables: Decodable {
    var merchants: [Merchant]

    struct Merchant: Decodable {
      var scopes: [Scope]
    }

    struct Scope: Decodable {
      var scope: String
      var requests: [Named]
    }

    struct Named: Decodable {
      var kind: String
      var pg: String
      var outcome: String
      var channels: [[String: String?]]
    }

    struct Answer: Decodable, Equatable {
      var outcome: String
      var channels: [[String: String?]]
    }
  }

  @Test("A killed run leaves the tables that there were", .timeLimit(.minutes(20)))
  func killed() throws {
    let session = try recorded()
    for round in 0..<12 {
      try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB1\(round)D")]))
      try session.midas("apply", "--auto-approve", "--allow", "live-channel-deletions,deletions")
      let line =
        "\"$midas\" tables --out t --format \(Self.forms) --quiet & pid=$!; sleep 0.\(String(100 + round * 7).suffix(2)); kill -9 $pid; wait $pid"
      _ = try Shell.run(line, in: session.scratch.url)
      guard FileManager.default.fileExists(atPath: session.path("t/manifest.json")) else { continue }
      let check = try PublicTool.python.run(
        [
          "-c",
          """
          import hashlib, json
          manifest = json.load(open("t/manifest.json"))
          for file in manifest["files"]:
              data = open("t/%s/%s" % (manifest["generation"], file["path"]), "rb").read()
              assert hashlib.sha256(data).hexdigest() == file["sha256"], file
          """,
        ], in: session.scratch.url)
      #expect(check.exit == 0, "\(check.errors)")
    }
    try session.midas("tables", "--out", "t")
    let names = try FileManager.default.contentsOfDirectory(atPath: session.path("t"))
    #expect(!names.contains { $0.hasPrefix(".midas") })
  }
}
