#if PostgreSQL
import Foundation
import GRDB
import MidasPlanning
import MidasResources
import MidasStore
import MidasStorePostgreSQL
import MidasStoreSQLite
import PostgreSQLSupport
import StateSupport
import Synchronization
import TestSupport
import Testing

@Suite("The PostgreSQL store", .enabled(if: PostgreSQLServer.isInstalled, PostgreSQLServer.comment))
struct PostgreSQLStoreTests {
  private func withStore(_ body: (PostgreSQLServer, String, PostgreSQLStore) throws -> Void) throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { try body(server, $0, PostgreSQLStore(url: server.url($0))) }
  }

  @Test("is created by apply only")
  func creation() throws {
    try withStore { server, database, store in
      _ = try store.plan(Sample.wanted)
      #expect(
        try server.sql("SELECT count(*) FROM pg_namespace WHERE nspname = 'midas'", in: database) == "0")
      try store.settle(Sample.wanted)
      #expect(try server.sql("SELECT revision FROM midas.head", in: database) == "1")
    }
  }

  @Test("has the schema of schema/state.postgresql.sql")
  func schema() throws {
    try withStore { server, database, store in
      try store.settle(Sample.wanted)
      let dump = try PublicTool("pg_dump").run(
        ["--schema-only", "--schema=midas", "--no-owner", "--no-privileges", "-d", server.url(database)],
        in: server.folder)
      #expect(dump.exit == 0, "\(dump.errors)")
      let noise = ["--", "SET ", "SELECT pg_catalog.set_config", "\\"]
      let lines = dump.output.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in !noise.contains { line.hasPrefix($0) } }
      let statements = lines.joined(separator: "\n").replacing(/\n{3,}/, with: "\n\n")
      let title =
        "-- What the migrations of a state in PostgreSQL add up to; `RECORD_SNAPSHOTS=1 swift test` records it.\n"
      try Snapshot.expect(
        title + "\n" + statements.trimmingCharacters(in: .newlines) + "\n",
        recordedIn: Repository.url("schema/state.postgresql.sql"))
    }
  }

  @Test("reads what the first schema recorded, and brings it up to date")
  func migration() throws {
    try withStore { server, database, store in
      try store.settle(Sample.wanted)
      // What the second migration adds is all that the first schema lacks.
      for sql in [
        "DROP TABLE midas.worklist_ticks", "ALTER TABLE midas.changes DROP COLUMN rotated",
        "UPDATE midas.schema_version SET version = 1",
      ] {
        _ = try server.sql(sql, in: database)
      }
      let head = try store.read { reader in
        #expect(try reader.ticks() == [])
        #expect(try reader.changes(in: 1).count > 1)
        return try reader.head()
      }
      #expect(try server.sql("SELECT version FROM midas.schema_version", in: database) == "1")
      let tick = WorklistTick(revision: 1, position: 0, task: "console", time: "T", actor: "me")
      try store.write { try $0.append([tick]) }
      #expect(try store.read { try $0.ticks() } == [tick])
      #expect(try store.read { try $0.head() } == head)
      #expect(try server.sql("SELECT version FROM midas.schema_version", in: database) == "2")
      try store.settle(Sample.wanted(mid: "M7"))
    }
  }

  @Test("has the tables and columns of the SQLite store")
  func sameColumns() throws {
    try withStore { server, database, store in
      try store.settle(Sample.wanted)
      let here = try server.sql(
        """
        SELECT table_name || ' ' || string_agg(column_name, ' ' ORDER BY ordinal_position)
        FROM information_schema.columns
        WHERE table_schema = 'midas' AND table_name <> 'schema_version' GROUP BY table_name ORDER BY 1
        """, in: database)
      try withTemporaryFolder { folder in
        try SQLiteStore(path: folder + "/state.db").settle(Sample.wanted)
        let there = try DatabaseQueue(path: folder + "/state.db").read { database in
          try String.fetchAll(
            database,
            sql: """
              SELECT name || ' ' || (SELECT group_concat(name, ' ') FROM pragma_table_info(sqlite_master.name))
              FROM sqlite_master WHERE type IN ('table', 'view')
              """)
        }
        #expect(Set(here.split(separator: "\n").map(String.init)) == Set(there))
      }
    }
  }

  @Test("can be asked with SQL, and keeps its history as it was written")
  func queries() throws {
    try withStore { server, database, store in
      try store.settle(Sample.wanted)
      let modules = try server.sql(
        "SELECT channel, module FROM midas.channel_modules ORDER BY 1, 2", in: database)
      #expect(modules == "card|api.key-in\ncard|window.simple\nnone|window.general")
      #expect(
        try server.sql("SELECT method FROM midas.channel_methods ORDER BY 1", in: database) == "card\nvbank")
      let held = try server.sql("SELECT pg, mid, channel FROM midas.live_mids ORDER BY 2", in: database)
      #expect(held == "kcp|M1|acme/card\nkcp|M2|acme/none")
      for sql in [
        "DELETE FROM midas.revisions", "UPDATE midas.revisions SET actor = ''", "DELETE FROM midas.changes",
        "UPDATE midas.changes SET after = ''", "TRUNCATE midas.changes",
        "DELETE FROM midas.worklist_ticks", "UPDATE midas.worklist_ticks SET actor = ''",
        "TRUNCATE midas.worklist_ticks",
      ] {
        #expect(throws: PostgreSQLServer.Failure.self, "\(sql)") { try server.sql(sql, in: database) }
      }
    }
  }

  @Test("sorts by bytes, whatever the server's locale")
  func order() throws {
    try withStore { server, database, store in
      #expect(try server.sql("SELECT 'B' < 'a'") == "f", "the server should sort as people do")
      let mids = ["a1", "B1", "_c", "Z", "z-1", "Z-1"]
      let channels = mids.enumerated().map { Resource.channel("acme", "c\($0)", mid: $1) }
      try store.settle(Wanted(workspace: "w", merchants: [WantedMerchant("acme", channels)]))
      let recorded = try store.read { try $0.storedClaims() }.map { $0.claim.key[1] }
      #expect(recorded == mids.sorted(by: precedesInBytes))
    }
  }

  @Test("applies any number of channels in the same number of statements", arguments: [false, true])
  func statements(isUpdate: Bool) throws {
    var counts: [Int] = []
    // The last one goes through in three batches where it is all new.
    for channels in [1, 100, 25_000] {
      try withStore { server, database, store in
        if isUpdate {
          try store.settle(Sample.wanted(channels: channels))
        } else {
          try store.settle(.nothing)
        }
        let count = Atomic(0)
        let counted = PostgreSQLStore(url: server.url(database)) { _ in
          count.add(1, ordering: .relaxed)
        }
        let plan = try store.plan(Sample.wanted(channels: channels, name: " new")).plan
        #expect(plan.steps.count >= channels)
        _ = try counted.apply(plan, by: Author(actor: "test"))
        counts.append(count.load(ordering: .relaxed))
        #expect(try store.plan(Sample.wanted(channels: channels, name: " new")).plan.isEmpty)
      }
    }
    #expect(Set(counts).count == 1, "\(counts)")
    #expect(counts[0] < 60)
  }

  @Test("tells who listens which revision came")
  func notification() throws {
    try withStore { server, database, store in
      try store.settle(Sample.wanted)
      let listener = try Listener(server.url(database))
      try store.settle(Sample.wanted(mid: "M7"))
      #expect(try listener.heard().contains("\"midas\" with payload \"2\""))
    }
  }

  @Test(
    "tells who listens, though a pooler shares its connections, and nobody of what was rolled back",
    .enabled(if: Pooler.program.isInstalled, Pooler.program.comment))
  func notificationThroughAPooler() throws {
    let server = try PostgreSQLServer.shared()
    try server.withDatabase { database in
      let pooler = try Pooler(before: server, size: 1)
      let store = PostgreSQLStore(url: server.url(database, port: pooler.port))
      try store.settle(Sample.wanted)
      let listener = try Listener(server.url(database))
      struct Interruption: Error {}
      #expect(throws: Interruption.self) {
        try store.write { transaction in
          var head = try transaction.head()
          head.revision = 99
          try transaction.update(head)
          throw Interruption()
        }
      }
      try store.settle(Sample.wanted(mid: "M7"))
      let heard = try listener.heard()
      #expect(heard.contains("\"midas\" with payload \"2\""))
      #expect(!heard.contains("99"))
    }
  }

  @Test("refuses what PostgreSQL cannot keep, and writes nothing of the rest")
  func characters() throws {
    try withStore { _, _, store in
      try store.settle(Sample.wanted)
      let before = try store.recorded()
      let channel = Resource.channel("zoo", "card", mid: "M9", [.channelName: .text("a\u{0}b")])
      let plan = try store.plan(
        Wanted(workspace: "w", selection: .merchants(["zoo"]), merchants: [WantedMerchant("zoo", [channel])])
      ).plan
      let error = refusal { _ = try store.apply(plan, by: Author(actor: "test")) }
      #expect(error?.unavailability?.contains("U+0000 in it: `a\\0b`") == true, "\(error as Any)")
      #expect(try store.recorded() == before)
      // What only looks like SQL, an array or a line of COPY is kept as it is.
      let name = "'; DROP TABLE x; -- \\ {\"a\",NULL} \t\r\n\\. \\N \u{1}\u{8}\u{B}\u{C}\u{1F}\u{7F} 한글 🏦"
      try store.settle(
        Wanted(
          workspace: "w", selection: .merchants(["odd"]),
          merchants: [
            WantedMerchant("odd", [.channel("odd", "card", mid: "M\\\"{},'8", [.channelName: .text(name)])])
          ]))
      #expect(try store.recorded()[.channel("odd", "card")]?.resource.text(.channelName) == name)
    }
  }
}

extension Wanted {
  /// Nothing at all, for a store that is to exist.
  fileprivate static var nothing: Wanted { Wanted(workspace: "w", merchants: [WantedMerchant("zero")]) }
}

/// A session of psql that listens.
private final class Listener {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ url: String) throws {
    process.executableURL = PublicTool("psql").executable
    process.arguments = ["-XAtq", "-d", url]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data("LISTEN midas;\nSELECT 'ready';\n".utf8))
    _ = output.fileHandleForReading.availableData
  }

  /// What came by until now.
  func heard() throws -> String {
    try input.fileHandleForWriting.write(contentsOf: Data("SELECT 1;\n".utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
#endif
