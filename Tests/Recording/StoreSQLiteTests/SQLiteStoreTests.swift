import Foundation
import GRDB
import MidasPlanning
import MidasResources
import MidasStore
import MidasStoreSQLite
import StateSupport
import TestSupport
import Testing

@Suite("The SQLite store")
struct SQLiteStoreTests {
  private static var wanted: Wanted {
    Wanted(
      workspace: "w",
      merchants: [
        WantedMerchant(
          "acme",
          [
            .channel(
              "acme", "card", mid: "M1", modules: ["window.simple", "api.key-in"],
              [.channelMethods: .set(of: ["card", "vbank"])]),
            .channel("acme", "none", mid: "M2"),
          ])
      ])
  }

  /// A store in which `wanted` was applied.
  private func withStore(_ body: (SQLiteStore, String) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/state.db"
      let store = SQLiteStore(path: path, lockTimeout: 0.2)
      try store.settle(Self.wanted)
      try body(store, path)
    }
  }

  private func failure(_ body: () throws -> Void) -> StoreError? {
    do { try body() } catch let error as StoreError { return error } catch {}
    return nil
  }

  @Test("has the schema of schema/state.sql")
  func schema() throws {
    try withStore { _, path in
      let text = try DatabaseQueue(path: path).read { database in
        let head = try ["application_id", "user_version"].map { name in
          "PRAGMA \(name) = \(try Int.fetchOne(database, sql: "PRAGMA \(name)") ?? 0);"
        }
        let statements = try String.fetchAll(
          database, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        let title =
          "-- What the migrations of a state add up to; `RECORD_SNAPSHOTS=1 swift test` records it.\n"
        return title + (head + statements.map { "\n\($0);" }).joined(separator: "\n") + "\n"
      }
      try Snapshot.expect(text, recordedIn: Repository.url("schema/state.sql"))
    }
  }

  @Test("can be asked with SQL")
  func queries() throws {
    try withStore { _, path in
      try DatabaseQueue(path: path).read { database in
        let modules = try String.fetchAll(
          database, sql: "SELECT channel || ' ' || module FROM channel_modules ORDER BY 1")
        #expect(modules == ["card api.key-in", "card window.simple", "none window.general"])
        let methods = try String.fetchAll(database, sql: "SELECT method FROM channel_methods ORDER BY 1")
        #expect(methods == ["card", "vbank"])
        let held = try String.fetchAll(
          database, sql: "SELECT pg || ' ' || mid || ' ' || channel FROM live_mids ORDER BY 1")
        #expect(held == ["kcp M1 acme/card", "kcp M2 acme/none"])
      }
    }
  }

  @Test("keeps its history as it was written")
  func appendOnly() throws {
    try withStore { store, path in
      try store.write { transaction in
        try transaction.append([
          WorklistTick(revision: 1, position: 0, task: "console", time: "T", actor: "me")
        ])
      }
      for sql in [
        "DELETE FROM revisions", "UPDATE revisions SET actor = ''", "DELETE FROM changes",
        "UPDATE changes SET after = ''", "DELETE FROM worklist_ticks", "UPDATE worklist_ticks SET actor = ''",
      ] {
        #expect(throws: DatabaseError.self) {
          try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        }
      }
    }
  }

  @Test("writes ahead, and its rows hold together")
  func journal() throws {
    try withStore { _, path in
      try DatabaseQueue(path: path).read { database in
        #expect(try String.fetchOne(database, sql: "PRAGMA journal_mode") == "wal")
        let violations = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
        #expect(violations.isEmpty)
      }
    }
  }

  @Test(
    "reads what an older schema recorded, and brings it up to date with a backup beside it",
    arguments: [1, 2])
  func migration(schema: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/state.db"
      let sql = try Repository.text("Tests/EndToEnd/Faults/schema-\(schema).sql")
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      let store = SQLiteStore(path: path)
      let before = try Data(contentsOf: URL(filePath: path))
      let head = try store.read { reader in
        #expect(try reader.ticks() == [])
        #expect(try reader.changes(in: 1).count == 12)
        #expect(try reader.changes(in: 1).allSatisfy { $0.rotated.isEmpty })
        return try reader.head()
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before, "reading leaves it as it is")
      let tick = WorklistTick(revision: 1, position: 11, task: "console", time: "T", actor: "me")
      try store.write { try $0.append([tick]) }
      #expect(try store.read { try $0.ticks() } == [tick])
      #expect(try store.read { try $0.head() } == head)
      #expect(try store.audit().faults == [])
      #expect(try SQLiteStore(path: "\(path).schema-\(schema).backup").read { try $0.head() } == head)
    }
  }

  @Test("is created by apply only, with its folder")
  func creation() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/a/b/state.db"
      let store = SQLiteStore(path: path)
      _ = try store.plan(Self.wanted)
      #expect(failure { _ = try store.recorded() } == nil)
      #expect(!FileManager.default.fileExists(atPath: folder + "/a"))
      try store.settle(Self.wanted)
      #expect(FileManager.default.fileExists(atPath: path))
    }
  }

  @Test("refuses a newer schema, another program's file and what is no file, and leaves them as they are")
  func refusals() throws {
    try withStore { store, path in
      try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
      for body in [{ _ = try store.recorded() }, { try store.settle(Self.wanted) }] {
        guard case .unavailable(let reason) = failure(body) else {
          Issue.record("a newer schema was taken")
          return
        }
        #expect(reason.contains("schema 99"))
      }
    }
    try withTemporaryFolder { folder in
      let path = folder + "/other.db"
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE notes (text)") }
      let before = try Data(contentsOf: URL(filePath: path))
      let text = folder + "/text"
      try Data(
        ("not a database, but longer than a header of one hundred bytes would be: "
          + String(repeating: "x", count: 100)).utf8
      ).write(to: URL(filePath: text))
      for path in [path, text, folder] {
        let store = SQLiteStore(path: path)
        for body in [{ _ = try store.recorded() }, { try store.settle(Self.wanted) }] {
          guard case .unavailable = failure(body) else {
            Issue.record("\(path) was taken for a state")
            continue
          }
        }
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test("waits for another writer no longer than it was told, and readers wait for none")
  func busy() throws {
    try withStore { store, path in
      let other = try DatabaseQueue(path: path)
      try other.inDatabase { database in
        try database.execute(sql: "BEGIN IMMEDIATE")
        let plan = try store.plan(Wanted(workspace: "w", merchants: [WantedMerchant("acme")])).plan
        guard case .busy = failure({ _ = try store.apply(plan, by: Author(actor: "test")) }) else {
          Issue.record("two wrote at once")
          return
        }
        try database.execute(sql: "ROLLBACK")
      }
    }
  }

  @Test("notices rows that were edited behind its back when it writes beside them")
  func editedRows() throws {
    try withStore { store, path in
      let sealed = try store.read { try $0.merchant("acme") }
      try DatabaseQueue(path: path).write {
        try $0.execute(sql: "UPDATE channels SET mid = 'X' WHERE channel = 'card'")
      }
      let edited = try #require(try store.read { try $0.merchant("acme") })
      #expect(edited.seal == sealed?.seal)
      #expect(Seal.digest(of: edited, nextOrdinal: 3) != edited.seal)
    }
  }
}
