import Foundation
import GRDB
import MidasPlanning
import MidasResources
import MidasStore
import MidasStoreSQLite
import StateSupport
import Testing

@Suite("Drift")
struct DriftTests {
  /// A state with a row in every table.
  private func withState(_ body: (SQLiteStore, DatabaseQueue) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let store = SQLiteStore(path: folder + "/state.db")
      let block = try CIDR(parsing: "203.0.113.7/32".utf8)
      let resources = [
        Resource.channel(
          "acme", "card", mid: "M1",
          [
            .channelKey: .text("channel-key-1"), .channelProtect: .text("main"),
            .channelCredentials: .map(of: [("site_key", "env://A")]),
          ]),
        .channel("acme", "other", mid: "M2", [.channelAssign: .text("books")]),
        Resource(.submerchant("acme", "books"), [.submerchantTier: .text("B01")]),
        Resource(
          .group("acme", "split"), [.groupMode: .text("live"), .groupChannels: .map(of: [("card", "100")])]),
        Resource(.default("acme", "window"), [.defaultChannel: .text("card")]),
        Resource(.key("acme", "code"), [.keyValue: .text("imp12345678")]),
        Resource(.webhook("acme", "v1", "live"), [.webhookURL: .text("https://pay.acme.com/v1")]),
        Resource(.whitelist("acme", block)),
      ]
      let wanted = Wanted(workspace: "w", merchants: [WantedMerchant("acme", resources)])
      let fingerprint = SecretFingerprint(
        reference: "env://A", keyID: "k", digest: Digest(hashing: [1]))
      _ = try store.apply(
        store.plan(wanted).plan, by: Author(actor: "test"),
        recording: [.channel("acme", "card"): [fingerprint]])
      let queue = try DatabaseQueue(path: store.path)
      try body(store, queue)
    }
  }

  private func drift(_ store: some StateStore) throws -> [Drift.Difference] {
    try store.read { try Drift(of: $0, facts: PlanningFacts()).differences }
  }

  @Test("is nothing where only revisions wrote", arguments: Shelf.allCases)
  func none(shelf: Shelf) throws {
    try shelf.withStore { store in
      #expect(try drift(store) == [])
      try store.settle(
        Wanted(workspace: "w", merchants: [WantedMerchant("acme", [.channel("acme", "card", mid: "M1")])]))
      #expect(try drift(store) == [])
    }
  }

  @Test("names the row of every column that somebody else edited")
  func everyColumn() throws {
    try withState { store, queue in
      #expect(try drift(store) == [])
      var count = 0
      for table in ResourceTable.all {
        let columns = try queue.read { try $0.columns(in: table.name) }
        for column in columns where !table.keyColumns.contains(column.name) {
          let value = column.type == "INTEGER" ? "77" : column.type == "BLOB" ? "zeroblob(32)" : "'7'"
          let name = "\"\(table.name)\""
          let key = table.keyColumns.map { "\"\($0)\"" }.joined(separator: ", ")
          let sql = """
            UPDATE \(name) SET "\(column.name)" = \(value)
            WHERE (\(key)) IN (SELECT \(key) FROM \(name) ORDER BY \(key) LIMIT 1)
            """
          try expectDrift(after: sql, queue, "\(table.name).\(column.name)") { found in
            let expected = try queue.read {
              try Row.fetchOne($0, sql: "SELECT \(key) FROM \(name) ORDER BY \(key)")
            }
            let row = try #require(expected)
            let address = try table.address(table.keyColumns.indices.map { row[$0] as String })
            // What a merchant's row holds beside its own fields is under the merchant's seal.
            return found.contains { $0.subject == address.text && [.edited, .seal].contains($0.kind) }
          }
          count += 1
        }
      }
      #expect(count > 60)
    }
  }

  @Test("names rows that somebody put in or took out")
  func rows() throws {
    try withState { store, queue in
      for table in ResourceTable.all {
        let name = "\"\(table.name)\""
        let row = try #require(try queue.read { try Row.fetchOne($0, sql: "SELECT * FROM \(name)") })
        let address = try table.address(table.keyColumns.map { row[$0] as String })
        try expectDrift(after: "DELETE FROM \(name)", queue, table.name) { found in
          found.contains { $0.subject == address.text && $0.kind == .removed }
        }
      }
      let insertions = [
        ("acme#key.evil", "INSERT INTO keys VALUES ('acme', 'evil', 'x', 'a.yaml', 1, NULL, 1)"),
        ("ghost#key.code", "INSERT INTO keys VALUES ('ghost', 'code', 'x', 'a.yaml', 1, NULL, 1)"),
        (
          "acme#cidr.0.0.0.0/0",
          "INSERT INTO whitelist VALUES ('acme', '0.0.0.0/0', 'all', NULL, 'a.yaml', 1, NULL, 1)"
        ),
        (
          "ghost",
          "INSERT INTO merchants (merchant, name, api, source_path, source_line, revision) VALUES ('ghost', 'x', '', 'a', 1, 1)"
        ),
      ]
      for (address, sql) in insertions {
        try expectDrift(after: sql, queue, address) { found in
          found.contains { $0.subject == address && $0.kind == .inserted }
        }
      }
    }
  }

  @Test(
    "names what is no row of a resource",
    arguments: [
      ("UPDATE live_mids SET channel = 'acme/other' WHERE mid = 'M1'", Drift.Kind.invariant),
      ("DELETE FROM live_mids WHERE mid = 'M2'", .invariant),
      ("INSERT INTO live_mids VALUES ('kcp', 'M9', '', 'acme/card')", .invariant),
      ("DELETE FROM merchant_codes", .invariant),
      ("UPDATE merchant_codes SET merchant = 'acme2'", .invariant),
      ("DELETE FROM channel_keys", .invariant),
      ("INSERT INTO channel_keys VALUES ('channel-key-9', 'acme/card')", .invariant),
      ("UPDATE head SET digest = zeroblob(32)", .head),
      ("UPDATE head SET order_digest = zeroblob(32)", .head),
      ("UPDATE head SET revision = 5", .head),
      ("UPDATE fingerprints SET fingerprint = zeroblob(32)", .edited),
      ("DELETE FROM fingerprints", .edited),
      ("UPDATE merchants SET digest = x'00'", .seal),
      ("UPDATE channels SET credentials = 'no json' WHERE channel = 'card'", .edited),
      ("UPDATE whitelist SET cidr = 'nowhere'", .edited),
      ("DELETE FROM changes; DELETE FROM revisions", .head),
    ])
  func others(sql: String, kind: Drift.Kind) throws {
    try withState { store, queue in
      try expectDrift(after: sql, queue, sql) { found in found.contains { $0.kind == kind } }
    }
  }

  @Test("says what the field was and is")
  func fields() throws {
    try withState { store, queue in
      let sql = "UPDATE channels SET mid = 'EVIL', ordinal = 9 WHERE mid = 'M1'"
      try expectDrift(after: sql, queue, sql) { found in
        found.first?.subject == "acme/card"
          && found.first?.changes.map(\.line) == ["mid: M1 → EVIL", "ordinal: 1 → 9"]
      }
    }
  }

  /// Runs `sql` on a copy of the state as somebody with a database shell would, and expects that the drift is seen.
  private func expectDrift(
    after sql: String, _ queue: DatabaseQueue, _ comment: String,
    _ isSeen: ([Drift.Difference]) throws -> Bool
  ) throws {
    try withTemporaryFolder { folder in
      let copy = SQLiteStore(path: folder + "/copy.db")
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [copy.path]) }
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let shell = try DatabaseQueue(path: copy.path, configuration: configuration)
      try shell.write { database in
        try database.execute(sql: "DROP TRIGGER changes_remain; DROP TRIGGER revisions_remain")
        try database.execute(sql: sql)
      }
      try shell.close()
      let found = try drift(copy)
      #expect(try isSeen(found), "\(comment): \(found)")
    }
  }
}
