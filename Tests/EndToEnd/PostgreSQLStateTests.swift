#if PostgreSQL
import Foundation
import PostgreSQLSupport
import TestSupport
import Testing

@Suite(
  "A state in PostgreSQL", .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment),
  .timeLimit(.minutes(20)))
struct PostgreSQLStateTests {
  private static let settings = "midas: 1\nworkspace: shop\nstate: env://STATE_URL\n"

  private func withSession(_ body: (StateSession, PostgreSQLServer, _ url: String) throws -> Void) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let session = try StateSession()
      try session.declare(StateSession.merchant([("card", "AB12C")]), settings: Self.settings)
      try body(session, server, server.url(database))
    }
  }

  @Test("gives the same tables on the primary, on a replica and in a file that it was copied from")
  func tables() throws {
    let primary = try PostgreSQLServer()
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C"), ("other", "AB12D")]))
    try session.midas("apply", "--auto-approve")
    try session.midas("state", "copy", "sqlite:.midas/state.db", primary.url())
    let replica = try primary.replica()
    try primary.waitForReplay(on: replica)
    let states = ["sqlite:.midas/state.db", primary.url(), replica.url()]
    let manifests = try states.enumerated().map { index, state in
      try session.midas(
        "tables", "--out", "t\(index)", "--state", state, "--format",
        "json,cdb,sqlite,csv,nginx,haproxy,typescript,python,swift")
      return try String(contentsOfFile: session.path("t\(index)/manifest.json"), encoding: .utf8)
    }
    // The manifest has the digest of every file.
    #expect(Set(manifests).count == 1)
    #expect(manifests[0].contains("\"revision\": 1"))
  }

  @Test("is planned, applied, shown and looked up like one in a file")
  func verbs() throws {
    try withSession { session, _, url in
      let environment = ["STATE_URL": url]
      func midas(_ arguments: String..., exit: Int32 = 0) throws -> String {
        try session.midas(arguments, exit: exit, environment: environment).output
      }
      _ = try midas("plan", "--detailed-exitcode", exit: 2)
      _ = try midas("plan", "--out", "plan.json")
      _ = try midas("apply", "--plan", "plan.json")
      _ = try midas("apply", "--plan", "plan.json", exit: 3)
      #expect(try midas("plan", "--detailed-exitcode").hasPrefix("Plan: 0 to create"))
      #expect(try midas("show", "acme/card").contains("AB12C"))
      #expect(try midas("history").contains("revision 1  "))
      #expect(try midas("lookup", "acme", "kcp.AB12C").contains("acme/card"))
      try session.declare(StateSession.merchant([("card", "AB12D")]), settings: Self.settings)
      _ = try midas("apply", "--auto-approve")
      #expect(try midas("history", "acme/card").contains("~ channel acme/card"))
    }
  }

  @Test("lets many rows wait in the folder for temporary files, and says so where there is none")
  func temporaryFiles() throws {
    try withSession { session, _, url in
      let documents = (0..<400).map { number in
        let channels = (0..<10).map { id in
          "  - { id: c\(id), name: card \(id), mode: test, pg: kcp, modules: [window.general], methods: [card], "
            + "mid: T\(number)-\(id), credentials: { site_key: \"env://K\" } }\n"
        }
        return "merchant: m\(number)\nchannels:\n\(channels.joined())defaults: { window: c0 }\n"
      }
      try session.declare(documents.joined(separator: "---\n"), settings: Self.settings)
      let nowhere = try session.midas(
        ["apply", "--auto-approve"], exit: 69,
        environment: ["STATE_URL": url, "TMPDIR": session.path("nowhere")])
      #expect(nowhere.errors.contains("nowhere: No such file or directory"), "\(nowhere.errors)")
      #expect(nowhere.errors.contains("set TMPDIR to a folder with room"))
      let unchanged = try session.midas(["history"], environment: ["STATE_URL": url])
      #expect(!unchanged.output.contains("revision 1"))
      try FileManager.default.createDirectory(
        atPath: session.path("there"), withIntermediateDirectories: false)
      let environment = ["STATE_URL": url, "TMPDIR": session.path("there")]
      try session.midas(["apply", "--auto-approve"], environment: environment)
      #expect(try session.midas(["plan", "--detailed-exitcode"], environment: environment).exit == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: session.path("there")).isEmpty)
    }
  }

  @Test("moves into a file and back, history included, and into an empty store only")
  func copy() throws {
    try withSession { session, server, url in
      let environment = ["STATE_URL": url]
      try session.midas(["apply", "--auto-approve"], environment: environment)
      try session.declare(StateSession.merchant([("card", "AB12D")]), settings: Self.settings)
      try session.midas(["apply", "--auto-approve"], environment: environment)
      try session.midas(["state", "copy", "env://STATE_URL", "sqlite:copy.db"], environment: environment)
      for verb in [["show", "--format", "json"], ["history", "--format", "json"]] {
        let here = try session.midas(verb, environment: environment)
        #expect(try session.midas(verb + ["--state", "sqlite:copy.db"]).output == here.output)
      }
      let full = try session.midas(["state", "copy", url, "sqlite:copy.db"], exit: 69)
      #expect(full.errors.contains("holds a state of revision 2; a copy goes into an empty one"))
      try server.withDatabase { other in
        try session.midas(["state", "copy", "sqlite:copy.db", server.url(other)])
        try session.midas(["plan", "--detailed-exitcode", "--state", server.url(other)])
      }
      try session.midas(["state", "copy", "sqlite:none.db", "sqlite:other.db"], exit: 69)
      try session.midas(["state", "copy", "nowhere", "sqlite:other.db"], exit: 64)
    }
  }

  @Test("ends a command with 69 where it cannot be had and with 5 where another one holds it")
  func failures() throws {
    try withSession { session, server, url in
      let database = String(url.split(separator: "/").last ?? "")
      try session.midas(["apply", "--auto-approve", "--state", url])
      try session.declare(StateSession.merchant([("card", "AB12D")]), settings: Self.settings)
      try server.whileSomebodyHolds("SELECT FROM midas.head FOR UPDATE", in: database) {
        try session.midas(
          ["apply", "--auto-approve", "--state", url, "--lock-timeout", "100ms"], exit: 5)
        try session.midas(["plan", "--state", url])
      }

      let nobody = try session.midas(["plan", "--state", "postgresql://tester@127.0.0.1:1/x"], exit: 69)
      #expect(nobody.errors.contains("postgresql://127.0.0.1:1/x: connection to server"), "\(nobody.errors)")
      let secret = url.replacing("tester@", with: "tester:hunter2@")
      for verb in [["plan"], ["apply", "--auto-approve"], ["show"]] {
        let refused = try session.midas(verb + ["--state", secret], exit: 69)
        #expect(refused.errors.contains("a state URL with a password in it is refused"))
        #expect(!(refused.output + refused.errors).contains("hunter2"))
      }
    }
  }
}
#else
import Testing

@Suite("A build without PostgreSQL")
struct PostgreSQLStateTests {
  @Test("says so of a state in PostgreSQL, and of a password in its URL first")
  func refusal() throws {
    let session = try StateSession()
    try session.declare(StateSession.merchant([("card", "AB12C")]))
    let url = "postgresql://midas@127.0.0.1/payments"
    let refused = try session.midas(["plan", "--state", url], exit: 69)
    #expect(refused.errors.contains("built without PostgreSQL"))
    let secret = url.replacing("midas@", with: "midas:hunter2@")
    let other = try session.midas(["plan", "--state", secret], exit: 69)
    #expect(other.errors.contains("a password in it is refused") && !other.errors.contains("hunter2"))
  }
}
#endif
