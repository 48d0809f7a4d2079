#if PostgreSQL
import MidasPlanning
import MidasStore
import MidasStorePostgreSQL
import PostgreSQLSupport
import StateSupport
import Testing

@Suite(
  "Drift of a state in PostgreSQL",
  .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct DriftOnPostgreSQLTests {
  @Test(
    "names what somebody else wrote",
    arguments: [
      ("UPDATE midas.channels SET mid = 'X9' WHERE channel = 'card'", Drift.Kind.edited, "acme/card"),
      ("UPDATE midas.channels SET source_line = 7 WHERE channel = 'none'", .edited, "acme/none"),
      ("UPDATE midas.keys SET value = 'imp0'", .edited, "acme#key.code"),
      (
        "INSERT INTO midas.keys VALUES ('acme', 'evil', 'x', 'a.yaml', 1, NULL, 1)", .inserted,
        "acme#key.evil"
      ),
      (
        "INSERT INTO midas.whitelist VALUES ('acme', '0.0.0.0/0', 'all', NULL, 'a.yaml', 1, NULL, 1)",
        .inserted,
        "acme#cidr.0.0.0.0/0"
      ),
      ("DELETE FROM midas.channels WHERE channel = 'none'", .removed, "acme/none"),
      ("DELETE FROM midas.live_mids WHERE mid = 'M2'", .invariant, "live_mids kcp M2"),
      ("UPDATE midas.merchants SET workspace = 'thief'", .seal, "acme"),
      ("UPDATE midas.head SET digest = decode(repeat('00', 32), 'hex')", .head, "head"),
    ])
  func edits(sql: String, kind: Drift.Kind, subject: String) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let store = PostgreSQLStore(url: server.url(database))
      func differences() throws -> [Drift.Difference] {
        try store.read { try Drift(of: $0, facts: PlanningFacts()).differences }
      }
      try store.settle(Sample.wanted)
      #expect(try differences() == [])
      try server.sql(sql, in: database)
      let found = try differences()
      #expect(found.contains { $0.kind == kind && $0.subject == subject }, "\(found)")
    }
  }
}
#endif
